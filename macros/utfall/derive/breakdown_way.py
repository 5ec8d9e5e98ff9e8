"""How the whole of an indicator follows from its parts: summed, as a weighted mean, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from utfall.model.indicator import Indicator

SUM, WEIGHTED_MEAN, OWN = "sum", "weighted-mean", "own"


def way_of(indicator: Indicator) -> str:
    """Return the declared way, else the usual one: a mean of what is a mean over time too, a sum of all else."""
    return indicator.breakdown or (WEIGHTED_MEAN if indicator.accumulation == "rate" else SUM)
