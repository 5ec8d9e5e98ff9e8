"""Commands as a newcomer types them, counted and timed, and the files that a person has edited between them."""

import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

import utfall
from utfall.program_version import numbers_of

ROOT = Path(__file__).parents[2]


def asked(*arguments):
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True).stdout.split()


def previous_version():
    """Return the tag of the version before this one; where there is none, the commit that init came with."""
    tags = [one for one in asked("tag", "--list", "v*") if numbers_of(one[1:]) < numbers_of(utfall.__version__)]
    first = asked("log", "--diff-filter=A", "--format=%H", "--", "macros/utfall/work/init.py")
    assert tags or first, "the history of the repository is not here: fetch it whole"
    return max(tags, key=lambda one: numbers_of(one[1:]), default=first[-1] if first else "")


@dataclass
class Desk:
    """Hold where one works, and what has been done so far."""

    folder: Path
    remote: Path
    environment: dict[str, str]
    done: list[tuple[str, float]] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)

    @property
    def root(self):
        return self.folder / "rapport"

    def run(self, command, within="rapport", code=0):
        """Run a command as it is typed; what it says is shown where it does not end as it should."""
        began = time.monotonic()
        done = subprocess.run(
            ["sh", "-c", command], cwd=self.folder / within, env=self.environment, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        self.done.append((command, time.monotonic() - began))
        assert done.returncode == code, f"{command}\n{done.stdout}\n{done.stderr}"
        return done.stdout + done.stderr

    def edit(self, name, *changes):
        """Change a file as a person does: texts by texts."""
        file = self.root / name
        text = file.read_text(encoding="utf-8")
        for before, after in changes:
            assert before in text, f"{name}: {before!r} is not in\n{text}"
            text = text.replace(before, after)
        file.write_text(text, encoding="utf-8")
        if name not in self.edited:
            self.edited.append(name)

    def git(self, *arguments):
        return subprocess.run(
            ["git", "-C", self.remote, *arguments], check=True, capture_output=True, text=True, env=self.environment
        ).stdout

    def table(self):
        """Return what was typed, how long each took, and what was edited, to be read by a person."""
        lines = [f"{seconds:6.1f} s  {command}" for command, seconds in self.done]
        whole = sum(seconds for _, seconds in self.done)
        told = f"{whole:6.1f} s  {len(self.done)} commands, {len(self.edited)} files edited: {', '.join(self.edited)}"
        return "\n".join(["", *lines, told])
