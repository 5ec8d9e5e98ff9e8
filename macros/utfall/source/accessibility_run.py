"""The last run of the accessibility tests, as it is kept in the project."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from utfall.model.accessibility_run import AccessibilityRun

if TYPE_CHECKING:
    from utfall.project import Project


def read_run(project: Project) -> AccessibilityRun | None:
    """Return the last run, if one is kept and can be read."""
    try:
        kept = json.loads(project.accessibility_run.read_text(encoding="utf-8"))
        return AccessibilityRun(
            str(kept["axe"]), tuple(kept["rules"]), frozenset(kept["pages"]), tuple(kept["widths"]),
            tuple(kept["schemes"]), int(kept["violations"]),
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError):
        return None  # a finding says so
