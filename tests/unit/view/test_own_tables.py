"""Tables of one's own on the page: rows of kinds, units by row, what is worked out; their figures and charts."""

from decimal import Decimal

import pytest

from tests.unit.month import write_month
from tests.unit.two_months import FIELDS, NOVEMBER, OCTOBER, history_of, two_months
from utfall.derive.changes import changes
from utfall.derive.own_values import with_own_values
from utfall.errors import MacroError, UnknownName
from utfall.model.history import History
from utfall.model.missing import Missing
from utfall.shown.content import Number
from utfall.view.changes_table import changes_table
from utfall.view.charts import chart_of
from utfall.view.choice import choice
from utfall.view.figure import bound
from utfall.view.resource_table import resource_table

FIGURE = {"type": "number", "unit": "tkr", "decimals": 0, "total": True}
NAMNDER = [
    {"name": "id"}, {"name": "slag", "role": "kind"}, {"name": "till", "role": "parent"},
    {"name": "name", "title": "Nämnd"}, {"name": "budget", "title": "Budget", **FIGURE},
    {"name": "utfall", "title": "Utfall {to_date}", **FIGURE},
    {"name": "kvar", "title": "Kvar", **FIGURE, "formula": "budget - utfall"},
    {"name": "andel", "title": "Andel", "type": "number", "unit": "procent", "decimals": 1, "total": "formula",
     "formula": "utfall / budget * 100"},
]  # fmt: skip
ROWS = """\
id,slag,till,name,budget,utfall
vard,heading,summa,Vård,,
son,line,vard,Socialnämnden,1000,750
boende,of-which,son,varav boenden,400,300
bun,line,summa,Barnnämnden,500,600
noll,line,summa,Ny nämnd,0,10
summa,total,,Summa,,
"""
FEM = [
    {"name": "id"}, {"name": "name", "title": "Mått"}, {"name": "enhet", "title": "Enhet", "role": "unit"},
    {"name": "y2021", "title": "2021", "type": "number"}, {"name": "y2020", "title": "2020", "type": "number"},
]  # fmt: skip
FEM_ROWS = "id,name,enhet,y2021,y2020\nhyror,Hyror,mkr,1103,1073\nsol,Soliditet,%,26,25.3\n"


@pytest.fixture
def history(month):
    month.with_table("namnder", NAMNDER, ROWS, primaryKey="id").with_table("fem", FEM, FEM_ROWS, primaryKey="id")
    return with_own_values(History((month.report(),)))


def cells(table, number):
    return {column.key: cell.content for column, cell in zip(table.columns, table.rows[number].cells, strict=True)}


def test_rows_have_kinds_and_levels_and_what_only_says_so_is_not_shown(history, sv):
    table = resource_table(history.current, sv, "namnder")
    assert [column.key for column in table.columns] == ["name", "budget", "utfall", "kvar", "andel"]
    assert [(row.id, row.kind, row.level) for row in table.rows] == [
        ("vard", "heading", 0), ("son", "line", 1), ("boende", "of-which", 2), ("bun", "line", 0), ("noll", "line", 0),
        ("summa", "total", 0),
    ]  # fmt: skip
    assert table.columns[2].heading == "Utfall jan–nov 2023, tkr"


def test_what_is_worked_out_is_shown_marked_and_stands_nowhere(history, sv):
    table = resource_table(history.current, sv, "namnder")
    assert [(column.key, column.is_derived, column.notes) for column in table.columns[3:]] == [
        ("kvar", True, ("Uträknat: Budget \N{MINUS SIGN} Utfall jan–nov 2023.",)),
        ("andel", True, ("Uträknat: Utfall jan–nov 2023 ÷ Budget × 100.",)),
    ]  # fmt: skip
    assert cells(table, 3)["kvar"] == Number(Decimal(-100), 0)
    assert cells(table, 4)["andel"] is Missing.CANNOT_OCCUR
    assert cells(table, 5) == {
        "name": "Summa", "budget": Number(Decimal(1500), 0), "utfall": Number(Decimal(1360), 0),
        "kvar": Number(Decimal(140), 0), "andel": Number(Decimal("90.666666667"), 1, "procent"),
    }  # fmt: skip
    assert [cell.origin is None for cell in table.rows[1].cells] == [False, False, False, True, True]


def test_a_unit_by_row_gives_its_figures_the_decimals_they_have_in_common(history, sv):
    table = resource_table(history.current, sv, "fem")
    assert cells(table, 1) == {
        "name": "Soliditet", "enhet": "%", "y2021": Number(Decimal(26), 1), "y2020": Number(Decimal("25.3"), 1),
    }  # fmt: skip


def test_a_row_with_a_unit_and_no_figures_is_shown_and_drawn(month, sv):
    rows = "id,name,enhet,y2021,y2020\nhyror,Hyror,mkr,1103,1073\nsol,Soliditet,%,..,x\n"
    history = with_own_values(History((month.with_table("fem", FEM, rows, primaryKey="id").report(),)))
    assert cells(resource_table(history.current, sv, "fem"), 1)["y2020"] is Missing.SUPPRESSED
    assert [panel.unit for panel in chart_of(history, sv, "fem").chart.panels] == ["mkr"]


@pytest.mark.parametrize(
    ("name", "column", "unit", "expected"),
    [("namnder/bun", "kvar", None, (Decimal(-100), "tkr", 0)),
     ("namnder/summa", "andel", None, (Decimal("90.666666667"), "procent", 1)),
     ("namnder/son", "budget", "mnkr", (Decimal(1), "mnkr", 0)),
     ("fem/sol", "y2021", None, (Decimal(26), "procent", 1)),
     ("fem/hyror", "y2020", "mnkr", (Decimal(1073), "mnkr", 0))],
)  # fmt: skip
def test_a_figure_of_an_own_table_in_a_sentence(history, sv, name, column, unit, expected):
    found = bound(history.current, sv, name, column, unit, None)
    assert (found.value, found.unit, found.decimals) == expected


def test_a_figure_says_how_it_is_worked_out(history, sv):
    found = bound(history.current, sv, "namnder/bun", "kvar", None, None)
    assert (found.name, found.heading, found.file) == ("Barnnämnden", "Kvar", "data/2023-11/namnder.csv")
    assert found.notes == ("Uträknat: Budget \N{MINUS SIGN} Utfall jan–nov 2023.",)


@pytest.mark.parametrize(
    ("name", "column", "said"),
    [("namnder/bunn", "kvar", "Menades ”namnder/bun”?"), ("namnder/bun", "kvarr", "Menades ”kvar”?"),
     ("namnder/bun", "name", "ingen kolumn som heter ”name”"), ("namnder/noll", "andel", "cellen andel är tom")],
)  # fmt: skip
def test_a_figure_that_is_not_there_is_refused(history, sv, name, column, said):
    with pytest.raises((UnknownName, MacroError)) as refused:
        bound(history.current, sv, name, column, None, None)
    assert said in str(refused.value)


def test_a_table_without_a_total_of_its_own_has_its_sums_as_a_row(month, sv):
    month.with_table(
        "own", [{"name": "id"}, {"name": "a", "title": "A", **FIGURE}], "id,a\nx,1\ny,2\n", primaryKey="id"
    )
    assert bound(month.report(), sv, "own/total", "a", None, None).value == 3


def series(chart):
    return [[(one.name, one.values) for one in panel.series] for panel in chart.panels]


def test_a_chart_draws_the_columns_that_are_asked_for_of_the_lines(history, sv):
    asked = choice(history.current, sv, "chart", {"kvar": "Återstår", "budget": "Budget"})
    chart = chart_of(history, sv, "namnder", choice=asked).chart
    assert (chart.id, [panel.categories for panel in chart.panels]) == (
        "chart-namnder-kvar-budget", [("Socialnämnden", "Barnnämnden", "Ny nämnd")],
    )  # fmt: skip
    assert series(chart) == [[("Återstår", (250, -100, -10)), ("Budget", (1000, 500, 0))]]


def test_figures_of_different_units_never_share_an_axis(history, sv):
    chart = chart_of(history, sv, "fem").chart
    assert [(panel.unit, panel.categories) for panel in chart.panels] == [("mkr", ("Hyror",)), ("%", ("Soliditet",))]
    asked = choice(history.current, sv, "chart", ["kvar", "andel"])
    assert [panel.unit for panel in chart_of(history, sv, "namnder", choice=asked).chart.panels] == ["tkr", "%"]


def test_columns_are_of_own_tables_and_no_more_than_bars_can_tell_apart(history, sv):
    with pytest.raises(MacroError) as refused:
        chart_of(history, sv, "ekonomi", choice=choice(history.current, sv, "chart", ["kvar"]))
    assert "columns väljer kolumner i diagram av en egen tabell" in str(refused.value)
    with pytest.raises(UnknownName):
        chart_of(history, sv, "namnder", choice=choice(history.current, sv, "chart", ["name"]))


MOVED = [*FIELDS, {"name": "budget", "title": "Budget", "type": "number", "unit": "tkr"},
         {"name": "lage", "title": "Läge", "scale": "project"},
         {"name": "klart", "title": "Klart", "type": "date"}]  # fmt: skip
THEN = "id,name,avvikelse,budget,lage,klart\nks,Styrelsen,2.3,10,green,2024-01-31\ngammal,Gamla,1,1,,\n"
NOW = "id,name,avvikelse,budget,lage,klart\nks,Styrelsen,-0.2,12,yellow,2024-02-29\nny,Nya,1,1,,\n"


def test_changes_reach_own_tables(tmp_path, sv):
    history = history_of(two_months(tmp_path, MOVED, THEN, NOW))
    found = [one for one in changes(*history.reports) if one.resource == "avvikelser"]
    assert [(one.kind, one.key, one.column) for one in found] == [
        ("deviation-new", "ks", ""), ("due-moved", "ks", "Klart"), ("new", "ny", ""), ("gone", "gammal", ""),
        ("value-changed", "ks", "Budget"), ("value-of-period", "ks", "Avvikelse jan–nov 2023"),
    ]  # fmt: skip
    table = changes_table(history, sv)
    (row,) = [row for row in table.rows if row.detail == "Avvikelser: Budget"]
    assert {column.key: cell.content for column, cell in zip(table.columns, row.cells, strict=True)} == {
        "name": "Styrelsen", "before": Number(Decimal(10), None), "after": Number(Decimal(12), None, "tkr"),
        "was": "", "now": "", "what": "Ändrat tal",
    }  # fmt: skip


def test_of_many_new_figures_it_is_said_how_many(tmp_path, sv):
    then = "id,name,avvikelse\n" + "".join(f"n{number},Nämnd {number},1\n" for number in range(13))
    history = history_of(two_months(tmp_path, FIELDS, then, then.replace(",1\n", ",2\n")))
    (one,) = [one for one in changes(*history.reports) if one.resource == "avvikelser"]
    assert (one.kind, one.name, one.count) == ("value-of-period", "Avvikelser", 13)
    assert [cell.content for cell in changes_table(history, sv).rows[-1].cells][-1] == "Nytt tal för perioden: 13 tal"


def test_of_many_new_rows_too(tmp_path, sv):
    many = "".join(f"n{number},Nämnd {number},1\n" for number in range(7))
    history = history_of(two_months(tmp_path, FIELDS, november=OCTOBER + many))
    found = [one for one in changes(*history.reports) if one.resource == "avvikelser"]
    assert [(one.kind, one.count) for one in found] == [("new", 7)]
    assert [cell.content for cell in changes_table(history, sv).rows[-1].cells][-1] == "Ny: 7 rader"


def test_of_the_tables_of_a_gathered_month_only_whose_reports_it_has_is_told(month, tmp_path):
    before = write_month(tmp_path / "before")
    name, figure = {"name": "name", "title": "Organisation"}, {"name": "outcome", "title": "Utfall", "type": "number"}
    for one, sources, lines in (
        (before, "Skola,skola\nVård,vard\n", "skola,1\nvard,2\n"),
        (month, "Skola,skola\n", "skola,3\n"),
    ):
        one.with_table("member_sources", [name, {"name": "member"}], f"name,member\n{sources}", primaryKey="member")
        one.with_table("member_lines", [{"name": "member"}, figure], f"member,outcome\n{lines}", primaryKey="member")
    found = changes(before.report(), month.report())
    assert [(one.kind, one.resource, one.name) for one in found] == [("gone", "member_sources", "Vård")]


def test_what_the_last_report_said_names_it(tmp_path, sv):
    history = history_of(two_months(tmp_path, november=NOVEMBER))
    column = resource_table(history.current, sv, "avvikelser").columns[2]
    assert column.heading == "(förra rapporten, oktober 2023), mkr"
    assert column.notes == ("Hämtat ur rapporten för oktober 2023.",)


def test_footnotes_and_corrections_stand_at_the_cells_of_own_tables(month, sv):
    month.with_table("namnder", NAMNDER, ROWS, primaryKey="id")
    month.added("notes", resource="namnder", row="bun", field="kvar", text="Preliminärt.")
    month.added("corrections", resource="namnder", row="bun", field="utfall", old="500", new="600", reason="Skrivfel.",
                kind="error", edition="2", date="2023-12-20")  # fmt: skip
    (report,) = with_own_values(History((month.report(),))).reports
    row = resource_table(report, sv, "namnder").rows[3]
    assert (row.cells[3].notes, "här stod 500. Skrivfel." in row.cells[2].notes[0]) == (("Preliminärt.",), True)
    assert "Preliminärt." in bound(report, sv, "namnder/bun", "kvar", None, None).notes
    assert len(bound(report, sv, "namnder/bun", "utfall", None, None).corrections) == 1
