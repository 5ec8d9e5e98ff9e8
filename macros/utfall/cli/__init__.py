"""The command line: parse, call a verb, print, exit. 0 good, 1 findings that block, 2 wrong usage, 3 our own fault."""

from __future__ import annotations

import gc
import os
import sys

import click

from utfall.cli.group import BROKEN_OFF, MISUSED, OURS, utfall
from utfall.cli.misuse import misuse_text
from utfall.cli.voice import alarm, speech, wished
from utfall.errors import DiskError, UtfallError
from utfall.render.report import fault_text
from utfall.words import MESSAGES

__all__ = ["main", "utfall"]

# How often Python looks for circles of objects that nothing reaches: a command ends soon, and makes few. By default
# after 700 new objects, which takes a twentieth of the time of a build, for nothing.
RARELY = (20_000, 20, 100)


def main() -> None:
    """Run the command line; the outermost rim, where exceptions become sentences."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    gc.set_threshold(*RARELY)
    language = wished(sys.argv[1:])
    if language:
        os.environ[MESSAGES] = language
    try:
        code = utfall.main(prog_name="utfall", standalone_mode=False)
    except UtfallError as fault:
        _stop(speech().say(fault.sentence), MISUSED)
    except click.ClickException as fault:
        _stop(misuse_text(fault), MISUSED)
    except click.Abort:
        _stop(speech().say("cli.broken-off"), BROKEN_OFF)
    except OSError as fault:
        _stop(speech().say(DiskError(fault).sentence), MISUSED)
    except Exception as fault:  # noqa: BLE001 - the outermost rim: our own mistakes are told as ours
        _stop(fault_text(fault, speech()), OURS)
    else:
        sys.exit(code if isinstance(code, int) else 0)


def _stop(said: str, code: int) -> None:
    alarm(said)
    sys.exit(code)
