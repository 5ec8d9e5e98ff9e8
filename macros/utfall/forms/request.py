"""What a maker of a form is given, and what it gives back: values on both sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from utfall.model.report import Report
    from utfall.pages.edition import Edition
    from utfall.project import Project
    from utfall.words import Sentence


@dataclass(frozen=True, slots=True)
class File:
    """A file to write. ``address`` is its path under the edition, with ``/``."""

    address: str
    content: bytes


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What to make forms of, and for which site. ``tell`` is told of long work and of what cannot be made here.

    ``site`` is the folder of the built pages: there to be read, and for the registry to write into. ``commit`` is what
    the edition is made of and ``day`` that of its publication, where somebody has asked git.
    """

    edition: Edition
    report: Report
    project: Project
    site: Path
    tell: Callable[[Sentence], None]
    commit: str = ""
    day: date | None = None
