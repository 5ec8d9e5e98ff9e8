"""GitHub's REST interface, version 2022-11-28, as far as it is used: https://docs.github.com/en/rest."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from utfall.work.forges.client import ForgeError
from utfall.work.forges.protocol import WITNESS, WITNESS_FILE, Comment, RunReview
from utfall.work.forges.pull_requests import PullRequests

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.work.forges.client import Answer

BOT = "github-actions[bot]"  # who the key of a workflow is; GitHub does not answer it on who it is
MISSING = 404
PER_PAGE = 100
NEWEST = 4  # of the witnesses that are kept: two workflows keep them
LARGEST = 5_000_000  # bytes of a witness
DECIDED = {"APPROVED", "CHANGES_REQUESTED", "DISMISSED"}


@dataclass(frozen=True, slots=True)
class GitHub(PullRequests):
    """A repository on GitHub, or on a GitHub Enterprise Server. ``project`` is its owner and name."""

    def comments(self, number: int) -> Iterator[Comment]:
        """Yield the comments on a pull request."""
        for one in self._listed(f"issues/{number}/comments"):
            yield Comment(int(one["id"]), str(one["body"] or ""), (one["user"] or {}).get("login") == BOT)

    def approvers(self, commit: str) -> list[str]:
        """Return whose newest word of each pull request is that they approve what its branch was at last."""
        found: set[str] = set()
        for pull in self._listed(f"commits/{commit}/pulls"):
            newest = {}
            for one in self._listed(f"pulls/{int(pull['number'])}/reviews"):
                if one["state"] in DECIDED and one["user"]:
                    newest[str(one["user"]["login"])] = (one["state"], one["commit_id"])
            found |= {name for name, said in newest.items() if said == ("APPROVED", pull["head"]["sha"])}
        return sorted(found)

    def open_issues(self) -> Iterator[str]:
        """Yield the titles of the open issues; GitHub lists pull requests among them."""
        yield from (str(one["title"]) for one in self._listed("issues", state="open") if "pull_request" not in one)

    def show_site(self) -> bool:
        """Ask for the publishing branch to be built anew: a push with a workflow's own key does not start that."""
        try:
            self.client.ask("POST", f"/repos/{self.project}/pages/builds")
        except ForgeError as fault:
            if fault.status == MISSING:
                return False  # GitHub Pages is not switched on
            raise
        return True

    def run_reviews(self) -> Iterator[RunReview]:
        """Raise ``ForgeError``: a run here is given what the run before it left."""
        raise ForgeError("error.forge-handed", forge="github")

    def kept_witnesses(self, branch: str) -> Iterator[bytes]:
        """Yield the newest witnesses that runs of a branch of this repository have kept as artifacts.

        From that branch alone, since a proposal may leave anything under any name.
        """
        asked = f"/repos/{self.project}/actions/artifacts?name={WITNESS}&per_page={PER_PAGE}"
        found = [one for one in self.client.json("GET", asked)["artifacts"] if _is_kept(one, branch)]
        for one in found[:NEWEST]:
            answer = self.client.ask("GET", f"/repos/{self.project}/actions/artifacts/{int(one['id'])}/zip")
            yield _unzipped(answer)

    def _listed(self, path: str, **asked: object) -> Iterator[Any]:
        return self.client.pages(f"/repos/{self.project}/{path}", **asked, per_page=PER_PAGE)


def _is_kept(one: Any, branch: str) -> bool:  # noqa: ANN401 - GitHub's
    run = one["workflow_run"] or {}
    is_own = run.get("head_repository_id") == run.get("repository_id")
    return one["name"] == WITNESS and not one["expired"] and is_own and run.get("head_branch") == branch


def _unzipped(answer: Answer) -> bytes:
    """Return the witness in the archive that an artifact comes as. Raise ``ForgeError`` where there is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
            if archive.getinfo(WITNESS_FILE).file_size > LARGEST:
                raise ForgeError("error.forge-answer", answer.status)
            return archive.read(WITNESS_FILE)
    except (zipfile.BadZipFile, KeyError) as fault:
        raise ForgeError("error.forge-answer", answer.status) from fault
