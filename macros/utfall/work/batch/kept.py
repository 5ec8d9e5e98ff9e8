"""Outcomes kept from one run to the next, by the checksum of what they depend on. The newest of a month stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.kept_file import read_kept, write_kept
from utfall.work.batch.order import KEPT, read, written

if TYPE_CHECKING:
    from pathlib import Path

    from utfall.work.batch.order import Order, TaskOutcome


def kept_outcome(folder: Path, order: Order) -> TaskOutcome | None:
    """Return what came of the same order before, if it is kept."""
    content = read_kept(_file(folder, order))
    return None if content is None else read(content)


def keep_outcome(folder: Path, order: Order, outcome: TaskOutcome) -> None:
    """Keep an outcome in the place of an older one of the month."""
    if outcome.state not in KEPT:
        return
    file = _file(folder, order)
    older = [one for one in file.parent.glob("*") if one != file] if file.parent.is_dir() else []
    write_kept(file, written(outcome))
    for one in older:
        one.unlink(missing_ok=True)


def _file(folder: Path, order: Order) -> Path:
    return folder / order.kind / order.member / (order.edition or order.month) / order.key
