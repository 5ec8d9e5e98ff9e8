"""What is marked for staff can be taken out, and nothing is opened in silence."""

import pytest

from tests.unit.earlier_month import told_of, with_october

ROLE = {"name": "audience", "title": "Läsare", "type": "string", "role": "audience"}
OWN = [{"name": "id", "title": "Id", "type": "string"}, {"name": "namn", "title": "Namn", "type": "string"},
       {"name": "a", "title": "A", "type": "integer"}, {"name": "b", "title": "B", "type": "integer"}]  # fmt: skip


def places(month, slug="audience"):
    return [(one.case, one.file.rpartition("/")[2], one.row, one.field) for one in month.told_by(slug)]


def with_rows(month, table, *, staff):
    """Give a table a column of audiences; ``staff`` are the numbers of rows."""
    rows = month.text(f"{table}.csv").rstrip("\n").split("\n")
    ends = ["audience", *("staff" if number in staff else "" for number in range(2, len(rows) + 1))]
    month.write(f"{table}.csv", "".join(f"{row},{end}\n" for row, end in zip(rows, ends, strict=True)))
    return month.schema_of(table, lambda entry: entry["schema"]["fields"].append(ROLE))


def marked(month, table, column):
    return month.schema_of(table, lambda entry: next(
        one for one in entry["schema"]["fields"] if one["name"] == column).update(audience="staff"))  # fmt: skip


def test_a_month_without_marks_has_nothing_to_be_told(month):
    assert places(month) == []


def test_a_column_of_audiences_that_nobody_has_declared_is_found_at_its_first_row(month):
    field = {"name": "audience", "title": "Läsare", "type": "string"}
    with_rows(month, "projects", staff={3})
    month.schema_of("projects", lambda entry: entry["schema"]["fields"].__setitem__(-1, field))
    assert places(month) == [("undeclared", "projects.csv", 3, "audience")]
    told = month.told_by("audience")[0]
    assert told.remedy == 'Kör utfall describe --column "projects.audience: role=audience".'


@pytest.mark.parametrize(("name", "said", "is_found"), [
    ("audience", "personal", True), ("Audience", "internt", True), ("audiences", "staff", True),
    ("audiences", "barn", False), ("audience", "", False),
])  # fmt: skip
def test_a_column_that_is_called_so_is_never_passed_over_in_silence(month, name, said, is_found):
    fields = [*OWN[:2], {"name": name, "title": "Läsare", "type": "string"}]
    month.with_table("enheter", fields, f"id,namn,{name}\nx,Norr,{said}\n", primaryKey=["id"])
    assert places(month) == ([("undeclared", "enheter.csv", 2, name)] if is_found else [])
    month.schema_of("enheter", lambda entry: entry["schema"]["fields"][2].update(audience="public"))
    assert places(month) == []


@pytest.mark.parametrize(("table", "column"), [("activities", "name"), ("activities", "id"), ("goals", "comment")])
def test_a_column_that_the_report_needs_cannot_be_withheld(month, table, column):
    marked(month, table, column)
    found = [one for one in places(month) if one[0] == "needed"]
    assert [(case, file, field) for case, file, _, field in found] == (
        [] if column == "comment" else [("needed", "datapackage.json", column)]
    )


def test_a_public_row_must_not_name_a_withheld_one(month):
    with_rows(month, "areas", staff={3})
    assert ("names", "activities.csv", 3, "area") in places(month)
    assert ("names", "activities.csv", 2, "area") not in places(month)


def test_a_row_that_is_about_a_withheld_one_goes_with_it_and_is_no_fault(month):
    with_rows(month, "projects", staff={2})  # telefoni, with its statuses
    assert places(month) == []


def test_a_public_line_must_not_stand_below_a_withheld_one(month):
    with_rows(month, "statement_lines", staff={2})
    assert places(month) == [("names", "statement_lines.csv", number, "parent") for number in (3, 4)]


def test_a_public_formula_must_not_be_over_a_withheld_column(month):
    kvar = {"name": "kvar", "title": "Kvar", "type": "integer", "formula": "a - b"}
    fields = [*OWN[:3], {**OWN[3], "audience": "staff"}, kvar]
    month.with_table("enheter", fields, "id,namn,a,b\nx,Norr,3,2\n", primaryKey=["id"])
    assert [(case, field) for case, _, _, field in places(month)] == [("formula", "kvar")]


@pytest.mark.parametrize("said", [{"audience": "personal"}, {"audiense": "staff"}, {"Audience": "staff"}])
def test_a_misspelt_mark_of_a_table_is_a_fault_of_the_descriptor(month, said):
    month.schema_of("goals", lambda entry: entry.update(said))
    found = month.told_by("descriptor")
    assert [(one.case, one.field.rpartition(".")[2]) for one in found] == [("shape", next(iter(said)))]


def test_a_mark_on_the_whole_package_has_no_effect_and_is_a_fault(month):
    month.described(lambda whole: whole.update(audience="staff"))
    assert [(one.case, one.field) for one in month.told_by("descriptor")] == [("shape", "audience")]


def test_what_was_for_staff_last_month_is_not_opened_in_silence(tmp_path):
    october, november = with_october(tmp_path)
    october.schema_of("goals", lambda entry: entry.update(audience="staff"))
    marked(october, "activities", "owner")
    with_rows(october, "projects", staff={3})
    assert told_of(november, "audience") == [
        ("opened", "goals", 1, None), ("opened", "activities", 1, "owner"), ("opened", "projects", 3, None),
    ]  # fmt: skip
    november.schema_of("goals", lambda entry: entry.update(audience="public"))
    marked(november, "activities", "owner")
    with_rows(november, "projects", staff={3})
    assert told_of(november, "audience") == []
