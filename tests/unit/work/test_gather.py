"""A city's month put together of three members': every expected figure is worked out here by hand.

Costs 1000 + 2000 + 300 tkr; sick leave (5.0 × 3000 + 8.0 × 1000 + 4.0 × 1000) / 5000 = 5.4 per cent.
"""

import csv
import io
import shutil

import pytest

from tests.unit.month import told
from tests.unit.work.hub_city import HUB, MONTH, NAMES, City, write_city
from tests.unit.work.repository import WHO
from utfall.checks.examine import examine
from utfall.errors import UsageError
from utfall.model.finding import blocking
from utfall.project import read_project
from utfall.work.gather import GatherOrders, gather, gathered_months

PACKAGES = "organisation: Exempelstad\nlicence: CC0-1.0\nmembers:\n" + "".join(
    f'  {name}: {{package: "../forvaltningar/{name}/data/{{month}}", name: {called}}}\n'
    for name, called in NAMES.items()
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return the city with its members as delivered packages, and nothing gathered."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in WHO.items():
            patch.setenv(name, value)
        return write_city(tmp_path_factory.mktemp("stad") / "stad").hub(PACKAGES)


@pytest.fixture(scope="module")
def done(made, tmp_path_factory):
    """Return the city once it is gathered, and how that went."""
    top = tmp_path_factory.mktemp("samlad") / "stad"
    shutil.copytree(made.top, top)
    city = City(top)
    return city, gather(city.project, MONTH)


@pytest.fixture
def city(made, tmp_path, monkeypatch):
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    shutil.copytree(made.top, tmp_path / "stad")
    return City(tmp_path / "stad")


@pytest.fixture
def gathered(done, tmp_path, monkeypatch):
    """Return a copy of the city that is gathered already."""
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    shutil.copytree(done[0].top, tmp_path / "stad")
    return City(tmp_path / "stad")


def rows(city, table):
    text = (city.root / "data" / MONTH / f"{table}.csv").read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def column(city, table, *names):
    return [tuple(row[name] for name in names) for row in rows(city, table)]


def cell(city, table, name, **key):
    (found,) = (row[name] for row in rows(city, table) if key.items() <= row.items())
    return found


def faults(city, month=MONTH):
    folder = city.root / "data" / month
    earlier = [one for one in sorted(folder.parent.iterdir()) if one.name < month]
    return [(one.slug, one.case, one.file, one.row) for one in examine(folder, city.root, earlier).findings]


def test_wholes_are_sums_and_means_of_the_members(done):
    city, how = done
    assert (how.members, how.of, how.is_new, how.is_written, how.findings) == (3, 3, True, True, ())
    assert column(city, "observations", "indicator", "outcome", "target") == [
        ("kostnader", "3300", "3310"), ("resultat", "143", "30"), ("franvaro", "5.4", "5"), ("timmar", "5000", ""),
    ]  # fmt: skip
    assert column(city, "breakdowns", "indicator", "organisation", "outcome", "weight")[6:9] == [
        ("franvaro", "skola", "5.0", "3000"), ("franvaro", "vard", "8.0", "1000"),
        ("franvaro", "kultur", "4.0", "1000"),
    ]  # fmt: skip


def test_lines_of_a_statement_are_the_sums_of_the_members_lines(done):
    city = done[0]
    assert column(city, "statement_lines", "id", "kind", "outcome") == [
        ("gemensamt", "heading", ""), ("ekonomi", "line", "133"), ("hr", "line", "-35"),
        ("forvaltning", "subtotal", "98"), ("uppdrag", "line", "45"), ("totalt", "total", "143"),
    ]  # fmt: skip
    assert column(city, "member_lines", "line", "member", "outcome", "unit")[:3] == [
        ("ekonomi", "skola", "110", "tkr"), ("ekonomi", "vard", "20", "tkr"), ("ekonomi", "kultur", "3", "tkr"),
    ]  # fmt: skip


def test_every_value_has_a_source_and_every_judgement_is_counted(done):
    city = done[0]
    assert column(city, "member_sources", "member", "name", "edition", "version", "address") == [
        (name, called, "2023-11.1", "2023.11.1", f"../forvaltningar/{name}/data/2023-11")
        for name, called in NAMES.items()
    ]  # fmt: skip
    assert all(len(row["sha256"]) == 64 for row in rows(city, "member_sources"))
    assert column(city, "member_gaps", "member") == []
    counted = [row for row in rows(city, "member_statuses") if row["member"] == "vard"]
    assert [(row["resource"], row["state"], row["count"]) for row in counted] == [
        ("activities", "ongoing", "1"), ("activities", "delayed", "1"), ("assignments", "ongoing", "1"),
        ("goals", "good", "1"), ("goals", "lost", "1"), ("indicators", "lost", "1"), ("projects", "yellow", "1"),
        ("projects", "red", "1"),
    ]  # fmt: skip
    assert column(city, "member_projects", "member", "project", "status", "comment") == [
        (name, "telefoni", "Rött", "Upphandlingen avbröts.") for name in NAMES
    ]


def test_the_first_month_is_an_ordinary_package_without_faults(done):
    city = done[0]
    assert faults(city) == []
    assert gathered_months(city.project) == city.project.months
    assert '"name": "Exempelstad"' in city.month.text("datapackage.json")
    assert cell(city, "members", "name", id="vard") == "Vårdförvaltningen"


def test_what_is_gathered_again_is_the_same_bytes(gathered):
    before = {one.name: one.read_bytes() for one in gathered.month.folder.iterdir()}
    again = gather(gathered.project, MONTH)
    assert (again.is_written, again.moved) == (False, ())
    assert {one.name: one.read_bytes() for one in gathered.month.folder.iterdir()} == before


def test_what_the_city_typed_stays(gathered):
    month = gathered.month
    month.edited("observations", 2, status="reached", reason="Ryms i budgeten.", comment="Lokaler.")
    month.added(
        "indicators", id="eget", order="9", name="Eget mått", chapter="ekonomi", frequency="month", unit="antal",
        decimals="0", accumulation="stock", reported_as="period", direction="none", target_term="target",
        year_target_term="year_target", compares="none", definition="Stadens eget.", source="Staden",
    )  # fmt: skip
    month.added("observations", indicator="eget", period=MONTH, outcome="7")
    month.edited("members", 3, name="Vård och omsorg")
    month.edited("indicators", 2, name="Stadens kostnader")
    (month.folder / "parker.csv").write_text("id,antal\nnorr,3\n", "utf-8")
    gathered.member("vard").edited("observations", 2, outcome="2100")
    again = gather(gathered.project, MONTH)
    assert [(one.row, one.old, one.new) for one in again.moved_figures] == [
        ("kostnader/2023-11", "3300", "3400"), ("kostnader/2023-11/vard", "2000", "2100"),
    ]  # fmt: skip
    assert column(gathered, "observations", "outcome", "status", "comment")[0] == ("3400", "reached", "Lokaler.")
    assert cell(gathered, "observations", "outcome", indicator="eget") == "7"
    assert cell(gathered, "members", "name", id="vard") == "Vård och omsorg"
    assert cell(gathered, "member_sources", "name", member="vard") == "Vård och omsorg"
    assert cell(gathered, "indicators", "name", id="kostnader") == "Stadens kostnader"
    assert (month.folder / "parker.csv").read_text("utf-8") == "id,antal\nnorr,3\n"
    assert faults(gathered) == []


@pytest.mark.parametrize(
    ("row", "change", "found"),
    [
        (2, {"unit": "antal"}, ("unit", "Enhet")),
        (2, {"accumulation": "stock"}, ("accumulation", "Ackumulering")),
        (2, {"decimals": "1"}, ("decimals", "Decimaler")),
        (2, {"definition": "Kostnader utan lokaler."}, ("definition", "Definition")),
    ],
)
def test_a_definition_of_another_meaning_is_a_finding_and_takes_no_part(city, row, change, found):
    city.member("vard").edited("indicators", row, **change)
    how = gather(city.project, MONTH)
    (fault,) = [one for one in told(how.findings) if one.case == "differs"]
    assert (fault.file, fault.row, fault.field) == (f"../forvaltningar/vard/data/{MONTH}/indicators.csv", 2, found[0])
    assert fault.message.startswith(
        f"Vårdförvaltningen: Kostnader är något annat än hos de andra. I kolumnen {found[1]} "
    )
    assert cell(city, "observations", "outcome", indicator="kostnader") == "1300"
    assert cell(city, "observations", "target", indicator="kostnader") == "1410"
    assert cell(city, "breakdowns", "outcome", indicator="kostnader", organisation="vard") == ".."
    assert column(city, "member_gaps", "member", "resource", "row", "reason") == [
        ("vard", "indicators", "kostnader", "differs")
    ]
    assert cell(city, "notes", "text", row="kostnader/2023-11") == "Räknat utan Vårdförvaltningen: 2 av 3 är med."
    assert cell(city, "observations", "finality", indicator="kostnader") == "preliminary"
    assert faults(city) == []


def test_definitions_that_differ_in_spaces_and_capitals_are_the_same(city):
    city.member("vard").edited("indicators", 2, definition="alla  kostnader")
    assert gather(city.project, MONTH).findings == ()


def test_money_in_another_scale_is_added_and_in_another_currency_never(city):
    city.member("vard").edited("indicators", 2, unit="mnkr", decimals="1").edited(
        "observations", 2, outcome="2.0", target="1.9"
    )
    city.member("kultur").described(lambda whole: whole.update(currency="NOK"))
    how = gather(city.project, MONTH)
    found = [(one.case, one.file.rpartition("/")[2], one.field) for one in told(how.findings)]
    assert ("currency", "indicators.csv", "unit") in found
    assert cell(city, "observations", "outcome", indicator="kostnader") == "3000.0"
    assert cell(city, "breakdowns", "outcome", indicator="kostnader", organisation="vard") == "2000.0"
    assert cell(city, "breakdowns", "outcome", indicator="kostnader", organisation="kultur") == ".."
    assert cell(city, "statement_lines", "outcome", id="totalt") == "150"
    assert faults(city) == []


def test_a_statement_that_is_built_otherwise_is_left_out_whole(city):
    city.member("kultur").edited("statement_lines", 4, parent="totalt")
    how = gather(city.project, MONTH)
    (fault,) = told(how.findings)
    assert (fault.case, fault.row, fault.field) == ("differs", 4, "parent")
    assert cell(city, "statement_lines", "outcome", id="totalt") == "150"
    assert column(city, "member_gaps", "resource", "row", "reason") == [("statements", "resultat", "differs")]


def test_a_line_of_one_member_alone_stands_after_the_one_before_it(city):
    month = city.member("vard")
    month.edited("statement_lines", 4, outcome="4")
    text = month.text("statement_lines.csv").splitlines()
    text.insert(4, "resultat,miljo,4,gemensamt,line,Miljö,,2023-11,6,,,,,")
    lines = [
        text[0],
        *(",".join([*row.split(",")[:2], str(at), *row.split(",")[3:]]) for at, row in enumerate(text[1:], 1)),
    ]
    month.write("statement_lines.csv", "\n".join(lines) + "\n")
    assert gather(city.project, MONTH).findings == ()
    assert column(city, "statement_lines", "id", "outcome")[1:4] == [("ekonomi", "133"), ("hr", "-41"), ("miljo", "6")]
    assert cell(city, "statement_lines", "outcome", id="forvaltning") == "98"
    assert faults(city) == []


def test_a_late_member_is_a_gap_and_the_rest_is_gathered(city):
    shutil.rmtree(city.member("vard").folder)
    how = gather(city.project, MONTH)
    assert [(one.slug, one.case, one.field) for one in told(how.findings)] == [("member", "late", "vard")]
    assert (how.members, how.of) == (2, 3)
    assert cell(city, "observations", "outcome", indicator="kostnader") == "1300"
    assert (
        cell(city, "observations", "outcome", indicator="franvaro") == "4.8"
    )  # (5.0 * 3000 + 4.0 * 1000) / 4000 = 4.75
    assert column(city, "member_gaps", "member", "name", "resource", "row", "text") == [
        ("vard", "Vårdförvaltningen", "datapackage", "2023-11", "Har inte publicerat månaden än.")
    ]
    assert cell(city, "notes", "text", row="resultat/totalt") == "Räknat utan Vårdförvaltningen: 2 av 3 är med."
    assert faults(city) == []


def test_a_member_that_comes_late_is_put_in_and_the_footnotes_go(city):
    away = city.top / "borta"
    city.member("vard").folder.rename(away)
    gather(city.project, MONTH)
    away.rename(city.member("vard").folder)
    assert gather(city.project, MONTH).findings == ()
    assert cell(city, "observations", "outcome", indicator="kostnader") == "3300"
    assert {row["finality"] for row in rows(city, "observations")} == {""}
    assert (rows(city, "notes"), rows(city, "member_gaps")) == ([], [])
    assert faults(city) == []


def test_a_value_that_is_missing_or_hidden_is_a_gap(city):
    city.member("vard").edited("observations", 2, outcome="..")
    city.member("kultur").edited("observations", 5, outcome="x").edited("observations", 4, outcome="x")
    how = gather(city.project, MONTH)
    assert [(one.case, one.file.rpartition("/")[2], one.row, one.field) for one in told(how.findings)] == [
        ("no-value", "observations.csv", 2, "outcome")
    ]
    assert cell(city, "observations", "outcome", indicator="kostnader") == "1300"
    assert cell(city, "observations", "outcome", indicator="timmar") == "4000"
    assert (
        cell(city, "observations", "outcome", indicator="franvaro") == "5.8"
    )  # (5.0 * 3000 + 8.0 * 1000) / 4000 = 5.75
    assert cell(city, "breakdowns", "outcome", indicator="timmar", organisation="kultur") == "x"
    assert [row["reason"] for row in rows(city, "member_gaps")] == ["no-value", "suppressed", "suppressed"]
    assert faults(city) == []


def test_a_member_without_an_indicator_is_no_gap(city):
    city.member("kultur").removed("indicators", 2).removed("observations", 2)
    assert gather(city.project, MONTH).findings == ()
    assert cell(city, "observations", "outcome", indicator="kostnader") == "3000"
    assert cell(city, "breakdowns", "outcome", indicator="kostnader", organisation="kultur") == "."
    assert faults(city) == []


def test_a_mean_without_weights_is_not_made_and_the_citys_own_stands(city):
    for name in NAMES:
        city.member(name).rewritten("indicators", lambda text: text.replace(",timmar\n", ",\n"))
    how = gather(city.project, MONTH)
    assert [(one.case, one.message[:31]) for one in told(how.findings)] == [("own", "Av Frånvaro görs inget helt: de")]
    assert cell(city, "observations", "outcome", indicator="franvaro") == ".."
    assert cell(city, "indicators", "breakdown", id="franvaro") == "own"
    assert cell(city, "breakdowns", "outcome", indicator="franvaro", organisation="vard") == "8.0"
    assert faults(city) == []
    assert column(city, "notes", "row", "text") == [
        ("franvaro/2023-11", "Medlemmarnas värden går inte att väga samman.")
    ]
    city.month.edited("observations", 4, outcome="5.5")
    gather(city.project, MONTH)
    assert cell(city, "observations", "outcome", indicator="franvaro") == "5.5"
    assert rows(city, "notes") == []
    assert gather(city.project, MONTH).is_written is False


def test_a_member_that_does_not_tell_its_weight_is_not_in_the_mean(city):
    city.member("kultur").edited("observations", 5, outcome="")
    how = gather(city.project, MONTH)
    assert sorted(one.case for one in told(how.findings)) == ["no-value", "no-weight"]
    assert cell(city, "observations", "outcome", indicator="franvaro") == "5.8"  # without 4.0 per cent
    assert faults(city) == []


def test_another_calendar_and_another_language_are_told(city):
    city.member("vard").described(lambda whole: whole.update(calendar={"year_starts": 4}))
    city.member("kultur").described(lambda whole: whole.update(language="nb", currency="SEK"))
    city.member("kultur").edited("indicators", 2, name="Kostnader i alt", definition="Alle kostnader.")
    how = gather(city.project, MONTH)
    found = {one.case: one for one in told(how.findings)}
    assert found["calendar"].file == f"../forvaltningar/vard/data/{MONTH}/datapackage.json"
    assert cell(city, "member_gaps", "reason", member="vard") == "calendar"
    assert cell(city, "indicators", "name", id="kostnader") == "Kostnader"
    assert cell(city, "observations", "outcome", indicator="resultat") == "93"


def test_a_scale_that_means_something_else_is_not_counted(city):
    city.member("vard").edited("scales", 11, tone="some", shape="triangle")
    how = gather(city.project, MONTH)
    (fault,) = told(how.findings)
    assert (fault.case, fault.file.rpartition("/")[2], fault.row, fault.field) == ("scale", "scales.csv", 11, "tone")
    assert [row["member"] for row in rows(city, "member_projects")] == ["skola", "kultur"]


def test_the_next_month_keeps_the_citys_definitions_and_opens_as_any_other(gathered):
    for name in NAMES:
        _december(gathered.member(name))
    gathered.month.edited("indicators", 2, name="Stadens kostnader", definition="Stadens egen text.")
    gathered.member("vard").folder.with_name("2023-12")
    how = gather(read_project(gathered.root), "2023-12")
    assert how.findings == ()
    december = City(gathered.top)
    folder = december.root / "data" / "2023-12"
    text = (folder / "indicators.csv").read_text("utf-8")
    assert "Stadens kostnader" in text
    found = list(csv.DictReader(io.StringIO((folder / "observations.csv").read_text("utf-8"))))
    assert [(row["indicator"], row["period"], row["outcome"]) for row in found] == [
        ("kostnader", "2023-12", "3300"), ("resultat", "2023-12", "143"), ("franvaro", "2023-12", "5.4"),
        ("timmar", "2023-12", "5000"),
    ]  # fmt: skip
    assert blocking(examine(folder, gathered.root, [gathered.month.folder]).findings) == ()


def _december(month):
    folder = month.folder.with_name("2023-12")
    shutil.copytree(month.folder, folder)
    for file in folder.iterdir():
        text = file.read_text("utf-8").replace("2023-11", "2023-12").replace("2023.11.", "2023.12.")
        file.write_text(text, "utf-8")


def test_a_run_that_is_cut_off_leaves_nothing_of_the_next_month_and_the_next_run_makes_it(gathered, monkeypatch):
    for name in NAMES:
        _december(gathered.member(name))
    page = (gathered.root / "docs" / "index.md").read_text("utf-8")

    def cut_off(*_):
        (gathered.root / "data" / ".2023-12.dodad" / "data" / "2023-12").mkdir(parents=True)  # as a killed run does
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("utfall.work.gather.write_gathered", cut_off)
        with pytest.raises(KeyboardInterrupt):
            gather(gathered.project, "2023-12")
    assert [str(one) for one in gathered.project.months] == [MONTH]
    assert (gathered.root / "docs" / "index.md").read_text("utf-8") == page
    assert gather(gathered.project, "2023-12").members == 3
    assert [one.name for one in sorted((gathered.root / "data").iterdir())] == [MONTH, "2023-12"]
    assert (gathered.root / "data" / "2023-12" / "member_sources.csv").is_file()


def test_an_indicator_that_only_members_have_is_told_later_and_not_taken(gathered):
    _december(gathered.member("skola"))
    month = gathered.member("skola")
    text = (month.folder.with_name("2023-12") / "indicators.csv").read_text("utf-8")
    fresh = text.splitlines()[1].replace("kostnader,1,Kostnader", "nytt,9,Nytt")
    (month.folder.with_name("2023-12") / "indicators.csv").write_text(f"{text}{fresh}\n", "utf-8")
    how = gather(read_project(gathered.root), "2023-12")
    assert [one.message for one in told(how.findings) if one.case == "unknown"] == [
        "Skolförvaltningen rapporterar nytt, som det egna paketet inte har. Det är inte med."
    ]


def test_only_telling_writes_nothing(gathered):
    gathered.member("vard").edited("observations", 2, outcome="2100")
    how = gather(gathered.project, MONTH, GatherOrders(only_tells=True))
    assert (how.is_written, len(how.moved_figures)) == (False, 2)
    assert cell(gathered, "observations", "outcome", indicator="kostnader") == "3300"


def test_a_draft_is_marked_as_preliminary(city):
    city.hub(HUB)
    how = gather(city.project, MONTH, GatherOrders(unpublished=True))
    assert (how.members, [one.case for one in how.findings]) == (3, [])
    assert {row["finality"] for row in rows(city, "observations")} == {"preliminary"}
    assert {row["preliminary"] for row in rows(city, "member_sources")} == {"utkast"}


def test_nothing_is_written_where_no_member_can_be_read(city):
    city.hub("members:\n  skola: {project: ../ingen}\n")
    how = gather(city.project, MONTH)
    assert (how.members, how.is_written, [one.case for one in how.findings]) == (0, False, ["no-project"])
    assert not (city.root / "data").exists()


def test_a_month_that_does_not_follow_is_refused_before_anything_is_written(gathered):
    for name in NAMES:
        month = gathered.member(name)
        shutil.copytree(month.folder, month.folder.with_name("2024-05"))
        file = month.folder.with_name("2024-05") / "datapackage.json"
        file.write_text(file.read_text("utf-8").replace("2023-11", "2024-05"), "utf-8")
    with pytest.raises(UsageError, match="2023-12"):
        gather(gathered.project, "2024-05")
    with pytest.raises(UsageError, match="”2018” är ingen månad"):
        gather(gathered.project, "2018")
    assert [str(one) for one in gathered.project.months] == [MONTH]
