"""What a descriptor may look like, looked at before anything else reads it.

What it asks for is as much of Data Package as a month needs: a description of files that lie beside it, whole in
itself. An address, a file of another kind or a part of another shape is a fault, and a package with one is
neither read nor handed to Frictionless, which fetches what it is told to and stops at what it does not expect.
"""

from __future__ import annotations

import re
from codecs import lookup
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from utfall.model.unit import CURRENCIES
from utfall.source.cells import CONTROLS, RESERVED
from utfall.source.declared_calendar import calendar_faults
from utfall.source.field_shape import field_faults
from utfall.source.shape_parts import ShapeFault, audience, entries, names, objects, of, shown, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Json = Mapping[str, Any]

LONGEST_PATH = 120
MOST_FIELDS = 1_000
PROFILES = ("data-package", "tabular-data-package", "data-resource", "tabular-data-resource")
DIALECT: dict[str, type | tuple[type, ...]] = {
    "delimiter": str, "lineTerminator": str, "quoteChar": str, "doubleQuote": bool, "escapeChar": str, "header": bool,
    "skipInitialSpace": bool, "nullSequence": str, "caseSensitiveHeader": bool, "commentChar": str,
    "csvddfVersion": (str, float),
}  # fmt: skip
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_ADDRESS = re.compile(r"(?i)(?:https?://|mailto:)\S+$")


def shape_faults(descriptor: Json) -> Iterator[ShapeFault]:
    """Find what in a descriptor has another shape than a month's has."""
    yield from _texts_within(descriptor, "")
    for name in ("name", "title", "description", "version", "period", "id", "language", "case_number"):
        yield from of(descriptor, name, "", str, "text")
    yield from _profile(descriptor, "")
    yield from audience(descriptor, "", may_say=False)
    yield from _name(descriptor, "")
    for name in ("licenses", "sources", "contributors"):
        yield from _links(descriptor, name)
    yield from of(descriptor, "organization", "", dict, "object")
    if isinstance(descriptor.get("organization"), dict):
        for name in descriptor["organization"]:
            yield from of(descriptor["organization"], name, "organization", str, "text")
    yield from names(descriptor, "keywords", "")
    yield from word(descriptor, "currency", "", CURRENCIES, "currency")
    yield from _smallest_group(descriptor)
    yield from (ShapeFault(place, wanted, shown(value)) for place, wanted, value in calendar_faults(descriptor))
    resources = list(entries(descriptor, "resources", ""))
    yield from objects(descriptor, "resources", "")
    for place, resource in resources:
        yield from _resource(resource, place)
    for name, wanted in (("name", "name-once"), ("path", "path-once")):
        said = Counter(one.get(name) for _, one in resources if isinstance(one.get(name), str))
        yield from (ShapeFault("resources", wanted, str(one)) for one, times in said.items() if times > 1)


def _smallest_group(descriptor: Json) -> Iterator[ShapeFault]:
    value = descriptor.get("smallest_group", 0)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        yield ShapeFault("smallest_group", "count", shown(value))


def _name(found: Json, place: str) -> Iterator[ShapeFault]:
    """Find a name that no file can be called by: files and addresses are made of it."""
    name = found.get("name", "")
    if isinstance(name, str) and name and (not _NAME.fullmatch(name) or name.partition(".")[0].lower() in RESERVED):
        yield ShapeFault(f"{place}.name".lstrip("."), "name", shown(name))


def _links(descriptor: Json, name: str) -> Iterator[ShapeFault]:
    yield from objects(descriptor, name, "")
    for place, one in entries(descriptor, name, ""):
        for part in one:
            yield from of(one, part, place, str, "text")
        path = one.get("path", "")
        if isinstance(path, str) and path and not _ADDRESS.match(path):
            yield ShapeFault(f"{place}.path", "address", shown(path))


def _texts_within(found: object, place: str) -> Iterator[ShapeFault]:
    """Find texts, and names, with signs that no page can show."""
    if isinstance(found, dict):
        for name, value in found.items():
            if CONTROLS.search(name):
                yield ShapeFault(place, "signs", shown(name))
            yield from _texts_within(value, f"{place}.{name}".lstrip("."))
    elif isinstance(found, list):
        for at, value in enumerate(found):
            yield from _texts_within(value, f"{place}[{at}]")
    elif isinstance(found, str) and CONTROLS.search(found):
        yield ShapeFault(place, "signs", shown(found))


def _resource(resource: Json, place: str) -> Iterator[ShapeFault]:
    if not isinstance(resource.get("name"), str) or not resource["name"]:
        yield ShapeFault(f"{place}.name", "text", shown(resource.get("name")))
    yield from _name(resource, place)
    yield from _path(resource, place)
    for name in ("title", "description", "mediatype"):
        yield from of(resource, name, place, str, "text")
    yield from _profile(resource, place)
    yield from audience(resource, place, may_say=True)
    yield from word(resource, "scheme", place, ("file",), "scheme-word")
    yield from word(resource, "format", place, ("csv",), "format-word")
    for name in ("data", "compression", "innerpath", "innerPath", "extrapaths", "basepath", "package", "control"):
        if name in resource:
            yield ShapeFault(f"{place}.{name}", "absent", shown(resource[name]))
    yield from _encoding(resource, place)
    yield from _dialect(resource, place)
    if "schema" not in resource or not isinstance(resource["schema"], dict):
        yield ShapeFault(f"{place}.schema", "object", shown(resource.get("schema")))
    else:
        yield from _schema(resource["schema"], f"{place}.schema")


def _path(resource: Json, place: str) -> Iterator[ShapeFault]:
    written = resource.get("path")
    if isinstance(written, str) and not is_safe(written):
        yield ShapeFault(f"{place}.path", "inside", shown(written))
        return
    if not isinstance(written, str) or not written.endswith(".csv") or len(written) > LONGEST_PATH:
        yield ShapeFault(f"{place}.path", "file", shown(written))
        return
    parts = PurePosixPath(written).parts
    odd = any(part.startswith(".") or part.partition(".")[0].lower() in RESERVED for part in parts)
    if odd or "/".join(parts) != written or re.search(r'[\\:*?"<>|\x00-\x1f\x7f]', written):
        yield ShapeFault(f"{place}.path", "file", shown(written))


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
        yield ShapeFault(f"{place}.encoding", "utf-8", shown(written))


def _dialect(resource: Json, place: str) -> Iterator[ShapeFault]:
    dialect = resource.get("dialect", {})
    if not isinstance(dialect, dict):
        yield ShapeFault(f"{place}.dialect", "object", shown(dialect))
        return
    for name, value in dialect.items():
        kind = DIALECT.get(name)
        is_sign = name.endswith("Char") or name == "delimiter"
        if kind is None:
            yield ShapeFault(f"{place}.dialect.{name}", "absent", shown(value))
        elif not isinstance(value, kind) or (is_sign and len(str(value)) != 1):
            yield ShapeFault(f"{place}.dialect.{name}", "sign" if is_sign else "value", shown(value))


def _schema(schema: Json, place: str) -> Iterator[ShapeFault]:
    yield from audience(schema, place, may_say=False)
    fields = schema.get("fields")
    if not isinstance(fields, list) or len(fields) > MOST_FIELDS:
        yield ShapeFault(f"{place}.fields", "list", shown(fields))
        return
    for at, one in enumerate(fields):
        where = f"{place}.fields[{at}]"
        if isinstance(one, dict):
            yield from field_faults(one, where)
        else:
            yield ShapeFault(where, "object", shown(one))
    for name in ("primaryKey", "missingValues"):
        yield from names(schema, name, place)
    if "uniqueKeys" in schema:
        yield ShapeFault(f"{place}.uniqueKeys", "absent", shown(schema["uniqueKeys"]))
    yield from objects(schema, "foreignKeys", place)
    for where, key in entries(schema, "foreignKeys", f"{place}."):
        yield from names(key, "fields", where, is_needed=True)
        if not isinstance(key.get("reference"), dict):
            yield ShapeFault(f"{where}.reference", "object", shown(key.get("reference")))
            continue
        yield from names(key["reference"], "fields", f"{where}.reference", is_needed=True)
        if not isinstance(key["reference"].get("resource"), str):
            yield ShapeFault(f"{where}.reference.resource", "text", shown(key["reference"].get("resource")))


def _profile(found: Json, place: str) -> Iterator[ShapeFault]:
    yield from word(found, "profile", place, PROFILES, "profile-word")
    if "$schema" in found:
        yield ShapeFault(f"{place}.$schema".lstrip("."), "absent", shown(found["$schema"]))
