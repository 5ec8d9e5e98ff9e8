"""The data package in one file, which is a valid package wherever it is unpacked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.forms.order import File
from utfall.forms.packing import packed
from utfall.view.addresses import package_files
from utfall.view.addresses import package_zip as address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.forms.order import Order


def package_zip(order: Order) -> Iterator[File]:
    """Pack the descriptor and every file that it names, in the order of their names."""
    folder = order.project.root / order.report.package.folder
    names = sorted(package_files(order.report))
    yield File(address(order.report), packed((name, (folder / name).read_bytes()) for name in names))
