"""What stands at the foot of every page: what the page is made of, what was checked, and whom to turn to.

As plain values, for the theme's template and for whoever reads the page by machine (schema.org).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from utfall.view.dates import date_text
from utfall.view.next_report import next_report

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from utfall.model.report import Package, Report
    from utfall.period import Period
    from utfall.publisher import Contact
    from utfall.view.downloads import FileLink
    from utfall.words import Words

SHORT = 7  # signs of a commit, as git shows it
MEDIA = {  # of the files that hold the data, by their endings
    ".csv": "text/csv", ".json": "application/json", ".zip": "application/zip",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip
SUM = 12  # signs of a checksum: enough to tell packages apart; the whole stands in its title


@dataclass(frozen=True, slots=True)
class Making:
    """How the site was made: how many checks it passed, with how many warnings, and of which published commit.

    ``signed`` are the sections that somebody answers for: the section's title, who signed it, and when.
    """

    checks: int
    warnings: int
    commit: str = ""
    day: date | None = None
    signed: tuple[tuple[str, str, date], ...] = ()
    approved_by: tuple[str, ...] = ()
    publication_dates: Mapping[Period, date] = field(default_factory=dict)


def colophon(
    report: Report, words: Words, making: Making, contact: Contact, report_error: str, files: Sequence[FileLink] = ()
) -> dict[str, Any]:
    """Return the colophon; ``files`` are those of the whole edition.

    Without a day of publication the site is a draft, and says so.
    """
    package = report.package
    named = package.edition
    title = package.edition_title(words)
    return {
        "title": title[:1].upper() + title[1:],
        "month": package.period.report_name(words),
        "next": next_report(making.publication_dates, package.period, words),
        "heading": words.say("colophon.heading"),
        "cite": ", ".join(filter(None, (package.organisation.get("name", ""), title))),
        "facts": _facts(package, words, making),
        "licences": [{"title": one.title, "path": one.path} for one in package.licences],
        "licence_word": words.say("colophon.licence"),
        "contact": {"name": contact.name, "email": contact.email, "note": contact.note},
        "contact_word": words.say("colophon.contact"),
        "error": report_error.replace("{edition}", str(named or package.version)),
        "error_words": words.say("colophon.error"),
        "structured": _structured(report, words, making, files),
    }


def _facts(package: Package, words: Words, making: Making) -> list[dict[str, str]]:
    """Return what is known, each with its name; ``whole`` is what is shown in part."""
    published = date_text(making.day, words) if making.day else ""
    checks = words.say("colophon.passed", count=making.checks, warnings=making.warnings)
    facts = {
        "published": (published, ""),
        "state": ("" if published else words.say("colophon.draft"), ""),
        "commit": (making.commit[:SHORT], making.commit),
        "package": (package.sha256[:SUM], package.sha256),
        "checks": (checks, ""),
        "signed": (_signed(words, making), ""),
    }
    return [
        {"key": key, "name": words.say(f"colophon.{key}"), "text": text, "whole": whole}
        for key, (text, whole) in facts.items()
        if text
    ]


def _signed(words: Words, making: Making) -> str:
    """Return who answers for which section, and who has approved the proposal where it was made."""
    told = [
        words.say("colophon.signed-by", section=section, name=name, day=date_text(day, words))
        for section, name, day in making.signed
    ]
    if making.approved_by:
        names = ", ".join(f"@{one.removeprefix('@')}" for one in making.approved_by)
        told.append(words.say("colophon.approved-by", names=names))
    return "; ".join(told)


def _structured(report: Report, words: Words, making: Making, files: Sequence[FileLink]) -> dict[str, Any]:
    """Return the report, and the same with its data for the page that leads to all, in the words of schema.org."""
    package = report.package
    shared = {
        "inLanguage": words.language,
        "temporalCoverage": package.period.covered,
        "version": package.version,
        "license": [one.path for one in package.licences if one.path],
        "publisher": {"@type": "Organization", "name": package.organisation.get("name", "")},
    }
    if making.day:
        shared["datePublished"] = making.day.isoformat()
    whole = {"@type": "Report", "name": package.title, **shared}
    data = {
        "@type": "Dataset",
        "name": package.title,
        "description": package.description or package.title,
        "isAccessibleForFree": True,
        "distribution": [
            {"@type": "DataDownload", "name": one.text, "encodingFormat": MEDIA[suffix], "contentUrl": one.address}
            for one in files
            if (suffix := PurePosixPath(one.address).suffix) in MEDIA
        ],
        **shared,
    }
    context = {"@context": "https://schema.org"}
    return {"page": {**context, **whole}, "front": {**context, "@graph": [whole, data]}}
