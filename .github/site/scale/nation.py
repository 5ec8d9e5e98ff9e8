"""A nation's reports, worked out from what one edition weighs and takes: on paper, nobody has built it."""

from __future__ import annotations

from dataclasses import dataclass

from reference.writing import table

from scale.figures import MONTHS, amount, of, written

MUNICIPALITIES, REPORTS, YEARS = 290, 13, 10  # twelve departments and the municipality's own
SETTING_UP = 60  # seconds of a job before its own work begins: an assumption, since it is the supplier's machine


@dataclass(frozen=True)
class Nation:
    """What all of them add in a month, and have after the years."""

    editions: int  # in a month
    whole: int  # in all the years
    minutes: int  # of jobs, a month
    objects: float  # written in a month
    stored: float  # bytes after the years
    lake: float  # bytes after the years


def in_figures() -> Nation:
    """Return the nation in figures."""
    last = MONTHS[-1]
    editions = MUNICIPALITIES * REPORTS
    whole = editions * 12 * YEARS
    seconds = sum(of(what, 1, last) for what in ("check", "build", "publish")) + SETTING_UP
    minutes = -(-int(seconds) // 60)  # jobs are paid by the minute that they have begun
    return Nation(
        editions, whole, editions * minutes, editions * of("edition-objects", 1, last),
        whole * of("edition-storage", 1, last), whole * of("edition-lake", 1, last),
    )  # fmt: skip


def nation() -> str:
    """Return a table of it."""
    told = in_figures()
    rows = [
        ["Editions a month", amount(told.editions), f"{MUNICIPALITIES} municipalities × {REPORTS} reports"],
        ["Editions in ten years", amount(told.whole), ""],
        ["Minutes of jobs a month", amount(told.minutes), f"{told.minutes // told.editions} for each edition"],
        ["Objects written a month", amount(told.objects), ""],
        ["In storage after ten years", written(told.stored, "bytes"), ""],
        ["In the lake after ten years", written(told.lake, "bytes"), ""],
    ]
    return table(["What", "How much", "Because"], rows)
