"""Whether the proof has been made of these very files: an unchanged edition is not read back again.

What was proved is kept as one checksum, of every byte of the built site and of all that the proof holds it against:
the month and those before it, the pages, the settings, the commit, the program. A file that anything has altered
since gives another checksum, and is proved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.forms.cache import checksum, program
from utfall.kept_file import read_kept, write_kept

if TYPE_CHECKING:
    from pathlib import Path

    from utfall.forms.request import ExportRequest
    from utfall.model.finding import Finding

PROVED = "proved"  # the file, in the project's folder for what may be thrown away


def prove(request: ExportRequest) -> tuple[Finding, ...]:
    """Return whatever a form says otherwise than is shown. What once proved the same is not read again."""
    if not request.edition.digest:
        return _differences(request)
    file, key = request.project.cache / PROVED, _checksum(request).encode()
    if read_kept(file) == key:
        return ()
    found = _differences(request)
    if not found:
        write_kept(file, key)
    return found


def _differences(request: ExportRequest) -> tuple[Finding, ...]:
    from utfall.forms.proof import differences

    return tuple(differences(request))


def _checksum(request: ExportRequest) -> str:
    made_of = (program("lxml"), request.edition.digest, request.commit, str(request.day))
    return checksum((*made_of, *(part for name, file in _files(request.site) for part in (name, file.read_bytes()))))


def _files(site: Path) -> list[tuple[str, Path]]:
    return sorted((file.relative_to(site).as_posix(), file) for file in site.rglob("*") if file.is_file())
