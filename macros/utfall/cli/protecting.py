"""The command of whoever answers for secrecy: protect."""

from __future__ import annotations

import sys

from utfall.cli.group import FOUND, month_argument, open_project, option, utfall, voice


@utfall.command()
@month_argument
@option("--yes", "writes", is_flag=True)
def protect(month: str | None, *, writes: bool) -> None:
    """Hide the fewest further cells, so that no hidden figure can be reckoned back."""
    from utfall.work.protect import protect as run

    said = voice()
    with said.working():
        done = run(open_project(), month, writes=writes)
    if not done.revealed:
        said.say("protect.nothing", month=str(done.month))
        return
    for name, text in done.revealed:
        said.say("protect.revealed", name=name, sum=text)
    if done.cells is None:
        said.say("protect.none")
        sys.exit(FOUND)
    for one in done.cells:
        said.say("protect.cell", file=one.file, row=one.row, column=one.column, name=one.name)
    said.say("protect.written" if done.is_written else "protect.proposed", count=len(done.cells))
    sys.exit(0 if done.is_written else FOUND)
