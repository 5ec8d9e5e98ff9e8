"""A single figure with where it comes from, for use inside a sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall.derive.statement_figures import RATIO_PLACES, LineOf, derived
from utfall.errors import MacroError, NothingToShow, UnknownName
from utfall.model.contract import MOST_DECIMALS
from utfall.model.indicator import Measure
from utfall.model.missing import Missing
from utfall.model.statement import LineDerived, LineMeasure
from utfall.model.unit import PERCENT, PIECES, alike, canonical, converted, is_silent
from utfall.view.headings import figure_name, line_name
from utfall.view.own_figure import OwnFigure
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal
    from enum import Enum

    from utfall.model.page_money import Scale
    from utfall.model.report import Correction, Report
    from utfall.model.resource import Resource, Row
    from utfall.words import Words

# What is worked out of a line and may stand in a sentence.
WORKED_OUT = tuple(one.value for one in (LineDerived.DEVIATION, LineDerived.YEAR_DEVIATION, LineDerived.BUDGET_SHARE))


@dataclass(frozen=True, slots=True)
class BoundFigure:
    """Hold a figure as shown (``value``, ``unit``, ``decimals``) and as stored, with its name and data file.

    ``id`` is its address on the page, where it stands on one; ``notes`` say how it is worked out, where it is.
    """

    name: str
    heading: str
    file: str
    stored: Decimal
    stored_unit: str
    value: Decimal
    unit: str
    decimals: int
    corrections: tuple[Correction, ...] = ()
    id: str = ""
    notes: tuple[str, ...] = ()


def bound(report: Report, words: Words, name: str, measure: str, unit: str | None, decimals: int | None) -> BoundFigure:
    """Return a figure of an indicator, of a statement's line written ``statement/line``, or of a table's ``table/row``.

    Raises ``UnknownName`` for a name or measure that is not there, ``NothingToShow`` for a value that is missing,
    ``MacroError`` for a unit that cannot be converted to.
    """
    if decimals is not None and (isinstance(decimals, bool) or decimals not in range(MOST_DECIMALS + 1)):
        raise MacroError(Sentence("error.decimals", {"value": decimals}))
    found = _found(report, words, str(name), measure)
    scale = _scale(report, str(name)) if unit is None else None
    if scale and found.unit == scale.own:  # as the pages write amounts
        places = scale.decimals if decimals is None else decimals
        return replace(found, value=found.stored / scale.factor, unit=scale.unit, decimals=places)
    shown_unit = found.unit if unit is None else canonical(str(unit))
    value = converted(found.stored, found.unit, shown_unit)
    if value is None:
        params = {"what": found.name, "unit": found.unit, "into": shown_unit, "known": ", ".join(alike(found.unit))}
        raise MacroError(Sentence("error.other-unit", params))
    places = decimals if decimals is not None else found.decimals if unit is None else 0
    said = "" if unit is None and _is_unsaid(found.unit) else shown_unit
    return replace(found, value=value, unit=said, decimals=places)


def _is_unsaid(unit: str) -> bool:
    """Tell whether a sentence says no unit: of what is counted it has a noun of its own, 110 661 ärenden."""
    return unit == PIECES or is_silent(unit)


def _scale(report: Report, name: str) -> Scale | None:
    """Return how pages write the amounts of an indicator or of a statement."""
    first, slash, _ = name.partition("/")
    statement = next((one for one in report.statements if one.id == first), None)
    if slash:
        return report.money.of_statement(statement) if statement else None
    return report.money.of_indicator(report.indicator(name))


def _found(report: Report, words: Words, name: str, measure: str) -> BoundFigure:
    first, slash, _ = name.partition("/")
    if not slash:
        return _of_indicator(report, words, name, measure)
    is_own = first in report.resources and first not in {one.id for one in report.statements}
    return _of_table(report, words, name, measure) if is_own else _of_line(report, words, name, measure)


def _of_table(report: Report, words: Words, name: str, column: str) -> BoundFigure:
    own = OwnFigure(report, name, column)
    amount, file = own.value, own.resource.file
    if isinstance(amount, Missing):
        raise _missing(own.name, column, own.resource, own.row, amount)
    shown = (amount, own.unit, own.decimals(amount))
    return BoundFigure(
        own.name, own.field.title, file, amount, own.unit, *shown, own.corrections(), notes=own.notes(words)
    )


def _of_indicator(report: Report, words: Words, name: str, measure: str) -> BoundFigure:
    indicator = report.indicator(str(name))
    kind = Measure(_known(measure, Measure))
    seen, kept = report.observation(indicator.id), report.resource("observations")
    if seen is None:
        raise _missing(indicator.name, measure, kept, None, Missing.NOT_REPORTED)
    amount = seen.amount(kind)
    if isinstance(amount, Missing):
        row = report.row("observations", f"{indicator.id}/{seen.period}")
        raise _missing(indicator.name, measure, kept, row, amount)
    heading = figure_name(kind, indicator, seen.period, words)
    changed = report.corrections_at("observations", f"{indicator.id}/{seen.period}", measure)
    return BoundFigure(
        indicator.name, heading, kept.file, amount, indicator.unit, amount, indicator.unit, indicator.decimals, changed
    )


def _of_line(report: Report, words: Words, name: str, measure: str) -> BoundFigure:
    statement = report.statement(name.partition("/")[0])
    line = statement.line(name.partition("/")[2])
    if line is None:
        raise UnknownName("line", name, (f"{statement.id}/{one.id}" for one in statement.lines))
    of, kept = LineOf(report, statement, line), report.resource("statement_lines")
    _known(measure, LineMeasure, WORKED_OUT)
    if measure in WORKED_OUT:
        what = LineDerived(measure)
        amount = derived(of, what, None)
        unit = PERCENT if what is LineDerived.BUDGET_SHARE else of.unit
        heading = words.say(f"heading.statement-figure.{measure}")
        changed: tuple[Correction, ...] = ()
    else:
        amount, unit = of.amount(LineMeasure(measure)), of.unit
        heading = line_name(LineMeasure(measure), statement, line.period, words)
        changed = report.corrections_at("statement_lines", of.key, measure)
    if isinstance(amount, Missing):
        row = None if measure in WORKED_OUT else report.row("statement_lines", of.key)
        raise _missing(line.name, measure, kept, row, amount)
    places = RATIO_PLACES if unit == PERCENT else of.decimals
    return BoundFigure(line.name, heading, kept.file, amount, unit, amount, unit, places, changed)


def _known(measure: str, kind: type[Enum], others: Iterable[str] = ()) -> str:
    known = [*(str(one.value) for one in kind), *others]
    if measure not in known:
        raise UnknownName("measure", measure, known)
    return measure


def _missing(what: str, measure: str, kept: Resource, row: Row | None, amount: Missing) -> NothingToShow:
    """Return the refusal of a figure that is missing, with its cell where that is empty."""
    sentence = Sentence("error.no-figure", {"what": what, "measure": measure, "file": kept.file})
    cell = (kept.file, row.number, measure) if row and amount is Missing.NOT_REPORTED else None
    return NothingToShow(sentence, cell, amount.key)
