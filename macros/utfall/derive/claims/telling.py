"""What a claim was held against, as sentences of the catalogue: the measure, its time, its value and its cell."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.claims import levels as kinds
from utfall.model.unit import KRONOR, abbreviated, converted, is_money
from utfall.number import rounded
from utfall.period import Frequency
from utfall.words import Sentence

if TYPE_CHECKING:
    from utfall.derive.claims.levels import Level
    from utfall.derive.claims.sentence import Claim
    from utfall.period import Period

_MEASURES = {
    (kinds.OUTCOME, kinds.OWN): "own", (kinds.OUTCOME, kinds.TO_DATE): "year_to_date",
    (kinds.OUTCOME, kinds.ROLLING): "rolling_12", (kinds.TARGET, kinds.REPORTED): "target",
    (kinds.TARGET, kinds.YEAR): "year_target", (kinds.FORECAST, kinds.YEAR): "forecast",
    (kinds.REST, kinds.YEAR): "rest", (kinds.REST, kinds.OWN): "rest_month", (kinds.MEAN, kinds.OWN): "mean",
}  # fmt: skip


def known(claim: Claim) -> Sentence | None:
    """Return what a claim was held against; ``None`` where there was nothing."""
    level = claim.level
    if level is None:
        return None
    base = claim.details.get("base")
    said = _level(level, claim)
    if base is not None:
        said = Sentence("claim.between", {"one": said, "other": _level(base, claim)})  # type: ignore[arg-type]
        value = claim.details.get("value")
        if isinstance(value, Decimal):
            params = {
                "what": said,
                "value": rounded(value, _places(claim, level)),
                "unit": _unit(claim.unit or level.unit),
            }
            said = Sentence("claim.difference", params)
    return Sentence("claim.at", {"known": said, "there": there(level)})


def there(level: Level) -> Sentence:
    """Return the cell that a level stands in."""
    if level.row is None:
        return Sentence("claim.file", {"file": level.file})
    return Sentence("claim.cell", {"file": level.file, "row": level.row, "column": level.column})


def _unit(unit: str) -> Sentence | str:
    """Return a unit as it follows a figure, money as the language writes it."""
    return Sentence(f"money.{unit}") if unit in KRONOR else abbreviated(unit)


def _level(level: Level, claim: Claim) -> Sentence:
    measure = Sentence(f"known.{_MEASURES.get((level.measure, level.span), 'outcome')}")
    value, unit = level.value, level.unit
    if claim.unit and is_money(claim.unit) and is_money(unit):
        value, unit = converted(value, unit, claim.unit) or value, claim.unit
    params = {"name": level.name, "measure": measure, "period": _period(level.period),
              "value": rounded(value, max(_places(claim, level), 0)), "unit": _unit(unit)}  # fmt: skip
    return Sentence("claim.level", params)


def _places(claim: Claim, level: Level) -> int:
    if claim.unit and is_money(claim.unit) and claim.unit != level.unit:
        return max(claim.decimals, 1)
    return max(claim.decimals, level.decimals)


def _period(period: Period) -> Sentence | str:
    if period.frequency is Frequency.MONTH:
        return Sentence("claim.month", {"month": Sentence(f"month.name.{period.number}"), "year": str(period.year)})
    if period.frequency is Frequency.YEAR:
        return period.year_name
    return Sentence(f"period.name.{period.frequency.value}", {"number": str(period.number), "year": period.year_name})
