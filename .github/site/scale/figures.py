"""The figures that ``make scale`` has written, and a table of them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reference.writing import table

FILE = Path(__file__).parents[1] / "scale.csv"
DEPARTMENTS, MONTHS = (1, 12, 60), (12, 36, 120)
NAMES = {  # what is told, in the order of the page, with what it is called
    "check": "Checking the newest month of each department",
    "build": "Building the newest month of each department",
    "publish": "Publishing one edition among the others",
    "query": "One question to all editions",
    "branch": "The publishing branch, as git keeps it",
    "laid-out": "The publishing branch, laid out",
    "thinned": "The same, months older than a year thinned",
    "storage": "Object storage",
    "objects": "Objects in the storage",
    "lake": "The lake",
}
STEPS = ((1e12, "TB"), (1e9, "GB"), (1e6, "MB"), (1e3, "kB"))


@dataclass(frozen=True)
class Figure:
    """One figure: how much, of what unit, and whether it was measured or follows from what was."""

    value: float
    unit: str
    how: str


@cache
def figures() -> dict[tuple[str, int, int], Figure]:
    """Return the figures by what they are about, the number of departments and that of months."""
    with FILE.open(encoding="utf-8", newline="") as stream:
        return {
            (row["what"], int(row["departments"]), int(row["months"])): Figure(
                float(row["value"]), row["unit"], row["how"]
            )
            for row in csv.DictReader(stream)
        }


def of(what: str, departments: int, months: int) -> float:
    """Return the value of a figure."""
    return figures()[what, departments, months].value


def amount(value: float) -> str:
    """Return a figure with three digits at most that count, and a comma between thousands."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"  # noqa: PLR2004 - three digits


def written(value: float, unit: str) -> str:
    """Return a figure with its unit, as it is read most easily."""
    if unit == "bytes":
        step, name = next(((step, name) for step, name in STEPS if value >= step), (1, "bytes"))
        return f"{amount(value / step)} {name}"
    if unit == "seconds":
        return f"{amount(value / 60)} min" if value >= 180 else f"{amount(value)} s"  # noqa: PLR2004 - three minutes
    return amount(value)


def figures_table() -> str:
    """Return a table of them all; what follows from others by multiplying stands in italics."""
    rows = []
    for what, name in NAMES.items():
        for departments in DEPARTMENTS:
            cells = [figures()[what, departments, months] for months in MONTHS]
            told = [
                f"*{written(one.value, one.unit)}*" if one.how == "computed" else written(one.value, one.unit)
                for one in cells
            ]
            rows.append([name if departments == 1 else "", str(departments), *told])
    return table(["Figure", "Departments", *(f"{months} months" for months in MONTHS)], rows)
