"""Whether every form says the same: each value of each table, read back from each file, against what is shown.

What is shown is asked of the table itself, not of what the writers made of it. Only formatting is undone: spaces,
signs, decimal commas, units. Whatever differs is a finding that names form, table, row and column, and stops the build.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from utfall.forms.shown_csv import as_shown, guarded
from utfall.model.finding import Finding
from utfall.model.missing import Missing
from utfall.model.table import Day, Number, Verdict
from utfall.render.table_plain import BOTH, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from utfall.forms.read_page import ReadPage
    from utfall.forms.reading import Read, ReadTable
    from utfall.model.table import Column, Content, Table, TableRow
    from utfall.words import Words

SLUG = "form-differs"
EXACTLY = Decimal("1e-14")  # of a figure: what it keeps in a spreadsheet, and in JSON as most programs read it
FIRST_DAY = date(1899, 12, 30)  # from which a workbook counts days
_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_FIGURE = re.compile(r"[+−-]?[\d.,]+")


@dataclass(frozen=True, slots=True)
class Form:
    """Be one file that says what a table shows: its address, and the words and signs that it is written with."""

    name: str
    address: str
    words: Words

    def lacks(self, table: Table) -> Finding:
        """Find that the form lacks a table."""
        details = {"form": self._name, "table": table.caption}
        return Finding("form-differs", "table", self.address, details=details)

    def differs(self, table: Table, row: TableRow, heading: str, expected: str, found: str) -> Finding:
        """Find that a cell says something else."""
        line = plain(row.cells[0].content, self.words)
        where = {"form": self._name, "table": table.caption, "line": line, "heading": heading}
        return Finding("form-differs", "cell", self.address, details={**where, "expected": expected, "found": found})

    @property
    def _name(self) -> str:
        return self.words.say(f"forms.form.{self.name}")


def compare(form: Form, table: Table, read: ReadTable | None) -> Iterator[Finding]:
    """Find what a form says otherwise than the table. Without what was read, it lacks the table."""
    places = _places(table.columns, read.headings) if read else None
    if read is None or places is None or len(read.rows) != len(table.rows):
        yield form.lacks(table)
        return
    for number, row in enumerate(table.rows):
        cells = read.rows[number]
        shown = list(zip(table.columns, row.cells, strict=True))[: 1 if row.kind == "heading" else None]
        for (column, cell), at in zip(shown, places, strict=False):
            found = cells[at] if at < len(cells) else None
            if found is None or not says(found, cell.content, form.words):
                expected = plain(cell.content, form.words)
                yield form.differs(table, row, column.heading, expected, _told(found))
        yield from _compare_beside(form, table, row, _beside(table, read, number, form.words))


def _places(columns: Sequence[Column], headings: Sequence[str]) -> list[int] | None:
    """Return where a table's columns stand in a form, which may have more; ``None`` where one is not there."""
    places, at = [], 0
    for column in columns:
        wanted = (guarded(column.heading), f"{guarded(column.heading)} (")
        while at < len(headings) and headings[at] != wanted[0] and not headings[at].startswith(wanted[1]):
            at += 1
        if at == len(headings):
            return None
        places.append(at)
        at += 1
    return places


def _beside(table: Table, read: ReadTable, number: int, words: Words) -> Mapping[str, str]:
    """Return what a form says of a row outside the table's columns."""
    if read.beside:
        said = dict(read.beside[number])
        return {**said, "kind": words.say(f"forms.row.{said['kind']}")}
    by_heading = {heading: cell.text or "" for heading, cell in zip(read.headings, read.rows[number], strict=False)}
    named = {key: words.say(f"forms.column.{key}") for key in ("kind", "detail", "notes")}
    rules = {
        f"rule-{at}": words.say("forms.column.rule", column=column.heading) for at, column in enumerate(table.columns)
    }
    return {key: by_heading.get(heading, "") for key, heading in {**named, **rules}.items()}


def _compare_beside(form: Form, table: Table, row: TableRow, found: Mapping[str, str]) -> Iterator[Finding]:
    """Find what a form leaves out of the line under a name, the kind of a row, the rules and the footnotes."""
    words = form.words
    wanted = [("detail", row.detail)]
    if any(one.kind != "line" for one in table.rows):
        wanted.append(("kind", words.say(f"forms.row.{row.kind}")))
    shown = row.cells[:1] if row.kind == "heading" else row.cells
    for at, (column, cell) in enumerate(zip(table.columns, shown, strict=False)):
        wanted += [("notes", note) for note in (*column.notes, *cell.notes)]
        if isinstance(cell.content, Verdict) and cell.content.computed:
            wanted.append((f"rule-{at}", cell.content.rule))
    for key, text in wanted:
        if _even(text) not in _even(found.get(key, "")):
            heading = words.say(f"forms.column.{key}") if "-" not in key else words.say("heading.status")
            yield form.differs(table, row, heading, text, found.get(key, ""))


def compare_items(form: Form, table: Table, page: ReadPage) -> Iterator[Finding]:
    """Find what a page leaves out where it shows a table as a list; what is not reported need not be said there."""
    read = page.tables.get(table.id)
    heads = _even(" ".join(cells[0].text or "" for cells in read.rows if cells)) if read else ""
    for row in table.rows:
        item = page.items.get(f"{table.id}-{row.id}", "")
        for at, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
            text = plain(cell.content, form.words)
            within = _even(f"{item} {heads if at == 0 else ''}")
            parts = text.split(BOTH) if isinstance(cell.content, Verdict) else [text]  # a list sets them on lines
            there = all(_stands(part, within) for part in parts)
            if cell.content not in {Missing.NOT_REPORTED, ""} and not there:
                yield form.differs(table, row, column.heading, text, item)


def _stands(text: str, within: str) -> bool:
    """Tell whether a text stands in another by itself: 5 does not stand in 15."""
    return re.search(rf"(?<![\w,.−+-]){re.escape(_even(text))}(?![\w])", within) is not None


def says(found: Read, content: Content, words: Words) -> bool:
    """Tell whether a cell says what it ought to, in what is seen and in the value behind it, as far as it has them."""
    if found.text is None and found.value is None:
        return False
    seen = found.text is None or _reads(found.text, content, words)
    return seen and (found.value is None or _is_value(found.value, content))


def _reads(text: str, content: Content, words: Words) -> bool:
    """Tell whether what is seen says a content, once its formatting is undone."""
    if isinstance(content, Number):
        return undone(text, content.unit, words.language) == as_shown(content)
    if isinstance(content, Day) and _even(text) == content.value.isoformat():
        return True
    return _even(text) in {_even(plain(content, words)), _even(guarded(plain(content, words)))}


def _is_value(value: Decimal | str, content: Content) -> bool:
    """Tell whether the value behind a cell is the one that is stored."""
    if isinstance(content, Number):
        return is_same(value, content.value)
    if isinstance(content, Day):
        days = FIRST_DAY + timedelta(int(value)) if isinstance(value, Decimal) else value
        return str(days) == content.value.isoformat()
    return isinstance(content, Missing) and value == f"missing:{content.value}"


def is_same(value: object, stored: Decimal) -> bool:
    """Tell whether a value is a stored figure, as far as a binary number can be."""
    return isinstance(value, Decimal) and abs(value - stored) <= abs(stored) * EXACTLY


def undone(text: str, unit: str, language: str) -> Decimal | None:
    """Return the figure that a text writes, without its unit; ``None`` for a text that writes none."""
    bare = _SPACES.sub("", text)
    for sign in filter(None, (unit, "%")):
        bare = bare.removesuffix(_SPACES.sub("", sign))
    if not _FIGURE.fullmatch(bare):
        return None
    bare = bare.replace("−", "-")
    plainly = bare.replace(",", "") if language == "en" else bare.replace(",", ".")
    try:
        return Decimal(plainly)
    except InvalidOperation:
        return None


def _even(text: str) -> str:
    """Return a text with its spaces alike: forms differ in which they have."""
    return _SPACES.sub(" ", text).strip()


def _told(found: Read | None) -> str:
    if found is None:
        return ""
    return found.text if found.text is not None else str(found.value)
