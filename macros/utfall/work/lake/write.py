"""``utfall lake``: add published editions to a lake.

Append-only: an edition that is there is never written again, and one of the same name with other content is refused.
The catalogue is switched last, and only from what was read: what is cut off before leaves files that no reader of the
catalogue meets, and that the next run finds or writes over. A withdrawn edition is taken out of the catalogue first,
and its files after.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from utfall import progress
from utfall.errors import UsageError, UtfallError
from utfall.forms.lake.catalogue import CATALOGUE, LakeCatalogue, LakeEdition, read, written
from utfall.forms.lake.edition import EDITIONS_FILE, described_edition, editions_file, lake_parts
from utfall.words import Sentence
from utfall.work.storage.headers import A_WHILE, ASK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from utfall.work.lake.editions import FoundEdition, FoundReport
    from utfall.work.storage.store import Store

ATTEMPTS = 8  # of switching a catalogue that others write too
Key = tuple[str, str, str]


@dataclass(slots=True)
class LakeChange:
    """Tell what became of the lake: what was added and withdrawn, how much was there, what is in the way."""

    added: list[LakeEdition] = field(default_factory=list)
    withdrawn: list[LakeEdition] = field(default_factory=list)
    present: int = 0
    faults: list[tuple[str, Sentence]] = field(default_factory=list)


def add_to_lake(store: Store, reports: Iterable[FoundReport]) -> LakeChange:
    """Add what is not there. One edition or report that cannot be added never stops the others."""
    done, gone = LakeChange(), set[Key]()
    known = {one.key: one for one in _read(store).editions}
    for report in reports:
        if report.fault:
            done.faults.append((report.name, report.fault))
        called = set(report.called)
        for found in report.editions:
            progress.tell(Sentence("lake.adding", {"edition": f"{report.name} {found.name}".strip()}))
            try:
                one, is_new = _added(store, known, found)
            except UtfallError as fault:
                done.faults.append((f"{report.name} {found.name}".strip(), fault.sentence))
                continue
            called.add(one.key[:2])
            known[one.key] = one
            done.present += not is_new
            done.added += [one] if is_new else []
        gone |= {(*names, edition) for names in called for edition in report.withdrawn}
    _switch(store, done, gone)
    return done


def _read(store: Store) -> LakeCatalogue:
    there = store.content(CATALOGUE)
    return LakeCatalogue() if there is None else read(there)


def _added(store: Store, known: dict[Key, LakeEdition], found: FoundEdition) -> tuple[LakeEdition, bool]:
    """Return an edition, and whether its files were written now because the lake did not have it."""
    if found.checksum:
        at = next((one for one in known.values() if one.address == found.address and not one.is_withdrawn), None)
        if at and at.package_sha256 == found.checksum():
            return at, False
    files = found.read()
    there = _same(known, described_edition(files))
    if there:
        return there, False
    parts = lake_parts(files, found.published, found.address)

    def may_mend() -> bool:  # what a run that was cut off has left; never what the catalogue names
        return all(one.key != parts.edition.key for one in _read(store).editions)

    store.put_all(parts.files, lambda _path: A_WHILE, may_mend)
    return parts.edition, True


def _same(known: dict[Key, LakeEdition], found: LakeEdition) -> LakeEdition | None:
    """Return the edition that is there already. Raise ``UsageError`` where it is another, or withdrawn."""
    there = known.get(found.key)
    if there and (there.is_withdrawn or there.package_sha256 != found.package_sha256):
        case = "lake-withdrawn" if there.is_withdrawn else "lake-other-edition"
        raise UsageError(Sentence(f"error.{case}", {"edition": "/".join(found.key)}))
    return there


def _switch(store: Store, done: LakeChange, gone: set[Key]) -> None:
    """Put the catalogue in the place of the one that is there, with what others have written meanwhile."""
    for _attempt in range(ATTEMPTS):
        before = store.read(CATALOGUE)
        catalogue = read(before.content) if before else LakeCatalogue()
        known = {one.key: one for one in catalogue.editions}
        fresh = [one for one in done.added if not _same(known, one)]
        left = [one for one in catalogue.live if one.key in gone]
        withdrawn = [replace(one, is_withdrawn=True, title="", tables={}) for one in left]
        after = catalogue.with_editions((*fresh, *withdrawn))
        content, table = written(after), editions_file(after)
        there = store.read(EDITIONS_FILE)
        if there is None or there.content != table:
            store.switch(EDITIONS_FILE, table, ASK, there.token if there else None)
        is_so = before is not None and before.content == content
        if is_so or store.switch(CATALOGUE, content, ASK, before.token if before else None):
            done.withdrawn = withdrawn
            store.remove(one.path(table) for one in left for table in one.tables)
            return
    raise UsageError(Sentence("error.lake-raced", {"file": CATALOGUE}))
