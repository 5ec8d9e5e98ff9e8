"""Join the theme's style sheets into one file, so that a first visit asks for one and not for each of them.

In the theme a style sheet has one job. All pages link to the same run of them; what only some pages link to, or only
print, stays a file of its own, and so does everything where a page links to another run.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FOLDER, JOINED = "assets", "theme.css"
_LINK = rf'(<link\srel="stylesheet"\shref="[^"]*(?<![\w-]){FOLDER}/)'
_RUN = re.compile(rf'(?:{_LINK}[\w-]+\.css">\s*)+')
_NAME = re.compile(rf'{FOLDER}/([\w-]+\.css)"')
_RULE_THAT_COMES_FIRST = re.compile(r"@(?:charset|import|namespace)\b")


def join_styles(site: Path, pages: Mapping[Path, str]) -> dict[Path, str]:
    """Write the style sheets that every page links to as one, take them away, and return the pages that link to it."""
    runs = [found[0] for text in pages.values() if (found := _RUN.search(text))]
    names = _common([_NAME.findall(run) for run in runs])
    files = [site / FOLDER / name for name in names]
    if not files[1:] or (site / FOLDER / JOINED).exists() or not all(file.is_file() for file in files):
        return dict(pages)
    sheets = [file.read_text(encoding="utf-8") for file in files]
    joined = {page: _linked_once(text, names) for page, text in pages.items()}
    named = re.compile(rf"\b{FOLDER}/(?:{'|'.join(map(re.escape, names))})\b")
    if any(map(_RULE_THAT_COMES_FIRST.search, sheets)) or any(map(named.search, joined.values())):
        return dict(pages)
    for file in files:
        file.unlink()
    (site / FOLDER / JOINED).write_text("\n".join(sheets), encoding="utf-8", newline="")
    return joined


def _common(runs: list[list[str]]) -> list[str]:
    """Return what all runs begin with."""
    common = []
    for names in zip(*runs, strict=False):
        if len(set(names)) > 1:
            break
        common.append(names[0])
    return common


def _linked_once(text: str, names: list[str]) -> str:
    """Return a page of whose run of links the first is to the joined style sheet, and the others are gone."""
    run = r"\s*".join(f'{_LINK}{re.escape(name)}(">)' for name in names)
    return re.sub(run, rf"\g<1>{JOINED}\g<2>", text, count=1)
