"""What stands under a table and under a chart: where its figures come from, and the way to cite it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.missing import Missing
from utfall.render.text import NOTHING, Html, element, escape, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.render.table import TableContext
    from utfall.shown.table import Table
    from utfall.view.downloads import FileLink
    from utfall.words import Words

LONG_NOTES = 200  # characters of a table's footnotes together: more are told behind the line below the table
SIGNS = (Missing.NOT_AVAILABLE, Missing.CANNOT_OCCUR, Missing.SUPPRESSED)  # which no reader knows without being told


def foot_of(
    sheet: TableContext, *, explains_missing: bool = True, is_of_a_chart: bool = False,
    within: TableContext | None = None,
) -> Html:  # fmt: skip
    """Return what stands below: footnotes and signs, and one line that opens on all that is long, source and files.

    Of a chart's table the chart tells the source. ``within`` is a table that is told inside this one.
    """
    words, shown = sheet.words, sheet.table
    listed = _notes(sheet) + (_notes(within) if within else NOTHING)
    kinds = shown.missing if explains_missing else ()
    signs = joined(element("p", _meaning(kind.key, words)) for kind in kinds if kind in SIGNS)
    keys = [
        *(kind.key for kind in kinds if kind not in SIGNS),
        *(["blank"] if explains_missing and shown.has_blanks else []),
    ]
    plain_words = joined(element("p", _meaning(key, words)) for key in keys)
    if within:
        plain_words += _source(within.table, words) + _downloads(within.links, words)
    is_method = any(column.notes for column in shown.columns)
    is_long = (is_method or sum(map(len, sheet.numbers)) > LONG_NOTES) and not is_of_a_chart
    seen, folded = (signs, listed + plain_words) if is_long else (signs + listed, plain_words)
    below = folded if is_of_a_chart else origin(shown, shown.id, words, sheet.links, folded)
    return element("div", seen + below, class_="u-foot") if seen + below else NOTHING


def _notes(sheet: TableContext) -> Html:
    notes = joined(element("li", escape(note), id=sheet.note_id(number)) for note, number in sheet.numbers.items())
    return element("ol", notes, class_="u-notes") if notes else NOTHING


def _meaning(key: str, words: Words) -> Html:
    sign = element("span", escape(words.say(f"missing.{key}")), class_="u-missing")
    return joined((sign, Html(" &#61; "), escape(words.say(f"missing-meaning.{key}"))))


def origin(
    shown: Table, address: str, words: Words, links: Sequence[FileLink] = (), before: Html = NOTHING, said: str = "",
) -> Html:  # fmt: skip
    """Return the one line that opens on where a table or its chart is from: source, files, and how to cite ``address``.

    ``before`` is what is told first: how the figures are made, where that is long. ``said`` is what the line is called
    where it opens on more than one table's.
    """
    said = said or words.say("foot.origin")
    summary = element("summary", escape(said), aria_label=f"{said}: {shown.caption}")
    content = before + _source(shown, words) + _downloads(links, words) + _cite(address, words)
    return element("details", summary + content, class_="u-source")


def _source(shown: Table, words: Words) -> Html:
    """Return the data files, the edition that the figures are of, and with how many decimals they are shown."""
    if not shown.files:
        return NOTHING
    files = ", ".join(shown.files)
    said = words.say("foot.source-edition" if shown.edition else "foot.source", files=files, edition=shown.edition)
    rounded = words.say("foot.rounded", unit=", ".join(shown.kept_in)) if shown.kept_in else ""
    told = (said, _decimals(shown, words), rounded)
    return element("p", escape(" ".join(filter(None, told))), class_="u-origin")


def _downloads(links: Sequence[FileLink], words: Words) -> Html:
    """Return the line of what can be fetched, each file called what it is also where it is met out of its place."""
    if not links:
        return NOTHING
    drawn = (element("a", escape(one.text), href=one.address, aria_label=one.label) for one in links)
    return element(
        "p", joined((escape(words.say("forms.fetch")), Html(" "), Html(" · ").join(drawn))), class_="u-downloads"
    )


def _cite(address: str, words: Words) -> Html:
    """Return the link of a table or a chart to its own address, in a place that opens without script."""
    link = element("a", escape(words.say("foot.address")), href=f"#{address}")
    return element("details", element("summary", escape(words.say("foot.cite"))) + element("p", link), class_="u-cite")


def _decimals(shown: Table, words: Words) -> str:
    found = shown.decimals
    if not found:
        return ""
    if len(found) > 1:
        return words.say("foot.decimals.between", fewest=found[0], most=found[-1])
    keys = {0: "foot.decimals.none", 1: "foot.decimals.one"}
    return words.say(keys.get(found[0], "foot.decimals.some"), count=found[0])
