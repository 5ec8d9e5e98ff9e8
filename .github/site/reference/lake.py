"""The lake: its tables and columns with their types, and how they may change, from the program's own schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference.writing import LANGUAGE, code, page, plain, table
from utfall.forms.lake.edition import COLUMNS
from utfall.forms.lake.schema import END, MISSING, SCHEMA, START, contract_tables
from utfall.words import words

if TYPE_CHECKING:
    from utfall.forms.lake.schema import LakeColumn

LEAD = """\
`utfall lake` writes every published edition as Parquet, a folder for each table, partitioned by `organisation`,
`report` and `edition`, which are columns of every table. [How to ask questions of it](../how-to/lake.md). These are
the tables of the data contract, version {version} of their columns; all of them are there in every file, whatever a
package has. A table without rows has no file."""
RULES = """\
## How it changes {{: #rules }}

- Columns are only added, and a table is never taken away. What a column holds and its type never change: a changed
  meaning is a new column.
- With each addition `schema` in `catalogue.json` is one higher. Files that were written before stay as they are and
  lack the new column: read them by name (`union_by_name`, `mergeSchema`), and it is null there.
- What a body adds has names that the contract never takes: its own tables begin with `own_`, its own columns in
  tables of the contract with `own_`, and the columns of its dimensions with `by_`. Names are in lower case, and
  what is no letter, digit or underscore is an underscore. Two bodies, or two years, may have columns of one name
  and different types: `utfall query` reads such a column as text; other programs read one organisation at a time.
- What `utfall gather` writes of a hub's members are tables of the hub's own: `own_member_sources` has the edition and
  the checksum that each member's figures came from.
- A column of a package that is called as a partition has `row_` before its name: `row_edition` in `corrections`.

## What stands in a cell {{: #cells }}

- A figure is `DECIMAL(27,9)`: at most 18 digits before the decimal point and 9 after it, as in a package, so that
  sums are exact. It never was a float.
- Where a figure or a day is missing it is null, and the column beside it, with `_missing` after its name, tells
  why: empty text (not reported), `..` (not available), `.` (cannot occur), `x` (suppressed). Both are null where
  the package does not have the column.
- An empty text is null. A text may be one of the symbols.
- A period is text, `2023-11` or `2023-T3`, with its first and its last day beside it.
- `scales` has the scales that a package's statuses are on, those too that come with the program.
"""
EDITIONS = {
    "organisation": "the organisation's id, as in paths",
    "report": "the package's name without its month",
    "edition": "month and number, as in the address of the edition",
    "number": "which edition of the month it is, from 1",
    "version": "the version of the package",
    "title": "the title of the package",
    "organisation_name": "the organisation's name",
    "language": "the language of its texts",
    "currency": "the currency of its amounts, where the package says",
    "month": "the month of the report",
    "first_day": "the first day that the report is about",
    "last_day": "the last day that the report is about",
    "published": "the day of what the edition is made of",
    "address": "where the edition is read, where that is known",
    "package_sha256": "the checksum of the package",
    "is_withdrawn": "whether it is withdrawn: then no other table has anything of it",
    "is_first": "whether it is the first of its month that is not withdrawn",
    "is_newest": "whether it is the last of its month that is not withdrawn: what is known now",
}
PARTS = {
    MISSING: "Why there is no value in {title}",
    START: "The first day of {title}",
    END: "The last day of {title}",
}


def lake_page() -> str:
    """Return the page: the rules, the table of editions, and each table of the contract."""
    editions = table(["Column", "Type", "Holds"], [[code(name), kind, plain(EDITIONS[name])] for name, kind in COLUMNS])
    tables = (_table(name, columns) for name, columns in contract_tables().items())
    first = f"## editions {{: #editions }}\n\nA row for each edition.\n\n{editions}"
    return page("The lake", LEAD.format(version=SCHEMA), RULES.format(), first, *tables)


def _table(name: str, columns: tuple[LakeColumn, ...]) -> str:
    rows = [[code(one.name), one.type, plain(_holds(name, one))] for one in columns]
    return f"## {name} {{: #{name} }}\n\n{table(['Column', 'Type', 'Holds'], rows)}"


def _holds(name: str, column: LakeColumn) -> str:
    title = words(LANGUAGE).say(f"column.{name}.{column.cell}.title")
    return PARTS.get(column.part, "{title}").format(title=title)
