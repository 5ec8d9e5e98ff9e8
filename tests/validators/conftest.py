"""The sites that other people's validators read: the seed, the example, and the example as it is published.

Each is made by the commands themselves, as a user does.
"""

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.once import made_once
from tests.seeded import copy_seed

UTFALL = Path(sys.executable).with_name("utfall")
WHO = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER")
       for what, value in (("NAME", "Test"), ("EMAIL", "test@utfall.example"))}  # fmt: skip
FORMS = "csv,xlsx,json,zip,manifest"
SITE_URL = "https://exempelby.example/rapport/"
EXPLANATION = "Orsaken är utredd, och åtgärden är beslutad."


def run(*command, folder, forms=FORMS):
    """Run a command in a folder and return what it printed; a failure shows all of it."""
    environment = {**os.environ, **WHO, "UTFALL_FORMS": forms, "SITE_URL": SITE_URL}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def explain(project):
    """Write a cause at each deviation that has none, so that the month may be published."""
    done = subprocess.run(
        [UTFALL, "check", "--release", "--format", "json"], cwd=project, capture_output=True, text=True, check=False
    )
    for finding in json.loads(done.stdout):
        if finding["slug"] != "unexplained-deviation":
            continue
        file = project / finding["file"]
        with file.open(encoding="utf-8", newline="") as stream:
            head, *rows = csv.reader(stream)
        for name in {"comment", "cause", "action"} & set(head):
            row = rows[finding["row"] - 2]
            row[head.index(name)] = row[head.index(name)] or EXPLANATION
        with file.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows([head, *rows])


def publish_example(folder):
    """Publish the example's newest month to a bare repository and return what a server would serve."""
    project, remote, served = folder / "project", folder / "remote.git", folder / "served"
    project.mkdir()
    run(UTFALL, "demo", ".", folder=project)
    settings = project / "mkdocs.yml"
    if "site_url:" not in settings.read_text(encoding="utf-8"):
        with settings.open("a", encoding="utf-8") as stream:
            stream.write(f"site_url: {SITE_URL}\n")
    explain(project)
    run("git", "init", "-q", "--bare", "-b", "main", str(remote), folder=folder)
    run("git", "init", "-q", "-b", "main", ".", folder=project)
    run("git", "remote", "add", "origin", str(remote), folder=project)
    (project / ".gitignore").write_text("/site/\n/.cache/\n", encoding="utf-8")
    run("git", "add", "-A", folder=project)
    run("git", "commit", "-qm", "December 2025", folder=project)
    run("git", "push", "-q", "origin", "main", folder=project)
    run(UTFALL, "publish", folder=project)
    run("git", "clone", "-q", "--branch", "gh-pages", str(remote), str(served), folder=folder)
    shutil.rmtree(served / ".git")
    return served


def build_seed(folder):
    """Build the report that the program came with and return its site."""
    copy_seed(folder / "project")
    run(UTFALL, "build", folder=folder / "project")
    return folder / "project" / "site"


def build_example(folder):
    """Build the example and return its site."""
    run(UTFALL, "demo", "project", folder=folder)
    run(UTFALL, "build", folder=folder / "project")
    return folder / "project" / "site"


MAKERS = {"seed": build_seed, "example": build_example, "published": publish_example}


@pytest.fixture(scope="session")
def site_of(tmp_path_factory):
    """Return what makes one of the sites, once for all processes of a run."""

    def made(name):
        return made_once(tmp_path_factory, f"validators-{name}", lambda: MAKERS[name](tmp_path_factory.mktemp(name)))

    return made


@pytest.fixture(params=list(MAKERS))
def site(request, site_of):
    """The folder of each site in turn."""
    return site_of(request.param)


@pytest.fixture(scope="session")
def published(site_of):
    """What is served of the published example."""
    return site_of("published")
