"""What changed: each thing once, worse before forecasts before the rest, with old and new value and status."""

from dataclasses import fields, replace
from decimal import Decimal

import pytest

from utfall.derive.change import WEIGHTS
from utfall.model.history import History
from utfall.period import Period
from utfall.render.moves import moves
from utfall.render.table_plain import plain
from utfall.view.changes_table import changes_table

COST = 2  # a row of observations.csv
CULTURE = 3  # of activities.csv
PORTAL = 3  # of projects.csv


def rows(table, words):
    return [tuple(filter(None, (plain(cell.content, words) for cell in row.cells))) for row in table.rows]


def test_each_thing_stands_once_with_values_and_statuses(example, sv):
    found = [tuple(text.replace("\u00a0", " ") for text in row) for row in rows(changes_table(example, sv), sv)]
    assert found == [
        ("Sämre",),
        ("Matsvinn i skolköken", "43", "52 gram per portion", "Målet nås", "Målet nås inte"),
        ("Sjukfrånvaro", "6,3", "6,7 %", "Nära målet", "Målet nås inte"),
        ("Arbetsskador med frånvaro", "5", "8 st", "Målet nås", "Nära målet"),
        ("Medarbetare ska vilja börja, stanna och utvecklas hos oss.", "God måluppfyllelse", "Viss måluppfyllelse"),
        ("Nytt, bättre eller klart",),
        ("Beställning av rätt mängd mat", "Pågående", "Avslutad"),
        ("Nöjd kund-index (NKI)", "71,4 index", "Ej bedömd", "Målet nås"),
        ("Rekrytering per avdelning", "Ändrat tal: 15 tal"),
    ]


def test_no_thing_stands_twice_in_any_month(example, sv):
    for at in range(2, len(example.reports) + 1):
        found = changes_table(History(example.reports[:at]), sv)
        ids = [row.id for row in found.rows] if found else []
        assert len(ids) == len(set(ids)), str(example.reports[at - 1].period)


def test_a_new_forecast_stands_in_a_group_of_its_own(example, sv):
    october = changes_table(History(example.reports[:-2]), sv)
    heads = [row.id for row in october.rows if row.kind == "heading"]
    assert heads == ["worse", "forecast", "other"]
    shown = moves(october, sv, ())
    assert 'id="changes-forecast-caption">Ny prognos för helåret</p>' in shown


def test_the_first_month_has_nothing_to_compare_with(example, sv):
    assert changes_table(History(example.reports[:1]), sv) is None


def test_a_forecast_that_the_status_is_computed_of_is_not_told_twice(example, sv):
    august = changes_table(History(example.reports[:20]), sv)  # 2024-08
    found = {row[0]: row[1:] for row in rows(august, sv)}
    assert found["Resultat"] == ("−3,7", "−3,5\u00a0mkr", "Nära målet", "Målet nås inte")


def in_millions(report):
    """Return a report whose result is counted in millions: its tolerance and its figures too."""
    definition = replace(report.definition("resultat"), unit="mnkr", decimals=1, tolerance=Decimal(2))
    seen = report.observation("resultat")
    names = [one.name for one in fields(seen) if isinstance(getattr(seen, one.name), Decimal)]
    scaled = replace(seen, **{name: getattr(seen, name).scaleb(-3) for name in names})
    return replace(
        report,
        indicators=tuple(definition if one.id == "resultat" else one for one in report.indicators),
        observations=tuple(scaled if one is seen else one for one in report.observations),
    )


def test_an_older_figure_is_told_in_the_new_unit_of_money(example, sv):
    july, august = example.reports[18:20]  # 2024
    found = {row[0]: row[1:] for row in rows(changes_table(History((july, in_millions(august))), sv), sv)}
    assert found["Resultat"] == ("−3,7", "−3,5\u00a0mnkr", "Nära målet", "Målet nås inte")


def test_no_values_stand_on_both_sides_of_a_new_definition(example, sv):
    november, december = example.reports[-2:]
    changed = tuple(replace(one, unit="andel") if one.id == "sjukfranvaro" else one for one in december.indicators)
    found = {
        row[0]: row[1:]
        for row in rows(changes_table(History((november, replace(december, indicators=changed))), sv), sv)
    }
    assert found["Sjukfrånvaro"] == ("Ändrad definition: procent → andel",)


@pytest.fixture
def before(small):
    """The month before, in which all was as it is."""
    return replace(small, package=replace(small.package, period=Period.parse("2023-10")))


def test_the_month_before_has_to_be_there(small, before, sv):
    long_ago = replace(before, package=replace(before.package, period=Period.parse("2023-09")))
    assert changes_table(History((long_ago, small)), sv) is None


def test_a_month_in_which_nothing_changed_has_no_table(small, before, sv):
    assert changes_table(History((before, small)), sv) is None


def test_each_change_tells_what_it_is_of_and_what_stood_and_stands_there(month, before, sv):
    month.edited("observations", COST, forecast="1367000").edited("projects", PORTAL, status="red")
    month.edited("activities", CULTURE, due="2024-06-30").removed("assignments", 2)
    month.added("goals", id="klimat", order="3", area="kund", level="central", text="Klimat.", status="good")
    table = changes_table(History((before, month.report())), sv)
    assert [column.key for column in table.columns] == ["name", "before", "after", "was", "now", "what"]
    found = [
        (row.detail, *(text.replace("\u00a0", " ") for text in told))
        for row, told in zip(table.rows, rows(table, sv), strict=True)
    ]
    assert found == [
        ("", "Sämre"),
        ("projekt", "Portal", "Gult", "Rött"),
        ("aktivitet", "Tillitskultur", "Flyttat slutdatum: 31 mars 2024 → 30 juni 2024"),
        ("", "Ny prognos för helåret"),
        ("", "Kostnader", "1 365,8", "1 367,0 mkr"),
        ("", "Nytt, bättre eller klart"),
        ("mål", "Klimat.", "Ny"),
        ("uppdrag", "Minska administrationen.", "Finns inte längre"),
    ]


def test_the_table_says_since_when_and_names_the_files_it_stands_on(month, before, sv):
    month.edited("observations", COST, forecast="1365799").edited("projects", PORTAL, status="red")
    table = changes_table(History((before, month.report())), sv)
    assert (table.id, table.caption) == ("changes", "Ändrat i november 2023 sedan oktober 2023")
    assert table.files == ("data/2023-11/projects.csv", "data/2023-11/observations.csv")


def test_a_rate_has_its_per_cent_in_the_cell(month, before, sv):
    month.edited("observations", 4, forecast="5.25")
    [_, row] = rows(changes_table(History((before, month.report())), sv), sv)
    assert row == ("Frånvaro", "5,5", "5,3\u00a0%")


def test_every_kind_of_change_and_everything_that_can_change_has_its_word(sv):
    assert all(sv.has(f"change.{kind}") for kind in WEIGHTS)
    assert all(
        sv.has(f"changed-thing.{resource}")
        for resource in ("indicators", "goals", "activities", "assignments", "projects")
    )


def test_a_forecast_that_has_moved_by_little_has_all_its_decimals(month, before, sv):
    month.edited("observations", COST, forecast="1365799")
    [_, row] = rows(changes_table(History((before, month.report())), sv), sv)
    assert row == ("Kostnader", "1\u00a0365,798", "1\u00a0365,799\u00a0mkr")
