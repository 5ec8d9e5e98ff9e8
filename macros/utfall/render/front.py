"""The pages at the top of the published site: one leads to the newest month, one lists every month and edition.

They stand outside every edition, and take their look from the newest.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import quote

from utfall.render.text import NOTHING, Html, element, escape, joined

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from utfall.model.edition_name import EditionName
    from utfall.names import SiteNames
    from utfall.period import Period
    from utfall.words import Words

_POLICY = "default-src 'none'; style-src 'self'; {more}form-action 'none'; base-uri 'none'"
_READS = "script-src 'self'; connect-src 'self'; "
_HEAD = (
    '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
    '<meta name="referrer" content="no-referrer"><meta name="viewport" content="width=device-width,initial-scale=1">'
    '<meta name="color-scheme" content="light dark">'
    '<link rel="stylesheet" href="{edition}/standalone.css">'
)


@dataclass(frozen=True, slots=True)
class FrontPlaces:
    """Where the pages at the top lead: where moving addresses are no links of the file system, to editions.

    ``newest`` is the newest edition that can be read, ``months`` those that months' addresses do not lead to by
    themselves, ``script`` the address of what reads the index anew. ``others`` are the titles of other reports of the
    same site, by their addresses. ``moved`` are the addresses of editions that lie somewhere else.
    """

    newest: str
    months: Mapping[Period, str] = field(default_factory=dict)
    script: str = ""
    others: Mapping[str, str] = field(default_factory=dict)
    moved: Mapping[EditionName, str] = field(default_factory=dict)


def front_page(words: Words, names: SiteNames, at: FrontPlaces | None = None) -> str:
    """Return a page that sends the reader on to the newest report, without script."""
    newest = at.newest if at else names.newest
    return _leading(words.say("front.lead"), f"{newest}/index.html", words, newest)


def leading_page(target: str, words: Words, edition: str) -> str:
    """Return a page that sends the reader on to a page of an edition. Addresses are from where it stands."""
    return _leading(words.say("front.onward"), target, words, edition)


def _leading(said: str, target: str, words: Words, edition: str) -> str:
    address = escape(quote(target))
    refresh = Html(f'<meta http-equiv="refresh" content="0; url={address}">')
    return standing_page(said, refresh, element("h1", element("a", escape(said), href=quote(target))), words, edition)


def editions_page(
    editions: Iterable[EditionName],
    words: Words,
    names: SiteNames,
    withdrawn: Collection[EditionName] = (),
    titles: Mapping[EditionName, str] = MappingProxyType({}),
    at: FrontPlaces | None = None,
) -> str:
    """Return a page that lists every month, the newest first, and under it the editions replaced or withdrawn.

    ``titles`` are what the editions' months were called when they were published.
    """
    known = sorted(editions, reverse=True)
    months = groupby(known, key=lambda edition: edition.month)
    listed = element(
        "ul", joined(element("li", _month(list(of_month), words, withdrawn, titles, at)) for _, of_month in months)
    )
    said = words.say("editions.all")
    content = (
        element("h1", escape(said))
        + element("div", listed, class_="u-months")
        + _others(at.others if at else {}, words)
    )
    reads = Html(f'<script src="{escape(at.script)}" defer></script>') if at and at.script else NOTHING
    return standing_page(said, reads, content, words, at.newest if at else names.newest)


def withdrawn_page(edition: EditionName, day: str, reason: str, words: Words, names: SiteNames) -> str:
    """Return the note that stands where an edition was."""
    title = words.say("withdraw.title", edition=edition.title(words))
    said = (words.say("withdraw.note", day=day), words.say("withdraw.reason", reason=reason))
    link = element("a", escape(words.say("editions.all")), href=f"../{names.editions}")
    text = joined(element("p", escape(one)) for one in said)
    return standing_page(
        title, NOTHING, element("h1", escape(title)) + text + element("p", link), words, f"../{names.newest}"
    )


def moved_page(edition: EditionName, address: str, page: str, words: Words, names: SiteNames) -> str:
    """Return what stands in the place of a page of an edition that lies at another ``address``, and leads there."""
    up, there = "../" * (page.count("/") + 1), escape(f"{address}{quote(page)}")
    title = words.say("thin.title", edition=edition.title(words).capitalize())
    more = Html(
        f'<meta name="robots" content="noindex"><link rel="canonical" href="{there}">'
        f'<meta http-equiv="refresh" content="0; url={there}">'
    )
    link = element("a", there, href=f"{address}{quote(page)}")
    said = escape(words.say("thin.note")) + Html(" ") + link
    listed = element("a", escape(words.say("editions.all")), href=f"{up}{names.editions}")
    content = element("h1", escape(title)) + element("p", said) + element("p", listed)
    return standing_page(title, more, content, words, f"{up}{names.newest}")


def _others(others: Mapping[str, str], words: Words) -> Html:
    links = joined(element("li", element("a", escape(title), href=address)) for address, title in others.items())
    listed = element("div", element("ul", links), class_="u-months")
    return element("h2", escape(words.say("overview.others"))) + listed if others else NOTHING


def _month(
    editions: list[EditionName],
    words: Words,
    withdrawn: Collection[EditionName],
    titles: Mapping[EditionName, str],
    at: FrontPlaces | None,
) -> Html:
    live = [one for one in editions if one not in withdrawn]
    month = editions[0].month
    name = escape(titles.get(editions[0]) or month.report_name(words).capitalize())
    moved = at.moved if at else {}
    places = {one: moved.get(one, f"{one}/") for one in editions}
    newest = f"{at.months.get(month, month) if at else month}/"
    link = element("a", name, href=f"{moved.get(live[0], newest)}index.html") if live else name
    return (
        link
        + _list({one: places[one] for one in live[1:]}, "editions.replaced", words, titles)
        + _list({one: f"{one}/" for one in editions if one in withdrawn}, "editions.withdrawn", words, titles)
    )


def _list(
    editions: Mapping[EditionName, str], heading: str, words: Words, titles: Mapping[EditionName, str]
) -> Html:  # fmt: skip
    named = {one: one.title(words, titles.get(one, "")).capitalize() for one in editions}
    links = (element("a", escape(name), href=f"{editions[one]}index.html") for one, name in named.items())
    listed = element("ul", joined(element("li", link) for link in links))
    return element("p", escape(words.say(heading))) + listed if editions else NOTHING


def standing_page(title: str, more: Html, content: Html, words: Words, edition: str) -> str:
    """Return a whole page that stands outside of every edition, with the look of the one in the folder ``edition``."""
    policy = _POLICY.format(more=_READS if "<script" in more else "")
    head = element("head", Html(_HEAD.format(policy=policy, edition=edition)) + more + element("title", escape(title)))
    return f"<!doctype html>{element('html', head + element('body', element('main', content)), lang=words.language)}\n"
