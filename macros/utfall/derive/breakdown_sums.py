"""Wholes that do not follow from their parts, at every node of the dimensions' trees and where two are crossed.

Each figure is rounded on its own, by at most half a unit of the last place that it is told to; a whole may differ from
its parts by what these can make together, and no more. Of a whole with a suppressed or unknown part nothing is said.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pandas as pd

from utfall.derive.breakdown_faults import Unfollowed
from utfall.derive.breakdown_frame import (
    KNOWN,
    LARGEST,
    MARGIN,
    UNKNOWN,
    BreakdownFrame,
    largest_in,
    places_in,
    scaled,
    state_of,
)
from utfall.derive.breakdown_roll import MEAN, OF_INDICATOR, OUTCOME, SUM, TARGET, WEIGHT, Roll
from utfall.derive.breakdown_weights import PartWeights, without_weights
from utfall.model.missing import Missing
from utfall.number import places_of, rounded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from utfall.derive.breakdown_faults import Wholes
    from utfall.model.indicator import Amount

SHOWN_PLACES = 3  # of a mean that a message tells


def faults(frame: BreakdownFrame, wholes: Wholes) -> Iterator[Unfollowed]:
    """Yield what is wrong with the weights, the outcomes and the targets."""
    weights = PartWeights(frame) if WEIGHT in frame.columns and frame.is_mean.any() else None
    yield from weights.faults() if weights else without_weights(frame)
    yield from _Sums(frame, OUTCOME, wholes, weights.found if weights else None).faults()
    if TARGET in frame.columns:
        yield from _Sums(frame, TARGET, wholes, None).faults()


class _Sums(Roll):
    """Outcomes or targets put together: summed, or with ``weights`` as their mean."""

    def __init__(self, frame: BreakdownFrame, column: str, wholes: Wholes, weights: pd.Series | None) -> None:
        most = max((one.decimals for one in frame.indicators), default=0)
        self.wholes = _wholes(frame, wholes, column)
        own = max((places_of(one) for one in self.wholes.values() if isinstance(one, Decimal)), default=0)
        scale = max(places_in(frame.columns, column), most, own) + 1
        heaviest = 1 if weights is None or weights.empty else max(1, int(weights.max()))
        largest = max(
            largest_in(frame.columns, column, scale),
            *(abs(scaled(one, scale)) for one in self.wholes.values()),
        )  # fmt: skip
        is_small = largest * heaviest * max(1, len(frame.rows)) < LARGEST
        super().__init__(frame, column, scale, "int64" if is_small else "object")
        told = frame.amounts(column, scale, self.kind)
        heavy = [1] * len(told) if weights is None else weights.reindex(told.index, fill_value=1).tolist()
        told["weight"] = pd.Series(heavy, index=told.index, dtype=self.kind)
        if weights is None:
            told = told[~frame.is_mean]
        self.told = told

    def faults(self) -> Iterator[Unfollowed]:
        """Yield the wholes that their parts do not make."""
        if self.told.empty or not (self.told["state"] == KNOWN).any():
            return
        told = self.told.assign(
            total=self.told["value"] * self.told["weight"],
            state=self.told["state"].where((self.told["state"] != KNOWN) | (self.told["weight"] > 0), UNKNOWN),
        )
        for first, second in self.pairs():
            stated = self.keyed(told[self.rows_of(first, second, with_margins=True)[told.index]], first, second)
            inner = stated[self.rows_of(first, second, with_margins=False)[stated.index]].copy()
            inner["half"] = inner["half"] * inner["weight"]
            tops = self._tops(inner, first, second)
            known = pd.concat([stated.set_index("key")[["value", "state", "half", "row"]], tops])
            for wholes in self.rolled(inner, known, first, second):
                yield from self._differing(wholes, first, second)

    def _tops(self, inner: pd.DataFrame, first: str, second: str) -> pd.DataFrame:
        """Return what is told of the indicators in all, as rows that are divided by nothing."""
        found = inner[["indicator", "period"]].drop_duplicates().assign(a=MARGIN, b=MARGIN)
        pairs = list(zip(found["indicator"], found["period"], strict=True))
        amounts = [self.wholes[pair] for pair in pairs]
        decimals = [self.frame.indicators[place].decimals for place, _ in pairs]
        halves = [
            5 * 10 ** (self.scale - 1 - max(places_of(one) if isinstance(one, Decimal) else 0, least))
            for one, least in zip(amounts, decimals, strict=True)
        ]
        told: dict[str, Any] = {
            "value": pd.Series([scaled(one, self.scale) for one in amounts], dtype=self.kind, index=found.index),
            "state": [state_of(one) for one in amounts],
            "half": pd.Series(halves, dtype=self.kind, index=found.index),
            "row": OF_INDICATOR,
        }
        return found.assign(key=self.key(found, first, second), **told).set_index("key")[[*told]]

    def _differing(self, wholes: pd.DataFrame, first: str, second: str) -> Iterator[Unfollowed]:
        is_mean = wholes["indicator"].map(lambda place: self.frame.ways[place] != SUM)
        weight = wholes["weight"].where(is_mean, 1)
        sure = (wholes["state"] == KNOWN) & ~wholes["unknown"] & (wholes["known"] > 0) & (weight > 0)
        bound = wholes["half"] + (wholes["half_stated"] * weight).where(sure, 0)
        off = sure & (((wholes["value"] * weight).where(sure, 0) - wholes["total"]).abs() > bound)
        lacks = (wholes["absent"] > 0) & (self.column == OUTCOME)
        off &= (wholes["absent"] == 0) | (self.column == OUTCOME)
        rows = wholes.assign(off=off, weight=weight, bound=bound, mean=is_mean, sure=sure)[off | lacks]
        for one in rows.to_dict("records"):
            yield self._told(one, first if one["axis"] == "a" else second)

    def _told(self, one: Mapping[Any, Any], dimension: str) -> Unfollowed:
        weight = Decimal(one["weight"]) if one["sure"] else Decimal(1)
        members = self.frame.trees[dimension].dimension
        whole = members.members[one[one["axis"]]] if one[one["axis"]] > MARGIN else None
        parts = members.children(whole.id if whole else "")
        present = {members.members[place].id for place in one["present"]} if one["absent"] else set()
        return Unfollowed(
            "absent" if one["absent"] else MEAN if one["mean"] else SUM, self.column,
            self.frame.indicators[one["indicator"]], self.frame.period(one["period"]), dimension,
            one["row"] if one["row"] > 0 else None, one["part"], is_off=one["off"], terms=one["known"],
            shown=self.decimal(one["value"]) if one["sure"] else None,
            expected=_divided(self.decimal(one["total"]), weight) if one["sure"] else None,
            bound=_divided(self.decimal(one["bound"]), weight) if one["sure"] else None,
            of=whole.name if whole else "",
            absent=tuple(part.name for part in parts if part.id not in present) if one["absent"] else (),
        )  # fmt: skip


def _divided(value: Decimal, weight: Decimal) -> Decimal:
    """Return a mean as a message tells it; of a sum the weight is one, and it is told whole."""
    return value if weight == 1 else rounded(value / weight, SHOWN_PLACES)


def _wholes(frame: BreakdownFrame, wholes: Wholes, column: str) -> dict[tuple[int, int], Amount]:
    """Return what is told in all, by the places of indicator and period."""
    pairs = frame.rows[["indicator", "period"]].drop_duplicates()
    places = {
        (int(place), int(code)): (frame.indicators[place].id, frame.period(code), column)
        for place, code in zip(pairs["indicator"], pairs["period"], strict=True)
    }
    return {place: wholes.get(one, Missing.NOT_REPORTED) for place, one in places.items()}
