"""Markdown is read by converters that are made once, without the extensions whose signs are not on the page."""

from dataclasses import replace

import pytest
from markdown import Markdown

from tests.seeded import SEED
from utfall.pages.edition import prepare
from utfall.pages.markup import markup
from utfall.pages.render import render_page
from utfall.project import read_project
from utfall.source.page import read_pages


def plain(project, text):
    """Return what a converter of its own makes of a page, as the site generators do."""
    return Markdown(extensions=list(project.extensions), extension_configs=dict(project.extension_configs)).convert(
        text
    )


def test_every_page_of_the_report_is_read_as_a_converter_of_its_own_reads_it():
    project = replace(read_project(SEED), language="sv")
    edition = prepare(project)
    pages = [render_page(page, project.docs, edition.macros)[0] for page in read_pages(project)]
    assert len(pages) == 33
    assert [text for text in pages if markup(project, text) != plain(project, text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "# A\n\n## A\n\n## A\n",
        "```python\n[a](b.md)\n```\n",
        "- one\n\n    ~~~\n    [a](b.md)\n    ~~~\n",
        "    [a](b.md)\n",
        '=== "Flik"\n\n    Text\n\n        kod\n\n    [a](b.md)\n',
        '??? note "Mer"\n\n    Text `kod` [a](b.md)\n',
        "| a | b |\n|---|---|\n| `x` | [a](b.md) |\n",
        "[a][b]\n",
        "[b]: https://example.org\n",
    ],
)
def test_what_was_read_before_leaves_nothing_behind(text):
    project = read_project(SEED)
    markup(project, "# A\n\n[a][b]\n\n[b]: c.md\n\n```\nx\n```\n")
    markup(project, "# A\n\n[a][b]\n\n[b]: c.md\n")
    assert markup(project, text) == plain(project, text)
