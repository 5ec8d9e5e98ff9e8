"""What a cell may show: a figure, a status, a row of values drawn small, a day, or a text, before any markup."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall.model.missing import Missing
from utfall.model.status import State
from utfall.number import rounded

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from utfall.model.page_money import Scale


@dataclass(frozen=True, slots=True)
class Number:
    """A figure to show. ``decimals`` are shown always; ``None`` shows what is stored. A change is ``signed``.

    What was said before, beside what is said now, is ``bracketed``. ``scale`` is how pages write an amount of money,
    and ``kept`` on a page what files have.
    """

    value: Decimal
    decimals: int | None = 0
    unit: str = ""
    signed: bool = False
    bracketed: bool = False
    scale: Scale | None = None
    kept: Decimal | None = None

    @property
    def stored(self) -> Decimal:
        """The figure as files have it."""
        return self.value if self.kept is None else self.kept

    @property
    def rounded(self) -> Decimal:
        """The figure with the decimals that it is shown with."""
        return self.value if self.decimals is None else rounded(self.value, self.decimals)

    @property
    def on_page(self) -> Number:
        """The figure as pages write it; files have it in the unit that it is kept in."""
        if self.scale is None:
            return self
        unit = self.scale.unit if self.unit == self.scale.own else self.unit
        value, decimals = self.value / self.scale.factor, self.scale.decimals
        return replace(self, value=value, decimals=decimals, unit=unit, scale=None, kept=self.value)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status with what stands behind it: judged, computed, or both, and the rule with its inputs in words."""

    judged: State | None
    computed: State | None
    rule: str = ""

    @property
    def shown(self) -> State | None:
        """The status that stands first: the judged one, if someone has judged."""
        return self.judged or self.computed


@dataclass(frozen=True, slots=True)
class Trend:
    """A row of values over time, drawn small. ``text`` says the same in words.

    ``aims`` are what the values are held against, drawn as a broken line. ``bounds`` are the lowest and the highest
    value that the picture has room for, where several are drawn to one scale.
    """

    values: tuple[Decimal | None, ...]
    text: str
    aims: tuple[Decimal | None, ...] = ()
    bounds: tuple[Decimal, Decimal] | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A day, and how it is read."""

    value: date
    text: str


Content = str | Number | State | Verdict | Trend | Day | Missing
