"""What a form says in its tables, read back from the file that was written, whatever the form.

A reader undoes nothing: it gives each cell as it stands there. What it ought to say, and what of the difference is
formatting alone, is for ``parity`` to know.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Read:
    """A cell as it stands: what is seen, the value behind it, or both. A figure's value is a ``Decimal``.

    ``places`` are the decimals that a spreadsheet shows of it, -1 where the cell has no such format.
    """

    text: str | None = None
    value: Decimal | str | None = None
    places: int | None = None


NOTHING = Read("", None)


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table as it stands. ``rows`` have the cells by the headings' places; ``beside`` what has no column there.

    ``beside`` is by row, and there by what it is: ``detail``, ``kind``, ``notes``, ``rule-1`` of the column at 1.
    ``caption`` is ``None`` where several tables stand together under another.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[Read, ...], ...]
    beside: tuple[Mapping[str, str], ...] = ()
    caption: str | None = None
