"""Projects as ``utfall init`` writes them, on each forge: published, reviewed, previewed and checked by their files.

Stood in for is only what the forges do by themselves: which jobs an event starts, a fresh clone, what is kept, and the
interface that the commands ask.
"""

import json
import os
import re
import shutil
import subprocess

import pytest
import yaml

from tests.rehearsal.hub import ALONE, Hub, git
from tests.rehearsal.runner import BASH, install
from tests.stand_ins.forgejo import REPOSITORY as ON_FORGEJO
from tests.stand_ins.forgejo import ForgejoStandIn
from tests.stand_ins.gitlab import GitLabStandIn
from utfall.render.review import MARK
from utfall.work.init import NewProject, init

pytestmark = pytest.mark.rehearsal
FIGURES = ";Utfall ack;Budget ack;Prognos helår;Budget helår\nLöner;125 300;126 000;376 000;378 000\n"
KEY = "nyckel"
PAGES = "organisationen/forhandsvisning"
PUBLISHED = ["2026-01.1", ["2026-01", "senaste"]]


def begun(hub, forge):
    """Let a project for a forge be main's first commit at the hub; return its folder."""
    hub.root.mkdir(exist_ok=True)
    hub.serve()
    file = hub.root / "ekonomi.csv"
    file.write_text(FIGURES, encoding="utf-8")
    wanted = NewProject("Björkviks kommun", "2026-01", email="a@b.example", forge=forge, spreadsheet=file)
    root = init(hub.root / "projekt", wanted).root
    git(hub.root, "init", "--quiet", "--bare", "--initial-branch=main", str(hub.remote))
    git(hub.remote, "config", "uploadpack.allowReachableSHA1InWant", "true")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Januari 2026")
    git(root, "remote", "add", "origin", str(hub.remote))
    git(root, "push", "--quiet", "origin", "main")
    git(hub.root, "init", "--quiet", "--bare", "--initial-branch=main", str(hub.root / f"{PAGES}.git"))
    return root


def changed(root, text):
    """Change the first page on a branch, and push it."""
    if "forslag" not in git(root, "branch", "--list", "forslag"):
        git(root, "switch", "--quiet", "--create", "forslag")
    with (root / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{text}\n")
    git(root, "commit", "--quiet", "--all", "--message", text)
    git(root, "push", "--quiet", "origin", "forslag")
    return git(root, "rev-parse", "HEAD")


class ProjectHub(Hub):
    """A forge whose machines find the project's program installed as soon as its files are there."""

    def check_out(self, place, ref, *, whole):
        super().check_out(place, ref, whole=whole)
        install(place)


def versions(hub):
    told = json.loads(git(hub.remote, "show", "gh-pages:versions.json"))
    return [[one["version"], sorted(one["aliases"])] for one in told]


def listed(hub):
    return git(hub.root / f"{PAGES}.git", "ls-tree", "--name-only", "main").split()


def succeeded(jobs):
    assert {name: job.result for name, job in jobs.items()} == dict.fromkeys(jobs, "success"), [
        job.log for job in jobs.values()
    ]
    return jobs


VARIABLES = {
    "SITE_URL": "https://rapport.example/", "PREVIEW_REPOSITORY": PAGES, "PREVIEW_ADDRESS": "https://visning.example",
}  # fmt: skip
SECRETS = {"PREVIEW_TOKEN": "en annan nyckel"}


def test_on_github_it_is_published_reviewed_previewed_and_cleared(tmp_path):
    hub = ProjectHub(tmp_path / "github", variables=VARIABLES, secrets=SECRETS)
    root = begun(hub, "github")
    hub.workflows = root / ".github" / "workflows"
    succeeded(hub.on_main("publish.yml"))
    assert versions(hub) == [PUBLISHED]
    changed(root, "En mening till.")
    number = hub.propose("forslag")
    jobs, run = hub.on_proposal(number, "review.yml")
    succeeded(jobs)
    succeeded(hub.after_run(run, number, "comment.yml"))
    (comment,) = hub.comments(number)
    assert comment["body"].startswith(f"{MARK}\n")
    assert f"https://visning.example/{number}/" in comment["body"]
    assert listed(hub) == [".nojekyll", str(number)]
    hub.merge(number)
    assert hub.on_closed(number, "comment.yml")["preview"].result == "success"
    assert listed(hub) == [".nojekyll"]
    succeeded(hub.on_main("monthly.yml", "editions"))
    assert f"GET /repos/{hub.repository}/actions/artifacts" in hub.server.lines()


def test_on_forgejo_it_is_published_reviewed_previewed_cleared_and_a_fault_is_told(tmp_path, monkeypatch):
    hub = ProjectHub(
        tmp_path / "forgejo", ON_FORGEJO, variables=VARIABLES, secrets=SECRETS, server=ForgejoStandIn(KEY)
    )  # fmt: skip
    root = begun(hub, "forgejo")
    hub.workflows = root / ".forgejo" / "workflows"
    succeeded(hub.on_main("publish.yml"))
    assert versions(hub) == [PUBLISHED]
    changed(root, "En mening till.")
    number = hub.propose("forslag")
    for said in ("", "En mening som ändrats."):
        if said:
            changed(root, said)
            hub.propose("forslag")
        jobs, _ = hub.on_proposal(number, "review.yml")
        assert {name: job.result for name, job in jobs.items()} == {
            "review": "success", "comment": "success", "preview": "success", "clear": "skipped",
        }, [job.log for job in jobs.values()]  # fmt: skip
    (comment,) = hub.comments(number)
    assert f"https://visning.example/{number}/" in comment["body"]
    assert listed(hub) == [".nojekyll", str(number)]
    git(hub.remote, "update-ref", "refs/heads/main", git(hub.remote, "rev-parse", f"refs/pull/{number}/merge"))
    hub.server.propose(number, comment_head(hub, number), state="closed")
    jobs, _ = hub.on_proposal(number, "review.yml", action="closed")
    assert {name: job.result for name, job in jobs.items()} == {
        "review": "skipped", "comment": "skipped", "preview": "skipped", "clear": "success",
    }  # fmt: skip
    assert listed(hub) == [".nojekyll"]
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:1")  # nothing outside of this machine can be reached
    job = hub.on_main("monthly.yml")["monthly"]
    assert (job.result, "Länken leder ingenstans: https://" in job.log) == ("failure", True)
    assert [one["title"] for one in hub.server.issues] == ["Månadskontrollen har hittat fel"]


def comment_head(hub, number):
    return git(hub.remote, "rev-parse", f"refs/pull/{number}/merge^2")


class GitLabMachine:
    """Run the jobs of a project's .gitlab-ci.yml that an event starts, each in a fresh clone of all that there is."""

    def __init__(self, hub, root):
        self.hub, self.server = hub, hub.server
        self.jobs = {
            name: job
            for name, job in yaml.safe_load((root / ".gitlab-ci.yml").read_text("utf-8")).items()
            if isinstance(job, dict)
        }
        there = f'[url "file://{hub.root}/fjarr"]\n\tinsteadOf = {self.server.address}/kommunen/rapport\n'
        (hub.root / "gitconfig").write_text(there, encoding="utf-8")

    def environment(self, branch, commit, more):
        return {
            **ALONE, "PATH": os.environ["PATH"], "HOME": str(self.hub.root), "UTFALL_FORMS": "", "CI": "true",
            "NO_MKDOCS_2_WARNING": "1", "GIT_CONFIG_GLOBAL": str(self.hub.root / "gitconfig"),
            **{name: value for name, value in self.server.environment().items() if name != "UTFALL_TOKEN"},
            "CI_PROJECT_URL": f"{self.server.address}/kommunen/rapport", "CI_DEFAULT_BRANCH": "main",
            "CI_COMMIT_BRANCH": branch, "CI_COMMIT_SHA": commit, "CI_JOB_URL": "https://gitlab.example/jobb/1",
            "CI_PIPELINE_URL": "https://gitlab.example/kor/1", "SITE_URL": "https://rapport.example/", **more,
        }  # fmt: skip

    def started(self, environment):
        """Return the jobs that an event starts by themselves, as long as all goes well."""
        return [name for name, job in self.jobs.items() if any(self._fits(rule, environment) for rule in job["rules"])]

    def _fits(self, rule, environment):
        sides = [re.split(" == ", one) for one in rule["if"].split(" && ")]
        same = all(self._value(left, environment) == self._value(right, environment) for left, right in sides)
        return same and rule.get("when", "on_success") == "on_success"

    def _value(self, text, environment):
        return text.strip('"') if text.startswith('"') else environment.get(text.removeprefix("$"), "")

    def run(self, name, environment):
        """Run a job by its script; return its folder."""
        place = self.hub.fresh_folder()
        self.hub.check_out(place, environment["CI_COMMIT_SHA"], whole=True)
        given = {
            key: environment.get(value.removeprefix("$"), "") if value.startswith("$") else value
            for key, value in self.jobs[name].get("variables", {}).items()
        }
        done = subprocess.run(
            [*BASH, "-c", "\n".join(self.jobs[name]["script"])], cwd=place, env={**environment, **given},
            capture_output=True, text=True, timeout=600, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{name}: {done.stdout}{done.stderr}"
        for path in self.jobs[name].get("artifacts", {}).get("paths", ()):
            assert (place / path).exists(), f"{name} has not made {path}"
        return place


TOKENS = {"UTFALL_COMMENT_TOKEN": KEY, "UTFALL_PUBLISH_TOKEN": KEY}  # seen on protected branches alone


def test_on_gitlab_it_is_published_served_reviewed_and_checked(tmp_path):
    hub = ProjectHub(tmp_path / "gitlab", server=GitLabStandIn(KEY))
    root = begun(hub, "gitlab")
    machine = GitLabMachine(hub, root)
    first = git(root, "rev-parse", "HEAD")
    pushed = machine.environment("main", first, {"CI_PIPELINE_SOURCE": "push", **TOKENS})
    assert machine.started(pushed) == ["check", "publish", "pages"]
    witness = machine.run("publish", pushed) / "witness.json"
    hub.server.kept["main", "publish", "witness.json"] = witness.read_bytes()
    assert versions(hub) == [PUBLISHED]
    public = machine.run("pages", pushed) / "public"
    assert (public / "senaste" / "index.html").is_file()
    assert "UTFALL_TOKEN" not in (witness.parent / ".git" / "config").read_text("utf-8")

    for said in ("En mening till.", "En till, som ändrats."):
        head = changed(root, said)
        hub.server.propose(1, head)
        of_request = machine.environment(
            "", head,
            {"CI_PIPELINE_SOURCE": "merge_request_event", "CI_MERGE_REQUEST_IID": "1",
             "CI_MERGE_REQUEST_DIFF_BASE_SHA": first},
        )  # fmt: skip
        assert machine.started(of_request) == ["check", "review"]
        handed = machine.run("review", of_request) / "review" / "comment.md"
        hub.server.run(1, head, handed.read_bytes())
        scheduled = {"CI_PIPELINE_SOURCE": "schedule", "UTFALL_TASK": "comment", **TOKENS}
        by_itself = machine.environment("main", first, scheduled)
        assert machine.started(by_itself) == ["comment"]
        machine.run("comment", by_itself)
        (note,) = hub.server.notes[1]
        assert note["body"].startswith(f"{MARK}\n")
        assert "https://gitlab.example/jobb/1/artifacts/file/site/" in note["body"]
    assert [one.method for one in hub.server.asked if one.method in {"POST", "PUT"}] == ["POST", "PUT"]

    monthly = {"CI_PIPELINE_SOURCE": "schedule", "UTFALL_TASK": "monthly", **TOKENS}
    by_month = machine.environment("main", first, monthly)
    assert machine.started(by_month) == ["monthly"]
    machine.jobs["monthly"]["script"] = [one for one in machine.jobs["monthly"]["script"] if "links" not in one]
    machine.run("monthly", by_month)
    assert any("/jobs/artifacts/main/raw/witness.json" in line for line in hub.server.lines())
    machine.run("tell", by_month)
    assert hub.server.issues == [
        {
            "title": "Månadskontrollen har hittat fel",
            "description": "Vad som är fel står här: https://gitlab.example/kor/1",
        }
    ]
    shutil.rmtree(hub.root / "runs")
