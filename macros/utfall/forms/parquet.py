"""The tidy archive as Parquet, for those who ask for the form. The only importer of pyarrow, which is an extra.

Figures are 64-bit floats, days are dates, all else is text; an empty text is null.
"""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

from utfall.derive.facts import facts
from utfall.errors import UsageError
from utfall.forms.request import File
from utfall.model.fact import COLUMNS, cells_of
from utfall.view.addresses import DATA
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.forms.request import ExportRequest
    from utfall.model.fact import Fact

DAYS = ("period_start", "period_end")


def parquet(request: ExportRequest) -> Iterator[File]:
    """Write the archive up to the edition's month. Raise ``UsageError`` where the extra is not installed."""
    if request.edition.history:
        yield File(f"{DATA}/{request.project.named.history_parquet}", parquet_of(facts(request.edition.history)))


def parquet_of(rows: Sequence[Fact]) -> bytes:
    """Return rows as a file."""
    try:
        import pyarrow as pa
        from pyarrow.parquet import write_table
    except ImportError as fault:
        raise UsageError(Sentence("error.no-parquet")) from fault
    columns = dict(zip(COLUMNS, zip(*map(cells_of, rows), strict=True), strict=True))
    arrays = {}
    for name, cells in columns.items():
        if name == "value":
            arrays[name] = pa.array([None if one is None else float(one) for one in cells], pa.float64())
        elif name in DAYS:
            arrays[name] = pa.array([date.fromisoformat(str(one)) for one in cells], pa.date32())
        else:
            arrays[name] = pa.array([one or None for one in cells], pa.string())
    whole = io.BytesIO()
    write_table(pa.table(arrays), whole)
    return whole.getvalue()
