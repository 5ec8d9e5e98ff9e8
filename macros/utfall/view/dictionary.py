"""The columns of the package's tables, as its own schemas describe them: what a reader of the files must know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.report import Report
    from utfall.model.resource import Field, Resource
    from utfall.words import Words

TYPES = ("string", "integer", "number", "date", "boolean")  # of the Table Schema; what others there are is told as is


@dataclass(frozen=True, slots=True)
class DictionaryColumn:
    """One column: its name in the file, its title, what it holds and the facts about it, in short."""

    name: str
    title: str
    description: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DictionaryTable:
    """One table and its columns, in the order of the file."""

    name: str
    title: str
    file: str
    description: str
    columns: tuple[DictionaryColumn, ...]


def dictionary_entries(report: Report, words: Words, name: str | None = None) -> tuple[DictionaryTable, ...]:
    """Return one table's entry, or every table's. Raises ``UnknownName`` where there is no such table."""
    resources = [report.resource(name)] if name else report.resources.values()
    return tuple(_entry(report, words, one) for one in resources)


def _entry(report: Report, words: Words, resource: Resource) -> DictionaryTable:
    file = resource.file.removeprefix(f"{report.package.folder}/")
    columns = (
        DictionaryColumn(one.name, one.title, one.description, tuple(_facts(words, one))) for one in resource.fields
    )
    return DictionaryTable(resource.name, resource.title, file, resource.description, tuple(columns))


def _facts(words: Words, field: Field) -> Iterator[str]:
    yield words.say(f"dictionary.type.{field.type}") if field.type in TYPES else field.type
    if field.required:
        yield words.say("dictionary.required")
    if field.unit:
        yield words.say("dictionary.unit", unit=field.unit)
    if field.enum:
        yield words.say("dictionary.one-of", values=", ".join(field.enum))
    if field.reference:
        yield words.say("dictionary.refers", resource=field.reference.resource, field=field.reference.field)
