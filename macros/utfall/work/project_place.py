"""What a project is called among several of one repository, or nothing where it stands at the top by itself.

As the setting ``place`` says; without it a project at the root of its repository has no place, and any other is called
as its package's organisation. What is published keeps its place: whose the editions are, git tells (``edition_owner``).
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.forms.manifest import read
from utfall.model.edition_name import EditionName
from utfall.names import every
from utfall.project import read_project
from utfall.publisher import PLACE
from utfall.view.addresses import DESCRIPTOR
from utfall.words import LANGUAGES, Sentence
from utfall.work.edition_owner import is_called, is_from, owner_of, projects_at
from utfall.work.projects import projects_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from utfall.project import Project
    from utfall.work.git import Repository
    from utfall.work.target import Target

Editions = dict[str, list[tuple[EditionName, str]]]  # and the objects of their tags, by place, the newest first
ASKED = 3  # editions of a place that are asked whose they are: one answer is enough, and old ones may have none


def place_of(project: Project, repository: Repository) -> str:
    """Return the project's place: the one that it is published at, else the one that it wants.

    Raise ``UsageError`` where another project's editions are there.
    """
    wanted, editions = wanted_place(project, repository), _editions(project, repository)
    is_ours = _is_ours(project, repository, editions[wanted]) if wanted in editions else None
    if is_ours:
        return wanted
    for place in sorted(set(editions) - {wanted}):
        if _is_ours(project, repository, editions[place]):
            return place
    if is_ours is False:
        _require_untaken(project, repository, wanted, editions[wanted][0])
    is_alone = len(editions) == 1 and wanted not in editions and project.place is None
    return next(iter(editions)) if is_alone and len(list(projects_at(repository, "HEAD"))) == 1 else wanted


def wanted_place(project: Project, repository: Repository) -> str:
    """Return the place that the setting says, else none at the repository's root and the organisation's id below it."""
    if project.place is not None:
        return project.place
    home = home_of(project, repository)
    if not home:
        return ""
    folders = [project.folder(month) for month in reversed(project.months)]
    named = [_organisation(folder / DESCRIPTOR) for folder in folders]
    possible = [one for one in (*named, home.rpartition("/")[2]) if PLACE.fullmatch(one)]
    if not possible:
        raise UsageError(Sentence("error.place-none", {"folder": home}))
    return possible[0]


def home_of(project: Project, repository: Repository) -> str:
    """Return the project's folder from the repository's root, empty for the root itself."""
    home = (project.origin or project.root).relative_to(repository.root).as_posix()
    return "" if home == "." else home


def require_place(project: Project, repository: Repository, branch: Target) -> None:
    """Raise ``UsageError`` where the project's place is not its own: another wants it, or something else stands there.

    Raise it too where the setting asks for another place than the project is published at.
    """
    place, own = branch.names.place, home_of(project, repository)
    if project.place not in {None, place}:
        params = {"wanted": project.place or "–", "published": place or '""'}
        raise UsageError(Sentence("error.publish-place", params))
    for other in _others(project, repository):
        if _is_at(other, repository, place):
            params = {"place": place, "own": shown_home(own), "other": shown_home(home_of(other, repository))}
            raise UsageError(Sentence("error.place-shared" if place else "error.top-shared", params))
    if place and (place in _kept() or re.fullmatch(r"\d{4}-\d{2}", place) or place in branch.kept_top):
        raise UsageError(Sentence("error.place-kept", {"place": place, "own": shown_home(own), "kept": f"{place}/"}))


def _kept() -> frozenset[str]:
    """Return what is kept at the top of the branch for addresses of other kinds, in every language."""
    return frozenset(one for named in every(LANGUAGES[0]) for one in (named.newest, named.shared))


def _is_ours(project: Project, repository: Repository, editions: Sequence[tuple[EditionName, str]]) -> bool | None:
    """Tell whether the editions of a place are this project's; nothing where git does not tell."""
    home = home_of(project, repository)
    for edition, tag in editions[:ASKED]:
        answer = is_from(repository, tag, edition.month, home)
        if answer is False and _is_moved(project, repository, edition, tag):
            return True
        if answer is not None:
            return answer
    return None


def _is_moved(project: Project, repository: Repository, edition: EditionName, tag: str) -> bool:
    """Tell whether an edition was published from another folder, which this project has left."""
    descriptor = project.folder(edition.month) / DESCRIPTOR
    if not descriptor.is_file() or not is_called(repository, tag, descriptor.read_bytes()):
        return False
    owner = owner_of(repository, tag, edition.month)
    return owner is not None and owner not in projects_at(repository, "HEAD")


def _require_untaken(
    project: Project, repository: Repository, place: str, newest: tuple[EditionName, str]
) -> None:  # fmt: skip
    edition, tag = newest
    owner = owner_of(repository, tag, edition.month)
    if owner is not None:
        params = {"place": place, "own": shown_home(home_of(project, repository)), "other": shown_home(owner)}
        key = "error.place-taken" if place else "error.top-taken"
        raise UsageError(Sentence(key, {**params, "edition": str(edition)}))


def _editions(project: Project, repository: Repository) -> Editions:
    starts = tuple(f"{one.tags}/" for one in every(project.named.language))
    listed = repository.ask(
        "for-each-ref", "--format=%(objectname) %(refname:strip=2)", *(f"refs/tags/{one}" for one in starts)
    )
    found: Editions = {}
    for tag, _, name in (line.partition(" ") for line in listed.splitlines()):
        place, _, last = name.partition("/")[2].rpartition("/")
        edition = EditionName.parse(last)
        if edition:
            found.setdefault(place, []).append((edition, tag))
    return {place: sorted(editions, reverse=True) for place, editions in found.items()}


def _others(project: Project, repository: Repository) -> Iterator[Project]:
    """Yield the other projects that git keeps in the repository, as far as their settings can be read."""
    own = home_of(project, repository)
    for folder in projects_of(repository):
        with suppress(UsageError):
            other = read_project(folder)
            if home_of(other, repository) != own:
                yield other


def _is_at(other: Project, repository: Repository, place: str) -> bool:
    try:
        return wanted_place(other, repository) == place == place_of(other, repository)
    except UsageError:  # it has no place, or wants one that is taken: the fault is told where it is published
        return False


def shown_home(home: str) -> str:
    """Return what a message calls a project's folder."""
    return f"{home}/" if home else "./"


def _organisation(descriptor: Path) -> str:
    said = read(descriptor.read_bytes()) if descriptor.is_file() else {}
    organisation = said.get("organization")
    return str(organisation.get("id")) if isinstance(organisation, dict) else ""
