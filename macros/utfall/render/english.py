"""Draw the page in English: one element that says which language its content is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.render.mark import mark
from utfall.render.table import table
from utfall.render.text import Html, element, escape, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from utfall.shown.table import Table
    from utfall.view.downloads import FileLink
    from utfall.view.english import EnglishFigure, EnglishPage
    from utfall.words import Words

LANGUAGE = "en"


def english(shown: EnglishPage, words: Words, links: Mapping[str, tuple[FileLink, ...]]) -> Html:
    """Return the whole page below its heading, on one line."""
    return element("div", joined(_parts(shown, words, links)), class_="u-block u-english", lang=LANGUAGE, id="english")


def _parts(shown: EnglishPage, words: Words, links: Mapping[str, tuple[FileLink, ...]]) -> Iterator[Html]:
    yield element("p", escape(shown.verdict), class_="u-verdict")
    if shown.figures:
        yield _heading("english.key-figures", words)
        yield element("ul", joined(map(_figure, shown.figures)), class_="u-english-figures")
    yield _heading("english.heading.deviating", words)
    if shown.deviating is None:
        yield element("p", escape(words.say("english.all-well")))
    else:
        yield _table(shown.deviating, words, links)
    if shown.indicators:
        yield _heading("english.heading.indicators", words)
        yield _table(shown.indicators, words, links)
    for text in shown.left_out:
        yield element("p", escape(text))


def _heading(key: str, words: Words) -> Html:
    return element("h2", escape(words.say(key)), id=key.replace(".", "-"))


def _table(shown: Table, words: Words, links: Mapping[str, tuple[FileLink, ...]]) -> Html:
    return table(shown, words, links.get(shown.id, ()))


def _figure(one: EnglishFigure) -> Html:
    status = (element("p", mark(one.status)),) if one.status else ()
    value = (element("p", escape(one.value), class_="u-english-value"),) if one.value else ()
    parts = (
        element("h3", escape(one.name), id=f"english-figure-{one.id}"),
        *value,
        *status,
        element("p", escape(one.said)),
    )
    return element("li", joined(parts))
