"""A member's report as it takes part: what it is called, its package, and what of it is left out and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from utfall.model.finding import Finding
from utfall.words import Sentence

if TYPE_CHECKING:
    from utfall.model.report import Report
    from utfall.work.members.member import MemberPackage

SLUG = "gathered"
WHOLE = "datapackage"  # the resource of a gap that is the whole member


@dataclass(frozen=True, slots=True)
class GatheredMember:
    """A member that was read. ``name`` is what the city calls it."""

    id: str
    name: str
    package: MemberPackage

    @property
    def report(self) -> Report:
        """What its package says."""
        return self.package.report

    @property
    def currency(self) -> str:
        """The currency that its package is in, where it says so."""
        return str(self.package.currency)

    def finding(self, case: str, table: str, row: str, column: str, **details: object) -> Finding:
        """Return a finding at a cell of the member's own files."""
        resource = self.report.resources.get(table)
        found = self.report.row(table, row)
        file = resource.file.rpartition("/")[2] if resource else f"{table}.csv"
        value = found.text(column) if found and column else None
        said = {"member": self.name, **details}
        return Finding(
            SLUG, case, f"{self.package.folder}/{file}", found.number if found else None, column or None, value,
            details=said,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that a member's report lacks of the whole: a row of a table, or all of it."""

    member: str
    name: str
    resource: str
    row: str
    reason: str
    params: dict[str, object] = field(default_factory=dict)

    @property
    def sentence(self) -> Sentence:
        """Why, as a reader is told."""
        return Sentence(f"gather.gap.{self.reason}", self.params)
