"""The editors' guide holds together: its links lead somewhere, its pictures are there and say what they show."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / ".github" / "CONTRIBUTING.md", *sorted((ROOT / ".github" / "handbok").glob("*.md"))]
REFERENCE = (ROOT / ".github" / "handbok" / "referens.md").read_text(encoding="utf-8")
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
OF_GITHUB = "../../../issues/new/choose"  # leads out of the files, to the forms


def links(page):
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    return LINK.findall(text)


def anchors(page):
    """Return the places of a page as GitHub names them."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_the_guide_leads_to_a_file_and_a_place_in_it(page):
    wrong = []
    for _, _, target in links(page):
        if target.startswith("https://") or target == OF_GITHUB:
            continue
        name, _, place = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        if not file.exists() or (place and place not in anchors(file)):
            wrong.append(target)
    assert wrong == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_picture_says_in_a_sentence_what_it_shows(page):
    assert [target for mark, words, target in links(page) if mark and len(words) < 20] == []


def test_every_page_of_the_guide_is_reached_from_its_first():
    first = ROOT / ".github" / "CONTRIBUTING.md"
    reached = {target.partition("#")[0] for _, _, target in links(first)}
    assert {f"handbok/{page.name}" for page in PAGES if page.parent.name == "handbok"} <= reached


def test_the_guide_names_no_command_that_is_not_in_the_reference():
    written = [page.read_text(encoding="utf-8") for page in PAGES]  # a command stands in code; "utfall" is a word too
    told = {name for text in written for name in re.findall(r"(?:`|^|[$&] )utfall ([a-z]+)\b", text, re.MULTILINE)}
    known = set(re.findall(r"^### `utfall ([a-z]+)", REFERENCE, re.MULTILINE))
    assert told - known == set()
