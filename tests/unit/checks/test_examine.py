"""Examining a month: every check is run, everything is told, nothing twice."""

from pathlib import Path

import pytest

from tests.unit.month import FOLDER, TABLES, file_of, told
from utfall.checks import examine as checks
from utfall.checks.examine import ON_FILES, ON_REPORTS, SLUGS

SEEDED = (  # what one month can have wrong at once, each in another table
    ("areas", 2, {"id": "Kund"}, "identifier"),
    ("observations", 2, {"outcome": "1 265 135"}, "canonical-number"),
    ("observations", 4, {"period": "nov-23"}, "canonical-date"),
    ("goals", 2, {"status": "goood"}, "status-scale"),
    ("activities", 2, {"name": ""}, "required-value"),
    ("statement_lines", 7, {"forecast": "120"}, "sums"),
    ("scales", 5, {"shape": "square"}, "scale-shape"),
    ("notes", 2, {"field": "utfall"}, "references"),
)


def test_the_small_month_has_nothing_wrong(month):
    assert month.examined().findings == ()


def test_every_check_has_a_file_of_its_name_and_a_test_of_the_same():
    files = {file.stem.replace("_", "-") for file in Path(checks.__file__).parent.glob("*.py")}
    tests = {file.stem.removeprefix("test_").replace("_", "-") for file in Path(__file__).parent.glob("test_*.py")}
    assert set(SLUGS) <= files
    assert set(SLUGS) <= tests


def test_everything_that_is_wrong_is_told_at_once(month):
    for table, row, cells, _ in SEEDED:
        month.edited(table, row, **cells)
    found = month.examined().findings
    assert {slug for *_, slug in SEEDED} <= {one.slug for one in found}
    for table, row, cells, slug in SEEDED:
        assert (slug, file_of(table), row, *cells) in {(one.slug, one.file, one.row, one.field) for one in found}


def test_what_a_house_check_has_told_is_not_told_by_frictionless_too(month):
    for table, row, cells, _ in SEEDED:
        month.edited(table, row, **cells)
    found = month.examined().findings
    told_of = {(one.file, one.row, one.field) for one in found if one.slug != "schema"}
    assert not [one for one in found if one.slug == "schema" and (one.file, one.row, one.field) in told_of]


@pytest.mark.parametrize(
    "ruin",
    [
        lambda month: month.write("goals.csv", month.text("goals.csv").encode("windows-1252")),
        lambda month: month.rewritten("goals", lambda text: text.replace(",", ";")),
        lambda month: month.rewritten("goals", lambda text: text.replace("\n", ",,\n")),
        lambda month: month.write("goals.csv", ""),
        lambda month: month.rewritten("goals", lambda text: text.replace("area", "aera")),
        lambda month: month.path("goals.csv").unlink(),
        lambda month: month.rewritten("goals", lambda text: text.replace("Vi ska", '"Vi ska')),
    ],
    ids=["encoding", "delimiter", "blank-heading", "empty-file", "heading", "missing-file", "quotes"],
)
def test_of_a_file_that_is_wholly_wrong_frictionless_says_nothing(month, ruin):
    ruin(month)
    found = [one for one in month.examined().findings if one.file == file_of("goals")]
    assert found
    assert "schema" not in {one.slug for one in found}


def test_a_month_without_a_descriptor_is_told_and_has_no_report(month):
    month.path("datapackage.json").unlink()
    examined = month.examined()
    assert examined.report is None
    assert [(one.slug, one.case) for one in examined.findings] == [("descriptor", "absent")]


def test_a_month_whose_period_cannot_be_read_is_told_and_has_no_report(month):
    month.described(lambda whole: whole.update(period="nov-23"))
    examined = month.examined()
    assert examined.report is None
    assert ("period", "folder") in {(one.slug, one.case) for one in examined.findings}


@pytest.mark.parametrize("table", TABLES)
def test_a_month_lacking_any_one_table_is_examined(month, table):
    month.path(f"{table}.csv").unlink()
    found = {(one.slug, one.case, one.file) for one in month.examined().findings}
    assert ("unknown-resource", "missing-file", file_of(table)) in found


NASTY = ["", "..", "?", "x", "0000-11", "9999-12", "٢٠٢٣", "1e999", "<script>", "a/b", "../x", "a\nb", '"', "{{ 1 }}"]


@pytest.mark.parametrize("table", TABLES)
def test_no_text_in_any_column_makes_the_checks_raise(month, table):
    whole = month.text(f"{table}.csv")
    for place, name in enumerate(month.rows(table)[0]):
        month.write(f"{table}.csv", whole).edited(table, 2, **{name: NASTY[place % len(NASTY)]})
        month.edited(table, 3, **{name: NASTY[(place + 7) % len(NASTY)]}) if len(month.rows(table)) > 2 else None
        material, report = month.material(), month.report()
        told(found for check in ON_FILES.values() for found in check(material))
        told(found for check in ON_REPORTS.values() for found in check(report))


def test_no_finding_names_a_place_outside_the_project(month):
    month.rewritten("areas", lambda text: text.replace("kund", "Kund"))
    month.write("datapackage.json", b"\xef\xbb\xbf" + month.path("datapackage.json").read_bytes())
    for one in month.examined().findings:
        assert one.file.startswith(FOLDER)
        assert str(month.root) not in "".join(map(str, told([one])[0]))
