"""What every chart is put together of: series with their texts, the table of the same values, and words for both."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.errors import MacroError
from utfall.model.missing import Missing
from utfall.model.unit import PERCENT
from utfall.number import write_number
from utfall.shown.chart import Chart, ChartSeries, Role
from utfall.shown.content import Number
from utfall.shown.table import Cell, Column
from utfall.view.assemble import Draft, assemble
from utfall.view.due import absent
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from utfall.model.history import History
    from utfall.model.indicator import Amount
    from utfall.shown.chart import ChartKind, Panel
    from utfall.shown.table import Table
    from utfall.words import Words

TOO_LARGE = Decimal("1e15")  # what a picture's floating point no longer tells apart from the next whole number
LONGEST = 300  # characters of a text alternative: more is read out of the table


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How the figures of a series are written: decimals (``None`` shows what is stored) and unit."""

    words: Words
    unit: str
    decimals: int | None

    def text(self, value: Decimal, decimals: int | None) -> str:
        """Return a figure with its unit, as a reader meets it."""
        unit = "%" if self.unit == PERCENT else self.unit
        return write_number(value, decimals, self.words.language) + (f"\u00a0{unit}" if unit else "")

    def series(
        self, role: Role, name: str, amounts: Iterable[Amount | None], decimals: Sequence[int] | None = None,
        *, due: bool | None = None,
    ) -> ChartSeries:  # fmt: skip
        """Return a series of amounts; what is missing is left open and never zero. ``None`` was not to be there.

        ``decimals`` are those of each amount, where they are not all defined alike. Of what is ``due`` it is said that
        it is not reported: unless told otherwise of outcomes alone.
        """
        given = tuple(amounts)
        values = tuple(amount if isinstance(amount, Decimal) else None for amount in given)
        is_due = role is Role.OUTCOME if due is None else due
        why = tuple(absent(one, due=is_due) if isinstance(one, Missing) else "" for one in given)
        places = (self.decimals,) * len(values) if decimals is None else tuple(decimals)
        shown = ("" if one is None else self.text(one, many) for one, many in zip(values, places, strict=True))
        return ChartSeries(role, name, values, tuple(shown), places, absent=why)


def filled(series: Iterable[ChartSeries]) -> tuple[ChartSeries, ...]:
    """Return the series that have at least one value."""
    return tuple(one for one in series if any(value is not None for value in one.values))


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Return names of which no two are alike: a category is known by its name."""
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(found)


def sentences(*parts: str) -> str:
    """Return as many of the sentences as fit in a text alternative, from the first."""
    said = ""
    for part in filter(None, parts):
        if said and len(said) + 1 + len(part) > LONGEST:
            break
        said = f"{said} {part}".strip()
    return said


def extremes(words: Words, categories: Sequence[str], one: ChartSeries) -> str:
    """Say where a series is highest and lowest."""
    found = [at for at, value in enumerate(one.values) if value is not None]
    if len(found) < 2:  # noqa: PLR2004 - of one there is neither
        return ""
    high = max(found, key=lambda at: (one.values[at], -at))
    low = min(found, key=lambda at: (one.values[at], at))
    if one.values[high] == one.values[low]:
        return words.say("chart.all-equal", value=one.shown[high])
    return words.say(
        "chart.extremes", high=categories[high], most=one.shown[high], low=categories[low], least=one.shown[low]
    )


@dataclass(frozen=True, slots=True)
class Heading:
    """Hold what is said of a chart: its id, its title and its text alternative."""

    id: str
    title: str
    alternative: str


def drawn(kind: ChartKind, head: Heading, panels: Sequence[Panel], words: Words, files: Sequence[str]) -> Chart:
    """Return the chart of these panels, with the table of the same values.

    Raises ``MacroError`` for a figure so large that no picture can show it beside others.
    """
    require_drawable(head.title, panels)
    table = _table(head.id, head.title, panels, words, files)
    return Chart(head.id, kind, head.title, head.alternative, tuple(panels), table)


def require_drawable(title: str, panels: Sequence[Panel]) -> None:
    """Raise ``MacroError`` for a figure so large that no picture can show it beside others."""
    values = [value for panel in panels for one in panel.series for value in one.values if value is not None]
    if any(abs(value) >= TOO_LARGE for value in values):
        raise MacroError(Sentence("error.too-large-to-draw", {"name": title, "digits": TOO_LARGE.adjusted()}))


def _table(name: str, title: str, panels: Sequence[Panel], words: Words, files: Sequence[str]) -> Table:
    series = list(dict.fromkeys(one.name for panel in panels for one in panel.series))
    keys = _keys(panels)
    columns = [Column("name", words.say("heading.charted"), "name")]
    columns += [Column(keys[one], one, "number") for one in series]
    rows = []
    for at, panel in enumerate(panels, 1):
        for number, category in enumerate(panel.categories):
            cells = {"name": Cell(category)}
            for one in panel.series:
                value = one.values[number]
                unit = PERCENT if panel.unit in {PERCENT, "%"} else ""
                content = one.absent[number] if value is None else Number(value, one.decimals[number], unit)
                cells[keys[one.name]] = Cell(content)
            rows.append(Draft(f"{at}-{number + 1}", cells, detail=panel.title if len(panels) > 1 else ""))
    return replace(assemble(f"{name}-data", title, columns, rows, files), is_of_chart=True)


def _keys(panels: Sequence[Panel]) -> dict[str, str]:
    """Return the key of each series by its name: its role, or its number where several have the same."""
    roles = {one.name: one.role.value for panel in panels for one in panel.series}
    if len(set(roles.values())) == len(roles):
        return roles
    return {name: f"series-{number}" for number, name in enumerate(roles, 1)}


def sign_of(unit: str) -> str:
    """Return a unit as it heads an axis."""
    return "%" if unit == PERCENT else unit


def with_sign(unit: str) -> str:
    """Return a unit as it follows a title, or nothing where there is none."""
    return f", {unit}" if unit else ""


def files_of(history: History, resource: str) -> list[str]:
    """Return the data files of the archive's first and last month that have a resource."""
    found = [report.resources[resource].file for report in history.reports if resource in report.resources]
    return [found[0], found[-1]] if found else []
