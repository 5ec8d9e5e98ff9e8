"""What deviates as a table, the worst first: the figure, the cause, the action, who is responsible and until when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall.derive.rating import LAST_YEAR, PREVIOUS_REPORT, YEAR
from utfall.derive.status import status_of
from utfall.derive.worst_first import worst_first
from utfall.model.missing import Missing
from utfall.model.status import State, Tone
from utfall.shown.content import Day
from utfall.shown.outline import Outline, WayOn
from utfall.shown.table import Cell, Column
from utfall.view.assemble import Draft, assemble
from utfall.view.assessed_tables import files_of
from utfall.view.dates import date_text
from utfall.view.tile_scale import scale_of
from utfall.view.verdict import told

if TYPE_CHECKING:
    from utfall.derive.assessed_items import AssessedItem
    from utfall.model.history import History
    from utfall.model.report import Report
    from utfall.shown.content import Content
    from utfall.shown.table import Table
    from utfall.words import Words

NOWHERE = Outline()
ALL, FEW = "deviating", "worst"  # the addresses of the tables of all that deviates and of the worst of it
BRIEF = ("name", "status", "cause", "action")
OVER = {"done", "cancelled"}  # statuses of what there is no date to wait for
KINDS = ("indicators", "goals", "activities", "assignments", "projects")


@dataclass(frozen=True, slots=True)
class Deviations:
    """Hold what deviates, the worst first, and the table of it. A table of the worst has its first rows."""

    items: tuple[AssessedItem, ...]
    table: Table

    @property
    def counts(self) -> dict[str, int]:
        """How many things of each kind deviate: a project is one, whatever of it does."""
        found = {kind: len({one.name for one in self.items if one.kind == kind and one.deviates}) for kind in KINDS}
        return {kind: count for kind, count in found.items() if count}


def deviations(
    history: History, words: Words, outline: Outline = NOWHERE, limit: int | None = None
) -> Deviations | None:
    """Return what deviates, of it a table of so many rows at most; ``None`` where nothing does."""
    found = worst_first(history)
    if not found:
        return None
    report = history.current
    keys = ("name", "status", "figure", "cause", "action", "responsible", "until")
    heads = {"name": "deviating", "responsible": "owner"}
    kinds = {"name": "name", "status": "status"}
    columns = [Column(key, words.say(f"heading.{heads.get(key, key)}"), kinds.get(key, "text")) for key in keys]
    shown = found[:limit]
    rows = [_row(report, words, one, outline) for one in shown]
    period = report.period.report_name(words)
    key, name = ("caption.deviating", ALL) if limit is None else ("caption.worst", FEW)
    made = assemble(name, words.say(key, period=period), columns, rows, files_of(report, shown))
    return Deviations(found, replace(made, sortable=limit is None))


def deviating_table(history: History, words: Words) -> Table | None:
    """Return all that deviates with cause and action, as a list without figures has it; ``None`` where nothing does."""
    found = deviations(history, words)
    if found is None:
        return None
    places = [at for at, column in enumerate(found.table.columns) if column.key in BRIEF]
    rows = (replace(row, cells=tuple(row.cells[at] for at in places)) for row in found.table.rows)
    return replace(found.table, columns=tuple(found.table.columns[at] for at in places), rows=tuple(rows))


def way_to_all(found: Deviations, words: Words, outline: Outline) -> WayOn:
    """Return the way to the page of all that deviates, with how much of each kind there is."""
    counts = found.counts
    *first, last = [words.say(f"way.{kind}", count=count) for kind, count in counts.items()] or [""]
    rest = f"{', '.join(first)} {words.say('card.and')} {last}" if first else last
    return WayOn(words.say("worst.all", count=sum(counts.values())), outline.address(outline.deviations), rest)


def _address(one: AssessedItem, outline: Outline) -> str:
    """Return where an item's name leads: an indicator to its own page, else the first chapter with its kind."""
    own = outline.indicator_page(one.key) if one.kind == "indicators" else ""
    return own or outline.chapter_of(one.kind, one.area)


def _row(report: Report, words: Words, one: AssessedItem, outline: Outline) -> Draft:
    kind = "" if one.kind == "indicators" else words.say(f"changed-thing.{one.kind}")
    if one.dimension:
        kind = f"{kind}, {words.say(f'dimension.{one.dimension}').lower()}"
    cells = {
        "name": Cell(one.name, leads=_address(one, outline)),
        "status": Cell(told(one.standing, words)),
        "figure": Cell(_figure(report, words, one)),
        "cause": Cell(one.cause or (Missing.NOT_REPORTED if one.deviates else "")),
        "action": Cell(
            one.action or (Missing.NOT_REPORTED if one.deviates and one.dimension else ""),
            leads=outline.chapter_of("activities", one.activity.area) if one.activity else "",
        ),
        "responsible": Cell(one.responsible),
        "until": Cell(_until(report, words, one)),
    }
    return Draft(f"{one.kind}-{one.key}", cells, detail=kind)


def _until(report: Report, words: Words, one: AssessedItem) -> Content:
    """Return the day by which the action is to be done; of an activity that has ended, how it has."""
    state = report.status_in("activities", one.activity.status) if one.activity else one.state
    if isinstance(state, State) and (state.tone is Tone.NEUTRAL or state.id in OVER):
        return state.name.lower() if one.activity else ""
    return "" if isinstance(one.until, Missing) else Day(one.until, date_text(one.until, words))


def _figure(report: Report, words: Words, one: AssessedItem) -> str:
    """Return the figure that the status was computed of, and what it was held against."""
    seen = report.observation(one.key) if one.kind == "indicators" else None
    if seen is None:
        return ""
    indicator = report.indicator(one.key)
    scale, rating = scale_of(report, indicator), status_of(report, indicator, seen).rating
    if rating is None or rating.value is None or rating.target is None:
        return "" if isinstance(seen.outcome, Missing) else scale.rounded(seen.outcome, words)
    value, target = scale.rounded(rating.value, words), scale.said(rating.target, words)
    if rating.compares in {LAST_YEAR, PREVIOUS_REPORT}:
        return words.say(f"worst.figure.{rating.compares}", value=value, target=target)
    if rating.compares == YEAR:
        is_sum = indicator.reported_as == "year_to_date"
        return words.say(
            "worst.figure.outcome" if is_sum else "worst.figure.year", value=value, target=target,
            against=words.say(f"tile.against-year.{indicator.year_target_term}"),
        )  # fmt: skip
    term = f"tile.against.{indicator.target_term}"
    if rating.compares == "forecast":
        term, value = f"tile.against-year.{indicator.year_target_term}", scale.said(rating.value, words)
    return words.say(f"worst.figure.{rating.compares}", value=value, target=target, against=words.say(term))
