"""The files at the top of the publishing branch, made of the editions: for whoever publishes, withdraws or audits."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from utfall.render.feed import feed
from utfall.render.front import editions_page, front_page
from utfall.view.edition_facts import EDITIONS, FEED, LOG, NEWEST
from utfall.words import words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from utfall.model.edition_name import EditionName
    from utfall.project import Project
    from utfall.words import Words
    from utfall.work.publishing_branch import Branch


def front_files(
    titles: Mapping[EditionName, str], withdrawn: Collection[EditionName], speech: Words
) -> dict[str, bytes]:
    """Return the page that leads to the newest month, and the one that lists all by what their months are called."""
    listed = editions_page(titles, speech, withdrawn, titles)
    return {"index.html": front_page(NEWEST, speech).encode(), EDITIONS: listed.encode()}


def published_log(branch: Branch) -> list[dict[str, str]]:
    """Return the public log of corrections as it is published."""
    found: list[dict[str, str]] = json.loads(branch.read(LOG) or b"[]")
    return found


def log_files(
    project: Project, entries: Sequence[Mapping[str, str]], titles: Mapping[EditionName, str]
) -> dict[str, bytes]:
    """Return the public log of corrections, by machine and as a feed."""
    written = json.dumps(entries, ensure_ascii=False, indent=1)
    told = feed(entries, project.name, project.site_url, words(project.language), titles)
    return {LOG: f"{written}\n".encode(), FEED: told.encode()}


def links_of(live: Sequence[EditionName]) -> dict[str, str]:
    """Return the addresses that move, and the edition that each leads to."""
    newest = {str(one.month): str(one) for one in sorted(live)}
    return newest | ({NEWEST: str(max(live))} if live else {})
