"""In which language commands speak where neither an option nor the environment says so."""

from __future__ import annotations

import os
import re
from pathlib import Path

from utfall.project import CONFIG
from utfall.words import DEFAULT_LANGUAGE, LANGUAGES

_ALIKE = {"no": "nb", "nn": "nb"}  # what a locale calls a language, and which of ours is read by those who speak it
_OURS = re.compile(r"([ \t]+)utfall:[ \t]*")
_SETTING = re.compile(r"[ \t]+language:[ \t]*[\"']?([a-z]{2})\b")


def terminal_language(asked: str = "") -> str:
    """Return the language to speak before there is a project: that of the new one, else of the terminal's locale."""
    named = next((found for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (found := os.environ.get(name))), "")
    code = named.replace(".", "_").split("_")[0].casefold()
    code = _ALIKE.get(code, code)
    if asked or code in {"", "c", "posix"}:
        return asked or DEFAULT_LANGUAGE
    return code if code in LANGUAGES else "en"


def language_here() -> str:
    """Return the language of the project that the command is run in, else of the terminal."""
    here = Path.cwd()
    file = next((path for one in (here, *here.parents) if (path := one / CONFIG).is_file()), None)
    if file is None:
        return terminal_language()
    named = _language_in(file.read_bytes().decode("utf-8", "replace"))
    return named if named in LANGUAGES else DEFAULT_LANGUAGE


def _language_in(settings: str) -> str:
    """Return the language that settings name. Only that line is read, so that help comes at once.

    A file with a fault says so when a command opens it.
    """
    ours = ""
    for line in settings.splitlines():
        if found := _OURS.fullmatch(line):
            ours = found[1]
        elif ours and line.strip() and not line.startswith((f"{ours} ", f"{ours}\t")):
            ours = ""
        elif ours and (named := _SETTING.match(line)):
            return named[1]
    return ""
