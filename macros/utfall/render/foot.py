"""What stands under a table and under a chart: where its figures come from, and the way to cite it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.render.text import NOTHING, Html, element, escape, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.shown.table import Table
    from utfall.view.downloads import FileLink
    from utfall.words import Words


def origin(shown: Table, address: str, words: Words, links: Sequence[FileLink] = ()) -> Html:
    """Return what is told under a table or its chart: source, files to fetch, and the way to cite ``address``."""
    return _source(shown, words) + _downloads(links, words) + _cite(address, words)


def _source(shown: Table, words: Words) -> Html:
    """Return the data files, the edition that the figures are of, and with how many decimals they are shown."""
    if not shown.files:
        return NOTHING
    files = ", ".join(shown.files)
    said = words.say("foot.source-edition" if shown.edition else "foot.source", files=files, edition=shown.edition)
    return element("p", escape(" ".join(filter(None, (said, _decimals(shown, words))))), class_="u-origin")


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
