"""Files of an open month written together: all of them or none, with the source that they come from."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.scratch import put_in_place, scratch
from utfall.words import Sentence
from utfall.work.described_package import DELIVERED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.period import Period
    from utfall.project import Project

MAPPING = "mapping"  # of a source: the name of the mapping that it was read by


def write_month(project: Project, month: Period, files: Mapping[str, bytes]) -> None:
    """Write files of a month's folder, by their names in it: a copy with all of them takes the folder's place.

    Raise ``UsageError`` where the disk does not take it; the folder is then as it was.
    """
    folder = project.folder(month)
    try:
        with scratch(project) as place:
            fresh = place / folder.name
            shutil.copytree(folder, fresh)
            for name, content in files.items():
                (fresh / name).write_bytes(content)
            put_in_place(fresh, folder)
    except OSError as fault:  # of copying several files too
        reason = fault.strerror or str(fault)
        raise UsageError(Sentence("error.month-not-written", {"month": str(month), "reason": reason})) from fault


def with_source(descriptor: bytes, title: str, sha256: str, mapping: str = "") -> bytes:
    """Return a descriptor that names a file among its sources, with the file's checksum; the same file once.

    A file that was read by a mapping takes the place of an earlier one that was.
    """
    said = json.loads(descriptor)
    source = {"title": title, DELIVERED: f"sha256:{sha256}", **({MAPPING: mapping} if mapping else {})}
    sources = said.get("sources") or []
    if any(one.get(DELIVERED) == source[DELIVERED] for one in sources):
        return descriptor
    said["sources"] = [*(one for one in sources if not mapping or one.get(MAPPING) != mapping), source]
    return f"{json.dumps(said, ensure_ascii=False, indent=2)}\n".encode()
