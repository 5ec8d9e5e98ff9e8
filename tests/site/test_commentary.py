"""Every paragraph of the printed report's commentary stands on its page, word for word."""

from pathlib import Path

import pytest

from tests.site.pages import article

COMMENTARY = Path(__file__).parent / "printed" / "commentary.txt"


def paragraphs():
    """Yield page and paragraph; a line that begins with # names the page of those that follow."""
    page = ""
    for line in COMMENTARY.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            page = line.removeprefix("# ")
        else:
            yield page, line


def normal(text):
    return " ".join(text.split())


@pytest.mark.parametrize(("page", "paragraph"), list(paragraphs()), ids=lambda text: text[:30])
def test_paragraph_stands_on_its_page(built, page, paragraph):
    read = article(built.path(f"site/{page}.html"))
    texts = [normal(element.get_text()) for element in read.find_all(["p", "li"])]
    assert texts.count(paragraph) == 1


def test_the_commentary_has_all_eighteen_paragraphs():
    assert len(list(paragraphs())) == len({text for _, text in paragraphs()}) == 19
