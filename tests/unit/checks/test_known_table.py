"""Known tables described otherwise than the report reads them."""

import json

import pytest

from utfall.checks.examine import examine

DESCRIPTOR = "data/2023-11/datapackage.json"


def column(table, name, **said):
    def change(descriptor):
        entry = next(one for one in descriptor["resources"] if one["name"] == table)
        next(one for one in entry["schema"]["fields"] if one["name"] == name).update(said)

    return change


def schema(table, **said):
    return lambda whole: next(one for one in whole["resources"] if one["name"] == table)["schema"].update(said)


CASES = [
    (column("observations", "outcome", type="string"), "type", "outcome", "string",
     "Kolumnen outcome i observations beskrivs som string, men rapporten läser den som number."),
    (column("goals", "order", type="number"), "type", "order", "number",
     "Kolumnen order i goals beskrivs som number, men rapporten läser den som integer."),
    (column("activities", "due", type="string"), "type", "due", "string",
     "Kolumnen due i activities beskrivs som string, men rapporten läser den som date."),
    (column("goals", "level", constraints={"enum": ["central", "citywide", "centralt"]}), "word", "level", "centralt",
     "Kolumnen level i goals säger sig ha ordet ”centralt”, som rapporten inte känner. Menades ”central”?"),
    (schema("observations", primaryKey=["indicator"]), "key", "primaryKey", "indicator",
     "Nyckeln i observations beskrivs som indicator, men rapporten skiljer raderna åt med indicator, period."),
    (schema("goals", missingValues=["", "-"]), "symbol", "missingValues", "-",
     "goals säger att ”-” betyder att värdet saknas. Det tecknet känner rapporten inte."),
    (lambda whole: whole.update(language="fi"), "language", "language", "fi", "Språket ”fi” finns inte."),
]  # fmt: skip


@pytest.mark.parametrize(("change", "case", "field", "value", "message"), CASES)
def test_what_contradicts_the_contract_is_found_at_its_line(month, sv, change, case, field, value, message):
    month.described(change)
    whole = json.loads(month.text("datapackage.json"))
    month.write("datapackage.json", json.dumps(whole, ensure_ascii=False, indent=2))
    (finding,) = [one for one in examine(month.folder, month.root).findings if one.slug == "known-table"]
    assert (finding.case, finding.file, finding.field, finding.value) == (case, DESCRIPTOR, field, value)
    part = {"type": "type", "word": "centralt", "key": "primaryKey", "symbol": "missingValues"}.get(case, case)
    assert part in "".join(month.text("datapackage.json").splitlines()[finding.row - 1 : finding.row + 4])
    assert finding.message(sv) == message


def test_the_report_as_it_is_has_none(month):
    assert [one for one in month.examined().findings if one.slug == "known-table"] == []
