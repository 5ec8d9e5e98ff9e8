"""Whatever else the package's own schemas refuse, as Frictionless finds it.

The house checks explain most of it better; where one of them has spoken of the same place, this one is
silent (see ``checks.examine``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from utfall.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.material import Material
    from utfall.source.validate import SchemaFault

_CONSTRAINT = re.compile(r'constraint "(\w+)" is "(.*)"')


def check(material: Material) -> Iterator[Finding]:
    """Find what Frictionless refuses."""
    files = {table.name: table.file for table in material.raw.tables}
    for fault in material.faults:
        yield _finding(fault, files.get(fault.resource, material.raw.descriptor_file))


def _finding(fault: SchemaFault, file: str) -> Finding:
    constraint = _CONSTRAINT.search(fault.note)
    details = {
        "note": fault.note,
        "kind": fault.kind,
        "constraint": constraint[1] if constraint else "",
        "limit": constraint[2] if constraint else "",
    }
    if fault.kind == "pattern-steps":
        return Finding("schema", "steps", file, None, fault.field, details={"limit": fault.note})
    case = "constraint" if constraint else "type" if fault.kind == "type-error" else "other"
    return Finding("schema", case, file, fault.row, fault.field, fault.cell, details=details)
