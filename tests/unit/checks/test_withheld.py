"""What only staff may see cannot be worked out of what everybody sees."""

import pytest

from tests.unit.checks.test_audience import marked, with_rows
from tests.unit.earlier_month import history_of, with_october
from utfall.checks.examine import ON_HISTORIES
from utfall.model.history import History
from utfall.words import words

ID = {"name": "id", "title": "Id", "type": "string"}
NAME = {"name": "namn", "title": "Namn", "type": "string"}
ROLE = {"name": "audience", "title": "Läsare", "type": "string", "role": "audience"}


def number(name, **said):
    return {"name": name, "title": name.capitalize(), "type": "number", **said}


def found(month):
    history = History((month.report(),))
    return [(one.case, one.row, one.field, one.details["sum"]) for one in ON_HISTORIES["withheld"](history)]


def table(month, fields, *rows):
    head = ",".join(one["name"] for one in (ID, NAME, *fields))
    text = "".join(f"{line}\n" for line in (head, *rows))
    return month.with_table("enheter", [ID, NAME, *fields], text, primaryKey=["id"])


def test_nothing_is_told_where_nothing_is_marked(month):
    assert found(month) == []


@pytest.mark.parametrize(
    ("fields", "rows", "told"),
    [
        (("budget", "utfall", "avvikelse"), ("n,Norr,3001,2001,-1000", "s,Söder,4003,5010,1007"), "Utfall − Avvikelse"),
        (("summa", "ena", "andra"), ("n,Norr,501,300,201", "s,Söder,707,400,307"), "Ena + Andra"),
        (("andel", "del", "hela"), ("n,Norr,33.3,1,3", "s,Söder,12.5,1,8"), "100 × Del / Hela"),
        (("belopp", "andel", "hela"), ("n,Norr,1551,33,4700", "s,Söder,1704,24,7100"), "Andel × Hela %"),
        (("kronor", "tkr"), ("n,Norr,3001000,3001", "s,Söder,4003000,4003"), "1000 × Tkr"),
        (("en", "samma"), ("n,Norr,3001,3001", "s,Söder,4003,4003"), "Samma"),
    ],
)
def test_a_column_that_follows_from_public_ones_is_found(month, fields, rows, told):
    table(month, [number(fields[0], audience="staff"), *map(number, fields[1:])], *rows)
    assert found(month) == [("column", 1, fields[0], told)]


@pytest.mark.parametrize(
    "rows",
    [
        ("n,Norr,3001,2001,-1001", "s,Söder,4003,5010,1007"),  # one row is otherwise
        ("n,Norr,5,8,3",),  # too few digits for it not to be chance
        ("n,Norr,0,7,7", "s,Söder,0,9,9"),  # a zero says nothing
    ],
)
def test_what_agrees_by_chance_or_not_at_all_is_not(month, rows):
    table(month, [number("budget", audience="staff"), number("utfall"), number("avvikelse")], *rows)
    assert found(month) == []


def test_a_formula_of_public_columns_is_found_though_its_values_stand_nowhere(month):
    table(month, [number("a"), number("b"), number("c", formula="a - b", audience="staff")], "n,Norr,7,5,")
    assert found(month) == [("column", 1, "c", "a - b")]


def test_the_one_row_that_lacks_in_a_total_is_found_though_nobody_has_declared_it(month):
    table(month, [number("belopp"), ROLE], "n,Norr,3001,", "s,Söder,4003,staff", "t,Totalt,7004,")
    assert found(month) == [("row", 3, "belopp", "Totalt")]


def test_two_rows_that_lack_are_not(month):
    table(month, [number("belopp"), ROLE], "n,Norr,3001,staff", "s,Söder,4003,staff", "t,Totalt,7004,")
    assert found(month) == []


def test_the_share_that_lacks_to_a_hundred_is_found(month):
    share = number("andel", unit="procent", decimals=1)
    table(month, [share, ROLE], "n,Norr,41.2,", "s,Söder,33.5,staff", "v,Väst,25.3,")
    assert found(month) == [("share", 3, "andel", "Andel")]


def test_the_same_figures_in_another_table_are_found(month):
    table(month, [number("belopp", audience="staff")], "n,Norr,3001", "s,Söder,4003")
    month.with_table("oppen", [ID, number("lika")], "id,lika\nn,3001\ns,4003\n", primaryKey=["id"])
    assert found(month) == [("table", 1, "belopp", "Oppen: Lika")]


def test_a_line_of_a_statement_that_its_subtotal_gives_is_found(month):
    with_rows(month, "statement_lines", staff={4})  # HR, of Ekonomi + HR = Summa förvaltning
    cases = [(case, row, field) for case, row, field, _ in found(month)]
    assert ("sum", 4, "outcome") in cases
    assert ("sum", 4, "forecast") in cases


def test_an_indicator_that_a_public_statement_tells_is_found(month):
    with_rows(month, "indicators", staff={3})  # resultat, which the statement's total is
    assert ("sum", 7, "indicator") not in [one[:3] for one in found(month)]
    assert ("sum", 3, "outcome") in [one[:3] for one in found(month)]


def test_a_figure_that_next_years_report_tells_is_found(tmp_path):
    october, november = with_october(tmp_path)
    fields = [{"name": "forra", "title": "Förra", "type": "integer", "from": "previous-report", "column": "nu"}]
    for month in (october, november):
        table(month, [number("nu", audience="staff"), *fields], "n,Norr,3001,3001")
    told = [(one.case, one.row, one.field) for one in ON_HISTORIES["withheld"](history_of(november))]
    assert ("sum", 2, "forra") in told


def test_a_figure_that_the_change_since_a_public_one_gives_is_found(tmp_path):
    october, november = with_october(tmp_path)
    table(october, [number("nu"), number("andring")], "n,Norr,3001,0", "s,Söder,4003,0")
    table(november, [number("nu", audience="staff"), number("andring")], "n,Norr,3017,16", "s,Söder,4100,97")
    told = [(one.case, one.field, one.details["sum"]) for one in ON_HISTORIES["withheld"](history_of(november))]
    assert told == [("column", "nu", "Andring + Nu [2023-10]")]


def test_the_way_is_told_and_never_the_figure(month):
    table(month, [number("belopp"), ROLE], "n,Norr,3001,", "s,Söder,4003,staff", "t,Totalt,7004,")
    (one,) = ON_HISTORIES["withheld"](History((month.report(),)))
    assert one.message(words("sv")) == (
        "Raden är bara för personal, men dess tal under ”Belopp” är det som ”Totalt” har mer än de andra raderna."
    )
    assert "4003" not in one.message(words("en")) + one.remedy(words("en")) + str(one.value)


def test_a_contract_column_for_staff_is_no_figure(month):
    marked(month, "activities", "owner")
    assert found(month) == []
