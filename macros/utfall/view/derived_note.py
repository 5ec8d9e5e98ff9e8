"""What stands at a column whose values are worked out: by which formula, or from which report they are taken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from utfall.model.resource import HEADING

if TYPE_CHECKING:
    from utfall.model.report import Report
    from utfall.model.resource import Field, Resource
    from utfall.words import Words

_NAME = re.compile(r"\[([^\[\]]+)\]|([^\W\d]\w*)")
_SIGNS = (("*", " × "), ("/", " ÷ "), ("+", " + "), ("-", " \N{MINUS SIGN} "))


def derived_notes_of(report: Report, resource: Resource, field: Field, words: Words) -> tuple[str, ...]:
    """Return the footnote of a column that holds values which are not in the file; none for other columns."""
    rows = [row for row in resource.rows if resource.kind(row) != HEADING]
    if not field.is_derived or not any(field.name in row.derived for row in rows):
        return ()
    if field.formula:
        return (words.say("note.formula", formula=formula_text(resource, field)),)
    return (words.say("note.previous-report", period=report.previous.report_name(words)),) if report.previous else ()


def formula_text(resource: Resource, field: Field) -> str:
    """Return a formula as a reader meets it: the columns by their titles, signs as in mathematics."""

    def titled(found: re.Match[str]) -> str:
        there = resource.field(found[1] or found[2])
        return f"\0{there.title}\0" if there else found[0]

    parts = _NAME.sub(titled, field.formula).split("\0")
    for sign, written in _SIGNS:  # titles may hold signs of their own: every other part is one
        parts[::2] = [re.sub(rf"\s*{re.escape(sign)}\s*", written, part) for part in parts[::2]]
    return re.sub(r"\s+", " ", "".join(parts)).strip()
