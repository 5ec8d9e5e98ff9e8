"""Paragraphs of the pages that say what they said in the last report, though what they are about has changed.

Under new figures alone that is pointed out. Where a status has changed or something deviates, the month cannot be
published before the paragraph is rewritten or confirmed as still true; nor can it where most of the text is old.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.derive.repeated import subject_change
from utfall.likeness import is_repeated, word_count
from utfall.model.finding import Finding, Severity
from utfall.pages.subjects import subject_of
from utfall.source.paragraphs import sections_of
from utfall.source.raw import LAST_TEXT
from utfall.source.text_record import RecordError, read_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from utfall.model.history import History
    from utfall.source.page import Page
    from utfall.source.paragraphs import PageSection, Paragraph

SLUG = "old-text"
QUOTED = 90  # signs of a paragraph that a finding quotes
MOST_NAMED = 3  # things that a finding names
FEWEST_OLD = 3  # old paragraphs that can make a report an old one


@dataclass(frozen=True, slots=True)
class _Compared:
    """Hold a month with the shingles of the last report's commentary."""

    history: History
    earlier: frozenset[str]

    @property
    def month(self) -> str:
        return str(self.history.current.period)


def old_text_by_record(folder: Path, history: History, pages: Sequence[Page]) -> tuple[Finding, ...]:
    """Compare pages with the record in a month's folder; without one there is nothing to find."""
    try:
        earlier = read_record(folder)
    except RecordError:
        file = f"{history.current.package.folder}/{LAST_TEXT}"
        return (Finding(SLUG, "record", file, details={"month": str(history.current.period)}),)
    return old_text(history, pages, earlier) if earlier else ()


def old_text(history: History, pages: Sequence[Page], earlier: frozenset[str]) -> tuple[Finding, ...]:
    """Compare pages with the shingles of the last report's commentary."""
    compared = _Compared(history, earlier)
    found: list[Finding] = []
    written = old = count = 0
    for page in pages:
        for section in sections_of(page):
            repeated = [one for one in section.paragraphs if is_repeated(one.text, earlier)]
            unconfirmed = [one for one in repeated if not _is_confirmed(page, one, compared.month)]
            written += sum(word_count(one.text) for one in section.paragraphs)
            old, count = old + sum(word_count(one.text) for one in unconfirmed), count + len(unconfirmed)
            if unconfirmed and not _is_marked(page, section):
                found += _told(page, section, unconfirmed, compared)
    if count >= FEWEST_OLD and 2 * old > written:
        found.append(_of_report(history, pages[0], old, written))
    return tuple(found)


def _is_confirmed(page: Page, one: Paragraph, month: str) -> bool:
    said = page.still_true
    return month in {one.still_true, said.get(one.heading), said.get("")}


def _is_marked(page: Page, section: PageSection) -> bool:
    """Tell whether the section is marked as the last report's, which a finding of its own says."""
    return bool(page.text_from.get("") or page.text_from.get(section.heading))


def _told(page: Page, section: PageSection, repeated: list[Paragraph], compared: _Compared) -> Iterator[Finding]:
    history = compared.history
    keys = subject_of(section.source, history.current)
    if keys == frozenset():
        keys = subject_of(page.body, history.current) or None
    change = subject_change(history, keys)
    names = change.moved or change.deviating
    case = "moved" if change.moved else "deviates" if names else "figures" if change.has_new_figures else ""
    if not case:
        return
    named = ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")
    details = {"heading": section.heading, "names": named, "month": compared.month}
    for one in repeated:
        yield Finding(SLUG, case, page.file, one.line, value=_quoted(one.text), details=details,
                      severity=Severity.WARNING)  # fmt: skip


def _of_report(history: History, page: Page, old: int, written: int) -> Finding:
    docs = page.file.removesuffix(page.name).rstrip("/")
    details = {"share": 100 * old // written, "month": str(history.current.period)}
    return Finding(SLUG, "report", docs, details=details, severity=Severity.WARNING)


def _quoted(text: str) -> str:
    whole = " ".join(text.split())
    return whole if len(whole) <= QUOTED else f"{whole[:QUOTED].rstrip()} …"
