"""The statuses that a new project has, their marks, and the rules by which figures and statuses are worked out."""

from __future__ import annotations

import csv
from itertools import groupby

from reference.writing import LANGUAGE, code, page, plain, table
from utfall.model.status import State, Tone
from utfall.render.mark import mark
from utfall.view.reference_tables import rules_table, symbols_table
from utfall.words import LANGUAGE_FOLDERS, words

LEAD = """\
A status is a word, a shape and a colour, and any one of them is enough. Scales belong to a month's data
(`scales.csv`): these are the ones that a new project gets, and any others may be written. What the program works out
is never mixed with what somebody has judged: both are kept, and where they differ a reason is asked for."""
MISSING = "What is missing is never zero, and why it is missing is kept."
RULES = "Each example is worked out by the rule's own code when this page is built."


def statuses_page() -> str:
    """Return the page: scales with their marks, signs for what is missing, and rules with examples."""
    parts = [_scale(name, list(rows)) for name, rows in groupby(_rows(), key=lambda row: row["scale"])]
    return page(
        "Statuses and rules", LEAD, *parts,
        "## Where a value is missing {: #missing }\n", f"{MISSING}\n", _shown(symbols_table(words(LANGUAGE))),
        "## Rules {: #rules }\n", f"{RULES}\n", _shown(rules_table(words(LANGUAGE))),
    )  # fmt: skip


def _rows() -> list[dict[str, str]]:
    with (LANGUAGE_FOLDERS / LANGUAGE / "scales.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _scale(name: str, rows: list[dict[str, str]]) -> str:
    shown = [[_mark(row), code(row["id"]), plain(row["meaning"])] for row in rows]
    return f"## The scale {code(name)} {{: #scale-{name} }}\n\n{table(['Mark', 'In the data', 'Meaning'], shown)}"


def _mark(row: dict[str, str]) -> str:
    state = State(
        row["scale"], row["id"], int(row["order"]), row["name"], Tone(row["tone"]), row["shape"], row["meaning"]
    )
    return str(mark(state))


def _shown(found: object) -> str:
    """Return a table that the program shows, with its own headings."""
    headings = [plain(column.heading) for column in found.columns]
    rows = [[plain(str(cell.content)) for cell in row.cells] for row in found.rows]
    return table(headings, rows)
