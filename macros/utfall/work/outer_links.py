"""``utfall links``: open every link of a built site that leads to another website, and tell which lead nowhere.

Asked for by hand or once a month, never by a build: what others have moved is no fault of the report's.
"""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TIMEOUT, TRIES = 30, 3
ASKED_LATER = {429, 500, 502, 503, 504}


@dataclass(frozen=True, slots=True)
class OuterLink:
    """A link to another website: the pages that have it, and why it leads nowhere; empty where it leads somewhere."""

    address: str
    pages: tuple[str, ...]
    fault: str = ""


class _Links(HTMLParser):
    """Gather where a page's links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the address of a link, without the place on its page."""
        address = dict(attrs).get("href") or ""
        if tag == "a" and address.startswith(("http://", "https://")):
            self.found.add(address.partition("#")[0])


def outer_links(site: Path, wait: Callable[[float], None] = time.sleep) -> Iterator[OuterLink]:
    """Yield every link of a site to another website, after opening it. Raise ``UsageError`` where there is no site."""
    pages = sorted(site.rglob("*.html"))
    if not pages:
        raise UsageError(Sentence("error.links-no-site", {"folder": site.name}))
    found: dict[str, list[str]] = {}
    for page in pages:
        reader = _Links()
        reader.feed(page.read_text(encoding="utf-8"))
        for address in reader.found:
            found.setdefault(address, []).append(page.relative_to(site).as_posix())
    for address in sorted(found):
        yield OuterLink(address, tuple(found[address]), _fault(address, wait))


def _fault(address: str, wait: Callable[[float], None]) -> str:
    said = ""
    for attempt in range(TRIES):
        if attempt:
            wait(2**attempt)
        try:
            request = urllib.request.Request(address, headers={"User-Agent": "utfall"})  # noqa: S310 - http or https
            with urllib.request.urlopen(request, timeout=TIMEOUT):  # noqa: S310 - as above
                return ""
        except urllib.error.HTTPError as refused:
            said = str(refused.code)
            refused.close()
            if refused.code not in ASKED_LATER:
                return said
        except (OSError, ValueError, http.client.HTTPException) as fault:
            said = str(getattr(fault, "reason", "") or type(fault).__name__)
    return said
