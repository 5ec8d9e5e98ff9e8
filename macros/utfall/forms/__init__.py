"""The files beside the pages: the same figures as data, spreadsheet and document, written into the built site.

Each form is a file of its own here and a line in the registry; a maker takes an export request and gives files as
values, and only this module writes. Knows pages and everything below, but neither the site generator nor the verbs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.forms.comparison_data import comparison_data
from utfall.forms.data_json import data_json
from utfall.forms.live_script import live_script
from utfall.forms.manifest import manifest
from utfall.forms.package_csv import package_csv
from utfall.forms.package_zip import package_zip
from utfall.forms.parquet import parquet
from utfall.forms.pdf import pdf
from utfall.forms.search_index import search_index
from utfall.forms.share import pictures
from utfall.forms.slim import slim
from utfall.forms.workbook import workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from utfall.forms.request import ExportRequest, File

# In the order in which they are made: what tells of other files comes last. The names are those of ``project.FORMS``
# and ``MORE_FORMS``.
MAKERS: Mapping[str, Callable[[ExportRequest], Iterator[File]]] = {
    "csv": package_csv,
    "xlsx": workbook,
    "json": data_json,
    "parquet": parquet,
    "zip": package_zip,
    "pdf": pdf,
    "pictures": pictures,
    "manifest": manifest,
}
SLOW: frozenset[str] = frozenset({"pdf", "pictures"})  # left out while serving


def write(request: ExportRequest, *, is_serving: bool = False) -> tuple[str, ...]:
    """Slim the built site and write the forms that the project wants into its folder; return their addresses."""
    slim(request.site, request.project.cache / "styles")
    written = []
    for name, make in MAKERS.items():
        if name in request.project.forms and not (is_serving and name in SLOW):
            for file in make(request):
                _write(request.site, file)
                written.append(file.address)
    return tuple(written)


def write_index(request: ExportRequest) -> None:
    """Write what the search and the comparison look in, which no setting leaves out; the pages have to be built."""
    for file in (search_index(request), *comparison_data(request), *live_script(request)):
        _write(request.site, file)


def _write(site: Path, file: File) -> None:
    path = site / file.address
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(file.content)
