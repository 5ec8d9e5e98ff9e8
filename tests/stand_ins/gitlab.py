"""GitLab as its description of the REST interface, version 4, has it, as far as we ask it."""

from dataclasses import dataclass, field
from typing import ClassVar
from urllib.parse import unquote

from tests.stand_ins.server import StandIn

ME = {"id": 41, "username": "project_7_bot_a1"}  # who a project access token is
PROJECT, COPY = 7, 19
P = f"/projects/{PROJECT}"


@dataclass
class GitLabStandIn(StandIn):
    """One project. ``requests`` are by number, ``notes``, ``pipelines`` and ``approvals`` by number too."""

    prefix: ClassVar = "/api/v4"
    requests: dict = field(default_factory=dict)
    notes: dict = field(default_factory=dict)
    pipelines: dict = field(default_factory=dict)
    jobs: dict = field(default_factory=dict)
    files: dict = field(default_factory=dict)
    kept: dict = field(default_factory=dict)
    approvals: dict = field(default_factory=dict)
    issues: list = field(default_factory=list)

    def key_of(self, headers):
        return headers.get("private-token", "")

    def propose(self, number, head, source=PROJECT, state="opened"):
        self.requests[number] = {
            "iid": number, "state": state, "sha": head, "source_project_id": source, "target_project_id": PROJECT,
            "author": {"username": "asa" if source == PROJECT else "en-annan"},
        }  # fmt: skip

    def run(self, number, head, text, project=PROJECT, status="success"):
        """Let a pipeline of a merge request leave its review."""
        pipeline = 500 + sum(map(len, self.pipelines.values()))
        self.pipelines.setdefault(number, []).insert(0, {"id": pipeline, "sha": head, "project_id": project})
        self.jobs[project, pipeline] = [
            {"id": 10 * pipeline, "name": "check", "status": "success"},
            {"id": 10 * pipeline + 1, "name": "review", "status": status},
        ]
        self.files[project, 10 * pipeline + 1, "review/comment.md"] = text

    def note(self, number, author, body, *, system=False):
        there = self.notes.setdefault(number, [])
        there.append({"id": 300 + 100 * number + len(there), "author": author, "body": body, "system": system})
        return there[-1]

    def _user(self, _asked):
        return 200, ME

    def _request(self, _asked, number):
        found = self.requests.get(int(number))
        return (200, found) if found else (404, self.refusal(404))

    def _requests(self, asked):
        return 200, [one for one in self.requests.values() if one["state"] == asked.query.get("state")]

    def _notes(self, asked, number):
        assert (asked.query["sort"], asked.query["order_by"]) == ("asc", "created_at")
        return 200, self.notes.get(int(number), [])

    def _add(self, asked, number):
        return 201, self.note(int(number), ME, asked.body["body"])

    def _change(self, asked, number, note):
        found = next((one for one in self.notes.get(int(number), []) if one["id"] == int(note)), None)
        if found is None:
            return 404, self.refusal(404)
        found["body"] = asked.body["body"]
        return 200, found

    def _pipelines(self, _asked, number):
        return 200, self.pipelines.get(int(number), [])

    def _jobs(self, _asked, project, pipeline):
        return 200, self.jobs.get((int(project), int(pipeline)), [])

    def _file(self, _asked, project, job, name):
        found = self.files.get((int(project), int(job), name))
        return (200, found) if found is not None else (404, self.refusal(404))

    def _kept(self, asked, branch, name):
        found = self.kept.get((unquote(branch), asked.query["job"], name))
        return (200, found) if found is not None else (404, self.refusal(404))

    def _of_commit(self, _asked, commit):
        return 200, [one for one in self.requests.values() if one["sha"] == commit]

    def _approvals(self, _asked, number):
        if int(number) not in self.approvals:
            return 403, self.refusal(403)  # the free edition
        return 200, {"approved_by": [{"user": {"username": name}} for name in self.approvals[int(number)]]}

    def _issues(self, _asked):
        return 200, self.issues

    def _issue(self, asked):
        self.issues.append(asked.body)
        return 201, asked.body

    routes: ClassVar = (
        ("GET", "/user", _user),
        ("GET", rf"{P}/merge_requests", _requests),
        ("GET", rf"{P}/merge_requests/(\d+)", _request),
        ("GET", rf"{P}/merge_requests/(\d+)/notes", _notes),
        ("POST", rf"{P}/merge_requests/(\d+)/notes", _add),
        ("PUT", rf"{P}/merge_requests/(\d+)/notes/(\d+)", _change),
        ("GET", rf"{P}/merge_requests/(\d+)/pipelines", _pipelines),
        ("GET", rf"{P}/merge_requests/(\d+)/approvals", _approvals),
        ("GET", rf"{P}/repository/commits/([0-9a-f]{{40}})/merge_requests", _of_commit),
        ("GET", r"/projects/(\d+)/pipelines/(\d+)/jobs", _jobs),
        ("GET", r"/projects/(\d+)/jobs/(\d+)/artifacts/(.+)", _file),
        ("GET", rf"{P}/jobs/artifacts/([^/]+)/raw/(.+)", _kept),
        ("GET", rf"{P}/issues", _issues),
        ("POST", rf"{P}/issues", _issue),
    )

    def environment(self):
        """Return the variables that GitLab gives a job, and the key as our pipeline gives it."""
        return {
            "GITLAB_CI": "true", "CI_API_V4_URL": f"{self.address}/api/v4", "CI_SERVER_URL": self.address,
            "CI_PROJECT_ID": str(PROJECT), "CI_PROJECT_PATH": "kommunen/rapport", "UTFALL_TOKEN": self.token,
        }  # fmt: skip
