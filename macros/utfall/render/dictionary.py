"""Draw the columns of tables as lists of what each is called and holds: they are texts to look up, not figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.render.text import element, escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.view.dictionary import DictionaryColumn, DictionaryTable


def dictionary(entries: Sequence[DictionaryTable]) -> str:
    """Return the tables with their columns as one line of HTML."""
    return element("div", "".join(map(_entry, entries)), class_="u-block u-dictionary")


def _entry(entry: DictionaryTable) -> str:
    name = f"dictionary-{entry.name.replace('_', '-')}"
    heading = element("h3", f"{escape(entry.title)} ({element('code', escape(entry.file))})", id=name)
    told = element("p", escape(entry.description)) if entry.description else ""
    return heading + told + element("dl", "".join(map(_column, entry.columns)), aria_labelledby=name)


def _column(column: DictionaryColumn) -> str:
    told = escape(f"{column.title} ({', '.join(column.facts)})")
    term = element("dt", f"{element('code', escape(column.name))} {told}")
    return term + element("dd", escape(column.description.strip() or "–"))
