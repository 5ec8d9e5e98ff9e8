"""Whether what was signed still is what stands there, section by section: a section is a page with a chapter's name.

A sign-off that no longer fits is lifted by that alone, and a finding says by which text, figure or rule. Where the
settings ask for a sign-off, one that is missing is a finding too.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from utfall.derive.signed_content import HASHED, signed_content
from utfall.model.finding import Finding, Severity
from utfall.model.sign_off import content_hash_of
from utfall.pages.subjects import subject_of
from utfall.source.page import OURS
from utfall.source.raw import SIGN_OFF
from utfall.source.sign_off_file import SignOffError, read_sign_offs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from utfall.model.history import History
    from utfall.model.report import Report
    from utfall.model.sign_off import SignedContent, SignOff
    from utfall.project import Project
    from utfall.source.page import Page

SLUG = "sign-off"
MOST_TOLD = 10  # differences of a section that are told one by one
QUOTED = 90  # signs of a paragraph that a finding quotes
_BLOCK = re.compile(r"[^\n](?:[^\n]|\n(?![ \t]*(?:\n|\Z)))*")


@dataclass(frozen=True, slots=True)
class SignOffOutcome:
    """Hold the sign-offs that still hold, and what is found of the others and of what is not signed."""

    valid: tuple[SignOff, ...]
    findings: tuple[Finding, ...]


def check_sign_offs(project: Project, history: History, pages: Sequence[Page]) -> SignOffOutcome:
    """Hold a month's sign-offs against its pages and figures as they are, and against what the settings ask for."""
    folder = project.folder(history.current.period)
    file = f"{history.current.package.folder}/{SIGN_OFF}"
    try:
        signed = read_sign_offs(folder)
    except SignOffError:
        return SignOffOutcome((), (Finding(SLUG, "broken", file),))
    named = {page.name: page for page in pages}
    valid: list[SignOff] = []
    findings: list[Finding] = []
    for one in signed:
        page = named.get(one.section)
        found = [*_lifted(one, page, history, file)]
        owners = project.sign_off.get(section_of(one.section), ())
        if not found and owners and not _is_owner(one.name, owners):
            details = {"section": section_of(one.section), "name": one.name, "owners": ", ".join(owners)}
            found = [Finding(SLUG, "other-owner", file, details=details, severity=Severity.WARNING)]
        findings += found
        valid += [] if found else [one]
    known = {one.section for one in signed}
    findings += _missing(project, named, known)
    return SignOffOutcome(tuple(valid), tuple(findings))


def page_name_of(section: str) -> str:
    """Return the page that a section is called by: ``ekonomi`` is ``ekonomi.md``."""
    return section if section.endswith(".md") else f"{section}.md"


def section_of(page: str) -> str:
    """Return what a page's section is called."""
    return page.removesuffix(".md")


def content_of(page: Page, history: History) -> SignedContent:
    """Return what a sign-off of a page binds, as it stands now."""
    keys = subject_of(page.body, history.current)
    return signed_content(history, [content_hash_of(text) for _, text in _blocks(page)], keys)


def _is_owner(name: str, owners: Sequence[str]) -> bool:
    return name.casefold() in {one.casefold() for one in owners}


def _missing(project: Project, named: Mapping[str, Page], known: set[str]) -> Iterator[Finding]:
    for section, owners in project.sign_off.items():
        page = named.get(page_name_of(section))
        if page is None:
            details = {"section": section, "known": ", ".join(section_of(one) for one in named if "/" not in one)}
            yield Finding(SLUG, "no-section", "mkdocs.yml", field="sign_off", value=section, details=details)
        elif page.name not in known and not _is_approved(project, owners):
            details = {"section": section, "owners": ", ".join(owners) or "–"}
            yield Finding(SLUG, "missing", page.file, details=details, severity=Severity.WARNING)


def _is_approved(project: Project, owners: Sequence[str]) -> bool:
    """Tell whether an owner has approved the proposal where it was made, as whoever runs the command says."""
    return any(_is_owner(f"@{one.removeprefix('@')}", owners) for one in project.approved_by)


def _lifted(one: SignOff, page: Page | None, history: History, file: str) -> Iterator[Finding]:
    details = {"section": section_of(one.section), "name": one.name, "day": one.day.isoformat()}
    if one.month != str(history.current.period):
        yield Finding(SLUG, "other-month", file, value=one.month, details=details, severity=Severity.WARNING)
        return
    if page is None:
        yield Finding(SLUG, "no-page", file, value=one.section, details=details, severity=Severity.WARNING)
        return
    now = content_of(page, history)
    found = [*_texts(one.content, page, details), *_values(one.content, now, history, details)]
    yield from islice(found, MOST_TOLD)
    if len(found) > MOST_TOLD:
        more = {**details, "count": len(found) - MOST_TOLD}
        yield Finding(SLUG, "more", page.file, details=more, severity=Severity.WARNING)


def _texts(was: SignedContent, page: Page, details: Mapping[str, object]) -> Iterator[Finding]:
    """Find what of a page's text is new, gone or moved since it was signed."""
    now = [(place, text, content_hash_of(text)) for place, text in _blocks(page)]
    known, there = set(was.text), {own for _, _, own in now}
    for place, text, own in now:
        if own not in known:
            row = page.place_at(place)[0] if place >= 0 else 1
            yield Finding(SLUG, "text", page.file, row, value=_quoted(text), details=details,
                          severity=Severity.WARNING)  # fmt: skip
    gone = sum(one not in there for one in was.text) - sum(own not in known for _, _, own in now)
    if gone > 0:
        yield Finding(SLUG, "text-gone", page.file, details={**details, "count": gone}, severity=Severity.WARNING)
    elif set(was.text) == there and was.text != tuple(own for _, _, own in now):
        yield Finding(SLUG, "text-moved", page.file, details=details, severity=Severity.WARNING)


def _values(was: SignedContent, now: SignedContent, history: History, told: Mapping[str, object]) -> Iterator[Finding]:
    """Find which figures, rules and earlier reports are other than when they were signed."""
    report = history.current
    for place, old, new in _differing(was.figures, now.figures):
        name, _, rest = place.partition("/")
        key, _, field = rest.rpartition("/")
        is_short = not any(one.startswith(HASHED) for one in (old, new))
        case = "figure" if is_short and field else "cell"
        details = {**told, "old": old or "–", "new": new or "–", "row": key or name, "field": field or name}
        yield _at_row(case, (name, key, field), report, details)
    for place, _, _ in _differing(was.rules, now.rules):
        name, _, key = place.partition("/")
        yield _at_row("rule", (name, key, ""), report, {**told, "row": key or name, "table": name})
    for month, _, _ in _differing(was.earlier, now.earlier):
        folder = f"{report.package.folder.rpartition('/')[0]}/{month}"
        yield Finding(SLUG, "earlier", folder, details={**told, "month": month}, severity=Severity.WARNING)


def _differing(was: Mapping[str, str], now: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for place in dict.fromkeys([*was, *now]):
        if was.get(place, "") != now.get(place, ""):
            yield place, was.get(place, ""), now.get(place, "")


def _at_row(case: str, place: tuple[str, str, str], report: Report, details: Mapping[str, object]) -> Finding:
    name, key, field = place
    resource, row = report.resources.get(name), report.row(name, key)
    file = resource.file if resource else report.package.folder
    return Finding(SLUG, case, file, row.number if row else None, field or None, details=details,
                   severity=Severity.WARNING)  # fmt: skip


def _blocks(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the blocks of a page with their places in its body; what its front matter says to others comes first."""
    said = {name: value for name, value in (page.meta or {}).items() if name != OURS}
    if said:
        yield -1, json.dumps(said, ensure_ascii=False, sort_keys=True, default=str)
    for found in _BLOCK.finditer(page.body):
        yield found.start(), found[0].strip()


def _quoted(text: str) -> str:
    whole = " ".join(text.split())
    return whole if len(whole) <= QUOTED else f"{whole[:QUOTED].rstrip()} …"
