"""The public log of corrected values, which grows with every corrected edition and from which nothing is taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.edition_name import EditionName
from utfall.view.corrections_table import field_title, row_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from utfall.model.report import Report
    from utfall.words import Words

Entry = dict[str, str]
_PLACE = ("edition", "resource", "row", "field")


def log_entries(report: Report, words: Words) -> list[Entry]:
    """Return the corrections of a month as entries of the log: place, names, what stood and stands, why and when."""
    return [
        {
            "edition": str(EditionName(report.period, one.edition)),
            "month": str(report.period),
            "resource": one.resource,
            "row": one.row,
            "field": one.field,
            "name": row_name(report, one),
            "title": field_title(report, words, one),
            "old": one.old,
            "new": one.new,
            "reason": one.reason,
            "kind": one.kind,
            "date": one.date.isoformat(),
        }
        for one in report.corrections
    ]


def merged_log(published: Sequence[Mapping[str, str]], added: Sequence[Entry]) -> list[Entry]:
    """Return the log with new entries, the latest first; what is published already stays as it is."""
    known = {tuple(one[key] for key in _PLACE) for one in published}
    fresh = [one for one in added if tuple(one[key] for key in _PLACE) not in known]
    return sorted(
        [dict(one) for one in (*published, *fresh)], key=lambda one: (one["date"], one["edition"]), reverse=True
    )
