"""The two places where a project says which version it is of: what it installs, and which version its files follow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from utfall import __version__
from utfall.program_version import FIRST, require_not_newer
from utfall.words import Sentence
from utfall.work.upgrading.step import Kind, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.work.upgrading.step import ProjectFiles

CONFIG = "mkdocs.yml"
PINNED_IN = ("requirements.in", "requirements.txt")  # the list that a person writes stands before the one made of it
_PIN = re.compile(r"^(utfall(?:\[[\w, -]+\])?[ \t]*==[ \t]*)([\w.]+)", re.MULTILINE | re.IGNORECASE)
_NOTE = re.compile(r"^([ \t]+written_for:[ \t]*)[^\s#]+", re.MULTILINE)
_BARE = re.compile(r"[ \t]*(?:#.*)?(?:\r?\n)?")  # nothing more on the line


def pinned(files: ProjectFiles) -> tuple[str, str]:
    """Return the file that pins the program and the version that it asks for; nothing where there is none."""
    for name in PINNED_IN:
        found = _PIN.search(files.text(name) or "")
        if found:
            return name, found[2]
    return "", ""


def require_program(files: ProjectFiles) -> None:
    """Raise ``UsageError`` where the project asks for a newer version of the program than this."""
    name, version = pinned(files)
    require_not_newer(name, version)


def pin_steps(files: ProjectFiles) -> Iterator[Step]:
    """Yield the step that asks for this version; a list with checksums is for a person to make anew."""
    name, version = pinned(files)
    params = {"file": name, "version": __version__}
    if version not in {"", __version__}:
        text = files.text(name) or ""
        if "--hash" in text:
            yield Step(Kind.LEFT, Sentence("upgrade.pin.hashes", params))
            return
        fresh = _PIN.sub(rf"\g<1>{__version__}", text)
        yield Step(Kind.DONE, Sentence("upgrade.pin.written", params), {name: fresh.encode()})
        if name == "requirements.in":
            yield Step(Kind.LEFT, Sentence("upgrade.pin.compile", params))


def note_steps(files: ProjectFiles, since: str) -> Iterator[Step]:
    """Yield the step that notes in the settings that the files follow this version."""
    text = files.text(CONFIG) or ""
    note = f'written_for: "{__version__}"'
    if since != FIRST or _NOTE.search(text):
        fresh = _NOTE.sub(rf'\g<1>"{__version__}"', text, count=1)
    else:
        fresh = _with_note(text, note)
    params = {"file": CONFIG, "version": __version__}
    if fresh == text:
        yield Step(Kind.LEFT, Sentence("upgrade.note.left", params))
    else:
        yield Step(Kind.DONE, Sentence("upgrade.note.written", params), {CONFIG: fresh.encode()})


def _with_note(text: str, note: str) -> str:
    """Return the settings with a line first under ``extra.utfall``; as they were where there is no such place."""
    lines = text.splitlines(keepends=True)
    begin = next(
        (at for at, line in enumerate(lines) if _BARE.fullmatch(line.removeprefix("extra:")) and line[:1] == "e"), None
    )
    indent = ""
    for at in range(len(lines) if begin is None else begin + 1, len(lines)):
        line = lines[at]
        if _BARE.fullmatch(line):
            continue
        own = line[: len(line) - len(line.lstrip(" "))]
        indent = indent or own
        if not own:
            break
        if own == indent and _BARE.fullmatch(line.strip().removeprefix("utfall:")):
            end = line[len(line.rstrip("\r\n")) :] or "\n"
            return "".join([*lines[: at + 1], f"{indent * 2}{note}{end}", *lines[at + 1 :]])
    return text
