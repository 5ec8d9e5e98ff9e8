"""The accessibility statement, from what the settings say and what the last run of the tests found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.shown.section import Lead, TextSection
from utfall.view.dates import date_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.model.accessibility_run import AccessibilityRun
    from utfall.publisher import Accessibility, Contact, Defect
    from utfall.words import Words


def statement_sections(told: Accessibility, run: AccessibilityRun | None, words: Words) -> tuple[TextSection, ...]:
    """Return the eleven things that a statement must hold, in sections; what is not told is said to be missing."""
    missing = words.say("statement.missing")
    who, what = told.authority or missing, told.service or missing
    compliance = words.say(f"statement.compliance.{told.compliance}", service=what) if told.compliance else missing
    return (
        TextSection("compliance", words.say("statement.heading.compliance"),
                (words.say("statement.lead", authority=who, service=what), compliance)),
        _listed("defects", told.defects, words),
        _listed("burdens", told.burdens, words),
        _listed("outside", told.outside, words),
        TextSection("contact", words.say("statement.heading.contact"),
                (words.say("statement.contact"), *_contact(told.contact, words)), leads=_mail(told.contact)),
        TextSection("complaints", words.say("statement.heading.complaints"), (words.say("statement.complaints"),),
                leads=(Lead(words.say("statement.digg"), told.complaints),) if told.complaints else ()),
        TextSection("assessed", words.say("statement.heading.assessed"), tuple(_assessed(told, run, words))),
    )  # fmt: skip


def _listed(name: str, found: Sequence[Defect] | None, words: Words) -> TextSection:
    said = words.say("statement.missing" if found is None else f"statement.{name}.{'some' if found else 'none'}")
    items = tuple((one.what, one.why) for one in found or ())
    return TextSection(name, words.say(f"statement.heading.{name}"), (said,), items)


def _contact(contact: Contact, words: Words) -> Iterator[str]:
    parts = (contact.name, contact.phone, contact.address)
    if not (any(parts) or contact.email):
        yield words.say("statement.missing")
    if any(parts):
        yield ", ".join(part for part in parts if part)
    if contact.note:
        yield contact.note


def _mail(contact: Contact) -> tuple[Lead, ...]:
    return (Lead(contact.email, f"mailto:{contact.email}"),) if contact.email else ()


def _assessed(told: Accessibility, run: AccessibilityRun | None, words: Words) -> Iterator[str]:
    missing = words.say("statement.missing")
    yield told.method or missing
    if run:
        yield words.say(
            "statement.run",
            pages=len(run.pages), widths=", ".join(str(width) for width in run.widths),
            schemes=f" {words.say('card.and')} ".join(words.say(f"statement.scheme.{one}") for one in run.schemes),
            axe=run.axe, violations=run.violations,
        )  # fmt: skip
    dates = {name: date_text(day, words) if day else missing
             for name, day in (("assessed", told.assessed), ("updated", told.updated))}  # fmt: skip
    yield words.say("statement.dates", **dates)
