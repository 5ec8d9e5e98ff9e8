"""Data files and resources: each file is described, each described file is there, and no name is a misspelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.errors import nearest, suggestion
from utfall.model.contract import CONTRACTS
from utfall.model.finding import Finding
from utfall.model.gathered import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from utfall.checks.material import Material
    from utfall.words import Sentence


def check(material: Material) -> Iterator[Finding]:
    """Find files that nobody describes, descriptions without a file, and near-misses of known names."""
    raw = material.raw
    named = [table.file.rpartition("/")[2] for table in raw.tables]
    for name in raw.stray_files:
        hint = {"suggestion": _suggestion(name, named)}
        yield Finding("unknown-resource", "stray-file", f"{raw.folder}/{name}", value=name, details=hint)
    for table in raw.tables:
        if not table.is_there:
            near_file = _suggestion(table.file.rpartition("/")[2], raw.stray_files)
            details: dict[str, object] = {"resource": table.name, "suggestion": near_file}
            yield Finding("unknown-resource", "missing-file", table.file, details=details)
        missing = [name for name in CONTRACTS if raw.table(name) is None]
        near = nearest(table.name, missing) if table.name not in {*CONTRACTS, *TABLES} else None
        if near:
            yield Finding(
                "unknown-resource", "near-miss", raw.descriptor_file, field="name", value=table.name,
                details={"near": near},
            )  # fmt: skip


def _suggestion(file: str, files: Iterable[str]) -> Sentence:
    """Offer the file of the nearest name; that all of them end alike makes none of them near."""
    by_stem = {name.removesuffix(".csv"): name for name in files}
    near = nearest(file.removesuffix(".csv"), by_stem)
    return suggestion(by_stem[near], [by_stem[near]]) if near else suggestion(file, ())
