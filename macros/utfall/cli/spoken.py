"""In which language commands speak where neither an option nor the environment says so."""

from __future__ import annotations

import os
import re
from pathlib import Path

from utfall.project import CONFIG
from utfall.words import DEFAULT_LANGUAGE, LANGUAGES

_ALIKE = {"no": "nb", "nn": "nb"}  # what a locale calls a language, and which of ours is read by those who speak it
# Of the settings only this line is read: help comes at once, and a file with a fault says so when a command opens it.
_SETTING = re.compile(r"^(\s+)utfall:[ \t]*\n(?:\1\s+.*\n|\s*\n)*?\1\s+language:[ \t]*[\"']?([a-z]{2})\b", re.MULTILINE)


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
    setting = _SETTING.search(file.read_bytes().decode("utf-8", "replace"))
    return setting[2] if setting and setting[2] in LANGUAGES else DEFAULT_LANGUAGE
