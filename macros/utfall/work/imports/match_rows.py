"""Which row of the package each row of a delivery is, by what they are called: exactly, or nearly and no other so near.

A name that fits two rows fits none, unless the line over it or the sheet says which.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING

from utfall.words import any_of, recognised
from utfall.work.imports.layout import MOST_SECTIONS, WITHIN
from utfall.work.imports.period_words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from utfall.work.imports.layout import BlockRow, SheetBlock
    from utfall.work.imports.target import TargetRow, TargetTable

NEAR, APART = 0.84, 0.06  # how alike a near name is, and how much more than the next
WORTH_NAMING = 0.72  # a name that is this near is asked about rather than passed over
_PARENTHESES = re.compile(r"(?P<before>.+?) \((?P<within>[^()]+)\)")
_CODE = re.compile(r"^[\d\s.:–-]+(?=\D)")


@dataclass(frozen=True, slots=True)
class RowMatch:
    """Say which row of the package a row is, and how that is known: ``exact``, ``near`` or ``values``."""

    key: str
    how: str


def is_total(row: BlockRow) -> bool:
    """Tell whether a row is a sum of others by what it is called."""
    return any(plain(label).startswith(recognised("import", "row.total-begins")) for label in row.labels)


def label_key(row: BlockRow, block: SheetBlock) -> str:
    """Return what a mapping calls a row: its label, with the line over it where several have that label."""
    alike = [one for one in block.visible_rows() if plain(one.label) == plain(row.label)]
    for count in range(MOST_SECTIONS + 1):
        ends = [one.sections[len(one.sections) - count :] if count else () for one in alike]
        if len(set(ends)) == len(alike):
            return WITHIN.join([*(row.sections[len(row.sections) - count :] if count else ()), row.label])
    return row.label


def matched_rows(block: SheetBlock, table: TargetTable) -> dict[int, RowMatch]:
    """Return the rows of a table of a sheet, by their number, that are called as rows of the package are."""
    called = _called(table)
    rows = [row for row in block.visible_rows() if row.labels]
    found = _exactly(rows, block, table, called)
    taken = {match.key for match in found.values()}
    for row in rows:
        if row.number not in found and not is_total(row):
            near = _near(row, {name: keys - taken for name, keys in called.items()})
            if near:
                found[row.number] = RowMatch(near, "near")
    return found or _of_sheet(block, table, rows)


def hidden_rows(block: SheetBlock, table: TargetTable) -> dict[int, RowMatch]:
    """Return the rows that nobody sees and that are called as rows of the package are."""
    seen = {row.number for row in block.visible_rows()}
    return _exactly([row for row in block.rows if row.number not in seen], block, table, _called(table))


def _exactly(
    rows: Iterable[BlockRow], block: SheetBlock, table: TargetTable, called: Mapping[str, set[str]]
) -> dict[int, RowMatch]:
    each = {row.number: _exact(row, block, table, called) for row in rows}
    return {number: RowMatch(next(iter(keys)), "exact") for number, keys in each.items() if len(keys) == 1}


def _called(table: TargetTable) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in table.rows.values():
        for short in dict.fromkeys(one for name in row.names for one in _short_names(name)):
            found.setdefault(short, set()).add(row.key)
    return found


def _short_names(name: str) -> Iterator[str]:
    """Yield a name, what it is without a part in parentheses, and that part where it is an abbreviation."""
    yield plain(name)
    if found := _PARENTHESES.fullmatch(" ".join(name.split())):
        yield plain(found["before"])
        if found["within"].isupper():
            yield plain(found["within"])


def _spelt(row: BlockRow, sheet: str) -> Iterator[str]:
    """Yield the ways in which a row may be named, the most telling first."""
    labels = [plain(label) for label in (*row.labels, " ".join(row.labels))]
    bare = [_CODE.sub("", label).strip() for label in labels]
    for label in dict.fromkeys([*labels, *bare]):
        if label:
            yield label
    for label in dict.fromkeys(bare):
        for over in (plain(sheet), plain(row.section)):
            if label and over:
                yield f"{label} {over}"
                yield f"{over} {label}"


def _exact(row: BlockRow, block: SheetBlock, table: TargetTable, called: Mapping[str, set[str]]) -> set[str]:
    for spelt in _spelt(row, block.sheet.name):
        keys = set(called.get(spelt, ()))
        keys = _told_apart(keys, row, block, table) if len(keys) > 1 else keys
        if keys:
            return keys
    return _of_parts(row, block, table)


def _told_apart(keys: set[str], row: BlockRow, block: SheetBlock, table: TargetTable) -> set[str]:
    """Return those of rows with one name that are a part of what stands over the row, the nearest line first."""
    for over in (*reversed(row.labels[:-1]), *reversed(row.sections), block.sheet.name):
        told = {key for key in keys if _stem(over) in {_stem(one) for one in _over(table.rows[key])}}
        keys = told or keys
    return keys


def _over(row: TargetRow) -> Iterator[str]:
    yield from row.wholes
    yield row.group


def _stem(name: str) -> str:
    """Return the name of a whole without the word for a sum."""
    return _sum_before().sub("", plain(name)).strip()


@cache
def _sum_before() -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of(recognised('import', 'row.sum-before'))}) ", re.IGNORECASE)


def _of_parts(row: BlockRow, block: SheetBlock, table: TargetTable) -> set[str]:
    """Return the rows with keys of several columns of which each is named by the row, the line over it or the sheet."""
    said = {plain(one) for one in (*row.labels, *row.sections, block.sheet.name)}
    found = {
        one.key: len(one.parts)
        for one in table.rows.values()
        if one.parts and all(said & {plain(name) for name in part} for part in one.parts)
    }
    return {key for key, count in found.items() if count == max(found.values())}


def _near(row: BlockRow, called: Mapping[str, set[str]]) -> str:
    labels = {_CODE.sub("", plain(label)).strip() for label in row.labels} - {""}
    best: dict[str, float] = {}
    for label in labels:
        for name, keys in called.items():
            if len(keys) == 1 and len(name) > len("abc"):
                key = next(iter(keys))
                best[key] = max(best.get(key, 0), likeness(label, name))
    order = sorted(best.items(), key=lambda one: -one[1])
    if not order or order[0][1] < NEAR or (len(order) > 1 and order[0][1] - order[1][1] < APART):
        return ""
    return order[0][0]


def likeness(one: str, other: str) -> float:
    """Return how alike two names are, from 0 to 1; one that holds numbers that the other has not is another."""
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return 0
    match = SequenceMatcher(None, one, other)
    return match.ratio() if match.quick_ratio() >= WORTH_NAMING else 0


def keys_called(row: BlockRow, block: SheetBlock, table: TargetTable) -> set[str]:
    """Return the keys of all rows that a row may be by its very name: several where nothing tells them apart."""
    return _exact(row, block, table, _called(table))


def nearest_row(row: BlockRow, table: TargetTable) -> TargetRow | None:
    """Return the row of the package that is called most like a row, if any is called nearly so."""
    labels = [_CODE.sub("", plain(label)).strip() for label in row.labels]
    ranked = [
        (likeness(label, plain(name)), one.key) for one in table.rows.values() for name in one.names for label in labels
    ]
    best = max(ranked, default=(0.0, ""))
    return table.rows[best[1]] if best[0] >= WORTH_NAMING else None


def _of_sheet(block: SheetBlock, table: TargetTable, rows: list[BlockRow]) -> dict[int, RowMatch]:
    """Return the one row of a sheet that is itself called as a row of the package: its result or sum."""
    keys = {row.key for row in table.rows.values() if plain(block.sheet.name) in {plain(name) for name in row.names}}
    if len(keys) != 1:
        return {}
    key = keys.pop()
    group = plain(table.rows[key].group)
    whole = [
        row
        for row in rows
        if plain(row.labels[-1]) in recognised("import", "row.whole") or (group and plain(row.labels[-1]) == group)
    ]
    return {whole[0].number: RowMatch(key, "exact")} if len(whole) == 1 else {}
