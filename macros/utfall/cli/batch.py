"""The commands of many reports at once: build-all, check-all and rebuild."""

from __future__ import annotations

import json
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from utfall.cli.group import FOUND, format_option, option, utfall, voice
from utfall.cli.helping import ChoiceOption
from utfall.cli.voice import speech
from utfall.errors import UsageError
from utfall.words import DEFAULT_LANGUAGE, MESSAGES, Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from utfall.work.batch.crew import Crew, Ended
    from utfall.work.batch.order import Order, TaskOutcome
    from utfall.work.batch.run import Batch

FORMS = ("text", "json")
SITES = "site"
VERBS = {"build": "build-all", "check": "check-all", "rebuild": "rebuild"}


def _batch_options(run: Callable[..., None]) -> Callable[..., None]:
    """Give a command what all of them take."""
    place = click.Path(path_type=Path)
    for one in reversed((
        click.argument("folder", metavar="[DIR]", type=place, default="."),
        option("--member", "members", multiple=True),
        option("--since", "first", default=""),
        option("--until", "last", default=""),
        option("--slice", "part"),
        option("--matrix", "service", type=ChoiceOption(("github", "gitlab"))),
        option("--jobs", type=int),
        option("--scheduler"),
        format_option(FORMS),
    )):  # fmt: skip
        run = one(run)
    return run


@utfall.command()
@_batch_options
@option("--output", type=click.Path(path_type=Path, file_okay=False))
def build_all(folder: Path, output: Path | None, **asked: Any) -> None:  # noqa: ANN401 - the options
    """Build the sites of every month of every report."""
    _run("build", folder, output or folder / SITES, **asked)


@utfall.command()
@_batch_options
def check_all(folder: Path, **asked: Any) -> None:  # noqa: ANN401 - the options
    """Check every month of every report."""
    _run("check", folder, folder / SITES, **asked)


@utfall.command()
@_batch_options
def rebuild(folder: Path, **asked: Any) -> None:  # noqa: ANN401 - the options
    """Make every published edition anew, and compare it with what is published."""
    _run("rebuild", folder, folder / SITES, **asked)


def _run(  # noqa: PLR0913 - the options of the commands
    kind: str, folder: Path, output: Path, *, members: tuple[str, ...], first: str, last: str, part: str | None,
    service: str | None, jobs: int | None, scheduler: str | None, form: str,
) -> None:  # fmt: skip
    from utfall.scratch import scratch_in
    from utfall.work.batch.matrix import JOBS, matrix_text, sliced
    from utfall.work.batch.reports import members_in
    from utfall.work.batch.run import Batch, ended, tasks_of

    _require_months(first, last)
    folder, said = folder.resolve(), voice()
    reports = members_in(folder, members)
    os.environ.setdefault(MESSAGES, next((one.project.language for one in reports.found), DEFAULT_LANGUAGE))
    if reports.elsewhere:
        said.tell("batch.elsewhere", members=", ".join(reports.elsewhere))
    every = tasks_of(kind, reports.found, first, last)
    if service:
        said.show(matrix_text(service, VERBS[kind], len(every), jobs or JOBS))
        return
    kept = folder / ".cache" / "utfall" / "batch"
    batch = Batch(kind, sliced(every, part), speech().language, kept, output.resolve())
    found = [_unread(batch, name, speech().say(said)) for name, said in reports.faults.items()]
    with scratch_in(folder / ".cache" / "utfall") as place:
        for order, outcome in ended(batch, _crew(place, jobs, scheduler)):
            found.append((order, outcome))
            _tell(batch, len(found) - len(reports.faults), order, outcome)
    _sum_up(batch, sorted(found, key=lambda one: (one[0].member, one[0].month, one[0].edition)), form)


def _require_months(*months: str) -> None:
    from utfall.errors import PeriodError
    from utfall.period import Frequency, Period

    for month in months:
        try:
            good = not month or Period.parse(month).frequency is Frequency.MONTH
        except PeriodError:
            good = False
        if not good:
            raise UsageError(Sentence("error.batch-month", {"month": month}))


def _crew(place: Path, jobs: int | None, scheduler: str | None) -> Callable[[], Crew]:
    from utfall.plugin.engine import build_site
    from utfall.work.batch.task import run

    work = partial(run, build_site)
    if scheduler:
        from utfall.work.batch.cluster import Cluster

        return lambda: Cluster(work, scheduler)
    from utfall.work.batch.crew import Processes

    return lambda: Processes(work, place, jobs)


def _unread(batch: Batch, member: str, said: str) -> Ended:
    """Return what is told of a report that cannot be read."""
    from utfall.work.batch.order import REFUSED, Order, TaskOutcome

    return Order(batch.kind, member, "", "", ""), TaskOutcome(REFUSED, said=said)


def _tell(batch: Batch, count: int, order: Order, outcome: TaskOutcome) -> None:
    """Tell on standard error that a task is done, and how."""
    state = speech().say(f"batch.state.{outcome.state}")
    name = order.edition or order.month
    voice().tell("batch.progress", done=count, all=len(batch.tasks), member=order.member, month=name, state=state)


def _sum_up(batch: Batch, found: Sequence[Ended], form: str) -> None:
    from utfall.work.batch.order import DONE

    said, speak = voice(), speech()
    failed = [one for one in found if one[1].state != DONE]
    if form == "json":
        said.show(json.dumps([_entry(*one) for one in found], ensure_ascii=False, indent=2))
    else:
        for order, outcome in failed:
            name = ", ".join(one for one in (order.member, order.edition or order.month) if one)
            said.show(f"{name}: {speak.say(f'batch.state.{outcome.state}')}")
            said.show("".join(f"  {line}\n" for line in _why(outcome).splitlines()))
        counts = {"count": len(found), "failed": len(failed), "members": len({order.member for order, _ in found})}
        said.say(f"batch.summary.{batch.kind}", **counts)
    if failed:
        sys.exit(FOUND)


def _why(outcome: TaskOutcome) -> str:
    speak = speech()
    return outcome.said or speak.say(f"batch.why.{outcome.state}")


def _entry(order: Order, outcome: TaskOutcome) -> dict[str, object]:
    return {
        "member": order.member, "month": order.month, "edition": order.edition, "state": outcome.state,
        "errors": outcome.errors, "warnings": outcome.warnings, "said": outcome.said,
        "findings": json.loads(outcome.findings),
    }  # fmt: skip
