"""The command of whoever gathers figures from others: form."""

from __future__ import annotations

from pathlib import Path

import click

from utfall.cli.group import month_argument, open_project, option, shown, utfall, voice
from utfall.cli.voice import speech


@utfall.command()
@month_argument
@option("--owner", default="")
@option("-o", "--output", "file", type=click.Path(path_type=Path))
def form(month: str | None, owner: str, file: Path | None) -> None:
    """Write a workbook of what is due, for somebody to fill in."""
    from utfall.work.form import form as run

    said, speak = voice(), speech()
    done = run(open_project(), month, owner, Path.cwd(), file)
    told = {
        "file": shown(done.file),
        "month": done.form.month.report_name(speak),
        "owner": done.form.owner or speak.say("form.all"),
        "count": len(done.form.fields),
        "due": sum(field.is_due and not field.now for field in done.form.fields),
    }
    said.say("form.written", **told)
