"""The next month from the last: what is carried over, what is due, and that nothing is overwritten or half made."""

import csv
import json
import re
import shutil

import pytest

from tests.seeded import SEED
from tests.thoroughly import thorough
from tests.unit.work.killed import killed
from utfall.checks.examine import examine
from utfall.errors import PeriodError, UsageError
from utfall.model.missing import Missing
from utfall.project import read_project
from utfall.source.page import read_pages
from utfall.work.new import new


@pytest.fixture
def project(tmp_path):
    """A copy of this repository's project."""
    for folder in ("docs", "data"):
        shutil.copytree(SEED / folder, tmp_path / folder)
    shutil.copy(SEED / "mkdocs.yml", tmp_path)
    return read_project(tmp_path)


def table(project, month, name):
    with (project.data / month / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def files(project):
    return {path: path.read_bytes() for path in sorted(project.root.rglob("*")) if path.is_file()}


def test_what_holds_is_carried_over_byte_for_byte_and_the_months_own_is_empty(project):
    new(project, "2023-12")
    last, fresh = project.data / "2023-11", project.data / "2023-12"
    for name in ("areas", "scales", "indicators", "statements", "goals", "activities", "assignments", "projects"):
        assert (fresh / f"{name}.csv").read_bytes() == (last / f"{name}.csv").read_bytes()
    assert table(project, "2023-12", "corrections") == []
    assert {row["outcome"] for row in table(project, "2023-12", "observations")} == {""}
    assert {row["outcome"] for row in table(project, "2023-12", "statement_lines")} == {""}
    assert not {"observations", "statement_lines"} & {row["resource"] for row in table(project, "2023-12", "notes")}


def test_targets_and_forecasts_hold_for_the_year_and_comparisons_come_from_the_archive(project):
    new(project, "2023-12")
    rows = {row["indicator"]: row for row in table(project, "2023-12", "observations")}
    cost, absence = rows["verksamhetens-kostnader"], rows["sjukfranvaro"]
    assert (cost["forecast"], cost["year_target"], cost["target"]) == ("1365798", "1449802", "")
    assert absence["target"] == "5"
    then = {row["indicator"]: row["outcome"] for row in table(project, "2022-12", "observations")}
    shared = set(then) & set(rows)
    assert shared
    assert {name: rows[name]["previous_outcome"] for name in shared} == {name: then[name] for name in shared}
    new(read_project(project.root), "2024-01")
    january = {row["indicator"]: row for row in table(project, "2024-01", "observations")}
    assert {january["sjukfranvaro"][name] for name in ("target", "forecast", "year_target", "forecast_made")} == {""}
    assert {row["forecast"] for row in table(project, "2024-01", "statement_lines")} == {""}


def test_what_is_due_follows_each_indicators_rhythm(project):
    rhythms = {row["id"]: row["frequency"] for row in table(project, "2023-11", "indicators")}
    found = {}
    month = read_project(project.root).months[-1]
    for _ in range(13):
        month = month.shifted(1)
        new(read_project(project.root), str(month))
        rows = table(project, str(month), "observations")
        found[str(month)] = {rhythms[row["indicator"]] for row in rows}
    assert {name for name, seen in found.items() if "tertial" in seen} == {"2023-12", "2024-04", "2024-08", "2024-12"}
    assert {name for name, seen in found.items() if "year" in seen} == {"2023-12", "2024-12"}
    assert all("month" in seen for seen in found.values())


def test_the_new_month_can_be_checked_and_says_of_itself_what_it_is(project):
    opened = new(project, "2023-12")
    found = examine(project.data / "2023-12", project.root, [project.data / "2023-11"])
    assert [one for one in found.findings if one.severity.value == "error"] == []
    described = json.loads((project.data / "2023-12" / "datapackage.json").read_text("utf-8"))
    assert (described["period"], described["version"]) == ("2023-12", "2023.12.1")
    assert described["title"] == "Månadsrapport december 2023, Intraservice"
    assert "Verksamhetens kostnader" in opened.due["Ingen ansvarig angiven"]


def test_pages_with_text_of_their_own_are_marked_once(project):
    (project.docs / "hr.md").write_text(
        "---\ntitle: HR\n---\n\n# HR\n\nSjukfrånvaron har minskat under hela hösten.\n", encoding="utf-8"
    )
    before = (project.docs / "ekonomi.md").read_text("utf-8")
    opened = new(project, "2023-12")
    assert "docs/ekonomi.md" in opened.marked
    assert "docs/aktiviteter.md" not in opened.marked  # nothing but headings and tables
    assert not any("indikatorer/" in name for name in opened.marked)
    mark = 'utfall:\n  text-from:\n    "2 Ekonomi": 2023-11\n'
    assert (project.docs / "ekonomi.md").read_text("utf-8") == before.replace("utfall:\n", mark, 1)
    pages = {page.name: page for page in read_pages(project)}
    assert (pages["hr.md"].text_from, pages["hr.md"].meta["title"]) == ({"HR": "2023-11"}, "HR")
    assert set(opened.marked) == {f"docs/{name}.md" for name in ("ekonomi", "hr", "index", "portfolj")}
    assert pages["index.md"].text_from == {"Kommentar": "2023-11"}
    assert new(read_project(project.root), "2024-01").marked == ()


def test_the_month_records_what_the_last_reports_pages_said_without_its_words(project):
    new(project, "2023-12")
    record = json.loads((project.data / "2023-12" / "last-text.json").read_text("utf-8"))
    assert (record["report"], list(record["pages"])) == ("2023-11", ["ekonomi.md", "hr.md", "index.md", "portfolj.md"])
    assert [len(texts) for texts in record["pages"].values()] == [5, 3, 6, 6]
    assert all(
        re.fullmatch(r"[0-9a-f]{8}( [0-9a-f]{8})*", text) for texts in record["pages"].values() for text in texts
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("2023-11", "finns redan"),
        ("2024-01", "Öppna 2023-12"),
        ("2023-10", "Öppna 2023-12"),
        ("2023-Q4", "är ingen månad"),
        ("2023", "är ingen månad"),
    ],
)
def test_any_other_month_is_refused_with_the_way_on(project, name, said):
    before = files(project)
    with pytest.raises(UsageError, match=said):
        new(project, name)
    assert files(project) == before


def test_no_month_at_all_is_refused(project):
    with pytest.raises(PeriodError):
        new(project, "december")
    shutil.rmtree(project.data)
    with pytest.raises(UsageError, match="ingen månad att visa"):
        new(project, "2023-12")


def test_a_last_month_that_cannot_be_read_is_refused(project):
    (project.data / "2023-11" / "datapackage.json").write_text("{", encoding="utf-8")
    with pytest.raises(UsageError, match=r"har fel i sina filer.*datapackage\.json, rad 1"):
        new(project, "2023-12")


def test_pages_that_cannot_be_marked_are_told_of_and_the_month_is_not_opened(project, monkeypatch):
    def fail(*_):
        raise OSError(13, "Permission denied")

    monkeypatch.setattr("utfall.work.new.mark_text", fail)
    with pytest.raises(UsageError, match=r"kunde inte märkas .*Permission denied\. Månaden är inte öppnad"):
        new(project, "2023-12")
    assert sorted(path.name for path in project.data.iterdir()) == ["2022-11", "2022-12", "2023-11"]


def test_a_full_disk_leaves_nothing_half_made(project, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    before = files(project)
    monkeypatch.setattr(shutil, "copyfile", fail)
    with pytest.raises(UsageError, match="Inget är ändrat"):
        new(project, "2023-12")
    assert files(project) == before
    assert sorted(path.name for path in project.data.iterdir()) == ["2022-11", "2022-12", "2023-11"]


@pytest.mark.parametrize("every", [29, thorough(7)])
def test_killed_at_any_moment_the_next_run_completes(project, tmp_path_factory, every):
    whole, begun = (tmp_path_factory.mktemp(name) / "projekt" for name in ("helt", "början"))
    for copy in (whole, begun):
        shutil.copytree(project.root, copy)
    expected = new(read_project(whole), "2023-12")

    def begin():
        shutil.rmtree(project.root)
        shutil.copytree(begun, project.root)

    moments = killed(begin, lambda: new(read_project(project.root), "2023-12"), every=every)
    ends = []
    for _ in moments:
        ends.append(read_project(project.root).months[-1].number)
        if ends[-1] == 11:
            assert new(read_project(project.root), "2023-12") == expected
        assert seen(project.root) == seen(whole)
    assert len(ends) > 1


def seen(root):
    """Return what lies in a project, without what may be thrown away."""
    return {
        path.relative_to(root): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".cache" not in path.parts
    }


def own(project, month):
    """Add a table of one's own to a month: a total budget, what is about the period, and what follows."""
    fields = [
        {"name": "id"}, {"name": "budget", "type": "number", "period": False},
        {"name": "ack", "title": "Utfall", "type": "number", "period": True, "decimals": 0},
        {"name": "kvar", "type": "number", "formula": "budget - ack"},
        {"name": "forra", "type": "number", "from": "previous-report", "column": "ack"},
    ]  # fmt: skip
    file = project.data / month / "datapackage.json"
    whole = json.loads(file.read_text(encoding="utf-8"))
    whole["resources"].append({"name": "investeringar", "path": "investeringar.csv", "title": "Investeringar",
                               "schema": {"fields": fields, "primaryKey": "id"}})  # fmt: skip
    file.write_text(json.dumps(whole), encoding="utf-8")
    text = "id,budget,ack,kvar,forra\nskola,186000,74210,111790,70000\n"
    (file.parent / "investeringar.csv").write_text(text, encoding="utf-8")
    with (file.parent / "notes.csv").open("a", encoding="utf-8") as notes:
        notes.write("investeringar,skola,ack,Preliminärt.\ninvesteringar,skola,budget,Beslut i mars.\n")


def test_what_is_about_the_period_is_empty_in_own_tables_too_and_what_is_not_stands(project):
    own(project, "2023-11")
    opened = new(project, "2023-12")
    assert table(project, "2023-12", "investeringar") == [
        {"id": "skola", "budget": "186000", "ack": "", "kvar": "", "forra": ""}
    ]
    assert "Investeringar" in next(names for owner, names in opened.due.items() if "Investeringar" in names)
    notes = [row["field"] for row in table(project, "2023-12", "notes") if row["resource"] == "investeringar"]
    assert notes == ["budget"]
    examined = examine(project.data / "2023-12", project.root, [project.data / "2023-11"])
    (row,) = examined.report.resources["investeringar"].rows
    assert (str(row.values["forra"]), row.derived) == ("74210", frozenset({"forra", "kvar"}))
    assert (row.values["ack"], row.values["kvar"]) == (Missing.DUE, Missing.DUE)  # what follows is not there yet either


def test_figures_of_which_nothing_says_whether_they_are_about_the_period_are_taken_for_the_periods(project):
    own(project, "2023-11")
    file = project.data / "2023-11" / "datapackage.json"
    whole = json.loads(file.read_text(encoding="utf-8"))
    ack = whole["resources"][-1]["schema"]["fields"][2]
    del ack["period"]
    ack["constraints"] = {"required": True, "minimum": 0}
    file.write_text(json.dumps(whole), encoding="utf-8")
    new(project, "2023-12")
    assert [row["ack"] for row in table(project, "2023-12", "investeringar")] == [""]
    described = json.loads((project.data / "2023-12" / "datapackage.json").read_text("utf-8"))
    fresh = described["resources"][-1]["schema"]["fields"][2]
    assert (fresh["period"], fresh["constraints"]) == (True, {"minimum": 0})
    found = examine(project.data / "2023-12", project.root, [project.data / "2023-11"]).findings
    assert [one for one in found if one.file.endswith("investeringar.csv") and one.severity.value == "error"] == []


def test_what_the_package_says_of_last_month_alone_is_not_carried_over(project):
    file = project.data / "2023-11" / "datapackage.json"
    whole = json.loads(file.read_text(encoding="utf-8"))
    whole["sources"].append({"title": "Ekonomisystemet"})
    file.write_text(json.dumps(whole), encoding="utf-8")
    new(project, "2023-12")
    december = project.data / "2023-12" / "datapackage.json"
    described = json.loads(december.read_text("utf-8"))
    assert "description" not in described  # it says that the tables were taken out of November's PDF
    assert described["sources"] == [{"title": "Ekonomisystemet"}]
    december.write_text(json.dumps({**described, "description": "Nämndens månadsrapport."}), encoding="utf-8")
    new(read_project(project.root), "2024-01")
    january = json.loads((project.data / "2024-01" / "datapackage.json").read_text("utf-8"))
    assert january["description"] == "Nämndens månadsrapport."


def test_what_is_for_staff_stays_so(tmp_path):
    from tests.canaries import write_project
    from utfall.source.marked import is_marked
    from utfall.work.public_copy import public_copy

    month = write_project(tmp_path)
    rows = month.text("observations.csv").rstrip("\n").split("\n")
    ends = ["audience", *("staff" if row.startswith("franvaro") else "" for row in rows[1:])]
    month.write("observations.csv", "".join(f"{row},{end}\n" for row, end in zip(rows, ends, strict=True)))
    field = {"name": "audience", "title": "Läsare", "type": "string", "role": "audience"}
    month.schema_of("observations", lambda entry: entry["schema"]["fields"].append(field))
    new(read_project(tmp_path), "2023-12")
    project = read_project(tmp_path)
    assert {row["indicator"]: row["audience"] for row in table(project, "2023-12", "observations")} == {
        "kostnader": "", "resultat": "", "franvaro": "staff", "kanarieake": "", "datorer": "",
    }  # fmt: skip
    assert is_marked(project)
    with public_copy(project) as copy:
        text = "".join(file.read_text(encoding="utf-8") for file in (copy.project.data / "2023-12").glob("*.csv"))
    assert "franvaro" in text  # the indicator, without its observation
    assert "kanarie" not in text.lower()
