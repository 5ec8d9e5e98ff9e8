"""A finding: one thing that is wrong or doubtful, where it stands, and what to do about it.

Findings are values. Checks yield them, all are gathered, and only the rim decides to stop. A finding says
what it has to say through the catalogue: ``finding.<slug>.<case>.message`` and ``.remedy``.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from utfall.words import Words


class Severity(Enum):
    """Whether a finding stops publication, asks for a second look, or only advises whoever writes."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def order(self) -> int:
        """How early it is told."""
        return (Severity.ERROR, Severity.WARNING, Severity.ADVICE).index(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """Point at one place and say what is wrong there.

    ``file`` is relative to the project's root. ``row`` counts as a spreadsheet and an editor do, from 1 with
    the header first. ``field`` is the column's heading in a data file, or the word in question on a page,
    where ``column`` is its position in characters from 1. ``value`` is what stands there.
    """

    slug: str
    case: str
    file: str
    row: int | None = None
    field: str | None = None
    value: str | None = None
    column: int | None = None
    details: Mapping[str, object] = dataclasses.field(default_factory=dict)
    severity: Severity = Severity.ERROR

    def message(self, words: Words) -> str:
        """Return what is wrong, as a sentence."""
        return words.say(self._sentence("message"))

    def remedy(self, words: Words) -> str:
        """Return what to do about it, as a sentence."""
        return words.say(self._sentence("remedy"))

    @property
    def sentence(self) -> Sentence:
        """What is wrong, until it is known in which language."""
        return self._sentence("message")

    def place(self, words: Words) -> str:
        """Return where it is: file, row and column, as far as they are known."""
        parts = [self.file]
        if self.row is not None:
            parts.append(words.say("finding.row", row=self.row))
        if self.column is not None:
            parts.append(words.say("finding.position", column=self.column))
        if self.field and self.column is None:
            parts.append(words.say("finding.column", field=self.field))
        return ", ".join(parts)

    def entry(self, words: Words) -> dict[str, object]:
        """Return it as data, for whoever reads it by machine."""
        return {
            "slug": self.slug,
            "severity": self.severity.value,
            "file": self.file,
            "row": self.row,
            "column": self.column,
            "field": self.field,
            "value": self.value,
            "message": self.message(words),
            "remedy": self.remedy(words),
        }

    def _sentence(self, part: str) -> Sentence:
        params = {"file": self.file, "row": self.row, "field": self.field, "value": self.value}
        return Sentence(f"finding.{self.slug}.{self.case}.{part}", {**params, **self.details})


def blocking(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that stop publication."""
    return tuple(found for found in findings if found.severity is Severity.ERROR)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings without repeats, those that block first, then by file, row and column."""
    by_place = {_sort_key(found): found for found in findings}
    return tuple(by_place[key] for key in sorted(by_place))


def _sort_key(found: Finding) -> tuple[str | int, ...]:
    """Return what two findings must share to be one: all of it, since two may stand at one place."""
    place = (found.severity.order, found.file, found.row or 0, found.column or 0, found.field or "")
    return (*place, found.slug, found.case, found.value or "", repr(found.details))
