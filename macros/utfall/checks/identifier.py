"""Ids: short, stable, lower-case names that addresses are made of."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from utfall.model.finding import Finding
from utfall.source.cells import IDENTIFIER, RESERVED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.material import Material
    from utfall.source.raw import RawTable

_APART = str.maketrans({"æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h"})
TAKEN = RESERVED | {"index", "readme"}  # of pages that lead to others, and of devices


def check(material: Material) -> Iterator[Finding]:
    """Find ids with other characters than a-z, 0-9 and single hyphens, and those that no file can be called by."""
    for table in material.tables:
        for name, column in table.columns():
            for row, text in column.rows_where(_is_no_id) if _is_id(table, name) else ():
                if text in TAKEN:
                    details = {"meant": f"{text}-1"}
                    yield Finding("identifier", "taken", table.file, row, name, text, details=details)
                else:
                    details = {"meant": identifier_of(text)}
                    yield Finding("identifier", "characters", table.file, row, name, text, details=details)


def _is_no_id(text: str) -> bool:
    return bool(text) and (text in TAKEN or not IDENTIFIER.fullmatch(text))


def _is_id(table: RawTable, name: str) -> bool:
    return name == "id" or (table.name, name) == ("scales", "scale")


def identifier_of(text: str) -> str:
    """Return the id that a name would have: ``Kund och ägare`` becomes ``kund-och-agare``, ``Økonomi`` ``okonomi``."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_APART)).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "id"
