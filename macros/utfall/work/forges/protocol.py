"""What is asked of a forge, whichever it is, and what it answers in. Each forge has a module that answers so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

WITNESS, WITNESS_FILE = "witness", "witness.json"  # what runs keep their witnesses as, outside of git
TOKEN = "UTFALL_TOKEN"  # noqa: S105 - the variable that holds the key; a key is never an argument


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal as the forge has it now. ``source`` is the repository it comes from, as far as it can be named."""

    number: int
    is_open: bool
    head: str
    source: str
    is_own: bool  # from a branch of this repository, and not from somebody's copy


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on a proposal."""

    id: int
    body: str
    is_ours: bool


@dataclass(frozen=True, slots=True)
class RunReview:
    """A review that a run of a proposal left with the forge: of which proposal and commit, and what it says."""

    number: int
    head: str
    text: bytes


class Forge(Protocol):
    """A forge, asked about one repository."""

    @property
    def server(self) -> str:
        """Where git finds its repositories, without a slash at the end."""

    def proposal(self, number: int) -> Proposal:
        """Return a proposal."""

    def open_proposals(self) -> Iterator[Proposal]:
        """Yield every proposal that is open."""

    def comments(self, number: int) -> Iterator[Comment]:
        """Yield the comments on a proposal, oldest first."""

    def add_comment(self, number: int, body: str) -> None:
        """Comment on a proposal."""

    def change_comment(self, number: int, comment: int, body: str) -> None:
        """Give a comment another text."""

    def inert(self, text: str) -> str:
        """Return a comment's text in which nothing is an order to this forge."""

    def approvers(self, commit: str) -> list[str]:
        """Return who has approved the proposal that a commit came from, as it was last."""

    def open_issues(self) -> Iterator[str]:
        """Yield the titles of the issues that are open."""

    def open_issue(self, title: str, body: str) -> None:
        """Open an issue."""

    def show_site(self) -> bool | None:
        """Ask for the publishing branch to be served anew; nothing where the forge does so by itself."""

    def run_reviews(self) -> Iterator[RunReview]:
        """Yield the newest review of each open proposal. Raise ``UsageError`` where runs hand theirs over."""

    def kept_witnesses(self, branch: str) -> Iterator[bytes]:
        """Yield the witnesses that the newest runs of a branch have kept with the forge, as far as it can give them."""
