"""What changed: each thing once, worse before forecasts before the rest, with old and new value and status."""

from dataclasses import fields, replace
from decimal import Decimal

from utfall.model.history import History
from utfall.render.moves import moves
from utfall.render.table_plain import plain
from utfall.view.moves_table import moves_table


def rows(table, words):
    return [tuple(filter(None, (plain(cell.content, words) for cell in row.cells))) for row in table.rows]


def test_each_thing_stands_once_with_values_and_statuses(example, sv):
    found = [tuple(text.replace("\u00a0", " ") for text in row) for row in rows(moves_table(example, sv), sv)]
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
        found = moves_table(History(example.reports[:at]), sv)
        ids = [row.id for row in found.rows] if found else []
        assert len(ids) == len(set(ids)), str(example.reports[at - 1].period)


def test_a_new_forecast_stands_in_a_group_of_its_own(example, sv):
    october = moves_table(History(example.reports[:-2]), sv)
    heads = [row.id for row in october.rows if row.kind == "heading"]
    assert heads == ["worse", "forecast", "other"]
    shown = moves(october, sv, ())
    assert 'id="changes-forecast-caption">Ny prognos för helåret</p>' in shown


def test_the_first_month_has_nothing_to_compare_with(example, sv):
    assert moves_table(History(example.reports[:1]), sv) is None


def test_a_forecast_that_the_status_is_computed_of_is_not_told_twice(example, sv):
    august = moves_table(History(example.reports[:20]), sv)  # 2024-08
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
    found = {row[0]: row[1:] for row in rows(moves_table(History((july, in_millions(august))), sv), sv)}
    assert found["Resultat"] == ("−3,7", "−3,5\u00a0mnkr", "Nära målet", "Målet nås inte")


def test_no_values_stand_on_both_sides_of_a_new_definition(example, sv):
    november, december = example.reports[-2:]
    changed = tuple(replace(one, unit="andel") if one.id == "sjukfranvaro" else one for one in december.indicators)
    found = {
        row[0]: row[1:] for row in rows(moves_table(History((november, replace(december, indicators=changed))), sv), sv)
    }
    assert found["Sjukfrånvaro"] == ("Ändrad definition: procent → andel",)
