"""The macros that hold the members of a dimension against one another: departments of a city, schools, units."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.errors import MacroError, NothingToShow, UnknownName
from utfall.pages.macro import Fragment
from utfall.pages.showing import show as show_table
from utfall.pages.showing import show_chart, together
from utfall.render.parts import led_out, sentence
from utfall.render.text import Html, element
from utfall.view.choice import choice
from utfall.view.member_table import member_table
from utfall.view.members import BY_VALUE, ORDERS, dimension_of, dimension_with, level_of
from utfall.view.members_chart import members_bars, members_multiples
from utfall.view.members_heat import members_heat as heat_of
from utfall.view.members_per import per_comparison, per_table
from utfall.view.members_table import members_table
from utfall.view.sentences.members import member_sentence, members_sentence
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from utfall.model.breakdown import Member
    from utfall.pages.macro import Columns, MacroContext, Names
    from utfall.shown.chart import Chart
    from utfall.shown.table import Table
    from utfall.view.members import MembersComparison
    from utfall.view.members_per import PerComparison

SAID, TABLE, BARS, MULTIPLES = WAYS = ("sentence", "table", "bars", "multiples")
WEB = ("https://", "http://")
KIND = "u-tables u-parts u-members"


def members(  # noqa: PLR0913, PLR0917 - a page may say each of them
    context: MacroContext, name: str, by: str | None = None, within: str = "", sort: str = BY_VALUE,
    per: str | None = None, unit: str = "", own: str | None = None, show: Names = None, columns: Columns = None,
    title: str | None = None,
) -> str:  # fmt: skip
    """Hold the members of a dimension against one another by an indicator: sorted, with places and the median."""
    report = context.report
    report.indicator(name)
    dimension = dimension_of(report, by, name)
    if sort not in ORDERS:
        raise UnknownName("members-sort", sort, ORDERS)
    chosen = choice(report, context.words, "members", columns, title)
    found = _told(context, name, dimension, within)
    if found is None:
        about = {"name": report.indicator(name).name, "month": report.period.report_name(context.words)}
        return _block(Fragment(sentence(context.words.say("members.none", **about), "u-lead u-answer")))
    divided = _divided(context, found, per, unit)
    drawn = _Members(context, divided.ratios if divided else found, divided, sort, chosen.title, _own(found, own))
    made = per_table(divided, chosen) if divided else members_table(found, sort, chosen)
    parts = drawn.parts(made, _ways(show))
    return together([*parts], KIND) if len(parts) > 1 else _block(parts[0])


def member(  # noqa: PLR0913, PLR0917 - a page may say each of them
    context: MacroContext, name: str, by: str | None = None, chapter: str | None = None, area: str | None = None,
    columns: Columns = None, title: str | None = None,
) -> str:  # fmt: skip
    """Show one member over all indicators: its figures beside the median and the whole, and its place."""
    report = context.report
    dimension = report.breakdowns.dimension(dimension_with(report, name, by))
    within = dimension.member(name).parent
    if name not in {one.id for one in level_of(dimension, within)}:
        within = ""
    chosen = choice(report, context.words, "member", columns, title)
    compared = _over(context, "member", dimension.id, within, chapter, area)
    table = member_table(compared, name, chosen, tuple(filter(None, (chapter, area))))
    said = Fragment(sentence(member_sentence(compared, name), "u-lead u-answer"))
    return together([said, *_own_report(context, dimension.member(name)), show_table(context, table)], KIND)


def members_heat(  # noqa: PLR0913, PLR0917 - a page may say each of them
    context: MacroContext, by: str | None = None, within: str = "", chapter: str | None = None, area: str | None = None,
    columns: Columns = None, title: str | None = None,
) -> str:  # fmt: skip
    """Show the members of a dimension over all indicators in one heat table: figure, word and shape in each cell."""
    dimension = dimension_of(context.report, by)
    chosen = choice(context.report, context.words, "members_heat", columns, title)
    compared = _over(context, "members_heat", dimension, within, chapter, area)
    found = heat_of(compared, chosen, tuple(filter(None, (within, chapter, area))))
    return show_table(context, _led(context, found))


def _told(context: MacroContext, name: str, by: str, within: str) -> MembersComparison | None:
    """Return the comparison; ``None`` where the report has no value of any member: not every report tells of all."""
    reports = context.history.reports
    if (by,) not in context.report.breakdowns.by(name) and any((by,) in one.breakdowns.by(name) for one in reports):
        return None
    try:
        found = context.members.of(name, by, within)
    except NothingToShow:
        return None
    return found if found.known else None


def _own_report(context: MacroContext, one: Member) -> Iterator[Fragment]:
    """Yield a link to the member's own report, where the package tells its address."""
    told = context.members.sources.get(one.id, {})
    address, edition = told.get("address", ""), told.get("edition", "")
    if address.startswith(WEB):
        key = "members.report-edition" if edition else "members.report"
        yield Fragment(led_out(context.words.say(key, name=one.name, edition=edition), address))


class _Members:
    """Draw the parts of a comparison."""

    def __init__(
        self,
        context: MacroContext,
        shown: MembersComparison,
        divided: PerComparison | None,
        sort: str,
        title: str,
        own: str,
    ) -> None:
        self.context, self.shown, self.divided, self.sort, self.title, self.own = (
            context, shown, divided, sort, title, own,
        )  # fmt: skip

    def parts(self, made: Table, ways: tuple[str, ...]) -> list[Fragment]:
        """Return what is asked for, in that order; what cannot be drawn yet is left out."""
        found = (self._part(way, made) for way in ways)
        return [one for one in found if one is not None]

    def _part(self, way: str, made: Table) -> Fragment | None:
        if way == SAID:
            return Fragment(sentence(members_sentence(self.shown, self.own), "u-lead u-answer"))
        if way == TABLE:
            return show_table(self.context, _led(self.context, made))
        return self._chart(self._bars() if way == BARS else self._multiples())

    def _bars(self) -> Chart | None:
        if self.divided is None:
            return members_bars(self.shown, self.sort, self.title)
        title = self.title or self.divided.caption("members.caption-per-bars")
        return members_bars(self.shown, self.sort, title, self.divided.id)

    def _multiples(self) -> Chart | None:
        return None if self.divided else members_multiples(self.shown, self.sort, self.title)

    def _chart(self, found: Chart | None) -> Fragment | None:
        return show_chart(self.context, found) if found else None


def _divided(context: MacroContext, found: MembersComparison, per: str | None, unit: str) -> PerComparison | None:
    """Return the ratios where a base is named, and tell the editor of members that lack it."""
    if per is None:
        if unit:
            raise MacroError(Sentence("error.members-unit"))
        return None
    context.report.indicator(per)
    below = context.members.of(per, found.asked.dimensions[0].id, found.within)
    divided = per_comparison(found, below, unit)
    context.remarks.extend(divided.undivided())
    if not divided.ratios.known:
        about = {"name": found.asked.indicator.name, "base": divided.base.name}
        raise NothingToShow(Sentence("error.per-none", about))
    return divided


def _own(found: MembersComparison, own: str | None) -> str:
    """Return one's own member: the one that is named, else the one that the package's organisation is."""
    if own is not None:
        return found.asked.dimensions[0].member(own).id
    return found.report.package.organisation.get("id", "")


def _over(
    context: MacroContext, macro: str, by: str, within: str, chapter: str | None, area: str | None
) -> tuple[MembersComparison, ...]:
    found = context.members.over(by, within, chapter, area)
    if not found:
        what = ", ".join(filter(None, (chapter, area))) or by
        raise NothingToShow(Sentence("error.no-rows", {"macro": macro, "what": what}))
    return found


def _ways(show: Names) -> tuple[str, ...]:
    """Return what is to be shown, in that order; all of it where nothing is said."""
    named = (show,) if isinstance(show, str) else tuple(show or ())
    for one in named:
        if one not in WAYS:
            raise UnknownName("members-show", str(one), WAYS)
    if show is not None and (not named or len(set(named)) < len(named)):
        raise MacroError(Sentence("error.members-show", {"known": ", ".join(WAYS)}))
    return named or WAYS


def _led(context: MacroContext, shown: Table) -> Table:
    """Return a table in which the name of every member with a page leads to it."""
    rows = []
    for row in shown.rows:
        address = context.outline.member_page(row.id) if row.kind == "line" else ""
        first, *others = row.cells
        rows.append(replace(row, cells=(replace(first, leads=address), *others)) if address else row)
    return replace(shown, rows=tuple(rows))


def _block(one: Fragment) -> Fragment:
    """Return a part that stands alone as a block: a sentence has none of its own."""
    return one if one.tables else Fragment(element("div", Html(one), class_="u-tables"))


FUNCTIONS: tuple[Callable[..., str], ...] = (members, member, members_heat)
