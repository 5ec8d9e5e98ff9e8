"""Draw the columns of tables as lists of what each is called and holds: they are texts to look up, not figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.render.text import NOTHING, Html, element, escape, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.view.dictionary import DictionaryColumn, DictionaryTable


def dictionary(entries: Sequence[DictionaryTable]) -> Html:
    """Return the tables with their columns as one line of HTML."""
    return element("div", joined(map(_entry, entries)), class_="u-block u-dictionary")


def _entry(entry: DictionaryTable) -> Html:
    name = f"dictionary-{entry.name.replace('_', '-')}"
    heading = element(
        "h3", joined((escape(entry.title), Html(" ("), element("code", escape(entry.file)), Html(")"))), id=name
    )
    told = element("p", escape(entry.description)) if entry.description else NOTHING
    return heading + told + element("dl", joined(map(_column, entry.columns)), aria_labelledby=name)


def _column(column: DictionaryColumn) -> Html:
    told = escape(f"{column.title} ({', '.join(column.facts)})")
    term = element("dt", joined((element("code", escape(column.name)), Html(" "), told)))
    return term + element("dd", escape(column.description.strip() or "–"))
