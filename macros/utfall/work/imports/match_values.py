"""Where the package's own figures stand in a delivery: the surest sign of what its rows and columns are.

Figures of the month that are there already (budgets, forecasts, last year's) and those of earlier months are met in the
delivery's columns, in every unit of money, as fractions, and with the other sign.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.model.missing import Missing
from utfall.model.unit import PERCENT, alike, canonical, converted, is_money
from utfall.number import places_of, rounded
from utfall.sheets.workbook import CellKind
from utfall.source.cells import read_cell
from utfall.source.lossless import CellRule, ReadingState, read_written
from utfall.work.imports.layout import is_figure
from utfall.work.imports.period_words import compared, has_month
from utfall.work.imports.reading import FRACTION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from utfall.period import Period
    from utfall.sheets.workbook import SheetCell
    from utfall.work.imports.layout import SheetBlock
    from utfall.work.imports.match_rows import RowMatch
    from utfall.work.imports.target import TargetPackage, TargetTable

TELLING = 3  # digits that a figure must have to tell anything by being equal to another
ALONE = 5  # ... where it is met alone
FEWEST = 3  # figures that are met before a column is taken for found
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class MetColumn:
    """Say that a column of a delivery has a column's figures of a month, with the rows that they were met at.

    ``is_summed`` where the figures are the sums of this month's column and those of the months before it in its year.
    """

    number: int
    column: str
    month: Period
    unit: str
    share: str
    keys: Mapping[int, str]
    flipped: frozenset[str]
    of: int
    is_summed: bool = False

    @property
    def weight(self) -> tuple[int, int]:
        """How much it tells: figures that were met, and those that could have been."""
        return len(self.keys), -self.of


def figure_of(cell: SheetCell | None) -> Decimal | None:
    """Return the figure that a cell holds, as a number or as text in which it is clear."""
    if cell is None or not is_figure(cell):
        return None
    if cell.kind is CellKind.NUMBER:
        return Decimal(cell.text)
    if cell.kind is not CellKind.TEXT:
        return None
    found = read_written(cell.text.strip().rstrip("%").strip(), CellRule("number"))
    value = read_cell(found.text, "number") if found.state in {ReadingState.CANONICAL, ReadingState.MENDED} else None
    return value if isinstance(value, Decimal) else None


def met_columns(
    block: SheetBlock, table: TargetTable, package: TargetPackage, names: Mapping[int, RowMatch]
) -> list[MetColumn]:
    """Return the columns of a delivery in which figures of the package were met, those that tell most first."""
    months: dict[Period, TargetTable] = {package.month: table}
    months |= {month: tables[table.resource] for month, tables in package.earlier.items() if table.resource in tables}
    delivered = {
        column.number: {row.number: value for row in block.visible_rows()
                        if (value := figure_of(block.sheet.cell(row.number, column.number))) is not None}
        for column in block.columns
    }  # fmt: skip
    found = []
    for month, then in months.items():
        sums = _sums(block, delivered, month)
        for name, column in table.columns.items():
            if column.is_number:
                known = _known(then, name)
                found += [one for number, values in delivered.items()
                          for one in _met(number, values, (name, month), then, known, names)]  # fmt: skip
                found += [replace(one, is_summed=True) for number, values in sums.items()
                          for one in _met(number, values, (name, month), then, known, names)]  # fmt: skip
    return sorted(found, key=lambda one: (one.weight, one.month), reverse=True)


def _sums(
    block: SheetBlock, delivered: Mapping[int, Mapping[int, Decimal]], month: Period
) -> dict[int, dict[int, Decimal]]:
    """Return the sums from the beginning of the year to a month, by the column of that month."""
    found = {}
    for column in block.columns:
        parts = months_to(block, column.label, month)
        if len(parts) > 1 and parts[-1] == column.number:
            rows = [row for row in delivered[parts[-1]] if all(row in delivered[part] for part in parts)]
            found[column.number] = {row: sum((delivered[part][row] for part in parts), Decimal(0)) for row in rows}
    return found


def months_to(block: SheetBlock, label: str, month: Period) -> tuple[int, ...]:
    """Return the columns that are headed as a month's is, from the first month of its year; none where one lacks."""
    template = compared(label, month)
    if not has_month(template):
        return ()
    year = [month.shifted(step) for step in range(1 - month.months_passed, 1)]
    by_month = [[one.number for one in block.columns if compared(one.label, each) == template] for each in year]
    return tuple(found[0] for found in by_month) if all(len(found) == 1 for found in by_month) else ()


def _known(table: TargetTable, column: str) -> dict[str, Decimal]:
    """Return the figures of a column that tell something, by the keys of their rows."""
    values = {key: read_cell(row.values.get(column, ""), "number") for key, row in table.rows.items()}
    return {key: value for key, value in values.items()
            if isinstance(value, Decimal) and not isinstance(value, Missing) and value}  # fmt: skip


def digits(value: Decimal) -> int:
    """Return how many digits a figure has, without zeros at its ends."""
    return len(value.normalize().as_tuple().digits)


def _met(
    number: int,
    values: Mapping[int, Decimal],
    sought: tuple[str, Period],
    table: TargetTable,
    known: Mapping[str, Decimal],
    names: Mapping[int, RowMatch],
) -> Iterator[MetColumn]:
    """Yield what was met in one column, in each unit in which anything was."""
    column, month = sought
    units = {key: canonical(row.units.get(column, "")) for key, row in table.rows.items()}
    of = sum(names[row].key in known for row in values if row in names) or len(values)
    for tried in _tried(units.values()):
        index = _index(known, units, tried)
        keys: dict[int, str] = {}
        flipped: set[str] = set()
        for row, value in values.items():
            hits = {key for key in _hits(value, index) if row not in names or names[row].key == key} if index else set()
            if len(hits) == 1 and hits.isdisjoint(keys.values()):
                keys[row] = hits.pop()
                flipped |= {keys[row]} if (value < 0) != (known[keys[row]] < 0) else set()
        if _is_enough(keys, values, known, of):
            yield MetColumn(number, column, month, *tried, keys, frozenset(flipped), of)


def _tried(units: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the units of money that figures of some units may be delivered in, and the way of writing shares."""
    yield "", ""
    yield from ((one, "") for one in dict.fromkeys(one for unit in units if is_money(unit) for one in alike(unit)))
    yield "", FRACTION


_Index = dict[tuple[Decimal, int], dict[Decimal, set[str]]]


def _index(known: Mapping[str, Decimal], units: Mapping[str, str], tried: tuple[str, str]) -> _Index:
    """Return the keys of figures by their size, under the factor and the decimals that a delivered one is brought to.

    Nothing where no figure is of what the unit that is tried measures.
    """
    found: _Index = {}
    is_told = False
    for key, value in known.items():
        factor = _factor(units[key], tried)
        is_told = is_told or (factor != 1 and factor is not None)
        if factor is not None:
            sizes = found.setdefault((factor, places_of(value)), {})
            sizes.setdefault(abs(value), set()).add(key)
    return found if is_told or tried == ("", "") else {}


def _factor(unit: str, tried: tuple[str, str]) -> Decimal | None:
    """Return what a delivered figure is multiplied by; ``None`` where it is not of what is tried."""
    money, share = tried
    if share:
        return _HUNDRED if unit == PERCENT else None
    if not money or not is_money(unit):
        return Decimal(1)
    found = converted(Decimal(1), money, unit)
    return None if found == 1 else found


def _hits(value: Decimal, index: _Index) -> Iterator[str]:
    for (factor, places), sizes in index.items():
        size = abs(value * factor)
        yield from sizes.get(size, ()) or sizes.get(rounded(size, places), ())


def _is_enough(keys: Mapping[int, str], values: Mapping[int, Decimal], known: Mapping[str, Decimal], of: int) -> bool:
    """Tell whether so many figures do not meet by chance."""
    telling = [known[key] for key in keys.values() if digits(known[key]) >= TELLING]
    if len(telling) >= FEWEST:
        return 2 * len(keys) >= min(of, len(values))
    return bool(telling) and 2 * len(keys) >= of and sum(map(digits, telling)) >= ALONE
