"""Before a corrected edition: every change since the edition before is in the log, and the log tells no other.

A cell is logged by resource, row and field, with what stood and what stands. A row that is new or gone is logged by
one of its cells; a page's text by resource ``docs`` and the page's name, since nobody reads lines as values.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from utfall.model.contract import PAGES
from utfall.model.finding import Finding
from utfall.number import figure_or_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.derive.difference import Difference
    from utfall.model.report import Correction, Report
    from utfall.model.resource import Row

RESOURCE = "corrections"


def check(after: Report, found: Sequence[Difference], edition: int) -> Iterator[Finding]:
    """Find changes that the log of ``edition`` lacks or tells otherwise, and entries of it that tell of no change.

    ``found`` is what differs from the edition before.
    """
    log = [one for one in after.corrections if one.edition == edition]
    file = after.resource(RESOURCE).file if RESOURCE in after.resources else f"data/{after.period}/{RESOURCE}.csv"
    changes = _places(found)
    for one in changes:
        entries = [entry for entry in log if _is_of(entry, one)]
        if not entries and not _is_begun(after, one, edition):
            yield _missing(file, one)
        elif entries and one.field and one.resource != PAGES and not any(_tells(entry, one) for entry in entries):
            yield Finding("correction-log", "other", file, _row(after, entries[0], edition), "old", entries[0].old,
                          details={"resource": one.resource, "row": one.row, "name": one.name, "column": one.field,
                                   "old": one.old, "new": one.new})  # fmt: skip
    for entry in log:
        if not any(_is_of(entry, one) for one in changes):
            details = {"resource": entry.resource, "row": entry.row, "column": entry.field}
            number = _row(after, entry, edition)
            yield Finding("correction-log", "no-change", file, number, "row", entry.row, details=details)


def _places(found: Sequence[Difference]) -> list[Difference]:
    """Return what the log has to tell of: a page once, however many of its lines differ.

    A column's own title stands in the descriptor, where git tells of it.
    """
    pages = {one.row: one for one in reversed(found) if one.resource == PAGES}
    return [one for one in found if one.row and (one.resource != PAGES or pages[one.row] is one)]


def _is_begun(after: Report, one: Difference, edition: int) -> bool:
    """Tell whether the log has a row of the place with something left to fill in, of which other checks tell."""
    rows = after.resources[RESOURCE].rows if RESOURCE in after.resources else ()
    here = (row for row in rows if row.text("edition") == str(edition))
    return any(_is_at(row.text("resource"), row.text("row"), row.text("field"), one) for row in here)


def _missing(file: str, one: Difference) -> Finding:
    case = "page" if one.resource == PAGES else "cell" if one.field else "row"
    row = page_name(one.row) if case == "page" else one.row
    details = {"resource": one.resource, "row": row, "name": one.name, "column": one.field,
               "old": one.old, "new": one.new}  # fmt: skip
    return Finding("correction-log", case, file, details=details)


def page_name(file: str) -> str:
    """Return what the log calls a page, in a column that takes keys alone: ``ekonomi`` for ``docs/ekonomi.md``.

    Whatever a page is called it has such a name: ``atgarder-och-mal`` for ``docs/åtgärder och mål.md``.
    """
    return "/".join(_spelt(part) for part in file.removeprefix(f"{PAGES}/").removesuffix(".md").split("/"))


def _spelt(text: str) -> str:
    """Return a text in the letters of a key; a letter that has none of them in it is written by its number."""
    plain = (one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    letters = (one if one.isascii() else f"-u{ord(one):x}-" for one in plain)
    return re.sub(r"[^A-Za-z0-9]+", "-", "".join(letters)).strip("-") or "-".join(f"u{ord(one):x}" for one in text)


def _is_of(entry: Correction, one: Difference) -> bool:
    """Tell whether an entry speaks of the place that differs."""
    return _is_at(entry.resource, entry.row, entry.field, one)


def _is_at(resource: str, row: str, field: str, one: Difference) -> bool:
    if one.resource == PAGES:
        return resource == PAGES and page_name(row) == page_name(one.row)
    return (resource, row) == (one.resource, one.row) and (not one.field or field == one.field)


def _tells(entry: Correction, one: Difference) -> bool:
    return _same(entry.old, one.old or "") and _same(entry.new, one.new or "")


def _same(one: str, other: str) -> bool:
    """Tell whether two cells say the same: figures by their value, all else as written."""
    return figure_or_text(one.strip()) == figure_or_text(other.strip())


def _row(after: Report, entry: Correction, edition: int) -> int | None:
    key = (entry.resource, entry.row, entry.field, str(edition))
    return next((row.number for row in after.resource(RESOURCE).rows if _key(row) == key), None)


def _key(row: Row) -> tuple[str, str, str, str]:
    return row.text("resource"), row.text("row"), row.text("field"), row.text("edition")
