"""A chapter made short: what stays, what is said of the rest, and what the appendix is given."""

from utfall.forms.pdf.shorten import PageLimits, shorten
from utfall.forms.pdf.tree import has_class, read, text_of
from utfall.words import words


def row(name, kind="", mark=""):
    said = f'<td><span class="u-mark u-{mark}">x</span></td>' if mark else "<td>1</td>"
    return f'<tr class="{kind}"><th>{name}</th>{said}</tr>'


def block(rows, name="t"):
    head = f'<table><caption>Tabellen {name}</caption><thead><tr><th scope="col">Rad</th><th>Tal</th></tr></thead>'
    return f'<div class="u-block" id="{name}">{head}<tbody>{"".join(rows)}</tbody></table></div>'


def shortened(markup, rows=3):
    body = read(markup)
    return body, shorten(body, "hr.md", PageLimits(rows), words("sv"))


def names(body):
    return [text_of(one) for one in body.iter("th") if one.get("scope") != "col" and text_of(one) != "Tal"]


def test_a_short_table_stays_and_the_appendix_gets_nothing():
    body, wholes = shortened(block([row("a"), row("b"), row("c")]))
    assert names(body) == ["a", "b", "c"]
    assert wholes == ()


def test_of_a_long_table_what_deviates_stays_and_the_whole_goes_along_unharmed():
    rows = [row("a", mark="good"), row("b", mark="bad"), row("c", mark="some"), row("d", mark="none")]
    body, (whole,) = shortened(block(rows))
    assert names(body) == ["b", "c"]
    assert names(whole.block) == ["a", "b", "c", "d"]
    (said,) = has_class(body, "p-whole")
    assert text_of(said) == "Här står det som avviker, 2 av 4 rader. Hela tabellen"
    assert next(said.iter("a")).get("href") == f"paper:appendix#{whole.label}"
    assert whole.label == "whole--hr--t"


def test_of_a_long_table_without_statuses_the_sums_stay():
    body, _ = shortened(block([row("a"), row("b"), row("c"), row("S", kind="u-total")]))
    assert names(body) == ["S"]
    assert "Här står summorna, 1 av 4 rader." in text_of(body)


def test_what_has_neither_is_referred_to_by_name_and_neighbours_in_one_line():
    long = [row(name) for name in "abcd"]
    body, wholes = shortened(f"<h2>R</h2>{block(long)}{block(long, 'u')}<p>Efter.</p>")
    assert names(body) == []
    (said,) = has_class(body, "p-whole")
    assert text_of(said) == "Tabellen t · Tabellen u"
    assert [one.label for one in wholes] == ["whole--hr--t", "whole--hr--u"]


def chart(height):
    data = f'<div class="u-chart-data">{block([row("a")], "c-data")}</div>'
    drawn = f'<svg class="u-wide" width="660" height="{height}"></svg>'
    figure = f"<figure><figcaption>Kurvan</figcaption>{drawn}</figure>"
    return f'<div class="u-block u-chart-block" id="c">{figure}{data}</div>'


def test_a_chart_stays_without_its_figures_and_one_as_tall_as_a_page_goes_with_them():
    body, (whole,) = shortened(chart(200))
    assert next(body.iter("figure"), None) is not None
    assert text_of(body) == "Kurvan Talen i diagrammet".replace(" Talen", "Talen")
    assert whole.label == "whole--hr--c-data"
    body, (whole,) = shortened(chart(600))
    assert text_of(body) == "Diagrammet Kurvan"
    assert whole.label == "whole--hr--c"


def test_sources_and_ways_on_are_left_out_with_the_heading_of_what_is_left_empty():
    ways = '<h2>Avsnitten</h2><div class="u-block u-ways"><ul></ul></div><h2>Mål</h2>'
    ways += '<h2>Hämta</h2><div class="u-block u-documents"><ul></ul></div><p class="u-last">Påhittat.</p>'
    body, _ = shortened(f'{ways}<div class="u-foot"><p class="u-origin">Källa: x</p></div>')
    assert text_of(body) == "MålPåhittat."
    assert next(has_class(body, "u-foot"), None) is None
