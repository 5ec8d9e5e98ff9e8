"""Any further resource as a table, from its schema alone: titles, units, decimals, totals, scales, references."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.row_sums import id_of, in_order, parent_of, totals_below
from utfall.errors import NothingToShow
from utfall.model.resource import AUDIENCE, HEADING, KIND, OF_WHICH, ORDER, PARENT
from utfall.shown.table import Cell
from utfall.view.assemble import Draft, assemble
from utfall.view.choice import EVERYTHING, ColumnChoice
from utfall.view.derived_note import derived_notes_of
from utfall.view.own_cells import column_of, figure_content, own_cell
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.model.missing import Missing
    from utfall.model.report import Report
    from utfall.model.resource import Field, Resource, Row
    from utfall.shown.table import Table
    from utfall.words import Words

HIDDEN = {"id", ORDER}
HIDDEN_ROLES = {KIND, PARENT, ORDER, AUDIENCE}


def resource_table(report: Report, words: Words, name: str, choice: ColumnChoice = EVERYTHING) -> Table:
    """Return a resource's table. Raises ``UnknownName`` where the package has no resource of the name.

    The first text column heads the rows; ``id``, ``order`` and what only says how rows belong together are not shown; a
    field with ``total`` is summed, unless a row of the table is its total.
    """
    resource = report.resource(name)
    fields = [field for field in resource.fields if not _is_hidden(field)] or list(resource.fields)
    if not fields:
        raise NothingToShow(Sentence("error.no-rows", {"macro": "table", "what": name}))
    head = head_of(fields)
    shown = [head, *(field for field in fields if field is not head)]
    columns = [
        column_of(resource, field, "name" if field is head else "", derived_notes_of(report, resource, field, words))
        for field in shown
    ]
    rows = [_row(report, words, resource, shown, row) for row in in_order(resource)]
    below = totals_below(resource)
    if below:
        rows.append(_total(words, resource, shown, below))
    caption = words.say("caption.table", name=resource.title, period=report.period.report_name(words))
    return assemble(f"table-{name.replace('_', '-')}", caption, columns, rows, (resource.file,), choice)


def head_of(fields: list[Field]) -> Field:
    """Return the column that heads the rows: the first of text, else the first."""
    return next((field for field in fields if field.type == "string"), fields[0])


def _is_hidden(field: Field) -> bool:
    return field.name in HIDDEN or field.role in HIDDEN_ROLES


def _row(report: Report, words: Words, resource: Resource, fields: list[Field], row: Row) -> Draft:
    cells = {field.name: own_cell(report, words, resource, field, row) for field in fields}
    return Draft(row.key.replace("/", "-").lower(), cells, resource.kind(row), _level(resource, row))


def _level(resource: Resource, row: Row) -> int:
    """Return how many headings a row stands under; a part of a line stands under that too."""
    own, level = {id_of(one): one for one in resource.rows}, int(resource.kind(row) == OF_WHICH)
    seen, above = {id_of(row)}, own.get(parent_of(resource, row))
    while above is not None and id_of(above) not in seen:
        level += resource.kind(above) == HEADING
        seen.add(id_of(above))
        above = own.get(parent_of(resource, above))
    return level


def _total(words: Words, resource: Resource, fields: list[Field], below: Mapping[str, Decimal | Missing]) -> Draft:
    cells = {field.name: Cell("") for field in fields}  # nothing is missing there
    cells[fields[0].name] = Cell(words.say("text.total"))
    for field in fields:
        value = below.get(field.name)
        if isinstance(value, Decimal):
            cells[field.name] = Cell(figure_content(value, resource, field))
        elif value is not None:
            cells[field.name] = Cell(value)
    return Draft("total", cells, "total")
