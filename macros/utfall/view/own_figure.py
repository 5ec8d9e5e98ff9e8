"""A figure of a table of one's own for use in a sentence, by ``table/row`` and column."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.row_sums import name_of, totals_below
from utfall.errors import UnknownName
from utfall.model.missing import Missing
from utfall.model.resource import TOTAL
from utfall.number import places_of
from utfall.view.derived_note import derived_notes_of
from utfall.view.own_cells import figure_content, unit_of

if TYPE_CHECKING:
    from utfall.model.report import Correction, Report
    from utfall.model.resource import Field
    from utfall.shown.content import Number
    from utfall.words import Words


_NONE = Missing.NOT_REPORTED


class OwnFigure:
    """Find a figure in a table: of a row, by its key, or of the row of sums below it, by ``total``.

    Raises ``UnknownName`` for a row or a column that is not there; only columns of figures are.
    """

    def __init__(self, report: Report, name: str, column: str) -> None:
        table, _, key = name.partition("/")
        self.report, self.resource = report, report.resource(table)
        figures = {field.name: field for field in self.resource.fields if field.is_figure}
        self.row = report.row(table, key)
        self.below = totals_below(self.resource)
        if self.row is None and not (key == TOTAL and self.below):
            known = [*(one.key for one in self.resource.rows), *([TOTAL] if self.below else [])]
            raise UnknownName("line", name, (f"{table}/{one}" for one in known))
        if column not in figures:
            raise UnknownName("column", column, figures)
        self.field: Field = figures[column]

    @property
    def name(self) -> str:
        """What a reader calls the row."""
        return name_of(self.resource, self.row) if self.row else self.resource.title

    @property
    def value(self) -> Decimal | Missing:
        """The figure, or why there is none."""
        found = self.row.values.get(self.field.name) if self.row else self.below.get(self.field.name)
        return Decimal(found) if isinstance(found, int | Decimal) else found if isinstance(found, Missing) else _NONE

    @property
    def unit(self) -> str:
        """The unit of the figure."""
        return unit_of(self.resource, self.field, self.row)

    def shown(self, value: Decimal) -> Number:
        """Return the figure as the table shows it."""
        return figure_content(value, self.resource, self.field, self.row)

    def decimals(self, value: Decimal) -> int:
        """Return the decimals that the table shows it with."""
        decimals = self.shown(value).decimals
        return places_of(value) if decimals is None else decimals

    def corrections(self) -> tuple[Correction, ...]:
        """Return the corrections of the cell."""
        key = self.row.key if self.row else ""
        return self.report.corrections_at(self.resource.name, key, self.field.name)

    def notes(self, words: Words) -> tuple[str, ...]:
        """Return how the figure is worked out, where it is, and the footnote of its cell."""
        is_derived = self.row is None or self.field.name in self.row.derived
        said = derived_notes_of(self.report, self.resource, self.field, words) if is_derived else ()
        note = self.report.note(self.resource.name, self.row.key, self.field.name) if self.row else None
        return (*said, *((note,) if note else ()))
