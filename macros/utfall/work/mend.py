"""``utfall check --fix``: mend what loses nothing in a month's data files, shown before anything is written.

Works on the bytes of the files, also where the month cannot be read because of them. What could mean two things is
left, as a finding at its cell. All files are written, or none where the disk refuses; a second run finds nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from utfall.checks import cell_count
from utfall.checks.canonical_date import date_finding
from utfall.checks.canonical_number import KINDS as NUMBERS
from utfall.checks.canonical_number import number_finding
from utfall.checks.cell_count import heading_findings, row_findings
from utfall.checks.encoding import unclear_finding
from utfall.checks.material import Material
from utfall.csv_text import decode_text
from utfall.errors import UsageError
from utfall.model.contract import CONTRACTS
from utfall.model.finding import in_order
from utfall.model.mend import FileMend, MendedFile
from utfall.source.cell_rules import PackageUnits
from utfall.source.descriptor_shape import shape_faults
from utfall.source.descriptor_text import DescriptorError, read_descriptor
from utfall.source.lossless import ReadingState
from utfall.source.mended_table import lay_out, mend
from utfall.source.raw import DESCRIPTOR, RawPackage, read_table
from utfall.whole_file import write_all_whole
from utfall.words import Sentence
from utfall.work.published import known_editions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from utfall.model.finding import Finding
    from utfall.period import Period
    from utfall.project import Project
    from utfall.source.mended_table import LaidOut, MendedTable

    Json = dict[str, Any]

_TIMES = ("date", "period")


@dataclass(frozen=True, slots=True)
class MendPlan:
    """Hold what can be mended in a month's files, and what is left for a person to decide."""

    month: Period
    files: tuple[MendedFile, ...]
    findings: tuple[Finding, ...]

    @property
    def cell_count(self) -> int:
        """How many cells are mended."""
        return sum(len(one.cells) for one in self.files)


def plan_mends(project: Project, name: str | None = None) -> MendPlan:
    """Return what can be mended in a month, by default the newest. Raise ``UsageError`` for one that is published.

    A published month is mended only where it is named, as ``utfall correct`` has it open.
    """
    month = project.chosen_month(name)
    if name is None and project.month is None and any(edition.month == month for edition in known_editions(project)):
        raise UsageError(Sentence("error.fix-published", {"month": str(month)}))
    folder = project.folder(month)
    files: list[MendedFile] = []
    found: list[Finding] = []
    descriptor, changed = _descriptor(folder, project)
    if changed:
        files.append(changed)
    laid = list(_laid_out(project, month, descriptor))
    units = PackageUnits.of(laid)
    for before in laid:
        after = mend(before, units)
        if after.is_changed:
            files.append(MendedFile(before.table.file, after.content, after.files, after.cells))
        found += [*_file_findings(before), *_cell_findings(before.table.file, after)]
    return MendPlan(month, tuple(files), in_order(found))


def write_mends(project: Project, plan: MendPlan) -> None:
    """Write the files of a plan. Raises ``OSError``."""
    write_all_whole(project, {project.root / one.file: one.content for one in plan.files})


def _file_findings(laid: LaidOut) -> Iterator[Finding]:
    """Find why a file cannot be read for sure, or rows of it whose cells may be shifted."""
    table = laid.table
    if table.is_encoding_doubtful:
        yield unclear_finding(table)
    elif not laid.is_readable:
        yield from cell_count.check(Material(RawPackage(Path(), "", None, tables=(table,))))
    else:
        yield from heading_findings(table.file, table.header)
    for row in laid.rows:
        yield from row_findings(table.file, len(table.header), row)


def _cell_findings(file: str, mended: MendedTable) -> Iterator[Finding]:
    for cell in mended.left:
        place = (file, cell.row, cell.column, cell.text)
        if cell.kind in NUMBERS:
            yield number_finding(place, cell.reading, cell.unit)
        elif cell.kind in _TIMES:
            yield date_finding(place, cell.reading, cell.kind)
        elif cell.reading.state is ReadingState.AMBIGUOUS:
            yield date_finding(place, cell.reading, "date")


def _descriptor(folder: Path, project: Project) -> tuple[Json | None, MendedFile | None]:
    """Return what a month's descriptor says, ``None`` where it cannot be read, and how its file is mended."""
    file = folder / DESCRIPTOR
    if not file.is_file() or file.is_symlink():
        return None, None
    content = file.read_bytes()
    decoded = decode_text(content)
    text = decoded.text.replace("\r\n", "\n")
    try:
        found = read_descriptor(text.encode())
    except DescriptorError:
        return None, None
    mends = [FileMend("encoding", decoded.encoding, "utf-8")] if decoded.encoding != "utf-8" else []
    mends += [FileMend("byte-order-mark")] if decoded.has_bom else []
    mends += [FileMend("line-ends", "CRLF", "LF")] if text != decoded.text else []
    if decoded.is_doubtful or any(shape_faults(found)):
        return (None if any(shape_faults(found)) else found), None
    name = file.relative_to(project.root).as_posix()
    return found, MendedFile(name, text.encode(), tuple(mends)) if mends else None


def _laid_out(project: Project, month: Period, descriptor: Json | None) -> Iterator[LaidOut]:
    """Yield each data file of a month; one that no descriptor tells of is known by its name, or by nothing."""
    folder = project.folder(month)
    told = {one["path"]: one for one in (descriptor or _nearest(project, month)).get("resources", ())}
    for file in sorted(folder.rglob("*.[cC][sS][vV]")):
        path = file.relative_to(folder).as_posix()
        if not file.is_file() or file.is_symlink() or any(part.startswith(".") for part in path.split("/")):
            continue
        known = CONTRACTS.get(file.stem)
        schema = known.described("sv")["schema"] if known else {"fields": []}
        entry = told.get(path) or {"name": file.stem, "path": path, "schema": schema}
        table = read_table(entry, folder, folder.relative_to(project.root).as_posix())
        yield lay_out(table, file.read_bytes())


def _nearest(project: Project, month: Period) -> Json:
    """Return what the newest other descriptor says that can be read."""
    others: Iterable[Period] = (one for one in reversed(project.months) if one != month)
    found = (_descriptor(project.folder(one), project)[0] for one in others)
    return next((one for one in found if one), {})
