"""How a status has run, in words: ``Oförändrat sedan november, gult i fyra månader``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.view.calendar_words import said_by

if TYPE_CHECKING:
    from utfall.derive.status_run import StatusRun
    from utfall.model.history import History
    from utfall.words import Words


def run_text(history: History, words: Words, run: StatusRun | None) -> str:
    """Return how a status has gone since the report before, and for how long one that deviates has stood."""
    if run is None:
        return ""
    params = {"month": _month(history, run, words), "now": _lower(run.now.name)}
    if run.before and run.turn != "same":
        return words.say(f"run.{run.turn}", before=_lower(run.before.name), **params)
    is_long = run.turn == "same" and run.now.deviates
    return words.say("run.same-for" if is_long else f"run.{run.turn}", span=_span(history, run, words), **params)


def part_text(history: History, words: Words, run: StatusRun | None) -> str:
    """Return for how long a part that deviates has done so, or what it was in the report before."""
    if run is None or not run.now.deviates or run.turn == "new":
        return ""
    if run.before and run.turn != "same":
        return words.say("run.part-before", before=_lower(run.before.name), month=_month(history, run, words))
    return words.say("run.part-for", span=_span(history, run, words))


def _month(history: History, run: StatusRun, words: Words) -> str:
    """Return what the report before is called, without its year where that is the year of the newest."""
    name, year = run.since.report_name(words), str(run.since.end.year)
    return name.removesuffix(year).rstrip() if run.since.end.year == history.current.period.end.year else name


def _span(history: History, run: StatusRun, words: Words) -> str:
    key = f"run.number.{run.reports}"
    number = words.say(key) if words.has(key) else str(run.reports)
    return said_by(history.current.calendar, words, ("run.months", "run.reports"), number=number)


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
