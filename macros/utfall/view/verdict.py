"""An indicator's status with what stands behind it, put into words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from utfall.derive.status import status_in_column, status_of
from utfall.model.missing import Missing
from utfall.model.unit import PERCENT
from utfall.number import rounded
from utfall.shown.content import Verdict

if TYPE_CHECKING:
    from decimal import Decimal

    from utfall.derive.rating import Rating
    from utfall.derive.status import IndicatorStatus
    from utfall.model.indicator import Indicator, Observation
    from utfall.model.report import Report
    from utfall.model.resource import Field, Row
    from utfall.model.status import Standing, State
    from utfall.shown.content import Content
    from utfall.words import Words


def verdict(report: Report, words: Words, indicator: Indicator, seen: Observation) -> Content:
    """Return the judged and the computed status of an observation; nothing where none was asked for or given."""
    found = _told(words, indicator, status_of(report, indicator, seen), is_due=seen.outcome is Missing.DUE)
    return found or (Missing.UNREADABLE if seen.status else "")


def column_verdict(report: Report, words: Words, field: Field, row: Row) -> Content:
    """Return the status of a further column of statuses in a row of an indicator's observation, by its own rule."""
    indicator = next((one for one in report.indicators if one.id == row.text("indicator")), None)
    observed = report.observed(row.text("indicator"))
    seen = next((one for one in observed if str(one.period) == row.text("period")), None)
    if indicator is None or seen is None:
        return ""
    written = row.text(field.name)
    is_due = seen.outcome is Missing.DUE
    found = _told(words, indicator, status_in_column(report, indicator, seen, field), is_due=is_due)
    return found or (Missing.UNREADABLE if written else "")


def _told(words: Words, indicator: Indicator, found: IndicatorStatus, *, is_due: bool) -> Verdict | Literal[""]:
    if found.judged is None and found.computed is None:
        return ""
    rule = rule_text(words, indicator, found.rating) if found.rating else ""
    if found.rating and found.rating.value is None and is_due:
        rule = words.say("rule.due", version=found.rating.version)
    return Verdict(found.judged, found.computed, rule)


def told(standing: Standing, words: Words) -> State | Verdict | Literal[""]:
    """Return a thing's status, if it has one: what a rule has computed is said to be computed.

    A judgement stands alone where the rule says the same; where it does not, both stand.
    """
    rule = inputs_text(words, standing.inputs)
    if standing.differs:
        return Verdict(standing.judged, standing.computed, rule)
    if standing.is_computed:
        return Verdict(None, standing.computed, rule)
    return standing.shown or ""


def inputs_text(words: Words, dimensions: tuple[str, ...]) -> str:
    """Return by which of its dimensions a project's computed status is what it is; nothing for what has none."""
    if not dimensions:
        return ""
    named = ", ".join(words.say(f"dimension.{name}") for name in dimensions)
    return words.say("rule.worst-dimension", dimensions=named)


def rule_text(words: Words, indicator: Indicator, rating: Rating) -> str:
    """Return the rule, its version and its inputs as a sentence."""
    if indicator.direction == "none":
        return words.say("rule.no-direction", version=rating.version)
    if rating.value is None or rating.target is None:
        return words.say("rule.nothing", version=rating.version)
    unit = "%" if indicator.unit == PERCENT else indicator.unit
    return words.say(
        "rule.compared",
        version=rating.version,
        compared=words.say(f"rule.what.{rating.compares}"),
        value=rating.value,
        against=words.say(f"rule.against.{rating.compares}"),
        target=rating.target,
        unit=unit,
        direction=words.say(f"direction.{indicator.direction}"),
        tolerance=_plain(rating.tolerance),
        in_unit=words.say("unit-of-change.procent") if indicator.unit == PERCENT else unit,
    )


def _plain(value: Decimal) -> Decimal:
    """Return a worked-out amount without needless zeros."""
    return rounded(value, 0) if value == value.to_integral_value() else value.normalize()
