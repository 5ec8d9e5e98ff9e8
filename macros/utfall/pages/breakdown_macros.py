"""The macros that show an indicator by what it is broken down by, and many indicators over time in one heat table."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from utfall.errors import MacroError, UnknownName
from utfall.pages.showing import show as show_table
from utfall.pages.showing import show_chart, together
from utfall.view.asked_breakdown import asked_breakdown
from utfall.view.breakdown_over import FEWEST, BreakdownOver
from utfall.view.breakdown_table import breakdown_table
from utfall.view.choice import choice
from utfall.view.crossed_table import crossed_table
from utfall.view.indicator_heat import indicator_heat
from utfall.view.status_months import status_months
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from utfall.pages.macro import ColumnsOrName, Fragment, MacroContext, Names
    from utfall.view.asked_breakdown import AskedBreakdown
    from utfall.view.choice import ColumnChoice

MACRO = "breakdown"
TABLE, MULTIPLES, HEAT = "table", "multiples", "heat"
WAYS = (TABLE, MULTIPLES, HEAT)
MOST = 2  # dimensions at once


def breakdown(  # noqa: PLR0913, PLR0917 - a page may say each of them
    context: MacroContext, name: str, by: Names = None, rows: str | None = None,
    columns: ColumnsOrName = None, show: Names = None, title: str | None = None,
) -> str:  # fmt: skip
    """Show an indicator by unit, sex or another dimension: a table, small charts on one scale and a heat table."""
    wanted, ways = _dimensions(by, rows, columns), _ways(show)
    chosen = choice(context.report, context.words, MACRO, None if isinstance(columns, str) else columns, title)
    asked = asked_breakdown(context.history, context.words, name, wanted)
    if len(wanted) == 1:
        return together(list(_parts(context, asked, chosen, ways)), "u-tables u-parts")
    if ways not in {WAYS, (TABLE,)}:
        raise MacroError(Sentence("error.breakdown-show-crossed", {"macro": MACRO}))
    return show_table(context, crossed_table(asked, chosen))


def heat(context: MacroContext, chapter: str | None = None, area: str | None = None, title: str | None = None) -> str:
    """Show where indicators stand in each of the last twelve months: figure, word and shape."""
    chosen = choice(context.report, context.words, "heat", None, title)
    return show_table(context, indicator_heat(context.history, context.words, chapter, area, chosen))


def statuses(
    context: MacroContext, chapter: str | None = None, area: str | None = None, title: str | None = None
) -> str:
    """Show where indicators have stood in each of the last twelve months: a shape a month, and misses in a row."""
    chosen = choice(context.report, context.words, "statuses", None, title)
    return show_table(context, status_months(context.history, context.words, chapter, area, chosen))


def _parts(
    context: MacroContext, asked: AskedBreakdown, chosen: ColumnChoice, ways: Sequence[str]
) -> Iterator[Fragment]:
    """Yield what is asked for, in that order; what cannot be shown yet is told to the editor."""
    over = BreakdownOver(asked, chosen.title)
    about = {"name": asked.indicator.name, "dimension": asked.said(), "count": len(over.periods)}
    for way in ways:
        if way == TABLE:
            yield show_table(context, breakdown_table(asked, chosen))
        elif way == MULTIPLES:
            chart = over.multiples()
            if chart:
                yield show_chart(context, chart)
            else:
                context.remarks.append(Sentence("breakdown.too-few-multiples", {**about, "fewest": FEWEST}))
        else:
            heat = over.heat()
            if heat:
                yield show_table(context, heat)
            else:
                context.remarks.append(Sentence("breakdown.too-few-heat", about))


def _dimensions(by: Names, rows: str | None, columns: ColumnsOrName) -> tuple[str, ...]:
    """Return the dimensions that are asked for: one or two, each once.

    Raises ``MacroError`` for anything else, and where rows and columns are named beside ``by``.
    """
    across = columns if isinstance(columns, str) else None
    named = _listed(by, "by")
    crossed = tuple(one for one in (rows, across) if one is not None)
    if bool(named) == bool(crossed) or (across is not None and rows is None) or len(named or crossed) > MOST:
        raise MacroError(Sentence("error.breakdown-dimensions", {"macro": MACRO}))
    return named or _once(crossed, "rows, columns")


def _ways(show: Names) -> tuple[str, ...]:
    """Return what is to be shown, in that order; all of it where nothing is said."""
    found = _listed(show, "show")
    for one in found:
        if one not in WAYS:
            raise UnknownName("breakdown-show", one, WAYS)
    if show is not None and not found:
        raise MacroError(
            Sentence("error.breakdown-empty", {"macro": MACRO, "argument": "show", "known": ", ".join(WAYS)})
        )
    return found or WAYS


def _listed(given: Names, argument: str) -> tuple[str, ...]:
    if given is None:
        return ()
    names: tuple[object, ...] = (given,) if isinstance(given, str) else tuple(given)
    texts = tuple(one for one in names if isinstance(one, str) and one)
    if len(texts) < len(names):
        raise MacroError(Sentence("error.breakdown-dimensions", {"macro": MACRO}))
    return _once(texts, argument)


def _once(names: tuple[str, ...], argument: str) -> tuple[str, ...]:
    twice = next((name for name, count in Counter(names).items() if count > 1), None)
    if twice is not None:
        raise MacroError(Sentence("error.breakdown-twice", {"macro": MACRO, "name": twice, "argument": argument}))
    return names


FUNCTIONS: tuple[Callable[..., str], ...] = (breakdown, heat, statuses)
