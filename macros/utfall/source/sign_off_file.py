"""The sign-offs of a month, in a file in its folder: read, and written in one form, so that git shows what changed."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from utfall.model.sign_off import SignedContent, SignOff
from utfall.source.raw import SIGN_OFF

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


class SignOffError(ValueError):
    """Tell that a file of sign-offs is none that this program wrote, or that somebody has changed it."""


def read_sign_offs(folder: Path) -> tuple[SignOff, ...]:
    """Return a month's sign-offs, by section. Raise ``SignOffError`` for a file that does not agree with its hashes."""
    file = folder / SIGN_OFF
    if not file.is_file():
        return ()
    try:
        whole = json.loads(file.read_text(encoding="utf-8"))
        found = tuple(_read(str(whole["month"]), section, entry) for section, entry in whole["sections"].items())
        agree = all(one.sha256 == whole["sections"][one.section]["sha256"] for one in found)
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as fault:
        raise SignOffError from fault
    if not agree:
        raise SignOffError
    return tuple(sorted(found, key=lambda one: one.section))


def written_sign_offs(month: str, signed: Iterable[SignOff]) -> str:
    """Return the file of these sign-offs."""
    sections = {
        one.section: {
            "name": one.name,
            "date": one.day.isoformat(),
            "sha256": one.sha256,
            **one.content.entry(),
        }
        for one in sorted(signed, key=lambda one: one.section)
    }
    return f"{json.dumps({'month': month, 'sections': sections}, ensure_ascii=False, indent=2)}\n"


def _read(month: str, section: str, entry: Mapping[str, Any]) -> SignOff:
    content = SignedContent(
        tuple(str(one) for one in entry["text"]), _texts(entry["figures"]), _texts(entry["rules"]),
        _texts(entry["earlier"]),
    )  # fmt: skip
    return SignOff(month, section, str(entry["name"]), date.fromisoformat(entry["date"]), content)


def _texts(kept: Mapping[str, Any]) -> Mapping[str, str]:
    return {str(name): str(value) for name, value in kept.items()}
