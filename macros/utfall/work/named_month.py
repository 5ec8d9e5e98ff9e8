"""The month that a command is asked for by name."""

from __future__ import annotations

from utfall.errors import PeriodError, UsageError
from utfall.period import Frequency, Period
from utfall.words import Sentence


def named_month(name: str, error: str) -> Period:
    """Return the month of a name. Raise ``UsageError`` with the sentence ``error`` for what is none."""
    try:
        month = Period.parse(name)
    except PeriodError as fault:
        raise UsageError(Sentence(error, {"name": name})) from fault
    if month.frequency is not Frequency.MONTH:
        raise UsageError(Sentence(error, {"name": name}))
    return month
