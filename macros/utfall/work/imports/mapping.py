"""How a delivery's sheets are read, as it is kept beside the months in NAME.toml: written once, mended by hand at will.

A table of the file names sheet, headings and rows as the delivery writes them, with the month taken out, and what each
is in the package. What a delivery says beside that is listed as left alone, so that what is new is seen.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from utfall.errors import UsageError
from utfall.names import every
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from utfall.project import Project

ALONE = "-"  # what a column or row is mapped to that is left alone
_TEXTS = ("resource", "sheet", "unit", "share", "period_column", "unit_column")
_LISTS = ("flipped", "summed")


@dataclass(frozen=True, slots=True)
class TableMapping:
    """Say what one table of a delivery is in the package.

    ``columns`` are by heading, ``rows`` by label; what they are mapped to is a column's name and a row's key, or ``-``
    for what is left alone. ``unit`` is that of amounts of money. ``share`` is ``fraction`` where 0.058 is 5.8 per cent.
    ``flipped`` are rows whose sign is turned, ``summed`` columns whose months are added from the beginning of the year.
    """

    resource: str
    sheet: str
    columns: Mapping[str, str]
    rows: Mapping[str, str]
    unit: str = ""
    share: str = ""
    period_column: str = ""
    unit_column: str = ""
    flipped: tuple[str, ...] = ()
    summed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceMapping:
    """Hold the tables of a source. ``name`` is that of its file."""

    name: str
    tables: tuple[TableMapping, ...] = field(default=())


def sources_folder(project: Project) -> Path:
    """Return the folder of the mappings beside the months: the one that is there, else as the project names it."""
    possible = [project.data / one.sources for one in every(project.named.language)]
    return next((folder for folder in possible if folder.is_dir()), possible[0])


def mapping_file(project: Project, name: str) -> Path:
    """Return where the mapping of a source is kept."""
    return sources_folder(project) / f"{name}.toml"


def read_mapping(project: Project, name: str) -> SourceMapping | None:
    """Return a source's mapping, if it has one. Raise ``UsageError`` for a file that says something else."""
    file = mapping_file(project, name)
    if not file.is_file():
        return None
    shown = file.relative_to(project.root).as_posix()
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise UsageError(Sentence("import.mapping-broken", {"file": shown, "reason": str(fault)})) from fault
    tables = found.get("table")
    if not isinstance(tables, list) or not tables:
        raise UsageError(Sentence("import.mapping-broken", {"file": shown, "reason": "[[table]]"}))
    return SourceMapping(name, tuple(_table(one, shown) for one in tables))


def _table(found: Any, file: str) -> TableMapping:  # noqa: ANN401 - what TOML gives, held to be a table here
    def broken(name: str) -> UsageError:
        return UsageError(Sentence("import.mapping-broken", {"file": file, "reason": name}))

    if not isinstance(found, dict):
        raise broken("[[table]]")
    texts: dict[str, Any] = {name: found.get(name, "") for name in _TEXTS}
    lists: dict[str, Any] = {name: found.get(name, []) for name in _LISTS}
    dicts: dict[str, Any] = {name: found.get(name, {}) for name in ("columns", "rows")}
    for name in found:
        if name not in {*texts, *lists, *dicts}:
            raise broken(name)
    for name, text in texts.items():
        if not isinstance(text, str) or (name in {"resource", "sheet"} and not text):
            raise broken(name)
    for name, said in {**lists, **dicts}.items():
        each = list(said.values()) if isinstance(said, dict) else said
        is_kind = isinstance(said, list if name in lists else dict)
        if not is_kind or not all(isinstance(one, str) for one in each):
            raise broken(name)
    flipped, summed = (tuple(lists[name]) for name in _LISTS)
    return TableMapping(**texts, **dicts, flipped=flipped, summed=summed)


def mapping_text(mapping: SourceMapping, heading: str) -> str:
    """Return a mapping as the text of its file, with a comment over it."""
    lines = [*(f"# {line}" for line in heading.splitlines())]
    for table in mapping.tables:
        lines += ["", "[[table]]"]
        lines += [f"{name} = {_quoted(text)}" for name in _TEXTS if (text := getattr(table, name))]
        lines += [f"{name} = [{', '.join(map(_quoted, said))}]" for name in _LISTS if (said := getattr(table, name))]
        for name in ("columns", "rows"):
            lines += ["", f"[table.{name}]", *(f"{_quoted(key)} = {_quoted(said)}"
                      for key, said in getattr(table, name).items())]  # fmt: skip
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Return a basic string of TOML, whose escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
