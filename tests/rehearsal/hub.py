"""Stand in for GitHub on this machine: a bare repository, proposals with their merge commits, artifacts, its interface.

What happens on an event is what the workflow files say; here stands only what GitHub does by itself.
"""

import atexit
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.rehearsal.runner import ROOT, Runner, copy
from tests.seeded import SEED, is_of_the_seed
from tests.stand_ins.github import GitHubStandIn
from tests.stand_ins.server import served

WHO = {
    f"GIT_{role}_{part}": value
    for role in ("AUTHOR", "COMMITTER")
    for part, value in (("NAME", "Åsa Redaktör"), ("EMAIL", "asa@example.org"))
}
ALONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_TERMINAL_PROMPT": "0"}
KEY = "nyckel"  # the one that GitHub gives each job
NO_SITE = ("/.venv", "/.cache", "/site")  # what a run leaves in its folder; links among it


def git(place, *arguments):
    """Run git as somebody known, with nobody's settings; return what it says."""
    done = subprocess.run(
        ["git", *arguments], cwd=place, env={**os.environ, **ALONE, **WHO}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"git {' '.join(arguments)}: {done.stderr}"
    return done.stdout.strip()


@dataclass
class Hub:
    """GitHub for one repository. ``root`` holds all of it."""

    root: Path
    repository: str = "organisationen/manadsrapport"
    variables: dict = field(default_factory=dict)
    forms: str = ""  # the files beside the pages that its machines make
    runs: int = 0
    proposals: dict = field(default_factory=dict)
    secrets: dict = field(default_factory=lambda: {"FORHANDSVISNING_NYCKEL": "en annan nyckel"})
    workflows: Path = ROOT / ".github" / "workflows"
    server: GitHubStandIn = field(default_factory=lambda: GitHubStandIn(KEY))

    @property
    def remote(self):
        return self.root / "fjarr.git"

    @property
    def environment(self):
        """What every script on GitHub's machines finds: its ``gh``, and no settings of ours."""
        path = os.pathsep.join([str(self.root / "bin"), os.environ["PATH"]])
        told = {name: value for name, value in self.server.environment().items() if name.startswith("GITHUB_")}
        return {
            **ALONE, **told, "GIT_CONFIG_GLOBAL": str(self.root / "gitconfig"), "PATH": path, "HUB": str(self.root),
            "UTFALL_FORMS": self.forms, "NO_MKDOCS_2_WARNING": "1",
        }  # fmt: skip

    def begin(self, *names):
        """Take this project with the report that it came with, or some of its files, as main's first commit."""
        self.serve()
        git(self.root, "init", "--quiet", "--bare", "--initial-branch=main", str(self.remote))
        git(self.remote, "config", "uploadpack.allowReachableSHA1InWant", "true")  # as GitHub has it
        first = self.root / "forsta"
        own = git(ROOT, "ls-files", "--cached", "--others", "--exclude-standard").splitlines()
        seed = [path.relative_to(SEED).as_posix() for path in SEED.rglob("*") if path.is_file()]
        program = [name for name in own if not name.startswith("tests/") and not is_of_the_seed(name)]
        for name in names or (*program, *seed):
            source = (SEED if is_of_the_seed(name) else ROOT) / name
            if source.is_file():
                (first / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(source, first / name, follow_symlinks=False)
        git(first, "init", "--quiet", "--initial-branch=main")
        git(first, "add", "--all")
        git(first, "commit", "--quiet", "--message", "November 2023")
        git(first, "push", "--quiet", str(self.remote), "main")
        return self

    def serve(self):
        """Open the interface, and lay out the commands that its machines have."""
        serving = served(self.server)
        serving.__enter__()
        atexit.register(serving.__exit__, None, None, None)
        there = self.server.environment().get("GITHUB_SERVER_URL")
        settings = f'[url "file://{self.root}/"]\n\tinsteadOf = {there}/\n' if there else ""
        (self.root / "bin").mkdir(parents=True)
        (self.root / "gitconfig").write_text(settings, encoding="utf-8")
        for name, text in {
            "gh": f'exec "{sys.executable}" "{Path(__file__).with_name("gh.py")}" "$@"\n', "apt-get": "exit 0\n",
        }.items():  # fmt: skip
            (self.root / "bin" / name).write_text(f"#!/bin/sh\n{text}", encoding="utf-8")
            (self.root / "bin" / name).chmod(0o755)

    def clone(self, name):
        """Return somebody's own clone."""
        place = self.root / name
        git(self.root, "clone", "--quiet", str(self.remote), str(place))
        exclude(place)
        return place

    def fresh_folder(self):
        self.runs += 1
        place = self.root / "runs" / str(self.runs)
        place.mkdir(parents=True)
        return place

    def check_out(self, place, ref, *, whole):
        """Do what the checkout action does: one commit alone, or everything."""
        is_commit = re.fullmatch("[0-9a-f]{40}", ref)
        name = ref if is_commit or ref.startswith("refs/") else f"refs/heads/{ref}"
        git(place, "init", "--quiet")
        git(place, "remote", "add", "origin", f"file://{self.remote}")
        if whole:
            git(place, "fetch", "--quiet", "origin", "+refs/heads/*:refs/remotes/origin/*", "+refs/tags/*:refs/tags/*")
        git(place, "fetch", "--quiet", *(() if whole else ("--no-tags", "--depth=1")), "origin", name)
        branch = ("-B", name.removeprefix("refs/heads/")) if name.startswith("refs/heads/") else ("--detach",)
        git(place, "checkout", "--quiet", *branch, "FETCH_HEAD")
        exclude(place)

    def keep_artifact(self, run, name, folder, ref):
        """Keep a file or a folder of a run; its interface gives it to those who ask for it by name."""
        target = self.root / "artifacts" / str(run) / name
        if folder.is_file():
            target.mkdir(parents=True)
            shutil.copy2(folder, target)
        else:
            assert folder.is_dir(), folder
            copy(folder, target)
        if name == "witness":
            files = {file.name: file.read_bytes() for file in target.iterdir()}
            self.server.keep(run, files, branch=ref.removeprefix("refs/heads/"))
        return f"https://github.example/{self.repository}/actions/runs/{run}/artifacts/{name}"

    def propose(self, branch, base="main"):
        """Open a proposal, or take what was pushed to its branch since; return its number."""
        number = next((one for one, name in self.proposals.items() if name == branch), len(self.proposals) + 1)
        self.proposals[number] = branch
        head, onto = (git(self.remote, "rev-parse", f"refs/heads/{name}") for name in (branch, base))
        tree = git(self.remote, "merge-tree", "--write-tree", onto, head)
        merged = git(self.remote, "commit-tree", tree, "-p", onto, "-p", head, "-m", f"Merge {branch}")
        git(self.remote, "update-ref", f"refs/pull/{number}/merge", merged)
        self.server.propose(number, head)
        return number

    def on_proposal(self, number, workflow, only=None, action="synchronize"):
        """Run a workflow, or one job of it, as for a proposal that was changed; return its jobs, and the number."""
        head, base = (git(self.remote, "rev-parse", f"refs/pull/{number}/merge^{parent}") for parent in (2, 1))
        pull = {
            "number": number,
            "base": {"sha": base, "ref": "main"},
            "head": {"sha": head, "ref": self.proposals[number], "repo": {"full_name": self.repository}},
        }
        before = git(self.remote, "rev-parse", f"{head}^")  # what GitHub says when one more commit is pushed
        runner = self._runner(
            "pull_request", {"action": action, "pull_request": pull, "before": before}, f"refs/pull/{number}/merge"
        )
        return runner.workflow(workflow, only), runner.run

    def after_run(self, run, number, workflow, repository=None):
        """Run a workflow as GitHub does after another has ended well, for a proposal from here or from a copy."""
        head = git(self.remote, "rev-parse", f"refs/pull/{number}/merge^2")
        if repository:
            self.server.propose(number, head, source=repository)
        event = {
            "id": run, "event": "pull_request", "conclusion": "success", "head_sha": head,
            "head_repository": {"full_name": repository or self.repository},
        }  # fmt: skip
        return self._runner("workflow_run", {"workflow_run": event}, "refs/heads/main").workflow(workflow)

    def merge(self, number):
        """Do what the green button does."""
        merged = git(self.remote, "rev-parse", f"refs/pull/{number}/merge")
        git(self.remote, "update-ref", "refs/heads/main", merged)
        self.server.propose(number, merged, state="closed")

    def on_closed(self, number, workflow):
        """Run a workflow as GitHub does for a proposal that is closed, in the name of the branch that it was for."""
        return self._runner("pull_request_target", {"number": number}, "refs/heads/main").workflow(workflow)

    def on_main(self, workflow, only=None, before=""):
        """Run a workflow, or one job of it, as for a push to main."""
        return self._runner("push", {"before": before}, "refs/heads/main").workflow(workflow, only)

    def on_request(self, branch, workflow):
        """Run a workflow as for somebody who asks for it on a branch."""
        return self._runner("workflow_dispatch", {}, f"refs/heads/{branch}").workflow(workflow)

    def published(self, name):
        """Write out what readers are served, links as links; return the folder."""
        place = self.root / name
        place.mkdir()
        git(self.remote, f"--work-tree={place}", "checkout", "--force", "gh-pages", "--", ".")
        return place

    def calls(self):
        """Return what ``gh`` was asked, oldest first."""
        file = self.root / "calls.jsonl"
        return [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.exists() else []

    def comments(self, number):
        return [dict(one) for one in self.server.comments.get(number, [])]

    def _runner(self, name, event, ref):
        self.runs += 1
        return Runner(self, name, event, ref, self.runs)


def exclude(place):
    """Keep what a rehearsal lays in a folder, links among it, out of what git sees as changed."""
    with (place / ".git" / "info" / "exclude").open("a", encoding="utf-8") as stream:
        stream.writelines(f"{name}\n" for name in NO_SITE)
