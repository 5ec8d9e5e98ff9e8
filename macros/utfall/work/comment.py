"""``utfall comment``: the review of a proposal as one comment in it, kept up to date.

Run where it may write, by the program of the main branch: nothing of the proposal is checked out, installed or run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.render.review import MARK
from utfall.words import Sentence, words
from utfall.work.handed_review import body_of, read_review

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from utfall.project import Project
    from utfall.work.forges.protocol import Forge


@dataclass(frozen=True, slots=True)
class Commented:
    """Hold how it went with one proposal. ``outcome`` is written, changed, same or stale."""

    number: int
    outcome: str


def comment(project: Project, forge: Forge, folder: Path, head: str) -> Commented:
    """Put the review that a folder holds into its proposal, if that still is at the commit that was built."""
    handed = read_review(folder)
    return _put(project, forge, handed.number, handed.text, head)


def comment_on_all(project: Project, forge: Forge) -> Iterator[Commented]:
    """Put the review that each open proposal's own run left with the forge into that proposal."""
    for one in forge.run_reviews():
        try:
            yield _put(project, forge, one.number, one.text, one.head)
        except UsageError as fault:  # of what one proposal wrote: the others get theirs
            if fault.sentence.key != "error.handed-mark":
                raise
            yield Commented(one.number, "unmarked")


def _put(project: Project, forge: Forge, number: int, text: bytes, head: str) -> Commented:
    proposal = forge.proposal(number)
    if not head or not proposal.is_open or proposal.head != head:
        return Commented(number, "stale")
    speech = words(project.language)
    source = "" if proposal.is_own else proposal.source or speech.say("comment.unknown")
    body = forge.inert(body_of(text, speech, source))
    there = next((one for one in forge.comments(number) if one.is_ours and one.body.startswith(MARK)), None)
    if there is None:
        forge.add_comment(number, body)
        return Commented(number, "written")
    if there.body.strip() == body.strip():
        return Commented(number, "same")
    forge.change_comment(number, there.id, body)
    return Commented(number, "changed")


def tell_of_fault(project: Project, forge: Forge, run: str) -> bool:
    """Open an issue that says where a run that went wrong can be read, unless one is open; tell whether it was."""
    speech = words(project.language)
    title = speech.say("notify.title")
    if title in forge.open_issues():
        return False
    forge.open_issue(title, speech.say("notify.body", run=run))
    return True


def require_commit(head: str) -> None:
    """Raise ``UsageError`` for what is no whole name of a commit."""
    if not (len(head) in {40, 64} and set(head) <= set("0123456789abcdef")):
        raise UsageError(Sentence("error.handed-commit", {"commit": head}))
