"""What a run of a proposal hands to the one that may write: a number and a text, looked at as text and nothing else.

Whoever made the proposal may have written all of it. So files are no links and not large, the number is a number, the
text begins with the mark by which the comment is found again, and nobody is called on by name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.render.review import MARK
from utfall.words import Sentence

if TYPE_CHECKING:
    from pathlib import Path

    from utfall.words import Words

NUMBER_FILE, TEXT_FILE = "number", "comment.md"
NUMBER = re.compile(r"[1-9][0-9]{0,8}")
LARGEST_NUMBER = 12  # bytes of the file that holds it
MOST, MOST_OF_OTHERS = 60_000, 10_000  # bytes: GitHub takes 65 536 signs; what somebody's copy wrote is kept short


@dataclass(frozen=True, slots=True)
class HandedReview:
    """Hold which proposal a review says that it is of, and what it says, as it was handed over."""

    number: int
    text: bytes


def write_review(folder: Path, number: int, text: str) -> None:
    """Write a review into a folder, to be handed over."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / NUMBER_FILE).write_text(f"{number}\n", encoding="utf-8")
    (folder / TEXT_FILE).write_text(f"{text}\n", encoding="utf-8")


def read_review(folder: Path) -> HandedReview:
    """Return the review that a folder holds. Raise ``UsageError`` for what is none."""
    number = read_number(folder)
    return HandedReview(number, _bytes(folder / TEXT_FILE, MOST))


def read_number(folder: Path) -> int:
    """Return the number of the proposal that a review says that it is of."""
    said = _bytes(folder / NUMBER_FILE, LARGEST_NUMBER).decode("ascii", "replace").removesuffix("\n")
    if not NUMBER.fullmatch(said):
        raise UsageError(Sentence("error.handed-number"))
    return int(said)


def body_of(text: bytes, words: Words, source: str = "") -> str:
    """Return the comment that a review becomes; ``source`` names the copy that it comes from, where it is not ours.

    Raise ``UsageError`` for a text that does not begin with its mark.
    """
    first, _, rest = text[:MOST].partition(b"\n")
    if first != MARK.encode():
        raise UsageError(Sentence("error.handed-mark"))
    if source:
        said = words.say("comment.foreign", source="".join(one for one in source if one not in "`\r\n"))
        rest = f"> {said}\n\n".encode() + rest[:MOST_OF_OTHERS]
    whole = rest.decode("utf-8", "ignore")
    return f"{MARK}\n{whole}".replace("@", "@\u200b")


def _bytes(file: Path, most: int) -> bytes:
    """Return how a file begins. Raise ``UsageError`` for a link, for what is no file and where there is none."""
    if file.is_symlink() or not file.is_file():
        raise UsageError(Sentence("error.handed-file", {"file": file.name}))
    with file.open("rb") as stream:
        return stream.read(most)
