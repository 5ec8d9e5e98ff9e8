"""Members held against one another: places, median, whole, ratios, sentences. Every figure is worked out by hand."""

from decimal import Decimal

import pytest

from tests.unit.broken_down import told
from tests.unit.compared_members import MEMBERS, history
from utfall.errors import MacroError, NothingToShow, UnknownName
from utfall.model.missing import Missing
from utfall.shown.chart import Role
from utfall.view.member_table import member_table
from utfall.view.members import dimension_of, level_of
from utfall.view.members_book import MembersBook
from utfall.view.members_chart import both_ends, members_bars, members_multiples
from utfall.view.members_heat import members_heat
from utfall.view.members_per import per_comparison, per_table
from utfall.view.members_table import members_table
from utfall.view.sentences.members import member_sentence, members_sentence
from utfall.words import words

BY = "organisation"


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return history(tmp_path_factory.mktemp("compared"))


@pytest.fixture(scope="module")
def book(archive):
    return MembersBook(archive, words("sv"))


def divided(book, name="kostnader", base="anstallda"):
    return per_comparison(book.of(name, BY), book.of(base, BY))


def test_members_stand_by_place_and_those_without_a_figure_last(book, sv):
    table = members_table(book.of("franvaro", BY))
    assert (table.id, table.caption) == (
        "members-franvaro-organisation", "Frånvaro, jämförelse per förvaltning, november 2023",
    )  # fmt: skip
    assert [column.heading for column in table.columns] == [
        "Förvaltning", "Plats", "Utfall nov 2023", "Mål nov 2023", "Mot mål", "Förändring sedan okt 2023",
        "Utveckling", "Status",
    ]  # fmt: skip
    found = {name: row[:6] + row[7:] for name, row in told(table, sv).items()}
    points = "procentenheter"
    assert found == {
        "kultur": ["Kultur", "1", "4,4 %", "5,0 %", f"+0,6 {points}", f"+0,2 {points}", "Målet nås, beräknad"],
        "miljo": ["Miljö", "2", "6,1 %", "5,0 %", f"−1,1 {points}", f"−0,1 {points}", "Målet nås inte, beräknad"],
        "skola": ["Skola", "2", "6,1 %", "5,0 %", f"−1,1 {points}", f"+0,2 {points}", "Målet nås inte, beräknad"],
        "teknik": ["Teknik", "4", "7,0 %", "5,0 %", f"−2,0 {points}", f"−0,2 {points}", "Målet nås inte, beräknad"],
        "vard": ["Vård", "", "x", "5,0 %", "", "", ""],
        "omsorg": ["Omsorg", "", "saknas", "5,0 %", "", "", ""],
        "_median": ["Median", "", "6,1 %", "", "", "", ""],
        "_whole": ["Totalt", "", "5,3 %", "", "", f"+0,2 {points}", ""],
    }
    assert table.notes == ("Plats: den första har det lägsta värdet, som är det bästa. Lika värden delar plats.",)


def test_by_status_the_worst_stand_first(book):
    table = members_table(book.of("franvaro", BY), "status")
    assert [row.id for row in table.rows] == [
        "teknik", "miljo", "skola", "kultur", "vard", "omsorg", "_median", "_whole",
    ]  # fmt: skip
    assert table.id == "members-franvaro-organisation-by-status"


def test_sums_follow_the_size_of_a_member_so_no_place_is_better(book, sv):
    table = members_table(book.of("kostnader", BY))
    assert [(row[0], *row[1:3]) for row in told(table, sv).values()] == [
        ("Vård", "1", "580"), ("Omsorg", "2", "460"), ("Skola", "3", "340"), ("Miljö", "4", "220"),
        ("Kultur", "5", "120"), ("Teknik", "6", "72"), ("Median", "", "280"), ("Totalt", "", "1 792"),
    ]  # fmt: skip
    assert table.notes[0].startswith("Plats, där inget håll är bättre: den första har det högsta värdet")


def test_the_parts_of_a_member_are_compared_with_one_another_and_with_it(book, sv):
    found = told(members_table(book.of("franvaro", BY, "skola")), sv)
    assert {name: row[1:3] for name, row in found.items()} == {
        "skola-syd": ["1", "5,9 %"], "skola-norr": ["2", "6,3 %"], "_median": ["", "6,1 %"], "skola": ["", "6,1 %"],
    }  # fmt: skip


def test_members_below_one_that_is_all_are_compared(tmp_path):
    one_city = MEMBERS.replace(",\n", ",staden\n") + "organisation,staden,9,Staden,\n"
    report = history(tmp_path, members=one_city).current
    found = level_of(report.breakdowns.dimension(BY))
    assert [one.id for one in found] == ["kultur", "miljo", "skola", "teknik", "vard", "omsorg"]


def test_a_level_of_fewer_than_two_is_refused(book):
    with pytest.raises(MacroError, match="Kultur har färre än två delar"):
        book.of("franvaro", BY, "kultur")
    with pytest.raises(UnknownName):
        book.of("franvaro", BY, "kulturen")


def test_without_a_name_the_only_dimension_is_meant(archive):
    assert dimension_of(archive.current, None, "franvaro") == BY
    with pytest.raises(UnknownName):
        dimension_of(archive.current, "enhet")


SAID = {
    "sv": """\
Median 6,1 %. Högst: Teknik, 7,0 %. Lägst: Kultur, 4,4 %. Totalt 5,3 %, under medianen. Miljö delar plats 2 av 4.
3 av 4 bedömda avviker. Värde saknas för Omsorg. Värdet för Vård visas inte på grund av sekretess.

Median 280 tkr. Högst: Vård, 580 tkr. Lägst: Teknik, 72 tkr. Totalt 1 792 tkr. Miljö har plats 4 av 6.

Median 6,1 %. Högst: Skola norr, 6,3 %. Lägst: Skola syd, 5,9 %. Skola 6,1 %, samma som medianen.
2 av 2 bedömda avviker.
""",
    "en": """\
Median 6.1 %. Highest: Teknik, 7.0 %. Lowest: Kultur, 4.4 %. Total 5.3 %, below the median. Miljö shares place 2 of 4.
3 of 4 assessed deviate. A value is missing for Omsorg.
The value for Vård is not shown for reasons of confidentiality.

Median 280 tkr. Highest: Vård, 580 tkr. Lowest: Teknik, 72 tkr. Total 1,792 tkr. Miljö is in place 4 of 6.

Median 6.1 %. Highest: Skola norr, 6.3 %. Lowest: Skola syd, 5.9 %. Skola 6.1 %, the same as the median.
2 of 2 assessed deviate.
""",
    "nb": """\
Median 6,1 %. Høyest: Teknik, 7,0 %. Lavest: Kultur, 4,4 %. Totalt 5,3 %, under medianen. Miljö deler plass 2 av 4.
3 av 4 vurderte avviker. Verdi mangler for Omsorg. Verdien for Vård vises ikke på grunn av taushetsplikt.

Median 280 tkr. Høyest: Vård, 580 tkr. Lavest: Teknik, 72 tkr. Totalt 1 792 tkr. Miljö har plass 4 av 6.

Median 6,1 %. Høyest: Skola norr, 6,3 %. Lavest: Skola syd, 5,9 %. Skola 6,1 %, det samme som medianen.
2 av 2 vurderte avviker.
""",
}


@pytest.mark.parametrize("language", SAID)
def test_what_is_seen_is_said_in_words(archive, language):
    kept = MembersBook(archive, words(language))
    said = [
        members_sentence(kept.of("franvaro", BY), "miljo"), members_sentence(kept.of("kostnader", BY), "miljo"),
        members_sentence(kept.of("franvaro", BY, "skola")),
    ]  # fmt: skip
    expected = [" ".join(one.split()) for one in SAID[language].split("\n\n")]
    assert [one.replace("\u00a0", " ") for one in said] == expected


@pytest.mark.parametrize(
    ("language", "teknik", "kultur"),
    [
        ("sv", "1 bedömd indikator, som avviker. Sämst av alla: Frånvaro.",
         "1 bedömd indikator, som inte avviker. Bäst av alla: Frånvaro. Värde saknas: Elever."),
        ("en", "1 assessed indicator, which deviates. Worst of all: Frånvaro.",
         "1 assessed indicator, which does not deviate. Best of all: Frånvaro. A value is missing: Elever."),
        ("nb", "1 vurdert indikator, som avviker. Dårligst av alle: Frånvaro.",
         "1 vurdert indikator, som ikke avviker. Best av alle: Frånvaro. Verdi mangler: Elever."),
    ],
)  # fmt: skip
def test_of_a_member_it_is_said_where_it_is_best_and_worst(archive, language, teknik, kultur):
    compared = MembersBook(archive, words(language)).over(BY)
    assert member_sentence(compared, "teknik").startswith(teknik)
    assert member_sentence(compared, "kultur") == kultur


def test_of_a_member_without_any_value_that_is_said(archive):
    compared = MembersBook(archive, words("sv")).over(BY, area="medarbetare")
    assert member_sentence(compared, "omsorg") == "Omsorg har inga värden för perioden."


def test_values_that_are_all_alike_are_neither_highest_nor_lowest(tmp_path):
    def alike(_period, rows):
        return rows.replace(",4.4,5.0", ",6.1,5.0").replace(",7.0,5.0", ",6.1,5.0")

    shown = MembersBook(history(tmp_path, alike), words("sv")).of("franvaro", BY)
    assert members_sentence(shown).startswith("Median 6,1\u00a0%. Alla 4 värden är lika: 6,1\u00a0%.")
    assert [one.place for one in shown.known] == [1, 1, 1, 1]
    assert "Bäst" not in member_sentence([shown], "kultur")


def test_of_one_value_there_is_no_median_no_place_and_no_bar(book):
    shown = book.of("licenser", BY)
    assert (shown.median, shown.known[0].place, members_bars(shown)) == (None, None, None)
    assert members_sentence(shown).startswith("Bara Kultur har ett värde, 6\u00a0€k. Totalt 6\u00a0€k.")
    assert "_median" not in {row.id for row in members_table(shown).rows}


def test_a_median_between_two_values_has_the_decimal_that_it_takes(book):
    shown = book.of("anstallda", BY)  # 0, 3, 4 and 17
    assert (shown.median, shown.median_places) == (Decimal("3.5"), 1)


def test_ratios_stand_beside_both_amounts_and_say_why_they_are_missing(book, sv):
    shown = divided(book)
    table = per_table(shown)
    assert table.caption == (
        "Kostnader per förvaltning delat med anställda, november 2023, kr per anställd, ackumulerat från årets början"
    )
    assert told(table, sv) == {
        "miljo": ["Miljö", "1", "55 000", "220", "4"],
        "kultur": ["Kultur", "2", "40 000", "120", "3"],
        "skola": ["Skola", "3", "20 000", "340", "17"],
        "teknik": ["Teknik", "", ".", "72", "0"],
        "vard": ["Vård", "", "x", "580", "x"],
        "omsorg": ["Omsorg", "", "saknas", "460", "saknas"],
        "_median": ["Median", "", "40 000", "", ""],
        "_whole": ["Totalt", "", "56 000", "1 792", "32"],
    }
    assert [(one.key, one.params["members"]) for one in shown.undivided()] == [
        ("members.per-lacking", "Omsorg"), ("members.per-zero", "Teknik"),
    ]  # fmt: skip


def test_a_ratio_is_no_better_for_being_low_and_has_no_target(book):
    shown = divided(book)
    assert not shown.ratios.is_directed
    [panel] = members_bars(shown.ratios).panels
    assert [one.role for one in panel.series] == [Role.OUTCOME]


def test_a_base_of_another_period_is_refused(book):
    with pytest.raises(NothingToShow, match="Elever, som inte har några värden för november 2023"):
        divided(book, base="elever")


def test_bars_stand_in_order_with_the_median_across(book):
    chart = members_bars(book.of("franvaro", BY))
    [panel] = chart.panels
    assert panel.categories == ("Kultur", "Miljö", "Skola", "Teknik")
    assert (panel.line.value, panel.line.text) == (Decimal("6.1"), "Median 6,1\u00a0%")
    assert chart.title == "Frånvaro per förvaltning i ordning, november 2023, %"
    assert chart.alternative.startswith("Median 6,1\u00a0%. Högst: Teknik, 7,0\u00a0%.")


def test_small_lines_stand_in_the_same_order_after_the_whole(book):
    chart = members_multiples(book.of("franvaro", BY))
    assert [panel.title for panel in chart.panels] == ["Totalt", "Kultur", "Miljö", "Skola", "Teknik", "Omsorg"]
    assert members_multiples(book.of("kostnader", BY)).panels[0].title == "Vård"


def test_of_many_the_first_and_the_last_are_drawn():
    assert both_ends(range(61), 60) == (*range(30), *range(31, 61))
    assert both_ends(range(60), 60) == tuple(range(60))


def test_the_heat_table_has_a_status_or_where_a_value_lies_among_those_of_the_members(book, sv):
    table = members_heat(book.over(BY, area="medarbetare"))
    assert [column.heading for column in table.columns] == [
        "Förvaltning", "Frånvaro", "Frånvaro, läge", "Anställda, antal", "Anställda, antal, läge",
    ]  # fmt: skip
    assert told(table, sv) == {
        "kultur": ["Kultur", "4,4 %", "Målet nås", "3", "lägst"],
        "miljo": ["Miljö", "6,1 %", "Målet nås inte", "4", "lågt"],
        "skola": ["Skola", "6,1 %", "Målet nås inte", "17", "högst"],
        "teknik": ["Teknik", "7,0 %", "Målet nås inte", "0", "lägst"],
        "vard": ["Vård", "x", "", "x", ""],
        "omsorg": ["Omsorg", "saknas", "", "saknas", ""],
        "_median": ["Median", "6,1 %", "", "3,5", ""],
        "_whole": ["Totalt", "5,3 %", "", "32", ""],
    }


def test_a_member_stands_beside_the_median_and_the_whole_by_area(book, sv):
    found = told(member_table(book.over(BY), "miljo"), sv)
    assert list(found) == [
        "area-kund", "kostnader", "elever", "intakter", "licenser", "arenden", "area-medarbetare", "franvaro",
        "anstallda",
    ]  # fmt: skip
    assert found["franvaro"][1:8] == [
        "6,1 %", "5,0 %", "−1,1 procentenheter", "−0,1 procentenheter", "6,1 %", "5,3 %", "2 av 4 (delad)",
    ]  # fmt: skip
    assert found["kostnader"][1:8] == ["220", "", "", "0", "280", "1 792", "4 av 6"]
    assert found["elever"][1:8] == ["saknas", "", "", "", "", "", ""]


def test_a_member_without_a_row_is_missing_and_never_zero(tmp_path, sv):
    def without(_period, rows):
        return "".join(row for row in rows.splitlines(keepends=True) if ",teknik," not in row)

    shown = MembersBook(history(tmp_path, without), sv).of("franvaro", BY)
    assert [(one.name, one.value) for one in shown.absent] == [
        ("Teknik", Missing.NOT_REPORTED), ("Vård", Missing.SUPPRESSED), ("Omsorg", Missing.NOT_REPORTED),
    ]  # fmt: skip
    assert told(members_table(shown), sv)["teknik"][:3] == ["Teknik", "", "saknas"]
