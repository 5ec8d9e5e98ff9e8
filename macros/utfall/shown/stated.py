"""Figures in text: as an editor has stated them, and what the data knows that they may be taken from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from utfall.period import Period

POINTS = "procentenheter"  # what differences between shares are counted in
SAID_PIECES = "st"


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure typed in a page's text, ``written`` so in ``sentence``.

    ``value`` is its magnitude in ``unit``: an amount's (``mnkr``), ``procent``, ``procentenheter``, ``st``, a word of
    the data's own, or empty where no unit is written. The figure holds for magnitudes from ``low`` to ``high``:
    what is rounded to it. ``sign`` is 1 or -1 where the text says so, else 0.
    """

    file: str
    row: int
    column: int
    written: str
    value: Decimal
    low: Decimal
    high: Decimal
    unit: str = ""
    decimals: int = 0
    sign: int = 0
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """A figure that the month's package holds or that follows from it.

    ``measure`` is a key of the catalogue's ``known``, or empty where ``title`` names the column of a table of one's
    own. A figure that ``is_change`` may be told with either sign: a deviation of 3 is "3 better" and "3 lower". One
    that ``is_remote`` is seldom told: it counts only for a sentence that names what it is of.
    """

    name: str
    measure: str
    value: Decimal
    unit: str
    decimals: int | None = None
    is_change: bool = False
    is_remote: bool = False
    period: Period | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Unbacked:
    """A stated figure that no known one gives, with the nearest of them where one is near."""

    stated: Stated
    nearest: Known | None = None


@dataclass(frozen=True, slots=True)
class Backing:
    """Hold what became of the figures in text: backed by data, said to be the page's own, or by nothing.

    ``unused`` are figures that a page says are its own and that do not stand in its text: file and figure.
    """

    backed: tuple[Stated, ...] = ()
    own: tuple[Stated, ...] = ()
    unbacked: tuple[Unbacked, ...] = ()
    unused: tuple[tuple[str, str], ...] = ()
