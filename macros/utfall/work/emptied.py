"""Which cells of the last report a new one begins without, as the descriptor says of its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from utfall.model.contract import CONTRACTS
from utfall.model.resource import ORDER

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


def undeclared_figures(resource: Json) -> frozenset[str]:
    """Return the columns of figures, in a table of one's own, of which nothing says whether they are about the period.

    Taken for the period's: a figure of last month that passes for this month's is worse than one to be typed anew.
    """
    if resource["name"] in CONTRACTS:
        return frozenset()
    schema = resource["schema"]
    keys = {
        *_names(schema.get("primaryKey")),
        *(n for one in schema.get("foreignKeys", ()) for n in _names(one["fields"])),
    }
    return frozenset(
        one["name"]
        for one in schema["fields"]
        if one.get("type") in {"number", "integer"}
        and one["name"] not in {*keys, ORDER}
        and not any(one.get(said) is not None for said in ("period", "role", "formula", "from"))
    )


def _names(said: object) -> list[str]:
    return [said] if isinstance(said, str) else [str(one) for one in said] if isinstance(said, list) else []


def with_declared(resource: Json, undeclared: frozenset[str], empty: frozenset[str]) -> Json:
    """Return a table's description that says of the first columns that they are about the period.

    None that is emptied is required in every row: what is about the period is required before it is published.
    """
    fields = []
    for one in resource["schema"]["fields"]:
        field = {**one, "period": True} if one["name"] in undeclared else one
        rules = field.get("constraints") or {}
        if one["name"] in empty and rules.get("required"):
            field = {**field, "constraints": {name: rule for name, rule in rules.items() if name != "required"}}
        fields.append(field)
    return {**resource, "schema": {**resource["schema"], "fields": fields}} if undeclared or empty else resource


def emptied(rows: Iterable[Row], columns: frozenset[str]) -> list[Row]:
    """Return rows with nothing in those columns."""
    return [{name: "" if name in columns else text for name, text in row.items()} for row in rows]


def standing_notes(rows: Iterable[Row], resources: Sequence[Json], of_the_month: Iterable[str]) -> list[Row]:
    """Return the footnotes that hold for the new report too: not those at rows or cells that are of one report only."""
    gone = {(one["name"], column) for one in resources for column in emptied_columns(one)}
    past = set(of_the_month)
    return [row for row in rows if row["resource"] not in past and (row["resource"], row["field"]) not in gone]
