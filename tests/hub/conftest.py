"""Three years of a city of twelve departments: published by each, gathered by the city, corrected once and followed up.

Done once for all tests, by the commands that people run, each in its own process. One department publishes every month,
its figures delivered and committed one month after the other. Of the others only the newest is built here, and the tags
of the months before stand where their editions would have put them: all would take an hour.
"""

import csv
import io
import json
import os
import subprocess
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest

from tests.unit.work.repository import WHO
from utfall.demo import demo_city
from utfall.model.edition_name import EditionName
from utfall.period import Period
from utfall.project import read_project
from utfall.work.git import Repository
from utfall.work.published_names import names_in

DEPARTMENTS = int(os.environ.get("UTFALL_HUB_DEPARTMENTS", "12"))
MONTHS = int(os.environ.get("UTFALL_HUB_MONTHS", "36"))
FIRST = ":/Börja"  # the commit with what every department published
CORRECTED = "barn-och-utbildning"  # which publishes every month, too
BEGINNINGS = (  # of what is said of what deviates: never as the month or the quarter before
    "Ledningen följer upp läget vid nästa möte", "Verksamheten går igenom sina egna rutiner",
    "Orsakerna utreds tillsammans med ekonomienheten", "Flera insatser prövas nu i mindre skala",
    "Enheterna har fått stöd av controllern",
)  # fmt: skip
ENDINGS = (
    "och återkommer när det är klart.", "med hjälp av granskare från andra förvaltningar.",
    "efter samtal med de fackliga organisationerna.", "innan nästa års budget tas fram.",
    "för att se vad som har hjälpt.", "sedan behovet visat sig större än väntat.",
    "medan nya medarbetare lär sig arbetet.",
)  # fmt: skip
ENVIRONMENT = {
    "UTFALL_FORMS": "csv,json,manifest", "UTFALL_LANG": "sv", "UTFALL_MESSAGES": "sv", "NO_MKDOCS_2_WARNING": "1",
    **WHO,
}  # fmt: skip


@dataclass
class Said:
    """How a command went."""

    code: int
    text: str


@dataclass
class Hub:
    """The repository of the city and its departments, with what the commands said."""

    top: Path
    remote: Path
    said: dict[str, Said] = field(default_factory=dict)

    @property
    def city(self):
        return self.top / "staden"

    @property
    def departments(self):
        return sorted((self.top / "forvaltningar").iterdir())

    @property
    def repository(self):
        return Repository(self.top)

    def run(self, folder, *arguments, fails=False):
        ran = subprocess.run(
            ["utfall", *arguments], cwd=folder, capture_output=True, text=True, check=False,
            env={**os.environ, **ENVIRONMENT},
        )  # fmt: skip
        said = Said(ran.returncode, ran.stdout + ran.stderr)
        assert fails or said.code == 0, said.text
        return said

    def commit(self, message):
        self.repository.ask("add", "--all", ".")
        self.repository.ask("commit", "--quiet", "--message", message)

    def rows(self, folder, month, table, revision=""):
        path = f"{folder.relative_to(self.top).as_posix()}/data/{month}/{table}.csv"
        text = self.repository.read(revision, path).decode() if revision else (self.top / path).read_text("utf-8")
        return list(csv.DictReader(io.StringIO(text, newline="")))

    def edit(self, folder, month, table, change):
        """Change the rows of a table by a function that alters a row in place."""
        rows = self.rows(folder, month, table)
        for row in rows:
            change(row)
        text = io.StringIO()
        writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        (folder / "data" / month / f"{table}.csv").write_text(text.getvalue(), "utf-8")

    def asked(self, sql):
        """Return what DuckDB answers over the lake."""
        return json.loads(
            self.run(self.top, "query", sql, "--lake", str(self.top.parent / "lake"), "--as", "json").text
        )

    def tag_of(self, month, number):
        """Return the tag of an edition of the city."""
        names = names_in(read_project(self.city), self.repository)
        return f"refs/tags/{names.tag(EditionName(Period.parse(month), number))}"


@pytest.fixture(scope="session")
def hub(tmp_path_factory):
    top = tmp_path_factory.mktemp("hub")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        yield _story(Hub(top / "stad", top / "stad.git"))


def _story(hub):
    demo_city(hub.top, DEPARTMENTS, MONTHS)
    chosen = hub.top / "forvaltningar" / CORRECTED
    others = [folder for folder in hub.departments if folder != chosen]
    for folder in others:
        _explain(hub, folder)
    (chosen / "data").rename(hub.top.parent / "levereras")
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", hub.remote], check=True)
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", hub.top], check=True)
    (hub.top / ".gitignore").write_text(".cache\nsite\n", "utf-8")
    hub.commit("Börja")
    hub.repository.ask("remote", "add", "origin", str(hub.remote))
    hub.repository.ask("push", "--quiet", "origin", "main")
    _publish_every_month(hub, chosen, hub.top.parent / "levereras")
    for folder in others:
        hub.run(folder, "publish")
    months = [str(one) for one in read_project(hub.top / "forvaltningar" / CORRECTED).months]
    for month in months:
        hub.said[month] = hub.run(hub.city, "gather", month, fails=True)
    newest = months[-1]
    _explain(hub, hub.city)
    hub.said["check"] = hub.run(hub.city, "check", fails=True)
    hub.commit("Sammanställ")
    hub.said["publish"] = hub.run(hub.city, "publish", fails=True)
    _correct(hub, newest)
    for folder in others:
        _tag_earlier(hub, folder)
    hub.run(hub.city, "lake", str(hub.top.parent / "lake"), "--from", "hub.yml")
    return hub


def _publish_every_month(hub, folder, delivered):
    """Publish a department's months, each when its figures are there; its pages say nothing of one month alone."""
    for page in (folder / "docs").rglob("*.md"):
        text = page.read_text("utf-8")
        if not text.startswith("---"):
            page.write_text(f"---\nutfall:\n  standing: true\n---\n{text}", "utf-8")
    (folder / "data").mkdir()
    for at, month in enumerate(sorted(one.name for one in delivered.iterdir())):
        (delivered / month).rename(folder / "data" / month)
        said = f"{BEGINNINGS[at % len(BEGINNINGS)]} {ENDINGS[at % len(ENDINGS)]}"
        hub.edit(folder, month, "observations", partial(_explained, said))
        hub.commit(month)
        hub.run(folder, "publish")


def _explained(said, row):
    row.update({name: said for name in ("comment", "cause", "action") if name == "comment" or row[name]})


def _explain(hub, folder):
    """Say something of every figure of the newest month, as an editor has to of those that deviate."""
    newest = max((folder / "data").iterdir()).name
    hub.edit(folder, newest, "observations", lambda row: row.update(comment=row["comment"] or "Följs upp."))


def _tag_earlier(hub, folder):
    """Give the months before the newest their tags, last: with them the texts of pages would be held against them."""
    project = read_project(folder)
    names = names_in(project, hub.repository)
    for month in project.months[:-1]:
        hub.repository.ask("tag", names.tag(EditionName(month, 1)), FIRST)


def _correct(hub, month):
    """Let a department correct its newest month, and the city follow."""
    folder = hub.top / "forvaltningar" / CORRECTED

    def more(row):
        if row["indicator"] == "servicearenden":
            row["outcome"] = str(int(row["outcome"]) + 10)

    for place, change in ((folder, lambda: hub.edit(folder, month, "observations", more)), (hub.city, lambda: None)):
        if place == folder:
            hub.run(folder, "correct", month)
            change()
            hub.run(folder, "correct", month, "--reason", "Tio ärenden saknades.", "--kind", "error")
        else:
            hub.said["told"] = hub.run(hub.city, "gather", month, "--check", fails=True)
            hub.said["followed"] = hub.run(hub.city, "gather", month, fails=True)
        hub.commit("Rätta")
        hub.run(place, "publish")
        hub.repository.ask("switch", "--quiet", "main")
        hub.run(place, "correct", month)
        hub.commit("För in rättelsen")
