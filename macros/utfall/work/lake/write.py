"""``utfall lake``: add published editions to a lake.

Append-only: an edition that is there is never written again, and one of the same name with other content is refused.
The catalogue is written last: what is cut off before leaves files that no reader of the catalogue meets, and that the
next run finds as they should be. A withdrawn edition is taken out of the catalogue first, and its files after.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall import progress
from utfall.errors import UsageError, UtfallError
from utfall.forms.lake.catalogue import CATALOGUE, LakeCatalogue, LakeEdition, read, written
from utfall.forms.lake.edition import EDITIONS_FILE, described_edition, editions_file, lake_parts
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from utfall.work.lake.editions import FoundEdition, FoundReport
    from utfall.work.lake.place import LakePlace


@dataclass(frozen=True, slots=True)
class LakeChange:
    """Tell what became of the lake: what was added and withdrawn, how much was there, what is in the way."""

    added: tuple[LakeEdition, ...]
    withdrawn: tuple[LakeEdition, ...]
    present: int
    faults: tuple[tuple[str, Sentence], ...]


def add_to_lake(place: LakePlace, reports: Iterable[FoundReport]) -> LakeChange:
    """Add what is not there. One edition that cannot be added never stops the others."""
    before = place.read(CATALOGUE)
    catalogue = read(before) if before is not None else LakeCatalogue()
    known = {one.key: one for one in catalogue.editions}
    added: list[LakeEdition] = []
    gone: list[LakeEdition] = []
    faults: list[tuple[str, Sentence]] = []
    present = 0
    for report in reports:
        gone += [one for one in catalogue.live if one.key in report.withdrawn]
        for found in report.editions:
            progress.tell(Sentence("lake.adding", {"edition": found.name}))
            try:
                fresh = _added(place, known, found)
            except UtfallError as fault:
                faults.append((found.name, fault.sentence))
                continue
            present += fresh is None
            if fresh:
                added.append(fresh)
                known[fresh.key] = fresh
    withdrawn = [replace(one, is_withdrawn=True, title="", tables={}) for one in gone]
    after = catalogue.with_editions((*added, *withdrawn))
    if before is None or after != catalogue:
        place.replace(EDITIONS_FILE, editions_file(after), place.read(EDITIONS_FILE))
        place.replace(CATALOGUE, written(after), before)
    for one in gone:
        for table in one.tables:
            place.remove(one.path(table))
    return LakeChange(tuple(added), tuple(withdrawn), present, tuple(faults))


def _added(
    place: LakePlace, known: Mapping[tuple[str, str, str], LakeEdition], found: FoundEdition
) -> LakeEdition | None:
    """Write the files of an edition; nothing where the lake has it."""
    files = found.read()
    described = described_edition(files)
    there = known.get(described.key)
    if there is not None:
        if there.package_sha256 == described.package_sha256 and not there.is_withdrawn:
            return None
        case = "lake-withdrawn" if there.is_withdrawn else "lake-other-edition"
        raise UsageError(Sentence(f"error.{case}", {"edition": "/".join(described.key)}))
    parts = lake_parts(files, found.published, found.address)
    for path, content in parts.files.items():
        place.create(path, content)
    return parts.edition
