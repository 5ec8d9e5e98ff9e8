"""In which unit, as what share and with which sign a delivery writes its figures, where they show it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.model.unit import alike, converted, is_money
from utfall.source.cells import read_cell
from utfall.work.imports.match_values import figure_of
from utfall.work.imports.period_words import templated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.period import Period
    from utfall.work.imports.layout import SheetBlock
    from utfall.work.imports.match_columns import ColumnMatches
    from utfall.work.imports.match_rows import RowMatch
    from utfall.work.imports.target import TargetPackage, TargetTable

_LEAST, _MOST = (
    Decimal("0.03"),
    Decimal(30),
)  # how much a figure may have changed since the last month to be in its unit
FEWEST = 2  # rows whose sign is the other, before it is taken for the delivery's way


@dataclass(frozen=True, slots=True)
class DeliveryScale:
    """Say in which unit of money and with which signs figures are delivered; empty where nothing shows it."""

    unit: str = ""
    share: str = ""
    flipped: tuple[str, ...] = ()


def guessed_scale(
    block: SheetBlock, table: TargetTable, package: TargetPackage, rows: dict[int, RowMatch], columns: ColumnMatches
) -> tuple[DeliveryScale, str]:
    """Return the scale and how it is known: by figures that were ``values``, by ``size``, or not at all."""
    met = [one for one in columns.reasons.values() if one]
    shares = {one.share for one in met if one.share}
    share = shares.pop() if shares else ""
    units = Counter(one.unit for one in met for row in one.keys if _is_of_money(table, one.keys[row], one.column))
    flipped = {key for one in met for key in one.flipped}
    if units:
        unit = units.most_common(1)[0][0]
        own = _own_unit(table, rows)
        return DeliveryScale(unit or own, share, tuple(sorted(flipped))), "values"
    pairs = list(_pairs(block, table, package, rows, columns))
    unit = _by_size(pairs, table)
    signs = {key for key, value, known in pairs if (value < 0) != (known < 0)}
    is_way = len(signs) >= FEWEST and 2 * len(signs) >= len(pairs)
    turned = tuple(sorted({*flipped, *(signs if is_way else ())}))
    return DeliveryScale(unit, share, turned), "size" if unit else ""


def _is_of_money(table: TargetTable, key: str, column: str) -> bool:
    return is_money(table.rows[key].units.get(column, ""))


def _own_unit(table: TargetTable, rows: dict[int, RowMatch]) -> str:
    units = Counter(unit for match in rows.values() for unit in table.rows[match.key].units.values() if is_money(unit))
    return units.most_common(1)[0][0] if units else ""


def _pairs(
    block: SheetBlock, table: TargetTable, package: TargetPackage, rows: dict[int, RowMatch], columns: ColumnMatches
) -> Iterator[tuple[str, Decimal, Decimal]]:
    """Yield delivered figures of money beside what the package knows of the same: of this month, or of the newest."""
    earlier = [tables[table.resource] for _, tables in sorted(package.earlier.items(), key=_month, reverse=True)
               if table.resource in tables]  # fmt: skip
    for column in block.columns:
        name = columns.columns.get(templated(column.label, package.month), "")
        for row, match in rows.items():
            value = figure_of(block.sheet.cell(row, column.number))
            if not name or not value or not _is_of_money(table, match.key, name):
                continue
            known = (read_cell(one.rows[match.key].values.get(name, ""), "number") for one in (table, *earlier)
                     if match.key in one.rows)  # fmt: skip
            before = next((one for one in known if isinstance(one, Decimal) and one), None)
            if before is not None:
                yield match.key, value, before


def _month(one: tuple[Period, object]) -> Period:
    return one[0]


def _by_size(pairs: list[tuple[str, Decimal, Decimal]], table: TargetTable) -> str:
    """Return the unit in which figures are as large as those that are known; nothing where more than one may be."""
    if not pairs:
        return ""
    ratios = sorted(abs(value / known) for _, value, known in pairs)
    ratio = ratios[len(ratios) // 2]
    units = Counter(unit for row in table.rows.values() for unit in row.units.values() if is_money(unit))
    if not units:
        return ""
    own = units.most_common(1)[0][0]
    fits = [unit for unit in alike(own) if _LEAST <= ratio * (converted(Decimal(1), unit, own) or 0) <= _MOST]
    return fits[0] if len(fits) == 1 else ""
