"""Scales: states can be told from one another by their shapes, without colour (WCAG 2.2, 1.4.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.finding import Finding, Severity
from utfall.model.status import SHAPES, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.report import Report
    from utfall.model.resource import Row


def check(report: Report) -> Iterator[Finding]:
    """Find states whose shape says another tone than theirs, and states of one scale that only colour tells apart."""
    resource = report.resources.get("scales")
    tones = {tone.value: tone for tone in Tone}
    seen: dict[tuple[str, str], Row] = {}
    for row in resource.rows if resource else ():
        tone, shape = tones.get(row.text("tone")), row.text("shape")
        if resource is None or tone is None or shape not in SHAPES:
            continue
        if tone not in SHAPES[shape]:
            said = {"tone": tone.value, "expected": tone.shape}
            yield Finding("scale-shape", "other", resource.file, row.number, "shape", shape, details=said)
            continue
        first = seen.setdefault((row.text("scale"), shape), row)
        if first is not row and tone is not Tone.NONE:
            details: dict[str, object] = {"name": row.text("name"), "first": first.text("name"), "row": first.number}
            alike = first.text("tone") == tone.value
            severity = Severity.WARNING if alike else Severity.ERROR  # of one tone they are at least judged alike
            yield Finding(
                "scale-shape", "twice", resource.file, row.number, "shape", shape, details=details, severity=severity
            )
