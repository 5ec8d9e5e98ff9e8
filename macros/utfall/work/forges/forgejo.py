"""Forgejo's interface, which is Gitea's too: https://forgejo.org/docs/latest/user/api-usage/."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from utfall.work.forges.client import ForgeError
from utfall.work.forges.protocol import Comment, RunReview
from utfall.work.forges.pull_requests import PullRequests

if TYPE_CHECKING:
    from collections.abc import Iterator

MISSING = 404
PER_PAGE = 50  # the most that a server gives as it is installed


@dataclass(frozen=True, slots=True)
class Forgejo(PullRequests):
    """A repository on a server with Forgejo or Gitea. ``project`` is its owner and name."""

    def comments(self, number: int) -> Iterator[Comment]:
        """Yield the comments on a pull request: all in one answer, whatever is asked for."""
        me = self.client.json("GET", "/user").get("id")
        for one in self.client.json("GET", f"/repos/{self.project}/issues/{number}/comments"):
            yield Comment(int(one["id"]), str(one["body"] or ""), (one["user"] or {}).get("id") == me)

    def approvers(self, commit: str) -> list[str]:
        """Return whose newest word of the pull request is that they approve what its branch was at last."""
        try:
            pull = self.client.json("GET", f"/repos/{self.project}/commits/{commit}/pull")
        except ForgeError as fault:
            if fault.status == MISSING:
                return []  # the commit came from no pull request
            raise
        newest = {}
        for one in self._listed(f"pulls/{int(pull['number'])}/reviews"):
            if one["user"] and one["state"] in {"APPROVED", "REQUEST_CHANGES"}:
                holds = one["state"] == "APPROVED" and not one.get("dismissed") and not one.get("stale")
                newest[str(one["user"]["login"])] = holds and one.get("commit_id") == pull["head"]["sha"]
        return sorted(name for name, holds in newest.items() if holds)

    def open_issues(self) -> Iterator[str]:
        """Yield the titles of the open issues."""
        yield from (str(one["title"]) for one in self._listed("issues", state="open", type="issues"))

    def show_site(self) -> None:
        """Do nothing: what serves a branch, such as Codeberg's pages, does so when the branch moves."""

    def run_reviews(self) -> Iterator[RunReview]:
        """Raise ``ForgeError``: a job here is given what the job before it left."""
        raise ForgeError("error.forge-handed", forge="forgejo")

    def kept_witnesses(self, branch: str) -> Iterator[bytes]:  # noqa: ARG002 - as the others
        """Yield nothing: Forgejo's interface does not give what its runs have kept."""
        yield from ()

    def _listed(self, path: str, **asked: object) -> Iterator[Any]:
        return self.client.pages(f"/repos/{self.project}/{path}", **asked, limit=PER_PAGE)
