"""How commands speak: in which language, on which stream, with colour on a terminal and none in a pipe.

Knows no verbs. What a machine may read goes to standard output; progress and complaints to standard error.
"""

from __future__ import annotations

import logging
import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from utfall import progress
from utfall.cli.spoken import language_here
from utfall.render.report import findings_in_short
from utfall.words import DEFAULT_LANGUAGE, LANGUAGES, MESSAGES, Sentence, message_language, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.model.finding import Finding
    from utfall.words import Words

LANGUAGE = "UTFALL_LANG"  # of the site and of messages
_COLOURS = {"error": "red", "warning": "yellow", "advice": "cyan"}  # by the severity that a line begins with
_OVER = "\r\x1b[2K"  # back to the start of the line, which is then empty


def wished(arguments: Sequence[str]) -> str:
    """Return the language of messages: that of ``--lang``, wherever it stands, else of the environment."""
    named = os.environ.get(LANGUAGE) or os.environ.get(MESSAGES) or ""
    before_others = arguments[: arguments.index("--")] if "--" in arguments else arguments
    for at, word in enumerate(before_others):
        if word == "--lang":
            named = next(iter(before_others[at + 1 :]), named)
        elif word.startswith("--lang="):
            named = word.removeprefix("--lang=")
    return named if named in LANGUAGES else ""


def speech() -> Words:
    """Return the words of the language that messages are in."""
    named = os.environ.get(LANGUAGE)
    said = os.environ.get(MESSAGES)
    if named not in LANGUAGES and said not in LANGUAGES:
        return words(language_here())
    return words(message_language(named if named in LANGUAGES else DEFAULT_LANGUAGE))


def colour() -> bool | None:
    """Tell Click whether to colour: never where NO_COLOR is set (no-color.org), else on a terminal alone."""
    return False if os.environ.get("NO_COLOR") else None


@dataclass(frozen=True, slots=True)
class Voice:
    """What a command has to say. A quiet one leaves out how it goes; never findings, or what was asked for."""

    is_quiet: bool = False

    def show(self, text: str) -> None:
        """Write what the command was asked for."""
        click.echo(text, color=colour())

    def say(self, key: str, **params: object) -> None:
        """Tell how it went, in words of the catalogue."""
        if not self.is_quiet:
            self.show(speech().say(key, **params))

    def tell(self, what: Sentence | str, **params: object) -> None:
        """Tell what is done now, on standard error."""
        if not self.is_quiet:
            self.complain(speech().say(what, **params))

    def complain(self, text: str) -> None:
        """Write what is wrong to standard error."""
        click.echo(text, err=True, color=colour())

    def find(self, findings: Sequence[Finding]) -> None:
        """Write findings to standard error, where there are any."""
        if findings:
            self.complain(painted(findings_in_short(findings, speech())))

    @contextmanager
    def working(self) -> Iterator[None]:
        """Show on a terminal what long work says of itself, on one line that is gone afterwards; in a pipe nothing."""
        if self.is_quiet or not sys.stderr.isatty():
            yield
            return
        line, before = _Line(), progress.log.level
        progress.log.addHandler(line)
        progress.log.setLevel(logging.INFO)
        try:
            yield
        finally:
            progress.log.removeHandler(line)
            progress.log.setLevel(before)
            sys.stderr.write(_OVER)
            sys.stderr.flush()


class _Line(logging.Handler):
    """Write each message over the one before."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write a sentence in the reader's language."""
        said = speech().say(record.msg) if isinstance(record.msg, Sentence) else record.getMessage()
        sys.stderr.write(f"{_OVER}{said}")
        sys.stderr.flush()


def alarm(text: str) -> None:
    """Tell what is wrong, on standard error; where GitHub or Forgejo runs it, as an error of the run."""
    if os.environ.get("GITHUB_ACTIONS") == "true":
        escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        text = f"::error::{escaped}"
    click.echo(text, err=True, color=colour())


def painted(text: str) -> str:
    """Return findings with their first word in the colour of its severity; Click takes it away in a pipe."""
    marks = {f"{speech().say(f'finding.{name}')}:": shade for name, shade in _COLOURS.items()}
    return "\n".join(_painted(line, marks) for line in text.split("\n"))


def _painted(line: str, marks: dict[str, str]) -> str:
    for mark, shade in marks.items():
        if line.startswith(mark):
            return click.style(mark, fg=shade, bold=True) + click.style(line.removeprefix(mark), bold=True)
    return line
