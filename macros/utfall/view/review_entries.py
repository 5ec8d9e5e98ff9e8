"""A review as data, whole, for whoever reads it by machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.changes import changes
from utfall.model.status import Standing
from utfall.shown.typed_claim import BACKED, CONTRADICTED, ELSEWHERE, UNRESOLVED
from utfall.view.claims_table import why
from utfall.view.correction_log import log_entries
from utfall.view.difference_tables import difference_entries

if TYPE_CHECKING:
    from decimal import Decimal

    from utfall.derive.change import Change
    from utfall.shown.typed_claim import TypedClaim
    from utfall.view.review import Reviewed
    from utfall.words import Words


def review_entries(found: Reviewed, words: Words, preview: str = "") -> dict[str, object]:
    """Return everything that a review found, unbounded and with the words of one language."""
    report = found.history.current if found.history else None
    before = found.history.previous if found.history else None
    name = report.package.edition if report else None
    proved = found.proved
    return {
        "month": str(found.month),
        "ready": found.is_ready,
        "left": found.left,
        "checklist": [{"item": item.key, "left": item.left} for item in found.items],
        "findings": [one.entry(words) for one in found.findings],
        "against": found.against or None,
        "obstacle": words.say(found.obstacle) if found.obstacle else None,
        "differences": difference_entries(found.differences),
        "changes": [_change(one) for one in changes(before, report)] if before and report else [],
        "corrections": [one for one in log_entries(report, words) if name and one["edition"] == str(name)]
        if report
        else [],
        "figures": {
            "backed": [_claim(one, words) for one in proved.of(BACKED)],
            "own": [_claim(one, words) for one in proved.of(ELSEWHERE)],
            "contradicted": [_claim(one, words) for one in proved.of(CONTRADICTED)],
            "unresolved": [_claim(one, words) for one in proved.of(UNRESOLVED)],
            "unused": [{"file": file, "figure": text} for file, text in proved.unused],
        },
        "signed": [
            {"section": one.section, "name": one.name, "date": one.day.isoformat(), "sha256": one.sha256}
            for one in found.signed
        ],
        "approved_by": list(found.approved_by),
        "pages": [{"page": page, "title": title, "address": address} for page, title, address in found.pages],
        "preview": preview or None,
    }


def _change(one: Change) -> dict[str, object]:
    kept = {"kind": one.kind, "resource": one.resource, "key": one.key, "name": one.name, "unit": one.unit}
    return {**kept, "before": _plain(one.before), "after": _plain(one.after)}


def _plain(value: Standing | Decimal | str | None) -> str | None:
    if isinstance(value, Standing):
        return value.shown.name if value.shown else None
    return None if value is None else str(value)


def _claim(one: TypedClaim, words: Words) -> dict[str, object]:
    place = {"file": one.file, "row": one.row, "column": one.column}
    held = words.say(one.known) if one.known else None
    return {**place, "figure": one.written, "sentence": one.sentence, "known": held, "why": why(one, words) or None}
