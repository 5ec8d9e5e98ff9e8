"""A chart of a table of one's own, from its schema alone: a group of bars for each line, a panel for each unit."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.row_sums import in_order
from utfall.errors import MacroError, NothingToShow
from utfall.model.missing import Missing
from utfall.model.resource import LINE
from utfall.shown.chart import ChartKind, Panel, Role
from utfall.view.chart_parts import (
    Heading,
    NumberFormat,
    distinct,
    drawn,
    extremes,
    filled,
    sentences,
    sign_of,
    with_sign,
)
from utfall.view.own_cells import figure_content, unit_of
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.history import History
    from utfall.model.resource import Field, Resource, Row
    from utfall.shown.chart import Chart, ChartSeries
    from utfall.view.choice import ColumnChoice
    from utfall.words import Words

BAR_ROLES = (Role.OUTCOME, Role.TARGET, Role.FORECAST)


def resource_chart(history: History, words: Words, name: str, choice: ColumnChoice) -> Chart:
    """Return the figures of a table: the columns that are asked for, else the first that have one and the same unit.

    Raises ``UnknownName`` for a column without figures, ``MacroError`` for more of one unit than bars can tell apart.
    """
    resource = history.current.resource(name)
    rows = [row for row in in_order(resource) if resource.kind(row) == LINE]
    head = next((one for one in resource.fields if one.type == "string" and one.name != "id" and not one.role), None)
    if head is None:
        raise MacroError(Sentence("error.not-charted", {"name": name}))
    panels = [_panel(words, resource, head, choice, group) for group in _groups(resource, rows, choice)]
    panels = [panel for panel in panels if panel.series]
    if not panels:
        raise NothingToShow(Sentence("error.not-charted", {"name": name}))
    unit = panels[0].unit if len(panels) == 1 else ""
    title = choice.caption(words.say("chart.title.resource", name=resource.title, unit=with_sign(unit)))
    said = [extremes(words, panel.categories, panel.series[0]) for panel in panels]
    heading = Heading(
        choice.address(f"chart-{name.replace('_', '-')}"), title,
        sentences(words.say("chart.said.resource", count=len(rows)), *said),
    )  # fmt: skip
    return drawn(ChartKind.BARS, heading, panels, words, [resource.file])


Group = tuple[str, list["Field"], list["Row"]]


def _groups(resource: Resource, rows: list[Row], choice: ColumnChoice) -> Iterator[Group]:
    """Yield unit, columns and lines of each panel: figures of different units never share an axis."""
    figures = [one for one in resource.fields if one.is_figure]
    asked = figures if choice.columns is None else choice.keys(figures, lambda one: one.name)
    parts: dict[str, tuple[dict[str, Field], dict[int, Row]]] = {}
    for field in asked:
        for row in rows:
            columns, lines = parts.setdefault(unit_of(resource, field, row), ({}, {}))
            columns[field.name], lines[row.number] = field, row
    by_column = [unit for field in asked[:1] for unit in dict.fromkeys(unit_of(resource, field, row) for row in rows)]
    for unit, (columns, lines) in parts.items():
        if choice.columns is None and unit not in by_column:
            continue  # without being asked, what has the unit of the first column
        own = list(columns.values())
        if choice.columns is None:
            own = own[: len(BAR_ROLES)]
        elif len(own) > len(BAR_ROLES):
            raise MacroError(Sentence("error.too-many-bars", {"unit": unit or "–", "most": len(BAR_ROLES)}))
        yield unit, own, list(lines.values())


def _panel(words: Words, resource: Resource, head: Field, choice: ColumnChoice, group: Group) -> Panel:
    unit, fields, rows = group
    series = []
    for role, field in zip(BAR_ROLES, fields, strict=False):
        values = [row.values.get(field.name) for row in rows]
        amounts = [Decimal(one) if isinstance(one, int | Decimal) else one for one in values]
        given = [one if isinstance(one, Decimal | Missing) else None for one in amounts]
        title = (choice.columns or {}).get(field.name) or field.title
        series.append(_series(words, resource, (role, field, title, unit), rows, given))
    names = distinct(row.text(head.name) or row.key for row in rows)
    return Panel(names, filled(series), sign_of(unit), sign_of(unit) if resource.of_role("unit") else "")


def _series(
    words: Words, resource: Resource, said: tuple[Role, Field, str, str], rows: list[Row],
    given: list[Decimal | Missing | None],
) -> ChartSeries:  # fmt: skip
    role, field, title, unit = said
    shown = [figure_content(Decimal(0), resource, field, row).decimals for row in rows]
    decimals = None if None in shown else [one for one in shown if one is not None]
    return NumberFormat(words, unit, field.decimals).series(role, title, given, decimals, due=True)
