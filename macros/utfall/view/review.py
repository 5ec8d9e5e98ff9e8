"""A review in brief: what was found of a month, put in the order in which whoever approves it should read it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from utfall.derive.difference import GROUPS
from utfall.model.finding import Severity, blocking
from utfall.shown.digest import Digest, DigestSection
from utfall.shown.table import Cell, Column, Table, TableRow
from utfall.shown.typed_claim import CONTRADICTED, UNRESOLVED, ProvedText
from utfall.view.changes_table import changes_table
from utfall.view.claims_table import claims_table
from utfall.view.corrections_table import edition_corrections_table
from utfall.view.difference_tables import difference_tables
from utfall.view.worst_table import deviating_table
from utfall.words import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.derive.difference import Difference
    from utfall.model.finding import Finding
    from utfall.model.history import History
    from utfall.model.sign_off import SignOff
    from utfall.period import Period
    from utfall.shown.checklist import Item
    from utfall.words import Sentence, Words

FEW = 10  # rows in which the order need not be told
MOST = 50  # rows of a section that are worked out at all; a review shows fewer


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Hold what a month is found to be, beside what it was.

    ``against`` names what it is compared with, empty where there is nothing; ``obstacle`` is why it could not be.
    ``pages`` are those that look otherwise than before: name in ``docs``, heading, address in the site.
    ``is_new`` tells that the month is compared with an earlier one and not with itself.
    """

    month: Period
    items: tuple[Item, ...]
    findings: tuple[Finding, ...]
    history: History | None = None
    against: str = ""
    differences: tuple[Difference, ...] = ()
    proved: ProvedText = field(default_factory=ProvedText)
    is_new: bool = False
    pages: tuple[tuple[str, str, str], ...] = ()
    signed: tuple[SignOff, ...] = ()
    approved_by: tuple[str, ...] = ()
    obstacle: Sentence | None = None

    @property
    def left(self) -> int:
        """How much is to be done before the month can be published."""
        return sum(item.left or 0 for item in self.items)

    @property
    def is_ready(self) -> bool:
        """Whether nothing is left to do or to try."""
        return all(item.is_done for item in self.items)


def digest(found: Reviewed, words: Words, preview: str = "") -> Digest:
    """Return a review as it is read. ``preview`` is where the site can be looked at.

    An address that ends in a slash is the site's root, and the pages have theirs below it; any other is one place.
    """
    done = sum(item.is_done for item in found.items)
    root = preview if preview.endswith("/") else ""
    return Digest(
        _verdict(found, words),
        found.is_ready,
        tuple(_facts(found, words)),
        words.say("review.list", done=done, count=len(found.items)),
        found.items,
        tuple(section for section in _sections(found, words) if section.count),
        words.say("review.pages", count=len(found.pages)),
        tuple((title, f"{root}{address}" if root else "") for _, title, address in found.pages),
        preview,
    )


def _verdict(found: Reviewed, words: Words) -> str:
    name = found.month.report_name(words)
    key = "ready" if found.is_ready else "to-do" if found.left else "untried"
    return words.say(f"review.{key}", month=name[:1].upper() + name[1:], count=found.left)


def _facts(found: Reviewed, words: Words) -> Iterator[tuple[str, str]]:
    """Return what there is to know in one line each."""
    yield words.say("review.things"), _things(found.findings, words)
    yield words.say("review.changed"), _changed(found, words)
    corrections = _corrections(found, words)
    if corrections:
        yield words.say("review.corrected"), words.say("review.corrected-count", count=len(corrections.rows))
    if found.signed or found.approved_by:
        yield words.say("review.signed"), _signed(found)
    if found.history:
        yield words.say("review.stated"), _stated(found.proved, words)


def _signed(found: Reviewed) -> str:
    """Return the sections whose sign-off holds, with who signed them and when, and who has approved the proposal."""
    told = [f"{one.section.removesuffix('.md')} ({one.name}, {one.day})" for one in found.signed]
    return ", ".join([*told, *(f"@{one.removeprefix('@')}" for one in found.approved_by)])


def _things(findings: Sequence[Finding], words: Words) -> str:
    if not findings:
        return words.say("review.things-none")
    errors = len(blocking(findings))
    return words.say("review.things-found", errors=errors, warnings=len(findings) - errors)


def _changed(found: Reviewed, words: Words) -> str:
    if found.obstacle:
        return words.say("review.changed-unread", reason=found.obstacle)
    if not found.against:
        return words.say("review.changed-unknown")
    if not found.differences:
        return words.say("review.changed-nothing", against=found.against)
    counted = Counter(one.group for one in found.differences)
    groups = [words.say(f"difference.{group}", count=counted[group]) for group in GROUPS if counted[group]]
    listed = ", ".join(group[:1].lower() + group[1:] for group in groups)
    return f"{listed}, {words.say('review.changed-since', against=found.against)}"


def _stated(proved: ProvedText, words: Words) -> str:
    contradicted, unresolved = len(proved.of(CONTRADICTED)), len(proved.of(UNRESOLVED))
    key = "found" if contradicted or unresolved else "backed" if proved.claims else "none"
    params = {"contradicted": contradicted, "unresolved": unresolved, "count": len(proved.claims)}
    said = words.say(f"review.stated-{key}", **params)
    listed = ", ".join(f"{text} ({file})" for file, text in proved.unused)
    return f"{said}. {words.say('review.unused', listed=listed)}" if listed else said


def _sections(found: Reviewed, words: Words) -> Iterator[DigestSection]:
    for severity, key in ((Severity.ERROR, "errors"), (Severity.WARNING, "warnings")):
        listed = [one for one in found.findings if one.severity is severity]
        title = words.say(f"review.{key}", count=len(listed))
        yield DigestSection(
            title, _findings_table(listed[:MOST], words), len(listed), urgent=severity is Severity.ERROR
        )
    told = [*_changes(found, words)], [*_differences(found, words)]
    for sections in told if found.is_new else reversed(told):
        yield from sections
    deviating = deviating_table(found.history, words) if found.history else None
    if deviating:
        count = len(deviating.rows)
        yield DigestSection(words.say("review.deviating", count=count), deviating.first(MOST), count)
    corrections = _corrections(found, words)
    if corrections:
        count = len(corrections.rows)
        yield DigestSection(words.say("review.corrections", count=count), corrections.first(MOST), count)
    yield _claims(found.proved, words)


def _changes(found: Reviewed, words: Words) -> Iterator[DigestSection]:
    """Return what the published page will say has changed since the month before."""
    history = found.history
    changes = changes_table(history, words) if history else None
    if history and history.previous and changes:
        count, since = changes.length, history.previous.period.report_name(words)
        title = words.say("review.changes", since=since, count=count)
        yield DigestSection(title, changes.first(MOST), count, urgent=found.is_new)


def _differences(found: Reviewed, words: Words) -> Iterator[DigestSection]:
    sides = words.say("review.before"), words.say("review.after")
    counted = Counter(one.group for one in found.differences)
    for group in GROUPS:
        part = [one for one in found.differences if one.group == group]
        for table in difference_tables(part[:MOST], words, sides):
            caption = words.say(f"difference.{group}", count=counted[group])
            title = words.say("review.differences", caption=caption) if counted[group] > FEW else caption
            yield DigestSection(title, table, counted[group],
                          urgent=not found.is_new and group == GROUPS[0])  # fmt: skip


def _corrections(found: Reviewed, words: Words) -> Table | None:
    report = found.history.current if found.history else None
    name = report.package.edition if report else None
    return edition_corrections_table(report, name.number, words) if report and name else None


def _claims(proved: ProvedText, words: Words) -> DigestSection:
    table, count = claims_table(proved.claims, words), len(proved.claims)
    hints = (words.say("review.claims-hint", mark=f"{{# {grammar(words.language)['compare']['mark'][0]}: … #}}"),)
    is_urgent = bool(proved.of(CONTRADICTED, UNRESOLVED))
    return DigestSection(words.say("review.claims", count=count), table.first(MOST), count, hints, urgent=is_urgent)


def _findings_table(findings: Sequence[Finding], words: Words) -> Table:
    kinds = {"said": "name", "next": "text"}
    columns = tuple(Column(key, words.say(f"heading.finding.{key}"), kind) for key, kind in kinds.items())
    rows = tuple(
        TableRow(str(at), (Cell(_said(one, words)), Cell(one.remedy(words))), detail=one.place(words))
        for at, one in enumerate(findings)
    )
    return Table("findings", "", columns, rows)


def _said(one: Finding, words: Words) -> str:
    return f"{one.message(words)} {words.say('finding.value', value=one.value)}" if one.value else one.message(words)
