"""The proof that what is to be public holds nothing for staff: the finished files are searched before they go out.

The public copy has never seen what is withheld, so nothing ought to be found; this looks at the outcome and not at the
way there. Looked for is what can only come from there: texts long enough to be nobody else's, and figures of many
digits that stand in no public file. Files are opened as readers do: packages and workbooks, the streams of documents.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.model.finding import Finding
from utfall.number import figure_or_text
from utfall.source.raw import read_package
from utfall.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from utfall.model.withheld import Withheld
    from utfall.source.raw import RawTable
    from utfall.work.public_copy import PublicCopy

SHORTEST = 12  # letters and digits of a text that is looked for
FEWEST = 6  # digits of a figure that is looked for
DEEPEST = 4  # packages within packages
_ZIP, _PDF = b"PK\x03\x04", b"%PDF-"
_PLAIN = (".html", ".csv", ".json", ".xml", ".txt", ".md", ".js", ".rdf", ".ttl", ".svg", ".rels")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_NOT_SAID = re.compile(r"[\W_]+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_MACRO = re.compile(r"\{\{(?:(?!\{\{).)*?\}\}|\{%(?:(?!\{%).)*?%\}|\{#(?:(?!\{#).)*?#\}", re.DOTALL)
_FIGURE = re.compile(r"(?<![\w.,])[-\u2212]?\d(?:[\d \u00a0\u202f]*\d)?(?:[.,]\d+)?(?![\w])")
_GROUPED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Secret:
    """A text or a figure for staff alone, in the form in which it is looked for, and the file that it stands in."""

    said: str
    file: str
    is_figure: bool = False


def leaks(copy: PublicCopy, files: Iterable[tuple[str, bytes]]) -> tuple[Finding, ...]:
    """Return where files that are to be public, by their addresses, say what only staff may see."""
    if copy.is_whole:
        return ()
    secrets = secrets_of(copy)
    found: dict[tuple[str, str], Finding] = {}
    for address, content in files:
        for place, text in readable(address, content):
            for one in said_in(text, secrets):
                details = {"from": one.file, "place": place}
                found.setdefault((place, one.file), Finding("withheld", "leaked", place, details=details))
    return tuple(found.values())


def files_of(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every file of a folder by its address there."""
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield file.relative_to(folder).as_posix(), file.read_bytes()


def secrets_of(copy: PublicCopy) -> tuple[Secret, ...]:
    """Return what only staff may see and no public file of the project says."""
    public_text, public_figures = _public(copy)
    found: dict[tuple[str, bool], Secret] = {}
    for one in (*_of_pages(copy), *_of_cells(copy)):
        is_public = one.said in public_figures if one.is_figure else one.said in public_text
        if not is_public:
            found.setdefault((one.said, one.is_figure), one)
    return tuple(found.values())


def said_in(text: str, secrets: Iterable[Secret]) -> Iterator[Secret]:
    """Yield what a text says of it."""
    letters, figures = letters_of(text), figures_in(_TAG.sub(" ", text))
    for one in secrets:
        if one.said in (figures if one.is_figure else letters):
            yield one


def readable(address: str, content: bytes, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Yield the texts of a file with their places: of a package those of its files, of a document its streams."""
    if content.startswith(_ZIP) and depth < DEEPEST:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in package.namelist():
                yield f"{address}/{name}", name
                yield from readable(f"{address}/{name}", package.read(name), depth + 1)
    elif content.startswith(_PDF):
        yield address, content.decode("utf-8", "ignore")
        for found in _STREAM.finditer(content):
            yield address, _inflated(found[1]).decode("utf-8", "ignore")
    elif address.endswith(_PLAIN):
        yield address, unescaped(content.decode("utf-8", "replace"))
    yield address, address


def unescaped(text: str) -> str:
    """Return a text with its signs as they are read, however they are written in HTML and JSON."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), html.unescape(text))


def letters_of(text: str) -> str:
    """Return nothing but the letters and digits of a text: with what is within tags, and then as it is read without."""
    whole = _NOT_SAID.sub("", text).casefold()
    return f"{whole}\n{_NOT_SAID.sub('', _TAG.sub('', text)).casefold()}" if "<" in text else whole


def figures_in(text: str) -> frozenset[str]:
    """Return the figures of many digits in a text, each in one form."""
    return frozenset(one for found in _GROUPED.finditer(text) if (one := figure_of(found[0])))


def figure_of(text: str) -> str:
    """Return a figure's one form; empty where it has too few digits to be known by."""
    plain = re.sub(r"[ \u00a0\u202f]", "", text).replace(",", ".").lstrip("-\u2212")
    digits = plain.replace(".", "").strip("0")
    return str(figure_or_text(plain)) if len(digits) >= FEWEST and re.fullmatch(r"\d+(\.\d+)?", plain) else ""


def _inflated(content: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(content)
    except zlib.error:
        return content


def _public(copy: PublicCopy) -> tuple[str, frozenset[str]]:
    """Return all that the public files of the project say, and their figures."""
    project = copy.project
    texts = [project.config.read_text(encoding="utf-8")]
    for folder in (project.docs, project.data):
        texts += [content.decode("utf-8", "replace") for name, content in files_of(folder) if name.endswith(_PLAIN)]
    texts += words(project.language).entries.values()  # what the program says of itself tells nothing
    whole = "\n".join(texts)
    return letters_of(whole), figures_in(whole)


def _of_pages(copy: PublicCopy) -> Iterator[Secret]:
    for file, text in copy.withheld.items():
        for sentence in _SENTENCE.split(_MACRO.sub("\n", text)):
            letters = letters_of(re.sub(r"\]\([^)]*\)", "]", sentence))
            if len(letters) >= SHORTEST:
                yield Secret(letters, file)
        yield from (Secret(one, file, is_figure=True) for one in figures_in(text))


def _of_cells(copy: PublicCopy) -> Iterator[Secret]:
    for month, hidden in copy.hides.items():
        folder = copy.whole.data / month
        raw = read_package(folder, copy.whole.root)
        reports = copy.edition.history.reports if copy.edition and copy.edition.history else ()
        report = next(one for one in reports if str(one.period) == month)
        for table in raw.tables:
            resource = report.resources.get(table.name)
            keys = {row.number: row.key for row in resource.rows} if resource and hidden.rows.get(table.name) else {}
            yield from _of_names(table, hidden)
            for row in table.rows:
                is_hidden = hidden.has_row(table.name, keys.get(row.number, ""))
                for name, text in zip(table.header, row.cells, strict=False):
                    if is_hidden or hidden.has_column(table.name, name):
                        yield from _of_cell(text, table.file)


def _of_names(table: RawTable, hidden: Withheld) -> Iterator[Secret]:
    """Yield what a table and its columns are called."""
    said = [table.name, table.title, table.description] if table.name in hidden.tables else []
    columns = (one for one in table.fields if hidden.has_column(table.name, one.name))
    said += [text for one in columns for text in (one.name, one.title, one.description)]
    for text in said:
        letters = letters_of(text)
        if len(letters) >= SHORTEST:
            yield Secret(letters, table.file)


def _of_cell(text: str, file: str) -> Iterator[Secret]:
    figure = figure_of(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else ""
    letters = letters_of(text)
    if figure:
        yield Secret(figure, file, is_figure=True)
    elif len(letters) >= SHORTEST and not letters.isdigit():
        yield Secret(letters, file)
