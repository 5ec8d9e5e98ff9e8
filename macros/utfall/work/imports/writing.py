"""What an import writes: the month's folder with its new cells and sources, in one step, and then the mapping.

Killed before that step, nothing has happened; killed after it, the figures are in and the mapping is proposed again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.source.raw import DESCRIPTOR
from utfall.whole_file import write_whole
from utfall.words import Sentence, words
from utfall.work.cells import with_cells
from utfall.work.imports.mapping import mapping_file, mapping_text
from utfall.work.month_files import with_source, write_month

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.period import Period
    from utfall.project import Project
    from utfall.sheets.workbook import Workbook
    from utfall.work.imports.mapping import SourceMapping


def write_cells(
    project: Project, month: Period, cells: Mapping[tuple[str, int, str], str], workbook: Workbook, source: str
) -> tuple[str, ...]:
    """Write cells, by file, row and column, and name the delivery among the sources. Return the files that changed."""
    folder = project.folder(month)
    by_file: dict[str, list[tuple[int, str, str]]] = {}
    for (file, row, column), text in cells.items():
        by_file.setdefault(file, []).append((row, column, text))
    there = {name: (folder / name).read_bytes() for name in (*by_file, DESCRIPTOR)}
    fresh = {name: with_cells(there[name].decode(), found).encode() for name, found in by_file.items()}
    fresh[DESCRIPTOR] = with_source(there[DESCRIPTOR], workbook.name, workbook.sha256, source)
    changed = {name: content for name, content in fresh.items() if content != there[name]}
    if changed:
        write_month(project, month, changed)
    return tuple((folder / name).relative_to(project.root).as_posix() for name in changed)


def write_mapping(project: Project, mapping: SourceMapping, file: str) -> str:
    """Write how a source is read, and return the file."""
    path = mapping_file(project, mapping.name)
    heading = words(project.language).say(Sentence("import.mapping-heading", {"file": file, "name": mapping.name}))
    write_whole(project, path, mapping_text(mapping, heading).encode())
    return path.relative_to(project.root).as_posix()
