"""Whatever else the package's own schemas refuse."""

import pytest

from tests.unit.month import FOLDER, Told, file_of


def own_table(month, field, *values):
    """Add a table of one's own with a field and its values."""
    return month.with_table("extra", [{"name": "a", **field}], "\n".join(["a", *values, ""]))


def test_a_package_that_follows_its_schemas_is_let_be(month):
    assert month.told_by("schema") == []


def test_a_broken_rule_of_ones_own_is_told_with_the_rule(month):
    own_table(month, {"type": "number", "constraints": {"maximum": 100}}, "99", "101")
    assert month.told_by("schema") == [
        Told(
            "schema", "constraint", file_of("extra"), 3, "a", "101",
            "Värdet bryter mot regeln maximum = 100 i datapackage.json.",
            "Skriv ett värde som följer regeln; kolumnens beskrivning i datapackage.json säger vad som menas.",
        )
    ]  # fmt: skip


def test_a_value_of_another_type_is_told(month):
    own_table(month, {"type": "boolean"}, "true", "kanske")
    assert month.told_by("schema") == [
        Told(
            "schema", "type", file_of("extra"), 3, "a", "kanske",
            "Värdet har inte kolumnens datatyp.",
            "Skriv värdet så som kolumnens beskrivning i datapackage.json säger.",
        )
    ]  # fmt: skip


def test_whatever_else_is_refused_is_told_at_the_descriptor_or_the_file(month):
    month.schema_of("areas", lambda entry: entry["schema"]["fields"][0]["constraints"].update(minimum=5))
    assert month.told_by("schema") == [
        Told(
            "schema", "other", f"{FOLDER}/datapackage.json", None, None, None,
            'Valideringen med Frictionless godtar inte detta (field-error): constraint "minimum" is not supported by '
            'type "string".',
            "Jämför med förra månadens fil eller datapackage.json.",
        )
    ]  # fmt: skip


def test_a_cell_that_does_not_match_its_pattern_is_told(month):
    own_table(month, {"type": "string", "constraints": {"pattern": "^(a+)+$"}}, "a" * 500 + "!")
    assert month.told_by("schema") == [
        Told(
            "schema", "constraint", file_of("extra"), 2, "a", "a" * 500 + "!",
            "Värdet bryter mot regeln pattern = ^(a+)+$ i datapackage.json.",
            "Skriv ett värde som följer regeln; kolumnens beskrivning i datapackage.json säger vad som menas.",
        )
    ]  # fmt: skip


def test_a_pattern_that_takes_too_long_is_told(month):
    text = "".join(f"{number:b}" for number in range(5_000)).replace("0", "a").replace("1", "b")  # repeats nothing
    own_table(month, {"type": "string", "constraints": {"pattern": "(a|b)*a(a|b){200}"}}, text)
    assert month.told_by("schema") == [
        Told(
            "schema", "steps", file_of("extra"), None, "a", None,
            "Mönstret (a|b)*a(a|b){200} tar för lång tid att pröva mot cellerna.",
            "Skriv mönstret kortare, med färre upprepningar inuti varandra.",
        )
    ]  # fmt: skip


@pytest.mark.parametrize("note", ["a {row} b", "{{ 1 }}"])
def test_braces_in_a_value_are_told_as_they_are(month, note):
    own_table(month, {"type": "number"}, note)
    assert [found.value for found in month.told_by("schema")] == [note]
