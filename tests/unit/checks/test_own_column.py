"""Columns that say of themselves what cannot be. The table of wrong declarations runs the commands."""

from utfall.model.finding import Severity

DESCRIPTOR = "data/2023-11/datapackage.json"


def test_what_a_known_column_cannot_say_is_told(month):
    def change(entry):
        fields = {field["name"]: field for field in entry["schema"]["fields"]}
        fields["outcome"]["formula"] = "target - 1"
        fields["comment"]["period"] = True

    month.schema_of("observations", change)
    found = [one for one in month.examined().findings if one.slug == "own-column"]
    assert [(one.file, one.field, one.value) for one in found] == [
        (DESCRIPTOR, "comment", "period"), (DESCRIPTOR, "outcome", "formula"),
    ]  # fmt: skip


def test_a_column_added_to_a_known_table_may_be_worked_out(month):
    fields = [{"name": "pris", "title": "Pris", "type": "number", "unit": "kr", "decimals": 0},
              {"name": "dubbelt", "title": "Dubbelt", "type": "number", "formula": "pris * 2"}]  # fmt: skip
    month.schema_of("areas", lambda entry: entry["schema"]["fields"].extend(fields))
    month.rewritten("areas", lambda text: text.replace("name\n", "name,pris\n").replace("re\n", "re,20\n"))
    assert [one for one in month.examined().findings if one.slug != "passed-over" and "areas" in one.file] == []
    row = month.examined().report.row("areas", "kund")
    assert (str(row.values["dubbelt"]), row.derived) == ("40", frozenset({"dubbelt"}))


def test_a_typed_year_only_warns(month):
    month.with_table("own", [{"name": "id", "title": "Utfall 2022"}, {"name": "b", "title": "2021"}], "id,b\nx,y\n")
    found = [one for one in month.examined().findings if one.slug == "own-column"]
    assert [(one.case, one.value, one.severity) for one in found] == [("typed-year", "Utfall 2022", Severity.WARNING)]


def test_the_title_of_a_table_says_the_period_by_a_pattern(month):
    month.with_table("own", [{"name": "id"}], "id\nx\n")
    month.schema_of("own", lambda entry: entry.update(title="Utfall {todate} 2022"))
    found = [one for one in month.examined().findings if one.slug == "own-column"]
    assert [(one.case, one.value, one.severity) for one in found] == [
        ("table-pattern", "todate", Severity.ERROR), ("table-year", "Utfall {todate} 2022", Severity.WARNING),
    ]  # fmt: skip
