"""What the parts of a weighted mean weigh: as it is told, else what their own parts weigh together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.breakdown_faults import Unfollowed
from utfall.derive.breakdown_frame import KNOWN, LARGEST, MARGIN, UNKNOWN, BreakdownFrame, largest_in, places_in
from utfall.derive.breakdown_roll import OUTCOME, SUM, WEIGHT, Roll
from utfall.model.column_rows import FIRST_ROW

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd


class PartWeights(Roll):
    """What each part of a mean weighs: as it is told, else what its own parts weigh together."""

    def __init__(self, frame: BreakdownFrame) -> None:
        scale = places_in(frame.columns, WEIGHT) + 1
        largest = largest_in(frame.columns, WEIGHT, scale) * max(1, len(frame.rows))
        super().__init__(frame, WEIGHT, scale, "int64" if largest < LARGEST else "object")
        told = frame.amounts(WEIGHT, scale, self.kind, is_shown=False)
        self.told = told.assign(total=told["value"], weight=told["value"])[frame.is_mean]
        self.outcomes = frame.states(OUTCOME)
        self.off: list[Unfollowed] = []
        self.found = self._found()

    def _found(self) -> pd.Series:
        """Return the weight of each row, zero where it is not known."""
        found = self.told["value"].where(self.told["state"] == KNOWN, 0)
        for first, second in self.pairs() if len(self.told) else ():
            rows = self.rows_of(first, second, with_margins=True)[self.told.index]
            stated = self.keyed(self.told.assign(value=found)[rows], first, second)
            stated["state"] = (stated["value"] <= 0).map({True: UNKNOWN, False: KNOWN})
            stated["total"] = stated["weight"] = stated["value"]
            lacking = stated[stated["state"] == UNKNOWN].set_index("key")["row"]
            stated = stated[stated["state"] == KNOWN]
            inner = stated[(stated["a"] > MARGIN) & ((stated["b"] > MARGIN) | (not second))]
            for wholes in self.rolled(inner, stated.set_index("key"), first, second):
                self.off += self._differing(wholes, first, second)
                sure = wholes[~wholes["unknown"] & (wholes["absent"] == 0) & (wholes["known"] > 0)]
                filled = lacking[lacking.index.isin(sure.index)]
                found.loc[filled.to_numpy() - FIRST_ROW] = sure["total"].loc[filled.index].to_numpy()
        return found

    def _differing(self, wholes: pd.DataFrame, first: str, second: str) -> Iterator[Unfollowed]:
        sure = wholes[(wholes["state"] == KNOWN) & ~wholes["unknown"] & (wholes["absent"] == 0)]
        off = sure[(sure["value"] - sure["total"]).abs() > sure["half_stated"] + sure["half"]]
        for one in off.to_dict("records"):
            yield Unfollowed(
                SUM, WEIGHT, self.frame.indicators[one["indicator"]], self.frame.period(one["period"]),
                first if one["axis"] == "a" else second, one["row"], one["part"], is_off=True,
                shown=self.decimal(one["value"]), expected=self.decimal(one["total"]),
                bound=self.decimal(one["half_stated"] + one["half"]), terms=one["known"],
            )  # fmt: skip

    def faults(self) -> Iterator[Unfollowed]:
        """Yield what is wrong with the weights: those that are lacking or not above zero, and sums of them."""
        yield from self.off
        told = self.outcomes[self.told.index] == KNOWN
        is_zero = (self.told["state"] == KNOWN) & (self.told["value"] <= 0)
        lacking = self.told.index[told & ((self.found <= 0) | is_zero)]
        has_any = self.frame.rows["indicator"].loc[self.told.index[self.found > 0]].unique()
        shown: set[int] = set()
        for at in lacking:
            row = self.frame.rows.loc[at]
            place = int(row["indicator"])
            if place not in has_any and place in shown:
                continue
            shown.add(place)
            value = self.decimal(self.told["value"].loc[at]) if self.told["state"].loc[at] == KNOWN else None
            case = "weight-zero" if value is not None else "no-weight" if place in has_any else "no-weights"
            yield Unfollowed(
                case, WEIGHT, self.frame.indicators[place], self.frame.period(row["period"]), "",
                int(at) + FIRST_ROW, int(at) + FIRST_ROW, is_off=True, shown=value,
            )  # fmt: skip


def without_weights(frame: BreakdownFrame) -> Iterator[Unfollowed]:
    """Tell once of each indicator that is a mean and has no weights, where there is no column of them."""
    told = frame.rows[frame.is_mean & (frame.states(OUTCOME) == KNOWN)].drop_duplicates("indicator")
    for at, place, code in zip(told.index, told["indicator"], told["period"], strict=True):
        row = int(at) + FIRST_ROW
        indicator, period = frame.indicators[place], frame.period(code)
        yield Unfollowed("no-weights", WEIGHT, indicator, period, "", row, row, is_off=True)
