"""A statement as a table."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.unit.statements import FORM, LINES, statement_of
from utfall.errors import UnknownName
from utfall.model.history import History
from utfall.model.missing import Missing
from utfall.period import Period
from utfall.render.table_plain import plain
from utfall.shown.content import Number
from utfall.view.choice import ColumnChoice
from utfall.view.statement_table import statement_table


def test_the_result_of_november_2023_is_a_tree_with_subtotals(real, sv):
    table = statement_table(History((real,)), sv, "resultat")
    assert table.id == "statement-resultat"
    assert table.caption == (
        "Resultat per avdelning, november 2023, ackumulerat från årets början, tusental kronor (tkr)"
    )
    assert [column.heading for column in table.columns] == [
        "Resultat per avdelning", "Utfall ack 2023", "Prognos helår 2023",
    ]  # fmt: skip
    assert [(row.kind, row.level) for row in table.rows] == [
        ("heading", 0), ("line", 1), ("line", 1), ("line", 1), ("line", 0), ("line", 0), ("line", 0), ("line", 0),
        ("subtotal", 0), ("heading", 0), ("line", 1), ("line", 1), ("line", 1), ("line", 0),
        ("subtotal", 0), ("total", 0),
    ]  # fmt: skip


def test_its_figures_are_those_of_the_report(real, sv):
    table = statement_table(History((real,)), sv, "resultat")
    shown = [[cell.content for cell in row.cells] for row in table.rows]
    assert shown[8] == ["Summa förvaltning", Number(Decimal(34005), 0), Number(Decimal(38991), None)]
    assert shown[15] == ["Resultat, tkr", Number(Decimal(19118), 0), Number(Decimal(32257), None)]


def test_the_current_outcome_has_the_weight(small, sv):
    table = statement_table(History((small,)), sv, "resultat")
    assert {column.key: column.weight for column in table.columns} == {
        "name": "",
        "outcome": "current",
        "forecast": "quiet",
    }


def test_a_budget_is_shown_where_there_is_one(month, sv):
    month.edited("statement_lines", 3, budget="1", previous_year="2")
    headings = [column.heading for column in statement_table(History((month.report(),)), sv, "resultat").columns]
    assert headings == [
        "Resultat per avdelning", "Utfall ack 2023", "Mot budget", "Budget ack 2023", "Prognos helår 2023",
        "Utfall helår 2022",
    ]  # fmt: skip


def test_footnotes_stand_at_their_lines(month, sv):
    month.added("notes", resource="statement_lines", row="resultat/hr", field="outcome", text="Osäkert.")
    table = statement_table(History((month.report(),)), sv, "resultat")
    assert [(row.id, row.cells[1].notes) for row in table.rows if row.cells[1].notes] == [("hr", ("Osäkert.",))]


def test_a_statement_that_is_not_there_is_refused(small, sv):
    with pytest.raises(UnknownName) as refusal:
        statement_table(History((small,)), sv, "resultatet")
    assert str(refusal.value) == (
        "Det finns ingen resultaträkning som heter ”resultatet”. Menades ”resultat”? De som finns är: resultat."
    )


def shown(history, words, columns, name="drift"):
    """Return each row of the columns that are asked for, as it is read; a no-break space as a space."""
    table = statement_table(history, words, name, ColumnChoice(dict.fromkeys(columns, "")))
    return [[plain(cell.content, words).replace("\N{NO-BREAK SPACE}", " ") for cell in row.cells] for row in table.rows]


@pytest.fixture
def drift(month):
    """Return the archive of a statement of costs written with a minus, in two reports."""
    before = statement_of(month, [
        "drift,ks,1,summa,line,Kommunstyrelsen,,2023-11,-118,-120.5,-360,-363.5,,",
        "drift,mbn,2,summa,line,Miljönämnden,,2023-11,-5.1,..,-18.5,-19,,",
        "drift,summa,3,,total,Summa,,2023-11,-123.1,-126.9,-378.5,-382.5,,",
    ]).report()  # fmt: skip
    before = replace(before, package=replace(before.package, period=Period.parse("2023-10")))
    now = statement_of(month, [
        "drift,ks,1,summa,line,Kommunstyrelsen,,2023-11,-210.5,-210.3,-358,-363.5,-201.4,-349.9",
        "drift,mbn,2,summa,line,Miljönämnden,,2023-11,-9.8,-11.2,-18.5,-19,-10.4,-18.2",
        "drift,summa,3,,total,Summa,,2023-11,-220.3,-221.5,-376.5,-382.5,-211.8,-368.1",
    ]).report()  # fmt: skip
    return History((before, now))


def test_deviations_are_favourable_by_their_sign_with_the_last_reports_in_parentheses(drift, sv):
    assert shown(drift, sv, ["outcome", "budget", "deviation", "previous_deviation"]) == [
        ["Kommunstyrelsen", "−210,5", "−210,3", "−0,2", "(+2,5)"],
        ["Miljönämnden", "−9,8", "−11,2", "+1,4", ".."],
        ["Summa", "−220,3", "−221,5", "+1,2", "(+3,8)"],
    ]
    table = statement_table(drift, sv, "drift", ColumnChoice(dict.fromkeys(["deviation", "previous_deviation"], "")))
    assert [(one.key, one.heading, one.is_derived) for one in table.columns] == [
        ("name", "Driftredovisning", False),
        ("deviation", "Avvikelse mot budget", True),
        ("previous_deviation", "(Avvikelse i rapporten för okt 2023)", True),
    ]
    assert table.id == "statement-drift-deviation-previous-deviation"
    assert table.columns[1].notes == (
        "Utfall minus budget, så att plus är gynnsamt; för kostnader som skrivs utan minus budget minus utfall.",
    )


def test_the_years_deviation_and_the_share_of_the_years_budget_are_worked_out(drift, sv):
    asked = ["year_deviation", "previous_year_deviation", "budget_share", "change"]
    assert shown(drift, sv, asked) == [
        ["Kommunstyrelsen", "+5,5", "(+3,5)", "57,9 %", "−9,1"],  # 210.5 of 363.5
        ["Miljönämnden", "+0,5", "(+0,5)", "51,6 %", "+0,6"],  # 9.8 of 19
        ["Summa", "+6,0", "(+4,0)", "57,6 %", "−8,5"],  # 220.3 of 382.5
    ]
    table = statement_table(drift, sv, "drift", ColumnChoice(dict.fromkeys(asked, "")))
    assert [one.heading for one in table.columns[1:]] == [
        "Avvikelse helår, prognos mot budget", "(Avvikelse helår i rapporten för okt 2023)",
        "Andel av budget helår 2023", "Förändring mot nov 2022",
    ]  # fmt: skip


def test_the_deviation_stands_beside_the_outcome_and_what_else_is_worked_out_only_where_a_page_asks(drift, sv):
    keys = [one.key for one in statement_table(drift, sv, "drift").columns]
    assert keys == [
        "name",
        "outcome",
        "deviation",
        "budget",
        "forecast",
        "year_budget",
        "previous_outcome",
        "previous_year",
    ]


def test_a_page_chooses_orders_and_names_columns_and_titles_the_table(drift, sv):
    asked = ColumnChoice({"deviation": "Avvikelse", "outcome": ""}, "Nettokostnader")
    table = statement_table(drift, sv, "drift", asked)
    assert (table.caption, [one.heading for one in table.columns]) == (
        "Nettokostnader", ["Driftredovisning", "Avvikelse", "Utfall ack 2023"],
    )  # fmt: skip
    with pytest.raises(UnknownName) as refusal:
        statement_table(drift, sv, "drift", ColumnChoice({"deviaton": ""}))
    assert "Menades ”deviation”?" in str(refusal.value)


def test_costs_written_without_a_minus_deviate_the_other_way_and_are_subtracted_from_income(month, sv):
    month = statement_of(month, [
        "drift,intakter,1,resultat,line,Intäkter,,2023-11,100,90,,,,,,",
        "drift,kostnader,2,resultat,line,Kostnader,,2023-11,80,85,,,,,lower,,",
        "drift,resultat,3,,total,Resultat,,2023-11,20,5,,,,,,,",
    ], LINES + ",direction")  # fmt: skip
    assert month.told_by("sums") == []
    rows = shown(History((month.report(),)), sv, ["deviation"])
    assert rows == [["Intäkter", "+10,0"], ["Kostnader", "+5,0"], ["Resultat", "+15,0"]]
    month.edited("statement_lines", 4, outcome="180")
    assert [(one.row, one.field) for one in month.told_by("sums")] == [(4, "outcome")]


def test_a_statement_may_say_for_all_its_lines_that_lower_is_better(month, sv):
    lines = ["drift,a,1,summa,line,A,,2023-11,80,85,,,,", "drift,summa,2,,total,Summa,,2023-11,80,85,,,,"]
    month = statement_of(month, lines, form=",lower")
    assert month.told_by("sums") == []
    assert shown(History((month.report(),)), sv, ["deviation"]) == [["A", "+5,0"], ["Summa", "+5,0"]]


def test_a_part_of_a_line_stands_under_it_and_is_not_added_again(month, sv):
    month = statement_of(month, [
        "drift,a,1,summa,line,Personal,,2023-11,-80,-85,,,,",
        "drift,a1,2,a,of-which,varav övertid,,2023-11,-8,-5,,,,",
        "drift,summa,3,,total,Summa,,2023-11,-80,-85,,,,",
    ])  # fmt: skip
    assert month.told_by("sums") == month.told_by("statement-rows") == []
    table = statement_table(History((month.report(),)), sv, "drift", ColumnChoice({"deviation": ""}))
    assert [(row.kind, row.level) for row in table.rows] == [("line", 0), ("of-which", 1), ("total", 0)]
    assert [row.cells[1].content.value for row in table.rows] == [5, -3, 5]


RATIO = [
    "drift,kostnad,1,,line,Nettokostnader,,2023-11,-980,-990,-1960,-1980,-940,,,,",
    "drift,skatt,2,,line,Skatt och statsbidrag,,2023-11,1000,1000,2000,2000,950,,,,",
    "drift,andel,3,,ratio,Andel av skatt,,2023-11,,,,,,,lower,kostnad,skatt",
]


def test_a_ratio_is_worked_out_in_per_cent_and_deviates_in_percentage_points(month, sv):
    history = History((statement_of(month, RATIO, LINES + ",direction,numerator,base").report(),))
    asked = ["previous_outcome", "outcome", "budget", "deviation", "year_deviation", "budget_share"]
    assert shown(history, sv, asked)[2] == [
        "Andel av skatt", "98,9 %", "98,0 %", "99,0 %", "+1,0 procentenheter", "+1,0 procentenheter", "",
    ]  # fmt: skip
    assert statement_table(history, sv, "drift").rows[2].cells[1].origin is None  # it stands nowhere


def test_a_ratio_of_nothing_cannot_occur_and_of_what_is_missing_is_missing(month, sv):
    lines = [RATIO[0], "drift,skatt,2,,line,Skatt,,2023-11,0,..,2000,2000,950,,,,", RATIO[2]]
    history = History((statement_of(month, lines, LINES + ",direction,numerator,base").report(),))
    table = statement_table(history, sv, "drift", ColumnChoice(dict.fromkeys(["outcome", "budget", "deviation"], "")))
    assert [cell.content for cell in table.rows[2].cells[1:]] == [
        Missing.CANNOT_OCCUR, Missing.NOT_AVAILABLE, Missing.CANNOT_OCCUR,
    ]  # fmt: skip


BALANCE = [
    "drift,anl,1,tillg,line,Anläggningar,,2023-11,700,,,,680,690",
    "drift,oms,2,tillg,line,Omsättningstillgångar,,2023-11,300,,,,290,295",
    "drift,tillg,3,,total,Summa tillgångar,,2023-11,1000,,,,970,985",
    "drift,ek,4,skuld,line,Eget kapital,,2023-11,400,,,,390,395",
    "drift,sk,5,skuld,line,Skulder,,2023-11,600,,,,580,590",
    "drift,skuld,6,,total,Summa eget kapital och skulder,,2023-11,1000,,,,970,985",
]


def test_a_balance_sheet_has_opening_and_closing_balances_and_the_change(month, sv):
    month = statement_of(month, BALANCE, form="balance,", reported_as="period")
    assert month.told_by("sums") == month.told_by("statement-rows") == []
    history = History((month.report(),))
    table = statement_table(
        history, sv, "drift", ColumnChoice(dict.fromkeys(["previous_year", "outcome", "change"], ""))
    )
    assert [one.heading.replace("\N{NO-BREAK SPACE}", " ") for one in table.columns[1:]] == [
        "Ingående balans 2023", "Balans 30 november 2023", "Förändring under 2023",
    ]  # fmt: skip
    assert [plain(row.cells[3].content, sv) for row in table.rows] == [
        "+10,0",
        "+5,0",
        "+15,0",
        "+5,0",
        "+10,0",
        "+15,0",
    ]
    assert FORM in month.text("statements.csv")
