"""Findings as plain text, JSON, and as lines that a build log can hold."""

from __future__ import annotations

import json
import traceback
from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING

from utfall.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.model.finding import Finding
    from utfall.words import Words


def findings_text(findings: Sequence[Finding], words: Words) -> str:
    """Return findings as text: place, what is wrong, what stands there, what to do; then how many there are."""
    blocks = [_block(found, words) for found in findings]
    return "\n\n".join([*blocks, tally(findings, words)])


def tally(findings: Sequence[Finding], words: Words) -> str:
    """Return how many findings block and how many warn, in one line."""
    if not findings:
        return words.say("finding.none")
    counts = Counter(found.severity for found in findings)
    said = words.say("finding.total", errors=counts[Severity.ERROR], warnings=counts[Severity.WARNING])
    pieces = counts[Severity.ADVICE]
    return f"{said} {words.say('finding.advised', count=pieces)}" if pieces else said


def _block(found: Finding, words: Words) -> str:
    word = words.say(f"finding.{found.severity.value}")
    lines = [f"{word}: {found.place(words)}", f"  {found.message(words)} [{found.slug}]"]
    if found.value:
        lines.append(f"  {words.say('finding.value', value=found.value)}")
    lines.append(f"  {words.say('finding.remedy', remedy=found.remedy(words))}")
    return "\n".join(lines)


def fault_text(fault: Exception, words: Words) -> str:
    """Return that a fault is ours, and where in the program it is, without the paths of this machine."""
    frame = traceback.extract_tb(fault.__traceback__)[-1]
    place = f"{PurePath(frame.filename).name}:{frame.lineno} {frame.name}"
    kind = f"{type(fault).__name__}: {fault}"
    return f"{words.say('work.ours', kind=kind)}\n{words.say('work.ours-place', place=place)}"


def findings_json(findings: Sequence[Finding], words: Words) -> str:
    """Return findings as JSON: a list of objects with slug, severity, file, row, column, field, value, texts."""
    return json.dumps([found.entry(words) for found in findings], ensure_ascii=False, indent=2)
