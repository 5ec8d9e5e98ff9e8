"""The files at the top of the publishing branch, made of the editions: for whoever publishes, withdraws or audits."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from utfall.forms.manifest import read
from utfall.render.feed import EPOCH, FeedSource, PublishedReport, feed, reports_feed
from utfall.render.front import FrontPlaces, editions_page, front_page
from utfall.render.overview import read_reports
from utfall.source.archive import by_calendar
from utfall.view.next_report import next_report
from utfall.words import words
from utfall.work.published_names import tagged
from utfall.work.publishing_branch import OVERVIEW

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from utfall.model.edition_name import EditionName
    from utfall.names import SiteNames
    from utfall.project import Project
    from utfall.words import Words
    from utfall.work.publishing_branch import Branch
    from utfall.work.target import Target


def front_files(
    titles: Mapping[EditionName, str], branch: Branch, withdrawn: Collection[EditionName], speech: Words
) -> dict[str, bytes]:
    """Return the page that leads to the newest month, and the one that lists all by what their months are called."""
    names = branch.names
    moved = {one: there.address for one, there in branch.thinned.items() if one not in withdrawn}
    at = FrontPlaces(names.newest, others=_others(branch), moved=moved)
    listed = editions_page(titles, speech, names, withdrawn, titles, at)
    return {"index.html": front_page(speech, names).encode(), names.editions: listed.encode()}


def _others(branch: Branch) -> dict[str, str]:
    """Return the other reports of a project that has the top for itself: what they are called, by their addresses."""
    _, listed = read_reports(branch.read_at_top(OVERVIEW) if not branch.names.place else None)
    return {f"{one.address}index.html": one.title for one in listed if one.place}


def published_log(target: Target) -> list[dict[str, str]]:
    """Return the public log of corrections as it is published."""
    found: list[dict[str, str]] = json.loads(target.read(target.names.corrections) or b"[]")
    return found


def log_files(
    project: Project, names: SiteNames, entries: Sequence[Mapping[str, str]], titles: Mapping[EditionName, str]
) -> dict[str, bytes]:
    """Return the public log of corrections, by machine and as a feed."""
    written = json.dumps(entries, ensure_ascii=False, indent=1)
    of = FeedSource(project.name, project.address, names.corrections_feed, names.place)
    told = feed(entries, of, words(project.language), titles)
    return {names.corrections: f"{written}\n".encode(), names.corrections_feed: told.encode()}


def published_reports(target: Target, live: Sequence[EditionName]) -> list[PublishedReport]:
    """Return the newest of these editions of each month, as its manifest and the commit of its tag tell of it."""
    newest = {one.month: one for one in sorted(live)}
    told = map(read, target.manifests(list(newest.values())))
    days = tagged(target.repository, target.names, "%(*committerdate:short)")
    return [
        PublishedReport(one, target.titles[one], str(said.get("headline") or ""), days.get(one) or EPOCH)
        for one, said in zip(newest.values(), told, strict=True)
    ]


def reports_file(project: Project, names: SiteNames, reports: Sequence[PublishedReport]) -> dict[str, bytes]:
    """Return the feed of the published reports, with the day of the next."""
    speech = words(project.language)
    newest = max((one.edition.month for one in reports), default=None)
    coming = ""
    if newest and project.publication_dates:
        coming = next_report(project.publication_dates, by_calendar(newest, project.folder(newest)), speech)
    of = FeedSource(project.name, project.address, names.reports_feed, names.place)
    return {names.reports_feed: reports_feed(reports, of, speech, coming).encode()}


def links_of(live: Sequence[EditionName], names: SiteNames) -> dict[str, str]:
    """Return the addresses that move, and the edition that each leads to."""
    newest = {str(one.month): str(one) for one in sorted(live)}
    return newest | ({names.newest: str(max(live))} if live else {})
