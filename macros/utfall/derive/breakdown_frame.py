"""The table of breakdowns as pandas frames of whole numbers, for sums over 100 000 rows that are exact.

Figures are scaled to whole numbers by one power of ten: 64-bit where no sum of them can be too large, else Python's own
whole numbers. Loaded only where a month has breakdowns.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pandas as pd

from utfall.derive.breakdown_way import OWN, WEIGHTED_MEAN, way_of
from utfall.model.missing import Missing
from utfall.number import places_of
from utfall.period import Period

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from utfall.model.breakdown import Breakdowns, Dimension
    from utfall.model.column_rows import CodedColumn
    from utfall.model.indicator import Indicator
    from utfall.model.resource import Value

KNOWN, NIL, UNKNOWN = 0, 1, 2  # a figure; one that cannot occur and adds nothing; one that is not told
MARGIN, OF_NO_USE = -1, -2  # in the place of a member: not divided by the dimension; not understood
LARGEST = 2**62


@dataclass(frozen=True, slots=True)
class DimensionTree:
    """Hold a dimension by the places of its members: whose part each is, how deep it lies, how many parts it has.

    A member that is in no place of the tree, by a circle or an unknown parent, has the depth ``OF_NO_USE``. The last
    number of ``parts`` is that of the whole.
    """

    dimension: Dimension
    places: Mapping[str, int]
    parents: Sequence[int]
    depths: Sequence[int]
    parts: Sequence[int]


def tree_of(dimension: Dimension) -> DimensionTree:
    """Return a dimension by the places of its members."""
    places = {one.id: at for at, one in enumerate(dimension.members)}
    depths = {member.id: depth for member, depth in dimension.tree}
    return DimensionTree(
        dimension,
        places,
        [places.get(one.parent, MARGIN) for one in dimension.members],
        [depths.get(one.id, OF_NO_USE) for one in dimension.members],
        [len(dimension.children(one.id)) for one in dimension.members] + [len(dimension.roots)],
    )


class BreakdownFrame:
    """Hold what can be reckoned with of a month's breakdowns, one row of ``rows`` for each of the file's.

    ``rows`` has the place of the indicator, the code of the period and, by the name of each dimension, the place of the
    member. Rows that other checks find fault with are left out.
    """

    def __init__(self, breakdowns: Breakdowns, indicators: Mapping[str, Indicator]) -> None:
        self.indicators = list(indicators.values())
        self.trees = {one.id: tree_of(one) for one in breakdowns.dimensions}
        table = breakdowns.rows
        self.columns: Mapping[str, CodedColumn] = table.columns if table else {}
        places = {name: at for at, name in enumerate(indicators)}
        found = {
            "indicator": self._coded("indicator", lambda value: places.get(str(value), OF_NO_USE)),
            "period": self._coded("period", lambda value: 0 if isinstance(value, Period) else OF_NO_USE),
        }
        rows = pd.DataFrame(found)
        rows.loc[rows["period"] == 0, "period"] = pd.Series(self.columns["period"].codes)
        for column, name in breakdowns.columns.items():
            rows[name] = self._coded(column, self._place(self.trees[name]))
        self.dimensions = list(dict.fromkeys(breakdowns.columns.values()))
        self.ways = [way_of(one) for one in self.indicators]
        rows = rows[(rows > OF_NO_USE).all(axis=1)]
        own = [at for at, way in enumerate(self.ways) if way == OWN]
        rows = rows[~rows["indicator"].isin(own)]
        self.rows = rows.drop_duplicates(["indicator", "period", *self.dimensions])
        means = [at for at, way in enumerate(self.ways) if way == WEIGHTED_MEAN]
        self.is_mean = self.rows["indicator"].isin(means)

    def _place(self, tree: DimensionTree) -> Callable[[Value], int]:
        def place(value: Value) -> int:
            if value is Missing.NOT_REPORTED:
                return MARGIN
            found = tree.places.get(str(value), OF_NO_USE)
            return OF_NO_USE if found == OF_NO_USE or tree.depths[found] == OF_NO_USE else found

        return place

    def _coded(self, name: str, number: Callable[[Value], int]) -> Any:  # noqa: ANN401 - an array
        """Return a number for each row, worked out once for each distinct value."""
        column = self.columns[name]
        numbers = pd.Series([*(number(one) for one in column.distinct), OF_NO_USE], dtype="int64").to_numpy()
        return numbers[pd.Series(column.codes, dtype="int64").to_numpy()]

    def period(self, code: int) -> Period:
        """Return the period of a code."""
        found = self.columns["period"].distinct[code]
        if not isinstance(found, Period):
            raise TypeError(code)
        return found

    def states(self, name: str) -> pd.Series:
        """Return whether each row tells a figure in a column."""
        return pd.Series(self._coded(name, state_of)[self.rows.index], index=self.rows.index).replace(
            OF_NO_USE, UNKNOWN
        )

    def amounts(self, name: str, scale: int, kind: str, *, is_shown: bool = True) -> pd.DataFrame:
        """Return what a column says: ``value`` scaled, ``state``, and ``half`` a unit of the last place it is told to.

        What ``is_shown`` is told to the indicator's decimals at least: 7 may be written for 7.0.
        """
        values = [*self.columns[name].distinct, Missing.NOT_REPORTED]
        codes = pd.Series(self.columns[name].codes, dtype="int64").to_numpy()[self.rows.index]
        numbers = pd.Series([scaled(one, scale) for one in values], dtype=kind).to_numpy()[codes]
        places = pd.Series([places_of(one) if isinstance(one, Decimal) else 0 for one in values]).to_numpy()[codes]
        decimals = pd.Series([one.decimals for one in self.indicators]).to_numpy()[self.rows["indicator"]]
        told_to = pd.DataFrame({"own": places, "of": decimals}).max(axis=1) if is_shown else places
        halves = pd.Series([5 * 10 ** (scale - 1 - place) for place in range(scale)], dtype=kind).to_numpy()[told_to]
        found = pd.DataFrame({"value": numbers, "half": halves}, index=self.rows.index)
        return found.assign(state=self.states(name))


def scaled(value: Value, scale: int) -> int:
    """Return a figure as a whole number of the smallest unit; zero for what is none."""
    return int(value.scaleb(scale)) if isinstance(value, Decimal) else 0


def state_of(value: Value) -> int:
    """Return whether a cell tells a figure."""
    if isinstance(value, Decimal):
        return KNOWN
    return NIL if value is Missing.CANNOT_OCCUR else UNKNOWN


def places_in(columns: Mapping[str, CodedColumn], *names: str) -> int:
    """Return the most decimals that a figure of these columns is written with."""
    values = (one for name in names if name in columns for one in columns[name].distinct)
    return max((places_of(one) for one in values if isinstance(one, Decimal)), default=0)


def largest_in(columns: Mapping[str, CodedColumn], name: str, scale: int) -> int:
    """Return the largest figure of a column, scaled, and at least one."""
    values = columns[name].distinct if name in columns else ()
    return max((abs(scaled(one, scale)) for one in values), default=0) or 1
