"""What changed since the last report, a row for each thing: what is worse, new forecasts, what is new, better or done.

A thing that has changed in several ways is told of once, by the weightiest of them, with the others after it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.changes import changes
from utfall.derive.comparing import in_unit
from utfall.derive.status import status_of
from utfall.model.missing import Missing
from utfall.model.status import Standing, Tone
from utfall.model.unit import spoken
from utfall.shown.content import Number
from utfall.shown.outline import Outline
from utfall.shown.table import Cell, Column
from utfall.view.assemble import NOTHING, Draft, assemble
from utfall.view.dates import date_text
from utfall.view.tile_scale import scale_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from utfall.derive.change import Change
    from utfall.model.history import History
    from utfall.model.report import Report
    from utfall.shown.table import Table
    from utfall.view.tile_scale import TileScale
    from utfall.words import Words

NOWHERE = Outline()
WORSE, FORECAST, OTHER = GROUPS = ("worse", "forecast", "other")
_WORSE = {"deviation-new", "crossed-below", "delayed", "status-worse", "due-moved"}
_FORECASTS = {"forecast-worse", "forecast-moved", "forecast-better"}
_CROSSED = {"crossed-below", "crossed-above"}  # what the status tells too, where there is one
_DAY = 10  # characters of a day as it is stored


def changes_table(history: History, words: Words, outline: Outline = NOWHERE) -> Table | None:
    """Return the changes since the report before; ``None`` where the archive has none, or nothing changed."""
    before, report = history.previous, history.current
    found = changes(before, report) if before else ()
    if not before or not found:
        return None
    columns = [
        Column("name", words.say("heading.changed"), "name"),
        *(Column(key, words.say(f"heading.change.{key}"), "text") for key in ("before", "after", "was", "now", "what")),
    ]
    things = [
        _Thing(before, report, words, tuple(some), _scale(report, some[0]), _address(report, some[0], outline))
        for some in _by_thing(found).values()
    ]
    rows = []
    for group in GROUPS:
        listed = sorted((one for one in things if one.group == group), key=_reds_first if group == WORSE else _as_told)
        if listed:
            rows.append(Draft(group, {"name": Cell(words.say(f"change-group.{group}"))}, kind="heading"))
        rows += [one.row for one in listed]
    period, since = report.period.report_name(words), before.period.report_name(words)
    files = dict.fromkeys(report.resource(_file(change)).file for change in found)
    caption = words.say("caption.changes", period=period, since=since)
    return assemble("changes", caption, columns, rows, tuple(files))


def _reds_first(thing: _Thing) -> bool:
    return thing.tone is not Tone.BAD


def _as_told(_thing: _Thing) -> int:
    return 0


def _by_thing(found: Sequence[Change]) -> Mapping[str, list[Change]]:
    things: dict[str, list[Change]] = {}
    for one in found:
        things.setdefault(_name(one), []).append(one)
    return things


def _name(one: Change) -> str:
    """Return the id of a thing's row; of a table of one's own each column is a thing."""
    parts = (one.resource, one.key, one.column)
    return "-".join(filter(None, parts)).replace("/", "-").replace(" ", "-").lower()


def _address(report: Report, one: Change, outline: Outline) -> str:
    if one.resource == "indicators":
        return outline.indicator_page(one.key)
    areas = {goal.id: goal.area for goal in report.goals} if one.resource == "goals" else {}
    areas |= {activity.id: activity.area for activity in report.activities if one.resource == "activities"}
    return outline.chapter_of(one.resource, areas.get(one.key, ""))


def _scale(report: Report, change: Change) -> TileScale | None:
    indicator = report.definition(change.key) if change.resource == "indicators" else None
    return scale_of(report, indicator) if indicator else None


def _file(change: Change) -> str:
    return "observations" if change.resource == "indicators" else change.resource


@dataclass(frozen=True, slots=True)
class _Thing:
    """Hold all changes of one thing, the weightiest first."""

    before: Report
    report: Report
    words: Words
    changes: tuple[Change, ...]
    scale: TileScale | None  # of an indicator
    address: str

    @property
    def first(self) -> Change:
        """The change that it is told by."""
        return self.changes[0]

    @property
    def group(self) -> str:
        """The group that its row stands in."""
        if self.first.kind in _WORSE:
            return WORSE
        return FORECAST if self.first.kind in _FORECASTS else OTHER

    @property
    def tone(self) -> Tone | None:
        """The tone of the status that it has now, where that is told."""
        states = (one.after.shown for one in self.changes if isinstance(one.after, Standing))
        return next((one.tone for one in states if one), None)

    @property
    def row(self) -> Draft:
        """Its row."""
        states = next(((one.before, one.after) for one in self.changes if isinstance(one.after, Standing)), None)
        told = [one for one in self.changes if not isinstance(one.after, Standing)]
        if states:  # crossing a target is what the status says
            told = [one for one in told if one.kind not in _CROSSED]
        values = self._values(told)
        cells = {"name": Cell(self.first.name, leads=self.address)}
        if values:
            cells |= {"before": values[0], "after": values[1]}
        if states:
            cells |= {key: _state(one) for key, one in zip(("was", "now"), states, strict=True)}
        if what := "; ".join(self._said(one, is_alone=not states) for one in told):
            cells["what"] = Cell(what)
        is_indicator = self.first.resource == "indicators"
        detail = "" if is_indicator or self._sort == self.first.name else self._sort
        return Draft(_name(self.first), cells, detail=detail)

    @property
    def _sort(self) -> str:
        """What sort of thing it is; of a table of one's own its title and the column."""
        key = f"changed-thing.{self.first.resource}"
        sort = self.words.say(key) if self.words.has(key) else self.report.resource(self.first.resource).title
        column = self.first.column
        return self.words.say("changed-thing.column", thing=sort, column=column) if column else sort

    def _values(self, told: list[Change]) -> tuple[Cell, Cell] | None:
        """Return the values that stand beside its name: of its forecast alone, else of what it is judged by.

        None of an indicator whose definition has changed: a value before it is not compared with one after it.
        """
        if self.first.kind == "redefined":
            return None
        if self.group == FORECAST:
            moved = next(one for one in told if one.kind in _FORECASTS)
            told.remove(moved)
            return self._cells(moved)
        if self.first.resource == "indicators":
            values = self._judged_by()
            forecasts = [one for one in told if one.kind in _FORECASTS]
            if values and [values] == [self._cells(one) for one in forecasts]:
                told.remove(forecasts[0])  # the status is computed of it
            return values
        if told and not told[0].field and isinstance(told[0].after, Decimal):
            moved = told[0]
            unit = spoken(moved.unit)
            return _number(moved.before, ""), _number(moved.after, unit)
        return None

    def _judged_by(self) -> tuple[Cell, Cell] | None:
        """Return what the status of an indicator is computed of, in both reports; sums of the year say nothing."""
        found = [self._compared(report) for report in (self.before, self.report)]
        if found[1] is None:
            return None
        return self._cell(found[0]), self._cell(found[1], with_unit=True)

    def _compared(self, report: Report) -> Decimal | None:
        """Return what a report's status is computed of, in the unit that this report has."""
        now = self.report.definition(self.first.key)
        indicator, seen = report.definition(self.first.key), report.observation(self.first.key)
        if now is None or indicator is None or seen is None:
            return None
        if indicator.reported_as == "period":
            value = None if isinstance(seen.outcome, Missing) else seen.outcome
        else:
            rating = status_of(report, indicator, seen).rating
            value = rating.value if rating and rating.compares == "forecast" else None
        return None if value is None else in_unit(now, value, indicator.unit)

    def _cells(self, moved: Change) -> tuple[Cell, Cell]:
        """Return both values of a forecast, with all their decimals where they would else read as the same."""
        before, after = self._cell(moved.before), self._cell(moved.after, with_unit=True)
        numbers = [one.content for one in (before, after) if isinstance(one.content, Number)]
        if len({one.rounded for one in numbers}) < len(numbers):
            before, after = (Cell(replace(one, decimals=None)) for one in numbers)
        return before, after

    def _cell(self, value: object, *, with_unit: bool = False) -> Cell:
        if not isinstance(value, Decimal) or self.scale is None:
            return NOTHING
        return Cell(replace(self.scale.number(value), unit=spoken(self.scale.unit) if with_unit else ""))

    def _said(self, one: Change, *, is_alone: bool) -> str:
        """Return a change in words, with what stood and stands there where no cell has it."""
        kind = self.words.say(f"change.{one.kind}")
        if one.count:
            what = "rows" if one.kind in {"new", "gone"} else "values"
            return f"{kind}: {self.words.say(f'changed-thing.{what}', count=one.count)}"
        old, new = (self._text(one, value) for value in (one.before, one.after))
        is_shown = is_alone and isinstance(one.after, Decimal) and one.kind not in _FORECASTS
        if is_shown or not new:
            return kind
        return self.words.say("change-said", kind=kind, old=old, new=new) if old else f"{kind}: {new}"

    def _text(self, one: Change, value: Standing | Decimal | str | None) -> str:
        if isinstance(value, Decimal):
            return self.scale.said(value, self.words) if self.scale else str(value)
        if not isinstance(value, str):
            return ""
        key = f"series-break.{one.field}.{value}"
        if one.field and self.words.has(key):
            return self.words.say(key)
        return date_text(date.fromisoformat(value), self.words) if one.kind == "due-moved" else value


def _state(found: Standing | Decimal | str | None) -> Cell:
    shown = found.shown if isinstance(found, Standing) else None
    return Cell(shown) if shown else NOTHING


def _number(value: object, unit: str) -> Cell:
    return Cell(Number(value, None, unit)) if isinstance(value, Decimal) else NOTHING
