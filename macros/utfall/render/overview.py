"""What stands at the top of a site that holds several reports: a page, a list for machines, and a feed of all.

Each report has its place, a folder of that name. The list has all that the page and the feed tell, so that whoever
publishes one report needs nothing of the others but it.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from utfall.model.edition_name import EditionName
from utfall.names import names
from utfall.publisher import address_at
from utfall.render.feed import FeedSource, PublishedReport, feed_of_all
from utfall.render.front import standing_page
from utfall.render.text import NOTHING, Html, element, escape, joined
from utfall.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from utfall.words import Words

FORMAT = "utfall-reports/1"
RECENT = 13  # reports of each that the feed of all tells: a year of months, and the one to compare with


@dataclass(frozen=True, slots=True)
class ListedReport:
    """One of several reports: its place, what it is called, and what is published of it, the newest first.

    ``language`` is the one of its names: where its newest and its list of editions lie.
    """

    place: str
    title: str
    organisation: str
    language: str
    recent: tuple[PublishedReport, ...] = ()

    @property
    def address(self) -> str:
        """Where it stands, from the top."""
        return f"{self.place}/" if self.place else ""


def overview_page(reports: Sequence[ListedReport], words: Words, *, has_links: bool = True) -> str:
    """Return the page that lists the reports, each with its newest edition. Its look is that of the first report.

    Without links of the file system, as in a storage, the look is that of the edition itself.
    """
    listed = element("ul", joined(element("li", _report(one, words)) for one in reports))
    said = words.say("overview.title")
    content = element("h1", escape(said)) + element("div", listed, class_="u-months")
    of_all = element("a", escape(words.say("editions.reports-feed")), href=names(words.language).reports_feed)
    shown = next((one for one in reports if one.recent), reports[0])
    newest = names(shown.language).newest
    look = f"{shown.address}{newest if has_links or not shown.recent else shown.recent[0].edition}"
    return standing_page(said, NOTHING, content + element("p", of_all), words, look)


def plain_overview(titles: Mapping[str, str], words: Words, look: str) -> str:
    """Return a page that leads to reports, by their addresses, of which nothing else is known."""
    links = joined(element("li", element("a", escape(title), href=address)) for address, title in titles.items())
    said = words.say("overview.title")
    listed = element("div", element("ul", links), class_="u-months")
    return standing_page(said, NOTHING, element("h1", escape(said)) + listed, words, look)


def _report(one: ListedReport, words: Words) -> Html:
    named = names(one.language)
    of_all = words.say("editions.all")
    label = f"{of_all}: {one.title}"
    all_of_it = element("a", escape(of_all), href=f"{one.address}{named.editions}", aria_label=label)
    if not one.recent:
        said = words.say("overview.withdrawn")
        return escape(one.title) + element("p", escape(f"{one.organisation} · {said} · ") + all_of_it)
    newest = one.recent[0]
    link = element("a", escape(one.title), href=f"{one.address}{named.newest}/index.html")
    said = newest.edition.title(words, newest.title)
    return link + element("p", escape(f"{one.organisation} · {said} · ") + all_of_it)


def overview_feed(reports: Sequence[ListedReport], address: str, words: Words) -> str:
    """Return the feed of what is published of all. ``address`` is where the top is served, empty where nobody says."""
    file = names(words.language).reports_feed
    told = [
        (FeedSource(one.title, address_at(address, one.place), file, one.place), report)
        for one in reports
        for report in one.recent
    ]
    return feed_of_all(told, FeedSource(words.say("overview.title"), address, file), words)


def written_reports(reports: Sequence[ListedReport], language: str) -> bytes:
    """Return the list for machines. Addresses are from the folder that it lies in."""
    listed = [{**_facts(one), "recent": [_recent(report) for report in one.recent]} for one in reports]
    whole = {"format": FORMAT, "language": language, "reports": listed}
    return f"{json.dumps(whole, ensure_ascii=False, indent=1)}\n".encode()


def _facts(one: ListedReport) -> dict[str, object]:
    told = asdict(one)
    del told["recent"]
    newest = str(one.recent[0].edition) if one.recent else None
    return {**told, "address": one.address, "newest": newest, "versions": f"{one.address}versions.json"}


def _recent(one: PublishedReport) -> dict[str, str]:
    return {"edition": str(one.edition), "title": one.title, "headline": one.headline, "published": one.day}


def read_reports(text: bytes | None) -> tuple[str, tuple[ListedReport, ...]]:
    """Return the language of a list that is published, and what it tells; nothing of what is no such list."""
    try:
        said = json.loads(text or b"{}")
        language, listed = str(said["language"]), [_read(one) for one in said["reports"]]
    except (ValueError, KeyError, TypeError):
        return "", ()
    return (language, tuple(listed)) if language in LANGUAGES and said.get("format") == FORMAT else ("", ())


def _read(said: dict[str, object]) -> ListedReport:
    place, title, organisation, language = (str(said[key]) for key in ("place", "title", "organisation", "language"))
    recent = said["recent"]
    if language not in LANGUAGES or not isinstance(recent, list):
        raise ValueError(language)
    found = [(EditionName.parse(str(one["edition"])), one) for one in recent]
    told = (
        PublishedReport(edition, str(one["title"]), str(one["headline"]), str(one["published"]))
        for edition, one in found
        if edition
    )
    return ListedReport(place, title, organisation, language, tuple(told))
