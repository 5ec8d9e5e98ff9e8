"""What deviates as a list: figure, cause, action, who and until when, and the way to all of it."""

from dataclasses import replace
from datetime import date

import pytest

from utfall.checks.unexplained_deviation import check
from utfall.derive.worst_first import worst_first
from utfall.model.history import History
from utfall.render.table_plain import plain
from utfall.render.worst import worst
from utfall.shown.outline import Outline
from utfall.view.worst_table import deviations, way_to_all

ABSENCE = 4  # a row of observations.csv
ACTIVITY = "activity-of-the-plan"


def rows(found, words):
    keys = [column.key for column in found.table.columns]
    return {row.id: dict(zip(keys, (plain(one.content, words) for one in row.cells), strict=True))
            for row in found.table.rows}  # fmt: skip


def in_december(example, words, limit=None):
    return deviations(example, words, limit=limit)


def test_the_example_names_figure_cause_action_and_owner(example, sv):
    absence = rows(in_december(example, sv), sv)["indicators-sjukfranvaro"]
    assert absence == {
        "name": "Sjukfrånvaro", "status": "Målet nås inte, beräknad",
        "figure": "6,7\u00a0% mot målet 5,8\u00a0%", "cause": "Frånvaron ökade mer under hösten än vanligt.",
        "action": "Hälsosamtal på arbetsplatser med hög frånvaro", "responsible": "HR och lön",
        "until": "30\u00a0juni\u00a02026",
    }  # fmt: skip


def test_an_activity_that_has_ended_says_how_and_not_until_when(example, sv):
    assert rows(in_december(example, sv), sv)["indicators-matsvinn"]["until"] == "avslutad"


def test_money_is_told_in_the_pages_unit_with_what_the_year_became(example, sv):
    consultants = rows(in_december(example, sv), sv)["indicators-konsultkostnader"]
    assert consultants["figure"] == "50,0\u00a0mkr mot årsbudgeten 49,2\u00a0mkr"


def test_red_stands_before_yellow_and_then_what_is_new_or_worse(example):
    found = [f"{one.kind}-{one.key}" for one in worst_first(example)]
    assert found[:3] == ["indicators-sjukfranvaro", "indicators-matsvinn", "projects-flytt-av-serverhall-cost"]
    assert found[4:6] == ["indicators-arbetsskador", "goals-attraktiv-arbetsgivare"]  # what was yellow before follows


def test_a_limit_shows_so_many_rows_and_says_how_many_there_are(example, sv):
    found = in_december(example, sv, 3)
    assert (found.table.id, len(found.table.rows)) == ("worst", 3)
    way = way_to_all(found, sv, Outline(frozenset({"avvikelser.md"}), (), "avvikelser.md"))
    assert (way.text, way.address) == ("12 avvikelser i allt", "avvikelser.html")
    assert way.rest == "5 indikatorer, 2 mål, 2 aktiviteter och 3 projekt"


def test_an_indicators_own_cells_hold_before_those_of_its_activity(small, sv):
    [seen] = [one for one in small.observations if one.indicator == "franvaro"]
    worse = replace(
        seen, outcome=seen.outcome + 4, status="", cause="Influensa.", action="Vaccin.", responsible="HR",
        until=date(2024, 2, 28), activity="kultur",
    )  # fmt: skip
    report = replace(small, observations=(*(one for one in small.observations if one is not seen), worse))
    told = rows(deviations(History((report,)), sv), sv)["indicators-franvaro"]
    assert [told[key] for key in ("cause", "action", "responsible", "until")] == [
        "Influensa.", "Vaccin.", "HR", "28\u00a0februari\u00a02024",
    ]  # fmt: skip


def test_a_row_says_what_is_missing_and_no_more_than_is_known(small, sv):
    found = deviations(History((small,)), sv)
    shown = worst(found.table, sv, ())
    assert "Orsak saknas i underlaget." in shown
    assert "Åtgärd&#58; Omtag pågår." in shown


@pytest.mark.parametrize("text", ["– ", "se ovan"])
def test_an_action_explains_where_the_cause_does_not(month, text):
    month.edited("activities", 3, comment="Rekrytering pågår.").edited("observations", ABSENCE, status="", outcome="9")
    report = month.edited("observations", ABSENCE, comment=text).report()
    assert [one.field for one in check(report)] == ["comment"]
    seen = tuple(replace(one, action="Vaccin ges i november.") for one in report.observations)
    assert list(check(replace(report, observations=seen))) == []
