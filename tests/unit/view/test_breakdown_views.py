"""Breakdowns as pages show them: members and whole, over time, and crossed. Every figure is worked out by hand."""

from decimal import Decimal

import pytest

from tests.unit.broken_down import MEMBERS, history, told, write_months
from utfall.errors import MacroError, UnknownName
from utfall.model.history import History
from utfall.model.missing import Missing
from utfall.shown.chart import Role
from utfall.view.asked_breakdown import MOST, asked_breakdown
from utfall.view.breakdown_over import BreakdownOver
from utfall.view.breakdown_table import breakdown_table
from utfall.view.choice import choice
from utfall.view.crossed_table import crossed_table


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return history(tmp_path_factory.mktemp("divided"))


def asked(archive, words, name="franvaro", *by):
    return asked_breakdown(archive, words, name, by or ("enhet",))


def headings(table):
    return [column.heading for column in table.columns]


def test_the_members_stand_as_in_their_tree_and_the_whole_last(archive, sv):
    table = breakdown_table(asked(archive, sv))
    assert (table.id, table.caption) == ("breakdown-franvaro-enhet", "Frånvaro per enhet, november 2023")
    assert [(row.id, row.level, row.kind) for row in table.rows] == [
        ("norr", 0, "line"), ("norr-vard", 1, "line"), ("norr-skola", 1, "line"), ("soder", 0, "line"),
        ("_whole", 0, "total"),
    ]  # fmt: skip
    assert headings(table) == [
        "Enhet", "Utfall nov 2023", "Förändring sedan okt 2023", "Utfall nov 2022", "Mål nov 2023", "Status",
        "Kommentar",
    ]  # fmt: skip
    assert told(table, sv) == {
        "norr": ["Område Norr", "6,1 %", "+0,5 procentenheter", "", "5,0 %", "Målet nås inte, beräknad", ""],
        "norr-vard": ["Vård", "7,0 %", "+0,4 procentenheter", "", "5,0 %", "Målet nås inte, beräknad", "Influensa."],
        "norr-skola": ["Skola", "4,3 %", "+0,7 procentenheter", "", "5,0 %", "Målet nås, beräknad", ""],
        "soder": ["Område Söder", "4,4 %", "", "", "5,0 %", "Målet nås, beräknad", ""],
        "_whole": ["Totalt", "5,3 %", "+0,2 procentenheter", "5,1 %", "5 %", "Framgår inte", ""],
    }


def test_of_a_sum_from_the_years_beginning_the_change_is_that_of_the_periods_own_value(archive, sv):
    table = breakdown_table(asked(archive, sv, "kostnader"))
    assert headings(table)[2] == "Periodens eget värde, förändring sedan okt 2023"
    found = told(table, sv)  # Norr 800, 900, 1000: 100 a month; Söder 400, 430, 480: 30 and then 50
    assert (found["norr"][1:3], found["soder"][1:3]) == (["1 000", "0"], ["480", "+20"])


def test_a_page_chooses_and_heads_columns_and_sets_the_title(archive, sv):
    chosen = choice(archive.current, sv, "breakdown", {"target": "Målet"}, "Frånvaron, {period}")
    table = breakdown_table(asked(archive, sv), chosen)
    assert (table.caption, headings(table)) == ("Frånvaron, november 2023", ["Enhet", "Målet"])


def test_the_heat_table_has_the_whole_too_and_a_member_without_a_target_stands_in_its_own_range(archive, sv):
    found = told(BreakdownOver(asked(archive, sv)).heat(), sv)
    assert found["norr-skola"] == ["Skola", "4,1 %", "Målet nås", "3,6 %", "Målet nås", "4,3 %", "Målet nås"]
    assert found["soder"] == ["Område Söder", "4,0 %", "Målet nås", "x", "", "4,4 %", "Målet nås"]
    assert found["_whole"] == ["Totalt", "5,0 %", "Målet nås", "5,1 %", "", "5,3 %", "Framgår inte"]


def test_without_targets_the_heat_table_of_a_sum_shows_each_periods_own_value(archive, sv):
    table = BreakdownOver(asked(archive, sv, "kostnader")).heat()
    assert table.caption == "Kostnader per enhet, sep 2023–nov 2023, varje periods eget värde, tusental kronor (tkr)"
    found = told(table, sv)  # September's own value needs August's sum, which nobody has
    assert found["norr"] == ["Område Norr", "100", "lika", "100", "lika"]
    assert found["soder"] == ["Område Söder", "30", "lägst", "50", "högst"]


def test_small_charts_of_a_mean_show_the_whole_first_and_every_level(archive, sv):
    chart = BreakdownOver(asked(archive, sv)).multiples()
    assert [(panel.title, panel.said) for panel in chart.panels] == [
        ("Totalt", "5,3\u00a0%"), ("Område Norr", "6,1\u00a0%"), ("Vård", "7,0\u00a0%"), ("Skola", "4,3\u00a0%"),
        ("Område Söder", "4,4\u00a0%"),
    ]  # fmt: skip
    values = {one.role: one.values for one in chart.panels[4].series}
    assert values == {Role.OUTCOME: (Decimal("4.0"), None, Decimal("4.4")), Role.TARGET: (Decimal("5.0"),) * 3}
    assert "2 av 4 ligger över sitt mål." in chart.alternative


def test_small_charts_of_a_sum_leave_out_the_whole_and_what_is_divided_further(tmp_path, sv):
    def deeper(period, rows):
        return rows + f"kostnader,{period},norr-vard,,{int(period[-2:]) * 50},,,,\n"

    chart = BreakdownOver(asked(history(tmp_path, deeper), sv, "kostnader")).multiples()
    assert [panel.title for panel in chart.panels] == ["Vård", "Område Söder"]


def test_two_dimensions_are_crossed_with_the_totals_that_the_package_tells(archive, sv):
    table = crossed_table(asked(archive, sv, "franvaro", "enhet", "kon"))
    assert (table.caption, headings(table)) == (
        "Frånvaro per enhet och kön, november 2023", ["Enhet", "Kvinnor", "Män", "Totalt"],
    )  # fmt: skip
    assert told(table, sv) == {
        "norr": ["Område Norr", "6,9 %", "4,2 %", "6,1 %"],
        "norr-vard": ["Vård", "", "", "7,0 %"],
        "norr-skola": ["Skola", "", "", "4,3 %"],
        "soder": ["Område Söder", "4,6 %", "4,0 %", "4,4 %"],
        "_whole": ["Totalt", "5,9 %", "4,1 %", "5,3 %"],
    }
    turned = crossed_table(asked(archive, sv, "franvaro", "kon", "enhet"))
    assert headings(turned) == ["Kön", "Område Norr", "Vård", "Skola", "Område Söder", "Totalt"]


def many(count, below=0):
    """The members and rows of so many units, each with so many parts."""
    members, rows = [], []
    for at in range(count):
        names = [(f"u{at}", ""), *((f"u{at}-{part}", f"u{at}") for part in range(below))]
        members += [
            f"enhet,{name},{len(members) + one},Enhet {name},{parent}" for one, (name, parent) in enumerate(names)
        ]
        rows += [f"franvaro,2023-11,{name},,{at % 9}.5,,,," for name, _ in names]
    return {"members": MEMBERS + "\n".join(members) + "\n"}, "\n".join(rows) + "\n"


@pytest.mark.parametrize(
    ("count", "below", "shown"),
    [(MOST - 4, 0, MOST), (8, 3, 8 + 2), (100, 0, MOST)],  # beside them Norr with its two parts, and Söder
    ids=["all-that-fit", "the-lower-level-is-folded", "more-than-a-page-at-the-top"],
)
def test_a_page_shows_thirty_members_at_most_the_upper_levels_first_and_the_files_all(
    tmp_path, sv, count, below, shown
):
    tables, rows = many(count, below)
    archive = history(tmp_path, lambda period, old: old + rows if period == "2023-11" else old, **tables)
    table = breakdown_table(asked(archive, sv))
    assert len(table.rows) == count * (1 + below) + 4 + 1
    assert len(table.unfolded().rows) == shown + 1


def test_a_member_that_nothing_is_told_of_is_not_listed_and_one_that_is_silent_now_is_said_to_be(tmp_path, sv):
    def silent(period, rows):
        return (
            rows if period < "2023-11" else "\n".join(one for one in rows.splitlines() if ",soder," not in one) + "\n"
        )

    table = breakdown_table(asked(history(tmp_path, silent), sv))
    cells = {row.id: row.cells[1].content for row in table.rows}
    assert "vilande" not in cells
    assert cells["soder"] is Missing.NOT_REPORTED


@pytest.mark.parametrize(
    ("name", "by", "kind"),
    [("franvro", ("enhet",), "indicator"), ("franvaro", ("enheter",), "dimension"),
     ("resultat", ("enhet",), "breakdown"), ("kostnader", ("kon",), "breakdown")],
)  # fmt: skip
def test_what_is_not_there_is_refused_by_name(archive, sv, name, by, kind):
    with pytest.raises(UnknownName) as refused:
        asked_breakdown(archive, sv, name, by)
    assert refused.value.kind == kind


def test_a_period_that_is_not_divided_is_refused_with_the_newest_that_is(tmp_path, sv):
    def old(_period, rows):
        return "\n".join(one.replace("2023-11", "2023-10") for one in rows.splitlines()) + "\n"

    with pytest.raises(MacroError) as refused:
        asked(history(tmp_path, old), sv)
    assert sv.say(refused.value.sentence) == (
        "Frånvaro är inte uppdelad efter enhet för november 2023. Den senaste perioden som är det är oktober 2023. "
        "Fyll på breakdowns.csv, eller ta bort makrot från sidan."
    )


def test_where_the_series_is_broken_nothing_older_is_compared_and_the_table_says_why(tmp_path, sv):
    months = write_months(tmp_path)
    for month in months[:2]:
        month.rewritten(
            "indicators", lambda text: text.replace("hr,medarbetare,month,procent", "hr,medarbetare,month,dagar")
        )
    broken = asked(History(tuple(month.report() for month in months)), sv)
    table = breakdown_table(broken)
    assert table.columns[0].notes == (
        "Serien bryts i november 2023: enheten var dagar och är procent. Värden före och efter jämförs inte.",
    )
    assert headings(table)[:2] == ["Enhet", "Utfall nov 2023"]
    assert "Förändring sedan okt 2023" not in headings(table)
    assert BreakdownOver(broken).multiples() is None


def test_a_crossed_table_that_would_be_too_wide_shows_the_top_level_and_one_that_still_is_is_refused(tmp_path, sv):
    tables, _ = many(13)
    rows = "".join(f"franvaro,2023-11,u{at},kvinnor,{at % 9}.5,,,,\n" for at in range(13))
    archive = history(tmp_path, lambda period, old: old + rows if period == "2023-11" else old, **tables)
    assert len(crossed_table(asked(archive, sv, "franvaro", "enhet", "kon")).rows) == 13 + 4 + 1
    with pytest.raises(MacroError) as refused:
        crossed_table(asked(archive, sv, "franvaro", "kon", "enhet"))
    assert sv.say(refused.value.sentence) == (
        "Enhet har 15 medlemmar på översta nivån, och en korstabell har högst 12 kolumner. "
        "Byt plats på rader och kolumner."
    )
