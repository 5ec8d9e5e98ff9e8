"""States that come with the program: of the scales that a report's statuses are on and that it does not define."""

import csv
import json

import pytest

from tests.unit.month import write_month
from utfall.model.contract import CONTRACTS, STATUS_SCALES
from utfall.source.default_scales import default_states
from utfall.words import LANGUAGE_FOLDERS, LANGUAGES


def without(name):
    def change(descriptor):
        descriptor["resources"] = [one for one in descriptor["resources"] if one["name"] != name]

    return change


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_known_scale_comes_with_names_and_meanings_in_every_language(month, language):
    states = list(default_states(month.report().resources, (), language))
    assert {state.scale for state in states} == set(STATUS_SCALES.values())
    assert all(state.name and state.meaning.endswith(".") and state.shape == state.tone.shape for state in states)


def test_the_languages_have_the_same_states():
    texts = [(LANGUAGE_FOLDERS / language / "scales.csv").read_text(encoding="utf-8") for language in LANGUAGES]
    tables = [list(csv.DictReader(text.splitlines())) for text in texts]
    keys = [[(row["scale"], row["id"], row["order"], row["tone"]) for row in rows] for rows in tables]
    assert all(one == keys[0] for one in keys)
    columns = CONTRACTS["scales"].columns.values()
    assert list(tables[0][0]) == [column.name for column in columns if not column.optional]


def test_a_report_without_scales_has_the_states_that_its_statuses_need(tmp_path):
    month = write_month(tmp_path).described(without("scales"))
    (month.folder / "scales.csv").unlink()
    states = {(state.scale, state.id): state.name for state in month.report().states}
    assert states["indicator", "close"] == "Nära målet"
    assert states["project", "green"] == "Grönt"


def test_a_scale_that_the_report_defines_is_its_own_alone(month):
    assert [state.id for state in month.report().states if state.scale == "goal"] == ["good", "lost"]


def test_a_report_that_only_fills_the_archive_gets_none(tmp_path):
    month = write_month(tmp_path).described(without("scales"))
    (month.folder / "scales.csv").unlink()
    month.described(lambda whole: whole.update(figures_only=True))
    assert month.report().states == ()
    assert json.loads((month.folder / "datapackage.json").read_text(encoding="utf-8"))["figures_only"] is True
