"""A page's own HTML, kept from the last check: a page that has not changed is neither converted nor read again.

One file a page, which is believed only where text, extensions and the program are the same.
Only HTML that may be public is kept, and publishing uses no cache of the working copy.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from utfall.kept_file import read_kept, write_kept
from utfall.program_files import program_state

if TYPE_CHECKING:
    from pathlib import Path

    from utfall.project import Project
    from utfall.source.page import Page

FOLDER = ".cache/utfall/html"
# Extensions that make a page of its text and the settings alone. Others may read any file of the machine.
_OF_THE_TEXT = (
    "abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "meta", "nl2br",
    "sane_lists", "smarty", "tables", "toc", "pymdownx.betterem", "pymdownx.caret", "pymdownx.details",
    "pymdownx.inlinehilite", "pymdownx.highlight", "pymdownx.keys", "pymdownx.mark", "pymdownx.smartsymbols",
    "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde", "utfall.pages.block",
    "utfall.pages.explaining",
)  # fmt: skip


def makes_of_text_alone(project: Project) -> bool:
    """Tell whether a page's HTML follows from its text and the settings, and from no other file."""
    return {*project.extensions} <= {*_OF_THE_TEXT}


def kept_html(project: Project, page: Page, text: str) -> str | None:
    """Return the HTML of a page's Markdown as it was kept; ``None`` where something has changed since."""
    content = read_kept(_file(project, page)) if makes_of_text_alone(project) else None
    key = _key(project, text)
    return content[len(key) :].decode() if content is not None and content.startswith(key) else None


def keep_html(project: Project, page: Page, text: str, html: str) -> None:
    """Keep the HTML of a page's Markdown, in which nothing was found that may not be public."""
    write_kept(_file(project, page), _key(project, text) + html.encode())


def _file(project: Project, page: Page) -> Path:
    return project.root / FOLDER / hashlib.sha256(page.name.encode()).hexdigest()[:32]


def _key(project: Project, text: str) -> bytes:
    made_of = (program_state(), repr(project.extensions), repr(project.extension_configs), text)
    return hashlib.sha256("\0".join(made_of).encode()).digest()
