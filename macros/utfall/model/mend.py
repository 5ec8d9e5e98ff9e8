"""What is mended in a data file: the whole file, and single cells, each before and after."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileMend:
    """Hold one change of a whole file. ``what`` is a word of the catalogue; ``count`` is of rows and columns."""

    what: str
    before: str = ""
    after: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class CellMend:
    """Hold one change of a cell. ``row`` is its row in the file as it was; the heading is row 1."""

    row: int
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class MendedFile:
    """Hold what is mended in one file. ``file`` is relative to the project's root."""

    file: str
    content: bytes
    mends: tuple[FileMend, ...] = ()
    cells: tuple[CellMend, ...] = ()
