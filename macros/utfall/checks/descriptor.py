"""The descriptor, ``datapackage.json``: there, readable, and saying what the report needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.material import Material

REQUIRED = ("name", "title", "version", "period", "organization", "licenses", "sources", "resources")


def check(material: Material) -> Iterator[Finding]:
    """Find a descriptor that is absent, broken, incomplete, or that points outside its folder."""
    raw = material.raw
    if raw.descriptor_fault:
        reason, line, column = raw.descriptor_fault
        yield Finding("descriptor", "broken", raw.descriptor_file, line, column=column, details={"reason": reason})
    elif raw.descriptor is None:
        yield Finding("descriptor", "absent", raw.descriptor_file)
    else:
        for name in REQUIRED:
            if not raw.descriptor.get(name):
                yield Finding("descriptor", "incomplete", raw.descriptor_file, field=name)
        for path in raw.unsafe_paths:
            yield Finding("descriptor", "unsafe-path", raw.descriptor_file, field="path", value=path)
