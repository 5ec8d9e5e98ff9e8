"""Findings for where code is reviewed: annotations at file and line, and a table in Markdown.

What stands in a file is somebody's text: it must not be able to give the runner a command, break the table, or call
on anyone by name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.finding import Severity
from utfall.render.report import tally
from utfall.render.table_plain import LONGEST, inert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.model.finding import Finding
    from utfall.words import Words


COMMANDS = {Severity.ADVICE: "notice"}  # what GitHub calls it, where that is another word than ours


def findings_github(findings: Sequence[Finding], words: Words) -> str:
    """Return a workflow command for each finding, and the tally: GitHub shows them at the file's line."""
    return "\n".join([*(_annotation(found, words) for found in findings), tally(findings, words)])


def findings_markdown(findings: Sequence[Finding], words: Words) -> str:
    """Return findings as a Markdown table under their tally."""
    if not findings:
        return tally(findings, words)
    heads = [words.say(f"heading.finding.{key}") for key in ("kind", "place", "said", "next")]
    lines = [f"| {' | '.join(heads)} |", "|---|---|---|---|"]
    for found in findings:
        said = found.message(words)
        if found.value:
            said += f" {words.say('finding.value', value=found.value[:LONGEST])}"
        cells = [_kind(found, words), found.place(words), f"{said} [{found.slug}]", found.remedy(words)]
        lines.append(f"| {' | '.join(inert(cell) for cell in cells)} |")
    return "\n".join([tally(findings, words), "", *lines])


def _kind(found: Finding, words: Words) -> str:
    return words.say(f"finding.{found.severity.value}")


def _annotation(found: Finding, words: Words) -> str:
    properties = {
        "file": found.file,
        "line": found.row,
        "col": found.column,
        "title": f"{_kind(found, words)}: {found.slug}",
    }
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value is not None)
    said = [found.message(words), found.remedy(words)]
    if found.value:
        said.insert(1, words.say("finding.value", value=found.value))
    return f"::{COMMANDS.get(found.severity, found.severity.value)} {written}::{_data(chr(10).join(said))}"


def _data(text: str) -> str:
    """Escape a message as the runner reads it back."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
