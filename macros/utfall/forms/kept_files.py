"""Whether files are the bytes that they ought to be: the package's own, those in its zip, what the manifest lists."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.forms.packing import unpacked
from utfall.model.contract import VERSION
from utfall.view.addresses import MANIFEST, package_files
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from utfall.forms.parity import WrittenTable
    from utfall.forms.request import ExportRequest
    from utfall.model.finding import Finding


def compare_package(form: WrittenTable, request: ExportRequest) -> Iterator[Finding]:
    """Find files of the package that are not copied byte for byte. ``form`` is their folder."""
    for name in package_files(request.report):
        file = replace(form, address=f"{form.address}/{name}")
        yield from _compare(file, name, _source(request, name), (request.site / file.address).read_bytes())


def compare_zip(form: WrittenTable, request: ExportRequest) -> Iterator[Finding]:
    """Find files that the zip has not, has otherwise, or has without being asked."""
    packed = unpacked((request.site / form.address).read_bytes())
    names = package_files(request.report)
    for name in (*names, *(name for name in packed if name not in names)):
        if name not in names or name not in packed:
            expected, found = (name, "") if name in names else ("", name)
            yield form.says(Sentence("forms.place.member", {"name": name}), expected, found)
        else:
            yield from _compare(form, name, _source(request, name), packed[name])


def _source(request: ExportRequest, name: str) -> bytes:
    return (request.project.root / request.report.package.folder / name).read_bytes()


def _compare(form: WrittenTable, name: str, wanted: bytes, found: bytes) -> Iterator[Finding]:
    """Find the first place where a file is otherwise: the line, and of a table the column."""
    if wanted == found:
        return
    lines = [content.decode("utf-8", "replace").split("\n") for content in (wanted, found)]
    length = max(map(len, lines))
    expected_lines, found_lines = ([*one, *[""] * (length - len(one))] for one in lines)
    row = next((at for at in range(length) if expected_lines[at] != found_lines[at]), 0)
    heading, expected, said = "", expected_lines[row], found_lines[row]
    if name.endswith(".csv"):
        heading, expected, said = _cell(expected_lines[0], expected, said)
    where = {"name": name, "row": row + 1, "heading": heading}
    place = Sentence("forms.place.cell" if heading else "forms.place.line", where)
    yield form.says(place, expected, said)


def _cell(heads: str, wanted: str, found: str) -> tuple[str, str, str]:
    """Return where two lines of a table differ, by the column's name; the lines themselves where no cell differs."""
    headings, expected, said = (next(csv.reader(io.StringIO(line)), []) for line in (heads, wanted, found))
    for heading, one, other in zip(headings, expected, said, strict=False):
        if one != other:
            return heading, one, other
    return "", wanted, found


def compare_manifest(form: WrittenTable, request: ExportRequest, told: Collection[str]) -> Iterator[Finding]:
    """Find files that the manifest lists otherwise than they are, and what it says otherwise of the edition.

    Of the files that something is ``told`` of already nothing more is.
    """
    whole = json.loads((request.site / MANIFEST).read_bytes())
    listed = {one["path"]: (one["size"], one["sha256"]) for one in whole["files"]}
    there = {
        path.relative_to(request.site).as_posix(): path
        for path in sorted(request.site.rglob("*"))
        if path.is_file() and path != request.site / MANIFEST
    }
    for name in sorted({*listed, *there} - set(told)):
        expected = _sum(there[name].read_bytes()) if name in there else None
        if listed.get(name) != expected:
            place = Sentence("forms.place.listed", {"name": name})
            yield form.says(place, _shown(expected), _shown(listed.get(name)))
    package = request.report.package
    edition = package.edition
    facts = {
        "title": package.title, "organisation": package.organisation.get("name", ""), "period": str(package.period),
        "edition": str(edition) if edition else None, "case_number": package.case_number,
        "commit": request.commit or None,
        "package": {"name": package.name, "version": package.version, "sha256": package.sha256, "contract": VERSION},
    }  # fmt: skip
    for name, fact in facts.items():
        if whole.get(name) != fact:
            yield form.says(Sentence("forms.place.fact", {"name": name}), str(fact), str(whole.get(name)))


def _sum(content: bytes) -> tuple[int, str]:
    return len(content), hashlib.sha256(content).hexdigest()


def _shown(found: tuple[int, str] | None) -> str:
    return f"{found[0]} byte, sha256 {found[1]}" if found else ""
