"""The project as the public may see it, written out: whatever is made of it cannot hold what it has never seen.

Pages, blocks, tables, columns and rows for staff are taken out before anything else looks at the files, in this report
and in those before it. A project in which nothing is marked is its own public copy.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from utfall.checks.correction_log import page_name
from utfall.derive.withheld import withheld_in
from utfall.errors import UsageError
from utfall.model.finding import Finding, blocking
from utfall.pages.edition import prepare
from utfall.project import AUDIENCE, PUBLIC, read_project
from utfall.scratch import scratch
from utfall.source.marked import is_marked
from utfall.source.public_package import public_descriptor, public_files
from utfall.source.public_settings import public_settings
from utfall.source.raw import BESIDE, DESCRIPTOR, SIGN_OFF, read_package
from utfall.words import Sentence
from utfall.work.public_pages import PublicPages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from utfall.model.history import History
    from utfall.model.report import Report
    from utfall.model.withheld import Withheld
    from utfall.pages.edition import Edition
    from utfall.project import Project

FOLDER = "offentligt"
OURS = (".git", ".cache", "site", ".venv")  # of a project's folder, what nothing is built of
_OF_MARKS = {
    "audience",
    "page-audience",
    "descriptor",
    "page-front-matter",
    "page-encoding",
}  # checks without which nobody knows what is marked


@dataclass(frozen=True, slots=True)
class PublicCopy:
    """Hold a project's public copy beside the whole of it; ``rows`` are the numbers that rows have in the whole files.

    ``withheld`` are the texts of pages that were taken out, by their page, and ``hides`` what of each report was.
    """

    project: Project
    whole: Project
    edition: Edition | None = None
    rows: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    withheld: Mapping[str, str] = field(default_factory=dict)
    hides: Mapping[str, Withheld] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is taken out."""
        return self.project is self.whole

    def placed(self, found: Finding) -> Finding:
        """Return a finding of the copy at its place in the whole project."""
        rows = self.rows.get(found.file)
        if not rows or found.row is None:
            return found
        at = found.row - (2 if found.file.endswith(".csv") else 1)
        return replace(found, row=rows[at]) if 0 <= at < len(rows) else found


def knows_marks(edition: Edition) -> bool:
    """Tell whether a report and its marks could be read, so that a public copy can be made."""
    return edition.history is not None and not any(one.slug in _OF_MARKS for one in blocking(edition.findings))


@contextmanager
def public_copy(project: Project) -> Iterator[PublicCopy]:
    """Yield a project's public copy, which is gone afterwards; the process stands in it meanwhile.

    Raise ``UsageError`` where what is marked cannot be told: ``knows_marks`` says so before.
    """
    if not is_marked(project):
        yield PublicCopy(project, project)
        return
    edition = prepare(project)
    if not knows_marks(edition) or edition.history is None:
        raise UsageError(Sentence("error.audience-marks", {"month": str(edition.month)}))
    with scratch(project) as folder, working_for(PUBLIC):
        copy = _Writer(project, edition, edition.history, folder / FOLDER).written()
        with contextlib.chdir(copy.project.root):
            yield copy


@contextmanager
def working_for(name: str) -> Iterator[None]:
    """Let everything that is started meanwhile know for whom it works."""
    before = os.environ.get(AUDIENCE)
    os.environ[AUDIENCE] = name
    try:
        yield
    finally:
        if before is None:
            del os.environ[AUDIENCE]
        else:
            os.environ[AUDIENCE] = before


class _Writer:
    """Write the public copy of a project into a folder."""

    def __init__(self, project: Project, edition: Edition, history: History, root: Path) -> None:
        self.project, self.edition, self.history, self.root = project, edition, history, root
        self.pages = PublicPages(project, withheld_in(history)[str(history.current.period)])
        self.hides = withheld_in(history, map(page_name, self.pages.withheld))
        self.rows: dict[str, tuple[int, ...]] = {}

    def written(self) -> PublicCopy:
        """Write everything and return the copy."""
        project, kept = self.project, [self.project.docs, self.project.data, self.project.config]
        if not project.docs.is_relative_to(project.root.resolve()) and not project.docs.is_relative_to(project.root):
            raise UsageError(Sentence("error.audience-outside", {"folder": project.docs.name}))
        if project.theme and project.theme.parent == project.root and project.theme.is_dir():
            shutil.copytree(project.theme, self._there(project.theme), symlinks=True)
            kept.append(project.theme)
        if project.own_macros and project.own_macros.is_file():
            self._put(project.own_macros, project.own_macros.read_bytes())
            kept.append(project.own_macros)
        self._link(project.root, kept)
        text = project.config.read_text(encoding="utf-8")
        newest = self.hides[str(self.history.current.period)]
        changed = public_settings(text, self.pages.withheld, newest.rows.get("indicators", frozenset()))
        self._put(project.config, changed.encode())
        self.rows |= self.pages.write(self._there(project.docs))
        for report in self.history.reports:
            self._month(report, self.hides[str(report.period)])
        fresh = replace(read_project(self.root), origin=project.origin or project.root, month=project.month)
        self._sign(fresh)
        return PublicCopy(fresh, project, self.edition, self.rows, self.pages.texts, self.hides)

    def _there(self, path: Path) -> Path:
        return self.root / path.relative_to(self.project.root)

    def _put(self, path: Path, content: bytes) -> None:
        there = self._there(path)
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(content)

    def _link(self, folder: Path, kept: list[Path]) -> None:
        """Let the copy have everything else of the project where it lies."""
        self._there(folder).mkdir(parents=True, exist_ok=True)
        for entry in sorted(folder.iterdir()):
            if entry in kept or (folder == self.project.root and entry.name in OURS):
                continue
            if any(one.is_relative_to(entry) for one in kept):
                self._link(entry, kept)
            else:
                _linked(entry, self._there(entry))
        cache = self.project.root / ".cache"
        if folder == self.project.root and cache.is_dir():
            _linked(cache, self.root / ".cache")

    def _month(self, report: Report, withheld: Withheld) -> None:
        folder = self.project.folder(report.period)
        raw = read_package(folder, self.project.root)
        for one in public_files(raw, report, withheld):
            self._put(folder / one.path, (folder / one.path).read_bytes() if one.content is None else one.content)
            if one.content is not None:
                self.rows[f"{raw.folder}/{one.path}"] = one.rows
        self._put(folder / DESCRIPTOR, public_descriptor(raw.descriptor or {}, withheld))
        for name in BESIDE - {SIGN_OFF}:
            if (folder / name).is_file():
                self._put(folder / name, (folder / name).read_bytes())

    def _sign(self, fresh: Project) -> None:
        from utfall.pages.public_sign_offs import public_sign_offs

        written = public_sign_offs(self.project, self.edition, fresh, self.pages.withheld)
        if written is not None:
            self._put(self.project.folder(self.history.current.period) / SIGN_OFF, written.encode())


def _linked(entry: Path, there: Path) -> None:
    """Link to a file or folder; where the system has no links, copy it."""
    try:
        there.symlink_to(entry, target_is_directory=entry.is_dir())
    except OSError:
        if entry.is_dir():
            shutil.copytree(entry, there, symlinks=True)
        else:
            shutil.copyfile(entry, there)
