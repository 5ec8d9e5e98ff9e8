"""Headings and sheet names with the month taken out: ``Utfall nov 2023`` is ``Utfall {period}``, whatever month.

What a mapping keeps is written so, and a heading of any month is compared after its own month is taken out.
"""

from __future__ import annotations

import re

from utfall.checks.identifier import identifier_of
from utfall.errors import PeriodError
from utfall.period import Period
from utfall.source.month_names import month_names
from utfall.words import any_of, grammar, recognised

_MARKS = (
    "{period}",
    "{same_last_year}",
    "{to_date}",
    "{to_date_last_year}",
    "{month}",
    "{year}",
    "{last_year}",
    "{next_year}",
)
_EDGE, _END = r"(?<![^\W_])", r"(?![^\W_])"  # no letter or digit beside it
_SPACE = re.compile(r"\s+")


def plain(text: str) -> str:
    """Return a label as labels are compared: on one line, in small letters, without what only sets it."""
    found = _SPACE.sub(" ", text.replace("\u00ad", "").replace("\u2013", "-").replace("\u2212", "-")).strip()
    return found.casefold().rstrip(" :.*").strip()


def templated(text: str, month: Period) -> str:
    """Return a label with the month of its report, and its year, in place of their words."""
    found = _SPACE.sub(" ", text).strip()
    last = month.same_last_year
    for year, marks in ((month, ("{to_date}", "{period}")), (last, ("{to_date_last_year}", "{same_last_year}"))):
        found = _to_date(year).sub(marks[0], found)
        found = _written(year).sub(marks[1], found)
    found = re.sub(rf"{_EDGE}(?:{_names(month)})\.?{_END}", "{month}", found, flags=re.IGNORECASE)
    for shift, mark in ((0, "{year}"), (-1, "{last_year}"), (1, "{next_year}")):
        found = re.sub(rf"{_EDGE}{month.year + shift}{_END}", mark, found)
    return found


def compared(text: str, month: Period) -> str:
    """Return a label as it is compared with a mapping's."""
    return plain(templated(text, month))


def has_month(template: str) -> bool:
    """Tell whether a template says of which month it is."""
    return any(mark in template for mark in ("{period}", "{month}", "{to_date}"))


def of_other_month(text: str, month: Period) -> bool:
    """Tell whether a heading is of another month, or of another year than this and the last."""
    template = templated(text, month)
    if any(mark in template for mark in _MARKS[:5]):
        return False
    is_named = re.search(rf"{_EDGE}(?:{any_of(month_names())})\.?{_END}", template, re.IGNORECASE)
    is_numbered = re.search(rf"{_EDGE}20[0-9]{{2}}[-/ ]?(?:0[1-9]|1[0-2]){_END}", text)
    is_year = re.search(rf"{_EDGE}20[0-9]{{2}}{_END}", template)
    return bool(is_named or is_numbered or is_year)


def ends_with(written: str, month: Period) -> bool:
    """Tell whether a written period is a month, or a longer one that ends with it."""
    try:
        return Period.parse(written, month.calendar).last == month.last
    except PeriodError:
        return False


def named_month(text: str) -> tuple[int, int] | None:
    """Return the year and month that a title names, ``Period: 202311`` or ``November 2023``; a day is no month."""
    found = re.search(
        rf"{_EDGE}(?:(?P<name>{any_of(month_names())})\.?\s+(?P<after>20[0-9]{{2}})|(?P<year>20[0-9]{{2}})[-/]?(?P<number>0[1-9]|1[0-2]))"
        rf"(?![-/.]?[0-9]){_END}",
        text, re.IGNORECASE,
    )  # fmt: skip
    if not found or re.search(rf"[0-9]{{1,2}}\.?\s+{re.escape(found[0])}", text):
        return None
    if found["name"]:
        return int(found["after"]), month_names()[found["name"].casefold()]
    return int(found["year"]), int(found["number"])


def source_name(stem: str, language: str) -> str:
    """Return what a source is called after its file: the name without month, day and version, as an id.

    What has no letters is called a source, in a language.
    """
    found = re.sub(
        rf"{_EDGE}(?:{any_of(month_names())}){_END}|{_EDGE}v[0-9]*{_END}|[0-9]+", " ", stem.casefold().replace("_", " ")
    )
    return identifier_of(found) if re.search(r"[^\W_]", found) else grammar(language, "import")["name"]["source"][0]


def _names(month: Period) -> str:
    return any_of(name for name, number in month_names().items() if number == month.number)


def _to_date(month: Period) -> re.Pattern[str]:
    first = any_of(recognised("prose", "month.1"))
    year = rf"(?:\s*{month.year}|\s*-?{month.year % 100:02})?"
    numbered = rf"{month.year}-?01\s*[-\u2013]\s*{month.year}-?{month.number:02}"
    named = rf"(?:{first})\.?\s*[-\u2013]\s*(?:{_names(month)})\.?{year}|" if month.number > 1 else ""
    return re.compile(rf"{_EDGE}(?:{named}{numbered}){_END}", re.IGNORECASE)


def _written(month: Period) -> re.Pattern[str]:
    """Return the pattern of a month with its year, however it is written."""
    short, number, names = f"{month.year % 100:02}", f"{month.number:02}", _names(month)
    ways = (
        rf"{month.year}[-/.]?{number}(?:[-/.]?[0-3][0-9])?",
        rf"{number}[-/.]{month.year}",
        rf"{short}[-/]?{number}",
        rf"(?:{names})\.?[\s'-]*(?:{month.year}|{short})",
        rf"{month.year}[\s-]+(?:{names})\.?",
    )
    return re.compile(rf"{_EDGE}(?:{'|'.join(ways)}){_END}", re.IGNORECASE)
