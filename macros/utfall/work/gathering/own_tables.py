"""How the tables that a gathered month has beside the contract's are described: columns, titles, keys, figures."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from utfall.model.contract import CONTRACTS, FILE
from utfall.model.gathered import COLUMNS, KEYS, NUMBERS
from utfall.model.missing import SYMBOLS
from utfall.model.resource import UNIT
from utfall.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    Json = dict[str, Any]


def described(name: str, columns: Sequence[str], language: str) -> Json:
    """Return a table's entry in a descriptor: the contract's, or one of the gathered tables'."""
    if name in CONTRACTS:
        return CONTRACTS[name].described(language, frozenset(columns))
    speech = words(language)
    fields = [_field(name, column, language) for column in COLUMNS[name]]
    schema = {"fields": fields, "missingValues": list(SYMBOLS), "primaryKey": list(KEYS[name])}
    said = {part: speech.say(f"gathered.{name}.{part}") for part in ("title", "description")}
    return {"name": name, "path": f"{name}.csv", **said, **copy.deepcopy(FILE), "schema": schema}


def _field(table: str, column: str, language: str) -> Json:
    speech = words(language)
    if column in NUMBERS and table != "member_statuses":
        title = speech.say(f"column.statement_lines.{column}.title")
    else:
        title = speech.say(f"gathered.column.{column}")
    if column == UNIT:
        return {"name": column, "title": title, "type": "string", "role": UNIT}
    if column not in NUMBERS:
        return {"name": column, "title": title, "type": "string"}
    # Figures of the month, which follow from the members: nobody fills them in, so that they are never due.
    return {"name": column, "title": title, "type": "integer" if column == "count" else "number", "period": False}
