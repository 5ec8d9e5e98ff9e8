"""GitLab's REST interface, version 4, as far as it is used: https://docs.gitlab.com/api/rest/.

The key of a job (``CI_JOB_TOKEN``) reaches neither merge requests nor their notes, so a project access token is asked
for: https://docs.gitlab.com/ci/jobs/ci_job_token/.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from utfall.work.forges.client import Client, ForgeError
from utfall.work.forges.protocol import WITNESS_FILE, Comment, Proposal, RunReview

if TYPE_CHECKING:
    from collections.abc import Iterator

PER_PAGE = 100
FORBIDDEN, MISSING = 403, 404
REVIEW_JOB, REVIEW_FILE = "review", "review/comment.md"  # what the project's .gitlab-ci.yml calls them
WITNESS_JOBS = ("publish", "monthly")
ORDER = re.compile(r"^([^\S\n]*)/(?=\w)", re.MULTILINE)  # a line such as /merge is done by whoever's key writes it


@dataclass(frozen=True, slots=True)
class GitLab:
    """A project on GitLab. ``project`` is its number."""

    client: Client
    server: str
    project: str

    def proposal(self, number: int) -> Proposal:
        """Return a merge request."""
        return _proposal(self.client.json("GET", f"/projects/{self.project}/merge_requests/{number}"))

    def open_proposals(self) -> Iterator[Proposal]:
        """Yield every merge request that is open."""
        yield from map(_proposal, self._listed("merge_requests", state="opened"))

    def comments(self, number: int) -> Iterator[Comment]:
        """Yield the notes of a merge request that somebody wrote."""
        me = self.client.json("GET", "/user").get("id")
        for one in self._listed(f"merge_requests/{number}/notes", sort="asc", order_by="created_at"):
            if not one.get("system"):
                yield Comment(int(one["id"]), str(one["body"] or ""), (one["author"] or {}).get("id") == me)

    def add_comment(self, number: int, body: str) -> None:
        """Write a note on a merge request."""
        self.client.ask("POST", f"/projects/{self.project}/merge_requests/{number}/notes", {"body": body})

    def change_comment(self, number: int, comment: int, body: str) -> None:
        """Give a note another text."""
        self.client.ask("PUT", f"/projects/{self.project}/merge_requests/{number}/notes/{comment}", {"body": body})

    def inert(self, text: str) -> str:
        """Return the text with nothing in it that GitLab takes for a quick action."""
        return ORDER.sub("\\1\u200b/", text)

    def approvers(self, commit: str) -> list[str]:
        """Return who has approved the merge requests that a commit came from; GitLab's free edition does not say."""
        found: set[str] = set()
        for one in self._listed(f"repository/commits/{commit}/merge_requests"):
            if one["state"] == "merged":
                found |= self._approved(int(one["iid"]))
        return sorted(found)

    def open_issues(self) -> Iterator[str]:
        """Yield the titles of the open issues."""
        yield from (str(one["title"]) for one in self._listed("issues", state="opened"))

    def open_issue(self, title: str, body: str) -> None:
        """Open an issue."""
        self.client.ask("POST", f"/projects/{self.project}/issues", {"title": title, "description": body})

    def show_site(self) -> None:
        """Do nothing: a job of the pipeline hands the site to GitLab Pages."""

    def run_reviews(self) -> Iterator[RunReview]:
        """Yield what the newest pipeline of each open merge request left, where it is of what its branch is now."""
        for one in self._listed("merge_requests", state="opened"):
            text = self._review(int(one["iid"]), str(one["sha"]))
            if text is not None:
                yield RunReview(int(one["iid"]), str(one["sha"]), text)

    def kept_witnesses(self, branch: str) -> Iterator[bytes]:
        """Yield the witness that each job's newest run on a branch has kept."""
        for job in WITNESS_JOBS:
            path = f"/projects/{self.project}/jobs/artifacts/{quote(branch, safe='')}/raw/{WITNESS_FILE}?job={job}"
            found = self._kept(path)
            if found is not None:
                yield found

    def _review(self, number: int, head: str) -> bytes | None:
        for pipeline in self._listed(f"merge_requests/{number}/pipelines"):
            project = pipeline.get("project_id") or self.project  # of a copy, in whose project it ran
            if pipeline["sha"] != head:
                continue
            jobs = self.client.pages(f"/projects/{project}/pipelines/{int(pipeline['id'])}/jobs", per_page=PER_PAGE)
            done = (int(job["id"]) for job in jobs if (job["name"], job["status"]) == (REVIEW_JOB, "success"))
            job = next(done, None)
            return None if job is None else self._kept(f"/projects/{project}/jobs/{job}/artifacts/{REVIEW_FILE}")
        return None

    def _kept(self, path: str) -> bytes | None:
        try:
            return self.client.ask("GET", path).body
        except ForgeError as fault:
            if fault.status in {FORBIDDEN, MISSING}:
                return None  # kept no longer, or in a copy that is not ours to look into
            raise

    def _approved(self, number: int) -> set[str]:
        try:
            said = self.client.json("GET", f"/projects/{self.project}/merge_requests/{number}/approvals")
        except ForgeError as fault:
            if fault.status in {FORBIDDEN, MISSING}:
                return set()
            raise
        return {str(one["user"]["username"]) for one in said.get("approved_by") or ()}

    def _listed(self, path: str, **asked: object) -> Iterator[Any]:
        return self.client.pages(f"/projects/{self.project}/{path}", **asked, per_page=PER_PAGE)


def _proposal(one: Any) -> Proposal:  # noqa: ANN401 - GitLab's
    is_own = one["source_project_id"] == one["target_project_id"]
    source = str((one.get("author") or {}).get("username") or "")  # the copy itself is told by its number alone
    return Proposal(int(one["iid"]), one["state"] == "opened", str(one["sha"]), source, is_own)
