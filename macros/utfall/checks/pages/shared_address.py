"""Check ``page-address``: one table's address stands for one table, on whichever page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from utfall.shown.table import Table
    from utfall.source.page import Page


def differing(page: Page, tables: Sequence[Table], before: Iterable[Table]) -> Iterator[Finding]:
    """Find tables that another page shows otherwise under the same id: their files would have the same address."""
    known = {table.id: table for table in before}
    for table in tables:
        other = known.get(table.id, table)
        if replace(other, caption=table.caption) != table:
            yield Finding("page-address", "other", page.file, value=table.id)
