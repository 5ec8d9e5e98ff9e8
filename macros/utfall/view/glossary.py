"""The terms that the month's package explains, where it has a glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.term import Term

if TYPE_CHECKING:
    from utfall.model.report import Report
    from utfall.shown.outline import Outline

RESOURCE = "glossary"  # a table of id, term, also, explanation and origin, like any other of the package
SEPARATOR = ";"  # between the other forms of a term


def terms(report: Report, outline: Outline) -> tuple[Term, ...]:
    """Return the terms of the glossary, none where the package has no glossary."""
    if RESOURCE not in report.resources:
        return ()
    page = outline.page_of("glossary")
    found = []
    for row in report.resources[RESOURCE].rows:
        name, others = row.text("term"), row.text("also").split(SEPARATOR)
        forms = dict.fromkeys(form for form in (name, *(one.strip() for one in others)) if form)
        address = f"{page}#table-{RESOURCE}-{row.key}" if page else ""  # as the table of a resource is called
        found.append(Term(row.key, name, tuple(forms), row.text("explanation"), address))
    return tuple(found)
