"""References: every key that a row names exists where it points, footnotes and corrections too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.errors import suggestion
from utfall.model.contract import PAGES, REFERENCES
from utfall.model.finding import Finding
from utfall.model.missing import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from utfall.model.report import Report
    from utfall.model.resource import Resource, Row


@dataclass(frozen=True, slots=True)
class _There:
    """Hold what a name could have meant: the names there are, and where they stand."""

    known: list[str]
    title: str = ""
    file: str = ""


def check(report: Report) -> Iterator[Finding]:
    """Find names of rows that do not exist."""
    for resource in report.resources.values():
        for column, target in _references(resource).items():
            there = report.resources.get(target)
            if there:
                yield from _column(resource, column, there)
    yield from _parents(report)
    for name in ("notes", "corrections"):
        if name in report.resources:
            yield from _places(report, report.resources[name])


def _references(resource: Resource) -> dict[str, str]:
    found = {column: target for (name, column), target in REFERENCES.items() if name == resource.name}
    described = {field.name: field.reference.resource for field in resource.fields if field.reference}
    return described | found


def _column(resource: Resource, column: str, target: Resource) -> Iterator[Finding]:
    there = _There([row.text("id") or row.key for row in target.rows], target.title or target.name, target.file)
    known = frozenset(there.known)
    for row in resource.rows_where(column, lambda value: not isinstance(value, Missing) and str(value) not in known):
        yield _unknown("row", resource, row, column, there)


def _parents(report: Report) -> Iterator[Finding]:
    resource = report.resources.get("statement_lines")
    if resource is None:
        return
    lines: dict[str, list[str]] = {}
    for row in resource.rows:
        lines.setdefault(row.text("statement"), []).append(row.text("id"))
    above = {(row.text("statement"), row.text("id")): row.text("parent") for row in resource.rows}
    for row in resource.rows:
        parent, own = row.text("parent"), row.text("id")
        others = [name for name in lines[row.text("statement")] if name != own]
        if parent and (parent not in others or _is_a_ring((row.text("statement"), own), above)):
            yield _unknown("parent", resource, row, "parent", _There(others))


def _is_a_ring(line: tuple[str, str], above: Mapping[tuple[str, str], str]) -> bool:
    """Tell whether a line is in the end summed into itself."""
    seen, at = set(), line
    while at in above and at not in seen:
        seen.add(at)
        at = (line[0], above[at])
    return at == line


def _places(report: Report, resource: Resource) -> Iterator[Finding]:
    """Check the place a footnote or a correction points at: resource, row and field."""
    for row in resource.rows:
        there = report.resources.get(row.text("resource"))
        if resource.name == "corrections" and _is_no_place(row, there):
            continue
        if there is None:
            yield _unknown("resource", resource, row, "resource", _There(list(report.resources)))
            continue
        if row.text("row") not in there.keys:
            yield _unknown("place", resource, row, "row", _There(list(there.keys), file=there.file))
        columns = [field.name for field in there.fields]
        if row.text("field") not in columns:
            yield _unknown("field", resource, row, "field", _There(columns, file=there.file))


def _is_no_place(row: Row, there: Resource | None) -> bool:
    """Tell whether a correction is of a page, or of a row that it took away."""
    if row.text("resource") == PAGES:
        return True
    return there is not None and not row.text("new") and row.text("row") not in there.keys


def _unknown(case: str, resource: Resource, row: Row, column: str, there: _There) -> Finding:
    value = row.text(column)
    details = {"suggestion": suggestion(value, sorted(there.known)), "target": there.title, "there": there.file}
    return Finding("references", case, resource.file, row.number, column, value, details=details)
