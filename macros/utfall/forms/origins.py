"""Compare the cells that are read from the package with the files that hold the same under the package's own names.

Such a cell stands in the package's CSV, and if it is a figure of an indicator or a statement, in that one's JSON. What
is derived stands in neither, and is compared where the table itself is.
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Protocol

from utfall.forms.parity import WrittenTable
from utfall.forms.same_value import is_same
from utfall.model.column_rows import ColumnRows
from utfall.model.indicator import Measure
from utfall.model.missing import SYMBOLS, Missing
from utfall.model.statement import LineMeasure
from utfall.model.status import State
from utfall.model.unit import PERCENT
from utfall.render.table_plain import plain
from utfall.shown.content import Day, Number, Verdict
from utfall.source.cells import read_cell
from utfall.view.addresses import DATA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.forms.request import ExportRequest
    from utfall.model.finding import Finding
    from utfall.model.resource import Row
    from utfall.shown.content import Content
    from utfall.shown.table import Origin, Table
    from utfall.words import Words

FOLDERS = {"observations": "indicators", "statement_lines": "statements"}
MEASURES = {measure.value for measure in (*Measure, *LineMeasure)}


class CellFiles(Protocol):
    """A kind of file that holds cells of the package under their own names."""

    def form(self, origin: Origin) -> WrittenTable:
        """Return the file that holds a cell."""

    def found(self, origin: Origin) -> str:
        """Return what the file says at a cell."""

    def holds(self, origin: Origin, content: Content) -> bool:
        """Tell whether the file says what is shown; of what it does not hold nothing is asked."""


def compare_origins(tables: tuple[Table, ...], kept: CellFiles) -> Iterator[Finding]:
    """Find the cells read from the package that a file does not hold as they are shown."""
    for table in tables:
        for row in table.rows:
            shown = list(zip(table.columns, row.cells, strict=False))[: 1 if row.kind == "heading" else None]
            for column, cell in shown:
                if cell.origin and not kept.holds(cell.origin, cell.content):
                    form = kept.form(cell.origin)
                    expected = plain(cell.content, form.words)
                    yield form.differs(table, row, column.heading, expected, kept.found(cell.origin))


@dataclass
class PackageFiles:
    """Read the package's own files as they were written."""

    request: ExportRequest
    words: Words
    files: dict[str, list[list[str]]] = field(default_factory=dict)
    rows: dict[str, dict[str, int]] = field(default_factory=dict)

    def form(self, origin: Origin) -> WrittenTable:
        """Return the file of a resource."""
        resource = self.request.report.resources[origin.resource]
        name = PurePosixPath(resource.file).relative_to(self.request.report.package.folder)
        return WrittenTable("package", f"{DATA}/{name}", self.words)

    def found(self, origin: Origin) -> str:
        """Return the cell, or nothing where there is none."""
        rows, number = self._rows(origin), self._row(origin).number
        if number > len(rows) or origin.field not in rows[0]:
            return ""
        return rows[number - 1][rows[0].index(origin.field)]

    def holds(self, origin: Origin, content: Content) -> bool:
        """Tell whether the cell is what is shown; a name that is shown for a key, or a word for it, is not asked."""
        cell = self.found(origin)
        if isinstance(content, Number):
            return cell not in SYMBOLS and Decimal(cell) == content.value
        if content == "" or isinstance(content, Missing):  # blank where nothing was to be reported
            return cell == (content.symbol if isinstance(content, Missing) else "")
        if isinstance(content, State):  # a status may be worked out where the package has none
            return cell == (content.id if self._row(origin).text(origin.field) else "")
        if isinstance(content, Verdict):
            return cell == (content.judged.id if content.judged else "")
        if isinstance(content, Day):
            return cell == content.value.isoformat()
        column = self.request.report.resources[origin.resource].field(origin.field)
        is_as_kept = column and column.type == "string" and not (column.enum or column.reference or column.scale)
        named = self.words.say(f"unit.{PERCENT}") if cell == PERCENT and origin.field == "unit" else cell
        return not is_as_kept or content in {cell, named} or read_cell(cell, "text") == content

    def _row(self, origin: Origin) -> Row:
        """Return the row that a cell is read from: it was there to be read."""
        rows = self.request.report.resources[origin.resource].rows
        if origin.resource not in self.rows:
            keys = rows.keys() if isinstance(rows, ColumnRows) else (row.key for row in rows)
            places = self.rows[origin.resource] = {}
            for at, key in enumerate(keys):
                places.setdefault(key, at)
        return rows[self.rows[origin.resource][origin.row]]

    def _rows(self, origin: Origin) -> list[list[str]]:
        address = self.form(origin).address
        if address not in self.files:
            text = (self.request.site / address).read_text(encoding="utf-8-sig")
            self.files[address] = list(csv.reader(io.StringIO(text, newline="")))
        return self.files[address]


@dataclass
class HistoryFiles:
    """Read the JSON of indicators and statements as it was written."""

    request: ExportRequest
    words: Words
    files: dict[str, Any] = field(default_factory=dict)

    def form(self, origin: Origin) -> WrittenTable:
        """Return the file of an indicator or a statement."""
        name = origin.row.partition("/")[0]
        return WrittenTable("history", f"{DATA}/{FOLDERS[origin.resource]}/{name}.json", self.words)

    def found(self, origin: Origin) -> str:
        """Return the value, or the symbol in its place."""
        value, symbol = self._stands(origin)
        return str(symbol if value is None else value)

    def holds(self, origin: Origin, content: Content) -> bool:
        """Tell whether a figure is what is shown."""
        if origin.field not in MEASURES or origin.resource not in FOLDERS:
            return True
        value, symbol = self._stands(origin)
        if isinstance(content, Number):
            return is_same(value, content.value)
        kept = content.symbol if isinstance(content, Missing) else content
        return value is None and symbol == kept

    def _stands(self, origin: Origin) -> tuple[object, object]:
        address = self.form(origin).address
        if address not in self.files:
            self.files[address] = json.loads(
                (self.request.site / address).read_bytes(), parse_int=Decimal, parse_float=Decimal
            )
        seen = self._seen(self.files[address], origin)
        return seen.get("values", {}).get(origin.field), seen.get("missing", {}).get(origin.field)

    def _seen(self, content: Any, origin: Origin) -> dict[str, Any]:  # noqa: ANN401 - what a file of ours holds
        """Return what the edition's own package says of an indicator's period, or of a line."""
        version, (_, _, rest) = self.request.report.package.version, origin.row.partition("/")
        if origin.resource == "statement_lines":
            lines = [line for line in content["lines"] if line["id"] == rest]
            observed = [seen for line in lines for seen in line["observations"]]
        else:
            observed = [seen for seen in content["observations"] if seen["period"] == rest]
        return next((seen for seen in observed if seen["package"] == version), {})
