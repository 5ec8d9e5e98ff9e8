"""Pages are written without what HTML lets out."""

import pytest

from utfall.render.bare import BareHtml


def written(*steps):
    """Write what is given: a tag, an end by ``/tag``, an attribute after a tag as a pair, and texts in brackets."""
    out = BareHtml()
    for step in steps:
        if isinstance(step, tuple):
            out.start(step[0], dict(step[1:]))
        elif step.startswith("["):
            out.put(step[1:-1])
        elif step.startswith("/"):
            out.end(step[1:])
        else:
            out.start(step, {})
    return out.text


@pytest.mark.parametrize(
    ("steps", "text"),
    [
        (["ul", "li", "[a]", "/li", "li", "[b]", "/li", "/ul", "p", "/p"], "<ul><li>a<li>b</ul><p>"),
        (["tr", "th", "[a]", "/th", "td", "/td", "/tr", "tr", "/tr", "[ ]"], "<tr><th>a<td><tr>"),
        (["div", "p", "[a]", "/p", "[b]", "/div", "[c]"], "<div><p>a</p>b</div>c"),
        (["a", "p", "[a]", "/p", "/a", "[b]"], "<a><p>a</p></a>b"),
        (["p", "[a]", "/p", "span", "[b]", "/span", "[.]"], "<p>a</p><span>b</span>."),
        (["dl", "dt", "[a]", "/dt", "dd", "[b]", "/dd", "/dl", "[c]"], "<dl><dt>a<dd>b</dl>c"),
        (["table", "caption", "[a]", "/caption", "thead", "/thead", "tbody", "/tbody", "/table", "[b]"],
         "<table><caption>a</caption><thead><tbody></table>b"),
        (["br", "/br", "svg", ("path", ("d", "M0 1")), "/path", "/svg", "[a]"], '<br><svg><path d="M0 1" /></svg>a'),
    ],
)  # fmt: skip
def test_an_end_tag_that_follows_from_what_comes_next_is_left_out(steps, text):
    assert written(*steps) == text


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("hr.html#a", " href=hr.html#a"),
        ("a b", ' href="a b"'),
        ("", " href"),
        ("a/", ' href="a/"'),
        ("x=1&y", ' href="x=1&amp;y"'),
        ('"a"', ' href="&quot;a&quot;"'),
        ("'a'", " href=\"'a'\""),
    ],
)
def test_a_value_without_spaces_and_signs_needs_no_quotation_marks(value, said):
    assert written(("a", ("href", value))) == f"<a{said}>"


def test_a_picture_without_words_says_so():
    assert written(("img", ("alt", ""))) == '<img alt="">'


def test_a_line_between_blocks_says_nothing_and_one_between_words_does():
    assert written("div", "[\n]", "p", "[a]", "a", "/a", "[\n]", "a", "/a", "/p", "[\n]", "/div", "[.]") == (
        "<div><p>a<a></a>\n<a></a></div>."
    )
    assert written("pre", "[\n]", "/pre", "p") == "<pre>\n</pre><p>"
    assert written("p", "[a]", "b", "/b", "[\n]", "[\n]", "i", "[b]") == "<p>a<b></b>\n<i>b"


def test_texts_are_escaped():
    assert written("p", "[a<b & c]") == "<p>a&lt;b &amp; c"


def test_what_was_written_can_be_taken_back():
    out = BareHtml()
    out.start("ul", {})
    out.start("li", {})
    out.end("li")
    mark = out.mark()
    out.start("li", {})
    out.put("a")
    out.back(mark)
    out.start("li", {})
    out.end("li")
    out.end("ul")
    out.put(".")
    assert out.text == "<ul><li><li></ul>."
