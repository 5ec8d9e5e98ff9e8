"""Which version of the program a project is written for, and whether this one is new enough for it."""

from __future__ import annotations

import re

from utfall import __version__
from utfall.errors import UsageError
from utfall.words import Sentence

FIRST = "0.1.0"  # wrote projects without saying so
_WRITTEN = re.compile(r"\d{1,6}(\.\d{1,6}){1,3}")


def numbers_of(version: str) -> tuple[int, ...]:
    """Return a version's numbers, by which versions are ordered."""
    return tuple(int(one) for one in version.split("."))


def read_written_for(value: object) -> str:
    """Return the version that a project's settings say. Raise ``UsageError`` for none, and for one newer than this."""
    if value is None:
        return FIRST
    if not _WRITTEN.fullmatch(str(value)):
        params = {"name": "written_for", "value": value, "expected": __version__}
        raise UsageError(Sentence("error.bad-setting", params))
    require_not_newer("mkdocs.yml", str(value))
    return str(value)


def require_not_newer(file: str, version: str) -> None:
    """Raise ``UsageError`` where a file of the project asks for a newer version of the program than this."""
    if _WRITTEN.fullmatch(version) and numbers_of(version) > numbers_of(__version__):
        raise UsageError(Sentence("error.newer-project", {"file": file, "wanted": version, "version": __version__}))
