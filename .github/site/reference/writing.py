"""Markdown, as every page of the reference writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LANGUAGE = "en"


def plain(text: str) -> str:
    """Return a text that stands in Markdown as it is: nothing in it is markup."""
    for sign in ("\\", "*", "_", "<", ">", "[", "]", "`", "|", "#"):
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())


def code(text: str) -> str:
    """Return a text as code, also within the cell of a table."""
    return f"`{text.replace('|', chr(92) + '|')}`" if text else ""


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of cells that are Markdown already."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def page(title: str, lead: str, *parts: str) -> str:
    """Return a page: heading, what it is, and its parts."""
    return "\n".join([f"# {title}\n", f"{lead}\n", *parts])
