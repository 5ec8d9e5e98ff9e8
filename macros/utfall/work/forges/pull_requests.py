"""What GitHub's interface and Forgejo's have in common: pull requests, the comments on them, and issues."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from utfall.work.forges.protocol import Proposal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.work.forges.client import Client


@dataclass(frozen=True, slots=True)
class PullRequests(ABC):
    """A repository whose proposals are pull requests. ``project`` is its owner and name."""

    client: Client
    server: str
    project: str

    def proposal(self, number: int) -> Proposal:
        """Return a pull request."""
        return self._proposal(self.client.json("GET", f"/repos/{self.project}/pulls/{number}"))

    def open_proposals(self) -> Iterator[Proposal]:
        """Yield every pull request that is open."""
        yield from map(self._proposal, self._listed("pulls", state="open"))

    def add_comment(self, number: int, body: str) -> None:
        """Comment on a pull request."""
        self.client.ask("POST", f"/repos/{self.project}/issues/{number}/comments", {"body": body})

    def change_comment(self, number: int, comment: int, body: str) -> None:  # noqa: ARG002 - GitLab needs the proposal
        """Give a comment another text."""
        self.client.ask("PATCH", f"/repos/{self.project}/issues/comments/{comment}", {"body": body})

    def inert(self, text: str) -> str:
        """Return the text as it is: a comment gives no orders."""
        return text

    def open_issue(self, title: str, body: str) -> None:
        """Open an issue."""
        self.client.ask("POST", f"/repos/{self.project}/issues", {"title": title, "body": body})

    @abstractmethod
    def _listed(self, path: str, **asked: object) -> Iterator[Any]:
        """Yield what the repository has of a kind, page by page."""

    def _proposal(self, one: Any) -> Proposal:  # noqa: ANN401 - the forge's
        source = str((one["head"].get("repo") or {}).get("full_name") or "")
        is_own = source.casefold() == self.project.casefold()
        return Proposal(int(one["number"]), one["state"] == "open", str(one["head"]["sha"]), source, is_own)
