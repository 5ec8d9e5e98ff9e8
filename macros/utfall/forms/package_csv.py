"""The data package as it is: its descriptor and its files, byte for byte, so that the folder is a package too.

Its cells are data and are not guarded against spreadsheet programs; the tables as shown, beside them, are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.forms.history_csv import history_csv
from utfall.forms.request import File
from utfall.forms.shown_csv import shown_csvs
from utfall.view.addresses import DATA, package_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.forms.request import ExportRequest


def package_csv(request: ExportRequest) -> Iterator[File]:
    """Copy the descriptor and every file that it names, and write the tidy archive and the tables as shown."""
    folder = request.project.root / request.report.package.folder
    for name in package_files(request.report):
        yield File(f"{DATA}/{name}", (folder / name).read_bytes())
    yield from history_csv(request)
    yield from shown_csvs(request)
