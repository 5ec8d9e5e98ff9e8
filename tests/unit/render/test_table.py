"""The one table renderer: each feature of a table, and that the fragment is whole wherever it is put."""

from dataclasses import replace
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from tests.seeded import SEED
from utfall.model.missing import Missing
from utfall.model.status import State, Tone
from utfall.project import read_project
from utfall.render.table import table, tables
from utfall.shown.content import Number, Trend, Verdict
from utfall.shown.table import Cell, Column, Table, TableRow

PROJECT = read_project(SEED)
NAME = Column("name", "Namn", "name")
OUTCOME = Column("outcome", "Utfall", "number", "current")
STATUS = Column("status", "Status", "status")
COMMENT = Column("comment", "Kommentar", "text")
YELLOW = State("project", "yellow", 2, "Gult", Tone.SOME, "triangle", "Avviker.")
GREEN = State("project", "green", 1, "Grönt", Tone.GOOD, "disc", "Följer planen.")


def row(name, *contents, notes=(), **more):
    cells = (Cell(contents[0]), *(Cell(content, notes) for content in contents[1:]))
    return TableRow(name, cells, **more)


def made(*rows, columns=(NAME, OUTCOME), files=("data/2023-11/a.csv",), caption="Tabellen", id="tabell", **more):  # noqa: A002
    return Table(id, caption, columns, rows, files, **more)


@pytest.fixture
def draw(sv):
    return lambda *rows, **more: BeautifulSoup(table(made(*rows, **more), sv), "html.parser")


def texts(found):
    return [one.get_text() for one in found]


def test_a_table_has_its_caption(draw):
    soup = draw(row("a", "A", Number(Decimal(1))), caption="Kostnader < intäkter, tkr")
    assert texts(soup.select("table > caption")) == ["Kostnader < intäkter, tkr"]


def test_a_table_can_be_scrolled_by_keyboard_and_is_named_by_its_caption(draw):
    soup = draw(row("a", "A", Number(Decimal(1))))
    region = soup.select_one("div.u-scroll")
    assert (region["role"], region["tabindex"]) == ("region", "0")
    assert soup.find(id=region["aria-labelledby"]).name == "caption"


def test_every_heading_says_what_it_heads(draw):
    soup = draw(row("a", "A", Number(Decimal(1))), row("b", "B", Number(Decimal(2))))
    assert [(th.get_text(), th["scope"]) for th in soup.select("thead th")] == [("Namn", "col"), ("Utfall", "col")]
    assert [(th.get_text(), th["scope"]) for th in soup.select("tbody th")] == [("A", "row"), ("B", "row")]


def test_columns_are_told_apart_by_kind_and_weight(draw):
    soup = draw(row("a", "A", Number(Decimal(1)), YELLOW, "text"), columns=(NAME, OUTCOME, STATUS, COMMENT))
    assert [th["class"] for th in soup.select("thead th")] == [
        ["u-name"],
        ["u-number", "u-current"],
        ["u-status"],
        ["u-text"],
    ]
    assert [td["class"] for td in soup.select("tbody td")] == [["u-number", "u-current"], ["u-status"], ["u-text"]]


def test_a_column_of_sentences_is_marked_as_long(draw):
    soup = draw(
        row("a", "A", "En mening som är så lång att den behöver mer plats än ett ord."), columns=(NAME, COMMENT)
    )
    assert "u-long" in soup.select_one("thead th.u-text")["class"]
    assert "u-long" in soup.select_one("tbody td")["class"]


def test_every_row_has_an_address(draw):
    soup = draw(row("a", "A", Number(Decimal(1))), row("b", "B", Number(Decimal(2))))
    assert [tr["id"] for tr in soup.select("tbody tr")] == ["tabell-a", "tabell-b"]
    assert soup.select_one("div.u-block")["id"] == "tabell"


@pytest.mark.parametrize(
    ("content", "shown", "stored"),
    [
        (Number(Decimal(1265135)), "1\u00a0265\u00a0135", "1265135"),
        (Number(Decimal("5.34"), 1, "procent"), "5,3\u00a0%", "5.34"),
        (Number(Decimal(-305)), "\u2212305", "-305"),
        (Number(Decimal("5.30"), None), "5,30", "5.30"),
        (Number(Decimal(12), signed=True), "+12", "12"),
        (Number(Decimal(-12), signed=True), "\u221212", "-12"),
        (Number(Decimal(0), signed=True), "0", "0"),
        (Number(Decimal(0)), "0", "0"),
    ],
)
def test_a_figure_is_shown_as_read_and_kept_as_stored(draw, content, shown, stored):
    cell = draw(row("a", "A", content)).select_one("td")
    assert (cell.get_text(), cell["data-value"]) == (shown, stored)


def test_a_per_cent_sign_stands_apart_so_that_digits_line_up(draw):
    assert draw(row("a", "A", Number(Decimal(5), 0, "procent"))).select_one("td .u-unit").get_text() == "\u00a0%"


def test_a_text_has_no_stored_number(draw):
    assert not draw(row("a", "A", "text"), columns=(NAME, COMMENT)).select_one("td").has_attr("data-value")


def test_a_status_is_shown_by_its_mark(draw):
    mark = draw(row("a", "A", YELLOW), columns=(NAME, STATUS)).select_one("td .u-mark")
    assert (mark.get_text(), mark["data-state"]) == ("Gult", "yellow")


@pytest.mark.parametrize(
    ("kind", "sign", "meaning"),
    [
        (Missing.NOT_REPORTED, "saknas", "saknas = värdet skulle ha rapporterats men finns inte i underlaget"),
        (Missing.NOT_AVAILABLE, "..", ".. = värdet är inte tillgängligt eller för osäkert"),
        (Missing.CANNOT_OCCUR, ".", ". = värdet kan inte förekomma"),
        (Missing.SUPPRESSED, "x", "x = värdet visas inte på grund av sekretess"),
    ],
)
def test_a_missing_value_is_shown_by_its_sign_and_explained_below(draw, kind, sign, meaning):
    soup = draw(row("a", "A", kind), row("b", "B", kind))
    assert texts(soup.select("td")) == [sign, sign]
    assert not soup.select("td[data-value]")
    told = soup.select(".u-foot p:not(.u-cite p)")
    assert texts(told)[0] == meaning
    assert len(told) == 2  # the meaning once, and the source
    is_sign = len(sign) <= 2  # which is told in sight; a word says itself what it means
    assert (told[0].parent.name == "div") is is_sign


def test_only_the_signs_that_are_shown_are_explained(draw):
    assert texts(draw(row("a", "A", Number(Decimal(0)))).select(".u-source > p")) == [
        "Källa: data/2023-11/a.csv. Talen visas utan decimaler."
    ]


def test_a_footnote_at_a_cell_is_a_link_to_its_text_below(draw):
    soup = draw(row("a", "A", Number(Decimal(1)), notes=("Osäkert.",)), row("b", "B", Number(Decimal(2))))
    link = soup.select_one("td sup.u-ref a")
    assert (link.get_text(), link["aria-label"]) == ("[1]", "Fotnot 1")
    assert soup.find(id=link["href"].removeprefix("#")).get_text() == "Osäkert."
    assert [ol.name for ol in soup.select(".u-notes")] == ["ol"]


@pytest.mark.parametrize(("note", "place"), [("Osäkert.", "div"), ("Ä" * 201, "details")])
def test_a_short_footnote_stands_in_sight_and_long_ones_behind_the_line_below(draw, note, place):
    soup = draw(row("a", "A", Number(Decimal(1)), notes=(note,)), row("b", "B", Number(Decimal(2))))
    assert soup.select_one(".u-notes").parent.name == place
    assert texts(soup.select(".u-source > summary")) == ["Data och källa"]


def test_a_footnote_at_two_cells_is_one_footnote(draw):
    rows = [row(name, name, Number(Decimal(1)), notes=("Samma.",)) for name in "ab"]
    soup = draw(*rows, row("c", "C", Number(Decimal(1)), notes=("Annan.",)))
    assert texts(soup.select("td sup")) == ["[1]", "[1]", "[2]"]
    assert texts(soup.select(".u-notes li")) == ["Samma.", "Annan."]


def test_a_footnote_raised_to_the_heading_stands_there_and_comes_first(draw):
    headed = Column("outcome", "Utfall", "number", notes=("Gäller alla.",))
    soup = draw(row("a", "A", Number(Decimal(1)), notes=("Osäkert.",)), columns=(NAME, headed))
    assert soup.select_one("thead th:nth-of-type(2)").get_text() == "Utfall[1]"
    assert soup.select_one("td").get_text() == "1[2]"
    assert texts(soup.select(".u-notes li")) == ["Gäller alla.", "Osäkert."]


def test_a_footnote_at_a_missing_value_stands_beside_it(draw):
    assert draw(row("a", "A", Missing.NOT_REPORTED, notes=("Borttappat.",))).select_one("td").get_text() == "saknas[1]"


def test_a_table_without_notes_or_files_has_only_its_own_address_at_its_foot(draw):
    foot = draw(row("a", "A", Number(Decimal(1))), files=()).select_one(".u-foot")
    assert [node.name for node in foot.find_all(recursive=False)] == ["details"]
    assert foot.select_one(".u-cite a")["href"] == "#tabell"


def test_the_source_names_the_edition_and_how_the_figures_are_rounded(draw):
    def source(*rows):
        return draw(*rows, edition="november 2023, utgåva 1").select_one(".u-origin").get_text()

    named = "Källa: data/2023-11/a.csv (november 2023, utgåva 1)."
    assert source(row("a", "A", Number(Decimal(1)))) == f"{named} Talen visas utan decimaler."
    assert source(row("a", "A", Number(Decimal("1.25"), None))) == f"{named} Talen visas med 2 decimaler."
    mixed = row("a", "A", Number(Decimal(1), 1)), row("b", "B", Number(Decimal(1)))
    assert source(*mixed) == f"{named} Talen visas med 0 till 1 decimaler."
    assert source(row("a", "A", Missing.NOT_REPORTED)) == named


def test_a_status_stands_beside_the_name_too_where_figures_come_between(draw):
    done = State("progress", "done", 1, "Klart", Tone.GOOD, "disc", "")
    one, two, three = (Number(Decimal(number)) for number in (1, 2, 3))
    counts = [Column(name, name, "number") for name in ("n", "m")]
    shown = draw(row("a", "A", one, two, done), columns=(NAME, *counts, STATUS)).select_one("tbody th .u-near")
    assert (shown.get_text().strip(), shown["aria-hidden"], shown.has_attr("hidden")) == ("Klart", "true", True)
    assert draw(row("a", "A", three, done), columns=(NAME, counts[0], STATUS)).select(".u-near") == []
    assert draw(row("a", "A", done), columns=(NAME, STATUS)).select(".u-near") == []
    words = [Column(name, name, "text") for name in ("b", "c", "d")]
    assert draw(row("a", "A", "x", "y", done, "z"), columns=(NAME, *words[:2], STATUS, words[2])).select(".u-near")
    assert not draw(row("a", "A", "x", done, "z"), columns=(NAME, words[0], STATUS, words[2])).select(".u-near")


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        ("nnnst", ["Kostnad: Klart", "Tid: Försenat"]),  # as among a property company's investments
        ("snnt", ["Kostnad: Klart", "Tid: Försenat"]),  # the first in sight, the second not
        ("nnstb", ["Kostnad: Klart", "Tid: Försenat", "Nytta: Klart"]),
        ("nsntnb", ["Kostnad: Klart", "Tid: Försenat", "Nytta: Klart"]),
        ("nnstbk", ["Kostnad: Klart", "Tid: Försenat", "Nytta: Klart", "Variation: Klart"]),  # two directions of travel
        ("wwst", ["Kostnad: Klart", "Tid: Försenat"]),  # words alone
    ],
)
def test_every_status_of_a_row_stands_beside_its_name_with_what_it_is_a_status_of(draw, kinds, said):
    done = State("progress", "done", 1, "Klart", Tone.GOOD, "disc", "")
    late = State("progress", "late", 2, "Försenat", Tone.BAD, "diamond", "")
    figure = Number(Decimal(1))
    known = {"s": ("Kostnad", done), "t": ("Tid", late), "b": ("Nytta", done), "k": ("Variation", done)}
    columns, cells = [NAME], []
    for at, kind in enumerate(kinds):
        heading, content = known.get(kind, (f"Tal {at}", figure if kind == "n" else "ord"))
        columns.append(Column(f"c{at}", heading, {"w": "text", "n": "number"}.get(kind, "status")))
        cells.append(content)
    shown = draw(row("a", "A", *cells), columns=tuple(columns)).select("tbody th .u-near > span")
    assert [one.get_text() for one in shown] == said


REASON = Column("reason", "Skäl", "text", notes=("Av styrgruppen.",), beside="status")
BOTH = Verdict(YELLOW, GREEN, "Tid.")


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (BOTH, "Gult bedömdNy ledning.GröntberäknadTid."),
        (Verdict(None, GREEN, "Tid."), "GröntberäknadTid.Ny ledning."),
        (YELLOW, "GultNy ledning."),
        ("", "Ny ledning."),
    ],
)
def test_a_reason_stands_beside_its_status_and_has_no_column_of_its_own(draw, status, said):
    soup = draw(row("a", "A", status, "Ny ledning.", "x"), columns=(NAME, STATUS, REASON, COMMENT))
    assert texts(soup.select("thead th")) == ["Namn", "Status[1]", "Kommentar"]
    assert texts(soup.select("tbody td")) == [said, "x"]
    assert len(soup.select("small.u-reason")) == 1


def test_a_footnote_at_a_reason_stands_beside_the_reason(draw):
    plain = replace(REASON, notes=())
    soup = draw(row("a", "A", YELLOW, "Ny ledning.", notes=("Enligt protokoll.",)), columns=(NAME, STATUS, plain))
    assert soup.select_one("small.u-reason").get_text() == "Ny ledning.[1]"


def test_a_reason_has_a_column_where_its_status_has_none(draw):
    soup = draw(row("a", "A", "Ny ledning."), columns=(NAME, REASON))
    assert texts(soup.select("thead th")) == ["Namn", "Skäl[1]"]


def test_several_columns_of_statuses_stand_beside_the_name_even_where_the_last_column_is_one(draw):
    columns = (NAME, STATUS, REASON, *(Column(key, key, "status") for key in ("tid", "nytta", "risk")))
    found = draw(row("a", "A", BOTH, "Ny ledning.", GREEN, "", YELLOW), columns=columns).select_one("tbody th .u-near")
    assert texts(found.select("span")) == [
        "Status: Gult, bedömd",
        "Status: Grönt, beräknad",
        "tid: Grönt",
        "risk: Gult",
    ]
    assert found.small.get_text() == "Ny ledning."


def test_a_table_of_words_says_in_each_cell_what_heads_it_so_that_a_narrow_screen_can_stack_it(draw):
    area = Column("area", "Område", "text")
    shown = draw(row("a", "A", "Ekonomi", YELLOW), columns=(NAME, area, STATUS))
    assert shown.select_one("table")["class"] == ["u-table", "u-stacks"]
    assert [cell["data-head"] for cell in shown.select("td")] == ["Område", "Status"]


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        ((NAME, STATUS), [row("a", "A", YELLOW)]),
        ((NAME, OUTCOME, STATUS), [row("a", "A", Number(Decimal(1)), YELLOW)]),
        ((NAME, COMMENT, STATUS), [row("a", "A", "", "", kind="heading"), row("b", "B", "x", YELLOW)]),
    ],
    ids=["few columns", "figures", "parts"],
)
def test_other_tables_stay_tables_on_a_narrow_screen(draw, columns, rows):
    shown = draw(*rows, columns=columns)
    assert shown.select(".u-stacks, [data-head]") == []


def test_only_a_table_that_may_be_sorted_says_so_and_gives_its_statuses_their_order(draw):
    done = State("progress", "done", 3, "Klart", Tone.GOOD, "disc", "")
    rows = row("a", "A", done), row("b", "B", done)
    columns = (NAME, Column("status", "Status", "status"))
    assert [td["data-order"] for td in draw(*rows, columns=columns, sortable=True).select("[data-sortable] td")] == [
        "3",
        "3",
    ]
    assert draw(*rows, columns=columns).select("[data-sortable], [data-order]") == []
    assert draw(rows[0], columns=columns, sortable=True).select("[data-sortable]") == []


def test_several_files_are_named_together(draw):
    soup = draw(row("a", "A", Number(Decimal(1))), files=("a.csv", "b.csv"))
    assert soup.select_one(".u-origin").get_text() == "Källa: a.csv, b.csv. Talen visas utan decimaler."


def test_the_unit_of_a_row_stands_under_its_name(draw):
    soup = draw(row("a", "Datorer", Number(Decimal(1)), detail="antal"), row("b", "B", Number(Decimal(1))))
    assert soup.select_one("tbody th .u-detail").get_text() == "antal"
    assert len(soup.select(".u-detail")) == 1


TREE = [
    row("rubrik", "Rubrik", Missing.NOT_REPORTED, kind="heading"),
    row("rad", "Rad", Number(Decimal(1)), level=1),
    row("inre", "Inre", Missing.NOT_REPORTED, kind="heading", level=1),
    row("djup", "Djup", Number(Decimal(2)), level=2),
    row("delsumma", "Delsumma", Number(Decimal(3)), kind="subtotal"),
    row("summa", "Summa", Number(Decimal(3)), kind="total"),
]


def test_a_tree_is_shown_by_indents_and_by_the_kinds_of_its_rows(draw):
    classes = {tr["id"].removeprefix("tabell-"): tr.get("class") for tr in draw(*TREE).select("tbody tr")}
    assert classes == {
        "rubrik": ["u-heading"], "rad": ["u-level-1"], "inre": ["u-heading", "u-level-1"], "djup": ["u-level-2"],
        "delsumma": ["u-subtotal"], "summa": ["u-total"],
    }  # fmt: skip


def test_a_heading_row_heads_the_rows_below_it_and_shows_no_figures(draw):
    soup = draw(*TREE)
    heading = soup.select_one("tr.u-heading th")
    assert (heading["scope"], heading.get("colspan"), heading.get_text()) == ("rowgroup", None, "Rubrik")
    assert [(cell["colspan"], cell.get_text()) for cell in soup.select("tr.u-heading td")] == [
        ("1", ""),
        ("1", ""),
    ]  # of two headings


def test_a_heading_row_is_the_first_of_its_group_and_the_group_ends_with_its_level(draw):
    groups = [texts(body.select("th")) for body in draw(*TREE).select("tbody")]
    assert groups == [["Rubrik", "Rad"], ["Inre", "Djup"], ["Delsumma", "Summa"]]


def test_the_missing_figures_of_a_heading_row_are_explained_nowhere_else_than_they_are_shown(draw):
    shown = draw(TREE[0], TREE[1]).select_one("table").get_text()
    assert "saknas" not in shown


def test_several_tables_are_one_fragment(sv):
    one, other = made(row("a", "A", Number(Decimal(1)))), made(row("a", "A", Number(Decimal(1))), id="annan")
    soup = BeautifulSoup(tables([one, other], sv), "html.parser")
    assert [block["id"] for block in soup.select("div.u-tables > div.u-block")] == ["tabell", "annan"]
    assert tables([one], sv) == table(one, sv)


def test_no_address_is_given_twice(sv):
    rows = [row(name, name, Number(Decimal(1)), notes=("Not.",)) for name in "ab"]
    soup = BeautifulSoup(tables([made(*rows), made(*rows, id="annan")], sv), "html.parser")
    ids = [found["id"] for found in soup.select("[id]")]
    assert len(ids) == len(set(ids))


def test_data_is_never_markup(draw):
    attack = '<script>alert("x")</script> *x* {{ 1 }} | [a](javascript:b)'
    columns = (NAME, Column("comment", attack, "text", notes=(attack,)))
    soup = draw(
        row("a", attack, attack, notes=(attack,), detail=attack), columns=columns, caption=attack, files=(attack,)
    )
    assert not soup.select("script")
    for where in ("caption", "thead th:nth-of-type(2)", "tbody th", "td", ".u-notes li", ".u-origin", ".u-detail"):
        assert attack in soup.select_one(where).get_text(), where


def test_in_english_the_table_speaks_english(en):
    soup = BeautifulSoup(
        table(made(row("a", "A", Missing.NOT_REPORTED), row("b", "B", Number(Decimal("1234.5"), 1))), en), "html.parser"
    )
    assert texts(soup.select("td")) == ["missing", "1,234.5"]
    assert texts(soup.select(".u-source > p")) == [
        "missing = the value was due but is not in the source",
        "Source: data/2023-11/a.csv. Figures are shown with one decimal.",
    ]


PLACES = {
    "the page": "Före\n\n{}\n\nEfter",
    "a list": "- Före\n\n    {}\n\n- Efter",
    "a nested list": "- Ett\n    - Före\n\n        {}\n\n    - Efter",
    "an ordered list": "1. Före\n\n    {}\n\n2. Efter",
    "an admonition": '!!! note "Rubrik"\n\n    Före\n\n    {}\n\n    Efter',
    "a folded admonition": '??? note "Rubrik"\n\n    {}\n\n    Efter',
    "a tab": '=== "Flik"\n\n    Före\n\n    {}\n\n=== "Annan"\n\n    Efter',
    "a paragraph's last line": "Före\n{}\n\nEfter",
    "a paragraph's first line": "{}\nEfter",
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("several", [False, True])
def test_a_fragment_is_whole_and_a_block_wherever_it_is_put(sv, place, several):
    shown = [made(*TREE, id=name) for name in (("a", "b") if several else ("a",))]
    fragment = tables(shown, sv)
    markdown = Markdown(extensions=list(PROJECT.extensions), extension_configs=dict(PROJECT.extension_configs))
    soup = BeautifulSoup(markdown.convert(PLACES[place].format(fragment)), "html.parser")
    assert len(soup.select("table")) == len(shown)
    assert not soup.select("p table, p div, pre table, code")
    found = soup.select_one("div.u-tables" if several else "div.u-block")
    assert str(found) == str(BeautifulSoup(fragment, "html.parser"))
    assert "Före" in soup.get_text() or "Före" not in PLACES[place]
    assert "Efter" in soup.get_text()


def test_a_fragment_in_a_table_cell_is_whole(sv):
    markdown = Markdown(extensions=list(PROJECT.extensions), extension_configs=dict(PROJECT.extension_configs))
    source = f"| A | B |\n|---|---|\n| {table(made(*TREE), sv)} | x |"
    soup = BeautifulSoup(markdown.convert(source), "html.parser")
    assert len(soup.select("td table.u-table tbody tr")) == len(TREE)
    assert soup.select("td")[-1].get_text() == "x"


def test_a_fragment_is_one_line(sv):
    assert "\n" not in tables([made(*TREE), made(*TREE, id="annan", caption="a\nb")], sv)


def test_a_trend_is_drawn_small_with_a_gap_where_a_value_is_missing(sv):
    trend = Trend((Decimal(1), Decimal(3), None, Decimal(2)), "Från 1 till 2.")
    columns = (Column("name", "Namn", "name"), Column("trend", "Utveckling", "trend"))
    fragment = table(Table("t", "T", columns, (TableRow("r", (Cell("a"), Cell(trend))),)), sv)
    picture = BeautifulSoup(fragment, "html.parser").select_one("svg.u-spark")
    assert (picture["role"], picture["aria-label"]) == ("img", "Från 1 till 2.")
    assert [path["d"] for path in picture.select("path")] == ["M3.0,17.0L29.0,3.0", "M81.0,10.0"]
    assert (picture.circle["cx"], picture.circle["cy"]) == ("81.0", "10.0")


@pytest.mark.parametrize(
    ("columns", "staying"),
    [
        ((NAME, COMMENT, STATUS), ["Status", "Gult"]),
        ((NAME, STATUS, COMMENT), []),  # it would lie over the comment
        ((NAME, Column("time", "Tid", "status"), STATUS), []),  # and here over another status
    ],
)
def test_statuses_stay_in_sight_only_where_one_column_of_them_is_the_last(draw, columns, staying):
    contents = [YELLOW if column.kind == "status" else "Ord" for column in columns]
    assert texts(draw(row("a", *contents), columns=columns).select(".u-stays")) == staying
