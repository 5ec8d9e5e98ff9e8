"""What stands beside what is kept, for whoever opens the package and has never heard of us: one text a language."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from utfall.words import words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

ABROAD = "en"  # the text that is always there, beside the one in the language of the report
WIDTH = 66  # of the text, with room for the word before
_PLAIN = ("title", "organisation", "edition", "period", "case_number", "decision", "commit", "tag")


def texts(
    facts: Mapping[str, object],
    site: Collection[str],
    package: Collection[str],
    folders: tuple[str, str],
    language: str,
) -> dict[str, str]:
    """Return the texts by their file's name, in the language of the report and in English.

    ``folders`` are the site's and the data package's under ``data/``.
    """
    told = {name: str(facts[name] or "–") for name in _PLAIN}
    pages, data = (f"data/{folder}" for folder in folders)
    documents = "".join(f"  {pages}/{name}\n" for name in sorted(site) if name.endswith(".pdf"))
    told |= {"licence": _licences(facts["licences"]), "tools": _tools(facts["tools"])}
    told |= {"site": pages, "package": data, "documents": documents or "  –\n"}
    counts = {"site_count": len(site), "package_count": len(package)}
    spoken = [words(one) for one in dict.fromkeys((language, ABROAD))]
    return {one.say("archive.readme-file"): one.say("archive.readme", **told, **counts) for one in spoken}


def _licences(found: object) -> str:
    entries = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    return "; ".join(f"{one.get('title', one.get('name', ''))} <{one.get('path', '')}>" for one in entries) or "–"


def _tools(found: object) -> str:
    told = ", ".join(f"{name} {number}" for name, number in found.items()) if isinstance(found, dict) else "–"
    return textwrap.fill(told, WIDTH, subsequent_indent="    ", break_on_hyphens=False)
