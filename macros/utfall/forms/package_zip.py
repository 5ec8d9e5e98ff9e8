"""The data package in one file, which is a valid package wherever it is unpacked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.forms.packing import packed
from utfall.forms.request import File
from utfall.view.addresses import package_files
from utfall.view.addresses import package_zip as address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.forms.request import ExportRequest


def package_zip(request: ExportRequest) -> Iterator[File]:
    """Pack the descriptor and every file that it names, in the order of their names."""
    folder = request.project.root / request.report.package.folder
    names = sorted(package_files(request.report))
    yield File(address(request.report), packed((name, (folder / name).read_bytes()) for name in names))
