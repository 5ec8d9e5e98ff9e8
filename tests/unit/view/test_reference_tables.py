"""Legends, definitions, symbols, files and facts."""

from dataclasses import replace

import pytest

from utfall.errors import UnknownName
from utfall.model.missing import Missing
from utfall.model.status import State
from utfall.view.reference_tables import (
    definitions_table,
    facts_table,
    legend_tables,
    sources_table,
    symbols_table,
)


def column(table, key):
    at = [one.key for one in table.columns].index(key)
    return [row.cells[at].content for row in table.rows]


def test_a_legend_shows_each_state_by_its_mark_and_meaning(small, sv):
    (table,) = legend_tables(small, sv, "project")
    assert (table.id, table.caption) == ("legend-project", "Statusskala: projekt")
    assert all(isinstance(state, State) for state in column(table, "name"))
    assert column(table, "meaning") == ["Enligt plan.", "Avviker något.", "Planen håller inte.", "Färgen är förlorad."]


def test_without_a_name_every_scale_has_its_legend(small, sv):
    assert [table.id for table in legend_tables(small, sv)] == [
        "legend-goal", "legend-indicator", "legend-progress", "legend-project",
    ]  # fmt: skip


def test_a_scale_that_is_not_there_is_refused(small, sv):
    with pytest.raises(UnknownName) as refusal:
        legend_tables(small, sv, "goals")
    assert "Menades ”goal”?" in str(refusal.value)


def test_a_definition_says_unit_rhythm_and_direction_and_what_is_our_own_reading(small, sv):
    table = definitions_table(small, sv, "hr")
    assert table.id == "definitions-hr"
    (row,) = table.rows
    for part in ("procent", "varje månad", "periodens eget värde", "lägre är bättre"):
        assert part in row.detail
    assert column(table, "definition") == ["Andel frånvaro."]
    assert column(table, "own_reading") == ["Vår läsning."]


def test_every_indicator_is_defined(real, sv):
    table = definitions_table(real, sv)
    assert [row.id for row in table.rows] == [one.id for one in real.indicators]
    assert all(isinstance(text, str) for text in column(table, "definition"))


def test_definitions_of_an_unknown_chapter_are_refused(small, sv):
    with pytest.raises(UnknownName) as refusal:
        definitions_table(small, sv, "ekonomin")
    assert str(refusal.value).startswith("Det finns inget avsnitt som heter ”ekonomin”. Menades ”ekonomi”?")


def test_every_symbol_that_can_stand_in_a_file_is_explained(sv):
    table = symbols_table(sv)
    assert column(table, "name") == ["saknas", "..", ".", "x", "tom ruta"]
    assert len(set(column(table, "meaning"))) == 5


def test_every_data_file_is_named_with_its_rows(small, sv):
    table = sources_table(small, sv)
    assert column(table, "name")[0] == "data/2023-11/areas.csv"
    assert {row.id: int(row.cells[2].content.value) for row in table.rows} == {
        name.replace("_", "-"): len(resource.rows) for name, resource in small.resources.items()
    }


def test_facts_are_those_of_the_package(small, sv):
    table = facts_table(small, sv)
    facts = dict(zip(column(table, "name"), column(table, "value"), strict=True))
    assert facts["Period"] == "november 2023"
    assert facts["Utgåva"] == "november 2023, utgåva 1"
    assert facts["Utgivare"] == "Intraservice, Göteborgs Stad"
    assert facts["Nämnd"] == "Nämnden för Intraservice"
    assert facts["Licens"] == "Creative Commons Erkännande 4.0 Internationell"
    assert facts["Diarienummer"] is Missing.NOT_AVAILABLE


def test_a_fact_that_the_package_lacks_is_missing(month, sv):
    month.described(lambda whole: [whole.pop(name) for name in ("case_number", "organization")])
    table = facts_table(month.report(), sv)
    facts = dict(zip(column(table, "name"), column(table, "value"), strict=True))
    assert facts["Diarienummer"] is Missing.NOT_REPORTED
    assert facts["Utgivare"] is Missing.NOT_REPORTED


def test_a_legend_is_called_what_its_scale_is_called_or_by_its_name(month, sv):
    month.edited("scales", 2, scale="direction-of-travel")
    assert legend_tables(month.report(), sv, "direction-of-travel")[0].caption == "Statusskala: direction of travel"
    (titled,) = (replace(one, title="riktning") for one in month.report().scale("direction-of-travel"))
    report = replace(month.report(), states=(titled,))
    assert legend_tables(report, sv, "direction-of-travel")[0].caption == "Statusskala: riktning"
