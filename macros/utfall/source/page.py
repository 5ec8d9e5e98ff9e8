"""A page as written: its front matter and its body, with the line that each begins on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.project import Project

# Front matter of ours stands under one key, which shadows no macro.
OURS, TEXT_FROM, OWN_FIGURES = "utfall", "text-from", "own-figures"
STILL_TRUE, STANDING = "still-true", "standing"
DOCUMENT, DECISION = "document", "decision"
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Page:
    """Hold a page. ``name`` is its path in ``docs``, ``file`` from the project's root.

    ``first_line`` is the number of the body's first line in the file. ``fault`` is what is wrong with the front
    matter and ``fault_row`` the line of it, ``is_legible`` whether the file is UTF-8.
    """

    name: str
    file: str
    body: str
    first_line: int = 1
    meta: Mapping[str, Any] | None = None
    fault: str = ""
    fault_row: int = 1
    is_legible: bool = True

    @property
    def text_from(self) -> Mapping[str, str]:
        """The month whose text each section still carries, by heading, as ``utfall new`` has marked it.

        A page marked as a whole has the month under an empty heading.
        """
        return _by_heading(self._ours.get(TEXT_FROM))

    @property
    def still_true(self) -> Mapping[str, str]:
        """The month for which each section's old text is confirmed, by heading; an empty one is the whole page's."""
        return _by_heading(self._ours.get(STILL_TRUE))

    @property
    def is_standing(self) -> bool:
        """Whether the whole page is said to be no commentary of the month."""
        return self._ours.get(STANDING) is True

    @property
    def standing(self) -> frozenset[str]:
        """The headings of the sections that are said to be no commentary of the month."""
        listed = self._ours.get(STANDING)
        return frozenset(str(one) for one in listed) if isinstance(listed, list) else frozenset()

    @property
    def document(self) -> str:
        """The document that the page says it belongs to, empty where it leaves that to what it shows."""
        return str(self._ours.get(DOCUMENT) or "")

    @property
    def decision(self) -> str:
        """The decision that the start page proposes, empty where that is to be written by hand."""
        return str(self._ours.get(DECISION) or "")

    @property
    def own_figures(self) -> tuple[str, ...]:
        """The figures that the page says come from elsewhere than the data, as its front matter has them."""
        listed = self._ours.get(OWN_FIGURES)
        return tuple(str(one) for one in listed) if isinstance(listed, list) else ()

    @property
    def has_own_figures_unlisted(self) -> bool:
        """Whether the front matter speaks of such figures but holds no list of them."""
        listed = self._ours.get(OWN_FIGURES, [])
        return not isinstance(listed, list) or any(isinstance(one, dict | list) for one in listed)

    @property
    def _ours(self) -> Mapping[str, Any]:
        ours = self.meta.get(OURS) if self.meta else None
        return ours if isinstance(ours, dict) else {}

    @property
    def title(self) -> str:
        """The page's first heading, else its name."""
        found = re.search(r"^#[ \t]+(.+?)[ \t]*(?:\{:[^}\n]*\})?$", self.body, re.MULTILINE)
        return found[1] if found else self.name

    def place(self, text: str) -> tuple[int | None, int | None]:
        """Return the line and column, from 1, where a text stands in the file, if it does."""
        at = self.body.find(text)
        return self.place_at(at) if at >= 0 else (None, None)

    def place_at(self, at: int) -> tuple[int, int]:
        """Return the line and column, from 1, of a place in the body."""
        return self.first_line + self.body.count("\n", 0, at), at - self.body.rfind("\n", 0, at)


def read_pages(project: Project) -> tuple[Page, ...]:
    """Read every page of a project, in the order of their names; hidden folders are no pages."""
    files = sorted(project.docs.rglob("*.md"))
    names = [file.relative_to(project.docs) for file in files]
    return tuple(_read(project, name.as_posix()) for name in names if not any(p.startswith(".") for p in name.parts))


def _read(project: Project, name: str) -> Page:
    path = project.docs / name
    return page_of(name, path.relative_to(project.root).as_posix(), path.read_bytes())


def page_of(name: str, file: str, content: bytes) -> Page:
    """Return the page that a file's bytes make; ``name`` is its path in ``docs``, ``file`` from the project's root."""
    try:
        text = normalize("NFC", content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"))
    except UnicodeDecodeError:
        return Page(name, file, "", is_legible=False)
    match = FRONT_MATTER.match(text)
    if not match:
        return Page(name, file, text)
    body, first_line = text[match.end() :], text.count("\n", 0, match.end()) + 1
    try:
        meta = yaml.safe_load(match[1])
    except (RecursionError, TypeError, ValueError) as fault:  # deep lists, keys that are lists, no such day
        return Page(name, file, body, first_line, None, type(fault).__name__, 1)
    except yaml.YAMLError as fault:
        reason, mark = getattr(fault, "problem", None) or "YAML", getattr(fault, "problem_mark", None)
        return Page(name, file, body, first_line, None, str(reason), mark.line + 2 if mark else 1)
    return Page(name, file, body, first_line, meta if isinstance(meta, dict) else None)


def _by_heading(said: object) -> Mapping[str, str]:
    """Return months by heading; a month by itself is of the whole page, which has no heading."""
    if isinstance(said, dict):
        return {str(heading): str(month) for heading, month in said.items() if month}
    return {"": str(said)} if said else {}
