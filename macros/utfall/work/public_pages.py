"""The pages and files of ``docs`` that the public may see.

Left out are pages and blocks for staff, the pages of indicators that only staff may see, and what nothing but such
text leads to: a picture, a file to fetch.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from utfall.names import about_page
from utfall.source.page import read_pages
from utfall.source.page_audience import is_withheld
from utfall.source.public_page import public_page
from utfall.view.members import ORGANISATION
from utfall.work.pages import BEGIN, END

if TYPE_CHECKING:
    from pathlib import Path

    from utfall.model.withheld import Withheld
    from utfall.project import Project

_LINK = re.compile(r"\s*[-*+] \[.*\]\(([^)\s]+)\)\s*")


class PublicPages:
    """What of a project's pages is public. ``texts`` is what is not, by page."""

    def __init__(self, project: Project, withheld: Withheld) -> None:
        self.project, self.all = project, read_pages(project)
        self.withheld = frozenset(
            page.name for page in self.all
            if is_withheld(page) or _is_of_withheld(page.name, withheld)
        )  # fmt: skip
        self.texts = {page.file: page.body for page in self.all if page.name in self.withheld}

    def write(self, folder: Path) -> dict[str, tuple[int, ...]]:
        """Write what is public into a folder; return the numbers that the lines of each page have in the whole one."""
        rows: dict[str, tuple[int, ...]] = {}
        public: dict[str, str] = {}
        folder.mkdir(parents=True, exist_ok=True)
        for page in self.all:
            if page.name in self.withheld:
                continue
            found = public_page(page, _Listed(self.withheld, page.name))
            rows[page.file], public[page.name] = found.rows, found.text
            if found.withheld.strip():
                self.texts[page.file] = found.withheld
            self._put(folder, page.name, found.text.encode())
        for file in sorted(path for path in self.project.docs.rglob("*") if path.is_file()):
            name = file.relative_to(self.project.docs).as_posix()
            is_hidden = any(part.startswith(".") for part in name.split("/"))
            if file.suffix != ".md" and not is_hidden and not self._is_of_staff(name, public):
                self._put(folder, name, file.read_bytes())
        return rows

    def _is_of_staff(self, name: str, public: dict[str, str]) -> bool:
        """Tell whether a file is led to by nothing but text for staff."""
        own = posixpath.basename(name)
        named = re.compile(rf"(?<![\w.-])(?:{re.escape(own)}|{re.escape(quote(own))})")
        is_led_to = any(map(named.search, self.texts.values()))
        return is_led_to and not any(map(named.search, public.values())) and name not in self.project.used

    @staticmethod
    def _put(folder: Path, name: str, content: bytes) -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _is_of_withheld(page: str, withheld: Withheld) -> bool:
    """Tell whether a page is made of an indicator or a member that only staff may see."""
    table, name = about_page(page)
    row = f"{ORGANISATION}/{name}" if table == "members" else name
    return bool(table) and withheld.has_row(table, row)


class _Listed:
    """Tell which lines of the made list of indicators lead to pages that are left out."""

    def __init__(self, withheld: frozenset[str], page: str) -> None:
        self.withheld, self.folder, self.is_within = withheld, posixpath.dirname(page), False

    def __call__(self, line: str) -> bool:
        """Tell whether a line goes. Asked of each line in its turn."""
        if line.strip() in {BEGIN, END}:
            self.is_within = line.strip() == BEGIN
        found = _LINK.fullmatch(line) if self.is_within else None
        return found is not None and posixpath.normpath(posixpath.join(self.folder, found[1])) in self.withheld
