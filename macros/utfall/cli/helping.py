"""Click's commands, options and types with their words from the catalogue, in the order of the month.

``cli.about.<verb>`` says what a verb is for, ``cli.example.<verb>`` shows it, ``cli.option.<name>`` explains an option.
Knows no verb but by its name.
"""

from __future__ import annotations

import os
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from utfall import __version__
from utfall.cli.voice import LANGUAGE, colour, speech
from utfall.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# The month from its first day to what is kept of it. A test holds that every verb stands here, once.
HEADINGS = {
    "month": ("new", "gather", "form", "import", "describe", "check", "protect", "pages", "build", "serve"),
    "review": ("diff", "review", "sign"),
    "publish": ("publish", "audit", "export", "withdraw", "mirror", "thin"),
    "correct": ("correct",),
    "keep": ("archive", "verify", "lake", "query"),
    "many": ("check-all", "build-all", "rebuild"),
    "begin": ("init", "upgrade", "demo"),
    "forge": ("comment", "preview", "corrections", "links", "notify"),
}


GIVEN = "utfall.given"  # the words of the command as they were given, in the context's memory


class Option(click.Option):
    """An option that the catalogue explains."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return how the option is written, and what it does."""
        written = super().get_help_record(ctx)
        name = max(self.opts, key=len).removeprefix("--")
        own = f"cli.option.{ctx.info_name}-{name}"  # where a verb means something else by it
        return (written[0], speech().say(own if speech().has(own) else f"cli.option.{name}")) if written else None


class ChoiceOption(click.Choice[str]):
    """One of some words."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:  # noqa: ANN401, ARG002 - Click's
        """Return what may be chosen."""
        return speech().say("cli.not-a-choice", value=value, known=", ".join(self.choices))


class DayOption(click.ParamType[date]):
    """A day, as 2024-01-15."""

    name = "yyyy-mm-dd"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401 - Click's
        """Return the day that a text names."""
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(speech().say("cli.not-a-day", value=value), param, ctx)


class Command(click.Command):
    """A verb: its help in the reader's language, with an example; ``--lang`` and ``--quiet`` are every verb's."""

    def __init__(self, *given: Any, **settings: Any) -> None:  # noqa: ANN401 - handed on to Click as they are
        super().__init__(*given, **settings)
        self.params += _shared()

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option that shows this help, explained as the others are."""
        shown = super().get_help_option(ctx)
        if shown:
            shown.help = speech().say("cli.option.help")
        return shown

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write usage, what the verb is for, an example and the options."""
        say = speech().say
        self.format_usage(ctx, formatter)
        formatter.write_paragraph()
        formatter.write_text(say(f"cli.about.{ctx.info_name}"))
        with formatter.section(_heading("example")), formatter.indentation():
            for line in say(f"cli.example.{ctx.info_name}").splitlines():
                formatter.write(f"{'':{formatter.current_indent}}{line}\n")
        self.format_options(ctx, formatter)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is written."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, f"{speech().say('cli.heading.usage')}: ")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the parts of the usage line, the word for options among them."""
        return [f"[{speech().say('cli.heading.options').upper()}]", *super().collect_usage_pieces(ctx)[1:]]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, in the order that they are told in."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        rows = [row for one in options if (row := one.get_help_record(ctx))]
        with formatter.section(_heading("options")):
            formatter.write_dl(rows)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the words, with NO_COLOR for all that Click itself writes."""
        ctx.color = colour()
        ctx.meta[GIVEN] = list(args)
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as fault:
            fault.ctx = fault.ctx or ctx  # the parser does not always say which command it was
            raise


class Group(Command, click.Group):
    """The verbs under headings. ``modules`` names the module of each; only that of the verb that is run is imported."""

    command_class = Command

    def __init__(self, *given: Any, modules: Mapping[str, str], **settings: Any) -> None:  # noqa: ANN401 - handed on to Click as they are
        super().__init__(*given, **settings)
        self.modules = modules
        self.params.append(Option(["--version"], is_flag=True, expose_value=False, is_eager=True, callback=_version))

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the parts of the usage line, the word for the verb last."""
        return [*super().collect_usage_pieces(ctx)[:1], speech().say("cli.heading.verb").upper()]

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - Click's
        """Return the verbs in the order of the month; one without a heading comes last."""
        ordered = [name for names in HEADINGS.values() for name in names]
        return sorted(self.modules, key=lambda name: (*ordered, name).index(name))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a verb by its name, from its module."""
        if cmd_name in self.modules:
            import_module(self.modules[cmd_name])
        return super().get_command(ctx, cmd_name)

    def all_commands(self) -> Mapping[str, click.Command]:
        """Return every verb, with every module imported."""
        for name in self.modules.values():
            import_module(name)
        return self.commands

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write usage, what the program is for, the verbs under their headings, and the options."""
        say = speech().say
        self.format_usage(ctx, formatter)
        formatter.write_paragraph()
        formatter.write_text(say("cli.about.utfall"))
        width = max(map(len, self.modules))
        for heading, names in HEADINGS.items():
            with formatter.section(_heading(heading)):
                formatter.write_dl([(f"{name:{width}}", _first(say(f"cli.about.{name}"))) for name in names])
        self.format_options(ctx, formatter)
        formatter.write_paragraph()
        formatter.write_text(say("cli.more"))


def _version(ctx: click.Context, _param: click.Parameter, value: object) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"utfall, version {__version__}")
        ctx.exit()


def _shared() -> list[click.Parameter]:
    return [
        Option(
            ["--lang"],
            type=ChoiceOption(LANGUAGES),
            envvar=LANGUAGE,
            expose_value=False,
            is_eager=True,
            callback=_speak,
        ),
        Option(["-q", "--quiet"], is_flag=True, expose_value=False, callback=_hush),
    ]


def _speak(_ctx: click.Context, _param: click.Parameter, value: object) -> None:
    if value:
        os.environ[LANGUAGE] = str(value)


def _hush(ctx: click.Context, _param: click.Parameter, value: object) -> None:
    if value:
        ctx.find_root().meta["utfall.quiet"] = True


def _heading(name: str) -> str:
    return click.style(speech().say(f"cli.heading.{name}"), bold=True)


def _first(text: str) -> str:
    return f"{text.partition('. ')[0].removesuffix('.')}."


def known_options(command: click.Command, ctx: click.Context) -> Sequence[str]:
    """Return the options of a command that have a whole word."""
    names: Iterable[str] = (name for param in command.get_params(ctx) for name in param.opts)
    return [name for name in names if name.startswith("--")]
