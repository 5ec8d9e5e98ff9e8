"""Two reports compared, put into words: one table of changed statuses, outcomes and forecasts, each with its size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.pair import (
    FORECAST,
    GONE,
    HIGHER,
    LACKING,
    LOWER,
    NEW,
    OFF,
    OUTCOME,
    SAME,
    SHARE,
    STATUS,
    figure_pairs,
    status_pairs,
    value_of,
)
from utfall.derive.reported import ReportedIndicator, ReportedPlan, reported
from utfall.model.unit import PERCENT, abbreviated, sign_and_scale, with_unit
from utfall.number import NO_BREAK, plus, write_number
from utfall.shown.comparison import Comparison, ReportChoice
from utfall.shown.table import Cell, Column
from utfall.view.assemble import Draft, assemble

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from utfall.derive.pair import FigurePair, StatusPair
    from utfall.derive.reported import Meaning, Told
    from utfall.model.history import History
    from utfall.model.report import Report
    from utfall.period import Period
    from utfall.shown.outline import Outline
    from utfall.shown.table import Table
    from utfall.words import Words

TABLE = "comparison"
COUNTED = {STATUS: ("worse", "better", "changed"), OUTCOME: ("worse", "better", "moved", "same", "incomparable")}
ONE_PLACE = 1  # shares are told with one decimal


def comparison(
    history: History, words: Words, outline: Outline, before: int = -2, after: int = -1
) -> Comparison | None:  # fmt: skip
    """Return two reports compared, by their places among the reports of the archive; ``None`` where there is but one.

    Without places it is the newest against the one before.
    """
    found = reported(history)
    if len(found.reports) < 2:  # noqa: PLR2004 - two reports to compare
        return None
    sides = found.reports[before], found.reports[after]
    pair = _Pair(words, outline, sides)
    statuses = status_pairs(found, before, after)
    figures = {group: figure_pairs(found, group, before, after) for group in (OUTCOME, FORECAST)}
    told = {group: tuple(one for one in pairs if one.worth != SAME) for group, pairs in figures.items()}
    drafts = [*pair.rows(STATUS, map(pair.status, statuses))]
    drafts += [row for group, pairs in told.items() for row in pair.rows(group, map(pair.figure, pairs))]
    lead = _lead(words, statuses, figures) if drafts else words.say("compare.nothing", **pair.names)
    choices = tuple(ReportChoice(str(one.period), one.period.report_name(words)) for one in reversed(found.reports))
    return Comparison(
        choices, str(sides[0].period), str(sides[1].period), lead, pair.table(drafts) if drafts else None,
        notes(words, *sides),
    )  # fmt: skip


def notes(words: Words, before: Report, after: Report) -> tuple[str, ...]:
    """Return how two reports are compared: of which editions the figures are, and by which rules."""
    editions = {"before": before.package.edition_title(words), "after": after.package.edition_title(words)}
    return tuple(words.say(f"compare.note.{name}", **editions) for name in ("figures", "sums", "words"))


def row_id(group: str, resource: str, name: str) -> str:
    """Return the address of a row in the table."""
    return f"{group}-{resource}-{name}"


def units_of(meaning: Meaning, words: Words) -> tuple[str, str]:
    """Return what stands before and after a figure of a meaning: ``£`` and ``m``, nothing and ``tkr``."""
    sign, scale = sign_and_scale(abbreviated(meaning.unit), words.language)
    return (sign, scale) if sign else ("", f"{NO_BREAK}{scale}" if scale else "")


def written(meaning: Meaning, value: Decimal, words: Words) -> str:
    """Return an outcome with its unit, as it is read in a sentence."""
    return with_unit(write_number(value, meaning.places, words.language), abbreviated(meaning.unit), words.language)


class _Pair:
    """Write the rows of two reports."""

    def __init__(self, words: Words, outline: Outline, sides: tuple[Report, Report]) -> None:
        self.words, self.outline, self.sides = words, outline, sides
        self.names = {
            name: one.period.report_name(words) for name, one in zip(("before", "after"), sides, strict=True)
        }  # fmt: skip

    def table(self, rows: Sequence[Draft]) -> Table:
        """Return the table of rows that are ready."""
        short = [one.period.report_short(self.words) for one in self.sides]
        columns = [
            Column("name", self.words.say("compare.heading.name"), "name"),
            Column("before", short[0], "text"),
            Column("after", short[1], "text"),
            Column("change", self.words.say("compare.heading.change"), "text"),
        ]
        return assemble(TABLE, self.words.say("compare.caption", **self.names), columns, rows, ())

    def rows(self, group: str, rows: Iterable[Draft]) -> Iterator[Draft]:
        """Yield rows under their heading, and no heading without rows."""
        listed = list(rows)
        if listed:
            yield Draft(group, {"name": Cell(self.words.say(f"compare.group.{group}"))}, "heading")
            yield from listed

    def status(self, pair: StatusPair) -> Draft:
        """Return the row of a status that is another."""
        thing = pair.thing
        worth = self.words.say(f"compare.worth.{pair.worth}")
        cells = {"before": Cell(pair.before), "after": Cell(pair.after), "change": Cell(worth)}
        if isinstance(thing, ReportedPlan):
            detail = self.words.say(f"changed-thing.{thing.resource}")
            return Draft(
                row_id(STATUS, thing.resource, thing.id), {"name": Cell(thing.name), **cells}, "line", 1, detail
            )  # fmt: skip
        name = row_id(STATUS, "indicators", thing.newest.id)
        return Draft(name, {"name": self._name(thing), **cells}, "line", 1)

    def figure(self, pair: FigurePair) -> Draft:
        """Return the row of an outcome or a forecast."""
        newest = pair.thing.newest
        cells = {
            "name": self._name(pair.thing),
            "before": Cell(self._cell(pair, pair.before)),
            "after": Cell(self._cell(pair, pair.after)),
            "change": Cell(self._change(pair)),
        }
        return Draft(row_id(pair.group, "indicators", newest.id), cells, "line", 1, self._detail(pair))

    def _name(self, thing: ReportedIndicator) -> Cell:
        return Cell(thing.newest.name, leads=self.outline.indicator_page(thing.newest.id))

    def _cell(self, pair: FigurePair, told: Told | None) -> str:
        figure = pair.figure(told)
        if told is None:
            return self.words.say("compare.cell.absent")
        if figure is None:
            return self.words.say("compare.cell.lacking")
        meaning = pair.thing.meanings[told.part]
        written = self._amount(pair, meaning, value_of(pair.how, figure), signed=pair.how in {SHARE, OFF})
        return self.words.say(f"compare.cell.{figure.mark}", figure=written) if figure.mark else written

    def _change(self, pair: FigurePair) -> str:
        if pair.difference is None or pair.after is None:
            return self.words.say(f"compare.how.{pair.how}")
        meaning = pair.thing.meanings[pair.after.part]
        written = self._amount(pair, meaning, pair.difference, signed=True, is_difference=True)
        return f"{written}, {self.words.say(f'compare.worth.{pair.worth}')}"

    def _amount(
        self, pair: FigurePair, meaning: Meaning, value: Decimal, *, signed: bool, is_difference: bool = False
    ) -> str:
        """Return a figure with its unit; how far a rate is from another one, or from its target, is told in points."""
        places = meaning.places if pair.group == OUTCOME else meaning.forecast_places
        unit = abbreviated(meaning.unit)
        is_rate = meaning.definition.unit == PERCENT
        if pair.how == SHARE:
            places, unit = ONE_PLACE, "%"
        if (is_difference and (is_rate or pair.how == SHARE)) or (is_rate and pair.how == OFF):
            unit = self.words.say("compare.cell.points")
        sign = plus(value, places) if signed else ""
        return with_unit(sign + write_number(value, places, self.words.language), unit, self.words.language)

    def _detail(self, pair: FigurePair) -> str:
        said = []
        if pair.how in {SHARE, OFF} and pair.after:
            definition = pair.thing.meanings[pair.after.part].definition
            term = definition.target_term if pair.group == OUTCOME else definition.year_target_term
            said.append(self.words.say(f"compare.against.{term}"))
        said += self._periods(pair)
        return ", ".join(said)

    def _periods(self, pair: FigurePair) -> list[str]:
        """Return of which periods two figures are, where that is not told by the heads of the columns."""
        if pair.before is None or pair.after is None or pair.how in {LACKING, NEW, GONE}:
            return []
        periods = [one.period for one in (pair.before, pair.after) if one.period]
        if pair.group == FORECAST:
            names = [one.year_name for one in periods]
            return [] if len(set(names)) == 1 else [self._and(names)]
        own = [own_name(one, report, self.words) for one, report in zip(periods, self.sides, strict=True)]
        if not any(own):
            return []
        names = [name or report.period.report_name(self.words) for name, report in zip(own, self.sides, strict=True)]
        return [self._and(names)]

    def _and(self, names: Sequence[str]) -> str:
        one, other = names
        return one if one == other else self.words.say("compare.cell.and", one=one, other=other)


def own_name(period: Period, report: Report, words: Words) -> str:
    """Return the name of a period, and nothing where it is the one that its report is about."""
    return "" if period in {report.period, report.period.reported} else period.name(words)


def _lead(words: Words, statuses: Sequence[StatusPair], figures: Mapping[str, tuple[FigurePair, ...]]) -> str:
    """Return how many got better and worse."""
    said = [_counts(words, STATUS, [one.worth for one in statuses])]
    said += [_counts(words, group, [_kind(one) for one in pairs]) for group, pairs in figures.items() if pairs]
    return " ".join(said)


def _kind(pair: FigurePair) -> str:
    return {HIGHER: "moved", LOWER: "moved", "": "incomparable"}.get(pair.worth, pair.worth)


def _counts(words: Words, group: str, found: Sequence[str]) -> str:
    parts = []
    for name in COUNTED[STATUS if group == STATUS else OUTCOME]:
        if count := found.count(name):
            key = f"same.{group}" if name == "same" else name
            parts.append(words.say(f"compare.count.{key}", count=count))
    return words.say(f"compare.lead.{group}", parts=", ".join(parts) or words.say("compare.count.none"))
