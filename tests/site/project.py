"""A copy of the project in a folder of its own, and the real commands run in it, as an editor runs them."""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from tests.seeded import copy_seed
from tests.site import warm

MONTH = "data/2023-11"
TIMEOUT = 600  # seconds; a build takes three, of three years thirty, and on a busy machine ten times that
SCRIPTS = Path(sys.executable).parent
_OF_THE_USER = ("UTFALL_", "MKDOCS", "SITE_URL", "SOURCE_DATE_EPOCH", "ENABLE_PDF", "PYTHONPATH")


@dataclass(frozen=True)
class Ran:
    """What a command left: its exit code and all that it said."""

    code: int
    out: str
    err: str

    @property
    def said(self):
        return self.out + self.err


@dataclass(frozen=True)
class Project:
    """A project folder to break and to build."""

    root: Path
    is_warm: bool = False  # whether commands are forked from a process that has imported everything

    def path(self, name):
        return self.root / name

    def read(self, name):
        return self.path(name).read_text(encoding="utf-8")

    def write(self, name, text):
        self.path(name).write_text(text, encoding="utf-8", newline="")

    def environment(self, **extra):
        """The user's environment without what would change a build, and with our scripts first on the path."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(_OF_THE_USER)}
        path = os.pathsep.join([str(SCRIPTS), kept.get("PATH", "")])
        still = {"UTFALL_FORMS": "", "NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"}
        return {**kept, "PATH": path, **still, **extra}

    def run(self, *command, **environment):
        if self.is_warm and "PYTHONPATH" not in environment:  # that is read at the start
            return self._run_warm(command, environment)
        done = subprocess.run(
            [str(part) for part in command], cwd=self.root, env=self.environment(**environment),
            capture_output=True, text=True, encoding="utf-8", timeout=TIMEOUT, check=False,
        )  # fmt: skip
        return Ran(done.returncode, done.stdout, done.stderr)

    def _run_warm(self, command, environment):
        with tempfile.TemporaryDirectory() as folder:
            out, err = Path(folder, "out"), Path(folder, "err")
            told = {**self.environment(**environment), "UTFALL_TEST_OUT": str(out), "UTFALL_TEST_ERR": str(err)}
            code = warm.run(command, self.root, told, TIMEOUT)
            return Ran(code, out.read_text(encoding="utf-8"), err.read_text(encoding="utf-8"))

    def utfall(self, *arguments, **environment):
        return self.run(SCRIPTS / "utfall", *arguments, **environment)

    def mkdocs(self, *arguments, **environment):
        return self.run(sys.executable, "-m", "mkdocs", *arguments, **environment)

    def git(self, *arguments):
        who = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main")
        return replace(self, is_warm=False).run("git", *who, *arguments)  # git is no script of Python's


def copy_project(target):
    """Copy what an editor edits of the report that the program came with."""
    return Project(copy_seed(target))
