"""The example city: every department is a report of its own, on indicators that add up."""

import csv
import json

import pytest

from utfall.checks.examine import ON_FILES, ON_HISTORIES, ON_REPORTS
from utfall.checks.material import Material
from utfall.demo import demo_city
from utfall.errors import UsageError
from utfall.model.finding import Severity
from utfall.model.history import History
from utfall.project import read_project
from utfall.source.build import build_report
from utfall.source.raw import read_package
from utfall.source.validate import validate_package

MONTHS = 4  # with a quarter, a tertial and two forecasts of the year


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    return demo_city(tmp_path_factory.mktemp("city") / "stad", 13, MONTHS)


def table(city, department, month, name):
    file = city.root / "forvaltningar" / department / "data" / month / f"{name}.csv"
    with file.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def outcomes(city, department, month="2023-04"):
    return {row["indicator"]: row["outcome"] for row in table(city, department, month, "observations")}


def test_each_department_is_a_project_and_so_is_the_city(city):
    folders = sorted(file.parent.relative_to(city.root).as_posix() for file in city.root.rglob("mkdocs.yml"))
    assert folders == [
        "forvaltningar/arbete-och-vuxenutbildning", "forvaltningar/barn-och-utbildning", "forvaltningar/distrikt-13",
        "forvaltningar/funktionsstod", "forvaltningar/individ-och-familj", "forvaltningar/kretslopp-och-vatten",
        "forvaltningar/kultur-och-fritid", "forvaltningar/medborgarservice", "forvaltningar/miljo-och-halsa",
        "forvaltningar/stadsbyggnad", "forvaltningar/stadsfastigheter", "forvaltningar/stadsmiljo",
        "forvaltningar/vard-och-aldreomsorg", "staden",
    ]  # fmt: skip


def test_the_city_names_its_departments_in_their_order(city):
    lines = (city.root / "staden" / "hub.yml").read_text("utf-8").splitlines()
    assert lines[:3] == [
        "members:",
        "  barn-och-utbildning: {project: ../forvaltningar/barn-och-utbildning, name: Barn och utbildning}",
        "  vard-och-aldreomsorg: {project: ../forvaltningar/vard-och-aldreomsorg, name: Vård och äldreomsorg}",
    ]
    assert lines[13:] == ["  distrikt-13: {project: ../forvaltningar/distrikt-13, name: Distrikt 13}"]


def test_the_menu_of_the_city_has_the_pages_that_are_there(city):
    own = read_project(city.root / "staden")
    assert [page for page in own.nav if not (own.docs / page).is_file()] == []
    assert {"kallor.md", "portfolj.md"} < set(own.nav)
    assert {"mal.md", "uppdrag.md"}.isdisjoint(file.name for file in own.docs.iterdir())


def test_packages_say_whose_they_are(city):
    found = json.loads((city.root / "forvaltningar/funktionsstod/data/2023-01/datapackage.json").read_text("utf-8"))
    assert (found["organization"]["id"], found["organization"]["name"]) == ("funktionsstod", "Funktionsstöd")
    assert (found["organization"]["board"], found["organization"]["city"]) == (
        "Nämnden för funktionsstöd", "Exempelby kommun",
    )  # fmt: skip
    assert found["id"] == "exempelby/funktionsstod/manadsrapport/2023-01"
    assert "Stöd och service" not in json.dumps(found, ensure_ascii=False)


def test_departments_report_the_same_indicators_on_levels_of_their_own(city):
    large, small = outcomes(city, "barn-och-utbildning"), outcomes(city, "distrikt-13")
    assert list(large) == list(small)
    assert len(large) == 14  # of 15, without staff turnover, which is due in March
    assert float(large["kostnader"]) > 4 * float(small["kostnader"])
    assert large["sjukfranvaro"] != small["sjukfranvaro"]


def test_what_accumulates_and_what_is_a_mean_is_the_same_everywhere(city):
    ways = {
        name: [(row["id"], row["accumulation"], row["reported_as"], row["weight"]) for row in
               table(city, name, "2023-04", "indicators")]
        for name in ("barn-och-utbildning", "distrikt-13")
    }  # fmt: skip
    assert ways["barn-och-utbildning"] == ways["distrikt-13"]
    assert ("sjukfranvaro", "rate", "period", "ordinarie-arbetstid") in ways["distrikt-13"]


def test_the_second_is_late_with_its_newest_month(city):
    folders = [path.name for path in (city.root / "forvaltningar/vard-och-aldreomsorg/data").iterdir()]
    assert sorted(folders) == ["2023-01", "2023-02", "2023-03"]


def test_the_third_does_not_report_an_indicator_and_has_no_page_of_it(city):
    assert "besvarade-samtal" not in outcomes(city, "individ-och-familj")
    folder = city.root / "forvaltningar/individ-och-familj/docs/indikatorer"
    assert not (folder / "besvarade-samtal.md").exists()
    assert "besvarade-samtal" not in (folder / "index.md").read_text("utf-8")


def test_the_first_has_a_project_in_red_in_the_autumn(tmp_path):
    city = demo_city(tmp_path / "stad", 2, 10)
    lights = {name: {row["status"] for row in table(city, name, "2023-10" if number else "2023-09", "project_statuses")}
              for number, name in ((1, "barn-och-utbildning"), (0, "vard-och-aldreomsorg"))}  # fmt: skip
    assert "red" in lights["barn-och-utbildning"]
    assert "red" not in lights["vard-och-aldreomsorg"]


@pytest.mark.parametrize("department", ["individ-och-familj", "miljo-och-halsa"])
def test_every_check_is_content_with_a_department(city, department):
    root = city.root / "forvaltningar" / department
    raws = [read_package(folder, root) for folder in sorted((root / "data").iterdir())]
    history = History(tuple(map(build_report, raws)))
    material = Material(raws[-1], validate_package(raws[-1]))
    found = [one for check in ON_FILES.values() for one in check(material)]
    found += [one for check in ON_REPORTS.values() for one in check(history.current)]
    found += [one for check in ON_HISTORIES.values() for one in check(history)]
    assert [(one.slug, one.file, one.row) for one in found if one.severity is Severity.ERROR] == []
    assert {one.slug for one in found} <= {"unexplained-deviation"}


def test_two_runs_write_the_same_bytes(city, tmp_path):
    again = demo_city(tmp_path / "stad", 13, MONTHS)
    files = [path.relative_to(city.root) for path in sorted(city.root.rglob("*")) if path.is_file()]
    assert [name for name in files if (again.root / name).read_bytes() != (city.root / name).read_bytes()] == []


@pytest.mark.parametrize(
    ("departments", "months", "said"),
    [
        (1, 36, "En stad har 2 till 60 förvaltningar, inte 1."),
        (61, 36, "En stad har 2 till 60 förvaltningar, inte 61."),
        (12, 0, "En stad har 1 till 120 månader, inte 0."),
        (12, 121, "En stad har 1 till 120 månader, inte 121."),
    ],
)
def test_what_cannot_be_is_told(tmp_path, departments, months, said):
    with pytest.raises(UsageError, match=said):
        demo_city(tmp_path / "stad", departments, months)
    assert not (tmp_path / "stad").exists()
