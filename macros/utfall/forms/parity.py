"""Whether every form says the same: each value of each table, read back from each file, against what is shown.

What is shown is asked of the table itself, not of what the writers made of it. Only formatting is undone: spaces,
signs, decimal commas, units. Whatever differs is a finding that names form, table, row and column, and stops the build.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.forms.same_value import even, is_same, stands, undone
from utfall.forms.shown_csv import as_shown, guarded
from utfall.model.finding import Finding
from utfall.model.missing import Missing
from utfall.model.status import State
from utfall.model.unit import PERCENT, SYMBOLS
from utfall.number import places_of, rounded
from utfall.render.table_plain import BOTH, plain
from utfall.shown.content import Day, Number, Verdict
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from utfall.forms.read_page import ReadPage
    from utfall.forms.reading import Read, ReadTable
    from utfall.shown.content import Content
    from utfall.shown.table import Column, Table, TableRow
    from utfall.words import Words

SLUG = "form-differs"
FIRST_DAY = date(1899, 12, 30)  # from which a workbook counts days
_SIGNED = re.compile(rf"([+−]?)[{''.join(SYMBOLS)}](\d[\d,.]*)[^\W\d]*")  # £590k, −£1.2m
_NUMBERED = re.compile(r" \(\d{1,2}\)$")  # behind a heading that another column has too


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """One file that says what a table shows: its address, and the words and signs that it is written with."""

    name: str
    address: str
    words: Words

    def lacks(self, table: Table) -> Finding:
        """Find that the form lacks a table."""
        details = {"form": self.title, "table": table.caption}
        return Finding("form-differs", "table", self.address, details=details)

    def says(self, place: Sentence, expected: str, found: str) -> Finding:
        """Find that a place outside the tables says something else."""
        details = {"form": self.title, "place": place, "expected": expected, "found": found}
        return Finding("form-differs", "place", self.address, details=details)

    @property
    def writes_units(self) -> bool:
        """Whether each figure has its unit beside it, and not once for all in a heading or a column."""
        return self.name == "page"

    def differs(self, table: Table, row: TableRow, heading: str, expected: str, found: str) -> Finding:
        """Find that a cell says something else."""
        line = plain(row.cells[0].content, self.words)
        where = {"form": self.title, "table": table.caption, "line": line, "heading": heading}
        return Finding("form-differs", "cell", self.address, details={**where, "expected": expected, "found": found})

    @property
    def title(self) -> str:
        """What a reader calls the form."""
        return self.words.say(f"forms.form.{self.name}")


def compare(form: WrittenTable, table: Table, read: ReadTable | None) -> Iterator[Finding]:
    """Find what a form says otherwise than the table. Without what was read, it lacks the table."""
    table = table.unfolded().paged() if form.writes_units else table
    units = tuple(_shared_unit(table, at) for at in range(len(table.columns)))
    places = _places(form, table, units, read.headings) if read else None
    if read is None or places is None or len(read.rows) != len(table.rows):
        yield form.lacks(table)
        return
    if read.caption is not None and even(read.caption) not in {even(table.caption), even(guarded(table.caption))}:
        yield form.says(Sentence("forms.place.caption", {"table": table.caption}), table.caption, read.caption)
    for number, row in enumerate(table.rows):
        cells = read.rows[number]
        for place, at in list(places.items())[: 1 if row.kind == "heading" else None]:
            column, cell = table.columns[place], row.cells[place]
            found = cells[at] if at < len(cells) else None
            if found is None or not says(found, cell.content, form):
                expected = plain(cell.content, form.words)
                yield form.differs(table, row, column.heading, expected, _told(found))
        unit = "" if form.writes_units else _told_units(form, table, row, units)
        yield from _compare_beside(form, table, row, unit, _beside(table, read, number, form.words), places)


def _places(form: WrittenTable, table: Table, units: Sequence[str], headings: Sequence[str]) -> dict[int, int] | None:
    """Return where a table's columns stand in a form, which may have more; ``None`` where one is not there."""
    places, at = {}, 0
    for place in table.on_page if form.writes_units else range(len(table.columns)):
        heading = table.columns[place].heading
        wanted = _headed(form, heading, units[place], is_joined=table.subject is not None)
        while at < len(headings) and {even(headings[at]), _NUMBERED.sub("", even(headings[at]))}.isdisjoint(wanted):
            at += 1
        if at == len(headings):
            return None
        places[place] = at
        at += 1
    return places


def _headed(form: WrittenTable, heading: str, unit: str, *, is_joined: bool) -> set[str]:
    """Return how a column may be headed: in a data file with the unit that all of its figures have.

    Where several tables stand on one sheet, their figures may not all have it.
    """
    full = heading if form.writes_units or not unit or unit in heading.casefold() else f"{heading} ({_sign(unit)})"
    texts = {full, heading} if is_joined else {full}
    return {even(one) for text in texts for one in (text, guarded(text))}


def _shared_unit(table: Table, at: int) -> str:
    units = {number.unit for row in table.rows if (number := _number(row, at))}
    return units.pop() if len(units) == 1 else ""


def _number(row: TableRow, at: int) -> Number | None:
    content = row.cells[at].content
    return content if isinstance(content, Number) and (row.kind != "heading" or at == 0) else None


def _sign(unit: str) -> str:
    return "%" if unit == PERCENT else unit


def _beside(table: Table, read: ReadTable, number: int, words: Words) -> Mapping[str, str]:
    """Return what a form says of a row outside the table's columns."""
    if read.beside:
        said = dict(read.beside[number])
        return {**said, "kind": words.say(f"forms.row.{said['kind']}")}
    named = {key: words.say(f"forms.column.{key}") for key in ("kind", "detail", "notes", "unit")}
    rules = {
        f"rule-{at}": words.say("forms.column.rule", column=column.heading) for at, column in enumerate(table.columns)
    }
    texts: dict[str, str] = {}  # of columns of one heading, all that they say: one may be the table's own
    for heading, cell in zip(read.headings, read.rows[number], strict=False):
        bare = _NUMBERED.sub("", heading)
        texts[bare] = f"{texts.get(bare, '')} {cell.text or ''}".strip()
    return {key: texts.get(heading, "") for key, heading in {**named, **rules}.items()}


def _compare_beside(
    form: WrittenTable, table: Table, row: TableRow, unit: str, found: Mapping[str, str], places: Mapping[int, int]
) -> Iterator[Finding]:
    """Find what a form leaves out of the line under a name, the kind of a row, units, rules, reasons and footnotes."""
    words = form.words
    wanted = [("detail", row.detail), ("unit", unit)]
    if any(one.kind != "line" for one in table.rows):
        wanted.append(("kind", words.say(f"forms.row.{row.kind}")))
    shown = row.cells[:1] if row.kind == "heading" else row.cells
    if not form.writes_units and row is table.rows[0]:  # files tell what holds for a whole column once
        wanted += [("notes", note) for column in table.columns for note in column.notes]
    for at, (column, cell) in enumerate(zip(table.columns, shown, strict=False)):
        place = places[at] if form.writes_units and at in places else at
        wanted += [("notes", note) for note in (cell.notes + column.notes * form.writes_units)]
        if isinstance(cell.content, Verdict) and cell.content.computed:
            wanted.append((f"rule-{place}", cell.content.rule))
        near = [*plain(cell.content, words).split(BOTH)] if isinstance(cell.content, Verdict | State) else []
        if form.writes_units and column.kind == "status":
            reasons = [plain(row.cells[one].content, words) for one in table.beside(column)]
            wanted += [(f"reason-{place}", reason) for reason in reasons]
            near += reasons if near else []
        if form.writes_units:
            wanted += [(f"state-{place}", plain(row.cells[one].content, words)) for one in table.graded(column)]
        if found.get("near"):  # once more, for narrow screens
            wanted += [("near", said) for said in near]
    for key, text in wanted:
        if not stands(text, even(found.get(key, ""))):
            is_status = key == "near" or key.startswith(("rule-", "state-"))
            named = "heading.status" if is_status else "heading.reason" if "-" in key else f"forms.column.{key}"
            heading = words.say(named)
            yield form.differs(table, row, heading, text, found.get(key, ""))


def _told_units(form: WrittenTable, table: Table, row: TableRow, units: Sequence[str]) -> str:
    """Return the units that a data file tells a row's figures in, where no heading does."""
    if form.name == "xlsx" and table.subject:
        return _unit_word(table.subject.unit, form.words)
    numbers = (number for at, unit in enumerate(units) if not unit and (number := _number(row, at)))
    return ", ".join(dict.fromkeys(_unit_word(number.unit, form.words) for number in numbers if number.unit))


def _unit_word(unit: str, words: Words) -> str:
    return words.say("unit.procent") if unit == PERCENT else unit


def compare_items(form: WrittenTable, table: Table, page: ReadPage) -> Iterator[Finding]:
    """Find what a page leaves out where it shows a table as a list; what is not reported need not be said there."""
    table = table.unfolded().paged()
    read = page.tables.get(table.id)
    heads = even(" ".join(cells[0].text or "" for cells in read.rows if cells)) if read else ""
    caption = read.caption if read else page.items.get(f"{table.id}-caption")
    if not table.within and even(caption or "") != even(table.caption):
        yield form.says(Sentence("forms.place.caption", {"table": table.caption}), table.caption, caption or "")
    for row in table.rows:
        name = f"{table.id}-{row.id}"
        shown_as = f"{name}-caption" if row.kind == "heading" else name
        item, around = page.items.get(shown_as, ""), page.items.get(page.around.get(name, ""), "")
        for at, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
            within = even(f"{item} {heads} {around}" if at == 0 else item)
            if _is_told(column, cell.content) and not _stands(cell.content, within, form):
                yield form.differs(table, row, column.heading, plain(cell.content, form.words), item)


def _is_told(column: Column, content: Content) -> bool:
    """Tell whether a list tells a content: not what is not reported, and of the parts of a thing what is assessed."""
    is_silent = column.is_part and isinstance(content, State) and not content.is_assessed
    return content not in {Missing.NOT_REPORTED, ""} and not is_silent


def _stands(content: Content, within: str, form: WrittenTable) -> bool:
    text = plain(content, form.words)
    if isinstance(content, Number) and not content.unit:  # a list writes the unit of all of it at each: £590k
        within = _SIGNED.sub(r"\1\2", within)
    parts = text.split(BOTH) if isinstance(content, Verdict) else [text]  # a list sets them on lines
    return all(stands(part, within) for part in parts)


def says(found: Read, content: Content, form: WrittenTable) -> bool:
    """Tell whether a cell says what it ought to, in what is seen and in the value behind it, as far as it has them."""
    if found.text is None and found.value is None:
        return False
    if found.places is not None and isinstance(content, Number):
        decimals = places_of(content.value) if content.decimals is None else content.decimals
        if found.places != decimals:
            return False
    seen = found.text is None or _reads(found.text, content, form)
    return seen and (found.value is None or _is_value(found.value, content))


def _reads(text: str, content: Content, form: WrittenTable) -> bool:
    """Tell whether what is seen says a content, once its formatting is undone."""
    if isinstance(content, Number):
        figure = _unbracketed(text) if content.bracketed and form.writes_units else text
        has_unit = not form.writes_units or even(figure).endswith(even(_sign(content.unit)))
        return has_unit and undone(figure, content.unit, form.words.language) == as_shown(content)
    if isinstance(content, Day) and even(text) == content.value.isoformat():
        return True
    wanted = plain(content, form.words)
    return even(text) in {even(wanted), even(guarded(wanted))}


def _unbracketed(text: str) -> str:
    """Return what stands in parentheses; nothing of a text that is not in any."""
    bare = text.strip()
    return bare[1:-1] if bare.startswith("(") and bare.endswith(")") else ""


def _is_value(value: Decimal | str, content: Content) -> bool:
    """Tell whether the value behind a cell is the one that is stored."""
    if isinstance(content, Number):
        return is_same(value, content.stored)
    if isinstance(content, Day):
        days = FIRST_DAY + timedelta(int(value)) if isinstance(value, Decimal) else value
        return str(days) == content.value.isoformat()
    return isinstance(content, Missing) and value == f"missing:{content.symbol}"


def _told(found: Read | None) -> str:
    if found is None:
        return ""
    if found.text is None and isinstance(found.value, Decimal) and (found.places or 0) > 0:
        return str(rounded(found.value, found.places or 0))
    return found.text if found.text is not None else str(found.value)
