"""One indicator over the members of a dimension as pictures: sorted bars with the median, and small lines on one scale.

Of many members a picture shows the first and the last in order: both ends are what is looked for.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.model.unit import PERCENT
from utfall.shown.chart import ChartKind, Panel, ReferenceLine, Role
from utfall.view.asked_breakdown import ListedMember
from utfall.view.breakdown_over import BreakdownOver
from utfall.view.breakdown_table import with_manner
from utfall.view.chart_parts import Heading, NumberFormat, drawn, filled, sentences, sign_of, with_sign
from utfall.view.members import BY_VALUE
from utfall.view.members_table import table_id
from utfall.view.sentences.members import members_sentences
from utfall.view.sentences.names import capital

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.shown.chart import Chart
    from utfall.view.members import ComparedMember, MembersComparison

MOST_BARS = 60
MOST_MULTIPLES = 30
FEWEST = 2  # bars that can be compared


def members_bars(shown: MembersComparison, order: str = BY_VALUE, title: str = "", name: str = "") -> Chart | None:
    """Return the bars in order, each with its target, and the median across them; ``None`` of fewer than two."""
    words, asked = shown.words, shown.asked
    known = [one for one in shown.ordered(order) if one.known is not None]
    if len(known) < FEWEST:
        return None
    kept = both_ends(known, MOST_BARS)
    scale = NumberFormat(words, shown.unit, shown.decimals)
    told = words.say("chart.outcome") if shown.unit == asked.indicator.unit else capital(shown.unit)
    targets = [one.part.target if one.part else None for one in kept]
    series = filled([
        scale.series(Role.OUTCOME, told, [one.value for one in kept]),
        scale.series(Role.TARGET, words.say(f"chart.{asked.indicator.target_term}"), targets, _places(targets)),
    ])  # fmt: skip
    line = _line(shown)
    panel = Panel(tuple(one.name for one in kept), series, sign_of(shown.unit), line=line)
    about = {"name": asked.indicator.name, "dimension": asked.said(), "period": asked.period.name(words)}
    percent = with_sign(sign_of(PERCENT)) if shown.unit == PERCENT else ""
    said = with_manner(words.say("members.caption-bars", **about), asked) + percent
    head = Heading(f"{name or table_id(shown)}-bars{_by(order)}", title or said, sentences(*members_sentences(shown)))
    chart = drawn(ChartKind.BULLET, head, [panel], words, shown.files)
    note = words.say("members.both-ends", count=len(kept), of=len(known))
    return replace(chart, notes=(note,)) if len(kept) < len(known) else chart


def members_multiples(shown: MembersComparison, order: str = BY_VALUE, title: str = "") -> Chart | None:
    """Return the small lines in order, after the whole where that is a mean; ``None`` of fewer than three periods."""
    kept = both_ends(shown.ordered(order), MOST_MULTIPLES)
    dimension = shown.asked.dimensions[0]
    listed = tuple(
        ListedMember(dimension.member(one.id), 0, one.name, is_folded=False, has_parts=False) for one in kept
    )
    over = BreakdownOver(
        shown.asked,
        title,
        listed,
        f"{table_id(shown)}-multiples{_by(order)}",
        has_whole=shown.is_alike and not shown.within,
    )
    chart = over.multiples()
    if chart is None or len(kept) == len(shown.members):
        return chart
    return replace(chart, notes=(shown.words.say("members.both-ends", count=len(kept), of=len(shown.members)),))


def _by(order: str) -> str:
    return "" if order == BY_VALUE else f"-by-{order}"


def _line(shown: MembersComparison) -> ReferenceLine | None:
    if shown.median is None:
        return None
    said = shown.words.say("members.line", value=shown.text(shown.median, shown.median_places))
    return ReferenceLine(shown.median, said)


def both_ends(found: Sequence[ComparedMember], most: int) -> tuple[ComparedMember, ...]:
    """Return as many of the first and the last as there is room for."""
    half = most // 2
    return tuple(found) if len(found) <= most else (*found[:half], *found[half - most :])


def _places(targets: Sequence[object]) -> list[int]:
    """Return the decimals that targets are stored with: they are shown as they were decided."""
    found = [one.as_tuple().exponent if isinstance(one, Decimal) else 0 for one in targets]
    return [max(0, -one) if isinstance(one, int) else 0 for one in found]
