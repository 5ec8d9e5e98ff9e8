"""Money against its budget, period by period: how much each was above or below, around zero."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.corrected import corrected, own_inputs
from utfall.derive.measures import own_value
from utfall.derive.own_target import own_targets
from utfall.derive.series import series_of
from utfall.number import rounded
from utfall.shown.chart import ChartKind, Panel, PointMark, Role, Sign
from utfall.view.breaks import break_text
from utfall.view.chart_finding import months_finding
from utfall.view.chart_parts import sentences
from utfall.view.chart_scale import shown_in
from utfall.view.time_parts import ChartText, over_time_chart, series_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.derive.own_target import OwnTarget
    from utfall.derive.series import Series
    from utfall.model.history import History
    from utfall.model.indicator import Indicator
    from utfall.period import Period
    from utfall.shown.chart import Chart
    from utfall.view.chart_scale import Shown
    from utfall.words import Words

LATEST = 12  # months
WORSE = {"lower": 1, "higher": -1}


def month_chart(history: History, words: Words, indicator: Indicator, known: Sequence[Period]) -> Chart | None:
    """Return each period's outcome less its own budget, for the latest year; ``None`` without a budget."""
    series, targets = series_of(history, indicator), own_targets(history, indicator)
    periods = list(known)[-(LATEST // indicator.rhythm.months) :]
    outcomes = [found.value if (found := own_value(series, one)) else None for one in periods]
    differences = [
        outcome - targets[one].value if outcome is not None and one in targets else None
        for outcome, one in zip(outcomes, periods, strict=True)
    ]
    there = [one for one in differences if one is not None]
    if len(there) < 2:  # noqa: PLR2004 - one column compares nothing
        return None
    shown = shown_in(history, words, indicator, [one for one in outcomes if one is not None])
    values = [None if one is None else shown.of(one) for one in differences]
    term = "budget" if indicator.target_term == "budget" else "target"
    changed = [bool(corrected(history, indicator, own_inputs(indicator, one))) for one in periods]
    drawn = series_in(shown, Role.OUTCOME, words.say(f"chart.difference.{term}"), differences, changed)
    labels = tuple("" if one is None else shown.number(one, signed=True) for one in drawn.values)
    texts = tuple("" if one is None else text.replace(shown.text(one), shown.text(one, signed=True))
                  for one, text in zip(drawn.values, drawn.shown, strict=True))  # fmt: skip
    drawn = replace(drawn, labels=labels, shown=texts)
    worse = WORSE.get(indicator.direction, 0)
    panel = Panel(
        tuple(one.short(words) for one in periods), (drawn,), shown.unit, ticks=_ticks(periods, words),
        span=_span([one for one in drawn.values if one is not None]),
        sides=tuple(words.say(f"chart.side.{term}.{one}") for one in ("above", "at", "below")),  # type: ignore[arg-type]
        worse=worse, marks=_marks(history, indicator, periods, drawn.values),
    )  # fmt: skip
    finding = months_finding(
        indicator, shown, periods, [one if isinstance(one, Decimal) else None for one in values], worse
    )
    told = ChartText(
        finding, _subtitle(words, indicator, shown, term),
        sentences(words.say("chart.said.months", finding=finding), *_said(shown, periods, drawn.values, term)),
        _notes(words, series, targets, periods, panel),
    )  # fmt: skip
    return over_time_chart(history, indicator, (ChartKind.MONTHS, panel), shown, told)


def _span(values: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """Return the range of the columns, from zero; of columns of nothing one to either side."""
    low, high = min(Decimal(0), *values), max(Decimal(0), *values)
    return (low, high) if low != high else (Decimal(-1), Decimal(1))


def _ticks(periods: Sequence[Period], words: Words) -> tuple[str, ...]:
    """Return the names along the axis: the month, with the year below the first and where another begins."""
    names = []
    for at, one in enumerate(periods):
        name = one.short(words)
        month = (
            name.removesuffix(f" {one.year_name}") if one.frequency.months > 1 else name.removesuffix(f" {one.year}")
        )
        year = name.removeprefix(month).strip()
        before = periods[at - 1] if at else None
        is_new = before is None or before.short(words).rpartition(" ")[2] != name.rpartition(" ")[2]
        names.append(f"{month}\n{year}" if is_new else month)
    return tuple(names)


def _subtitle(words: Words, indicator: Indicator, shown: Shown, term: str) -> str:
    unit = "month" if indicator.rhythm.months == 1 else "period"
    better = {"lower": "below", "higher": "above"}.get(indicator.direction, "")
    read = words.say(f"chart.reading.{better}") if better else ""
    return (
        f"{words.say(f'chart.sub.months.{unit}', term=words.say(f'chart.term.{term}'), unit=shown.unit)} {read}".strip()
    )


def _marks(
    history: History, indicator: Indicator, periods: Sequence[Period], values: Sequence[Decimal | None]
) -> tuple[PointMark, ...]:
    """Return a ring at the value of each period whose own outcome has been corrected."""
    return tuple(
        PointMark(Sign.CORRECTED, at, value)
        for at, (one, value) in enumerate(zip(periods, values, strict=True))
        if value is not None and corrected(history, indicator, [one])
    )


def _said(shown: Shown, periods: Sequence[Period], values: Sequence[Decimal | None], term: str) -> list[str]:
    """Say the newest value, and the farthest on either side."""
    words = shown.words
    known = [(value, at) for at, value in enumerate(values) if value is not None]
    newest, at = known[-1]
    said = [
        words.say("chart.said.newest", period=_capital(periods[at].name(words)), value=shown.text(newest, signed=True))
    ]
    for side, key in ((1, "above"), (-1, "below")):
        value, at = max(known, key=lambda pair: pair[0] * side)
        if rounded(value, shown.decimals) * side > 0:
            where = words.say(f"chart.side.{term}.{key}")
            text = shown.text(abs(value))
            said.append(words.say("chart.said.farthest", where=where, period=periods[at].name(words), value=text))
    return said


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _notes(
    words: Words, series: Series, targets: dict[Period, OwnTarget], periods: Sequence[Period], panel: Panel
) -> tuple[str, ...]:
    found = [words.say("chart.sign.corrected")] if panel.marks else []
    changed = [one.name(words) for one in periods if one in targets and targets[one].has_change]
    found += [words.say("chart.budget-changed", period=one) for one in changed]
    parts = {point.part for one in periods if (point := series.at(one))}
    if len(parts) > 1:
        found.append(break_text(words, series.breaks[max(parts) - 1]))
    return tuple(found)
