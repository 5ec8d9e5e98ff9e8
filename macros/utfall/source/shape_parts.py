"""What every look at a descriptor's shape is made of: the fault, and how one part of it is looked at."""

from __future__ import annotations

import difflib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from utfall.model.resource import AUDIENCE
from utfall.project import AUDIENCES
from utfall.source.cells import CONTROLS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Json = Mapping[str, Any]

LONGEST_SHOWN = 60
ALIKE = 0.75  # a name as near as that is the other one, misspelt


@dataclass(frozen=True, slots=True)
class ShapeFault:
    """A place in the descriptor, what stands there, and what should: a key of ``descriptor.wanted``."""

    place: str
    wanted: str
    value: str


def word(found: Json, name: str, place: str, known: tuple[str, ...], wanted: str) -> Iterator[ShapeFault]:
    """Find a word that is none of the known."""
    if name in found and found[name] not in known:
        yield ShapeFault(f"{place}.{name}".lstrip("."), wanted, shown(found[name]))


def audience(found: Json, place: str, *, may_say: bool) -> Iterator[ShapeFault]:
    """Find an audience that is none, that stands where it has no effect, or whose name is misspelt.

    What is passed over in silence elsewhere would make public what was meant to be for staff.
    """
    if may_say:
        yield from word(found, AUDIENCE, place, AUDIENCES, "audience-word")
    meant = (one for one in found if difflib.get_close_matches(one.strip().casefold(), [AUDIENCE], cutoff=ALIKE))
    for name in meant:
        if name != AUDIENCE or not may_say:
            yield ShapeFault(f"{place}.{name}".lstrip("."), "audience-place", shown(found[name]))


def of(found: Json, name: str, place: str, kind: type, wanted: str) -> Iterator[ShapeFault]:
    """Find a part of another kind than it has to be."""
    if name in found and found[name] != "" and not isinstance(found[name], kind):
        yield ShapeFault(f"{place}.{name}".lstrip("."), wanted, shown(found[name]))


def names(found: Json, name: str, place: str, *, is_needed: bool = False) -> Iterator[ShapeFault]:
    """Find what is neither a name nor a list of names."""
    value = found.get(name, None if is_needed else [])
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
        yield ShapeFault(f"{place}.{name}".lstrip("."), "names", shown(value))


def objects(found: Json, name: str, place: str) -> Iterator[ShapeFault]:
    """Find what is no list of objects."""
    value = found.get(name, [])
    if value != "" and not (isinstance(value, list) and all(isinstance(one, dict) for one in value)):
        yield ShapeFault(f"{place}.{name}".lstrip("."), "objects", shown(value))


def entries(found: Json, name: str, place: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the objects of a list, each with its place."""
    value = found.get(name)
    for at, one in enumerate(value if isinstance(value, list) else ()):
        if isinstance(one, dict):
            yield f"{place}{name}[{at}]", one


def shown(value: object) -> str:
    """Return what stands at a place, cut off, and with signs that have no look written as numbers."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    text = CONTROLS.sub(lambda found: f"U+{ord(found[0]):04X}", text)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
