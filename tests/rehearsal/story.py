"""The months of the rehearsal, one after the other: what editors do in their clones, and what GitHub then runs."""

import hashlib
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.rehearsal.editor import fill_in, read, write
from tests.rehearsal.hub import ALONE, WHO, git

UTFALL = Path(sys.executable).with_name("utfall")
REASON = "Kostnaden var bokförd på fel konto."
DAY = "2024-02-15"


@dataclass
class Story:
    """The editors of a hub, and remember what they were told on the way."""

    hub: object
    clone: Path
    told: dict = field(default_factory=dict)

    def utfall(self, *arguments):
        """Run the command as an editor does, in the clone."""
        environment = {**os.environ, **ALONE, **WHO, "UTFALL_FORMS": "", "NO_MKDOCS_2_WARNING": "1"}
        return subprocess.run(
            [UTFALL, *arguments], cwd=self.clone, env=environment, capture_output=True, text=True, check=False
        )

    def push(self, branch, message):
        git(self.clone, "add", "--all")
        git(self.clone, "commit", "--quiet", "--message", message)
        git(self.clone, "push", "--quiet", "origin", f"HEAD:{branch}")
        return self.hub.propose(branch)

    def check(self, number, name):
        self.told[name], _ = self.hub.on_proposal(number, "check.yml")

    def review(self, number, name):
        """Build what a proposal would look like, and let the review of it be passed on."""
        self.told[name], run = self.hub.on_proposal(number, "forhandsvisning.yml")
        self.told[f"{name}, vidare"] = self.hub.after_run(run, number, "granskning.yml")
        self.told[f"{name}, kommentarer"] = self.hub.comments(number)

    def merge(self, number, name):
        """Approve a proposal, and let main be published."""
        self.hub.merge(number)
        self.told[name] = self.hub.on_main("publicering.yml")

    def open_month(self, month):
        """Open a month on its branch, and fill it in."""
        git(self.clone, "fetch", "--quiet", "origin")
        git(self.clone, "switch", "--quiet", "--create", f"manad/{month}", "origin/main")
        opened = self.utfall("new", month)
        assert opened.returncode == 0, opened.stderr
        self.told[f"{month} öppnad"] = opened.stdout
        fill_in(self.clone, month)

    def edit(self, month, row, **cells):
        """Write cells of a row of a month's observations."""
        file = self.clone / "data" / month / "observations.csv"
        rows = read(file)
        rows[row - 2].update(cells)
        write(file, rows)


def november(story):
    story.told["november"] = story.hub.on_main("publicering.yml")


def december(story):
    """Open, fill in, break, be stopped, mend, merge."""
    story.open_month("2023-12")
    right = read(story.clone / "data" / "2023-12" / "observations.csv")[0]["outcome"]
    story.edit("2023-12", 2, outcome=f"{right[:1]} {right[1:4]} {right[4:]}")
    number = story.push("manad/2023-12", "December 2023")
    story.check(number, "december, trasig")
    story.review(number, "december, trasig granskning")
    story.edit("2023-12", 2, outcome=right)
    story.push("manad/2023-12", "Rätta ett tal")
    story.check(number, "december")
    story.review(number, "december, granskning")
    story.merge(number, "december, publicerad")


def january(story):
    story.open_month("2024-01")
    number = story.push("manad/2024-01", "Januari 2024")
    story.check(number, "januari")
    story.merge(number, "januari, publicerad")


def correction(story):
    """Correct November while January is the newest month: start, change a value, say why, merge."""
    git(story.clone, "fetch", "--quiet", "origin")
    git(story.clone, "switch", "--quiet", "--create", "rakna-om", "origin/main")
    story.told["rättelse, börjad"] = story.utfall("correct", "2023-11")
    story.edit("2023-11", 2, outcome="1265136")
    story.told["rättelse, skäl"] = story.utfall(
        "correct", "2023-11", "--reason", REASON, "--kind", "error", "--date", DAY
    )
    number = story.push("rattelse/2023-11.2", "Rätta kostnaderna i november")
    story.check(number, "rättelse")
    story.review(number, "rättelse, granskning")
    story.merge(number, "rättelse, publicerad")


def hashes(folder):
    """Return the checksum of every file of a folder, by its path in it."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
