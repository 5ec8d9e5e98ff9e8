"""Wrong usage in the reader's language: what Click refuses, as a sentence of the catalogue with the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from utfall.cli.helping import known_options
from utfall.cli.voice import speech
from utfall.errors import UnknownName
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator


def misuse_text(fault: click.ClickException) -> str:
    """Return how the command is written, what is wrong with it as it was written, and how to get help."""
    return "\n".join(_lines(fault))


def _lines(fault: click.ClickException) -> Iterator[str]:
    say, ctx = speech().say, fault.ctx if isinstance(fault, click.UsageError) else None
    if isinstance(fault, click.exceptions.NoArgsIsHelpError) and ctx:
        yield ctx.get_help()
        return
    if ctx:
        yield ctx.get_usage()
    yield say(_sentence(fault, ctx)) if ctx else fault.format_message()
    if ctx:
        yield say("cli.help", command=f"{ctx.command_path} --help")


def _sentence(fault: click.ClickException, ctx: click.Context) -> Sentence:
    """Return what is wrong. Click's own words stand where none of ours do."""
    match fault:
        case click.exceptions.NoSuchCommand():
            known = ctx.command.list_commands(ctx) if isinstance(ctx.command, click.Group) else []
            return UnknownName("command", fault.command_name, known).sentence
        case click.NoSuchOption():
            return UnknownName("option", fault.option_name, known_options(ctx.command, ctx)).sentence
        case click.MissingParameter():
            return Sentence("cli.missing", {"name": _name(fault.param, ctx)})
        case click.BadOptionUsage():
            is_flag = fault.option_name in _flags(ctx)
            return Sentence("cli.no-value" if is_flag else "cli.lacks-value", {"name": fault.option_name})
        case click.BadParameter():
            return Sentence("cli.bad-value", {"name": _name(fault.param, ctx), "reason": fault.message})
        case _:
            return _other(fault, ctx)


def _other(fault: click.ClickException, ctx: click.Context) -> Sentence:
    taken = sum(isinstance(param, click.Argument) for param in ctx.command.params)
    surplus = fault.message.startswith("Got unexpected extra argument")
    return Sentence("cli.surplus", {"count": taken}) if surplus else Sentence("cli.other", {"reason": fault.message})


def _name(param: click.Parameter | None, ctx: click.Context) -> str:
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return param.make_metavar(ctx).strip("[]") if param else ctx.command_path


def _flags(ctx: click.Context) -> set[str]:
    flags = (one for one in ctx.command.get_params(ctx) if isinstance(one, click.Option) and one.is_flag)
    return {name for one in flags for name in one.opts}
