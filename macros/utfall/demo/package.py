"""One month of the demo as a data package: its descriptor and its tables, as they are written to files."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from utfall.demo import observations, projects, shipped, statement
from utfall.demo.activities import activities
from utfall.demo.assignments import assignments
from utfall.demo.breakdowns import breakdowns
from utfall.demo.goals import goals
from utfall.demo.recruitment import recruitment
from utfall.source.raw import DESCRIPTOR
from utfall.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from utfall.demo.plan import Plan
    from utfall.period import Period

Row = dict[str, str]
FIRST_CASE = 40  # the number of the case in the diary, which goes up by one each month of a year

TABLES: dict[str, Callable[[Plan, Period], Sequence[Row]]] = {
    "areas": lambda plan, _: plan.tables["areas"],
    "scales": lambda plan, _: plan.tables["scales"],
    "indicators": observations.indicators,
    "observations": observations.observations,
    "dimensions": lambda plan, _: plan.tables["dimensions"],
    "members": lambda plan, _: plan.tables["members"],
    "breakdowns": breakdowns,
    "statements": statement.statements,
    "statement_lines": statement.statement_lines,
    "goals": goals,
    "activities": activities,
    "assignments": assignments,
    "projects": projects.projects,
    "project_statuses": projects.project_statuses,
    "notes": observations.notes,
    "corrections": observations.corrections,
    "recruitment": recruitment,
    "glossary": lambda plan, _: plan.tables["glossary"],
}


def month_files(plan: Plan, month: Period) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a month's folder, by name."""
    descriptor = _descriptor(plan, month)
    yield DESCRIPTOR, f"{json.dumps(descriptor, ensure_ascii=False, indent=2)}\n".encode()
    for resource in descriptor["resources"]:
        fields = [field["name"] for field in resource["schema"]["fields"]]
        yield resource["path"], _table(fields, TABLES[resource["name"]](plan, month)).encode()


def _descriptor(plan: Plan, month: Period) -> dict[str, Any]:
    facts = {
        "name": f"manadsrapport-{month}",
        "id": f"exempelby/{plan.id}/manadsrapport/{month}",
        "title": f"Månadsrapport {month.name(words('sv'))}, {plan.name}",
        "version": f"{month.year}.{month.number}.{observations.edition(plan, month)}",
        "period": str(month),
        "case_number": f"{plan.diary} {month.year}-{FIRST_CASE + month.number:04}",
    }
    return {**shipped.descriptor(plan.named), **facts}


def _table(fields: Sequence[str], rows: Sequence[Row]) -> str:
    """Return a table as a data file holds it; a row may leave out columns, never name one that is not described."""
    text = io.StringIO()
    writer = csv.DictWriter(text, fields, restval="", extrasaction="raise", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
