"""``utfall sign``: somebody answers for a section as it stands, in the month's folder, so that git carries it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.errors import UsageError, suggestion
from utfall.model.sign_off import SignOff
from utfall.pages.edition import prepare, require_pages
from utfall.pages.signing import content_of, page_name_of, section_of
from utfall.source.page import read_pages
from utfall.source.raw import SIGN_OFF
from utfall.source.sign_off_file import SignOffError, read_sign_offs, written_sign_offs
from utfall.whole_file import write_whole
from utfall.words import Sentence
from utfall.work.git import GitError
from utfall.work.places import repository_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from utfall.project import Project


@dataclass(frozen=True, slots=True)
class SignOffReceipt:
    """Hold what was signed, or taken back: the section, by whom, when, the hash, and the file that has it."""

    section: str
    name: str
    day: str
    sha256: str
    file: str


def sign(project: Project, section: str, name: str, day: date) -> SignOffReceipt:
    """Sign a section of the newest month. ``name`` is empty for git's user. Raises ``UsageError`` for what cannot be.

    What was signed before of the same section is replaced.
    """
    edition = prepare(project)
    require_pages(edition)
    history = edition.history
    if history is None:
        raise UsageError(Sentence("error.sign-unreadable", {"month": str(edition.month)}))
    pages = {page.name: page for page in read_pages(project)}
    page = pages.get(page_name_of(section))
    if page is None:
        raise _unknown(section, [section_of(one) for one in pages])
    who = " ".join(name.split()) or _user(project)
    owners = project.sign_off.get(section_of(page.name), ())
    if owners and who.casefold() not in {one.casefold() for one in owners}:
        params = {"section": section_of(page.name), "name": who, "owners": ", ".join(owners)}
        raise UsageError(Sentence("error.sign-owner", params))
    signed = SignOff(str(edition.month), page.name, who, day, content_of(page, history))
    kept = [one for one in _there(project) if one.section != page.name and one.month == signed.month]
    return _write(project, signed, [*kept, signed])


def unsign(project: Project, section: str) -> SignOffReceipt:
    """Take back what was signed of a section of the newest month. Raises ``UsageError`` where it is not signed."""
    there = _there(project)
    taken = next((one for one in there if one.section == page_name_of(section)), None)
    if taken is None:
        raise _unknown(section, [section_of(one.section) for one in there])
    return _write(project, taken, [one for one in there if one is not taken])


def _there(project: Project) -> tuple[SignOff, ...]:
    month = project.chosen_month()
    try:
        return read_sign_offs(project.folder(month))
    except SignOffError as fault:
        raise UsageError(Sentence("error.sign-broken", {"file": SIGN_OFF, "month": str(month)})) from fault


def _write(project: Project, told: SignOff, signed: Sequence[SignOff]) -> SignOffReceipt:
    file = project.folder(project.chosen_month()) / SIGN_OFF
    if signed:
        write_whole(project, file, written_sign_offs(told.month, signed).encode())
    else:
        file.unlink()
    shown = file.relative_to(project.root).as_posix()
    return SignOffReceipt(section_of(told.section), told.name, told.day.isoformat(), told.sha256, shown)


def _user(project: Project) -> str:
    try:
        name = repository_of(project).ask("var", "GIT_AUTHOR_IDENT").partition(" <")[0].strip()
    except (GitError, UsageError) as fault:
        raise UsageError(Sentence("error.sign-nobody")) from fault
    if not name:
        raise UsageError(Sentence("error.sign-nobody"))
    return name


def _unknown(section: str, known: Sequence[str]) -> UsageError:
    listed = sorted(one for one in known if "/" not in one)
    params = {"kind": Sentence("kind.section"), "name": section, "known": ", ".join(listed) or "–"}
    return UsageError(Sentence("error.unknown-name", {**params, "suggestion": suggestion(section, listed)}))
