"""Forgejo's interface, which is Gitea's too: https://forgejo.org/docs/latest/user/api-usage/."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from utfall.work.forges.client import Client, ForgeError
from utfall.work.forges.protocol import Comment, Proposal, RunReview

if TYPE_CHECKING:
    from collections.abc import Iterator

MISSING = 404
PER_PAGE = 50  # the most that a server gives as it is installed


@dataclass(frozen=True, slots=True)
class Forgejo:
    """A repository on a server with Forgejo or Gitea. ``project`` is its owner and name."""

    client: Client
    server: str
    project: str

    def proposal(self, number: int) -> Proposal:
        """Return a pull request."""
        return self._proposal(self.client.json("GET", f"/repos/{self.project}/pulls/{number}"))

    def open_proposals(self) -> Iterator[Proposal]:
        """Yield every pull request that is open."""
        yield from map(self._proposal, self._listed("pulls", state="open"))

    def comments(self, number: int) -> Iterator[Comment]:
        """Yield the comments on a pull request: all in one answer, whatever is asked for."""
        me = self.client.json("GET", "/user").get("id")
        for one in self.client.json("GET", f"/repos/{self.project}/issues/{number}/comments"):
            yield Comment(int(one["id"]), str(one["body"] or ""), (one["user"] or {}).get("id") == me)

    def add_comment(self, number: int, body: str) -> None:
        """Comment on a pull request."""
        self.client.ask("POST", f"/repos/{self.project}/issues/{number}/comments", {"body": body})

    def change_comment(self, number: int, comment: int, body: str) -> None:  # noqa: ARG002 - GitLab needs the proposal
        """Give a comment another text."""
        self.client.ask("PATCH", f"/repos/{self.project}/issues/comments/{comment}", {"body": body})

    def inert(self, text: str) -> str:
        """Return the text as it is: Forgejo takes no orders in comments."""
        return text

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

    def open_issue(self, title: str, body: str) -> None:
        """Open an issue."""
        self.client.ask("POST", f"/repos/{self.project}/issues", {"title": title, "body": body})

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

    def _proposal(self, one: Any) -> Proposal:  # noqa: ANN401 - Forgejo's
        source = str((one["head"].get("repo") or {}).get("full_name") or "")
        is_own = source.casefold() == self.project.casefold()
        return Proposal(int(one["number"]), one["state"] == "open", str(one["head"]["sha"]), source, is_own)
