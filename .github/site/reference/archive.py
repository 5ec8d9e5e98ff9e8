"""The archive as data: the columns of the file that every build writes for analysis."""

from __future__ import annotations

from reference.writing import LANGUAGE, code, page, plain, table
from utfall.model.fact import COLUMNS
from utfall.view.addresses import DATA
from utfall.words import words

FILE = f"{DATA}/{words(LANGUAGE).say('name.address.history')}.csv"
LEAD = f"""\
Every build writes `{FILE}`: all that the reports of the archive say up to the month, a value on each row, with
what is worked out of it as it is known now. The same rows are the first sheet of the workbook, `utfall.frame()` in
Python and, where it is asked for, a Parquet file. UTF-8, commas, decimal points. A report in another language has the
file under a name of that language."""


def archive_page() -> str:
    """Return the page: every column with what it holds."""
    say = words(LANGUAGE).say
    rows = [[code(name), plain(say(f"history.column.{name}")), plain(say(f"history.about.{name}"))] for name in COLUMNS]
    return page("The archive as data", LEAD, table(["Column", "In the workbook", "Holds"], rows))
