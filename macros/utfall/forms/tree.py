"""Compare what a JSON file holds with what it ought to, place by place."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from utfall.forms.same_value import is_same

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Tree = Any  # of JSON: objects, lists, texts, figures, true and false, null
NOTHING = object()


def unlike(wanted: Tree, found: Tree, place: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield each place where a tree is otherwise than it ought to be, with what was wanted and what was found.

    Of objects, what is not asked for may be there as well; lists are as long as they ought to be.
    """
    if isinstance(wanted, dict):
        there: Mapping[str, Tree] = found if isinstance(found, dict) else {}
        for name, value in wanted.items():
            yield from unlike(value, there.get(name, NOTHING), f"{place}/{name}" if place else name)
    elif isinstance(wanted, list):
        parts = found if isinstance(found, list) else []
        if len(parts) != len(wanted):
            yield f"{place}#", str(len(wanted)), str(len(parts))
        for at, (value, part) in enumerate(zip(wanted, parts, strict=False)):
            yield from unlike(value, part, f"{place}/{_name(value, at)}")
    elif not _is_alike(wanted, found):
        yield place, _told(wanted), _told(found)


def _is_alike(wanted: Tree, found: Tree) -> bool:
    if isinstance(wanted, Decimal):
        return is_same(found, wanted)
    return type(wanted) is type(found) and bool(wanted == found)


def _name(value: Tree, at: int) -> str:
    """Return what tells a part of a list from the others: its id or its period, else its number."""
    named = value if isinstance(value, dict) else {}
    return str(named.get("id") or named.get("period") or at + 1)


def _told(value: Tree) -> str:
    return "" if value is NOTHING else "null" if value is None else str(value)
