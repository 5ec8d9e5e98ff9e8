"""Run a workflow's jobs as GitHub's machines do: the steps of the real file, in order, in a fresh folder each.

Stood in for is only what GitHub brings along: its actions (checkout, Python, artifacts), its variables and ``gh``.
What is installed already is found installed: ``make utfall`` runs and has nothing left to do.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from tests.rehearsal.expression import worked_out, written

FORGEJOS = "https://data.forgejo.org/"  # where Forgejo's runners get their actions
ROOT = Path(__file__).parents[2]
BASH = ["bash", "--noprofile", "--norc", "-eo", "pipefail"]
FUNCTIONS = {
    "startsWith": lambda text, start: (text or "").lower().startswith(start.lower()),
    "format": lambda text, *values: text.format(*(value or "" for value in values)),
}


@dataclass
class Job:
    """How a job went: success, failure or skipped, what it said, and what it gives to the jobs after it."""

    result: str = "success"
    log: str = ""
    outputs: dict = field(default_factory=dict)
    steps: dict = field(default_factory=dict)

    @property
    def annotations(self):
        return [line for line in self.log.splitlines() if line.startswith("::")]


@dataclass
class Runner:
    """Run workflows for one event. ``hub`` is what stands in for GitHub, ``run`` the number of this run."""

    hub: object
    event_name: str
    event: dict
    ref: str
    run: int

    def workflow(self, name, only=None):
        """Run the jobs of a workflow, all or one, that are not left out by their condition; return them by name."""
        text = (self.hub.workflows / name).read_text(encoding="utf-8")
        jobs, done = {key: job for key, job in yaml.safe_load(text)["jobs"].items() if only in {None, key}}, {}
        while len(done) < len(jobs):
            for key, job in jobs.items():
                needs = [job.get("needs", [])] if isinstance(job.get("needs"), str) else job.get("needs", [])
                if key not in done and all(one in done for one in needs):
                    done[key] = self._job(job, {one: done[one] for one in needs})
        return done

    def _contexts(self, needs, job, secrets=()):
        pull = self.event.get("pull_request", {})
        github = {
            "event": {"repository": {"default_branch": "main"}, **self.event}, "event_name": self.event_name,
            "ref": self.ref, "repository": self.hub.repository, "head_ref": pull.get("head", {}).get("ref", ""),
            "base_ref": pull.get("base", {}).get("ref", ""), "ref_name": self.ref.removeprefix("refs/heads/"),
            "token": "nyckel", "server_url": "https://github.example", "run_id": self.run, "run_number": self.run,
        }  # fmt: skip
        went = {key: {"result": one.result, "outputs": one.outputs} for key, one in needs.items()}
        return {
            "github": github, "vars": self.hub.variables, "secrets": dict(secrets), "needs": went, "steps": job.steps,
        }  # fmt: skip

    def _job(self, spec, needs):
        job = Job()
        went_well = all(one.result == "success" for one in needs.values())
        functions = {
            **FUNCTIONS,
            "always": lambda: True,
            "failure": lambda: any(one.result == "failure" for one in needs.values()),
        }
        contexts = self._contexts(needs, job, self.hub.secrets)
        asked = str(spec.get("if", ""))
        if not (went_well or "always()" in asked or "failure()" in asked):
            return Job("skipped")
        if asked and not worked_out(asked, contexts, functions):
            return Job("skipped")
        place = self.hub.fresh_folder()
        for step in spec["steps"]:
            self._step(step, job, place, contexts, spec.get("env", {}))
        job.outputs = {name: written(text, contexts, FUNCTIONS) for name, text in spec.get("outputs", {}).items()}
        return job

    def _step(self, step, job, place, contexts, environment):
        functions = {**FUNCTIONS, "always": lambda: True, "failure": lambda: job.result == "failure"}
        asked = str(step.get("if", ""))
        is_wanted = worked_out(asked, contexts, functions) if asked else True
        if not is_wanted or (job.result == "failure" and "always()" not in asked and "failure()" not in asked):
            job.steps[step.get("id")] = {"outcome": "skipped", "outputs": {}}
            return
        if "uses" in step:
            given = {key: written(str(value), contexts, functions) for key, value in step.get("with", {}).items()}
            outputs = self._action(step["uses"].partition("@")[0].removeprefix(FORGEJOS), given, place)
            job.steps[step.get("id")] = {"outcome": "success" if outputs is not None else "failure", "outputs": outputs}
            if outputs is None and not step.get("continue-on-error"):
                job.result = "failure"
            return
        given = {
            key: written(str(value), contexts, functions)
            for key, value in {**environment, **step.get("env", {})}.items()
        }
        code, said, outputs = self._script(step["run"], given, place)
        job.log += said
        job.steps[step.get("id")] = {"outcome": "failure" if code else "success", "outputs": outputs}
        if code and not step.get("continue-on-error"):
            job.result = "failure"

    def _script(self, text, given, place):
        outputs = place.with_name(f"{place.name}.outputs")
        outputs.write_text("", encoding="utf-8")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "GIT_", "GH_"))}
        environment = {
            **kept, **self.hub.environment, "CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_OUTPUT": str(outputs),
            **given,
        }  # fmt: skip
        done = subprocess.run(
            [*BASH, "-c", text], cwd=place, env=environment, capture_output=True, text=True, timeout=600, check=False
        )
        pairs = (line.partition("=") for line in outputs.read_text(encoding="utf-8").splitlines())
        return done.returncode, done.stdout + done.stderr, {name: value for name, _, value in pairs}

    def _action(self, name, given, place):
        if name == "actions/checkout":
            self.hub.check_out(place, given.get("ref") or self.ref, whole=given.get("fetch-depth") == "0")
        elif name == "actions/setup-python":
            install(place)
        elif name in {"actions/upload-artifact", "forgejo/upload-artifact"}:
            if given.get("if-no-files-found") == "ignore" and not (place / given["path"]).exists():
                return {}
            return {"artifact-url": self.hub.keep_artifact(self.run, given["name"], place / given["path"], self.ref)}
        elif name == "forgejo/download-artifact":
            kept = self.hub.root / "artifacts" / str(self.run) / given["name"]
            if not kept.is_dir():
                return None  # the step fails
            copy(kept, place / given["path"])
        else:
            raise NotImplementedError(name)
        return {}


def install(place):
    """Lay out a virtual environment that is this one, with the marks of make that say it is complete."""
    venv = place / ".venv"
    if venv.exists():
        return
    (venv / "stamps").mkdir(parents=True)
    (venv / "installed").touch()  # the mark of a project that has the program as a dependency
    for part in Path(sys.prefix).iterdir():
        if part.name != "stamps":
            (venv / part.name).symlink_to(part)
    for stamp in ("venv", "site", "project", "test", "check", "zensical"):
        (venv / "stamps" / stamp).touch()


def copy(source, target):
    """Copy a folder, links as links."""
    shutil.copytree(source, target, symlinks=True, dirs_exist_ok=True)
