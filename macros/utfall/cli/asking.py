"""What ``utfall init`` asks at a terminal, one thing at a time, before anything is written.

Enter takes what is proposed; what cannot be is told and asked again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from utfall.cli.voice import colour, speech
from utfall.errors import UsageError, UtfallError
from utfall.report_calendar import EVERY, MONTHS, Calendar
from utfall.words import LANGUAGES, Sentence
from utfall.work.starting.project_files import FORGES, PLANS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from utfall.work.init import NewProject

    Told = Callable[[NewProject, str], NewProject]


@dataclass(frozen=True, slots=True)
class Question:
    """Hold one question: the option that it stands for, what is proposed, and the project with the answer.

    ``told`` raises ``UtfallError`` for an answer that cannot be.
    """

    name: str
    proposed: str
    told: Told
    known: Collection[str] = ()  # what may be answered, where there is a list


def answered(wanted: NewProject, context: click.Context) -> NewProject:
    """Ask for everything that no option of the command has said."""
    for option in ("organisation", "language", "year-starts", "reports", "month", "currency", "chapters", "plans",
                   "spreadsheet", "email", "forge"):  # fmt: skip
        if context.get_parameter_source(option.replace("-", "_")) is not ParameterSource.COMMANDLINE:
            question = next(one for one in _questions(wanted) if one.name == option)
            wanted = _answer(question, wanted)
    return wanted


def _answer(question: Question, wanted: NewProject) -> NewProject:
    speak = speech()
    while True:
        text = speak.say(f"cli.init-ask-{question.name}", known=", ".join(question.known))
        said = str(click.prompt(text, default=question.proposed, show_default=bool(question.proposed))).strip()
        try:
            return question.told(wanted, said)
        except UtfallError as fault:
            click.echo(speak.say(fault.sentence), err=True, color=colour())


def _questions(wanted: NewProject) -> Iterator[Question]:
    """Yield the questions as they are when those before them are answered."""
    from utfall.work.init import currency_of, first_month

    speak = speech()
    yield Question("organisation", "", lambda now, said: replace(now, organisation=_some(said)))
    yield Question(
        "language", wanted.language, lambda now, said: replace(now, language=_one(said, LANGUAGES)), LANGUAGES
    )
    yield Question("year-starts", str(wanted.year_starts), lambda now, said: replace(
        now, year_starts=int(_one(said, [str(one + 1) for one in range(MONTHS)]))))  # fmt: skip
    yield Question("reports", wanted.reports, lambda now, said: replace(now, reports=_one(said, EVERY)), EVERY)

    def dated(now: NewProject, said: str) -> NewProject:
        asked = replace(now, month=said)
        first_month(asked)
        return asked

    yield Question("month", _last_report(wanted), dated)
    yield Question("currency", currency_of(wanted), lambda now, said: replace(now, currency=_some(said)))
    chapter = ", ".join(wanted.chapters) or speak.say("init.chapter")
    yield Question("chapters", chapter, lambda now, said: replace(now, chapters=_listed(said)))
    yield Question("plans", "", lambda now, said: replace(
        now, plans=tuple(_one(one, PLANS) for one in _listed(said))), PLANS)  # fmt: skip
    yield Question("spreadsheet", "", _with_spreadsheet)
    yield Question("email", "", lambda now, said: replace(now, email=said))
    yield Question("forge", "", lambda now, said: replace(now, forge=_one(said, FORGES) if said else ""), FORGES)


def _with_spreadsheet(wanted: NewProject, said: str) -> NewProject:
    from utfall.work.init import read_rows

    if not said:
        return wanted
    file = Path(said).expanduser()
    read_rows(file)
    return replace(wanted, spreadsheet=file)


def _last_report(wanted: NewProject) -> str:
    """Return the newest month that has ended and has a report, as the year is divided."""
    from utfall.period import Period

    calendar = Calendar(wanted.year_starts, "split" if wanted.year_starts > 1 else "start", wanted.reports)
    day = date.today().replace(day=1) - timedelta(days=1)  # noqa: DTZ011 - the day where the terminal is
    while not calendar.has_report(Period.parse(f"{day:%Y-%m}", calendar)):
        day = day.replace(day=1) - timedelta(days=1)
    return f"{day:%Y-%m}"


def _some(said: str) -> str:
    if not said:
        raise UsageError(Sentence("cli.init-needs-some"))
    return said


def _one(said: str, known: Collection[str]) -> str:
    if said not in known:
        raise UsageError(Sentence("cli.not-a-choice", {"value": said, "known": ", ".join(known)}))
    return said


def _listed(said: str) -> tuple[str, ...]:
    return tuple(one for part in said.split(",") if (one := part.strip()))
