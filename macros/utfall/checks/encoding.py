"""Text encoding: UTF-8 without a byte order mark, whatever the spreadsheet program prefers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.material import Material


def check(material: Material) -> Iterator[Finding]:
    """Find files that a spreadsheet program saved in another encoding, and a descriptor with a mark."""
    if material.raw.descriptor_has_bom:
        yield Finding("encoding", "byte-order-mark", material.raw.descriptor_file)
    for table in material.tables:
        if table.encoding != "utf-8":
            yield Finding("encoding", "legacy", table.file, value=table.encoding)
        elif table.has_bom:
            yield Finding("encoding", "byte-order-mark", table.file)
