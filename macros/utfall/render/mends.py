"""What is mended in data files, as a difference to read before it is written, and as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.model.finding import Finding
    from utfall.model.mend import MendedFile
    from utfall.words import Words


def mends_text(files: Sequence[MendedFile], words: Words) -> str:
    """Return every mend, file by file: the whole file first, then each cell before and after."""
    return "\n\n".join("\n".join(_lines(one, words)) for one in files)


def _lines(changed: MendedFile, words: Words) -> Iterator[str]:
    yield changed.file
    for one in changed.mends:
        params = {"before": one.before, "after": one.after, "count": one.count}
        yield f"  {words.say(f'mend.file.{one.what}', **params)}"
    for cell in changed.cells:
        told = {"row": cell.row, "column": cell.column, "before": _shown(cell.before), "after": _shown(cell.after)}
        yield f"  {words.say('mend.cell', **told)}"


def _shown(text: str) -> str:
    """Return a cell's text, within quotation marks where its ends could not be seen without."""
    is_seen = text and text == text.strip() and text.isprintable()
    return text if is_seen else f"”{text}”"


def mends_json(files: Sequence[MendedFile], findings: Sequence[Finding], words: Words, *, is_written: bool) -> str:
    """Return mends and what is left as JSON, and whether they were written."""
    mended = [
        {"file": one.file, "mends": [asdict(mend) for mend in one.mends], "cells": [asdict(cell) for cell in one.cells]}
        for one in files
    ]
    told = {"written": is_written, "files": mended, "left": [found.entry(words) for found in findings]}
    return json.dumps(told, ensure_ascii=False, indent=2)
