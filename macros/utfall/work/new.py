"""``utfall new``: the next month from the last. What is due stands ready to be filled in; nothing is overwritten.

Definitions, goals, activities, assignments and projects are carried over as they are. Outcomes are left empty: they
are what the month is about, and so are the columns of other tables that are said to be about the period. The pages stay
as the starting point, marked as last month's text.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from utfall.checks.examine import examine_cells
from utfall.derive.comparing import in_unit
from utfall.derive.due import due_in, due_period, due_rows
from utfall.derive.finality import COLUMN
from utfall.derive.series import series_of
from utfall.errors import PeriodError, UsageError
from utfall.model.finding import blocking
from utfall.model.gathered import TABLES
from utfall.model.history import History
from utfall.model.indicator import Measure
from utfall.model.resource import AUDIENCE
from utfall.model.statement import LineMeasure
from utfall.period import Frequency, Period
from utfall.source.archive import by_calendar, read_archive
from utfall.source.page import read_pages
from utfall.source.raw import DESCRIPTOR, LAST_TEXT
from utfall.source.text_mark import mark_text
from utfall.source.text_record import written_record
from utfall.words import Sentence, words
from utfall.work.described_package import of_month
from utfall.work.emptied import emptied, emptied_columns, standing_notes, undeclared_figures, with_declared
from utfall.work.renewed_breakdowns import renewed_breakdowns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from utfall.model.indicator import Indicator
    from utfall.model.report import Report
    from utfall.project import Project

Row = dict[str, str]
OF_THE_MONTH = {
    "observations",
    "breakdowns",
    "statement_lines",
    "corrections",
    *TABLES,
}  # rows that speak of one month only
OF_THE_YEAR = ("forecast", "year_target", "forecast_made", "budget_version")  # hold for the rest of the year


@dataclass(frozen=True, slots=True)
class Opened:
    """Hold the month that was opened: its folder, the pages now marked, and what is due, by who owns it."""

    month: Period
    folder: str
    marked: tuple[str, ...]
    due: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class BegunMonth:
    """A month that is opened but not in its place: ``project`` has it alone, in a folder of its own.

    ``last`` is the report that it follows.
    """

    month: Period
    project: Project
    last: Report


def new(project: Project, name: str) -> Opened:
    """Open the month after the newest one. Raise ``UsageError`` for any other month, ``PeriodError`` for no month."""
    with opening(project, Period.parse(name)) as begun:
        due = _due(project, begun.last, begun.month)
    folder = project.folder(begun.month).relative_to(project.root).as_posix()
    return Opened(begun.month, folder, _marked(project, begun.last.period), due)


@contextmanager
def opening(project: Project, month: Period) -> Iterator[BegunMonth]:
    """Open a month beside the others and yield it; it takes its place, whole, when all is done with it.

    Raise ``UsageError`` as ``new``. Whatever is raised meanwhile leaves nothing of the month.
    """
    last = require_next(project, month)
    month = last.next
    source, target = project.folder(last), project.folder(month)
    _require_faultless(project, last)
    history = History(read_archive([project.folder(one) for one in project.months], project.root))
    if not history.reports or history.current.period != last:
        raise UsageError(Sentence("error.new-unreadable", {"month": str(last)}))
    try:
        _forget_cut_off(project, month)
        top = Path(tempfile.mkdtemp(prefix=f".{month}.", dir=project.data))
        begun = replace(project, root=top, docs=top / "docs", month=None)
        fresh = begun.folder(month)
        try:
            fresh.mkdir(parents=True)
            _write_month(history, source, fresh, month)
            record = written_record(last, read_pages(project))
            (fresh / LAST_TEXT).write_text(record, encoding="utf-8", newline="")
            yield BegunMonth(month, begun, history.current)
            _mark(project, last)
            fresh.rename(target)
        finally:
            shutil.rmtree(top, ignore_errors=True)
    except OSError as fault:
        raise UsageError(Sentence("error.new-not-written", {"month": str(month), "reason": fault.strerror})) from fault


def _require_faultless(project: Project, last: Period) -> None:
    """Raise ``UsageError`` where a file of the last month cannot be read for what it says."""
    found = blocking(examine_cells(project.folder(last), project.root))
    if found:
        speech = words(project.language)
        params = {"month": str(last), "place": found[0].place(speech), "message": found[0].message(speech)}
        raise UsageError(Sentence("error.new-faulty", params))


def _mark(project: Project, last: Period) -> None:
    """Mark the pages with text of their own as last month's.

    Before the month has its name: a run that is cut off in between is run again, and no page is forgotten.
    """
    try:
        for page in read_pages(project):
            mark_text(project, page, last)
    except OSError as fault:
        raise UsageError(Sentence("error.new-not-marked", {"reason": fault.strerror, "month": str(last)})) from fault


def _marked(project: Project, last: Period) -> tuple[str, ...]:
    return tuple(page.file for page in read_pages(project) if str(last) in page.text_from.values())


def _forget_cut_off(project: Project, month: Period) -> None:
    """Take away what a run that was cut off had begun of the month, under a name that no month has."""
    for begun in project.data.glob(f".{month}.*"):
        shutil.rmtree(begun)


def require_next(project: Project, month: Period) -> Period:
    """Return the newest month by its own calendar, which ``month`` has to follow. Raise ``UsageError`` otherwise."""
    if not project.months:
        raise UsageError(Sentence("error.no-months"))
    last = by_calendar(project.months[-1], project.folder(project.months[-1]))
    following = last.next
    if month.frequency is not Frequency.MONTH:
        raise UsageError(Sentence("error.new-no-month", {"name": str(month), "next": str(following)}))
    if month in project.months:
        raise UsageError(Sentence("error.new-exists", {"month": str(month), "next": str(following)}))
    if month != following:
        raise UsageError(
            Sentence("error.new-skipped", {"month": str(month), "last": str(last), "next": str(following)})
        )
    return last


def _write_month(history: History, source: Path, fresh: Path, month: Period) -> None:
    descriptor = json.loads((source / DESCRIPTOR).read_text(encoding="utf-8"))
    changed: dict[str, Callable[[list[Row]], list[Row]]] = {
        "observations": lambda rows: _observations(history, rows, month, _audiences(descriptor, "observations")),
        "breakdowns": lambda rows: renewed_breakdowns(history.current, rows, month),
        "statement_lines": lambda rows: _lines(history, rows, month),
        **dict.fromkeys(("corrections", *TABLES), lambda _rows: []),
        "notes": lambda rows: standing_notes(rows, descriptor["resources"], OF_THE_MONTH),
    }
    described: list[Mapping[str, Any]] = []
    for resource in descriptor["resources"]:
        file = fresh / resource["path"]
        file.parent.mkdir(parents=True, exist_ok=True)
        undeclared = undeclared_figures(resource)
        change, empty = changed.get(resource["name"], list), emptied_columns(resource) | undeclared
        described.append(with_declared(resource, undeclared, empty))
        if change is list and not empty:
            shutil.copyfile(source / resource["path"], file)
        else:
            head, rows = _read(source / resource["path"])
            file.write_text(_written(head, emptied(change(rows), empty)), encoding="utf-8", newline="")
    descriptor = {**descriptor, "resources": described}
    text = json.dumps(of_month(descriptor, history.current.period, month), ensure_ascii=False, indent=2)
    (fresh / DESCRIPTOR).write_text(f"{text}\n", encoding="utf-8", newline="")


def _audiences(descriptor: Mapping[str, Any], name: str) -> list[str]:
    """Return the columns of a table that say who may see a row."""
    of_it = (one["schema"]["fields"] for one in descriptor["resources"] if one["name"] == name)
    return [field["name"] for fields in of_it for field in fields if field.get("role") == AUDIENCE]


def _observations(history: History, rows: Sequence[Row], month: Period, audiences: Sequence[str]) -> list[Row]:
    """Return a row for each indicator that is due, in the order of the last month's, new ones last."""
    report = history.current
    empty = dict.fromkeys(rows[0] if rows else (), "")
    order = list(dict.fromkeys([*(row["indicator"] for row in rows), *(one.id for one in report.indicators)]))
    found = []
    for indicator in sorted(due_in(report, month), key=lambda one: order.index(one.id)):
        period = due_period(indicator, month) or month
        seen = report.observation(indicator.id)
        row = {**empty, "indicator": indicator.id, "period": str(period)}
        row |= {name: one[name] for one in rows if one["indicator"] == indicator.id for name in audiences}
        if seen and seen.period.in_year == period.in_year:
            before = next(row for row in rows if row["indicator"] == indicator.id and row["period"] == str(seen.period))
            row |= {name: before[name] for name in OF_THE_YEAR if name in before}
            if indicator.reported_as == "period":
                row["target"] = before["target"]
        found.append({**row, "previous_outcome": last_year(history, indicator, period)})
    return found


def last_year(history: History, indicator: Indicator, period: Period) -> str:
    """Return the outcome a year before, as the archive has it and in the indicator's unit; empty where it has none."""
    series = series_of(history, indicator, Measure.OUTCOME)
    point = series.at(period.same_last_year)
    if point is None or not series.is_current(point):
        return ""  # told under a definition that no longer holds
    return format(in_unit(indicator, point.told or point.value, point.unit), "f")


def _lines(history: History, rows: Sequence[Row], month: Period) -> list[Row]:
    """Return the statements' lines without outcomes; what was decided or forecast for the year stands."""
    report = history.current
    known = {one.id: one for one in report.lines}
    found = []
    for row in rows:
        same_year = _year_of(row["period"], month) == month.in_year
        kept = {name: row[name] if same_year else "" for name in ("forecast", "year_budget", "previous_year")}
        changed = {LineMeasure.OUTCOME.value: "", LineMeasure.BUDGET.value: "", "period": str(month), **kept}
        changed |= {COLUMN: ""} if COLUMN in row else {}
        indicator = known.get(f"{row['statement']}/{row['id']}")
        then = last_year(history, indicator, month) if indicator else ""
        found.append({**row, **changed, LineMeasure.PREVIOUS_OUTCOME.value: then})
    return found


def _year_of(written: str, month: Period) -> int | None:
    """Return the year that a row of the last month is of; ``None`` where its period is not written."""
    try:
        return Period.parse(written, month.calendar).in_year
    except PeriodError:
        return None


def _read(file: Path) -> tuple[list[str], list[Row]]:
    with file.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        return list(reader.fieldnames or ()), list(reader)


def _written(head: Sequence[str], rows: Iterable[Row]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, head, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _due(project: Project, last: Report, month: Period) -> dict[str, tuple[str, ...]]:
    """Return what is to be filled in or gone through, by the owner that the package names."""
    due = due_rows(last, month)
    nobody = words(project.language).say("work.nobody")
    owners = sorted({one.owner or nobody for one in due}, key=lambda owner: (owner == nobody, owner))
    return {owner: tuple(dict.fromkeys(one.name for one in due if (one.owner or nobody) == owner)) for owner in owners}
