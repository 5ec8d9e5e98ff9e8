"""What a page asks of a table's columns and caption: which to show, in which order, and what to call them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from utfall.errors import MacroError, UnknownName
from utfall.model.title import resolved
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from utfall.model.report import Report
    from utfall.shown.table import Column
    from utfall.words import Words

Asked = Mapping[str, str] | list[str] | None
T = TypeVar("T")
LONGEST = 80  # characters of an id that name columns


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """Hold the columns that are asked for by key, each with a heading of the page's own or none, and a title.

    Without columns a table shows those it has by itself; without a title its own caption.
    """

    columns: Mapping[str, str] | None = None
    title: str = ""

    def of(self, columns: Sequence[Column]) -> list[Column]:
        """Return the columns to show. The one that heads the rows is always there and first.

        Raises ``UnknownName`` for a key that no column has.
        """
        if self.columns is None:
            return [one for one in columns if not one.is_extra]
        head = next((one for one in columns if one.kind == "name"), columns[0])
        asked = self.keys(columns, lambda one: one.key)
        return [self._headed(one) for one in dict.fromkeys((head, *asked))]

    def keys(self, things: Iterable[T], key: Callable[[T], str]) -> list[T]:
        """Return the things of the keys that are asked for, in the order asked for."""
        known = {key(one): one for one in things}
        asked = self.columns if self.columns is not None else known
        for name in asked:
            if name not in known:
                raise UnknownName("column", name, known)
        return [known[name] for name in asked]

    def caption(self, caption: str) -> str:
        """Return the title that is asked for, else the caption."""
        return self.title or caption

    def address(self, name: str) -> str:
        """Return a table's id, in which the columns that are asked for stand: a page may show it in several ways."""
        asked = re.sub("[^a-z0-9]+", "-", "-".join(self.columns or ()).lower()).strip("-")
        return f"{name}-{asked[:LONGEST].strip('-')}" if asked else name

    def _headed(self, column: Column) -> Column:
        heading = (self.columns or {}).get(column.key)
        return replace(column, heading=heading) if heading else column


EVERYTHING = ColumnChoice()


def choice(report: Report, words: Words, macro: str, columns: Asked = None, title: str | None = None) -> ColumnChoice:
    """Return what a page asks for: a list of keys, or the keys with headings. Patterns say the report's period.

    Raises ``MacroError`` for what is neither, or names a column twice.
    """
    pairs = list(columns.items()) if isinstance(columns, Mapping) else [(one, None) for one in columns or ()]
    names = [name for name, _ in pairs]
    is_text = None not in names and all(isinstance(one, str | None) for pair in pairs for one in pair)
    if not is_text or len(set(names)) < len(names) or columns in ([], {}):
        raise MacroError(Sentence("error.columns", {"macro": macro}))
    said = {name: resolved(heading or "", report.period, words, report.previous) for name, heading in pairs}
    return ColumnChoice(
        said if columns is not None else None, resolved(title or "", report.period, words, report.previous)
    )
