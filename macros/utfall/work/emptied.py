"""Which cells of the last report a new one begins without, as the descriptor says of its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Json = Mapping[str, Any]
    Row = dict[str, str]


def emptied_columns(resource: Json) -> frozenset[str]:
    """Return the columns that are about the period, and those whose values follow from others."""
    fields = resource["schema"]["fields"]
    return frozenset(
        one["name"] for one in fields if one.get("period") is True or one.get("formula") or one.get("from")
    )


def emptied(rows: Iterable[Row], columns: frozenset[str]) -> list[Row]:
    """Return rows with nothing in those columns."""
    return [{name: "" if name in columns else text for name, text in row.items()} for row in rows]


def standing_notes(rows: Iterable[Row], resources: Sequence[Json], of_the_month: Iterable[str]) -> list[Row]:
    """Return the footnotes that hold for the new report too: not those at rows or cells that are of one report only."""
    gone = {(one["name"], column) for one in resources for column in emptied_columns(one)}
    past = set(of_the_month)
    return [row for row in rows if row["resource"] not in past and (row["resource"], row["field"]) not in gone]
