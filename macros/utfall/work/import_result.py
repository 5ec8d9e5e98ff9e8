"""What ``utfall import`` is asked for and what came of it; the same for a workbook and for a form taken back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from utfall.model.finding import Finding

if TYPE_CHECKING:
    from pathlib import Path

    from utfall.period import Period
    from utfall.sheets.workbook import Workbook
    from utfall.words import Sentence


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """Hold what the command line asks for. ``choices`` settle what a proposal leaves open, each as ``what=means``."""

    file: Path
    period: str | None = None
    source: str = ""
    is_confirmed: bool = False
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    sheet: str = ""
    unit: str = ""


class StepKind(Enum):
    """What was done with a cell of the workbook; the values are keys of the catalogue."""

    FILLED = "filled"  # an empty cell of the package gets a value, as it stands
    CONVERTED = "converted"  # ... that was written otherwise, or is of another unit
    CHANGED = "changed"  # a filled cell gets another value
    SAME = "same"  # the package has it already
    LEFT = "left"  # a row or column that is no figure of the report


@dataclass(frozen=True, slots=True)
class ImportStep:
    """Tell of one cell: where it was read and what stood there, and where it is written and what stands there now.

    ``place`` is the address in the workbook, ``Blad1!D14``. Without ``file`` it was left alone, for the reason ``why``.
    """

    kind: StepKind
    place: str
    written: str
    file: str = ""
    row: int = 0
    key: str = ""
    column: str = ""
    value: str = ""
    unit: str = ""
    before: str = ""
    why: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """Hold what came of an import. Findings stop it, and then nothing is written.

    ``source`` is the name of the mapping, empty of a form. ``proposal`` is what a mapping that was not there before
    says, for a person to confirm. ``still_empty`` are the cells that are due and have no value yet, by file, key and
    column.
    """

    month: Period
    source: str
    findings: tuple[Finding, ...] = ()
    steps: tuple[ImportStep, ...] = ()
    proposal: tuple[Sentence, ...] = ()
    notes: tuple[Sentence, ...] = ()
    files: tuple[str, ...] = ()
    is_written: bool = False
    still_empty: tuple[tuple[str, str, str], ...] = ()

    @property
    def by_kind(self) -> tuple[tuple[StepKind, tuple[ImportStep, ...]], ...]:
        """The steps by what was done, in the order in which that is told."""
        return tuple((kind, tuple(step for step in self.steps if step.kind is kind)) for kind in StepKind)

    @property
    def changed(self) -> int:
        """How many filled cells get another value."""
        return sum(step.kind is StepKind.CHANGED for step in self.steps)

    @property
    def awaits_answer(self) -> bool:
        """Whether a person has to say yes first: to a mapping, or to values that take the place of others."""
        return not self.is_written and not self.findings and bool(self.proposal or self.changed)


def at_cell(workbook: Workbook, sheet: str, address: str, case: str, value: str = "", /, **details: object) -> Finding:
    """Return a finding at a cell of a workbook, or at a whole sheet where there is no address."""
    place = f"{sheet}!{address}" if address else sheet
    file = f"{workbook.name}, {place}" if place else workbook.name
    return Finding("import", case, file, value=value or None, details=details)
