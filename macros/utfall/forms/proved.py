"""Whether the proof has been made of these very files: an unchanged edition is not read back again.

What was proved is kept as one checksum, of every byte of the built site and of all that the proof holds it against:
the month and those before it, the pages, the settings, the commit, the program. A file that anything has altered
since gives another checksum, and is proved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.forms.memory import checksum, program
from utfall.kept_file import read_kept, write_kept

if TYPE_CHECKING:
    from pathlib import Path

    from utfall.forms.order import Order
    from utfall.model.finding import Finding

PROVED = "proved"  # the file, in the project's folder for what may be thrown away


def prove(order: Order) -> tuple[Finding, ...]:
    """Return whatever a form says otherwise than is shown. What once proved the same is not read again."""
    if not order.edition.digest:
        return _differences(order)
    file, key = order.project.cache / PROVED, _checksum(order).encode()
    if read_kept(file) == key:
        return ()
    found = _differences(order)
    if not found:
        write_kept(file, key)
    return found


def _differences(order: Order) -> tuple[Finding, ...]:
    from utfall.forms.proof import differences

    return tuple(differences(order))


def _checksum(order: Order) -> str:
    made_of = (program("lxml"), order.edition.digest, order.commit, str(order.day))
    return checksum((*made_of, *(part for name, file in _files(order.site) for part in (name, file.read_bytes()))))


def _files(site: Path) -> list[tuple[str, Path]]:
    return sorted((file.relative_to(site).as_posix(), file) for file in site.rglob("*") if file.is_file())
