"""What the documentation shows is what happens: its commands are run in their order, and what they say is compared."""

import shutil
from dataclasses import replace

import pytest

from tests.walkthrough.blocks import PAGES, Block, Walk, agrees, blocks, starts_at
from utfall import __version__

pytestmark = pytest.mark.walkthrough

TEXTS = {
    page.relative_to(PAGES).as_posix(): page.read_text("utf-8").replace("%version%", __version__)
    for page in sorted(PAGES.rglob("*.md"))
}
SHOWING = [name for name, text in TEXTS.items() if any(one.language == "console" for one in blocks(text))]


@pytest.fixture(scope="module")
def walked(tmp_path_factory):
    """Walk a page in a folder of its own, from where the page before it left off, and return who walked."""
    done = {}

    def walk(name):
        if name not in done:
            folder = tmp_path_factory.mktemp("walk") / "work"
            before = starts_at(TEXTS[name])
            if before:
                first = walk(before)
                shutil.copytree(first[0], folder, symlinks=True)
                walker = replace(first[1], here=folder / first[1].here.relative_to(first[0]), set=dict(first[1].set))
            else:
                folder.mkdir()
                walker = Walk(folder)
            walker.follow(TEXTS[name])
            done[name] = folder, walker
        return done[name]

    return walk


@pytest.mark.parametrize("name", SHOWING)
def test_a_page_can_be_followed_from_its_first_command_to_its_last(walked, name):
    walked(name)


def test_the_tutorial_and_most_guides_are_among_them():
    assert "ten-minutes.md" in SHOWING
    assert len([name for name in SHOWING if name.startswith("how-to/")]) > 7
    assert {starts_at(TEXTS[name]) for name in SHOWING} == {"", "ten-minutes.md"}


@pytest.mark.parametrize(
    ("shown", "said", "is_so"),
    [
        ("a\nb\n", "a\nb\n", True), ("a\n", "a\nb\n", False), ("a\n…\n", "a\nb\nc\n", True), ("a\n…\n", "a\n", True),
        ("…\nc\n", "a\nb\nc\n", True), ("a … c\n", "a b c\n", True), ("a … c\n", "a b\nc\n", False),
        ("a\n…\nd\n…\nf\n", "a\nb\nd\ne\nf\n", True), ("a\n…\nd\n", "a\nb\n", False), ("a.c\n", "abc\n", False),
    ],
)  # fmt: skip
def test_what_is_shown_is_compared_line_by_line(shown, said, is_so):
    assert agrees(shown, said) is is_so


def test_commands_and_what_they_say_are_told_apart():
    assert Block("console", "", "$ utfall check\nNo errors.\n$ cd x\n").commands == [
        ("utfall check", "No errors.\n"), ("cd x", ""),
    ]  # fmt: skip
