"""One member of a dimension over all indicators: its figures beside the median and the whole, by area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.part_series import part_series
from utfall.model.breakdown import RESOURCE
from utfall.model.missing import Missing
from utfall.model.unit import PERCENT
from utfall.shown.content import Number
from utfall.shown.table import Cell, Column
from utfall.view.assemble import NOTHING, Draft, PackageRow, assemble
from utfall.view.breakdown_table import changed, figure, status_content
from utfall.view.choice import EVERYTHING, ColumnChoice
from utfall.view.headings import ACCUMULATED
from utfall.view.members import NEITHER, whole_of
from utfall.view.members_table import deviation_content, place_rule, trend_cell
from utfall.view.sentences.members import place_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.shown.table import Table
    from utfall.view.members import ComparedMember, MembersComparison

FIGURES = ("outcome", "target", "deviation", "change", "median", "whole")
DERIVED = {"deviation", "change", "median"}


def member_table(
    compared: Sequence[MembersComparison], member: str, choice: ColumnChoice = EVERYTHING, parts: Sequence[str] = ()
) -> Table:
    """Return the table of the indicators that a member is compared by; ``parts`` are what its address is made of."""
    first = compared[0]
    asked, words, report = first.asked, first.words, first.report
    name = asked.dimensions[0].member(member).name
    directions = {one.direction if one.is_directed else NEITHER for one in compared}
    rule = place_rule(words, directions.pop()) if len(directions) == 1 else words.say("members.rule.each")
    columns = [
        Column("name", words.say("heading.indicator"), "name"),
        *(Column(key, words.say(f"members.column.{key}"), "number", "current" * (key == "outcome"),
                 is_derived=key in DERIVED) for key in FIGURES),
        Column("place", words.say("members.place"), "text", notes=(rule,), is_derived=True),
        Column("trend", words.say("heading.deviation.trend"), "trend"),
        Column("comment", words.say("heading.comment"), "text"),
        Column("status", words.say("heading.status"), "status"),
    ]  # fmt: skip
    about = {"name": name, "dimension": asked.said(), "count": len(first.members)}
    caption = words.say("members.caption-member", **about, period=report.period.report_name(words))
    address = "-".join(("member", asked.dimensions[0].id, member, *parts)).replace("_", "-").lower()
    return assemble(address, caption, columns, list(_rows(compared, member)), first.files, choice)


def _rows(compared: Sequence[MembersComparison], member: str) -> Iterator[Draft]:
    """Yield the indicators under the area that each belongs to, those of none last; of one area without a heading."""
    report, words = compared[0].report, compared[0].words
    there = dict.fromkeys(one.asked.indicator.area for one in compared)
    named = [one.id for one in report.areas if one.id in there]
    for area in (*named, *(one for one in there if one not in named)):
        if len(there) > 1:
            title = report.area(area).name if area in named else words.say("statuses.no-area")
            yield Draft(f"area-{area or 'none'}", {"name": Cell(title)}, kind="heading")
        yield from (_row(one, member) for one in compared if one.asked.indicator.area == area)


def _row(shown: MembersComparison, member: str) -> Draft:
    asked, words = shown.asked, shown.words
    indicator, found = asked.indicator, shown.of(member)
    series = part_series(asked.over, indicator, member)
    unit = PERCENT if indicator.unit == PERCENT else ""
    cells = {
        "name": PackageRow(shown.report, words, "indicators", indicator.id).cell("name", indicator.name),
        **(_told(shown, found) if found else {}),
        **changed(asked, series),
        "median": Cell(Number(shown.median, shown.median_places, unit)) if shown.median is not None else NOTHING,
        "whole": _whole(shown),
        "trend": trend_cell(shown, series),
    }
    return Draft(indicator.id, cells, detail=_detail(shown))


def _told(shown: MembersComparison, one: ComparedMember) -> dict[str, Cell]:
    """Return what the package tells of the member, with the notes of its cells, and its place."""
    asked, words, part = shown.asked, shown.words, one.part
    cells = {"place": Cell(place_text(shown, one))}
    if part is None:
        return cells | {"outcome": Cell(Missing.NOT_REPORTED)}
    indicator = asked.indicator
    place = PackageRow(shown.report, words, RESOURCE, part.row)
    return cells | {
        "outcome": place.cell("outcome", figure(indicator, part.outcome, due=True)),
        "target": place.cell("target", figure(indicator, part.target, None)),
        "deviation": Cell(deviation_content(words, indicator, one.value, part.target)),
        "status": place.cell("status", status_content(words, indicator, one.status) if one.status else ""),
        "comment": place.cell("comment", part.comment),
    }


def place_text(shown: MembersComparison, one: ComparedMember) -> str:
    """Return a place among the others as it is read, such as 3 of 12; nothing where there is none."""
    if one.place is None:
        return ""
    return shown.words.say(f"members.place-{place_key(one, shown.known)}", place=one.place, of=len(shown.known))


def _whole(shown: MembersComparison) -> Cell:
    seen = whole_of(shown.asked, shown.within)
    return Cell(figure(shown.asked.indicator, seen.outcome)) if seen else NOTHING


def _detail(shown: MembersComparison) -> str:
    """Return what stands under an indicator's name: its unit, its period where it is another, how it is summed."""
    asked, words = shown.asked, shown.words
    indicator, month = asked.indicator, shown.report.period
    unit = "" if indicator.unit == PERCENT else indicator.unit
    period = "" if asked.period in {month, month.reported} else asked.period.name(words)
    manner = words.say("heat.so-far") if indicator.reported_as == ACCUMULATED else ""
    return ", ".join(filter(None, (unit, period, manner)))
