"""One unit of money for a report's pages, so that 856 030 and 3 136 do not stand side by side in thousands.

Amounts are written in the unit in which the report's largest has at most five digits before the decimal sign, in
steps of a thousand and no further than millions, with one decimal; in the data files they keep their own unit. What
would be written as nothing but zeros keeps its own unit. A package may say that its pages write amounts as they are
kept: its tables do then, but not what is read at a glance.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.model.missing import Missing
from utfall.model.unit import KRONOR, SYMBOLS, alike, size_of
from utfall.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from utfall.model.indicator import Indicator, Observation
    from utfall.model.report import Report
    from utfall.model.statement import Line, Statement

MOST = Decimal(100_000)  # in the pages' unit: from here on an amount is long to read and to compare
STEP, MILLION = Decimal(1_000), Decimal(1_000_000)
DECIMALS = 1
LEAST = Decimal("0.05")  # of the pages' unit: less is written as 0,0


@dataclass(frozen=True, slots=True)
class Scale:
    """How pages write amounts that are kept in ``own``: in ``unit``, which is ``factor`` of it, with ``decimals``."""

    own: str
    unit: str
    factor: Decimal
    decimals: int = DECIMALS


@dataclass(frozen=True, eq=False)
class PageMoney:
    """Tell the scale of a report's indicators and statements, by the largest amount of each currency."""

    report: Report
    largest: Mapping[str, Decimal]
    as_stored: bool = False
    known: dict[tuple[str, str], Scale | None] = field(default_factory=dict)

    @property
    def at_a_glance(self) -> PageMoney:
        """The same for key figures and sentences, which never write amounts as they are kept."""
        return PageMoney(self.report, self.largest) if self.as_stored else self

    def of_indicator(self, indicator: Indicator) -> Scale | None:
        """Return the scale of an indicator, by all that the report says of it; ``None`` where it keeps its unit.

        A line that is followed as an indicator is, ``statement/line``, has its statement's.
        """
        first, slash, _ = indicator.id.partition("/")
        if slash:
            return self.of_statement(self.report.statement(first))
        key = ("indicator", indicator.id)
        if key not in self.known:
            seen = self.report.observed(indicator.id)
            self.known[key] = self.scale(indicator.unit, (amount for one in seen for amount in _observed(one)))
        return self.known[key]

    def of_statement(self, statement: Statement) -> Scale | None:
        """Return the scale of a statement's lines, the same for all; ``None`` where they keep their unit."""
        key = ("statement", statement.id)
        if key not in self.known:
            self.known[key] = self.scale(statement.unit, (one for line in statement.lines for one in _of_line(line)))
        return self.known[key]

    def scale(self, unit: str, amounts: Iterable[Decimal]) -> Scale | None:
        """Return how amounts that stand together are written, ``None`` as they are kept."""
        size = size_of(unit)
        if self.as_stored or size is None or not size.is_money:
            return None
        factor = size.factor
        while self.largest.get(size.currency, Decimal(0)) / factor >= MOST and factor < MILLION:
            factor *= STEP
        own = max(map(abs, amounts), default=Decimal(0)) * size.factor
        named = self._named(unit, factor)
        is_seen = own >= factor * LEAST
        return Scale(unit, named, factor / size.factor) if factor > size.factor and is_seen and named else None

    def _named(self, unit: str, factor: Decimal) -> str:
        """Return the name of a unit's currency in another size: the report's own, mnkr or mkr, else the usual one."""
        size = size_of(unit)
        written = [one.unit for one in self.report.indicators] + [one.unit for one in self.report.statements]
        wanted = replace(size, factor=factor) if size else None
        return next((one for one in written if size_of(one) == wanted), self._usual(unit, factor))

    def _usual(self, unit: str, factor: Decimal) -> str:
        """Return the usual name of a currency in another size, as the report's language writes it."""
        found = _named(unit, factor)
        return words(self.report.package.language).say(f"money.{found}") if found in KRONOR else found


def page_money(report: Report) -> PageMoney:
    """Return how a report's pages write money: by the largest amount of each currency."""
    largest: dict[str, Decimal] = {}
    for unit, amounts in _all(report):
        size = size_of(unit)
        if size and size.is_money:
            most = max(map(abs, amounts), default=Decimal(0)) * size.factor
            largest[size.currency] = max(most, largest.get(size.currency, Decimal(0)))
    return PageMoney(report, largest, report.package.amounts_as_stored)


def _all(report: Report) -> Iterator[tuple[str, list[Decimal]]]:
    for indicator in report.indicators:
        yield indicator.unit, [amount for one in report.observed(indicator.id) for amount in _observed(one)]
    for statement in report.statements:
        yield statement.unit, [amount for line in statement.lines for amount in _of_line(line)]


def _observed(one: Observation) -> Iterator[Decimal]:
    told = (one.outcome, one.target, one.forecast, one.year_target, one.previous_outcome)
    return (amount for amount in told if not isinstance(amount, Missing))


def _of_line(line: Line) -> Iterator[Decimal]:
    told = (line.outcome, line.budget, line.forecast, line.year_budget, line.previous_outcome, line.previous_year)
    return (amount for amount in told if not isinstance(amount, Missing))


def _named(unit: str, factor: Decimal) -> str:
    """Return the name of a unit's currency in another size, as the unit is written: by its sign or by its code."""
    written = alike(unit)
    if not any(sign in unit for sign in SYMBOLS) and written[0] in SYMBOLS:
        size = size_of(unit)
        written = tuple(f"{one}{size.currency}" for one in ("", "k", "M")) if size else ()
    return next((one for one in written if (found := size_of(one)) and found.factor == factor), "")
