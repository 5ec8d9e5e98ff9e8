"""Corrected values: what stood, what stands, why, and since which edition; as a table, and as a footnote."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.model.contract import PAGES
from utfall.model.edition_name import EditionName
from utfall.model.missing import Missing
from utfall.number import figure_or_text
from utfall.shown.content import Number
from utfall.shown.table import Cell, Column, Table, TableRow
from utfall.view.dates import as_day, date_text
from utfall.view.sentences.amounts import behind_figure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from utfall.model.history import History
    from utfall.model.report import Correction, Report
    from utfall.shown.content import Content
    from utfall.words import Words

KEYS = ("field", "old", "new", "kind", "reason", "edition", "date")


def corrected_note(report: Report, one: Correction, words: Words) -> str:
    """Return what stands at a corrected cell: since when it is so, what stood there, and why it was changed."""
    return words.say(
        f"note.{one.kind}",
        edition=EditionName(report.period, one.edition).title(words),
        date=date_text(one.date, words),
        old=figure_or_text(one.old) or words.say("missing.not-reported"),
        reason=one.reason,
    )


def corrected_in(report: Report, one: Correction, words: Words) -> str:
    """Return what stands in a sentence beside a corrected figure: which edition corrected it."""
    return words.say("text.corrected", edition=EditionName(report.period, one.edition).title(words))


def derived_notes(found: Iterable[tuple[Report, Correction]], words: Words) -> tuple[str, ...]:
    """Return what stands at a figure that is worked out from corrected ones: which they are, and since when."""
    said = {
        words.say(
            "note.from-corrected",
            name=row_name(report, one),
            field=field_title(report, words, one).lower(),
            edition=EditionName(report.period, one.edition).title(words),
        ): None
        for report, one in found
    }
    return tuple(said)


def corrections_table(history: History, words: Words) -> Table | None:
    """Return every correction of the month and those before it, the latest first; nothing where there is none."""
    return _table([(report, one) for report in history.reports for one in report.corrections], words)


def edition_corrections_table(report: Report, number: int, words: Words) -> Table | None:
    """Return the corrections that one edition of a month makes; nothing where it makes none."""
    return _table([(report, one) for one in report.corrections if one.edition == number], words)


def _table(found: list[tuple[Report, Correction]], words: Words) -> Table | None:
    if not found:
        return None
    found.sort(key=lambda pair: (pair[1].date, pair[0].period, pair[1].edition), reverse=True)
    columns = (
        Column("name", words.say("heading.correction.name"), "name"),
        *(Column(key, words.say(f"heading.correction.{key}"), "text") for key in KEYS),
    )
    rows = tuple(_row(report, words, one) for report, one in found)
    files = tuple(dict.fromkeys(report.resource("corrections").file for report, _ in found))
    return Table("corrections", words.say("caption.all-corrections"), columns, rows, files)


def row_name(report: Report, one: Correction) -> str:
    """Return what a reader calls the row that a correction is of."""
    resource = report.resources.get(one.resource)
    row = next((row for row in resource.rows if row.key == one.row), None) if resource else None
    if row is None:
        return one.row
    names = {indicator.id: indicator.name for indicator in report.indicators}
    names |= {project.id: project.name for project in report.projects}
    return names.get(one.row.partition("/")[0]) or row.text("name") or row.text("text") or one.row


def field_title(report: Report, words: Words, one: Correction) -> str:
    """Return what a reader calls the column that a correction is in."""
    if one.resource == PAGES:
        return words.say("correction.text")
    resource = report.resources.get(one.resource)
    field = resource.field(one.field) if resource else None
    return field.title if field else one.field


def _row(report: Report, words: Words, one: Correction) -> TableRow:
    said: dict[str, Content] = {
        "field": field_title(report, words, one),
        "old": corrected_value(one.old, _unit(report, one)),
        "new": corrected_value(one.new, _unit(report, one)),
        "kind": words.say(f"correction-kind.{one.kind}"),
        "reason": one.reason,
        "edition": EditionName(report.period, one.edition).title(words),
        "date": as_day(one.date, words),
    }
    cells = (Cell(row_name(report, one)), *(Cell(said[key]) for key in KEYS))
    place = "-".join((str(report.period), one.resource, one.row, one.field, str(one.edition)))
    name = "".join(sign if sign.isalnum() else "-" for sign in place.lower())
    return TableRow(name, cells, detail=report.period.report_name(words))


def corrected_value(text: str, unit: str = "") -> Content:
    """Return a value of the log: a figure, with the unit of what was corrected, a text, or that nothing stood."""
    figure = figure_or_text(text)
    if isinstance(figure, Decimal):
        return Number(figure, None, behind_figure(unit))
    return figure or Missing.NOT_REPORTED


def _unit(report: Report, one: Correction) -> str:
    """Return the unit of a corrected cell: the indicator's, the statement's, or the one that the column has."""
    name = one.row.partition("/")[0]
    units: dict[str, str] = {}
    if one.resource == "observations":
        units = {indicator.id: indicator.unit for indicator in report.indicators}
    if one.resource == "statement_lines":
        units = {statement.id: statement.unit for statement in report.statements}
    resource = report.resources.get(one.resource)
    field = resource.field(one.field) if resource else None
    return units.get(name) or (field.unit if field else None) or ""
