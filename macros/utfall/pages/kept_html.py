"""A page's own HTML, kept from the last check: a page that has not changed is neither converted nor read again.

One file a page, which is believed only where text, extensions, the library and what looks at the HTML are the same.
Only HTML that may be public is kept, and publishing uses no cache of the working copy.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from utfall.kept_file import read_kept, write_kept

if TYPE_CHECKING:
    from utfall.project import Project
    from utfall.source.page import Page

FOLDER = ".cache/utfall/html"
LIBRARIES = ("markdown", "pymdown-extensions")
MODULES = ("as_html.py", "block.py", "explaining.py", "foreign.py", "markup.py")  # what makes the HTML and looks at it


def kept_html(project: Project, page: Page, text: str) -> str | None:
    """Return the HTML of a page's Markdown as it was kept; ``None`` where something has changed since."""
    content = read_kept(_file(project, page))
    key = _key(project, text)
    return content[len(key) :].decode() if content is not None and content.startswith(key) else None


def keep_html(project: Project, page: Page, text: str, html: str) -> None:
    """Keep the HTML of a page's Markdown, in which nothing was found that may not be public."""
    write_kept(_file(project, page), _key(project, text) + html.encode())


def _file(project: Project, page: Page) -> Path:
    return project.root / FOLDER / hashlib.sha256(page.name.encode()).hexdigest()[:32]


def _key(project: Project, text: str) -> bytes:
    made_of = (_program(), repr(project.extensions), repr(project.extension_configs), text)
    return hashlib.sha256("\0".join(made_of).encode()).digest()


@cache
def _program() -> str:
    """Return the versions of the libraries and the checksums of our own modules."""
    own = (hashlib.sha256(Path(__file__).with_name(name).read_bytes()).hexdigest() for name in MODULES)
    return " ".join([*(version(name) for name in LIBRARIES), *own])
