"""The descriptor, ``datapackage.json``: there, readable, and saying what the report needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.finding import Finding
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.material import Material
    from utfall.source.raw import RawPackage
    from utfall.source.shape_parts import ShapeFault

REQUIRED = ("name", "title", "version", "period", "organization", "licenses", "sources", "resources")


def check(material: Material) -> Iterator[Finding]:
    """Find a descriptor that is absent, broken, incomplete, of another shape, or that points outside its folder."""
    raw = material.raw
    if raw.descriptor_fault:
        reason, line, column = raw.descriptor_fault
        yield Finding("descriptor", "broken", raw.descriptor_file, line, column=column, details={"reason": reason})
    elif raw.shape_faults:
        yield from (_shape(raw, one) for one in raw.shape_faults)
    elif raw.descriptor is None:
        yield Finding("descriptor", "absent", raw.descriptor_file)
    else:
        for name in REQUIRED:
            if not raw.descriptor.get(name):
                yield Finding("descriptor", "incomplete", raw.descriptor_file, field=name)


def _shape(raw: RawPackage, fault: ShapeFault) -> Finding:
    file, line = raw.descriptor_file, raw.line(fault.place)
    if fault.wanted == "inside":
        return Finding("descriptor", "unsafe-path", file, line, "path", value=fault.value)
    details = {"wanted": Sentence(f"descriptor.wanted.{fault.wanted}")}
    return Finding("descriptor", "shape", file, line, fault.place, value=fault.value, details=details)
