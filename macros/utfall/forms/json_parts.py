"""The histories in JSON in parts that editions can share: a file for each closed year, one for each month of the last.

A published indicator's file holds what its own report says; what earlier ones said stands in the parts, all indicators
and statements together, and the index lists them. The index also has what symbols mean, once for all files. ``joined``
goes back, to the byte.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from utfall.forms.table_parts import joined_tables, parted_tables
from utfall.view.addresses import DATA

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Json = dict[str, Any]
Lists = dict[str, list[Json]]  # of one file, by name; of a statement by line

INDEX = f"{DATA}/index.json"
PLAIN, PARTED = 1, 3  # the form of a file, whole and with its parts elsewhere; in form 2 each had the symbols
SYMBOLS = "missing_symbols"
EARLIER = "earlier"  # the parts, in the index and in the files whose histories stand there
INDEX_FROM = "../index.json"
_HISTORY = re.compile(rf"{DATA}/(indicators|statements)/([^/]+)\.json")
_MONTH = re.compile(r"\d{4}-\d{2}")
_LISTS = ("observations", "derived", "forecasts")


def parted(files: Mapping[str, bytes], month: str) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return the JSON files that change, and the parts by their address; nothing where there is no index."""
    if INDEX not in files:
        return {}, {}
    changed = parted_tables(files)
    parts: dict[str, Json] = {}
    symbols: Json = {}
    for name, content, kind, one in _histories(files):
        whole = json.loads(content)
        symbols = symbols or whole.get(SYMBOLS, {})
        taken = False
        for place, found in _lists(whole).items():
            for key, items in _groups(found, month):
                part = parts.setdefault(key, {"schema_version": whole["schema_version"]})
                part.setdefault(kind, {}).setdefault(one, {})[place] = items
                taken = True
        if taken or symbols:
            kept = {**_kept(whole, parts, kind, one), "schema_version": PARTED}
            bare = {name: said for name, said in kept.items() if name != SYMBOLS or said != symbols}
            changed[name] = _written({**bare, EARLIER: INDEX_FROM} if taken else bare)
    if not parts and not symbols:
        return changed, {}
    made = {f"{DATA}/{EARLIER}/{key}.json": _written(parts[key]) for key in sorted(parts, key=_order)}
    paths = [name.removeprefix(f"{DATA}/") for name in made]
    told = {SYMBOLS: symbols} if symbols else {}
    changed[INDEX] = _written({**json.loads(files[INDEX]), **told, EARLIER: paths})
    return changed, made


def joined(files: Mapping[str, bytes]) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return the JSON files as they were before they were parted, and the addresses of the parts."""
    index = json.loads(files[INDEX]) if INDEX in files else {}
    back = joined_tables(files)
    if EARLIER not in index:
        return back, ()
    paths, symbols = [f"{DATA}/{path}" for path in index.pop(EARLIER)], index.pop(SYMBOLS, {})
    back[INDEX] = _written(index)
    parts = [json.loads(files[path]) for path in paths]
    for name, content, kind, one in _histories(files):
        whole = json.loads(content)
        if whole.get("schema_version") != PLAIN:
            whole.pop(EARLIER, None)
            before = [part.get(kind, {}).get(one, {}) for part in parts]
            for place, found in _lists(whole).items():
                found[:0] = [item for part in before for item in part.get(place, ())]
            back[name] = _written({**_with_symbols(whole, symbols), "schema_version": PLAIN})
    return back, tuple(paths)


def _with_symbols(whole: Json, symbols: Json) -> Json:
    """Return a history that says what symbols mean, where it stands when it is built."""
    if SYMBOLS in whole or not symbols:
        return whole
    after = list(whole).index("version") + 1
    said = list(whole.items())
    return dict([*said[:after], (SYMBOLS, symbols), *said[after:]])


def _histories(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes, str, str]]:
    """Yield each history's address and content, its kind and its id."""
    for name, content in files.items():
        if found := _HISTORY.fullmatch(name):
            yield name, content, found[1], found[2]


def _lists(whole: Json) -> Lists:
    """Return the lists of a history, by name; of a statement the observations of each line, by the line's id."""
    if "lines" in whole:
        return {str(line["id"]): line["observations"] for line in whole["lines"]}
    return {name: whole[name] for name in _LISTS if name in whole}


def _groups(items: list[Json], month: str) -> list[tuple[str, list[Json]]]:
    """Return what of a list belongs to earlier reports, in groups that follow one another; nothing where they do not.

    ``month`` is the edition's own, whose items stay.
    """
    keys = [_key(item, month) for item in items]
    kept = len(keys) - next((at for at, key in enumerate(reversed(keys)) if key), len(keys))
    groups: dict[str, list[Json]] = {}
    for key, item in zip(keys[:kept], items, strict=False):
        groups.setdefault(key, []).append(item)
    in_order = [key for key in groups for _ in groups[key]] == keys[:kept]
    return list(groups.items()) if in_order and "" not in groups and list(groups) == sorted(groups, key=_order) else []


def _key(item: Json, month: str) -> str:
    """Return the part that an item belongs to: a year, or a month of the edition's year; empty for what stays."""
    if "package" in item:
        year, number, _ = str(item["package"]).split(".")
        period = f"{year}-{int(number):02}"
    else:
        period = str(item["period"])
    if period[:4] < month[:4]:
        return period[:4]
    return period if _MONTH.fullmatch(period) and period < month else ""


def _order(key: str) -> str:
    return f"{key}-00" if len(key) == len("2023") else key


def _kept(whole: Json, parts: Mapping[str, Json], kind: str, one: str) -> Json:
    """Return a history without what stands in the parts."""
    for place, found in _lists(whole).items():
        taken = sum(len(part.get(kind, {}).get(one, {}).get(place, ())) for part in parts.values())
        del found[:taken]
    return whole


def _written(content: Json) -> bytes:
    return f"{json.dumps(content, ensure_ascii=False, separators=(',', ':'))}\n".encode()
