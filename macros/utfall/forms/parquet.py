"""Columns as a Parquet file, and the tidy archive as one. The only importer of pyarrow, which is an extra.

In the archive figures are 64-bit floats, days are dates, all else is text; an empty text is null.
"""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

from utfall.derive.facts import facts
from utfall.errors import UsageError
from utfall.forms.columns import DATE, FIGURE, FLOAT, INTEGER, PRECISION, SCALE, TEXT, TRUTH, TypedColumn
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
        columns = columns_of(facts(request.edition.history))
        yield File(f"{DATA}/{request.project.named.history_parquet}", parquet_of(columns, "error.no-parquet"))


def columns_of(rows: Sequence[Fact]) -> list[TypedColumn]:
    """Return the rows of the archive as columns."""
    found = dict(zip(COLUMNS, zip(*map(cells_of, rows), strict=True), strict=True))
    columns = []
    for name, cells in found.items():
        if name == "value":
            columns.append(TypedColumn(name, FLOAT, [None if one is None else float(one) for one in cells]))
        elif name in DAYS:
            columns.append(TypedColumn(name, DATE, [date.fromisoformat(str(one)) for one in cells]))
        else:
            columns.append(TypedColumn(name, TEXT, [one or None for one in cells]))
    return columns


def parquet_of(columns: Sequence[TypedColumn], missing: str = "error.no-lake") -> bytes:
    """Return columns as a file: the same columns, the same bytes, from the same version of pyarrow.

    Without what Arrow adds for itself, so that every reader sees the types that are written and no others. ``missing``
    is said where the extra is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow.parquet import write_table
    except ImportError as fault:
        raise UsageError(Sentence(missing)) from fault
    types = {
        TEXT: pa.string(),
        INTEGER: pa.int64(),
        DATE: pa.date32(),
        TRUTH: pa.bool_(),
        FLOAT: pa.float64(),
        FIGURE: pa.decimal128(PRECISION, SCALE),
    }
    whole = io.BytesIO()
    arrays = {one.name: pa.array(one.values, types[one.type]) for one in columns}
    write_table(pa.table(arrays), whole, store_schema=False)
    return whole.getvalue()
