"""The outline of a site: its pages, and what of the report each of them shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.names import SiteNames, every, indicator_folder, members_folders, names, page_of
from utfall.words import DEFAULT_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

FRONT = "index.md"  # the start page leads to the chapters and is none
ENGLISH = "english.md"  # the page in English of a report in another language
DOCUMENTS = REPORT, APPENDIX, DOCUMENTATION = ("report", "appendix", "documentation")  # on paper, what pages belong to
MAILBOX = "mailto:"
SCHEME = "utfall"  # begins an address from the site's root, until the page that it stands on is known


@dataclass(frozen=True, slots=True)
class ChapterContent:
    """Name what a page shows: a resource of the report, of it only one chapter's or area's rows where named."""

    resource: str
    chapter: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page of the menu that shows parts of the report. ``title`` is what the menu calls it."""

    page: str
    title: str
    shows: tuple[ChapterContent, ...]


@dataclass(frozen=True, slots=True)
class WayOn:
    """A link to a page with more: its text, where it leads from the site's root, and what is said after it."""

    text: str
    address: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """Hold the names of all pages, and the chapters in the order of the menu.

    ``deviations`` is the page that shows all that deviates, empty where the start page does, or none. ``language`` is
    the one that files and addresses have their names in.
    """

    pages: frozenset[str] = frozenset()
    chapters: tuple[Chapter, ...] = ()
    deviations: str = ""
    language: str = DEFAULT_LANGUAGE

    @property
    def names(self) -> SiteNames:
        """What files and addresses are called."""
        return names(self.language)

    def indicator_page(self, name: str) -> str:
        """Return the address of an indicator's own page from the site's root, empty where it has none."""
        possible = (f"{one.indicators}/{name}.md" for one in every(self.language))
        return next((address_of(page) for page in possible if page in self.pages), "")

    def member_page(self, name: str) -> str:
        """Return the address of a member's own page from the site's root, empty where it has none."""
        folder, _ = members_folders(self.pages, self.language)
        return self.address(f"{folder}/{name}.md")

    @property
    def indicators(self) -> str:
        """The folder of the indicators' own pages."""
        return indicator_folder(self.pages, self.language)

    @property
    def lists(self) -> Iterator[tuple[str, str]]:
        """The addresses of the pages that the menu leaves out, each with the folder of the page that lists them."""
        members, compared = members_folders(self.pages, self.language)
        for folder, listed in ((self.indicators, self.indicators), (members, members), (compared, members)):
            yield from ((address_of(one), f"{listed}/") for one in sorted(self.pages) if one.startswith(f"{folder}/"))

    def page_of(self, role: str) -> str:
        """Return the address of the page of a role, ``glossary``, empty where there is none."""
        return self.address(page_of(role, self.pages, self.language))

    def chapter(self, name: str) -> Chapter | None:
        """Return the chapter that is called so: by its page, else by what of the report it shows."""
        by_page = (one for one in self.chapters if one.page.removesuffix(".md") == name)
        by_content = (one for one in self.chapters if any(shown.chapter == name for shown in one.shows))
        return next(by_page, None) or next(by_content, None)

    @property
    def chapter_names(self) -> tuple[str, ...]:
        """The names of the chapters' pages."""
        return tuple(one.page.removesuffix(".md") for one in self.chapters)

    def chapter_of(self, resource: str, area: str = "") -> str:
        """Return the address of the first chapter that shows an area's rows of a resource, empty where none does."""
        for chapter in self.chapters:
            if any(one.resource == resource and one.area in {"", area} for one in chapter.shows):
                return self.address(chapter.page)
        return ""

    def address(self, page: str) -> str:
        """Return the address of a page from the site's root, empty where there is no such page."""
        return address_of(page) if page in self.pages else ""


def address_of(page: str) -> str:
    """Return the address of a page: the file that the site generators make of it (``use_directory_urls: false``)."""
    folder, slash, name = page.removesuffix(".md").rpartition("/")
    return f"{folder}{slash}{'index' if name == 'README' else name}.html"
