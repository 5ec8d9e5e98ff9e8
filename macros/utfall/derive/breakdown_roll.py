"""Parts put together to wholes over the trees of one dimension, or of two that are crossed, level by level.

A node without a row of its own is worked out from its parts, and is a part of the next. What a suppressed or unknown
part is in is not known.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

import pandas as pd

from utfall.derive.breakdown_frame import KNOWN, MARGIN, NIL, UNKNOWN, BreakdownFrame
from utfall.model.column_rows import FIRST_ROW

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


OUTCOME, TARGET, WEIGHT = "outcome", "target", "weight"
SUM, MEAN = "sum", "mean"
OF_INDICATOR, NOWHERE = -1, -2  # the row of a whole that is the indicator's own, and of one that is not told


class Roll:
    """Put the parts of one column together, over each dimension and over each two that are crossed."""

    def __init__(self, frame: BreakdownFrame, column: str, scale: int, kind: str) -> None:
        self.frame, self.column, self.scale, self.kind = frame, column, scale, kind
        self.periods = len(frame.columns["period"].distinct) + 1

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield two dimensions that rows are divided by together, then each alone, with an empty second."""
        for first, second in combinations(self.frame.dimensions, 2):
            if ((self.frame.rows[first] > MARGIN) & (self.frame.rows[second] > MARGIN)).any():
                yield first, second
        for one in self.frame.dimensions:
            yield one, ""

    def rows_of(self, first: str, second: str, *, with_margins: bool) -> pd.Series:
        """Return which rows are divided by these dimensions and no other."""
        rows = self.frame.rows
        others = [one for one in self.frame.dimensions if one not in {first, second}]
        inside = (rows[others] == MARGIN).all(axis=1)
        divided = [rows[one] > MARGIN for one in (first, second) if one]
        if with_margins and second:
            return inside & (divided[0] | divided[1])
        return inside & divided[0] & (divided[1] if second else rows[first] > MARGIN)

    def keyed(self, told: pd.DataFrame, first: str, second: str) -> pd.DataFrame:
        """Return rows with the places that they have in two dimensions, and one number of all that they are of."""
        rows = self.frame.rows.loc[told.index]
        found = told.assign(
            indicator=rows["indicator"], period=rows["period"], a=rows[first], b=rows[second] if second else MARGIN,
            row=told.index + FIRST_ROW, part=told.index + FIRST_ROW,
        )  # fmt: skip
        return found.assign(key=self.key(found, first, second))

    def key(self, rows: pd.DataFrame, first: str, second: str) -> pd.Series:
        """Return one number of indicator, period and the places in two dimensions."""
        sizes = [len(self.frame.trees[one].parents) + 1 if one else 1 for one in (first, second)]
        found = rows["indicator"].astype("int64") * self.periods + rows["period"]
        return (found * sizes[0] + rows["a"] + 1) * sizes[1] + rows["b"] + 1

    def rolled(self, pool: pd.DataFrame, stated: pd.DataFrame, first: str, second: str) -> Iterator[pd.DataFrame]:
        """Yield the wholes of one dimension after the other, from the deepest level up, each beside what is stated.

        ``pool`` has the parts: ``total`` and ``weight`` of each, ``half`` a unit, ``state``. What has no row of its own
        joins them.
        """
        for axis, name in (("a", first), ("b", second)):
            if not name:
                continue
            tree = self.frame.trees[name]
            depths, parents = pd.Series([*tree.depths, MARGIN]), pd.Series([*tree.parents, MARGIN])
            for depth in range(max(tree.depths, default=MARGIN), MARGIN, -1):
                parts = pool[depths.to_numpy()[pool[axis]] == depth]
                if parts.empty:
                    continue
                above = parts.assign(place=parts[axis], **{axis: parents.to_numpy()[parts[axis]]})
                wholes = self._grouped(above.assign(key=self.key(above, first, second)), axis, tree.parts)
                wholes = self._beside(wholes, stated).assign(axis=axis)
                yield wholes
                fresh = wholes[(wholes["row"] == NOWHERE) & ((wholes["a"] > MARGIN) | (wholes["b"] > MARGIN))]
                if len(fresh):
                    is_told = ~fresh["unknown"] & (fresh["absent"] == 0)
                    state = is_told.map({True: KNOWN, False: UNKNOWN}).where(~is_told | (fresh["known"] > 0), NIL)
                    fresh = fresh.assign(state=state.astype("int64"), key=fresh.index)
                    pool = pd.concat([pool, fresh[pool.columns]], ignore_index=True)

    def _grouped(self, parts: pd.DataFrame, axis: str, members: Sequence[int]) -> pd.DataFrame:
        parts = parts.assign(known=(parts["state"] == KNOWN).astype("int64"), unknown=parts["state"] == UNKNOWN)
        for name in ("total", "weight", "half"):
            parts[name] = parts[name].where(parts["known"] == 1, 0)
        groups = parts.groupby("key", sort=False)
        first = groups[["indicator", "period", "a", "b"]].first()
        sums = groups[["total", "weight", "half", "known"]].sum()
        found = first.join(sums).assign(
            count=groups.size(), unknown=groups["unknown"].any(), part=groups["part"].min(),
        )  # fmt: skip
        found["absent"] = pd.Series(members).to_numpy()[found[axis]] - found["count"]
        lacking = found.index[found["absent"] > 0]
        found["present"] = None
        if len(lacking):
            some = parts[parts["key"].isin(lacking)].groupby("key")["place"].agg(frozenset)
            found["present"] = some.reindex(found.index)
        return found

    @staticmethod
    def _beside(wholes: pd.DataFrame, stated: pd.DataFrame) -> pd.DataFrame:
        """Return wholes with what is stated of them: a whole number stays one, which a join would make a float of."""
        none = {"value": 0, "state": UNKNOWN, "half": 0, "row": NOWHERE}
        found = {name: stated[name].reindex(wholes.index, fill_value=fill) for name, fill in none.items()}
        return wholes.assign(half_stated=found.pop("half"), **found)

    def decimal(self, value: int) -> Decimal:
        """Return a scaled figure as it is told."""
        found = Decimal(int(value)).scaleb(-self.scale).normalize()
        return Decimal(f"{found:f}")  # forty, not four tens
