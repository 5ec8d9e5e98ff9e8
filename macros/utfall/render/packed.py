"""The scripts of a published page: what its pages are packed with, and the page that one unpacks."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLACE = re.compile("<meta http-equiv=[^>]*>")  # after the policy for content, which holds for scripts as well


def page_scripts(dictionary: str, unpack: str, content: str) -> str:
    """Return what puts the whole page, packed in ``content``, in the place of the plain one. Both ways lead from it."""
    return f'<script src="{dictionary}"></script><script src="{unpack}" data-page="{content}"></script>'


def with_scripts(plain: str, scripts: str) -> str:
    """Return a plain page with its scripts; nothing where it has no policy to put them after."""
    found = _PLACE.search(plain)
    return f"<!doctype html>{plain[: found.end()]}{scripts}{plain[found.end() :]}" if found else ""


def dictionary_script(contents: Sequence[str]) -> str:
    """Return the script that says what pages are packed with: their beginnings, and the rest of them."""
    return f"self.utfallDictionaries={json.dumps(contents)};\n"
