"""Text encoding: UTF-8 without a byte order mark, whatever the spreadsheet program prefers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.material import Material
    from utfall.source.raw import RawTable


def check(material: Material) -> Iterator[Finding]:
    """Find files that a spreadsheet program saved in another encoding, and a descriptor with a mark."""
    if material.raw.descriptor_has_bom:
        yield Finding("encoding", "byte-order-mark", material.raw.descriptor_file)
    for table in material.tables:
        if table.is_encoding_doubtful:
            yield unclear_finding(table)
        elif table.encoding != "utf-8":
            yield Finding("encoding", "legacy", table.file, value=table.encoding)
        elif table.has_bom:
            yield Finding("encoding", "byte-order-mark", table.file)


def unclear_finding(table: RawTable) -> Finding:
    """Return that nothing tells a file's encoding, at the first row that has another letter than those of ASCII."""
    rows = ((row.number, row.cells) for row in table.rows)
    first = next((number for number, cells in ((1, table.header), *rows) if not all(map(str.isascii, cells))), None)
    return Finding("encoding", "unclear", table.file, first)
