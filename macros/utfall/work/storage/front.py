"""The pages at the top of a storage: they lead to editions, since no address there is a link to another."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from utfall.render.front import FrontPlaces, editions_page, front_page
from utfall.work.storage.edition_files import by_content

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from utfall.model.edition_name import EditionName
    from utfall.names import SiteNames
    from utfall.words import Words

SCRIPT = "editions-index.js"


def front_of_storage(
    titles: Mapping[EditionName, str], withdrawn: Collection[EditionName], speech: Words, names: SiteNames
) -> dict[str, bytes]:
    """Return the page that leads to the newest month, and the one that lists all and reads the index anew."""
    live = sorted(one for one in titles if one not in withdrawn)
    newest = str(live[-1]) if live else ""
    script = by_content(names.shared, SCRIPT, script_of_editions())
    at = FrontPlaces(newest, {one.month: str(one) for one in live}, script)
    listed = editions_page(titles, speech, names, withdrawn, titles, at)
    return {"index.html": front_page(speech, names, at).encode(), names.editions: listed.encode()}


@cache
def script_of_editions() -> bytes:
    """Return the script of the page that lists all editions."""
    return Path(__file__).with_name(SCRIPT).read_bytes()
