"""Links and addresses: every link leads to a page, a place or a file that is there, raw HTML links too.

MkDocs checks only links written in Markdown, and reports them late and in English; the same questions are asked
here of the rendered page, before anything is built.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from utfall.checks.pages.files import check_needed
from utfall.checks.pages.most_told import first
from utfall.errors import suggestion
from utfall.model.finding import Finding
from utfall.shown.outline import SCHEME, address_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from utfall.project import Project
    from utfall.source.page import Page

ALLOWED_SCHEMES = {"https", "http", "mailto", "tel"}


_OUTSIDE = re.compile(r"(?i)\s*(https?:|//)")
_HREF = re.compile(r"""(?i)href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
# The tags that are called something or lead somewhere: of a long table's markup a small part.
_ADDRESSED = re.compile(r"(?i)<[a-z][^<>]*\s(?:id|href|src|srcset|data|poster)\s*=[^<>]*>")
_STILL = 'class="u-drawn"'  # what a macro has drawn is in the page itself


@dataclass
class _Collector(HTMLParser):
    """Collect the addresses and the links of a page's HTML."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    uses: list[str] = field(default_factory=list)  # whatever an address is given of
    loads: list[str] = field(default_factory=list)  # what a browser fetches without being asked

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element is called and where it leads."""
        named = {name: value for name, value in attrs if value}
        if "id" in named:
            self.ids.append(named["id"])
        link = named.get("href") if tag == "a" else named.get("src") if tag == "img" else None
        if link:
            self.links.append(link)
        named_by = [named[name] for name in ("src", "href", "data", "poster", "srcset") if name in named]
        self.uses += [address for text in named_by for address in (text, *re.split(r"[,\s]+", text))]
        if tag != "a":
            fetched = named_by
            self.loads += [address for address in fetched if address and _OUTSIDE.match(address)]


@dataclass(frozen=True, slots=True)
class Rendered:
    """Hold a page as it is looked at: the HTML of its own text, and what the macros on it have written."""

    html: str
    made: tuple[str, ...] = ()


def check_links(
    project: Project, pages: Sequence[Page], rendered: Mapping[str, Rendered | None], beside: Collection[str] = ()
) -> Iterator[Finding]:
    """Find dead links, dead anchors and addresses that stand twice, over all pages.

    ``rendered`` has each page, ``None`` for one that is broken: its links and addresses are not known, so nothing is
    said of them. ``beside`` are the addresses of the files beside the pages.
    """
    seen = {name: _collected(one) for name, one in rendered.items() if one is not None}
    if None not in rendered.values():
        yield from check_needed(project, ((name, link) for name, one in seen.items() for link in one.uses))
    ids = {name: frozenset(seen[name].ids) if name in seen else None for name in rendered}
    for page in pages:
        yield from first(page, _of_page(project, page, seen.get(page.name, _Collector()), ids, beside))


def _of_page(
    project: Project, page: Page, found: _Collector, ids: Mapping[str, frozenset[str] | None], beside: Collection[str]
) -> Iterator[Finding]:
    times = Counter(found.ids)
    for name in times:
        if times[name] > 1 and not any(times[whole] > 1 for whole in _wholes(name)):
            yield _finding(page, "page-address", "twice", name)
    loads, raw = dict.fromkeys(found.loads), _raw_links(page)
    for address in loads:
        yield _finding(page, "page-link", "outside", address)
    for link in dict.fromkeys(one for one in found.links if one not in loads):
        if link.startswith(f"{SCHEME}:"):
            yield from _from_the_root(page, link, ids, beside)
        else:
            yield from _link(project, page, link, ids, raw)


def _collected(page: Rendered) -> _Collector:
    """Collect from a page's own HTML, and from what macros have written as it is: Markdown sets it aside whole.

    A figure that stands in several sentences has an address at each of them (see ``block``).
    """
    collector = _Collector()
    for one in page.made:
        if one.startswith("<div"):
            tags = _ADDRESSED.findall(one, one.index(">"))
            collector.feed("".join(tag for tag in tags if _STILL not in tag))  # its first tag stands on the page
    for one in dict.fromkeys(one for one in page.made if not one.startswith("<div")):
        collector.feed("".join(_ADDRESSED.findall(one)))
    collector.feed(page.html)
    return collector


def _raw_links(page: Page) -> frozenset[str]:
    """Return where the page's raw HTML leads: nobody makes an address of the name of a file there."""
    return frozenset(double or single or bare for double, single, bare in _HREF.findall(page.body))


def _link(
    project: Project, page: Page, link: str, ids: Mapping[str, frozenset[str] | None], raw: frozenset[str]
) -> Iterator[Finding]:
    try:
        parts = urlsplit(link)
    except ValueError:  # such as a [ that is no address of a computer
        yield _finding(page, "page-link", "missing", link, suggestion(link, ids))
        return
    if parts.scheme:
        if parts.scheme.lower() not in ALLOWED_SCHEMES:
            yield _finding(page, "page-link", "scheme", link)
        return
    if link.startswith("/"):
        yield _finding(page, "page-link", "absolute", link)
        return
    if parts.path and link in raw:
        yield _finding(page, "page-link", "raw", link)
        return
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), unquote(parts.path)))
    name = target if parts.path else page.name
    if name not in ids and (twin := otherwise_composed(name, ids)):
        row, column = page.place(link)
        details = {"there": twin, "wanted": name}
        yield Finding("page-link", "composed", page.file, row, None, link, column, details=details)
        return
    if name not in ids and not _is_file(project, name):
        yield _finding(page, "page-link", "missing", link, suggestion(name, ids))
        return
    there, anchor = ids.get(name), unquote(parts.fragment)
    if anchor and there is not None and anchor not in there:
        yield _finding(page, "page-link", "anchor", link, suggestion(anchor, there))


def otherwise_composed(name: str, known: Iterable[str]) -> str:
    """Return the name that looks like another but has its letters composed otherwise, as ``å`` of ``a`` and a ring."""
    composed = normalize("NFC", name)
    return next((one for one in known if one != name and normalize("NFC", one) == composed), "")


def _from_the_root(
    page: Page, link: str, ids: Mapping[str, frozenset[str] | None], beside: Collection[str]
) -> Iterator[Finding]:
    """Find a link of ours to a page, a place on one, or a file beside the pages, that will not be there."""
    address, _, anchor = link.removeprefix(f"{SCHEME}:").partition("#")
    there = {address_of(name): found for name, found in ids.items()}
    if address in there:
        known = there[address]
        if anchor and known is not None and anchor not in known:
            yield _finding(page, "page-link", "anchor", link, suggestion(anchor, known))
    elif address not in beside:
        yield _finding(page, "page-link", "file", link, suggestion(address, beside))


def _wholes(name: str) -> list[str]:
    """Return the ids that an id may be a part of: of ``goals-trygghet-caption``, ``goals`` and ``goals-trygghet``."""
    parts = name.split("-")
    return ["-".join(parts[:end]) for end in range(1, len(parts))]


def _is_file(project: Project, name: str) -> bool:
    return not name.startswith("..") and not name.endswith(".md") and (project.docs / name).is_file()


def _finding(page: Page, slug: str, case: str, value: str, hint: object = "") -> Finding:
    row, column = page.place(value)
    return Finding(slug, case, page.file, row, None, value, column, details={"suggestion": hint})
