"""Which withheld figures of a report can be worked out from public ones by arithmetic that nobody has declared.

The declared relations (sums, formulas, statements, breakdowns, earlier months) are looked at elsewhere. Here a column
is held against the other columns of its table, a row against the rows that it is added up with, a share against the
hundred that all shares make, and a column against the same figures in another table. What agrees by chance agrees in
few digits: only where enough of them do is anything told.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from utfall.derive.row_sums import in_order, name_of
from utfall.derive.withheld import withheld_of
from utfall.model.unit import PERCENT
from utfall.number import places_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from utfall.model.report import Report
    from utfall.model.resource import Field, Resource, Row
    from utfall.model.withheld import Withheld

DIGITS = 6  # that have to agree, over all the rows, for arithmetic to be no chance
MOST_ROWS = 2000  # of a table that is held against itself
HUNDRED = Decimal(100)
WAYS: Mapping[str, Callable[[Decimal, Decimal], Decimal | None]] = {  # how two columns may make a third
    "{0} + {1}": lambda one, other: one + other,
    "{0} \u2212 {1}": lambda one, other: one - other,
    "{1} \u2212 {0}": lambda one, other: other - one,
    "{0} × {1}": lambda one, other: one * other,
    "{0} × {1} %": lambda one, other: one * other / HUNDRED,
    "{0} / {1}": lambda one, other: one / other if other else None,
    "{1} / {0}": lambda one, other: other / one if one else None,
    "100 × {0} / {1}": lambda one, other: HUNDRED * one / other if other else None,
    "100 × {1} / {0}": lambda one, other: HUNDRED * other / one if one else None,
}
TIMES = (Decimal(1), Decimal(-1), Decimal(1000), Decimal("0.001"), Decimal(1000000), Decimal("0.000001"))


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A withheld column, or a row's cell in one, that follows; ``sum`` is how, in the words of the table.

    ``case`` is column, row, share or table: what it is worked out from.
    """

    case: str
    resource: str
    column: str
    sum: str
    row: str = ""


def reckoned(report: Report, withheld: Withheld, before: Report | None = None) -> Iterator[Reckoned]:
    """Yield the withheld figures that follow from public ones of the same report, and of the one ``before``."""
    for name, resource in report.resources.items():
        if len(resource.rows) > MOST_ROWS:
            continue
        figures = [one for one in resource.fields if one.is_figure]
        hidden = [one for one in figures if withheld.has_column(name, one.name)]
        public = [one for one in figures if one not in hidden]
        gone = withheld.rows.get(name, frozenset())
        if hidden and name not in withheld.tables:
            then, rows = _with_before(resource, before, [row for row in resource.rows if row.key not in gone])
            yield from _by_columns(resource, rows, hidden, [*public, *then])
        if gone and name not in withheld.tables:
            yield from _by_rows(resource, gone, public)
        for field in hidden:
            yield from _elsewhere(report, resource, field, withheld)


def _with_before(
    resource: Resource, before: Report | None, rows: Sequence[Row]
) -> tuple[Sequence[Field], Sequence[Row]]:
    """Return the columns that the last report showed everybody, and the rows with what stood in them."""
    there = before.resources.get(resource.name) if before else None
    if before is None or there is None or len(there.rows) > MOST_ROWS:
        return (), rows
    was = withheld_of(before)
    shown = [one for one in there.fields if one.is_figure and not was.has_column(there.name, one.name)]
    known = {row.key: row for row in there.rows if not was.has_row(there.name, row.key)}
    called = {one.name: f"{one.name} [{before.period}]" for one in shown}
    fields = [replace(one, name=called[one.name], title=f"{one.title} [{before.period}]") for one in shown]
    joined = [
        replace(row, values={**row.values, **{called[name]: known[row.key].values[name] for name in called
                                              if row.key in known and name in known[row.key].values}})
        for row in rows
    ]  # fmt: skip
    return fields, joined


def _by_columns(
    resource: Resource, rows: Sequence[Row], hidden: Sequence[Field], public: Sequence[Field]
) -> Iterator[Reckoned]:
    for field in hidden:
        told = next(_ways(field, rows, public), "")
        if told:
            yield Reckoned("column", resource.name, field.name, told)


def _ways(field: Field, rows: Sequence[Row], public: Sequence[Field]) -> Iterator[str]:
    """Yield how a column follows from one or two others."""
    for one in public:
        for times in TIMES:
            if _agrees(field, rows, lambda row, one=one, times=times: _times(_value(row, one), times)):  # type: ignore[misc]
                yield one.title if times == 1 else f"{times} × {one.title}"
    for one, other in combinations(public, 2):
        for text, way in WAYS.items():
            if _agrees(field, rows, lambda row, one=one, other=other, way=way: _both(row, one, other, way)):  # type: ignore[misc]
                yield text.format(one.title, other.title)


def _agrees(field: Field, rows: Sequence[Row], follows: Callable[[Row], Decimal | None]) -> bool:
    """Tell whether what follows is what stands in every row where both are, in enough digits."""
    digits = 0
    for row in rows:
        value, other = _value(row, field), follows(row)
        if value is None or other is None:
            continue
        if abs(value - other) > _half(value):
            return False
        digits += _digits(value)
    return digits >= DIGITS


def _by_rows(resource: Resource, gone: frozenset[str], public: Sequence[Field]) -> Iterator[Reckoned]:
    """Find one withheld row that is what a public row has more than the others, or what lacks to a hundred."""
    rows = in_order(resource)
    for field in public:
        named = [(row, value) for row in rows if (value := _value(row, field)) is not None]
        for total, whole in named:
            if total.key in gone:
                continue
            parts = _parts(named, total, whole)
            hidden = [row for row, _ in parts if row.key in gone]
            if len(hidden) == 1 and sum(_digits(value) for _, value in parts) >= DIGITS:
                text = name_of(resource, total)
                yield Reckoned("row", resource.name, field.name, text, hidden[0].key)
                break
        yield from _of_hundred(resource, field, named, gone)


def _parts(named: Sequence[tuple[Row, Decimal]], total: Row, whole: Decimal) -> Sequence[tuple[Row, Decimal]]:
    """Return the rows that add up to one: all others, or those above it since another such row."""
    others = [one for one in named if one[0] is not total]
    if len(others) > 1 and _is_sum(others, whole):
        return others
    at = next(at for at, (row, _) in enumerate(named) if row is total)
    starts = (named[start:at] for start in range(at - 1))
    return next((above for above in starts if _is_sum(above, whole)), [])


def _is_sum(parts: Sequence[tuple[Row, Decimal]], whole: Decimal) -> bool:
    room = sum((_half(value) for _, value in parts), _half(whole))
    return abs(sum((value for _, value in parts), Decimal(0)) - whole) <= room


def _of_hundred(
    resource: Resource, field: Field, named: Sequence[tuple[Row, Decimal]], gone: frozenset[str]
) -> Iterator[Reckoned]:
    hidden = [row for row, _ in named if row.key in gone]
    if field.unit == PERCENT and len(hidden) == 1 and len(named) > 1 and _is_sum(named, HUNDRED):
        yield Reckoned("share", resource.name, field.name, field.title, hidden[0].key)


def _elsewhere(report: Report, resource: Resource, field: Field, withheld: Withheld) -> Iterator[Reckoned]:
    """Find a public column of another table that says the same of the same rows."""
    wanted = {row.key: value for row in resource.rows if (value := _value(row, field)) is not None}
    for name, other in report.resources.items():
        if name == resource.name or name in withheld.tables or len(other.rows) > MOST_ROWS:
            continue
        rows = [row for row in other.rows if row.key in wanted and not withheld.has_row(name, row.key)]
        for one in other.fields if rows else ():
            if not one.is_figure or withheld.has_column(name, one.name):
                continue
            same = [wanted[row.key] for row in rows if _value(row, one) == wanted[row.key]]
            if len(same) == len(rows) and sum(map(_digits, same)) >= DIGITS:
                yield Reckoned("table", resource.name, field.name, f"{other.title}: {one.title}")
                return


def _value(row: Row, field: Field) -> Decimal | None:
    value = row.values.get(field.name)
    return Decimal(value) if isinstance(value, Decimal | int) and not isinstance(value, bool) else None


def _times(value: Decimal | None, times: Decimal) -> Decimal | None:
    return None if value is None else value * times


def _both(row: Row, one: Field, other: Field, way: Callable[[Decimal, Decimal], Decimal | None]) -> Decimal | None:
    first, second = _value(row, one), _value(row, other)
    return None if first is None or second is None else way(first, second)


def _half(value: Decimal) -> Decimal:
    """Return half of the last place in which a figure is written."""
    return Decimal(5).scaleb(-places_of(value) - 1)


def _digits(value: Decimal) -> int:
    """Return how many digits of a figure say something; a zero says nothing."""
    return len(value.normalize().as_tuple().digits) if value else 0
