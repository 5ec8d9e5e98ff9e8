"""Mark the sections of a page that still carry the last report's text, in the page's front matter."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from utfall.source.page import FRONT_MATTER, OURS, TEXT_FROM
from utfall.source.paragraphs import sections_of
from utfall.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.period import Period
    from utfall.project import Project
    from utfall.source.page import Page

_BLOCK = re.compile(rf"^{OURS}:[ \t]*\n(?=([ \t]+))", re.MULTILINE)
_FLOW = re.compile(rf"^{OURS}:[ \t]*\{{", re.MULTILINE)
# What is left when an editor has removed the last line under a key: the key again would make it count for nothing.
_LEFT_OVER = re.compile(rf"^[ \t]+{TEXT_FROM}:[ \t]*(?:\{{\}})?[ \t]*\n(?![ \t]+[\"'])", re.MULTILINE)
_EMPTY = re.compile(rf"^{OURS}:[ \t]*\n(?![ \t])", re.MULTILINE)


def mark_text(project: Project, page: Page, month: Period) -> bool:
    """Mark the sections of a page that have commentary as carrying the text of a month, and tell whether any has.

    Pages that are marked already, or that cannot be read, are let be.
    """
    headings = tuple(dict.fromkeys(one.heading for one in sections_of(page) if one.paragraphs))
    if not page.is_legible or page.fault or page.text_from or not headings:
        return False
    path = project.docs / page.name
    text = path.read_text(encoding="utf-8-sig")
    found = FRONT_MATTER.match(text)
    head = _marked(found[1] if found else "", headings, month)
    after = f"---\n{head}{text[found.end(1) :]}" if found else f"---\n{head}---\n\n{text}"
    write_whole(project, path, after.encode())
    return True


def _marked(head: str, headings: Sequence[str], month: Period) -> str:
    """Return front matter with the mark, beside whatever else of ours stands there: a key may stand but once."""
    head = _EMPTY.sub("", _LEFT_OVER.sub("", head))
    marks = [f"{json.dumps(one, ensure_ascii=False)}: {month}" for one in headings]
    if flow := _FLOW.search(head):
        return f"{head[: flow.end()]}{TEXT_FROM}: {{{', '.join(marks)}}}, {head[flow.end() :]}"
    block = _BLOCK.search(head)
    indent = block[1] if block else "  "
    lines = "".join(f"{indent}  {one}\n" for one in marks)
    written = f"{indent}{TEXT_FROM}:\n{lines}"
    if block:
        return f"{head[: block.end()]}{written}{head[block.end() :]}"
    return f"{OURS}:\n{written}{head}"
