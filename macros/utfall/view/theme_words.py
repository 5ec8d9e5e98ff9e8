"""The words of the pages' own controls, which the theme is told: its templates cannot reach the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from utfall.words import Words

KEYS = (
    "locale", "scheme", "search", "search-what", "search-hint", "search-none", "search-one", "search-some",
    "search-most", "search-failed", "close", "cite-what", "cite", "cite-whole", "cite-whole-chart", "cite-text",
    "cite-table", "cite-chart", "cite-row", "cite-figure", "copy", "copied", "copy-failed", "missing", "missing-why",
    "home", "menu", "menu-of", "old-text", "old-section",
)  # fmt: skip


def theme_words(words: Words) -> dict[str, str]:
    """Return the texts by their keys, with the places in braces that the theme and its scripts fill in."""
    return {key: words.entries[f"theme.{key}"] for key in KEYS}
