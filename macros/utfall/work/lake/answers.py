"""An answer as text: a table for the eye, CSV or JSON for programs. Figures are written whole, never rounded."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, time
from decimal import Decimal
from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from utfall.work.lake.query import QueryAnswer


def answer_text(answer: QueryAnswer, form: str) -> str:
    """Return an answer as a table, as CSV or as JSON."""
    return {"table": _table, "csv": _csv, "json": _json}[form](answer)


def _csv(answer: QueryAnswer) -> str:
    told = io.StringIO(newline="")
    writer = csv.writer(told, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([_cell(value) for value in row] for row in answer.rows)
    return told.getvalue().rstrip("\n")


def _json(answer: QueryAnswer) -> str:
    names = _distinct(answer.columns)
    rows = [f"{{{', '.join(_pairs(names, row))}}}" for row in answer.rows]
    return "[{}]".format(",\n ".join(rows))


def _distinct(columns: tuple[str, ...]) -> list[str]:
    """Return the names of columns, with a number after one that has stood before."""
    names: list[str] = []
    for column in columns:
        numbered = (f"{column}_{number}" for number in count(2))
        names.append(column if column not in names else next(one for one in numbered if one not in names))
    return names


def _pairs(names: list[str], row: tuple[Any, ...]) -> list[str]:
    return [f"{_in_json(name)}: {_in_json(value)}" for name, value in zip(names, row, strict=True)]


def _in_json(value: object) -> str:
    """Return a value as JSON; a decimal with all its digits, which Python's own writer would not."""
    if isinstance(value, Decimal):
        return _plain(value)
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_in_json(str(key))}: {_in_json(one)}' for key, one in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_in_json, value))}]"
    if isinstance(value, bool | int | str) or value is None:
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, float):
        return json.dumps(value) if value - value == 0 else json.dumps(str(value))  # JSON has no infinity
    return json.dumps(_cell(value), ensure_ascii=False)


def _table(answer: QueryAnswer) -> str:
    rows = [[_printable(_cell(value)) for value in row] for row in answer.rows]
    is_figure = [
        any(isinstance(row[at], int | float | Decimal) and not isinstance(row[at], bool) for row in answer.rows)
        for at in range(len(answer.columns))
    ]
    widths = [max(map(len, (name, *(row[at] for row in rows)))) for at, name in enumerate(answer.columns)]
    lines = [list(answer.columns), ["─" * width for width in widths], *rows]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(line, widths, is_figure, strict=True)
        ).rstrip()
        for line in lines
    )


def _printable(text: str) -> str:
    """Return a text without what a terminal would do something else with than show."""
    return text if text.isprintable() else "".join(one if one.isprintable() else "\ufffd" for one in text)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return _plain(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, dict | list | tuple):
        return _in_json(value)
    return str(value)


def _plain(value: Decimal) -> str:
    """Return a decimal without exponent, and without the zeros that only its type has."""
    if not value.is_finite():
        return str(value)
    text = format(value, "f")
    return "0" if value == 0 else text.rstrip("0").rstrip(".") if "." in text else text
