"""Read the tidy archive back, from its CSV and from the workbook: row by row, and cell by cell of what pages show."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from utfall.derive.facts import facts
from utfall.forms.history_csv import as_text
from utfall.forms.origins import FOLDERS, MEASURES
from utfall.forms.parity import WrittenTable
from utfall.forms.same_value import is_same
from utfall.model.fact import COLUMNS, COMPUTED
from utfall.model.finding import Finding
from utfall.model.missing import Missing
from utfall.shown.content import Number
from utfall.view.addresses import DATA
from utfall.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from utfall.forms.request import ExportRequest
    from utfall.model.fact import Fact
    from utfall.shown.content import Content
    from utfall.shown.table import Origin
    from utfall.words import Words

VALUE = COLUMNS.index("value")


def csv_rows(content: bytes) -> list[list[str]]:
    """Return the rows of the file, the headings first."""
    return list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))


def compare_facts(form: WrittenTable, known: Sequence[Fact], read: Sequence[Sequence[str]]) -> Iterator[Finding]:
    """Find the rows that a file holds otherwise than they are. ``read`` has no headings."""
    if len(read) != len(known):
        yield _finding(form, "", "", str(len(known)), str(len(read)))
        return
    for row, cells in zip(known, read, strict=True):
        wanted = as_text(row)
        if list(cells) != wanted and not _is_alike(wanted, cells):
            at = next(at for at, text in enumerate(wanted) if at >= len(cells) or cells[at] != text)
            found = cells[at] if at < len(cells) else ""
            line = " ".join(filter(None, (row.month, row.id, row.dimension, row.measure, row.period)))
            yield _finding(form, line, form.words.say(f"history.column.{COLUMNS[at]}"), wanted[at], found)


def _is_alike(wanted: Sequence[str], cells: Sequence[str]) -> bool:
    """Tell whether a row differs in nothing but how its figure is written, as a binary number is."""
    if len(wanted) != len(cells) or not wanted[VALUE] or not cells[VALUE]:
        return False
    others = [(*one[:VALUE], *one[VALUE + 1 :]) for one in (wanted, cells)]
    return others[0] == others[1] and is_same(Decimal(cells[VALUE]), Decimal(wanted[VALUE]))


def _finding(form: WrittenTable, line: str, heading: str, expected: str, found: str) -> Finding:
    about = {"form": form.words.say(f"forms.form.{form.name}"), "table": form.words.say("history.title")}
    told = {"line": line, "heading": heading, "expected": expected, "found": found}
    if not line:
        return Finding("form-differs", "rows", form.address, details={**about, **told})
    return Finding("form-differs", "cell", form.address, details={**about, **told})


@dataclass
class Archive:
    """Read the figures of the edition's own report in the tidy archive; what it holds of nothing is not reported."""

    request: ExportRequest
    words: Words

    def form(self, _origin: Origin) -> WrittenTable:
        """Return the file."""
        return WrittenTable("archive", address_of(self.request), self.words)

    def found(self, origin: Origin) -> str:
        """Return the value, or the symbol in its place."""
        return "".join(self._stands(origin))

    def holds(self, origin: Origin, content: Content) -> bool:
        """Tell whether a figure is what is shown."""
        if origin.field not in MEASURES or origin.resource not in FOLDERS:
            return True
        value, symbol = self._stands(origin)
        if isinstance(content, Number):
            return bool(value) and Decimal(value) == content.value
        kept = content.symbol if isinstance(content, Missing) else content  # blank where nothing was to be reported
        return not value and symbol == kept

    def _stands(self, origin: Origin) -> tuple[str, str]:
        key = origin.row if origin.resource == "observations" else f"{origin.row}/"
        return self._values.get((key, origin.field), ("", ""))

    @cached_property
    def _values(self) -> Mapping[tuple[str, str], tuple[str, str]]:
        """Return values and symbols by the package's own names: row and column."""
        _, *rows = csv_rows((self.request.site / address_of(self.request)).read_bytes())
        month, found = str(self.request.report.period), {}
        for cells in rows:
            row = dict(zip(COLUMNS, cells, strict=False))
            if row["month"] == month and row.get("origin") != COMPUTED:
                key = f"{row['id']}/{row['period'] if row['kind'] == 'indicator' else ''}"
                found[key, row["measure"]] = (row["value"], row["symbol"])
        return found


def address_of(request: ExportRequest) -> str:
    """Return where the tidy archive lies."""
    return f"{DATA}/{request.project.named.history_csv}"


def compare_csv(request: ExportRequest) -> Iterator[Finding]:
    """Find what the tidy archive says otherwise."""
    headings, *rows = csv_rows((request.site / address_of(request)).read_bytes())
    form = WrittenTable("archive", address_of(request), words(request.project.language))
    if tuple(headings) != COLUMNS:
        yield _finding(form, "1", "", ",".join(COLUMNS), ",".join(headings))
    yield from compare_facts(form, facts(request.edition.history) if request.edition.history else (), rows)
