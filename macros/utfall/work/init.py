"""``utfall init``: a new project that builds at once, its figures to be filled in or read from a spreadsheet.

The folder is written whole or not at all: it is made beside its place and moved there.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from utfall.errors import PeriodError, UsageError
from utfall.period import Frequency, Period
from utfall.project import read_project
from utfall.report_calendar import Calendar
from utfall.sheets.read import read_workbook
from utfall.words import Sentence, words
from utfall.work.describe import Wanted, describe
from utfall.work.described_package import LICENCES, PackageFacts
from utfall.work.import_file import import_file
from utfall.work.import_result import ImportRequest
from utfall.work.pages import write_pages
from utfall.work.starting.beside import Beside, beside, write_at_root
from utfall.work.starting.definitions import as_read, first_indicators, identifiers, indicators_of
from utfall.work.starting.project_files import FORGES, PLANS, StartingProject, project_files
from utfall.work.starting.wanted_names import require_chapters, require_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.work.import_result import Imported
    from utfall.work.starting.definitions import StartingIndicator

GIT = ".git"
THOUSANDS = {
    "SEK": "tkr",
    "NOK": "tkr",
    "GBP": "£k",
    "EUR": "€k",
    "USD": "$k",
}  # as amounts are told


@dataclass(frozen=True, slots=True)
class NewProject:
    """Hold what somebody wants of a new project, as it was asked for."""

    organisation: str
    month: str
    language: str = "sv"
    year_starts: int = 1
    reports: str = "month"
    currency: str = ""  # the language's usual one
    licence: str = "CC-BY-4.0"
    chapters: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    email: str = ""
    forge: str = ""
    team: str = ""
    spreadsheet: Path | None = None
    place: str = ""  # what it is called among several in a repository


@dataclass(frozen=True, slots=True)
class Initiated:
    """Hold how it went: where, which month, its indicators, and what the spreadsheet gave, where there is one.

    ``beside`` tells how it lies in a repository below its root, ``at_root`` what was written there.
    """

    root: Path
    month: Period
    indicators: Mapping[str, StartingIndicator]
    imported: Imported | None = None
    beside: Beside | None = None
    at_root: tuple[str, ...] = ()


def init(target: Path, wanted: NewProject) -> Initiated:
    """Write a new project. Raise ``UsageError`` where something is in the way, and leave nothing half-made."""
    require_empty(target)
    starting = _starting(wanted)
    there = beside(target, wanted.organisation, wanted.place)
    if there:  # what a forge runs lies at the root
        starting = replace(starting, forge="", team="")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent)).resolve()
    except OSError as fault:
        raise UsageError(Sentence("error.init-not-written", {"folder": target, "reason": fault.strerror})) from fault
    try:
        imported = _written(fresh, starting, wanted)
        shutil.rmtree(read_project(fresh).cache.parent, ignore_errors=True)
        fresh.chmod(0o755)  # mkdtemp makes it private
        _put(fresh, target)
        at_root = write_at_root(there, wanted.forge, wanted.team) if there and wanted.forge else ()
    except OSError as fault:
        raise UsageError(Sentence("error.init-not-written", {"folder": target, "reason": fault.strerror})) from fault
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return Initiated(target, starting.month, starting.indicators, imported, there, at_root)


def require_empty(target: Path) -> None:
    """Raise ``UsageError`` where a new project cannot be put: a clone of an empty repository is as good as nothing."""
    if not target.exists() and not target.is_symlink():
        return
    if not target.is_dir() or any(one.name != GIT for one in target.iterdir()):
        raise UsageError(Sentence("error.init-not-empty", {"folder": target}))


def _put(fresh: Path, target: Path) -> None:
    """Put the new files in their place, all or none; what git has in an empty clone stays."""
    if not target.is_dir() or not any(target.iterdir()):
        if target.is_dir():
            target.rmdir()
        fresh.rename(target)
        return
    moved: list[Path] = []
    try:
        for one in sorted(fresh.iterdir()):
            moved.append(target / one.name)
            one.rename(moved[-1])
    except OSError:
        for one in moved:
            shutil.rmtree(one) if one.is_dir() else one.unlink(missing_ok=True)
        raise


def _starting(wanted: NewProject) -> StartingProject:
    """Return what the project is to be. Raise ``UsageError`` for what cannot be."""
    speech = words(wanted.language)
    currency = currency_of(wanted)
    money = THOUSANDS.get(currency, f"k{currency}")
    chapters = wanted.chapters or (speech.say("init.chapter"),)
    require_name(wanted.organisation)
    require_chapters(chapters, wanted.language)
    if wanted.team and not wanted.forge:
        raise UsageError(Sentence("error.init-team", {"known": ", ".join(FORGES)}))
    if wanted.spreadsheet:
        rows = indicators_of(read_workbook(wanted.spreadsheet), chapters, money)
        found = identifiers(as_read(one, wanted.spreadsheet.name, speech) for one in rows)
        if not found:
            raise UsageError(Sentence("error.init-no-indicators", {"file": wanted.spreadsheet.name}))
    else:
        found = identifiers(first_indicators(chapters[0], money, speech))
    licence = LICENCES[wanted.licence][0] if wanted.licence in LICENCES else wanted.licence
    return StartingProject(
        wanted.organisation, wanted.language, first_month(wanted), chapters,
        tuple(one for one in PLANS if one in wanted.plans), found, licence, wanted.email,
        wanted.forge, wanted.team, wanted.place,
    )  # fmt: skip


def currency_of(wanted: NewProject) -> str:
    """Return the currency that is asked for, else the usual one where the language is spoken."""
    return wanted.currency or words(wanted.language).say("init.usual-currency")


def first_month(wanted: NewProject) -> Period:
    """Return the first month by its calendar. Raise ``UsageError`` for none, and for one that has no report."""
    calendar = Calendar(wanted.year_starts, "split" if wanted.year_starts > 1 else "start", wanted.reports)
    try:
        month = Period.parse(wanted.month, calendar)
    except PeriodError as fault:
        raise UsageError(Sentence("error.init-month", {"name": wanted.month})) from fault
    if month.frequency is not Frequency.MONTH:
        raise UsageError(Sentence("error.init-month", {"name": wanted.month}))
    if not calendar.has_report(month):
        following = calendar.next_report(month)
        raise UsageError(Sentence("error.init-no-report", {"name": str(month), "next": str(following)}))
    return month


def read_rows(file: Path) -> int:
    """Return how many indicators a spreadsheet would give. Raise ``UsageError`` for one that gives none."""
    count = len(identifiers(indicators_of(read_workbook(file), ("1",), "kr")))
    if not count:
        raise UsageError(Sentence("error.init-no-indicators", {"file": file.name}))
    return count


def _written(root: Path, starting: StartingProject, wanted: NewProject) -> Imported | None:
    """Write the files, describe the month, make the indicators' pages, and read the spreadsheet."""
    for name, content in project_files(starting):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    project = read_project(root)
    facts = PackageFacts(
        organisation=wanted.organisation, licence=wanted.licence, calendar=_calendar(wanted),
        currency=currency_of(wanted), source=wanted.organisation,
    )  # fmt: skip
    describe(project, str(starting.month), Wanted(facts=facts))
    write_pages(project)
    if wanted.spreadsheet is None:
        return None
    return import_file(project, ImportRequest(wanted.spreadsheet, str(starting.month), is_confirmed=True))


def _calendar(wanted: NewProject) -> str:
    """Return the calendar as ``utfall describe`` takes it; nothing for the usual one."""
    if (wanted.year_starts, wanted.reports) == (1, "month"):
        return ""
    name = "; year-name=split" if wanted.year_starts > 1 else ""
    return f"year-starts={wanted.year_starts}{name}; reports={wanted.reports}"
