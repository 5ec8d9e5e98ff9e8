"""What deviates, and how many have which status: the start page's two tables."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.assessed_items import assessed_items, deviating
from utfall.model.missing import Missing
from utfall.model.status import Standing
from utfall.shown.table import Cell, Column, Number
from utfall.view.assemble import Draft, assemble
from utfall.view.verdict import told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from utfall.derive.assessed_items import AssessedItem
    from utfall.model.report import Report
    from utfall.shown.outline import Outline
    from utfall.shown.table import Table
    from utfall.words import Words

FILES = {"indicators": "observations", "projects": "project_statuses"}


def deviating_table(report: Report, words: Words) -> Table | None:
    """Return what deviates with cause and action, the worst first; ``None`` where nothing does."""
    found = deviating(report)
    if not found:
        return None
    columns = [
        Column("name", words.say("heading.deviating"), "name"),
        Column("status", words.say("heading.status"), "status"),
        Column("cause", words.say("heading.cause"), "text"),
        Column("action", words.say("heading.action"), "text"),
    ]
    rows = [_deviating(words, one) for one in found]
    caption = words.say("caption.deviating", period=report.period.report_name(words))
    return replace(assemble("deviating", caption, columns, rows, _files(report, found)), sortable=True)


def links_of_items(found: Iterable[AssessedItem], outline: Outline) -> dict[str, str]:
    """Return where each item's row leads: an indicator to its own page, else the first chapter with its kind."""
    return {f"{one.kind}-{one.key}": _address(one, outline) for one in found}


def _address(one: AssessedItem, outline: Outline) -> str:
    own = outline.indicator_page(one.key) if one.kind == "indicators" else ""
    return own or outline.chapter_of(one.kind, one.area)


def status_counts_table(report: Report, words: Words) -> Table | None:
    """Return how many of each kind of thing have each status, computed ones apart; ``None`` where nothing has one."""
    found = assessed_items(report)
    columns = [
        Column("name", words.say("heading.kind-of-matter"), "name"),
        Column("status", words.say("heading.status"), "status"),
        Column("count", words.say("heading.count"), "number"),
    ]
    rows = []
    for kind in dict.fromkeys(one.kind for one in found):
        counts = Counter(_counted(one.standing) for one in found if one.kind == kind)
        name = words.say(f"kind-of-matter.{kind}")
        for standing in sorted(counts, key=_best_first):
            count = Cell(Number(Decimal(counts[standing])))
            cells = {"name": Cell(name), "status": Cell(told(standing, words)), "count": count}
            rows.append(Draft(f"{kind}-{_name(standing)}", cells))
    if not rows:
        return None
    caption = words.say("caption.status-counts", period=report.period.report_name(words))
    return assemble("status-counts", caption, columns, rows, _files(report, found))


def _counted(standing: Standing) -> Standing:
    """Return what a status is counted as: judged or computed, whatever else stands beside it."""
    return Standing(computed=standing.computed) if standing.is_computed else Standing(standing.shown)


def _best_first(standing: Standing) -> tuple[int, bool]:
    return (standing.shown.order if standing.shown else 0, standing.is_computed)


def _name(standing: Standing) -> str:
    state = standing.shown.id if standing.shown else ""
    return f"{state}-computed" if standing.is_computed else state


def _deviating(words: Words, one: AssessedItem) -> Draft:
    kind = words.say(f"changed-thing.{one.kind}")
    if one.dimension:
        kind = f"{kind}, {words.say(f'dimension.{one.dimension}').lower()}"
    cells = {
        "name": Cell(one.name),
        "status": Cell(told(one.standing, words)),
        "cause": Cell(one.cause or (Missing.NOT_REPORTED if one.deviates else "")),
        "action": Cell(one.action or (Missing.NOT_REPORTED if one.deviates and one.dimension else "")),
    }
    return Draft(f"{one.kind}-{one.key}", cells, detail=kind)


def _files(report: Report, found: tuple[AssessedItem, ...]) -> tuple[str, ...]:
    names = dict.fromkeys(FILES.get(one.kind, one.kind) for one in found)
    return tuple(report.resources[name].file for name in names if name in report.resources)
