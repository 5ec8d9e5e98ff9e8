"""``utfall review``: what whoever approves a change needs to know of it, gathered from other verbs."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.checks.commentary import proved_text
from utfall.errors import UsageError
from utfall.model.contract import PAGES
from utfall.model.edition_name import EditionName
from utfall.model.finding import Finding, blocking, in_order
from utfall.names import indicator_of_page
from utfall.pages.edition import prepare
from utfall.project import STAFF
from utfall.shown.outline import address_of
from utfall.source.marked import is_marked
from utfall.source.page import read_pages
from utfall.view.review import Reviewed
from utfall.words import Sentence, words
from utfall.work.diff import Side, at_revision, compared, side
from utfall.work.places import path_of, repository_of
from utfall.work.public_copy import knows_marks, public_copy
from utfall.work.published_names import names_in, tagged
from utfall.work.release import release

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from utfall.derive.difference import Difference
    from utfall.pages.edition import Edition
    from utfall.period import Period
    from utfall.project import Project
    from utfall.work.git import Repository


def review(project: Project, before: str | None = None) -> Reviewed:
    """Review the newest month as whoever the project is read for may see it: ``reviewed`` of it, or of its public copy.

    Of what is wrong with the rest only is told that something is.
    """
    if project.audience == STAFF or not is_marked(project):
        return reviewed(project, before)
    edition = prepare(project)
    if not knows_marks(edition):
        return reviewed(project, before)
    with public_copy(project) as copy:
        found = reviewed(copy.project, before)
    return replace(found, findings=in_order((*found.findings, *_of_staff(edition, found))))


def _of_staff(edition: Edition, public: Reviewed) -> Iterator[Finding]:
    """Yield that there are errors in what only staff may see, without a word of them."""
    of_public = [(one.slug, one.case, one.value) for one in public.findings]
    count = sum((one.slug, one.case, one.value) not in of_public for one in blocking(edition.findings))
    if count:
        yield Finding("audience", "elsewhere", f"data/{edition.month}", details={"count": count})


def reviewed(project: Project, before: str | None = None) -> Reviewed:
    """Review the newest month as the files here have it, compared with what was before.

    ``before`` is a month, an edition or a revision of git, such as the branch that a pull request is for; of a
    revision, what both sides come from. Without it the newest published edition, else the month before, as far as
    either is here. Raises ``UsageError`` for what is none of these, or for a month without pages.
    """
    listed = release(project)
    history = listed.edition.history
    found = Reviewed(listed.month, listed.items, listed.findings, history, signed=listed.edition.signed,
                     approved_by=project.approved_by)  # fmt: skip
    if history is None:
        return found
    written = read_pages(project)
    found = replace(found, proved=proved_text(written, history))
    point = _named(project, before, listed.month) if before else _last(project, listed.month)
    if not isinstance(point, Side):
        return replace(found, obstacle=point)
    differences = compared(point, side(project, str(listed.month)))
    is_new = point.report.period != listed.month
    titles = {page.name: page.title for page in written}
    pages = tuple((name, titles[name], address_of(name)) for name in _pages(project, titles, differences, is_new=is_new)
                  if name in titles)  # fmt: skip
    return replace(found, against=point.name, differences=differences, is_new=is_new, pages=pages)


def _named(project: Project, text: str, month: Period) -> Side | Sentence:
    """Return what the user compares with; a revision is taken back to where the two sides parted."""
    repository = _repository(project)
    is_revision = not (re.fullmatch(r"\d{4}-\d{2}", text) or EditionName.parse(text))
    commit = repository.commit(text) if repository and is_revision else None
    if repository is None or commit is None:
        return side(project, text)
    shared = repository.ask("merge-base", commit, "HEAD") if repository.is_so("merge-base", commit, "HEAD") else commit
    folder = path_of(project, repository, project.folder(month))
    there = month if repository.is_so("cat-file", "-e", f"{shared}:{folder}") else None
    found = _read(lambda: at_revision(project, repository, shared, there))
    if isinstance(found, Sentence):
        return found
    speech = words(project.language)
    return replace(found, name=speech.say("review.as-it-was", month=found.report.period.report_name(speech)))


def _last(project: Project, month: Period) -> Side | Sentence | None:
    """Return the newest published edition up to a month, else the month before, if either is here."""
    editions = [one for one in _editions(project) if one.month <= month]
    if not editions and month.previous not in project.months:
        return None
    found = _read(lambda: side(project, str(max(editions) if editions else month.previous)))
    return None if isinstance(found, Side) and found.report.package.figures_only else found


def _read(look: Callable[[], Side]) -> Side | Sentence:
    """Return what there is to compare with, or why it cannot be read: a review says so and goes on."""
    try:
        return look()
    except UsageError as fault:
        return fault.sentence


def _repository(project: Project) -> Repository | None:
    try:
        return repository_of(project)
    except UsageError:
        return None


def _editions(project: Project) -> Iterator[EditionName]:
    repository = _repository(project)
    if repository is None:
        return
    yield from tagged(repository, names_in(project, repository))


def _pages(project: Project, pages: Collection[str], found: Sequence[Difference], *, is_new: bool) -> Iterable[str]:
    """Return the pages whose text differs, then those of indicators whose data does; in a new month all chapters."""
    docs = f"{project.docs.relative_to(project.root).as_posix()}/"
    texts = [one.row.removeprefix(docs) for one in found if one.resource == PAGES]
    measured = [one.row.partition("/")[0] for one in found if one.resource in {"observations", "indicators"}]
    own = {indicator_of_page(page): page for page in pages}
    named = [*texts, *(project.nav if is_new else [own[name] for name in measured if name in own])]
    return dict.fromkeys(named)
