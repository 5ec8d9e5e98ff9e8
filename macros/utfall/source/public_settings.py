"""The settings without what they say of pages and indicators that only staff may see.

The file stays as it is written but for the values in question: it has tags and comments that belong to the site
generator, and only their places are needed to put others there.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

ROOT = ("extra", "utfall")


def public_settings(text: str, pages: Collection[str], indicators: Collection[str]) -> str:
    """Return ``mkdocs.yml`` without some pages in the menu and among those to be signed, and without key figures."""
    whole = yaml.compose(text, yaml.SafeLoader)
    sections = {page.removesuffix(".md") for page in pages} | set(pages)
    changed = [
        *_replaced(whole, ("nav",), lambda found: _menu(found, pages)),
        *_replaced(whole, ("not_in_nav",), lambda found: _patterns(found, pages)),
        *_replaced(whole, (*ROOT, "key_figures"), lambda found: _listed(found, indicators)),
        *_replaced(whole, (*ROOT, "sign_off"), lambda found: _listed(found, sections)),
    ]
    for start, end, written in sorted(changed, reverse=True):
        tail = "\n" if text[start:end].endswith("\n") else ""
        text = f"{text[:start]}{written}{tail}{text[end:]}"
    return text


def _replaced(whole: Any, path: Iterable[str], change: Any) -> Iterator[tuple[int, int, str]]:  # noqa: ANN401 - YAML's
    """Yield where a value stands, and what is to stand there, if that is something else."""
    node = whole
    for name in path:
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        node = next((value for key, value in pairs if key.value == name), None)
    if node is None:
        return
    found = _plain(node)
    new = change(found)
    if new != found:
        start, end = node.start_mark.index, node.end_mark.index
        yield start, end, json.dumps(new, ensure_ascii=False)


def _plain(node: Any) -> Any:  # noqa: ANN401
    """Return a value as lists, names and texts."""
    if isinstance(node, yaml.SequenceNode):
        return [_plain(one) for one in node.value]
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _plain(value) for key, value in node.value}
    return None if node.tag == "tag:yaml.org,2002:null" else node.value


def _menu(found: Any, pages: Collection[str]) -> Any:  # noqa: ANN401
    """Return a menu without some pages, and without a heading that has none left."""
    if isinstance(found, list):
        entries = [_menu(one, pages) for one in found]
        return [one for one in entries if one is not None]
    if isinstance(found, dict):
        kept = {title: left for title, one in found.items() if (left := _menu(one, pages)) not in (None, [])}
        return kept or None
    return None if found in pages else found


def _patterns(found: Any, pages: Collection[str]) -> Any:  # noqa: ANN401
    lines = [line for line in str(found or "").split("\n") if line.strip().lstrip("/") not in pages]
    return "\n".join(lines)


def _listed(found: Any, gone: Collection[str]) -> Any:  # noqa: ANN401
    if isinstance(found, dict):
        return {name: one for name, one in found.items() if name not in gone}
    return [one for one in found if one not in gone] if isinstance(found, list) else found
