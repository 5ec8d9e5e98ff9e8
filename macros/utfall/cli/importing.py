"""The command of whoever is delivered figures: import."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from utfall.cli.group import FOUND, open_project, option, shown, utfall, voice
from utfall.cli.voice import speech

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.words import Words
    from utfall.work.import_result import Imported, ImportStep

SHOWN = 12  # of what is still empty


@utfall.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@option("--period")
@option("--source", default="")
@option("--sheet", default="")
@option("--row", "rows", multiple=True)
@option("--column", "columns", multiple=True)
@option("--unit", default="")
@option("--yes", "is_confirmed", is_flag=True)
def import_(
    file: Path, period: str | None, rows: tuple[str, ...], columns: tuple[str, ...], *, is_confirmed: bool, **said: str
) -> None:
    """Import figures from a workbook into the month."""
    from utfall.work.import_file import import_file
    from utfall.work.import_result import ImportRequest
    from utfall.work.imports.mapping import mapping_file

    project, voiced, speak = open_project(), voice(), speech()
    asked = ImportRequest(file, period, said["source"], is_confirmed, rows, columns, said["sheet"], said["unit"])
    with voiced.working():
        done = import_file(project, asked)
    mapping = mapping_file(project, done.source).relative_to(project.root).as_posix()
    for line in _lines(done, speak, (shown(file), mapping), is_quiet=voiced.is_quiet):
        voiced.show(line)
    if done.findings:
        voiced.find(done.findings)
        voiced.complain(speak.say("import.stopped"))
        sys.exit(FOUND)
    if done.awaits_answer and sys.stdin.isatty() and sys.stdout.isatty() and click.confirm(speak.say("import.confirm")):
        done = import_file(project, replace(asked, is_confirmed=True))
    if done.awaits_answer:
        changed = done.changed
        voiced.complain(speak.say("import.needs-yes-changed" if changed else "import.needs-yes-mapping", count=changed))
        sys.exit(FOUND)
    for line in _ends(done, speak):
        voiced.show(line)


def _lines(done: Imported, speak: Words, files: tuple[str, str], *, is_quiet: bool) -> Iterator[str]:
    """Yield what was read, what is proposed, and what became of each cell. ``files``: the delivery, and its mapping."""
    file, mapping = files
    key = "import.as-proposed" if done.proposal else "import.into" if done.source else "import.as-form"
    yield speak.say(key, file=file, month=done.month.report_name(speak), mapping=mapping)
    yield from (speak.say(note) for note in done.notes)
    if done.proposal:
        yield f"\n{speak.say('import.proposed.heading')}"
        yield from (f"  {speak.say(one)}" for one in done.proposal)
    if not is_quiet:
        yield from _steps(done, speak)


def _steps(done: Imported, speak: Words) -> Iterator[str]:
    for kind, steps in done.by_kind:
        if steps:
            yield f"\n{speak.say(f'import.step.{kind.value}')}"
            is_same = kind.value == "same"
            told = (
                [speak.say("import.step.same-count", count=len(steps))]
                if is_same
                else [_line(one, speak) for one in steps]
            )
            yield from (f"  {line}" for line in told)


def _line(step: ImportStep, speak: Words) -> str:
    said = {
        "place": step.place,
        "written": step.written,
        "file": Path(step.file).name,
        "key": step.key,
        "column": step.column,
    }
    if step.why:
        return speak.say("import.step.line-left", why=speak.say(step.why), **said)
    value = f"{step.value} {step.unit}".strip() if step.unit and step.value[-1:].isdigit() else step.value
    if step.before and step.kind.value == "changed":
        return speak.say("import.step.line-changed", value=value, before=step.before, **said)
    return speak.say("import.step.line", value=value, **said)


def _ends(done: Imported, speak: Words) -> Iterator[str]:
    """Yield what was written, and what is left to fill in."""
    yield ""
    yield speak.say("import.written", files=", ".join(done.files)) if done.files else speak.say("import.nothing-new")
    if done.still_empty:
        keys = [key for _, key, _ in done.still_empty]
        listed = ", ".join(keys[:SHOWN]) + (" …" if len(keys) > SHOWN else "")
        yield speak.say("import.still-empty", count=len(keys), keys=listed)
