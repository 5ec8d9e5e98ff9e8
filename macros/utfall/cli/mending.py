"""What ``utfall check --fix`` prints and asks; the command itself stands with those of whoever writes the month."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from utfall.cli.group import FOUND, open_project, voice
from utfall.cli.voice import painted, speech
from utfall.render.mends import mends_json, mends_text
from utfall.render.report import findings_text
from utfall.work.mend import plan_mends, write_mends

if TYPE_CHECKING:
    from utfall.cli.voice import Voice
    from utfall.work.mend import MendPlan


def fix(month: str | None, form: str, *, is_agreed: bool) -> None:
    """Show what can be mended in a month's files, and write it where that is agreed to."""
    project, said = open_project(), voice()
    plan = plan_mends(project, month)
    if form == "text":
        _show(plan, said)
    is_written = bool(plan.files) and (is_agreed or (form == "text" and has_terminal() and _asked(plan)))
    if is_written:
        write_mends(project, plan)
    if form == "json":
        said.show(mends_json(plan.files, plan.findings, speech(), is_written=is_written))
    else:
        _tell(plan, said, is_written=is_written)
    sys.exit(FOUND if plan.findings or (plan.files and not is_written) else 0)


def has_terminal() -> bool:
    """Tell whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _asked(plan: MendPlan) -> bool:
    return click.confirm(speech().say("mend.ask", count=len(plan.files)), default=False)


def _show(plan: MendPlan, said: Voice) -> None:
    parts = [mends_text(plan.files, speech())] if plan.files else []
    if plan.findings:
        parts += [speech().say("mend.left"), painted(findings_text(plan.findings, speech()))]
    if parts:
        said.show("\n\n".join(parts) + "\n")


def _tell(plan: MendPlan, said: Voice, *, is_written: bool) -> None:
    """Say what came of it, and what to do next."""
    params = {"month": str(plan.month), "count": plan.cell_count, "files": len(plan.files)}
    key = "written" if is_written else "not-written" if plan.files else "left-alone" if plan.findings else "nothing"
    said.say(f"mend.{key}", **params)
