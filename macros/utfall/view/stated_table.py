"""Figures in text that no data backs, as a table: where each stands, its sentence, and the nearest known figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.backing import in_unit_of
from utfall.model.missing import Missing
from utfall.model.unit import PERCENT, is_money, spoken
from utfall.number import NO_BREAK, write_number
from utfall.shown.table import Cell, Column, Table, TableRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from utfall.period import Period
    from utfall.shown.stated import Known, Stated, Unbacked
    from utfall.words import Words

KEYS = ("figure", "sentence", "nearest")


def unbacked_table(found: Sequence[Unbacked], month: Period, words: Words) -> Table:
    """Return stated figures with their places, their sentences and what is nearest to each."""
    kinds = ("name", "text", "text")
    columns = tuple(Column(key, words.say(f"review.{key}"), kind) for key, kind in zip(KEYS, kinds, strict=True))
    rows = tuple(
        TableRow(
            str(at),
            (Cell(one.stated.written), Cell(said), Cell(nearest_text(one, month, words) or Missing.NOT_REPORTED)),
            detail=words.say("review.place", file=one.stated.file, row=one.stated.row),
        )
        for at, (one, said) in enumerate(zip(found, _sentences(found, words), strict=True))
    )
    return Table("unbacked", "", columns, rows)


def _sentences(found: Sequence[Unbacked], words: Words) -> list[str]:
    """Return the sentence of each figure; of several in one sentence the first has it."""
    told = [one.stated.sentence for one in found]
    return [words.say("review.same") if at and said == told[at - 1] else said for at, said in enumerate(told)]


def nearest_text(one: Unbacked, month: Period, words: Words) -> str:
    """Return what the nearest known figure is, with its period if that is another than the month; empty for none."""
    known = one.nearest
    if known is None:
        return ""
    amount = _amount(one.stated, known, words)
    measure = _measure(known, month, words) if known.measure else known.title
    if not known.name:
        key = "counted-state" if known.title else "counted"
        return words.say(f"review.{key}", measure=measure, state=known.title, amount=amount)
    if known.period is None or known.period == month:
        return words.say("review.known", name=known.name, measure=measure, amount=amount)
    period = known.period.short(words)
    return words.say("review.known-then", name=known.name, measure=measure, period=period, amount=amount)


def _measure(known: Known, month: Period, words: Words) -> str:
    """Return what a known figure is, by the calendar of the month that it is known of."""
    by_report = f"known.{known.measure}-by-report"
    is_other = not month.calendar.is_monthly and words.has(by_report)
    return words.say(by_report if is_other else f"known.{known.measure}")


def _amount(stated: Stated, known: Known, words: Words) -> str:
    """Return a known figure in the unit of the stated one, exactly enough to see how they differ."""
    value, unit, decimals = known.value, known.unit, known.decimals
    if is_money(stated.unit) and stated.unit != unit:
        value, unit, decimals = _converted(stated, known), stated.unit, max(stated.decimals, 1)
    written = write_number(value, decimals, words.language)
    return f"{written}{NO_BREAK}{'%' if unit == PERCENT else spoken(unit)}" if unit else written


def _converted(stated: Stated, known: Known) -> Decimal:
    return next(in_unit_of(stated, known), known.value)
