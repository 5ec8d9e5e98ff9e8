"""Our fragments as blocks of Markdown."""

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from utfall.render.text import element

BLOCK = '<div class="u-block" id="t"><table><tr><td>x</td></tr></table></div>'


@pytest.fixture
def convert(engine):
    markdown = Markdown(extensions=list(engine.extensions), extension_configs=dict(engine.extension_configs))
    return lambda text: BeautifulSoup(markdown.reset().convert(text), "html.parser")


@pytest.mark.parametrize("kind", ["u-block", "u-tables", "u-findings"])
@pytest.mark.parametrize("indent", ["", "- Text\n\n    ", '!!! note "R"\n    Text\n\n    ', '=== "R"\n\n    '])
def test_a_fragment_is_never_put_into_a_paragraph(convert, kind, indent):
    soup = convert(f"{indent}{BLOCK.replace('u-block', kind)}\n")
    assert str(soup.select_one(f"div.{kind}")) == BLOCK.replace("u-block", kind)
    assert not soup.select("p div")


@pytest.mark.parametrize(
    "text",
    ["- Före\n    {}\n    Efter\n- Nästa\n", "1. Före\n    {}\n    Efter\n2. Nästa\n",
     "- Före\n\n    {}\n\n    Efter\n\n- Nästa\n"],
)  # fmt: skip
def test_what_stands_before_and_after_in_a_list_stays_where_it_was(convert, text):
    soup = convert(text.format(BLOCK))
    items = [li.get_text(" ", strip=True).split() for li in soup.select("ul > li, ol > li")]
    assert items == [["Före", "x", "Efter"], ["Nästa"]]
    assert not soup.select("p div")


def test_what_stands_before_and_after_in_a_paragraph_is_paragraphs(convert):
    soup = convert(f"Före\n{BLOCK}\nEfter\n")
    assert [child.name for child in soup.find_all(recursive=False)] == ["p", "div", "p"]


def test_several_fragments_in_one_block_are_all_set_aside(convert):
    other = BLOCK.replace('id="t"', 'id="u"')
    soup = convert(f"{BLOCK}\n{other}\n")
    assert [div["id"] for div in soup.select("div.u-block")] == ["t", "u"]


def test_a_fragment_in_code_is_code(convert):
    soup = convert(f"    {BLOCK}\n\n```\n{BLOCK}\n```\n")
    assert not soup.select("div.u-block")


def test_other_markup_is_left_to_markdown(convert):
    assert convert(element("div", "*x*", class_="mine")).select_one("div.mine").get_text() == "*x*"


def test_a_fragment_beside_text_on_its_line_is_inline(convert):
    assert convert(f"Text {BLOCK}").get_text().split() == ["Text", "x"]


def test_a_figure_that_is_written_twice_has_two_addresses_and_each_page_begins_anew(convert):
    figure = element("data", "1", class_="u-figure", id="figure-a", value="1")
    for _ in range(2):
        found = convert(f"Ett {figure} och {figure}.\n\n- {figure}\n").select("data")
        assert [one["id"] for one in found] == ["figure-a", "figure-a-2", "figure-a-3"]


@pytest.mark.parametrize(
    ("heading", "address"),
    [("# Goals", "goals-section"), ("## Goals {: #mine }", "mine"), ("# Goals and means", "goals-and-means")],
)
def test_a_heading_called_as_a_table_on_its_page_gets_another_address(convert, heading, address):
    shown = BLOCK.replace('id="t"', 'id="goals"')
    soup = convert(f"{heading}\n\n{shown}\n")
    assert [one["id"] for one in soup.select("[id]")] == [address, "goals"]


@pytest.mark.parametrize(
    "text",
    [
        "{}", "# R\n\n{}\n\nText\n", "- Före\n\n{}\n\n- Efter\n", "{}\n\n{}  \n", "Text\n{}\nText\n",
        "<div>\n\n{}\n\n</div>\n", "<pre>\n\n{}\n\n</pre>\n", "> Text\n\n{}\n", "    {}\n", "```\n\n{}\n\n```\n",
        "<!--\n\n{}\n\n-->\n", "{}<b>\n\n</b>\n", "<b>\n\n{}\n", "| a |\n|---|\n| b |\n\n{}\n", "[a]: b\n\n{}\n",
        '<div markdown="1">\n\n{}\n\n</div>\n',
    ],
)  # fmt: skip
def test_what_is_set_aside_early_comes_out_as_it_did_late(engine, text):
    def converted(*, is_early):
        markdown = Markdown(extensions=list(engine.extensions), extension_configs=dict(engine.extension_configs))
        if not is_early:
            markdown.preprocessors.deregister("utfall-aside")
        return markdown.convert(text.format(BLOCK, BLOCK))

    assert converted(is_early=True) == converted(is_early=False)


class Heard(Preprocessor):
    """Keep what a preprocessor sees of a page."""

    def run(self, lines):
        self.lines = list(lines)
        return lines


@pytest.mark.parametrize(("priority", "seen"), [(21, '<i id="t">'), (20.2, "")])
def test_of_a_fragment_the_generator_sees_the_addresses_alone_and_markdown_nothing(engine, priority, seen):
    """At the places of MkDocs, which looks for addresses, and of Python-Markdown, which looks for where HTML ends."""
    markdown = Markdown(extensions=list(engine.extensions), extension_configs=dict(engine.extension_configs))
    heard = Heard(markdown)
    markdown.preprocessors.register(heard, "heard", priority)
    markdown.convert(f"Text\n\n{BLOCK}\n\n{BLOCK} och\n")
    mark, inline = heard.lines[2], heard.lines[4]
    assert (HTML_PLACEHOLDER_RE.sub("", mark), inline) == (seen, f"{BLOCK} och")
