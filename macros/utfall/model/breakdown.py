"""What indicators are broken down by: dimensions with their trees of members, and the parts reported of each.

The table of breakdowns stays in its columns; a part is made of its row when it is asked for. Knows no files.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from utfall.errors import UnknownName
from utfall.model.column_rows import ABSENT, FIRST_ROW
from utfall.model.indicator import Observation
from utfall.model.missing import Missing
from utfall.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from utfall.model.column_rows import ColumnRows
    from utfall.model.indicator import Amount, Indicator
    from utfall.model.resource import Row, Value

RESOURCE = "breakdowns"
MOST_DIMENSIONS = 2  # that one row may be divided by


@dataclass(frozen=True, slots=True)
class Member:
    """Be one member of a dimension, such as a unit. ``parent`` is the member that it is a part of, if any."""

    dimension: str
    id: str
    order: int
    name: str
    parent: str = ""


@dataclass(frozen=True)
class Dimension:
    """Be something that indicators are broken down by, with its members in the order that they are shown in."""

    id: str
    order: int
    name: str
    description: str = ""
    members: tuple[Member, ...] = ()

    def member(self, name: str) -> Member:
        """Return a member; raise ``UnknownName`` where there is none."""
        if name not in self._by_id:
            raise UnknownName("member", name, self._by_id)
        return self._by_id[name]

    @property
    def roots(self) -> tuple[Member, ...]:
        """The members that together are the whole."""
        return self.children("")

    def children(self, name: str) -> tuple[Member, ...]:
        """Return the members that are parts of one; of the empty name, those that are parts of the whole."""
        return self._children.get(name, ())

    @cached_property
    def tree(self) -> tuple[tuple[Member, int], ...]:
        """Every member below the one that it is a part of, with its depth; those in a circle are left out."""
        return tuple(self._below("", 0))

    def _below(self, name: str, depth: int) -> Iterator[tuple[Member, int]]:
        for member in self.children(name):
            yield member, depth
            yield from self._below(member.id, depth + 1)

    @cached_property
    def _by_id(self) -> Mapping[str, Member]:
        return {one.id: one for one in self.members}

    @cached_property
    def _children(self) -> Mapping[str, tuple[Member, ...]]:
        found: dict[str, tuple[Member, ...]] = {}
        for one in self.members:
            found[one.parent] = (*found.get(one.parent, ()), one)
        return found


@dataclass(frozen=True, slots=True)
class Part:
    """Hold what is reported of an indicator and a period for one member, or one of each of two dimensions.

    ``row`` is the key of its row and ``number`` the row's number in the file. An empty member is the margin: the row is
    not divided by that dimension.
    """

    row: str
    number: int
    indicator: str
    period: Period
    members: tuple[str, ...]
    outcome: Amount
    target: Amount = Missing.NOT_REPORTED
    weight: Amount = Missing.NOT_REPORTED
    status: str = ""
    comment: str = ""
    finality: str = ""

    @property
    def observation(self) -> Observation:
        """The same as an observation of the indicator, to rate and to compare it like one."""
        none = Missing.NOT_REPORTED
        return Observation(
            self.indicator, self.period, self.outcome, self.target, none, none, none, none, none, "",
            self.status, "", self.comment,
        )  # fmt: skip


@dataclass(frozen=True)
class Breakdown:
    """Hold an indicator's parts by one or two dimensions, period by period."""

    indicator: str
    dimensions: tuple[Dimension, ...]
    cells: Mapping[Period, Mapping[tuple[str, ...], Part]]

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods that there are parts of, oldest first."""
        return tuple(sorted(self.cells))

    @property
    def newest(self) -> Period:
        """The newest period."""
        return max(self.cells)

    def part(self, period: Period, *members: str) -> Part | None:
        """Return the part of a period and a member of each dimension, if it has a row; empty is the margin."""
        return self.cells.get(period, {}).get(members)


@dataclass(frozen=True, eq=False)
class Breakdowns:
    """Hold all that a month's package breaks down. ``columns`` names the dimension of each column that has one."""

    dimensions: tuple[Dimension, ...] = ()
    rows: ColumnRows | None = None
    columns: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self._sets)

    @property
    def indicators(self) -> tuple[str, ...]:
        """The ids of the indicators that are broken down, in the order of the file."""
        return tuple(self._sets)

    def by(self, indicator: str) -> tuple[tuple[str, ...], ...]:
        """Return the dimensions that an indicator is broken down by, one or two together."""
        return tuple(self._sets.get(indicator, {}))

    def dimension(self, name: str) -> Dimension:
        """Return a dimension; raise ``UnknownName`` where there is none."""
        known = {one.id: one for one in self.dimensions}
        if name not in known:
            raise UnknownName("dimension", name, known)
        return known[name]

    def of(self, indicator: str, *by: str) -> Breakdown:
        """Return an indicator's parts by one or two dimensions; raise ``UnknownName`` where it has none so."""
        dimensions = tuple(map(self.dimension, by))
        known = self._sets.get(indicator, {})
        found = next((one for one in known if set(one) == set(by)), None)
        if found is None:
            raise UnknownName("breakdown", ", ".join(by), (", ".join(one) for one in known))
        wanted = [rows for one, rows in known.items() if set(one) <= set(by)] if len(by) > 1 else [known[found]]
        cells: dict[Period, dict[tuple[str, ...], Part]] = {}
        for row in sorted(row for rows in wanted for row in rows):
            part = self._part(row, by)
            if part:
                cells.setdefault(part.period, {}).setdefault(part.members, part)
        return Breakdown(indicator, dimensions, cells)

    def members_of(self, row: Row) -> tuple[str, ...]:
        """Return the names of the members that a row is divided by, one that is not known by its id."""
        ids = ((dimension, row.text(column)) for column, dimension in self.columns.items())
        return tuple(self._names.get(one, one[1]) for one in ids if one[1])

    @cached_property
    def _names(self) -> Mapping[tuple[str, str], str]:
        return {(one.id, member.id): member.name for one in self.dimensions for member in one.members}

    def name_of(self, indicator: Indicator | None, row: Row) -> str:
        """Return what a reader calls a row: the indicator, and the members that it is divided by."""
        return ", ".join((indicator.name if indicator else row.text("indicator"), *self.members_of(row)))

    @cached_property
    def _sets(self) -> Mapping[str, Mapping[tuple[str, ...], list[int]]]:
        """The rows of each indicator by the dimensions that they are divided by; those that are of no use left out."""
        if self.rows is None or not self.columns or not {"indicator", "period"} <= set(self.rows.columns):
            return {}
        names = self.rows.columns["indicator"]
        divided = {name: self.rows.columns[name] for name in self.columns if name in self.rows.columns}
        empty = [{ABSENT, *one.codes_where(_is_missing)} for one in divided.values()]
        dimensions = [self.columns[name] for name in divided]
        found: dict[str, dict[tuple[str, ...], list[int]]] = {}
        codes = zip(*(one.codes for one in divided.values()), strict=True)
        for row, members in enumerate(codes):
            by = tuple(name for name, code, none in zip(dimensions, members, empty, strict=True) if code not in none)
            indicator = names.text(row)
            if indicator and 1 <= len(by) <= MOST_DIMENSIONS and len(set(by)) == len(by):
                found.setdefault(indicator, {}).setdefault(by, []).append(row)
        return found

    def _part(self, row: int, by: tuple[str, ...]) -> Part | None:
        if self.rows is None:
            return None
        columns = self.rows.columns
        period = columns["period"].of(row)
        if not isinstance(period, Period):
            return None

        def amount(name: str) -> Amount:
            value = columns[name].of(row) if name in columns else Missing.NOT_REPORTED
            return _amount(value)

        def text(name: str) -> str:
            return columns[name].text(row) if name in columns else ""

        of = {dimension: column for column, dimension in self.columns.items()}
        members = tuple(text(of[dimension]) for dimension in by)
        return Part(
            self.rows.key(row), row + FIRST_ROW, text("indicator"), period, members, amount("outcome"),
            amount("target"), amount("weight"), text("status"), text("comment"),
        )  # fmt: skip


def _is_missing(value: Value) -> bool:
    return isinstance(value, Missing)


def _amount(value: Value) -> Amount:
    return value if isinstance(value, Decimal | Missing) else Missing.UNREADABLE
