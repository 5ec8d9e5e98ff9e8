"""The definitions that the city takes over from members the first time, with the areas and the scale that they name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.derive.breakdown_way import OWN
from utfall.model.contract import CONTRACTS
from utfall.work.gathering.texts import row_of, with_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.words import Words
    from utfall.work.gathering.definitions import Definition
    from utfall.work.gathering.gathered_month import GatheredMonth
    from utfall.work.gathering.month_tables import MonthTable, MonthTables, Row

_OF_THE_MEMBER = ("owner", "contact", "own_reading")  # of its definition: not the city's
_SCALE = "indicator"


def with_definitions(month: MonthTables, found: GatheredMonth, speech: Words) -> MonthTables:
    """Return the month with the definitions that it has from members; the city's own stand as they are."""
    month = (
        month.changed("indicators", lambda table: _with_own(table, found)) if "indicators" in month.tables else month
    )
    fresh = found.fresh
    if not fresh:
        return month
    rows = [_row(one, speech) for one in fresh]
    taken = {row["id"] for row in (*month.table("indicators").rows, *rows)}
    for row in rows:
        row["weight"] = row["weight"] if row["weight"] in taken else ""
    month = month.changed("indicators", lambda table: with_rows(table, rows))
    areas = {row["id"] for row in month.table("areas").rows}
    named = {row["area"]: one.source for one, row in zip(fresh, rows, strict=True) if row["area"]}
    lacking = [row_of(source, "areas", area) for area, source in named.items() if area not in areas and source]
    month = month.changed("areas", lambda table: with_rows(table, lacking)) if lacking else month
    terms = [] if "glossary" in month.tables else list(_terms(found, speech))
    month = month.changed("glossary", lambda table: with_rows(table, terms)) if terms else month
    scale = [] if "scales" in month.tables else _scale(found, speech)
    if not scale:
        return month
    names = [name for row in scale for name in row if row[name]]
    return month.changed("scales", lambda table: replace(table.with_columns(names), rows=tuple(scale)))


def _with_own(table: MonthTable, found: GatheredMonth) -> MonthTable:
    """Return the city's definitions, those that have no weights saying that their wholes are its own."""
    own = {one.indicator.id for one in found.definitions if one.indicator.breakdown == OWN}
    fresh = [row for row in table.rows if row["id"] in own and row.get("breakdown") != OWN]
    rows = tuple({**row, "breakdown": OWN} if row in fresh else row for row in table.rows)
    return replace(table.with_columns(["breakdown"]), rows=rows) if fresh else table


def _row(definition: Definition, speech: Words) -> Row:
    assert definition.source  # noqa: S101 - asked for only of those that come from a member
    row = row_of(definition.source, "indicators", definition.indicator.id)
    own = {"source": speech.say("gathered.source"), "breakdown": definition.indicator.breakdown}
    return {**row, **dict.fromkeys(_OF_THE_MEMBER, ""), **own}


def _terms(found: GatheredMonth, speech: Words) -> Iterator[Row]:
    """Yield the words that members in the city's language explain, each once."""
    told: set[str] = set()
    for member in found.members:
        table = member.report.resources.get("glossary")
        for row in table.rows if table and member.report.package.language == speech.language else ():
            if row.key not in told:
                told.add(row.key)
                yield row_of(member, "glossary", row.key)


def _scale(found: GatheredMonth, speech: Words) -> list[Row]:
    """Return the scale that indicators are judged by, as the first member in the city's language has it."""
    for member in sorted(found.members, key=lambda one: one.report.package.language != speech.language):
        table = member.report.resources.get("scales")
        rows = [row for row in table.rows if row.text("scale") == _SCALE] if table else []
        if rows:
            return [{name: row.text(name) for name in CONTRACTS["scales"].columns} for row in rows]
    return []
