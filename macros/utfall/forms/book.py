"""What the workbook says, before it is written: its sheets with their names, and the sheets about the others.

First the report's rows of the tidy archive as data, then the contents, what signs and words mean, then one table a
sheet; those of which there is one for each indicator stand together. Every sheet has the same shape, so that whoever
listens to it, or reads it by machine, finds the table in the same corner.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.derive.facts import own_facts
from utfall.forms.grid import Grid, GridColumn
from utfall.forms.joined import joined, together
from utfall.model.fact import COLUMNS
from utfall.model.missing import SYMBOLS, Missing
from utfall.pages.page_content import shown_tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.model.fact import Fact
    from utfall.model.history import History
    from utfall.model.report import Report
    from utfall.pages.page_content import PageContent
    from utfall.words import Words

LONGEST = 31  # signs of a sheet's name, which Excel allows
FORBIDDEN = frozenset("[]:*?/\\'")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with one table. ``about`` is the line under its title; ``links`` lead from the first column."""

    name: str
    grid: Grid
    about: str
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DataSheet:
    """The sheet of the report's rows of the tidy archive: one row a value."""

    name: str
    title: str
    about: str
    headings: tuple[str, ...]
    rows: tuple[Fact, ...]


def sheets(report: Report, pages: Sequence[PageContent], words: Words) -> tuple[Sheet, ...]:
    """Return the sheets of the workbook: contents, notes, tables."""
    titles = {table.id: page.title for page in reversed(pages) for table in page.tables}
    tables, where = [], {}
    for number, some in enumerate(together(shown_tables(pages)), 1):
        shown = joined(some, words)
        where[shown.id] = words.say("forms.sheet.own-pages") if some[0].subject else titles[some[0].id]
        files = ", ".join(dict.fromkeys(file.rpartition("/")[2] for table in some for file in table.files))
        said = "about-own" if some[0].subject else "about" if files else "about-made"
        about = words.say(f"forms.sheet.{said}", page=where[shown.id], files=files)
        tables.append(Sheet(sheet_name(number, shown.caption), shown, about))
    notes = Sheet(words.say("forms.sheet.notes"), _notes(report, words), words.say("forms.sheet.about-notes"))
    return (_contents(report, notes, tables, where, words), notes, *tables)


def data_sheet(history: History | None, file: str, words: Words) -> DataSheet:
    """Return the first sheet: the report's rows of the tidy archive, the whole of which is in ``file``."""
    headings = tuple(words.say(f"history.column.{name}") for name in COLUMNS)
    title, about = words.say("history.title"), words.say("history.about-own", file=file)
    return DataSheet(words.say("forms.sheet.data"), title, about, headings, own_facts(history) if history else ())


def sheet_name(number: int, caption: str) -> str:
    """Return a name that no other sheet has, that Excel allows, and that tells what is there."""
    said = "".join(" " if sign in FORBIDDEN else sign for sign in caption)
    name = f"{number} {' '.join(said.split())}"
    if len(name) <= LONGEST:
        return name
    cut = name[: LONGEST - 1]
    return f"{cut[: cut.rindex(' ')] if cut.count(' ') > 1 else cut}…"


def _contents(report: Report, notes: Sheet, tables: Sequence[Sheet], where: dict[str, str], words: Words) -> Sheet:
    columns = _columns(words, "sheet", "table", "page")
    listed = [notes, *tables]
    rows = tuple((one.name, one.grid.caption, where.get(one.grid.id, "")) for one in listed)
    edition = report.package.edition_title(words)
    about = words.say("forms.sheet.about-contents", count=len(tables), edition=edition)
    contents = Grid("contents", report.package.title, columns, rows)
    return Sheet(words.say("forms.sheet.contents"), contents, about, tuple(one.name for one in listed))


def _notes(report: Report, words: Words) -> Grid:
    columns = _columns(words, "about", "word", "meaning")
    rows = tuple((words.say(f"forms.about.{kind}"), word, meaning) for kind, word, meaning in _meanings(report, words))
    return Grid("notes", words.say("forms.sheet.notes-title"), columns, rows)


def _meanings(report: Report, words: Words) -> Iterator[tuple[str, str, str]]:
    for part in ("numbers", "percent", "empty", "kinds", "texts"):
        yield "reading", words.say(f"forms.reading.{part}-name"), words.say(f"forms.reading.{part}")
    for kind in map(Missing, SYMBOLS):
        yield "symbol", words.say(f"missing.{kind.key}"), words.say(f"missing-meaning.{kind.key}")
    for state in report.states:
        yield "status", state.name, state.meaning
    for one in report.indicators:
        if one.definition:
            yield "definition", one.name, one.definition
    for name in COLUMNS:
        yield "data", words.say(f"history.column.{name}"), words.say(f"history.about.{name}")
    package = report.package
    yield "source", words.say("fact.case_number"), package.case_number
    yield "source", words.say("fact.licence"), ", ".join(link.title for link in package.licences)
    yield "source", words.say("fact.sources"), "; ".join(link.title for link in package.sources)


def _columns(words: Words, *keys: str) -> tuple[GridColumn, ...]:
    return tuple(GridColumn(key, words.say(f"forms.sheet.column.{key}")) for key in keys)
