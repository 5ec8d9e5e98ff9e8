"""A month made ready: its report, the macros on it, and every finding on its data and its pages."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from utfall.checks.pages.files import check_plain
from utfall.errors import UsageError
from utfall.model.finding import blocking, in_order
from utfall.names import indicator_of_page
from utfall.pages.kept_findings import FINDINGS, keep_findings, kept_findings, memory_key
from utfall.pages.macro import MacroContext
from utfall.pages.macros import macros
from utfall.pages.outline import old_texts, read_outline
from utfall.pages.shown_pages import shown_pages
from utfall.pages.signing import check_sign_offs
from utfall.pages.unchanged import unchanged_history
from utfall.progress import tell
from utfall.shown.outline import FRONT
from utfall.source.accessibility_run import read_run
from utfall.source.page import read_pages
from utfall.words import Sentence, words

if TYPE_CHECKING:
    from pathlib import Path

    from utfall.model.finding import Finding
    from utfall.model.history import History
    from utfall.model.report import Report
    from utfall.model.sign_off import SignOff
    from utfall.pages.macro import Macro
    from utfall.pages.page_content import PageContent
    from utfall.period import Period
    from utfall.project import Project
    from utfall.source.page import Page


@dataclass(frozen=True, slots=True)
class Edition:
    """Hold a month's report with those before it, and what is wrong; without a report there are no macros."""

    month: Period
    history: History | None
    macros: tuple[Macro, ...]
    findings: tuple[Finding, ...]
    shown: tuple[PageContent, ...] = ()  # the tables of each page, in the order of the menu
    signed: tuple[SignOff, ...] = ()  # the sign-offs that hold
    digest: str = ""  # of all that it is made of: the month and those before it, the pages, the settings
    checks: int = 0  # how many have been run, beside those of a release

    @property
    def report(self) -> Report | None:
        """The month's report, where there is one."""
        return self.history.current if self.history else None

    @property
    def is_publishable(self) -> bool:
        """Whether nothing blocks."""
        return self.history is not None and not blocking(self.findings)


def prepare(project: Project, wanted: str | None = None, *, believes: bool = False) -> Edition:
    """Read and check a month and the pages. Remembered by content: unchanged files are not read again.

    Who ``believes`` what an earlier run found is not told it anew: those who write, never those who approve.
    """
    month = project.chosen_month(wanted)
    strange = check_plain(project)
    if strange:
        return Edition(month, None, (), in_order(strange))
    kept_by = memory_key(project, month) if believes else None
    return _prepared(_Key(project, month, _digest(project, month), kept_by))


@dataclass(frozen=True, slots=True)
class _Key:
    """Tell editions apart by what they are made of; the project itself is along for the ride."""

    project: Project
    month: Period
    digest: str
    kept_by: str | None = None  # the key of what an earlier run found, for those who believe it

    def __hash__(self) -> int:
        return hash((self.digest, self.month))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and (self.digest, self.month) == (other.digest, other.month)


@lru_cache(maxsize=2)
def _prepared(key: _Key) -> Edition:
    project = key.project
    tell(Sentence("progress.reading", {"month": str(key.month)}))
    kept = kept_findings(project, key.month, FINDINGS, key.kept_by)
    history = unchanged_history(project, key.month) if kept else None
    if kept and history:
        return _unchanged(key, history, *kept)
    from utfall.pages.examined import examined

    edition = examined(project, key.month, _earlier(project, key.month), key.digest)
    told = edition.month, edition.findings, edition.checks
    keep_findings(project, key.month, FINDINGS, key.kept_by, told)
    return edition


def _unchanged(key: _Key, history: History, month: Period, findings: tuple[Finding, ...], checks: int) -> Edition:
    """Return the edition of a month in which nothing has changed since it was checked."""
    project = key.project
    ready = macros(desk_of(project, history))
    if history.current.package.figures_only:
        return Edition(month, history, ready, findings, checks=checks)
    signed = check_sign_offs(project, history, read_pages(project))
    return Edition(month, history, ready, findings, shown_pages(project, ready), signed.valid, key.digest, checks)


def desk_of(project: Project, history: History) -> MacroContext:
    """Return what the macros of a project work with."""
    return MacroContext(
        history, words(project.language), project.key_figures, project.forms, read_outline(project),
        project.accessibility, read_run(project), project.publication_dates, old_texts(project), project.contact,
        _of_the_menu(project),
    )  # fmt: skip


def _of_the_menu(project: Project) -> tuple[tuple[str, Page], ...]:
    """Return the chapters and the other pages of the menu as they are written, each with what the menu calls it."""
    pages = {page.name: page for page in read_pages(project) if not indicator_of_page(page.name)}
    listed = (pages[name] for name in project.nav or sorted(pages) if name in pages and name != FRONT)
    return tuple((project.nav_titles.get(page.name, page.title), page) for page in listed)


def require_pages(edition: Edition) -> None:
    """Raise ``UsageError`` for a month that only fills the archive: it has figures but no pages to show."""
    if edition.report and edition.report.package.figures_only:
        raise UsageError(Sentence("error.figures-only", {"month": str(edition.month)}))


def _earlier(project: Project, month: Period) -> list[Path]:
    return [project.folder(other) for other in project.months if other < month]


def _digest(project: Project, month: Period) -> str:
    """Return the hash of everything an edition is made of: the month and those before it, the pages, the settings."""
    whole = hashlib.sha256(repr(project).encode())
    for folder in (project.folder(month), *_earlier(project, month), project.docs):
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            whole.update(f"{file.relative_to(project.root)}\0{_hash(file)}\0".encode())
    for one in (project.accessibility_run, project.own_macros):
        if one and one.is_file():
            whole.update(_hash(one).encode())
    if project.own_macros:
        from utfall.pages.own_stills import stills_made_by

        whole.update(stills_made_by().encode())
    return whole.hexdigest()


def _hash(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
