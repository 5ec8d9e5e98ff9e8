"""A correction on its branch: the edition's number, and a row in the log for each value that is changed.

What is compared is the edition that is published and the files as they lie here, committed or not.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall.checks.examine import examine, examine_cells, examine_correction
from utfall.errors import UsageError
from utfall.model.contract import CONTRACTS, PAGES
from utfall.model.edition_name import EditionName
from utfall.model.finding import blocking, in_order
from utfall.source.descriptor_text import DescriptorError, read_descriptor
from utfall.source.raw import DESCRIPTOR, read_package
from utfall.whole_file import write_whole
from utfall.words import LANGUAGES, Sentence
from utfall.work.diff import compared, side
from utfall.work.log_rows import LoggedCorrection, with_entries
from utfall.work.preparation import bring_earlier
from utfall.work.published_names import names_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from utfall.derive.following import Following
    from utfall.model.finding import Finding
    from utfall.model.report import Report
    from utfall.model.resource import Row
    from utfall.project import Project
    from utfall.source.raw import RawTable
    from utfall.work.diff import Side
    from utfall.work.git import Repository
    from utfall.work.log_rows import About

LOG = "corrections"
_OF_A_WHOLE_FILE = {"encoding", "delimiter", "cell-count", "cell-text", "unknown-column"}
SHORT = 120  # characters of a page's text that the log tells


@dataclass(frozen=True, slots=True)
class CorrectionOutcome:
    """Hold how it went. ``outcome`` is started, resumed, unchanged, unreadable, logged or carried.

    ``changed`` are files that the editor has to see to, ``entries`` the rows that the log got, ``lacking`` its rows
    that want a reason or a kind, ``pages`` those that only the editor can bring along. ``followed`` are figures in
    later months that were changed along, ``published`` those that are out with the old value, ``doubtful`` others.
    """

    edition: EditionName
    outcome: str
    branch: str = ""
    folder: str = ""
    file: str = ""
    origin: str = ""
    changed: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    entries: tuple[LoggedCorrection, ...] = ()
    lacking: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()
    followed: tuple[Following, ...] = ()
    published: tuple[Following, ...] = ()
    doubtful: tuple[Following, ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether something is left to do before it can be published."""
        return self.outcome in {"unchanged", "unreadable"} or bool(self.lacking or blocking(self.findings))


def version_of(descriptor: bytes) -> EditionName | None:
    """Return the edition that a descriptor's text says it is of."""
    try:
        return EditionName.of_version(str(read_descriptor(descriptor).get("version", "")))
    except DescriptorError:
        return None


def unreadable(month: Path, root: Path) -> tuple[Finding, ...]:
    """Return what keeps a month from being compared or written in: faults of its files, and of how the log is written.

    What else is wrong with the log's rows is told when they are there.
    """
    log = f"{month.relative_to(root).as_posix()}/{LOG}.csv"
    found = [one for one in blocking(examine_cells(month, root)) if one.case != "version"]  # has its own sentence
    return in_order(one for one in found if one.file != log or one.slug in _OF_A_WHOLE_FILE)


def prepared(
    project: Project, repository: Repository, base: EditionName, published: Sequence[EditionName], about: About
) -> CorrectionOutcome:
    """Make the branch ready where the month still has the number of the edition that it starts from."""
    edition = base.following
    file = project.folder(edition.month) / DESCRIPTOR
    folder = file.parent.relative_to(project.root).as_posix()
    ready = CorrectionOutcome(
        edition, "started", names_in(project, repository).branch(edition), folder, f"{folder}/{LOG}.csv"
    )
    faults = unreadable(file.parent, project.root)
    if faults:
        return replace(ready, outcome="unreadable", findings=faults)
    text = _read(file, project)
    there = version_of(text.encode())
    cells: tuple[Following, ...] = ()
    if there == base:
        cells = bring_earlier(project, repository, base, published, about)
        _write(project, file, _with_version(text, base.version, edition.version))
    elif there != edition:
        params = {"month": str(edition.month), "expected": edition.version, "version": str(there or "–")}
        raise UsageError(Sentence("error.correct-version", params))
    return replace(ready, followed=cells)


def continued(project: Project, base: EditionName, start: CorrectionOutcome, about: About) -> CorrectionOutcome:
    """Compare with the published edition and see to it that the log has a row for each change."""
    if start.outcome == "unreadable":
        return start
    month, edition = project.folder(base.month), base.following
    table = read_package(month, project.root).table(LOG)
    before = side(project, str(base))
    after = side(project, str(base.month))
    missing = [one for one in _told(before, after, edition) if one.case in {"cell", "row", "page"}]
    entries = tuple(_entries(missing, before.report, after.report))
    file = project.root / table.file if table else month / f"{LOG}.csv"
    text = _read(file, project) if file.is_file() else _heading(table)
    log = with_entries(text, edition.number, entries, about)
    if log.text != text:
        _describe_log(project, month, table)  # first: a run that is cut off in between is run again
        _write(project, file, log.text)
    after = side(project, str(base.month))
    found = in_order((*blocking(_examined(project, month)), *_told(before, after, edition)))
    if not compared(before, after) and not log.lacking and not found:
        return replace(start, outcome="unchanged")
    found = tuple(one for one in found if not _is_lacking(one, start.file))
    return replace(start, outcome="logged", entries=entries, lacking=log.lacking, findings=found)


def _is_lacking(one: Finding, file: str) -> bool:
    """Tell whether a finding is of a reason or a kind that is not filled in: the command says that in one sentence."""
    return one.file == file and one.field in {"reason", "kind"} and one.slug == "required-value"


def _examined(project: Project, month: Path) -> tuple[Finding, ...]:
    earlier = [project.folder(one) for one in project.months if project.folder(one).name < month.name]
    return examine(month, project.root, earlier).findings


def _told(before: Side, after: Side, edition: EditionName) -> tuple[Finding, ...]:
    return examine_correction(after.report, compared(before, after), edition.number)


def _heading(table: RawTable | None) -> str:
    """Return a log without rows, with the columns that the month describes, else the contract's."""
    names = [field.name for field in table.fields] if table else list(CONTRACTS[LOG].columns)
    return ",".join(names) + "\n"


def _describe_log(project: Project, month: Path, table: RawTable | None) -> None:
    """Add the log to the descriptor of a month that has had none."""
    if table is not None:
        return
    file = month / DESCRIPTOR
    found = json.loads(_read(file, project))
    language = found.get("language")
    entry = CONTRACTS[LOG].described(language if language in LANGUAGES else project.language)
    found["resources"].append(entry)
    _write(project, file, f"{json.dumps(found, ensure_ascii=False, indent=2)}\n")


def _entries(missing: Sequence[Finding], before: Report, after: Report) -> Iterator[LoggedCorrection]:
    for found in missing:
        resource, row, field = (str(found.details[key]) for key in ("resource", "row", "column"))
        old, new = (str(found.details[key] or "") for key in ("old", "new"))
        if resource == PAGES:
            yield LoggedCorrection(PAGES, row, "text", _shortened(old), _shortened(new))
        elif field:
            yield LoggedCorrection(resource, row, field, old, new)
        else:
            yield _of_row(resource, row, before, after)


def _of_row(resource: str, key: str, before: Report, after: Report) -> LoggedCorrection:
    """Return a new or removed row's entry, by the first of its cells that says something beside its key."""
    was, row = _find(before, resource, key), _find(after, resource, key)
    here = row or was
    assert here is not None  # noqa: S101 - it was found in one of them
    keys = {*key.split("/"), ""}
    named = [name for name in here.values if here.text(name) not in keys and name not in {"order", "period"}]
    preferred = [name for name in ("outcome", "status", "name", "text") if name in named]
    field = (preferred or named or list(here.values))[0]
    return LoggedCorrection(resource, key, field, was.text(field) if was else "", row.text(field) if row else "")


def _find(report: Report, resource: str, key: str) -> Row | None:
    rows = report.resources[resource].rows if resource in report.resources else ()
    return next((row for row in rows if row.key == key), None)


def _shortened(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= SHORT else f"{said[:SHORT].rsplit(' ', 1)[0]} …"


def _with_version(text: str, old: str, new: str) -> str:
    """Return a descriptor's text with another version and otherwise as it is written."""
    changed = re.sub(rf'("version"\s*:\s*"){re.escape(old)}"', rf'\g<1>{new}"', text, count=1)
    wanted = {**json.loads(text), "version": new}
    if json.loads(changed) == wanted:
        return changed
    return f"{json.dumps(wanted, ensure_ascii=False, indent=2)}\n"


def _read(file: Path, project: Project) -> str:
    try:
        return file.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as fault:
        params = {"month": file.parent.name, "file": file.relative_to(project.root).as_posix()}
        raise UsageError(Sentence("error.correct-log", params)) from fault


def _write(project: Project, file: Path, text: str) -> None:
    try:
        write_whole(project, file, text.encode())
    except OSError as fault:
        params = {"file": file.relative_to(project.root).as_posix(), "reason": fault.strerror or str(fault)}
        raise UsageError(Sentence("error.correct-not-written", params)) from fault
