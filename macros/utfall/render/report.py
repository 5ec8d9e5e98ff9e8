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

FEWEST = 3  # findings that say the same are told together


def findings_text(findings: Sequence[Finding], words: Words) -> str:
    """Return findings as text: place, what is wrong, what stands there, what to do; then how many there are."""
    blocks = [_block(group, words) for group in _grouped(findings, words)]
    return "\n\n".join([*blocks, tally(findings, words)])


def findings_in_short(findings: Sequence[Finding], words: Words) -> str:
    """Return findings as text, but of what is due, which the pages show, only how much it is."""
    due = [one for one in findings if (one.slug, one.severity) == ("due-figure", Severity.WARNING)]
    due = [one for one in due if one.case != "asked"]  # a page asks for it: that is told of
    others = [one for one in findings if one not in due]
    told = [findings_text(others, words)] if others else []
    return "\n\n".join([*told, *([words.say("draft.warned", count=len(due))] if due else [])])


def tally(findings: Sequence[Finding], words: Words) -> str:
    """Return how many findings block and how many warn, in one line."""
    if not findings:
        return words.say("finding.none")
    counts = Counter(found.severity for found in findings)
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    told = {
        "errors": words.say("finding.errors", count=errors),
        "warnings": words.say("finding.warnings", count=warnings),
    }
    said = words.say("finding.total", **told)
    pieces = counts[Severity.ADVICE]
    return f"{said} {words.say('finding.advised', count=pieces)}" if pieces else said


def _grouped(findings: Sequence[Finding], words: Words) -> list[list[Finding]]:
    """Return findings that say the same of many rows of a column together, in the place of the first."""
    groups: dict[object, list[Finding]] = {}
    for at, found in enumerate(findings):
        said = (found.severity, found.slug, found.file, found.field, found.message(words), found.remedy(words))
        is_of_row = found.row is not None and found.column is None
        groups.setdefault(said if is_of_row else at, []).append(found)
    parts = [[group] if len(group) >= FEWEST else [[one] for one in group] for group in groups.values()]
    order = {id(found): at for at, found in enumerate(findings)}
    return sorted((group for part in parts for group in part), key=lambda group: order[id(group[0])])


def _block(group: Sequence[Finding], words: Words) -> str:
    found = group[0]
    word = words.say(f"finding.{found.severity.value}")
    place = found.place(words) if len(group) == 1 else _places(group, words)
    lines = [f"{word}: {place}", f"  {found.message(words)} [{found.slug}]"]
    values = list(dict.fromkeys(one.value for one in group if one.value))
    if values:
        shown = "; ".join(values[:FEWEST]) + ("; …" if len(values) > FEWEST else "")
        lines.append(f"  {words.say('finding.value', value=shown)}")
    lines.append(f"  {words.say('finding.remedy', remedy=found.remedy(words))}")
    return "\n".join(lines)


def _places(group: Sequence[Finding], words: Words) -> str:
    """Return where findings of one column stand: ``data/2023-11/goals.csv, raderna 2–5, 7, kolumn status``."""
    spans: list[list[int]] = []
    for row in sorted({one.row for one in group if one.row is not None}):
        if spans and spans[-1][1] == row - 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    rows = ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in spans)
    parts = [group[0].file, words.say("finding.rows", rows=rows, count=len(group))]
    if group[0].field:
        parts.append(words.say("finding.column", field=group[0].field))
    return ", ".join(parts)


def fault_text(fault: Exception, words: Words) -> str:
    """Return that a fault is ours, and where in the program it is, without the paths of this machine."""
    frame = traceback.extract_tb(fault.__traceback__)[-1]
    place = f"{PurePath(frame.filename).name}:{frame.lineno} {frame.name}"
    kind = f"{type(fault).__name__}: {fault}"
    return f"{words.say('work.ours', kind=kind)}\n{words.say('work.ours-place', place=place)}"


def findings_json(findings: Sequence[Finding], words: Words) -> str:
    """Return findings as JSON: a list of objects with slug, severity, file, row, column, field, value, texts."""
    return json.dumps([found.entry(words) for found in findings], ensure_ascii=False, indent=2)
