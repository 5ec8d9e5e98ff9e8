"""The typesetter: a source, its parts and files become pages. The only importer of Typst.

Works in a folder of its own with nothing else in it: a source that names a file finds what belongs to the document.
"""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

from utfall.forms.pdf.font import font_folder
from utfall.forms.pdf.pack import packed, page_count

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

MAIN = "main.typ"
TEMPLATE, COLOURS = "report.typ", "colours.typ"
PLACES = "places"  # the label under which a document tells pages, by the function of the same name
OURS = {TEMPLATE, COLOURS}
Standard = Literal["a-3a", "ua-1"]
READING: tuple[Standard, ...] = ("ua-1",)
KEEPING: tuple[Standard, ...] = ("a-3a", "ua-1")
_PLACE = re.compile(r"^[ \t]*┌─ (.+?):\d+:\d+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Source:
    """A document to set: its texts and files by name, its day, and the row headers of its tables in their order."""

    texts: Mapping[str, str]
    day: date
    heads: tuple[tuple[bool, ...], ...]
    files: Mapping[str, bytes] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)  # the page's file that each text is made of
    standards: tuple[Standard, ...] = READING


@dataclass(frozen=True, slots=True)
class Complaint:
    """What the typesetter says is wrong, and the text that it is wrong in, where it says one."""

    message: str
    source: str = ""


class NotSetError(Exception):
    """Tell that a document cannot be set."""

    def __init__(self, complaints: tuple[Complaint, ...]) -> None:
        super().__init__(complaints)
        self.complaints = complaints


def typeset(source: Source) -> bytes:
    """Return the document. Raise ``NotSetError`` where it cannot be made."""
    try:
        return packed(_set(source), source.heads)
    except NotSetError as refusal:
        raise NotSetError(tuple(_placed(source, refusal.complaints))) from refusal
    except ValueError as reason:
        raise NotSetError((Complaint(str(reason)),)) from reason


def places_of(source: Source) -> dict[str, int]:
    """Return the page of each place that the source asks for, and the number of the last page under an empty name."""
    import typst

    with _folder(source) as folder, resources.as_file(font_folder()) as fonts:
        found = typst.query(
            str(folder / MAIN), f"<{PLACES}>", "value", one=True, root=str(folder), font_paths=[str(fonts)],
            ignore_system_fonts=True, package_path=str(folder), package_cache_path=str(folder),
        )  # fmt: skip
    return dict(json.loads(found))


def pages_of(source: Source) -> int:
    """Return how many pages the document has. Raise ``NotSetError`` where it cannot be made."""
    return page_count(_set(source))


def _placed(source: Source, complaints: tuple[Complaint, ...]) -> Iterator[Complaint]:
    """Return complaints with the page that they are about: one that names none is looked for page by page."""
    lost = {one.message for one in complaints if one.source not in source.pages}
    yield from (one for one in complaints if one.source in source.pages)
    for name in source.pages if lost else ():
        others = dict.fromkeys(source.pages.keys() - {name}, "")
        try:
            _set(replace(source, texts={**source.texts, **others}))
        except NotSetError as refusal:
            found = {one.message for one in refusal.complaints} & lost
            lost -= found
            yield from (Complaint(message, name) for message in sorted(found))
    yield from (Complaint(message) for message in sorted(lost))


def _set(source: Source) -> bytes:
    import typst

    noon = datetime.combine(source.day, time(12), UTC)
    with _folder(source) as folder, resources.as_file(font_folder()) as fonts:
        try:
            made = typst.compile(
                str(folder / MAIN), root=str(folder), font_paths=[str(fonts)], ignore_system_fonts=True,
                pdf_standards=list(source.standards), timestamp=int(noon.timestamp()),
                package_path=str(folder), package_cache_path=str(folder),
            )  # fmt: skip
        except typst.TypstError as error:
            raise NotSetError(tuple(_complaints(error.diagnostic or error.message))) from error
    assert isinstance(made, bytes)  # noqa: S101 - without a target the bytes are returned
    return made


def draw_pages(source: Source) -> list[bytes]:
    """Return each page as a picture, one pixel to a point. Raise ``NotSetError`` where it cannot be made."""
    import typst

    with _folder(source) as folder, resources.as_file(font_folder()) as fonts:
        try:
            made: object = typst.compile(
                str(folder / MAIN), root=str(folder), font_paths=[str(fonts)], ignore_system_fonts=True, format="png",
                ppi=72, package_path=str(folder), package_cache_path=str(folder),
            )  # fmt: skip
        except typst.TypstError as error:
            raise NotSetError(tuple(_complaints(error.diagnostic or error.message))) from error
    every = made if isinstance(made, list) else [made]  # of one page it is no list
    return [one for one in every if isinstance(one, bytes)]


@contextmanager
def _folder(source: Source) -> Iterator[Path]:
    with TemporaryDirectory(prefix="utfall-") as name:
        folder = Path(name)
        template = resources.files("utfall.forms.pdf").joinpath("report.typ").read_text(encoding="utf-8")
        for file, text in {TEMPLATE: template, **source.texts}.items():
            (folder / file).write_text(text, encoding="utf-8")
        for file, content in source.files.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(content)
        yield folder


def _complaints(diagnostic: str) -> Iterator[Complaint]:
    for said in re.split(r"^error: ", diagnostic, flags=re.MULTILINE)[1:] or [diagnostic]:
        places = [Path(place).name for place in _PLACE.findall(said)]
        yield Complaint(said.splitlines()[0], next((one for one in places if one not in OURS), ""))
