"""What pages, files, addresses, tags and branches are called, in each language.

A page of a known role may have its name in any language, so that a project may change its own. What is published keeps
its name: git's tags tell in which language that is, which ``work.published_names`` reads. Knows nothing of reports.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from utfall.words import LANGUAGE_FOLDERS, LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


@dataclass(frozen=True, slots=True)
class SiteNames:
    """Hold the names of one language. ``pages`` maps roles to files of ``docs``; paths at the top have no folder.

    ``history`` has no ending. ``tags``, ``witnesses`` and ``branches`` are what git's names begin with, the project's
    ``place`` among several included.
    """

    language: str
    pages: Mapping[str, str]
    indicators: str  # the folder of the indicators' own pages
    members: str  # the folder of the pages of an organisation's members
    compared: str  # the folder of the pages that hold the members against one another
    sources: str  # the folder beside the months that keeps how deliveries are read
    newest: str  # the address of the newest report
    editions: str  # the page of every month and edition
    corrections: str  # the public log of corrections, by machine
    corrections_feed: str
    reports_feed: str
    withdrawn: str  # the public list of editions that are withdrawn
    shared: str  # the folder of what editions have in common
    history: str  # the tidy archive, in the folder of the data
    tags: str
    witnesses: str
    branches: str
    archived_site: str  # the folders of an archived edition
    archived_package: str
    withdrawal: str  # ends the name of a witness to a withdrawal
    thinning: str  # and of one to a thinning
    place: str = ""  # what the project is called among several; empty for one that stands at the top

    @property
    def history_csv(self) -> str:
        """The file of the tidy archive."""
        return f"{self.history}.csv"

    @property
    def history_parquet(self) -> str:
        """The tidy archive as Parquet."""
        return f"{self.history}.parquet"

    def at(self, place: str) -> SiteNames:
        """Return the names of a project that has a place among several: its name is a folder of every name in git."""
        if not place:
            return self
        start = (self.tags, self.witnesses, self.branches)
        tags, witnesses, branches = (f"{one}/{place}" for one in start)
        return replace(self, place=place, tags=tags, witnesses=witnesses, branches=branches)

    def tag(self, edition: object) -> str:
        """Return the tag of an edition."""
        return f"{self.tags}/{edition}"

    def branch(self, edition: object) -> str:
        """Return the branch that an edition is corrected on."""
        return f"{self.branches}/{edition}"

    def witness(self, name: object) -> str:
        """Return the tag of the witness to a publication."""
        return f"{self.witnesses}/{name}"

    def withdrawal_witness(self, edition: object) -> str:
        """Return the name of the witness to a withdrawal."""
        return f"{edition}-{self.withdrawal}"

    def thinning_witness(self, edition: object) -> str:
        """Return the name of the witness to a thinning, of which this edition is the newest."""
        return f"{edition}-{self.thinning}"


@cache
def names(language: str) -> SiteNames:
    """Return the names of a language, one of ``LANGUAGES``. Reads its one file, and none of the language's words."""
    file = LANGUAGE_FOLDERS / language / "words" / "names.toml"
    told = tomllib.loads(file.read_text(encoding="utf-8"))["name"]
    address, git = told["address"], told["git"]
    return SiteNames(
        language,
        {role: f"{name}.md" for role, name in told["page"].items()},
        told["folder"]["indicators"], told["folder"]["members"], told["folder"]["compared"], told["folder"]["sources"],
        address["newest"], address["editions"], address["corrections"], address["corrections-feed"],
        address["reports-feed"], address["withdrawn"], address["shared"], address["history"],
        git["editions"], git["witnesses"], git["corrections"], told["archive"]["site"], told["archive"]["package"],
        git["withdrawn"], git["thinned"],
    )  # fmt: skip


def every(first: str) -> tuple[SiteNames, ...]:
    """Return the names of every language, one language's first."""
    return tuple(names(one) for one in dict.fromkeys((first, *LANGUAGES)))


@cache
def known_tags() -> frozenset[str]:
    """Return what the tags of editions begin with, in every language."""
    return frozenset(one.tags for one in every(LANGUAGES[0]))


@cache
def indicator_folders() -> tuple[str, ...]:
    """Return what the folder of the indicators' own pages is called, in every language."""
    return tuple(one.indicators for one in every(LANGUAGES[0]))


def page_of(role: str, there: Collection[str], language: str) -> str:
    """Return the page of a role among those that are there: by its name in ``language``, else in any; else empty."""
    return next((one.pages[role] for one in every(language) if one.pages[role] in there), "")


def indicator_folder(there: Collection[str], language: str) -> str:
    """Return the folder of the indicators' own pages: the one that is there, else as ``language`` calls it."""
    used = {name.partition("/")[0] for name in there if "/" in name}
    return next((one.indicators for one in every(language) if one.indicators in used), names(language).indicators)


def members_folders(there: Collection[str], language: str) -> tuple[str, str]:
    """Return the folders of the members' pages and of the comparisons: those there are, else as ``language`` does."""
    used = {name.partition("/")[0] for name in there if "/" in name}
    found = next((one for one in every(language) if {one.members, one.compared} & used), names(language))
    return found.members, found.compared


def about_page(page: str) -> tuple[str, str]:
    """Return the table and the id of what a page is made of, by its name; two empty texts for any other page.

    Of ``indicators`` for the page of one and for the comparison of members by one, of ``members`` for a member's page.
    """
    folder, _, file = page.rpartition("/")
    for one in every(LANGUAGES[0]):
        tables = {one.indicators: "indicators", one.compared: "indicators", one.members: "members"}
        if folder in tables and file != "index.md":
            return tables[folder], file.removesuffix(".md")
    return "", ""


def indicator_of_page(page: str) -> str:
    """Return which indicator a page is by its name, ``indikatorer/sickness.md``; empty for a page anywhere else."""
    folder, _, file = page.rpartition("/")
    return file.removesuffix(".md") if folder in indicator_folders() else ""
