"""What a descriptor may look like, looked at before anything else reads it.

What it asks for is as much of Data Package as a month needs: a description of files that lie beside it, whole in
itself. An address, a file of another kind or a part of another shape is a fault, and a package with one is
neither read nor handed to Frictionless, which fetches what it is told to and stops at what it does not expect.
"""

from __future__ import annotations

import json
import re
from codecs import lookup
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from utfall.source.cells import CONTROLS, RESERVED
from utfall.source.pattern import Pattern, PatternError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Json = Mapping[str, Any]

LONGEST_PATH = 120
LONGEST_SHOWN = 60
MOST_FIELDS = 1_000
MOST_DECIMALS = 9  # as in a cell
TYPES = (
    "string", "number", "integer", "boolean", "date", "datetime", "time", "year", "yearmonth",
    "duration", "geopoint", "any",
)  # fmt: skip
PROFILES = ("data-package", "tabular-data-package", "data-resource", "tabular-data-resource")
DIALECT: dict[str, type | tuple[type, ...]] = {
    "delimiter": str, "lineTerminator": str, "quoteChar": str, "doubleQuote": bool, "escapeChar": str, "header": bool,
    "skipInitialSpace": bool, "nullSequence": str, "caseSensitiveHeader": bool, "commentChar": str,
    "csvddfVersion": (str, float),
}  # fmt: skip
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_ADDRESS = re.compile(r"(?i)(?:https?://|mailto:)\S+$")
_FORMATS = re.compile(r"default|any|email|uri|uuid|%[A-Za-z%](?:[ ./:,T-]?%[A-Za-z%]){0,11}")


@dataclass(frozen=True, slots=True)
class ShapeFault:
    """Be a place in the descriptor, what stands there, and what should: a key of ``descriptor.wanted``."""

    place: str
    wanted: str
    value: str


def shape_faults(descriptor: Json) -> Iterator[ShapeFault]:
    """Find what in a descriptor has another shape than a month's has."""
    yield from _texts_within(descriptor, "")
    for name in ("name", "title", "description", "version", "period", "id", "language", "case_number"):
        yield from _of(descriptor, name, "", str, "text")
    yield from _profile(descriptor, "")
    yield from _name(descriptor, "")
    for name in ("licenses", "sources", "contributors"):
        yield from _links(descriptor, name)
    yield from _of(descriptor, "organization", "", dict, "object")
    if isinstance(descriptor.get("organization"), dict):
        for name in descriptor["organization"]:
            yield from _of(descriptor["organization"], name, "organization", str, "text")
    yield from _names(descriptor, "keywords", "")
    resources = list(_entries(descriptor, "resources", ""))
    yield from _objects(descriptor, "resources", "")
    for place, resource in resources:
        yield from _resource(resource, place)
    for name, wanted in (("name", "name-once"), ("path", "path-once")):
        said = Counter(one.get(name) for _, one in resources if isinstance(one.get(name), str))
        yield from (ShapeFault("resources", wanted, str(one)) for one, times in said.items() if times > 1)


def _name(found: Json, place: str) -> Iterator[ShapeFault]:
    """Find a name that no file can be called by: files and addresses are made of it."""
    name = found.get("name", "")
    if isinstance(name, str) and name and (not _NAME.fullmatch(name) or name.partition(".")[0].lower() in RESERVED):
        yield ShapeFault(f"{place}.name".lstrip("."), "name", _shown(name))


def _links(descriptor: Json, name: str) -> Iterator[ShapeFault]:
    yield from _objects(descriptor, name, "")
    for place, one in _entries(descriptor, name, ""):
        for part in one:
            yield from _of(one, part, place, str, "text")
        path = one.get("path", "")
        if isinstance(path, str) and path and not _ADDRESS.match(path):
            yield ShapeFault(f"{place}.path", "address", _shown(path))


def _texts_within(found: object, place: str) -> Iterator[ShapeFault]:
    """Find texts, and names, with signs that no page can show."""
    if isinstance(found, dict):
        for name, value in found.items():
            if CONTROLS.search(name):
                yield ShapeFault(place, "signs", _shown(name))
            yield from _texts_within(value, f"{place}.{name}".lstrip("."))
    elif isinstance(found, list):
        for at, value in enumerate(found):
            yield from _texts_within(value, f"{place}[{at}]")
    elif isinstance(found, str) and CONTROLS.search(found):
        yield ShapeFault(place, "signs", _shown(found))


def _resource(resource: Json, place: str) -> Iterator[ShapeFault]:
    if not isinstance(resource.get("name"), str) or not resource["name"]:
        yield ShapeFault(f"{place}.name", "text", _shown(resource.get("name")))
    yield from _name(resource, place)
    yield from _path(resource, place)
    for name in ("title", "description", "mediatype"):
        yield from _of(resource, name, place, str, "text")
    yield from _profile(resource, place)
    yield from _word(resource, "scheme", place, ("file",), "scheme-word")
    yield from _word(resource, "format", place, ("csv",), "format-word")
    for name in ("data", "compression", "innerpath", "innerPath", "extrapaths", "basepath", "package", "control"):
        if name in resource:
            yield ShapeFault(f"{place}.{name}", "absent", _shown(resource[name]))
    yield from _encoding(resource, place)
    yield from _dialect(resource, place)
    if "schema" not in resource or not isinstance(resource["schema"], dict):
        yield ShapeFault(f"{place}.schema", "object", _shown(resource.get("schema")))
    else:
        yield from _schema(resource["schema"], f"{place}.schema")


def _path(resource: Json, place: str) -> Iterator[ShapeFault]:
    written = resource.get("path")
    if isinstance(written, str) and not is_safe(written):
        yield ShapeFault(f"{place}.path", "inside", _shown(written))
        return
    if not isinstance(written, str) or not written.endswith(".csv") or len(written) > LONGEST_PATH:
        yield ShapeFault(f"{place}.path", "file", _shown(written))
        return
    parts = PurePosixPath(written).parts
    odd = any(part.startswith(".") or part.partition(".")[0].lower() in RESERVED for part in parts)
    if odd or "/".join(parts) != written or re.search(r'[\\:*?"<>|]', written):
        yield ShapeFault(f"{place}.path", "file", _shown(written))


def is_safe(written: str) -> bool:
    """Tell whether a path leads to a place in the month's folder."""
    return not written.startswith("/") and ".." not in written.split("/") and "://" not in written


def _encoding(resource: Json, place: str) -> Iterator[ShapeFault]:
    written = resource.get("encoding", "utf-8")
    try:
        is_utf_8 = isinstance(written, str) and lookup(written).name == "utf-8"
    except (LookupError, ValueError):
        is_utf_8 = False
    if not is_utf_8:
        yield ShapeFault(f"{place}.encoding", "utf-8", _shown(written))


def _dialect(resource: Json, place: str) -> Iterator[ShapeFault]:
    dialect = resource.get("dialect", {})
    if not isinstance(dialect, dict):
        yield ShapeFault(f"{place}.dialect", "object", _shown(dialect))
        return
    for name, value in dialect.items():
        kind = DIALECT.get(name)
        is_sign = name.endswith("Char") or name == "delimiter"
        if kind is None:
            yield ShapeFault(f"{place}.dialect.{name}", "absent", _shown(value))
        elif not isinstance(value, kind) or (is_sign and len(str(value)) != 1):
            yield ShapeFault(f"{place}.dialect.{name}", "sign" if is_sign else "value", _shown(value))


def _schema(schema: Json, place: str) -> Iterator[ShapeFault]:
    fields = schema.get("fields")
    if not isinstance(fields, list) or len(fields) > MOST_FIELDS:
        yield ShapeFault(f"{place}.fields", "list", _shown(fields))
        return
    for at, one in enumerate(fields):
        where = f"{place}.fields[{at}]"
        if isinstance(one, dict):
            yield from _field(one, where)
        else:
            yield ShapeFault(where, "object", _shown(one))
    for name in ("primaryKey", "missingValues"):
        yield from _names(schema, name, place)
    if "uniqueKeys" in schema:
        yield ShapeFault(f"{place}.uniqueKeys", "absent", _shown(schema["uniqueKeys"]))
    yield from _objects(schema, "foreignKeys", place)
    for where, key in _entries(schema, "foreignKeys", f"{place}."):
        yield from _names(key, "fields", where, is_needed=True)
        if not isinstance(key.get("reference"), dict):
            yield ShapeFault(f"{where}.reference", "object", _shown(key.get("reference")))
            continue
        yield from _names(key["reference"], "fields", f"{where}.reference", is_needed=True)
        if not isinstance(key["reference"].get("resource"), str):
            yield ShapeFault(f"{where}.reference.resource", "text", _shown(key["reference"].get("resource")))


def _field(one: Json, place: str) -> Iterator[ShapeFault]:
    if not isinstance(one.get("name"), str) or not one["name"]:
        yield ShapeFault(f"{place}.name", "text", _shown(one.get("name")))
    for name in ("title", "description", "unit", "scale"):
        yield from _of(one, name, place, str, "text")
    yield from _word(one, "type", place, TYPES, "type-word")
    written = one.get("format", "default")
    if not isinstance(written, str) or not _FORMATS.fullmatch(written):
        yield ShapeFault(f"{place}.format", "format", _shown(written))
    decimals = one.get("decimals", 0)
    if not isinstance(decimals, int) or isinstance(decimals, bool) or not 0 <= decimals <= MOST_DECIMALS:
        yield ShapeFault(f"{place}.decimals", "decimals", _shown(decimals))
    yield from _of(one, "total", place, bool, "truth")
    constraints = one.get("constraints", {})
    if not isinstance(constraints, dict):
        yield ShapeFault(f"{place}.constraints", "object", _shown(constraints))
    else:
        yield from _constraints(constraints, f"{place}.constraints")


def _constraints(found: Json, place: str) -> Iterator[ShapeFault]:
    for name in ("required", "unique"):
        yield from _of(found, name, place, bool, "truth")
    for name in ("minLength", "maxLength"):
        value = found.get(name, 0)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            yield ShapeFault(f"{place}.{name}", "number", _shown(value))
    for name in ("minimum", "maximum"):
        if not isinstance(found.get(name, 0), int | float | str):
            yield ShapeFault(f"{place}.{name}", "number", _shown(found[name]))
    values = found.get("enum", [""])
    if not isinstance(values, list) or not values or not all(isinstance(one, str | int | float) for one in values):
        yield ShapeFault(f"{place}.enum", "list", _shown(values))
    if "pattern" in found:
        yield from _pattern(found["pattern"], f"{place}.pattern")


def _pattern(written: object, place: str) -> Iterator[ShapeFault]:
    if not isinstance(written, str):
        yield ShapeFault(place, "pattern", _shown(written))
        return
    try:
        Pattern(written)
    except PatternError as fault:
        yield ShapeFault(place, "pattern", f"{_shown(written)} – {fault}")


def _profile(found: Json, place: str) -> Iterator[ShapeFault]:
    yield from _word(found, "profile", place, PROFILES, "profile-word")
    if "$schema" in found:
        yield ShapeFault(f"{place}.$schema".lstrip("."), "absent", _shown(found["$schema"]))


def _word(found: Json, name: str, place: str, known: tuple[str, ...], wanted: str) -> Iterator[ShapeFault]:
    if name in found and found[name] not in known:
        yield ShapeFault(f"{place}.{name}".lstrip("."), wanted, _shown(found[name]))


def _of(found: Json, name: str, place: str, kind: type, wanted: str) -> Iterator[ShapeFault]:
    if name in found and found[name] != "" and not isinstance(found[name], kind):
        yield ShapeFault(f"{place}.{name}".lstrip("."), wanted, _shown(found[name]))


def _names(found: Json, name: str, place: str, *, is_needed: bool = False) -> Iterator[ShapeFault]:
    value = found.get(name, None if is_needed else [])
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
        yield ShapeFault(f"{place}.{name}".lstrip("."), "names", _shown(value))


def _objects(found: Json, name: str, place: str) -> Iterator[ShapeFault]:
    value = found.get(name, [])
    if value != "" and not (isinstance(value, list) and all(isinstance(one, dict) for one in value)):
        yield ShapeFault(f"{place}.{name}".lstrip("."), "objects", _shown(value))


def _entries(found: Json, name: str, place: str) -> Iterator[tuple[str, dict[str, Any]]]:
    value = found.get(name)
    for at, one in enumerate(value if isinstance(value, list) else ()):
        if isinstance(one, dict):
            yield f"{place}{name}[{at}]", one


def _shown(value: object) -> str:
    """Return what stands at a place, cut off, and with signs that have no look written as numbers."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    text = CONTROLS.sub(lambda found: f"U+{ord(found[0]):04X}", text)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
