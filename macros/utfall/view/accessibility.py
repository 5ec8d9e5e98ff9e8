"""The accessibility statement, from what the settings say and what the last run of the tests found.

What each law asks for: Sweden, the act 2018:1937 with Digg's regulations MDFFS 2019:2, eleven things; England,
Scotland and Wales, regulation 8 of SI 2018/952 with the model statement of the Government Digital Service, its headings
and fixed sentences; Norway, the regulation FOR-2013-06-21-732, by which the statement is made in the authority's own
solution, uustatus.no, and this page leads there with the same parts. All three follow the annex of the Commission's
Implementing Decision (EU) 2018/1523.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.publisher import NO_LAW
from utfall.shown.section import Lead, TextSection
from utfall.view.dates import date_text
from utfall.words import statement_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.model.accessibility_run import AccessibilityRun
    from utfall.publisher import Accessibility, Contact, Defect
    from utfall.words import Words

ORDER = {  # of the sections, as the authority of each country has them
    "se": ("compliance", "defects", "burdens", "outside", "contact", "complaints", "assessed"),
    "gb": ("lead", "compliance", "defects", "burdens", "outside", "assessed", "contact", "complaints"),
    "no": ("lead", "compliance", "contact", "complaints", "defects", "burdens", "outside", "assessed"),
    NO_LAW: ("compliance", "defects", "contact", "assessed"),
}


def statement_sections(told: Accessibility, run: AccessibilityRun | None, words: Words) -> tuple[TextSection, ...]:
    """Return what a statement must hold, in sections; what is not told is said to be missing."""
    law, missing = statement_words(words.language, told.law), words.say("statement.missing")
    who, what = told.authority or missing, told.service or missing
    lead = law.say("law.lead", authority=who, service=what)
    official = law.say("law.official")
    leads_there = (official if told.official else missing,) if official else ()
    compliance = missing
    if told.compliance:
        compliance = law.say(
            f"law.compliance.{told.compliance}", service=what, cause=law.say(f"law.cause.{_cause(told)}")
        )
    begins_alone = "lead" in ORDER[told.law]
    made = {
        "lead": lambda: TextSection("lead", law.say("law.heading.lead"), (lead, *leads_there),
                leads=(Lead(law.say("law.official-link", service=what), told.official),) if told.official else ()),
        "compliance": lambda: TextSection("compliance", law.say("law.heading.compliance"),
                (compliance,) if begins_alone else (lead, compliance)),
        "defects": lambda: _listed("defects", told.defects, law, missing),
        "burdens": lambda: _listed("burdens", told.burdens, law, missing),
        "outside": lambda: _listed("outside", told.outside, law, missing),
        "contact": lambda: TextSection("contact", law.say("law.heading.contact"),
                (law.say("law.contact"), *_contact(told, missing)), leads=_ways(told, law)),
        "complaints": lambda: TextSection("complaints", law.say("law.heading.complaints"), (law.say("law.complaints"),),
                leads=(Lead(law.say("law.complaints-link"), told.complaints),) if told.complaints else ()),
        "assessed": lambda: TextSection(
                "assessed", law.say("law.heading.assessed"), tuple(_assessed(told, run, words, law))),
    }  # fmt: skip
    return tuple(made[name]() for name in ORDER[told.law])


def _cause(told: Accessibility) -> str:
    """Return why a site is not fully compliant: what fails, what is exempted, or both."""
    exempted = bool(told.burdens or told.outside)
    return "both" if told.defects and exempted else "exemptions" if exempted else "defects"


def _listed(name: str, found: Sequence[Defect] | None, law: Words, missing: str) -> TextSection:
    said = missing if found is None else law.say(f"law.{name}.{'some' if found else 'none'}")
    items = tuple(
        (one.what, f"{one.why} {law.say('law.instead', instead=one.instead)}" if one.instead else one.why)
        for one in found or ()
    )
    return TextSection(name, law.say(f"law.heading.{name}"), (said,), items)


def _contact(told: Accessibility, missing: str) -> Iterator[str]:
    contact = told.contact
    parts = (contact.name, contact.phone, contact.address)
    if not (any(parts) or contact.email or told.feedback):
        yield missing
    if any(parts):
        yield ", ".join(part for part in parts if part)
    if contact.note:
        yield contact.note


def _ways(told: Accessibility, law: Words) -> tuple[Lead, ...]:
    form = (Lead(law.say("law.contact-link"), told.feedback),) if told.feedback else ()
    return (*form, *_mail(told.contact))


def _mail(contact: Contact) -> tuple[Lead, ...]:
    return (Lead(contact.email, f"mailto:{contact.email}"),) if contact.email else ()


def _assessed(told: Accessibility, run: AccessibilityRun | None, words: Words, law: Words) -> Iterator[str]:
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
             for name, day in (("assessed", told.assessed), ("updated", told.updated),
                               ("prepared", told.prepared))}  # fmt: skip
    yield law.say("law.dates", **dates)
