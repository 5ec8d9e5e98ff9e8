"""Every check of a month by its name, and what runs them: all run, everything is gathered, nothing is raised.

``ON_FILES`` look at a package as it lies in its folder, ``ON_REPORTS`` at what it says, ``ON_HISTORIES`` at
what it says beside the months before it, ``ON_RELEASE`` at whether it can be published. Sees ``source``, ``model`` and
``derive``; must never import ``view``, ``render`` or anything above them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall.checks import (
    accumulation_step,
    audience,
    breakdown,
    calendar,
    canonical_date,
    canonical_number,
    carried_over,
    cell_count,
    cell_text,
    changed_definition,
    correction_log,
    delimiter,
    descriptor,
    dimension,
    disclosure,
    due_figure,
    duplicate_key,
    encoding,
    falling_accumulation,
    forecast_age,
    forecast_below_outcome,
    forecast_equals_target,
    formula,
    gathered,
    headline_figures,
    identifier,
    incomplete_period,
    known_table,
    magnitude_slip,
    missing_month,
    old_explanation,
    opposite_sign,
    outcome_jump,
    over_year_budget,
    own_column,
    passed_over,
    past_due,
    period,
    period_target,
    project_explanation,
    references,
    required_value,
    rewritten_history,
    rolling_12,
    scale_shape,
    scale_states,
    schema,
    share_range,
    small_group,
    statement_rows,
    status_reason,
    status_scale,
    sums,
    table_sums,
    unexplained_deviation,
    unknown_column,
    unknown_resource,
    unknown_word,
    withheld,
    year_remainder,
)
from utfall.checks.material import Material
from utfall.derive.whole_history import whole_history
from utfall.model.finding import Severity, in_order
from utfall.source.archive import read_archive
from utfall.source.build import build_report
from utfall.source.raw import read_package
from utfall.source.validate import validate_package

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from utfall.derive.difference import Difference
    from utfall.model.edition_name import EditionName
    from utfall.model.finding import Finding
    from utfall.model.history import History
    from utfall.model.report import Report
    from utfall.period import Period


CORRECTION_LOG, PASSED_OVER, DUE = "correction-log", "passed-over", "due-figure"
ON_FILES: dict[str, Callable[[Material], Iterator[Finding]]] = {
    "descriptor": descriptor.check,
    "encoding": encoding.check,
    "delimiter": delimiter.check,
    "cell-count": cell_count.check,
    "cell-text": cell_text.check,
    "unknown-resource": unknown_resource.check,
    "unknown-column": unknown_column.check,
    "known-table": known_table.check,
    "own-column": own_column.check,
    "formula": formula.check_package,
    "dimension": dimension.check,
    "required-value": required_value.check,
    "identifier": identifier.check,
    "duplicate-key": duplicate_key.check,
    "canonical-number": canonical_number.check,
    "canonical-date": canonical_date.check,
    "unknown-word": unknown_word.check,
    "period": period.check_package,
    "status-scale": status_scale.check_package,
    "audience": audience.check_package,
    "schema": schema.check,
}
ON_REPORTS: dict[str, Callable[[Report], Iterator[Finding]]] = {
    "period": period.check,
    "references": references.check,
    "status-scale": status_scale.check,
    "scale-shape": scale_shape.check,
    "scale-states": scale_states.check,
    "status-reason": status_reason.check,
    "project-explanation": project_explanation.check,
    "sums": sums.check,
    "table-sums": table_sums.check,
    "statement-rows": statement_rows.check,
    "headline-figures": headline_figures.check,
    "gathered": gathered.check,
    "share-range": share_range.check,
    "magnitude-slip": magnitude_slip.check,
    "opposite-sign": opposite_sign.check,
    "over-year-budget": over_year_budget.check,
    "small-group": small_group.check,
    "audience": audience.check,
}
ON_HISTORIES: dict[str, Callable[[History], Iterator[Finding]]] = {
    "forecast-below-outcome": forecast_below_outcome.check,
    "year-remainder": year_remainder.check,
    "forecast-equals-target": forecast_equals_target.check,
    "forecast-age": forecast_age.check,
    "period-target": period_target.check,
    "incomplete-period": incomplete_period.check,
    "outcome-jump": outcome_jump.check,
    "calendar": calendar.check,
    "missing-month": missing_month.check,
    "falling-accumulation": falling_accumulation.check,
    "accumulation-step": accumulation_step.check,
    "rewritten-history": rewritten_history.check,
    "statement-rows": statement_rows.check_history,
    "rolling-12": rolling_12.check,
    "breakdown": breakdown.check,
    "changed-definition": changed_definition.check,
    "formula": formula.check,
    "carried-over": carried_over.check,
    "old-explanation": old_explanation.check,
    "past-due": past_due.check,
    "disclosure": disclosure.check,
    "audience": audience.check_history,
    "withheld": withheld.check,
}
ON_RELEASE: dict[str, Callable[[Report], Iterator[Finding]]] = {  # while a month is being written they would only nag
    DUE: due_figure.check,
    "unexplained-deviation": unexplained_deviation.check,
}
MEMORY = ".cache/utfall/validated"  # outcomes of validation, by content; may be thrown away at any time
SLUGS = tuple(dict.fromkeys([*ON_FILES, *ON_REPORTS, *ON_HISTORIES, *ON_RELEASE, CORRECTION_LOG, PASSED_OVER]))


@dataclass(frozen=True, slots=True)
class Examined:
    """Hold what came of reading a month: its report with the months before it, where there is one, and the findings."""

    history: History | None
    findings: tuple[Finding, ...]

    @property
    def report(self) -> Report | None:
        """The month's report, where there is one."""
        return self.history.current if self.history else None


def examine(path: Path, root: Path, earlier: Iterable[Path] = ()) -> Examined:
    """Read a month's folder and run every check on it. ``path`` and the ``earlier`` months lie in ``root``."""
    raw = read_package(path, root)
    material = Material(raw, validate_package(raw, root / MEMORY) if raw.descriptor else ())
    report = build_report(raw) if raw.descriptor else None
    findings = [finding for check in ON_FILES.values() for finding in check(material)]
    if report is None:
        return Examined(None, in_order(_told_once(findings)))
    history = whole_history(read_archive(earlier, root), report)
    findings += [finding for check in ON_REPORTS.values() for finding in check(history.current)]
    findings += [finding for check in ON_HISTORIES.values() for finding in check(history)]
    return Examined(history, in_order(_told_once(findings)))


def examine_cells(path: Path, root: Path) -> tuple[Finding, ...]:
    """Run the checks on how a month is written, and no more: what they find cannot be read as a value."""
    material = Material(read_package(path, root), ())
    return in_order(finding for check in ON_FILES.values() for finding in check(material))


def examine_due(report: Report) -> tuple[Finding, ...]:
    """Tell what is due in a month that is being written, as a warning: it is seen, and stops nothing."""
    return in_order(replace(one, severity=Severity.WARNING) for one in due_figure.check(report))


def examine_release(report: Report) -> tuple[Finding, ...]:
    """Run the checks that a month must pass to be published, beside those that it must pass at any time."""
    return in_order(finding for check in ON_RELEASE.values() for finding in check(report))


def examine_correction(after: Report, found: Sequence[Difference], edition: int) -> tuple[Finding, ...]:
    """Compare what differs from the edition before with what the log says that ``edition`` corrects."""
    return in_order((*correction_log.check(after, found, edition), *disclosure.check_edition(after, found)))


def examine_order(
    history: History, months: Iterable[Period], published: Collection[EditionName]
) -> tuple[Finding, ...]:
    """Tell which of the months would be passed over if this one were published after those editions."""
    return in_order(passed_over.check(history, months, published))


def _told_once(findings: list[Finding]) -> list[Finding]:
    """Leave out what Frictionless finds at places of which a house check has spoken."""
    told = [finding for finding in findings if finding.slug != "schema"]
    cells = {(finding.file, finding.row, finding.field) for finding in told}
    rows = {(file, row) for file, row, _ in cells}
    files = {finding.file for finding in told if (finding.slug, finding.case) in _OF_THE_WHOLE_FILE}
    return told + [
        finding
        for finding in findings
        if finding.slug == "schema"
        and finding.file not in files
        and (finding.file, finding.row, finding.field) not in cells
        and (finding.field is not None or (finding.file, finding.row) not in rows)
        and not _is_told_otherwise(finding, told)
    ]


def _is_told_otherwise(finding: Finding, told: list[Finding]) -> bool:
    """Tell whether a house check has named the cause: the row's cells counted, or another file's encoding."""
    if any((one.slug, one.file, one.row) == ("cell-count", finding.file, finding.row) for one in told):
        return True
    return finding.details.get("kind") == "encoding-error" and any(one.slug == "encoding" for one in told)


_OF_THE_WHOLE_FILE = {  # after these Frictionless finds fault with every row, to nobody's help
    ("descriptor", "broken"),
    ("encoding", "legacy"),
    ("encoding", "unclear"),
    ("delimiter", "other"),
    ("cell-count", "broken-quotes"),
    ("cell-count", "empty-file"),
    ("cell-count", "blank-heading"),
    ("unknown-resource", "missing-file"),
    ("unknown-column", "unknown"),
    ("unknown-column", "missing"),
    ("unknown-column", "twice"),
    ("unknown-column", "order"),
}
