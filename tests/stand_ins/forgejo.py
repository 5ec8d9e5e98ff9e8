"""Forgejo as its description of its interface has it (swagger.v1.json), as far as we ask it."""

from dataclasses import dataclass, field
from typing import ClassVar

from tests.stand_ins.server import StandIn

ME = {"id": -2, "login": "forgejo-actions"}  # who the key of a job is
REPOSITORY = "regionen/rapport"
R = f"/repos/{REPOSITORY}"


@dataclass
class ForgejoStandIn(StandIn):
    """One repository. ``pulls`` are by number, ``comments`` and ``reviews`` lists by number."""

    prefix: ClassVar = "/api/v1"
    size: ClassVar = "limit"
    unpaged: ClassVar = (rf"{R}/issues/(\d+)/comments",)
    pulls: dict = field(default_factory=dict)
    comments: dict = field(default_factory=dict)
    reviews: dict = field(default_factory=dict)
    issues: list = field(default_factory=list)

    def key_of(self, headers):
        return headers.get("authorization", "").removeprefix("token ")

    def propose(self, number, head, source=REPOSITORY, state="open"):
        repository = {"full_name": source} if source else None
        self.pulls[number] = {"number": number, "state": state, "head": {"sha": head, "repo": repository}}

    def comment(self, number, user, body):
        there = self.comments.setdefault(number, [])
        there.append({"id": 7000 + 100 * number + len(there), "user": user, "body": body})
        return there[-1]

    def keep(self, *_, **__):
        """Keep what a run leaves, and give it to nobody: there is no address for it in the interface."""

    def _user(self, _asked):
        return 200, ME

    def _pull(self, _asked, number):
        found = self.pulls.get(int(number))
        return (200, found) if found else (404, {"errors": None, "message": "GetPullRequestByIndex"})

    def _pulls(self, asked):
        return 200, [one for one in self.pulls.values() if one["state"] == asked.query.get("state", "open")]

    def _comments(self, _asked, number):
        return 200, self.comments.get(int(number), [])

    def _add(self, asked, number):
        return 201, self.comment(int(number), ME, asked.body["body"])

    def _change(self, asked, comment):
        found = next((one for all_ in self.comments.values() for one in all_ if one["id"] == int(comment)), None)
        if found is None:
            return 404, self.refusal(404)
        found["body"] = asked.body["body"]
        return 200, found

    def _of_commit(self, _asked, commit):
        found = [one for one in self.pulls.values() if one["head"]["sha"] == commit]
        return (200, found[0]) if found else (404, self.refusal(404))

    def _reviews(self, _asked, number):
        return 200, self.reviews.get(int(number), [])

    def _issues(self, asked):
        return 200, self.issues if asked.query.get("type") == "issues" else [{"title": "Förslag"}, *self.issues]

    def _issue(self, asked):
        self.issues.append(asked.body)
        return 201, asked.body

    routes: ClassVar = (
        ("GET", "/user", _user),
        ("GET", rf"{R}/pulls", _pulls),
        ("GET", rf"{R}/pulls/(\d+)", _pull),
        ("GET", rf"{R}/pulls/(\d+)/reviews", _reviews),
        ("GET", rf"{R}/commits/([0-9a-f]{{40}})/pull", _of_commit),
        ("GET", rf"{R}/issues/(\d+)/comments", _comments),
        ("POST", rf"{R}/issues/(\d+)/comments", _add),
        ("PATCH", rf"{R}/issues/comments/(\d+)", _change),
        ("GET", rf"{R}/issues", _issues),
        ("POST", rf"{R}/issues", _issue),
    )

    def environment(self):
        """Return the variables that Forgejo gives a job, and the key as our workflows give it."""
        return {
            "GITHUB_ACTIONS": "true", "FORGEJO_ACTIONS": "true", "GITHUB_SERVER_URL": self.address,
            "GITHUB_API_URL": f"{self.address}/api/v1", "GITHUB_REPOSITORY": REPOSITORY, "UTFALL_TOKEN": self.token,
        }  # fmt: skip
