"""What charts over time have in common: series in the chart's unit, ids, and words about the newest value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.model.missing import Missing
from utfall.shown.chart import Chart, ChartSeries, Role
from utfall.view.chart_parts import Heading, drawn, files_of
from utfall.view.due import absent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from utfall.model.history import History
    from utfall.model.indicator import Amount, Indicator
    from utfall.period import Period
    from utfall.shown.chart import ChartKind, Panel
    from utfall.view.chart_scale import Shown


DUE = {Role.OUTCOME, Role.PREVIOUS, Role.EARLIER}  # of these it is said that a value is not there


@dataclass(frozen=True, slots=True)
class ChartText:
    """Hold what is said around a picture: the finding, what is measured, what stands below, and the alternative.

    ``measure`` is what the table of the same values is called.
    """

    finding: str
    subtitle: str
    alternative: str
    notes: tuple[str, ...] = ()
    measure: str = ""


def chart_id(indicator: Indicator, kind: str = "series") -> str:
    """Return the address of an indicator's chart in a page."""
    return f"chart-{kind}-{indicator.id.replace('/', '-')}"


def series_in(
    shown: Shown, role: Role, name: str, amounts: Iterable[Amount | None], corrected: Sequence[bool] = (), *,
    signed: bool = False,
) -> ChartSeries:  # fmt: skip
    """Return a series in the chart's unit; what is missing is left open. Corrected values are said to be so."""
    given = [shown.of(one) for one in amounts]
    values = tuple(one if isinstance(one, Decimal) else None for one in given)
    why = tuple(absent(one, due=role in DUE) if isinstance(one, Missing) else "" for one in given)
    texts = ["" if one is None else shown.text(one, signed=signed) for one in values]
    said = shown.words.say("text.corrected-point")
    marked = [f"{text} ({said})" if text and is_so else text for text, is_so in zip(texts, corrected, strict=False)]
    return ChartSeries(role, name, values, tuple(marked or texts), (shown.decimals,) * len(values), absent=why)


def ended(one: ChartSeries, shown: Shown, word: str = "") -> ChartSeries:
    """Return a series whose line is named where it ends: its name, or another word, and its last figure."""
    return replace(one, end=f"{word or one.name} {shown.number(last_value(one))}")


def over_time_chart(
    history: History, indicator: Indicator, what: tuple[ChartKind, Panel], shown: Shown, told: ChartText, *,
    name: str = "series",
) -> Chart:  # fmt: skip
    """Return the chart of a panel of a kind, with the table of the same values."""
    kind, panel = what
    files = tuple(dict.fromkeys(files_of(history, "statement_lines" if "/" in indicator.id else "observations")))
    head = Heading(chart_id(indicator, name), told.finding, told.alternative)
    found = drawn(kind, head, [panel], shown.words, files)
    table = replace(found.table, caption=told.measure or told.subtitle)
    return replace(found, subtitle=told.subtitle, notes=told.notes, table=table)


def against(shown: Shown, panel: Panel, last: int) -> list[str]:
    """Say what the newest value is held against, where there is anything."""
    target = next((one for one in panel.series if one.role is Role.TARGET), None)
    held = target.values[last] if target else None
    if target is None or held is None:
        return []
    return [shown.words.say("chart.said.against", term=target.name.lower(), value=shown.text(held))]


def last_value(one: ChartSeries) -> Decimal:
    """Return the last value of a series that has one."""
    return next(value for value in reversed(one.values) if value is not None)


def per(shown: Shown, indicator: Indicator) -> str:
    """Return how often an indicator comes, in words: per month."""
    return shown.words.say(f"chart.per.{indicator.frequency}")


def why_missing(history: History, name: str, period: Period) -> Missing:
    """Return why a period has no value: as its newest report says, else it is not reported."""
    for report in reversed(history.reports):
        for seen in report.observed(name):
            if seen.period == period and isinstance(seen.outcome, Missing):
                return seen.outcome
    return Missing.NOT_REPORTED
