"""A style sheet keeps what a page, or a script, can ever match, and nothing else."""

import pytest

from utfall.forms.compact import compact_css
from utfall.forms.used_css import rules, used_css, vocabulary

PAGE = """<!doctype html><html lang="sv"><body dir="ltr" data-scheme="light"><main id="top" class="a b-c"><p hidden>
<input type='checkbox' disabled><a href="x>y" class=one>z</a></main></body></html>"""
SCRIPT = 'document.body.classList.toggle("is-open"); node.setAttribute("data-sorted", way);'
KNOWN = vocabulary([PAGE], [SCRIPT])


def used(css, beside=""):
    return used_css(css, KNOWN, beside)


@pytest.mark.parametrize(
    "rule",
    [
        ".a{color:red}",
        "main.a.b-c>p:hover{color:red}",
        '#top::before{content:"}"}',
        "[dir=ltr] p{color:red}",
        "[hidden]{display:none}",
        "input[type=checkbox]:not(.never):checked+a{color:red}",
        ".is-open .a{color:red}",
        "p[data-sorted=ascending]{color:red}",
        "*,:after,:root{color:red}",
        "a:is(.never,.one){color:red}",
        'a[href^="http"]{color:red}',
        ".md\\:never{color:red}",
        "@font-face{font-family:x;src:url(x.woff)}",
        ".a{background:url(\"data:image/svg+xml,<svg a='r(1)'>{;}\")}",
        "@media(max-width:60em){.a{color:red}}",
        "@media print{@supports(display:grid){.a{color:red}}}",
        ".one{color:var(--x)}:root{--x:red}",
        ".one{animation:turn 1s}@keyframes turn{to{opacity:0}}",
    ],
)
def test_what_can_match_stays(rule):
    assert used(rule) == rule


@pytest.mark.parametrize(
    "rule",
    [
        ".never{color:red}",
        ".a .never>p{color:red}",
        "#never{color:red}",
        "table{color:red}",
        "[dir=rtl] p{color:red}",
        "[title]{color:red}",
        "p:hover .never{color:red}",
        "@media(max-width:60em){.never{color:red}}",
        "@keyframes turn{to{opacity:0}}",
        ":root{--x:red}",
        ":root{--x:var(--y);--y:red}",
        "/* .a */.never{color:red}",
    ],
)
def test_what_can_never_match_goes(rule):
    assert used(rule) == ""


def test_of_a_list_the_selectors_that_can_match_stay():
    assert used(".never,.a:not(.x,.y),table,.one{color:red}") == ".a:not(.x,.y),.one{color:red}"


def test_the_order_stays():
    assert used('@charset "UTF-8";.a{color:red}.never{x:y}.one{color:blue}.a{color:green}') == (
        '@charset "UTF-8";.a{color:red}.one{color:blue}.a{color:green}'
    )


def test_a_property_that_another_sheet_asks_for_stays():
    assert used(":root{--x:red;--y:blue}", beside=".u{color:var(--x)}") == ":root{--x:red}"


def test_a_brace_within_a_text_ends_no_rule():
    assert list(rules(".a{content:\"}\"}.b{background:url('data:,(})')}")) == [
        (".a", 'content:"}"'),
        (".b", "background:url('data:,(})')"),
    ]


def test_a_sheet_of_ours_is_written_without_comments_and_spaces():
    css = '/* why */\n.a,\n.b > p {\n  font: 1rem "A  /b", sans-serif;\n  content: "x"  attr(y);\n}\n'
    assert compact_css(css) == '.a,.b > p{font: 1rem "A  /b",sans-serif;content: "x" attr(y);}'
