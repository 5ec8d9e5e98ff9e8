"""The whole history in one file, beside the editions: what the newest of each month says.

Each edition keeps its own rows and knows by its manifest which parts its history had. This file is written anew with
every publication, and says so by what it is called: the history, of no edition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.forms.history_parts import own_part, with_month
from utfall.view.addresses import DATA

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from utfall.model.edition_name import EditionName
    from utfall.work.target import Target


def history_with(branch: Target, edition: EditionName, site: Path) -> dict[str, bytes]:
    """Return the history with a new edition, built in ``site``; nothing where the edition has none."""
    name = branch.names.history_csv
    file = site / DATA / name
    if not file.is_file():
        return {}
    built = file.read_bytes()
    if all(edition >= other for other in branch.live):
        return {name: built}
    there = branch.read(name)
    month = str(edition.month)
    return {name: with_month(there, month, built)} if there else {}


def history_without(branch: Target, edition: EditionName, live: Sequence[EditionName]) -> dict[str, bytes]:
    """Return the history without a withdrawn edition: with what is left ``live`` of its month, if anything is."""
    name = branch.names.history_csv
    there = branch.read(name)
    if there is None:
        return {}
    newest = {one.month: one for one in sorted(live)}
    left = with_month(there, str(edition.month), b"")
    again = {newest[edition.month]} if edition.month in newest else set()
    for one in again | ({max(live)} if live else set()):  # what is now the newest has more rows
        left = with_month(left, str(one.month), _own(branch, one), with_computed=one == max(live))
    return {name: left}


def _own(branch: Target, edition: EditionName) -> bytes:
    """Return the rows that an edition itself adds; one that was published whole holds all that were before too."""
    stem = branch.names.history
    parted = branch.read(f"{edition}/{DATA}/{own_part(stem, str(edition.month))}")
    return parted or branch.read(f"{edition}/{DATA}/{branch.names.history_csv}") or b""
