"""A page without what only staff may see: its text, and the number that each of its lines has in the whole page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from utfall.model.resource import AUDIENCE
from utfall.source.page import OURS, OWN_FIGURES, STANDING, STILL_TRUE, TEXT_FROM
from utfall.source.page_audience import parts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from utfall.source.page import Page

_BY_HEADING = (STANDING, STILL_TRUE, TEXT_FROM)


@dataclass(frozen=True, slots=True)
class PublicPage:
    """A page as anybody may see it, and the numbers of its lines in the whole page, which begin with 1."""

    text: str
    rows: tuple[int, ...]
    withheld: str


def public_page(page: Page, leaves_out: Callable[[str], bool]) -> PublicPage:
    """Return a page's public text. ``leaves_out`` tells of a further line that it is to go."""
    body, rows, withheld = [], [], []
    for number, (line, is_withheld) in enumerate(parts_of(page).lines, page.first_line):
        if is_withheld is False and not leaves_out(line):
            body.append(line)
            rows.append(number)
        elif is_withheld is not None:
            withheld.append(line)
    text = "".join(body)
    head = _written(_public(page.meta, text, "".join(withheld)))
    return PublicPage(f"{head}{text}", (*[1] * head.count("\n"), *rows), "".join(withheld))


def _written(meta: Mapping[str, Any]) -> str:
    return f"---\n{yaml.safe_dump(dict(meta), allow_unicode=True, sort_keys=False)}---\n" if meta else ""


def _public(meta: Mapping[str, Any] | None, body: str, withheld: str) -> Mapping[str, Any]:
    """Return the front matter without audiences, and without headings and figures of what is left out."""
    ours = meta.get(OURS) if meta else None
    if not meta or not isinstance(ours, dict):
        return meta or {}
    gone, there = _headings(withheld), _headings(body)
    kept = {name: value for name, value in ours.items() if name != AUDIENCE}
    for name in _BY_HEADING:
        said = kept.get(name)
        if isinstance(said, list):
            kept[name] = [one for one in said if not _is_gone(one, gone, there)]
        elif isinstance(said, dict):
            kept[name] = {one: value for one, value in said.items() if not _is_gone(one, gone, there)}
    figures = kept.get(OWN_FIGURES)
    if isinstance(figures, list):
        kept[OWN_FIGURES] = [one for one in figures if str(one) in body]
    kept = {name: value for name, value in kept.items() if value not in ([], {})}
    others = {name: value for name, value in meta.items() if name != OURS}
    return {**others, OURS: kept} if kept else others


def _headings(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.startswith("#")]


def _is_gone(heading: object, gone: list[str], there: list[str]) -> bool:
    text = str(heading)
    return bool(text) and any(text in line for line in gone) and not any(text in line for line in there)
