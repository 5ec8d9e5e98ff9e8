"""What of HTML a page may bring: nothing that runs, fetches, sends or hides; what text needs, and our own."""

import pytest

from tests.hostile import INERT, MARKUP
from tests.unit.month import Told
from utfall.pages import as_html
from utfall.pages.foreign import Foreign, apart, foreign_in
from utfall.pages.markup import markup

GOOD = {
    "text": '# Rubrik\n\nText med *betoning*, **vikt**, `kod` och [länk](https://example.org/ "Titel").',
    "list": "1. ett\n2. två\n    - inre\n\n> citat\n\n---\n",
    "table": "| a | b |\n|:--|--:|\n| 1 | 2 |",
    "admonition": '!!! note "Rubrik"\n\n    Text i rutan.',
    "details": '??? note "Mer"\n\n    Text.',
    "tabs": '=== "Ett"\n\n    A\n\n=== "Två"\n\n    B',
    "fence": "```python\nprint('<script>')\n```",
    "classes": "Text\n{: .u-lead #plats lang=en }",
    "raw": '<p>Text<br>mer <abbr title="x">a</abbr> <sup>2</sup></p>',
    "raw-table": '<table><caption>T</caption><tr><th scope="col">a</th><td colspan="2">b</td></tr></table>',
    "code": "`<script>window.ran=1</script>` och &lt;iframe&gt;",
    "less": "5 < 6 och a<b, R&D",
    "mail": "<redaktion@example.org> eller <https://example.org>",
    "macros": '{{ table("areas") }}\n\nKostnad {{ figure("kostnader") }}, {{ mark("goal", "good") }}.\n\n{{ goals() }}',
    "macro-in-list": '- punkt\n\n    {{ table("areas") }}\n\n!!! note\n\n    {{ chart("kostnader") }}',
    "indicator": '{{ indicator("kostnader") }}',
    "note": "{# lösenordet #}Text",
}  # fmt: skip


@pytest.mark.parametrize("name", MARKUP)
def test_what_is_hostile_is_refused(site, name):
    found = site.findings(f"# Rubrik\n\n{MARKUP[name]}\n")
    assert found, MARKUP[name]
    assert {one.slug for one in found} <= {"page-markup", "page-link"}


@pytest.mark.parametrize("name", GOOD)
def test_what_text_needs_is_let_be(site, name):
    assert [one for one in site.told(GOOD[name]) if one.slug != "page-chart"] == []


def test_an_element_is_quoted_at_its_line(site):
    told = site.told('# Rubrik\n\nText <iframe src="a.html"></iframe>\n')
    assert told == [
        Told(
            "page-markup", "element", "docs/sida.md", 3, "iframe", '<iframe src="a.html">',
            "Elementet ”iframe” får inte stå på en sida: den kan bara ha text, länkar, bilder, listor och tabeller.",
            "Ta bort det, eller skriv samma sak i Markdown. Ska det visas som text, skriv det inom `kodtecken`.",
        )
    ]  # fmt: skip


@pytest.mark.parametrize("written", ["## Rubrik {: x }", "Text x.\n{: .u-lead x=1 }"])
def test_an_attribute_is_told_where_it_is_written(site, written):
    (found,) = site.findings(f"# Exempel x\n\nEn växt och x.\n\n{written}\n")
    line = written.split("\n")[found.row - 5]
    assert (found.case, found.field) == ("attribute", "x")
    assert (line[found.column - 1], line[: found.column].count("{")) == ("x", 1)


def test_an_attribute_is_quoted_at_its_line(site):
    (found,) = site.findings("# Rubrik\n\nText\n{: onclick='x()' }\n")
    assert (found.case, found.field, found.row, found.value) == ("attribute", "onclick", 4, '<p onclick="x()">')


def test_a_comment_is_told_with_the_other_way_to_write_it(site):
    (found,) = site.told("# Rubrik\n\n<!-- fråga Anna -->\n")
    assert (found.case, found.row) == ("comment", 3)
    assert "{# en anteckning #}" in found.remedy


def test_what_a_page_makes_of_a_macro_is_its_own(site):
    (found, *_) = site.findings('{{ table("areas")|replace("u-", "x-") }}')
    assert (found.slug, found.case) == ("page-markup", "attribute")


@pytest.mark.parametrize(
    "html",
    [
        "<p><!--></p><script>x</script><p>-->", "<textarea><p title='</textarea><script>x</script>'>",
        "<p>a</p\n><script>x</script>", "<a title='<!--'></a><script>x</script>",
        "<style><p title='</style><script>x</script>'></style>",
    ],
)  # fmt: skip
def test_what_readers_read_otherwise_than_browsers_is_no_way_in(html):
    assert list(foreign_in(html))


def test_what_macros_made_stands_aside_and_nothing_else():
    text, shown = apart('a <data class="x">1</data> b <data class="y">2</data>', ['<data class="x">1</data>', "b"])
    assert (text, shown) == ('a <span>0</span> b <data class="y">2</data>', ('<data class="x">1</data>',))


def test_a_long_page_and_one_that_markdown_cannot_read_are_told(site, monkeypatch):
    (long,) = site.told("# R\n\n" + "ord " * 80_000)
    assert long.message == "Sidans egen text är 320005 tecken; den får vara högst 300000."
    monkeypatch.setattr(as_html, "markup", lambda *_: {}[1])
    (deep,) = site.told("# R")
    assert deep.message == "Sidans Markdown går inte att läsa, eller tar för lång tid (KeyError)."


@pytest.mark.parametrize("text", ["<!--", "[", "<", "*a", "`", "&#", "!", "_a"])
def test_long_rows_of_a_sign_come_to_an_end(site, text):
    for one in site.findings(f"# R\n\n{text * 20_000}\n"):
        assert one.slug in {"page-markup", "page-link"}


def test_a_crowded_paragraph_is_told_at_its_line(site):
    (found,) = site.told("# R\n\nText\n\n" + "[" * 3001)
    assert (found.case, found.row) == ("crowded", 5)
    assert found.message == "Stycket har 3001 ”[”; det får ha högst 3000."


@pytest.mark.parametrize("name", INERT)
def test_what_markdown_writes_as_text_is_text(site, name):
    assert site.findings(f"# Rubrik\n\n{INERT[name]}\n") == ()
    html = markup(site.project, INERT[name])
    assert "<img" not in html
    assert "<!--" not in html


def test_a_foreign_thing_is_told_once():
    assert list(foreign_in("<script></script>" * 9)) == [Foreign("element", "script", "<script>")]


@pytest.mark.parametrize("line", ["title: <script>window.ran=1</script>", "description: 'x\" onload=\"y'", "a: <b"])
def test_front_matter_is_plain_text(site, line):
    (found,) = site.findings(f"---\n{line}\n---\n\n# Rubrik\n")
    assert (found.slug, found.case, found.row) == ("page-front-matter", "markup", 1)
