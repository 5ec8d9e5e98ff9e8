"""A page's plain form says what is so this month; what scripts alone work and what was before is left to files."""

import pytest

from utfall.forms.plain_page import plain_pages

DISC = '<svg class="u-shape" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"><circle r="7"/></svg>'
NOTE = "<p class=u-fine>Så visas sidan utan skript: det som gäller nu. Resten finns i filerna."
PLAIN_DISC = '<svg class=u-shape viewBox="0 0 16 16" aria-hidden=true><circle r="7"/></svg>'
FILES = {"data/tables/a.csv", "data/tables/rules.csv", "data/indicators/a.json"}


def page(article, head="", *, rest=""):
    return (
        f'<!doctype html>\n<html lang="sv"><head>{head}</head><body dir="ltr"><article>{article}</article>{rest}</body>'
        "</html>"
    )


def plain(article, head="", *, name="hr.html", rest="", **others):
    """Return what is left in the article of a page, or in the page, before the note."""
    pages = {name: page(article, head, rest=rest), **others}
    text = plain_pages(pages, FILES, "index.html")[name]
    assert text.startswith("<html lang=sv><head>")
    before, note, after = text.partition(NOTE)
    assert note
    return before.partition("<article>")[2] if not head and not rest else f"{before}…{after}"


@pytest.mark.parametrize(
    ("built", "left"),
    [
        ('<p>Ett <data class="u-figure" value="1" title="Källa">1 %</data>.</p>', "<p>Ett 1 %."),
        ('<h2 id="b">B<a class="headerlink" href="#b">#</a></h2>', "<h2>B</h2>"),
        ('<p>a</p><button class="u-explore" hidden>Utforska</button>', "<p>a</p>"),
        ('<th scope="row">A<span class="u-near" aria-hidden="true" hidden>x</span></th>', "<th scope=row>A</th>"),
        (
            '<svg class="u-wide" viewBox="0 0 9 9"><path d="M0"/></svg><svg class="u-narrow"><path/></svg>',
            '<svg class=u-wide viewbox="0 0 9 9"><path d=M0 /></svg>',
        ),
        ('<td class="u-number" data-value="1">1</td>', "<td class=u-number>1</td>"),
        ('<td class="u-text" data-head="Skäl">a</td>', "<td class=u-text data-head=Skäl>a</td>"),
        (
            '<table class="u-table u-stacks u-compare-table"><tr><td data-head="nov">1</td></tr></table>',
            '<table class="u-table u-stacks u-compare-table"><tr><td>1</table>',
        ),
        (
            f'<span class="u-mark u-good" data-state="x">{DISC}<span class="u-word">Nås</span></span>',
            f'<span class="u-mark u-good">{PLAIN_DISC}Nås</span>',
        ),
        (
            '<p><b>Nås</b><details class="u-rule"><summary class="u-said">beräknad</summary>Regel 2</details>',
            "<p><b>Nås</b> <span class=u-said>beräknad</span>",
        ),
        (
            '<div class="u-block" id="multiples-a"><figure><ul><li>Mål</li></ul><svg></svg>a</figure></div>',
            "<div class=u-block><figure>a</figure></div>",
        ),
        ("<pre>a\n\n  b</pre>", "<pre>a\n\n  b</pre>"),
        (
            '<a href="a.html" aria-label="Till A" title="A"><img src="a.png" alt="" width="9" loading="lazy"></a>',
            '<a href=a.html aria-label="Till A"><img src=a.png alt="" width=9 loading=lazy></a>',
        ),
        (
            '<abbr title="miljoner">mkr</abbr><time datetime="2025-05">maj</time><ol start="3"><li>b</li></ol>',
            "<abbr title=miljoner>mkr</abbr><time datetime=2025-05>maj</time><ol start=3><li>b</ol>",
        ),
        (
            '<a href="#n" aria-label="Fotnot 1">[1]</a><footer><a aria-label="Nästa: B">B</a></footer>',
            "<a href=#n>[1]</a><footer><a>B</a></footer>",
        ),
        (
            '<th id="h">H</th><td headers="h g">1</td><label for="f">F</label><b id="f"></b><b id="g"></b>',
            '<th id=h>H<td headers="h g">1</td><label for=f>F</label><b id=f></b><b id=g></b>',
        ),
        (
            '<button class="u-term" popovertarget="t">R12</button><div id="t" popover="auto">Rullande</div>',
            "<button class=u-term popovertarget=t>R12</button><div id=t popover=auto>Rullande</div>",
        ),
        (
            '<nav aria-labelledby="e"><h2 id="e">Tidigare</h2></nav><dl aria-labelledby="e"></dl>',
            "<nav aria-labelledby=c0><h2 id=c0>Tidigare</h2></nav><dl></dl>",
        ),
        ("<script>a</script><template>b</template><p></p>", ""),
        ('<noscript><p>Utan <a href="./a.html">skript</a></p></noscript>', "<p>Utan <a href=a.html>skript</a>"),
    ],
)
def test_what_is_said_stays_and_what_scripts_work_goes(built, left):
    assert plain(built).removesuffix("</p>") == left.removesuffix("</p>")


TABLE = (
    '<div class="u-scroll" role="region" aria-labelledby="{name}-caption" tabindex="0"><table>'
    '<caption id="{name}-caption">Höll <b>prognosen</b> &amp; sen?</caption>'
    '<tbody><tr><th scope="row">maj</th><td>1</td></tr></tbody></table></div>'
)
PLAIN_TABLE = (
    "<div class=u-scroll role=region aria-labelledby=c0 tabindex=0><table><caption id=c0>"
    "Höll <b>prognosen</b> & sen?</caption><tbody><tr><th scope=row>maj<td>1</table></div>"
).replace("&", "&amp;")
LINK = "<p class=u-downloads><a href=data/tables/{name}.csv>Höll prognosen &amp; sen? (CSV)</a>"
IN_CLOSED = "<details><summary>S</summary>{}</details>"


@pytest.mark.parametrize(
    ("built", "left"),
    [
        pytest.param(IN_CLOSED.format(TABLE.format(name="a")), IN_CLOSED.format(LINK.format(name="a")), id="closed"),
        pytest.param(TABLE.format(name="rules"), LINK.format(name="rules"), id="about the report"),
        pytest.param(TABLE.format(name="a"), PLAIN_TABLE, id="seen"),
        pytest.param(IN_CLOSED.format(TABLE.format(name="b")), IN_CLOSED.format(PLAIN_TABLE), id="without file"),
    ],
)
def test_a_file_stands_for_a_table_that_is_not_seen_or_the_same_every_month(built, left):
    assert plain(built) == left


def test_a_caption_that_a_page_leads_to_keeps_its_name():
    left = plain(TABLE.format(name="a"), **{"om.html": page('<a href="./hr.html#a-caption">A</a>')})
    assert left == PLAIN_TABLE.replace("c0", "a-caption")


def test_of_what_stands_behind_a_table_the_source_and_its_files_are_left():
    built = (
        '<div class="u-foot"><details class="u-source"><summary>Data</summary><p class="u-origin">Källa: x.</p>'
        '<p class="u-downloads">Ladda ned: <a href="data/x.csv">x.csv</a> · '
        '<a href="data/tables/a.csv" aria-label="A">CSV</a> · <a href="data/indicators/a.json">JSON</a></p>'
        '<details class="u-cite"><p>Länka</p></details></details></div>'
    )
    assert plain(built) == (
        '<div class=u-foot><p class="u-fine u-origin">Källa: x.<p class="u-fine u-downloads">'
        "<a href=data/tables/a.csv>CSV</a> · <a href=data/indicators/a.json>JSON</a></div>"
    )


NOTED = (
    '<div class="u-block" id="{name}"><sup><a href="#{name}-note-1">[1]</a></sup>' + TABLE
    + '<details class="u-source"><summary>Data</summary>'
    '<ol class="u-notes"><li id="{name}-note-1">Preliminärt.</li></ol><p>tom</p></details></div>'
)  # fmt: skip
NOTES = "<sup><a href=#{name}-note-1>[1]</a></sup>{table}<ol class=u-notes><li id={name}-note-1>Preliminärt.</ol>"


def test_footnotes_stay_with_the_table_that_has_them():
    for name in ("a", "b"):
        left = f"<div class=u-block>{NOTES.format(name=name, table=PLAIN_TABLE)}</div>"
        assert plain(NOTED.format(name=name)) == left
    left = f"<div class=u-block>{NOTES.format(name='b', table=PLAIN_TABLE)}</div>"
    assert plain(IN_CLOSED.format(NOTED.format(name="b"))) == IN_CLOSED.format(left)


def test_footnotes_go_with_a_table_that_a_file_stands_for():
    assert "Preliminärt." not in plain(IN_CLOSED.format(NOTED.format(name="a")))
    assert "Preliminärt." not in plain(NOTED.format(name="rules"))


def test_an_indicators_page_says_what_is_so_now_and_leads_to_the_rest():
    built = (
        '<h1>A</h1><div class="u-tables u-indicator"><p class="u-answer">8 st.</p>'
        '<div class="u-block" id="now-a">Nu</div>'
        '<div class="u-part"><h2>Historik</h2><p class="u-fine u-downloads">Hämta <a href="../data/tables/a.csv">serien'
        "</a></p><table><tr><td>1</td></tr></table></div></div>"
    )
    assert plain(built, name="indikatorer/a.html") == (
        '<h1>A</h1><div class="u-tables u-indicator"><p class=u-answer>8 st.<div class=u-block>Nu</div>'
        '<p class="u-fine u-downloads">Hämta <a href=../data/tables/a.csv>serien</a></div>'
    )


def test_of_a_row_of_months_the_newest_is_left():
    built = "<table><tr><th>A</th>{}<td>1</td></tr><tr><th>B</th>{}<td>2</td></tr></table>".format(
        *("".join(f'<td class="u-sign" colspan="{wide}">{month}</td>' for month, wide in months)
          for months in ((("nov", 1), ("dec", 1)), (("året", 12),)))
    )  # fmt: skip
    assert plain(built) == ("<table><tr><th>A<td class=u-sign>dec<td>1<tr><th>B<td class=u-sign>året<td>2</table>")


def test_a_shape_that_stands_in_more_places_is_drawn_once():
    text = plain_pages({"hr.html": page(DISC * 2)}, FILES, "index.html")["hr.html"]
    use = "<svg class=u-shape aria-hidden=true><use href=#s0 /></svg>"
    assert f"<article>{use * 2}" in text
    assert text.endswith(
        '<div hidden><svg><symbol id=s0 viewBox="0 0 16 16"><g class=u-shape><circle r="7"/></g></symbol></svg></div>'
    )


def test_a_place_keeps_its_name_where_a_page_leads_there():
    other = page('<a href="./hr.html#b">B</a>')
    built = '<h2 id="a">A</h2><h2 id="b">B</h2><h2 id="c">C</h2><a href="#c">C</a>'
    assert plain(built, **{"om.html": other}) == "<h2>A</h2><h2 id=b>B</h2><h2 id=c>C</h2><a href=#c>C</a>"


HEAD = (
    '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    '<meta name="description" content="HR."><meta property="og:title" content="HR"><title>HR &amp; lön</title>'
    '<link rel="next" href="a.html"><link rel="icon" href="i.svg"><link rel="stylesheet" href="t.css">'
    '<script src="early.js"></script>'
)
KEPT = (
    "<meta charset=utf-8><meta http-equiv=Content-Security-Policy content=\"default-src 'none'\">"
    "<meta name=description content=HR.>{}<title>HR &amp; lön</title>{}<link rel=stylesheet href=t.css>"
)


def test_a_head_says_what_browsers_and_readers_of_links_need():
    assert plain("", HEAD).startswith(f"<html lang=sv><head>{KEPT.format('', '')}<body dir=ltr>")
    pictured = plain("", f'{HEAD}<meta property="og:image" content="b.png">')
    assert "<meta property=og:title content=HR>" in pictured
    assert "<meta property=og:image content=b.png>" in pictured
    assert "<link rel=icon href=i.svg>" in plain("", HEAD, name="index.html")


FOOT = (
    '<nav class="u-menu"><a href="a.html">A</a></nav><footer><section><p class="u-title">Maj</p><dl><dt>Läge</dt></dl>'
    "<p>Nästa</p><p>CC BY 4.0</p></section></footer>"
)


def test_the_first_page_has_the_menu_and_the_whole_colophon_and_others_the_licence():
    assert plain("", name="index.html", rest=FOOT).endswith(
        "<nav class=u-menu><a href=a.html>A</a></nav><footer><section><p class=u-title>Maj<dl><dt>Läge</dt></dl>"
        "<p>Nästa"
        "<p>CC BY 4.0</section></footer>"
    )
    assert plain("", rest=FOOT).endswith("<footer><section><p class=u-title>Maj<p>CC BY 4.0</section></footer>")


@pytest.mark.parametrize(("language", "begins"), [("en", "This is the page"), ("nb", "Slik vises"), ("fi", "Så visas")])
def test_the_note_is_in_the_pages_language_where_there_is_one(language, begins):
    pages = {"a.html": page("").replace('lang="sv"', f'lang="{language}"')}
    assert f"<p class=u-fine>{begins}" in plain_pages(pages, FILES, "index.html")["a.html"]


BOX = (
    '<section class="u-editions" id="u-editions" aria-label="Utgåvor" data-base=".."><p class="u-older" hidden></p>'
    '<p class="u-corrected">Rättad.</p><details><summary>Maj</summary><nav aria-label="Alla"><ul><li>'
    '<a href="../senaste/index.html">Till den senaste</a></li></ul></nav>'
    '<p><a href="../alla.html">Alla</a></p></details></section>'
)


def test_of_the_other_editions_the_newest_is_left():
    assert plain("", rest=BOX).endswith(
        "<section class=u-editions aria-label=Utgåvor><p class=u-corrected>Rättad.</p>"
        "<a href=../senaste/index.html>Till den senaste</a>"
        "</section>"
    )
    assert plain("", name="index.html", rest=BOX).endswith(
        "<section class=u-editions aria-label=Utgåvor><p class=u-corrected>Rättad."
        "<details><summary>Maj</summary><nav aria-label=Alla>"
        "<ul><li><a href=../senaste/index.html>Till den senaste</a></ul></nav><p><a href=../alla.html>Alla</a>"
        "</details></section>"
    )
