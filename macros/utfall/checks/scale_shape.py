"""Scales: each tone has its own shape, so that a status can be told without colour (WCAG 2.2, 1.4.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.finding import Finding
from utfall.model.status import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.report import Report


def check(report: Report) -> Iterator[Finding]:
    """Find states whose shape is not the one of their tone."""
    resource = report.resources.get("scales")
    tones = {tone.value: tone for tone in Tone}
    for row in resource.rows if resource else ():
        tone, shape = tones.get(row.text("tone")), row.text("shape")
        if resource and tone and shape and shape != tone.shape:
            details = {"tone": tone.value, "expected": tone.shape}
            yield Finding("scale-shape", "other", resource.file, row.number, "shape", shape, details=details)
