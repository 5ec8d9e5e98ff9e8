"""Every exception the package raises on purpose. Knows the catalogue of words and nothing else of ours.

    UtfallError                  something the user can mend; carries a sentence
    ├── UsageError               the command or a setting asks for what is not there (exit 2)
    │   ├── DiskError            ... of the disk, which is full or lacks a file
    │   ├── GitError             ... of git, which says why (in work.git)
    │   └── NotHereError         ... of an edition whose files git has no longer (in work.thinned_edition)
    ├── PeriodError              a text that is no period
    ├── DocumentError            a document cannot be made; carries findings (in forms.pdf.faults)
    └── MacroError               a page asks a macro for what is not there
        ├── UnknownName          ... by a name that nothing has
        ├── NothingToShow        ... of which there is nothing, or nothing yet
        ├── OwnMacroError        ... and the project's own macro has a fault; knows where in its file
        └── FigureError          ... for a picture of a figure that cannot be painted

Bad data is never an exception: checks yield findings (see ``model.finding``).
"""

from __future__ import annotations

import difflib
import errno
from pathlib import PurePath
from typing import TYPE_CHECKING

from utfall.words import Sentence, words

if TYPE_CHECKING:
    from collections.abc import Iterable


class UtfallError(Exception):
    """Tell the user what is wrong and what to do, in the language they read."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return words("sv").say(self.sentence)


class UsageError(UtfallError):
    """Raised where the command line or a setting asks for what is not there."""


class DiskError(UsageError):
    """What the system said of a file: that the disk is full, that it may not be read, or that it is none."""

    def __init__(self, fault: OSError) -> None:
        key = "error.disk-full" if fault.errno in {errno.ENOSPC, errno.EDQUOT} else "error.disk"
        name = PurePath(str(fault.filename)).name if fault.filename else "–"
        super().__init__(Sentence(key, {"file": name, "reason": fault.strerror or str(fault)}))


class PeriodError(UtfallError):
    """Raised where a text is no period."""

    def __init__(self, text: str) -> None:
        super().__init__(Sentence("error.period", {"text": text}))


class MacroError(UtfallError):
    """Raised where a page asks a macro for what it cannot give."""


class NothingToShow(MacroError):  # noqa: N818 - reads as what it is: no fault while a month is being written
    """Say that there is nothing to show of what a page asks for: while a month is being written there may be yet.

    ``cell`` is the file, row and column of the one empty cell that is asked for; ``missing`` tells why there is no
    value, by its key in the catalogue, where one value is asked for.
    """

    def __init__(self, sentence: Sentence, cell: tuple[str, int, str] | None = None, missing: str = "") -> None:
        super().__init__(sentence)
        self.cell, self.missing = cell, missing


class OwnMacroError(MacroError):
    """Tell what is wrong with a macro of the project's own; ``place`` is its file and row, where they are known."""

    def __init__(self, sentence: Sentence, place: tuple[str, int] | None = None) -> None:
        super().__init__(sentence)
        self.place = place


class UnknownName(MacroError):  # noqa: N818 - reads as the thing that is wrong
    """Say that nothing has this name, list the names there are, and suggest the nearest.

    ``kind`` is a key of the catalogue's ``kind`` table, such as ``indicator`` or ``macro``.
    """

    def __init__(self, kind: str, name: object, known: Iterable[str]) -> None:
        self.kind, self.name, self.known = kind, str(name), tuple(known)
        super().__init__(
            Sentence(
                "error.unknown-name",
                {
                    "kind": Sentence(f"kind.{kind}"),
                    "name": self.name,
                    "suggestion": suggestion(self.name, self.known),
                    "known": ", ".join(self.known) or "–",
                },
            )
        )


class FigureError(MacroError):
    """Which part of a chart's figure cannot be painted, and what can; without a name, which part is missing."""

    def __init__(self, part: str, name: object = None, known: Iterable[object] = ()) -> None:
        if name is None:
            super().__init__(Sentence("error.figure-lacks", {"part": part}))
            return
        listed = ", ".join(map(str, known)) or "–"
        super().__init__(Sentence("error.not-painted", {"part": part, "name": str(name), "known": listed}))


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that ``name`` most likely was meant to be, if any is near."""
    by_letters = {one.casefold(): one for one in known}
    found = difflib.get_close_matches(name.casefold(), list(by_letters), n=1, cutoff=0.6)
    return by_letters[found[0]] if found else None


def suggestion(name: str, known: Iterable[str]) -> Sentence:
    """Return the sentence that offers the nearest known name, or an empty one."""
    near = nearest(name, known)
    return Sentence("error.suggestion", {"near": near}) if near else Sentence("error.no-suggestion")
