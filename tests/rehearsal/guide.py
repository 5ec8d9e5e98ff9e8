"""The editors' guide as its reader has it: the commands of its pages, and a terminal to type them in."""

import os
import re
import subprocess
from pathlib import Path

from tests.rehearsal.hub import ALONE

HANDBOOK = Path(__file__).parents[2] / ".github" / "handbok"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(language="console"):
    """Return the commands of the guide by page, in order."""
    return {
        page.name: found
        for page in sorted(HANDBOOK.glob("*.md"))
        if (found := [text for kind, text in BLOCK.findall(page.read_text(encoding="utf-8")) if kind == language])
    }


class Terminal:
    """A home folder in which commands are typed, with nobody's settings and what else the environment is to hold."""

    def __init__(self, home, **environment):
        self.home, self.environment = home, environment
        home.mkdir()

    def types(self, commands, folder=""):
        """Type commands into one terminal, until one fails; return what they say."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        alone = {name: value for name, value in ALONE.items() if name != "GIT_CONFIG_GLOBAL"}
        environment = {
            **kept, **alone, "HOME": str(self.home), "UTFALL_FORMS": "", "NO_MKDOCS_2_WARNING": "1", **self.environment,
        }  # fmt: skip
        done = subprocess.run(
            ["bash", "-eo", "pipefail", "-c", commands], cwd=self.home / folder, env=environment, capture_output=True,
            text=True, timeout=300, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{commands}\n{done.stdout}\n{done.stderr}"
        return done.stdout + done.stderr
