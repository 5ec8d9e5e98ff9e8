"""The list of several reports at the top of a storage: written anew when something of one of them is published there.

``reports.json`` is the one thing that is switched, on condition that it still is what was read, so that of two who
publish at once none is lost from it. The page, the feed and the catalogue follow it, each only while the list is the
one that they are made of. A run that is cut off leaves an older page, which the next one brings up to the list.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.forms.manifest import read
from utfall.names import names
from utfall.render.feed import EPOCH, PublishedReport
from utfall.render.overview import overview_feed, overview_page, read_reports, written_reports
from utfall.view.addresses import MANIFEST
from utfall.words import words
from utfall.work.overview import catalogue_of_all, own_report
from utfall.work.published_names import tagged
from utfall.work.publishing_branch import OVERVIEW
from utfall.work.storage.headers import ASK
from utfall.work.storage.index import INDEX

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.project import Project
    from utfall.render.overview import ListedReport
    from utfall.work.storage.state import StoredState
    from utfall.work.storage.store import Store
    from utfall.work.stored_publication import Opened


def renew_overview(project: Project, state: StoredState, opened: Opened) -> None:
    """Bring the list at the top up to what is published of a project; there is none where one project is alone."""
    top = opened("")
    while not _Overview(project, state, top).renewed():
        pass


def is_listed_in_storage(project: Project, state: StoredState, opened: Opened) -> bool:
    """Tell whether the list at the top says of a project what is published of it, where there is a list."""
    text = opened("").content(OVERVIEW)
    _, listed = read_reports(text)
    wanted = _own(project, state, listed)
    return text is None or any(one.place == wanted.place and one.recent == wanted.recent for one in listed)


@dataclass(frozen=True, slots=True)
class _Overview:
    """Write the list and what follows it once, as far as nobody else does so meanwhile."""

    project: Project
    state: StoredState
    top: Store

    def renewed(self) -> bool:
        """Write what is not as it should be, and tell whether all is; if not somebody else was first."""
        place = self.state.names.place
        there = self.top.read(OVERVIEW, _is_json)
        if there is None and not place:
            return True
        language, listed = read_reports(there.content if there else None)
        language = language or self.project.language
        reports = sorted((*self._others(listed), _own(self.project, self.state, listed)), key=lambda one: one.place)
        content = written_reports(reports, language)
        is_so = there is not None and there.content == content
        if not is_so and not self.top.switch(OVERVIEW, content, ASK, there.token if there else None):
            return False
        return self.top.content(INDEX) is not None or self._followed(reports, language, content)

    def _others(self, listed: Sequence[ListedReport]) -> list[ListedReport]:
        """Return the other reports that are still there."""
        others = [one for one in listed if one.place != self.state.names.place]
        found = self.top.contents(f"{one.address}{INDEX}" for one in others)
        return [one for one, (_, there) in zip(others, found, strict=True) if there is not None]

    def _followed(self, reports: Sequence[ListedReport], language: str, content: bytes) -> bool:
        """Bring what is made of the list up to it, while it is the one at the top; tell whether it was all along."""
        speech, address = words(language), self.project.top_address
        files = {
            names(language).reports_feed: overview_feed(reports, address, speech).encode(),
            **catalogue_of_all(self.top.content, [one.place for one in reports], address, language),
            "index.html": overview_page(reports, speech, has_links=False).encode(),
        }
        return all(self._put(path, file, content) for path, file in files.items())

    def _put(self, path: str, file: bytes, content: bytes) -> bool:
        while True:
            there = self.top.read(path)
            if there is not None and there.content == file:
                return True
            if self.top.content(OVERVIEW) != content:
                return False
            if self.top.switch(path, file, ASK, there.token if there else None):
                return True


def _own(project: Project, state: StoredState, listed: Sequence[ListedReport]) -> ListedReport:
    """Return what is listed of the project that is published."""
    newest = {one.month: one for one in state.live}
    days = tagged(state.repository, state.names, "%(*committerdate:short)")
    told = {one: state.index.editions[one] for one in newest.values()}
    published = [
        PublishedReport(one, said.title, said.headline, said.day or days.get(one) or EPOCH)
        for one, said in told.items()
    ]
    manifest = read(state.read(f"{max(told)}/{MANIFEST}") or b"") if told else {}
    known = next((one.organisation for one in listed if one.place == state.names.place), "")
    return own_report(project, state.names, published, str(manifest.get("organisation") or known))


def _is_json(content: bytes) -> bool:
    try:
        json.loads(content)
    except ValueError:
        return False
    return True
