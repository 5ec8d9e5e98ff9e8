"""Whether anything of a project is marked for staff: asked before every build, so read no further than it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from utfall.model.resource import AUDIENCE
from utfall.project import STAFF
from utfall.source.descriptor_text import DescriptorError, read_descriptor
from utfall.source.page import page_of
from utfall.source.page_audience import is_withheld, parts_of
from utfall.source.raw import DESCRIPTOR

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from utfall.project import Project

_NAME = AUDIENCE.encode()


def is_marked(project: Project) -> bool:
    """Tell whether a page, a block, a table, a column or the rows of a table say that they are for staff."""
    descriptors = (project.folder(month) / DESCRIPTOR for month in project.months)
    return any(map(_is_marked_page, sorted(project.docs.rglob("*.md")))) or any(map(_is_marked_package, descriptors))


def _is_marked_page(file: Path) -> bool:
    content = file.read_bytes()
    if _NAME not in content:
        return False
    page = page_of(file.name, file.name, content)
    return is_withheld(page) or parts_of(page).has_marks


def _is_marked_package(file: Path) -> bool:
    content = file.read_bytes() if file.is_file() else b""
    if _NAME not in content:
        return False
    try:
        descriptor = read_descriptor(content)
    except DescriptorError:
        return True  # nobody knows
    return any(
        one.get(AUDIENCE) == STAFF or (one.get("role") == AUDIENCE and isinstance(one.get("name"), str))
        for one in _parts(descriptor)
    )


def _parts(descriptor: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield tables and columns, whatever shape they have."""
    resources = descriptor.get("resources")
    for one in resources if isinstance(resources, list) else ():
        if isinstance(one, dict):
            yield one
            schema = one.get("schema")
            fields = schema.get("fields") if isinstance(schema, dict) else None
            yield from (field for field in (fields if isinstance(fields, list) else ()) if isinstance(field, dict))
