"""A page as written: its front matter and its body, with the line that each begins on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

import yaml

from utfall.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.period import Period
    from utfall.project import Project

# Front matter of ours stands under one key, which shadows no macro.
OURS, TEXT_FROM, OWN_FIGURES = "utfall", "text-from", "own-figures"
_OURS_BLOCK = re.compile(rf"^{OURS}:[ \t]*\n(?=([ \t]+))", re.MULTILINE)
_OURS_FLOW = re.compile(rf"^{OURS}:[ \t]*\{{", re.MULTILINE)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE | re.DOTALL)


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
    def text_from(self) -> str:
        """The month whose text the page still carries, as ``utfall new`` has marked it; empty where it is none."""
        return str(self._ours.get(TEXT_FROM, ""))

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
    file = path.relative_to(project.root).as_posix()
    try:
        text = normalize("NFC", path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        return Page(name, file, "", is_legible=False)
    match = _FRONT_MATTER.match(text)
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


def mark_text(project: Project, page: Page, month: Period) -> bool:
    """Mark a page as carrying the text of a month. Pages without text of their own, and marked ones, are let be."""
    if not page.is_legible or page.fault or page.text_from or not _has_text(page.body):
        return False
    path = project.docs / page.name
    text = path.read_text(encoding="utf-8-sig")
    found = _FRONT_MATTER.match(text)
    head = _marked(found[1], month) if found else f"{OURS}: {{{TEXT_FROM}: {month}}}\n"
    after = f"---\n{head}{text[found.end(1) :]}" if found else f"---\n{head}---\n\n{text}"
    write_whole(project, path, after.encode())
    return True


def _marked(head: str, month: Period) -> str:
    """Return front matter with the mark, beside whatever else of ours stands there: a key may stand but once."""
    mark = f"{TEXT_FROM}: {month}"
    if block := _OURS_BLOCK.search(head):
        return f"{head[: block.end()]}{block[1]}{mark}\n{head[block.end() :]}"
    if flow := _OURS_FLOW.search(head):
        return f"{head[: flow.end()]}{mark}, {head[flow.end() :]}"
    return f"{OURS}: {{{mark}}}\n{head}"


def _has_text(body: str) -> bool:
    """Tell whether a page says something itself: more than headings and macros on lines of their own."""
    lines = (line.strip() for line in body.splitlines())
    return any(line and not line.startswith(("#", "{{", "{:", "{#", "- [")) for line in lines)
