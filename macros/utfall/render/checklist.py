"""The release checklist as text and Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.shown.checklist import Item
    from utfall.words import Words


def checklist_text(items: Sequence[Item], words: Words) -> str:
    """Return the list as lines, each with its answer in words."""
    lines = [f"  {words.say(f'release.{item.key}')}: {_answer(item, words)}" for item in items]
    return "\n".join([words.say("release.heading"), *lines])


def checklist_markdown(items: Sequence[Item], words: Words) -> str:
    """Return the list as task items."""
    return "\n".join(
        f"- [{'x' if item.is_done else ' '}] {words.say(f'release.{item.key}')}: {_answer(item, words)}"
        for item in items
    )


def _answer(item: Item, words: Words) -> str:
    if item.left is None:
        return words.say("release.untried")
    return words.say("release.done") if item.is_done else words.say("release.left", count=item.left)
