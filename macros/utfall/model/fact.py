"""One row of the tidy archive: what one report says of one measure of one thing.

The same rows are the frame (``utfall.frame``), ``historik.csv``, the Parquet file and the workbook's sheet of data.
What each column holds is said to readers in the words under ``history.column`` and ``history.about``.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

STATUS = "status"  # the measure of a row that holds a status and no figure
JUDGED, COMPUTED = "judged", "computed"
REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class Fact:
    """Hold one value with everything that tells which one it is; texts are empty where there is nothing to say.

    ``month`` is the report's, ``period`` what the value is of. Either ``value`` is a figure, or ``symbol`` says why
    there is none; where both are empty, nothing was reported.
    """

    month: str
    kind: str
    id: str
    name: str
    dimension: str
    measure: str
    period: str
    period_start: str
    period_end: str
    value: Decimal | None
    unit: str
    symbol: str
    status: str
    status_origin: str
    origin: str
    edition: str


COLUMNS = (
    "month", "kind", "id", "name", "dimension", "measure", "period", "period_start", "period_end", "value", "unit",
    "symbol", "status", "status_origin", "origin", "edition",
)  # fmt: skip
cells_of: Callable[[Fact], tuple[str | Decimal | None, ...]] = attrgetter(*COLUMNS)
