"""The whole history in one file, beside the editions: what the newest of each month says.

Each edition keeps its own rows and knows by its manifest which parts its history had. This file is written anew with
every publication, and says so by what it is called: the history, of no edition.
"""

from __future__ import annotations

import posixpath
from contextlib import suppress
from typing import TYPE_CHECKING

from utfall.forms.history_parts import joined_history, read_part, with_month
from utfall.forms.manifest import ORDER, PARTS, beside_in, entries_in, read, texts_in
from utfall.view.addresses import DATA, MANIFEST
from utfall.work.thinned_edition import NotHereError

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
    """Return the history without a withdrawn edition: with what is left ``live`` of its month, if anything is.

    What is left may be thinned, and git may have its files here no longer: then its rows are as they are, or left out
    until the next publication writes the whole history anew. A withdrawal is not kept waiting for them.
    """
    name = branch.names.history_csv
    there = branch.read(name)
    if there is None:
        return {}
    newest = {one.month: one for one in sorted(live)}
    left = with_month(there, str(edition.month), b"")
    again = {newest[edition.month]} if edition.month in newest else set()
    for one in again | ({max(live)} if live else set()):  # what is now the newest has more rows
        with suppress(NotHereError):
            left = with_month(left, str(one.month), _own(branch, one), with_computed=one == max(live))
    return {name: left}


def _own(branch: Target, edition: EditionName) -> bytes:
    """Return the history as an edition had it, where it had one."""
    path = f"{DATA}/{branch.names.history_csv}"
    said = read(branch.read(f"{edition}/{MANIFEST}") or b"")
    entry: dict[str, object] = next((one for one in entries_in(said) if one.get("path") == path), {})
    beside = beside_in(said)
    lying = [beside.get(part, part) for part in texts_in(entry, PARTS)]
    parts = [read_part(one, branch.read(posixpath.normpath(f"{edition}/{one}")) or b"") for one in lying]
    return joined_history(parts, texts_in(entry, ORDER)) if parts else branch.read(f"{edition}/{path}") or b""
