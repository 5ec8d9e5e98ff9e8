"""GitHub as its description of the REST interface has it (version 2022-11-28), as far as we ask it."""

import io
import zipfile
from dataclasses import dataclass, field
from typing import ClassVar

from tests.stand_ins.server import StandIn

BOT = "github-actions[bot]"
REPOSITORY = "organisationen/manadsrapport"
R = f"/repos/{REPOSITORY}"


@dataclass
class GitHubStandIn(StandIn):
    """One repository. ``pulls`` are by number, ``comments`` and ``reviews`` lists by number."""

    pulls: dict = field(default_factory=dict)
    comments: dict = field(default_factory=dict)
    reviews: dict = field(default_factory=dict)
    issues: list = field(default_factory=list)
    artifacts: list = field(default_factory=list)
    has_pages: bool = True
    builds: int = 0

    def key_of(self, headers):
        return headers.get("authorization", "").removeprefix("Bearer ")

    def propose(self, number, head, source=REPOSITORY, state="open"):
        repository = {"full_name": source} if source else None  # none where the copy is deleted
        self.pulls[number] = {"number": number, "state": state, "head": {"sha": head, "repo": repository}}

    def comment(self, number, login, body):
        there = self.comments.setdefault(number, [])
        there.append({"id": 100 * number + len(there), "user": {"login": login}, "body": body})
        return there[-1]

    def _pull(self, _asked, number):
        found = self.pulls.get(int(number))
        return (200, found) if found else (404, self.refusal(404))

    def _pulls(self, asked):
        return 200, [one for one in self.pulls.values() if one["state"] == asked.query.get("state", "open")]

    def _comments(self, _asked, number):
        return 200, self.comments.get(int(number), [])

    def _add(self, asked, number):
        if len(asked.body["body"]) > 65536:
            return 422, {"message": "Validation Failed", "errors": [{"message": "body is too long"}]}
        return 201, self.comment(int(number), BOT, asked.body["body"])

    def _change(self, asked, comment):
        found = next((one for all_ in self.comments.values() for one in all_ if one["id"] == int(comment)), None)
        if found is None:
            return 404, self.refusal(404)
        found["body"] = asked.body["body"]
        return 200, found

    def _of_commit(self, _asked, commit):
        return 200, [one for one in self.pulls.values() if one["head"]["sha"] == commit]

    def _reviews(self, _asked, number):
        return 200, self.reviews.get(int(number), [])

    def _issues(self, _asked):
        pulls = [{"title": f"Förslag {one}", "pull_request": {}} for one in self.pulls]
        return 200, [*pulls, *self.issues]

    def _issue(self, asked):
        self.issues.append(asked.body)
        return 201, asked.body

    def keep(self, number, files, branch="main", name="witness", copy=False, expired=False):
        """Let a run keep files as an artifact, the newest first."""
        run = {"head_branch": branch, "repository_id": 1, "head_repository_id": 2 if copy else 1}
        one = {"id": number, "name": name, "expired": expired, "workflow_run": run, "files": files}
        self.artifacts.insert(0, one)

    def _artifacts(self, asked):
        found = [one for one in self.artifacts if one["name"] == asked.query["name"]]
        return 200, {
            "total_count": len(found), "artifacts": [{k: v for k, v in one.items() if k != "files"} for one in found],
        }  # fmt: skip

    def _zip(self, _asked, number):
        (found,) = [one for one in self.artifacts if one["id"] == int(number)]
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for name, content in found["files"].items():
                archive.writestr(name, content)
        return 200, packed.getvalue()

    def _build(self, _asked):
        self.builds += 1
        return (201, {"status": "queued"}) if self.has_pages else (404, self.refusal(404))

    routes: ClassVar = (
        ("GET", rf"{R}/pulls", _pulls),
        ("GET", rf"{R}/pulls/(\d+)", _pull),
        ("GET", rf"{R}/pulls/(\d+)/reviews", _reviews),
        ("GET", rf"{R}/commits/([0-9a-f]{{40}})/pulls", _of_commit),
        ("GET", rf"{R}/issues/(\d+)/comments", _comments),
        ("POST", rf"{R}/issues/(\d+)/comments", _add),
        ("PATCH", rf"{R}/issues/comments/(\d+)", _change),
        ("GET", rf"{R}/issues", _issues),
        ("POST", rf"{R}/issues", _issue),
        ("GET", rf"{R}/actions/artifacts", _artifacts),
        ("GET", rf"{R}/actions/artifacts/(\d+)/zip", _zip),
        ("POST", rf"{R}/pages/builds", _build),
    )

    def environment(self):
        """Return the variables that GitHub gives a run, and the key as our workflows give it."""
        return {
            "GITHUB_ACTIONS": "true", "GITHUB_API_URL": self.address, "GITHUB_SERVER_URL": "https://github.example",
            "GITHUB_REPOSITORY": REPOSITORY, "UTFALL_TOKEN": self.token,
        }  # fmt: skip
