"""The fenced blocks of the documentation's pages, and a walk that does in a folder what a page says.

A block with a title is a file to write. In a block of ``console`` each line after ``$`` is a command, and what stands
below it is what it writes: ``…`` stands for anything, alone on a line for any lines. A block of ``python`` without a
title is run, and the block of ``text`` after it is what it prints. Two commands are done otherwise than they stand,
since they would fetch packages: ``make site`` and ``make test`` of a project run here what its Makefile runs once all
is installed. Progress, which commands write to standard error, is not compared.
"""

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

PAGES = Path(__file__).parents[2] / ".github" / "site" / "pages"
FENCED = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)
STARTS = re.compile(r"\A---\nstart: (\S+)\n---\n")
INSTEAD = {
    "make site": "utfall build",
    "make test": "python3 -m unittest discover --start-directory tests",
}
WHO = {"NAME": "Jo Bell", "EMAIL": "jo.bell@northmarsh.example", "DATE": "2026-07-15T12:00:00+0000"}


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, the file that it is, if it is one, and its text."""

    language: str
    title: str
    text: str

    @property
    def commands(self):
        """The commands of a block of ``console``, each with what is shown below it."""
        parts = re.split(r"^\$ ", self.text.replace("\\\n", " "), flags=re.MULTILINE)[1:]
        return [(command, shown) for command, _, shown in (part.partition("\n") for part in parts)]


def blocks(text):
    """Return the blocks of a page in their order."""
    return [Block(language, title, body) for language, title, body in FENCED.findall(text)]


def starts_at(text):
    """Return the page after which this one begins, nothing where it begins in an empty folder."""
    found = STARTS.match(text)
    return found[1] if found else ""


def agrees(shown, said):
    """Tell whether what is shown is what was said, ``…`` standing for anything."""
    lines = [("(?:.*\\n)*?" if line == "…" else f"{re.escape(line).replace('…', '.*')}\\n") for line in _lines(shown)]
    return re.fullmatch("".join(lines), "".join(f"{line}\n" for line in _lines(said))) is not None


def _lines(text):
    return [line.rstrip() for line in text.strip().splitlines()]


@dataclass
class Walk:
    """Somebody who follows a page: where they stand, and what they have set."""

    here: Path
    set: dict[str, str] = field(default_factory=dict)

    def follow(self, text):
        """Do all that the page says. Raise ``AssertionError`` where a command does something else."""
        found = blocks(text)
        for block, after in zip(found, [*found[1:], Block("", "", "")], strict=True):
            if block.title:
                (self.here / block.title).parent.mkdir(parents=True, exist_ok=True)
                (self.here / block.title).write_text(block.text, encoding="utf-8")
            elif block.language == "console":
                for command, shown in block.commands:
                    self.type(command, shown)
            elif block.language == "python":
                shown = after.text if after.language == "text" else ""
                self.require("python", [sys.executable, "-c", block.text], shown)

    def type(self, command, shown):
        """Do one command: move, set a variable, or run it."""
        if command.startswith("cd "):
            self.here /= command.removeprefix("cd ")
        elif command.startswith("export "):
            name, _, value = command.removeprefix("export ").partition("=")
            self.set[name] = value
        else:
            self.require(command, ["bash", "-c", INSTEAD.get(command, command)], shown)

    def require(self, command, arguments, shown):
        """Run a command and hold what it says against what is shown; it may fail only where an error is shown."""
        ran = subprocess.run(
            arguments, cwd=self.here, env=self.environment, capture_output=True, text=True, check=False
        )
        told = f"{command}\n--- said ({ran.returncode}):\n{ran.stdout}\n{ran.stderr}\n--- shown:\n{shown}"
        assert ran.returncode == 0 or re.search(r"\berror", shown, re.IGNORECASE), told
        assert not shown.strip() or agrees(shown, ran.stdout), told

    @property
    def environment(self):
        """The variables that commands see: those of the machine, none of ours but what the page sets."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("UTFALL_", "GIT_"))}
        who = {f"GIT_{role}_{name}": value for role in ("AUTHOR", "COMMITTER") for name, value in WHO.items()}
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        return {
            **kept, **who, "PATH": path, "GIT_CONFIG_GLOBAL": os.devnull, "NO_MKDOCS_2_WARNING": "1",
            "UTFALL_FORMS": "csv,json", **self.set,
        }  # fmt: skip
