"""The checks: what each looks for, and what it says to whoever is to mend it."""

from __future__ import annotations

import inspect
import re
from importlib import import_module

from reference.writing import LANGUAGE, page, plain, table
from utfall.checks import examine as checks
from utfall.checks import pages, plain_words
from utfall.forms.parity import SLUG
from utfall.words import words

LEAD = """\
`utfall check` tells all that is wrong at once, with file, row and column, what stands there and what to do. An error
stops the build, a warning is told and some warnings stop a publication, advice stops nothing; the message itself says
which it is. The name of the check stands in brackets after the message. In braces stand the things that differ from
time to time."""
GROUPS = {
    "The files of a month": tuple(checks.ON_FILES),
    "What the report says": tuple(checks.ON_REPORTS),
    "Beside the months before": tuple(checks.ON_HISTORIES),
    "Before a publication": (*checks.ON_RELEASE, checks.CORRECTION_LOG, checks.PASSED_OVER),
    "The pages": pages.SLUGS,
    "Advice on plain language": plain_words.SLUGS,
    "The files beside the pages": (SLUG,),
}
PLACES = ("utfall.checks.{}", "utfall.checks.pages.{}", "utfall.checks.plain_words.{}", "utfall.checks.commentary.{}")


def checks_page() -> str:
    """Return the page: every check once, in the group where it first stands."""
    seen: set[str] = set()
    parts = []
    for heading, slugs in GROUPS.items():
        new = [slug for slug in slugs if slug not in seen]
        seen.update(new)
        parts += [f"## {heading}\n", *(_check(slug) for slug in new)]
    return page("Checks", LEAD, *parts)


def _check(slug: str) -> str:
    entries = words(LANGUAGE).entries
    cases = sorted(
        {match[1] for key in entries if (match := re.fullmatch(rf"finding\.{slug}\.([\w-]+)\.message", key))}
    )
    rows = [
        [plain(entries[f"finding.{slug}.{case}.message"]), plain(entries.get(f"finding.{slug}.{case}.remedy", ""))]
        for case in cases
    ]
    said = _docstring(slug)
    told = table(["It says", "What to do"], rows) if rows else ""
    return f"### {slug} {{: #{slug} }}\n\n{said}\n\n{told}"


def _docstring(slug: str) -> str:
    """Return what the module of a check says of itself, where it has one of its own."""
    name = slug.replace("-", "_")
    for place in PLACES:
        for one in (name, name.removeprefix("page_"), name.removeprefix("plain_")):
            try:
                said = inspect.getdoc(import_module(place.format(one)))
            except ModuleNotFoundError:
                continue
            return " ".join((said or "").partition("\n\n")[0].replace("``", "`").split())
    return ""
