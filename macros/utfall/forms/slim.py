"""Take out of a built site what no reader's browser ever fetches, so that every edition is small for good.

That is the theme's source maps, and the parts of its search for languages that the search does not speak (in Material
9.8 two megabytes of four and a half). What the search speaks is read from its own index; without one all of it stays.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

INDEX = "search/search_index.json"
LANGUAGES = "assets/javascripts/lunr"
_MAP = re.compile(rb"\n?(?://|/\*)# sourceMappingURL=[^\n]*")
# What Material's search worker loads beside a language's own stemmer.
_SEGMENTERS = {"ja": "tinyseg.js", "hi": "wordcut.js", "th": "wordcut.js"}


def slim(site: Path) -> None:
    """Remove what is never fetched, and the last mention of it."""
    for file in sorted(site.glob("assets/**/*.map")):
        file.unlink()
        of = file.with_suffix("")
        if of.is_file():
            of.write_bytes(_MAP.sub(b"", of.read_bytes()))
    spoken = _spoken(site)
    if spoken is not None:
        _keep(site / LANGUAGES, frozenset(_fetched(spoken)))


def _spoken(site: Path) -> Collection[str] | None:
    """Return the languages that the search of a site speaks, if it has one."""
    index = site / INDEX
    if not index.is_file():
        return None
    found = json.loads(index.read_text(encoding="utf-8")).get("config", {}).get("lang")
    return found if isinstance(found, list) else None


def _fetched(spoken: Collection[str]) -> Iterator[str]:
    """Yield what the search worker loads for these languages; English is built into it."""
    foreign = [one for one in spoken if one != "en"]
    yield from (f"min/lunr.{one}.min.js" for one in foreign)
    yield from (_SEGMENTERS[one] for one in foreign if one in _SEGMENTERS)
    if foreign:
        yield "min/lunr.stemmer.support.min.js"
    if len(spoken) > 1:
        yield "min/lunr.multi.min.js"
        yield "min/lunr.stemmer.support.min.js"


def _keep(folder: Path, wanted: Collection[str]) -> None:
    for file in sorted(folder.rglob("*"), reverse=True):  # what lies in a folder before the folder
        if file.is_file() and file.relative_to(folder).as_posix() not in wanted:
            file.unlink()
        elif file.is_dir() and not any(file.iterdir()):
            file.rmdir()
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
