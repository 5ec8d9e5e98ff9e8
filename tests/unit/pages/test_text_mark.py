"""The mark of the last report's text: by section, beside whatever else stands in the front matter."""

import pytest

from utfall.period import Period
from utfall.source.page import read_pages
from utfall.source.text_mark import mark_text

BODY = '# R\n\nHyran har gått upp sedan i våras.\n\n## Kort\n\nHej.\n\n## A: "b"\n\nHyran går ner igen efter nyår.\n'
OWN = "utfall:\n  own-figures:\n    - 12 mkr\n"


def marked(site, head):
    """Return the page as it is once marked; ``None`` if it is not."""
    site.write({"sida.md": f"{head}{BODY}"})
    (page,) = read_pages(site.project)
    is_marked = mark_text(site.project, page, Period.parse("2023-11"))
    return read_pages(site.project)[0] if is_marked else None


@pytest.mark.parametrize(
    "head",
    [
        "", "---\ntitle: A\n---\n", f"---\ntitle: A\n{OWN}---\n", f"---\n{OWN}title: A\n---\n",
        '---\nutfall: {own-figures: ["12 mkr"]}\n---\n', "---\nutfall:\n  text-from:\n---\n",
        "---\nutfall:\n---\n", f"---\n{OWN}  text-from:\n---\n",
        "---\nutfall:\n    text-from: {}\n    standing: [B]\n---\n",
    ],
)  # fmt: skip
def test_sections_with_commentary_are_marked_by_their_headings(site, head):
    page = marked(site, head)
    assert page.text_from == {"R": "2023-11", 'A: "b"': "2023-11"}
    assert (page.body, page.fault) == (f"\n{BODY}" if not head else BODY, "")
    assert page.own_figures == (("12 mkr",) if "own-figures" in head else ())
    assert page.meta.get("title", "A") == "A"


@pytest.mark.parametrize(
    "head",
    ["---\nutfall: {text-from: 2023-10}\n---\n", "---\nutfall:\n  text-from:\n    R: 2023-10\n---\n", "---\n[\n---\n"],
)
def test_a_page_that_is_marked_or_cannot_be_read_is_let_be(site, head):
    assert marked(site, head) is None


def test_what_is_marked_is_told_by_section(site):
    found = site.told('---\nutfall:\n  text-from:\n    "R": 2023-10\n---\n# R\n')
    assert [(one.slug, one.case, one.message) for one in found] == [
        ("page-text", "section", "Avsnittet ”R” har kvar texten från 2023-10.")
    ]
    assert [one.case for one in site.told("---\nutfall: {text-from: 2023-10}\n---\n# R\n")] == ["last-month"]
