"""What each table of a city's month has to say, made of what the lake answers, and what the city says otherwise.

Means are rounded here, and an outcome of a year before is looked up here; all else is the SQL's.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from tests.tables.rolled_up_sql import (
    BREAKDOWNS,
    GAPS,
    LINES,
    MEASURES,
    MEMBER_LINES,
    OBSERVATIONS,
    PARTS,
    PLANNED,
    PROJECTS,
    SOURCES,
    STATES,
    STATUSES,
    SUMMED,
)

WHOLES = ("target", "forecast", "year_target", "previous_outcome", "forecast_made", "budget_version", "finality")


def breakdowns(asked, which):
    """Return what each department says of each indicator, as the city's breakdown by organisation has it."""
    return _keyed(asked((PARTS + BREAKDOWNS).format(which=which)), "indicator", "period", "organisation")


def observations(asked, which):
    """Return the city's observations. Of one that cannot be made of its parts only that is said."""
    planned = ",".join(PLANNED.format(name=name) for name in ("target", "forecast", "year_target", "previous_outcome"))
    found = _keyed(asked((PARTS + OBSERVATIONS).format(which=which, planned=planned)), "indicator", "period")
    outcomes = {key: _outcome(row) for key, row in found.items()}
    wholes = {
        key: {name: row[name] for name in WHOLES} | _before(outcomes, key, row)
        for key, row in found.items()
        if row["way"] != "own"
    }
    return {key: {"outcome": outcome} | wholes.get(key, {}) for key, outcome in outcomes.items()}


def statement_lines(asked, which):
    """Return the city's lines, headings too, each the sum of the departments'."""
    measures = ",".join(SUMMED.format(name=name) for name in MEASURES)
    found = _keyed(asked(LINES.format(which=which, measures=measures)), "statement", "id")
    outcomes = {key: row["outcome"] for key, row in found.items()}
    return {key: row | _before(outcomes, key, row) for key, row in found.items()}


def member_lines(asked, which):
    """Return the departments' lines that are summed."""
    measures = ",".join(f"coalesce({one}::varchar, {one}_missing) as {one}" for one in MEASURES)
    return _keyed(asked(MEMBER_LINES.format(which=which, measures=measures)), "statement", "line", "member")


def member_statuses(asked, which):
    """Return how many of what have which status in which department."""
    return _keyed(asked((STATES + STATUSES).format(which=which)), "member", "resource", "scale", "state")


def member_projects(asked, which):
    """Return the departments' projects that are red."""
    return _keyed(asked((STATES + PROJECTS).format(which=which)), "member", "project")


def member_sources(asked, which):
    """Return the editions that the city's month is made of."""
    return _keyed(asked(SOURCES.format(which=which)), "member")


def member_gaps(asked, which):
    """Return what is missing, and whose."""
    return _keyed(asked((PARTS + GAPS).format(which=which)), "member", "resource", "row")


@dataclass(frozen=True)
class RolledUp:
    """A table of the city that is made of its departments': its key, and what gives its cells by the lake.

    ``besides`` are the columns that are no figures of theirs: what the city or the first department calls things, where
    a package was read from, and sentences.
    """

    key: tuple
    expected: Callable
    besides: frozenset = frozenset()


TABLES = {
    "breakdowns": RolledUp(("indicator", "period", "organisation"), breakdowns, frozenset({"comment"})),
    "observations": RolledUp(("indicator", "period"), observations, frozenset({"comment"})),
    "statement_lines": RolledUp(
        ("statement", "id"), statement_lines, frozenset({"order", "parent", "name", "indicator"})
    ),
    "member_lines": RolledUp(("statement", "line", "member"), member_lines),
    "member_statuses": RolledUp(("member", "resource", "scale", "state"), member_statuses),
    "member_projects": RolledUp(("member", "project"), member_projects),
    "member_sources": RolledUp(("member",), member_sources, frozenset({"address", "kind"})),
    "member_gaps": RolledUp(("member", "resource", "row"), member_gaps, frozenset({"name", "text"})),
}


def different(mine, theirs):
    """Return what the city says otherwise than the lake, cell by cell; a row that only one of them has by its key."""
    found = [("only in the city", key) for key in mine.keys() - theirs.keys()]
    found += [("only in the lake", key) for key in theirs.keys() - mine.keys()]
    for key in mine.keys() & theirs.keys():
        found += [
            (key, name, mine[key].get(name, ""), said)
            for name, said in theirs[key].items()
            if _value(mine[key].get(name, "")) != _value(said)
        ]
    return found


def rows_of(rows, table):
    """Return the city's rows of a table in one month by their keys; of breakdowns those by department."""
    key = TABLES[table].key
    return {tuple(row[name] for name in key): row for row in rows if row.get("organisation") != ""}


def _keyed(rows, *key):
    found = {}
    for row in rows:
        cells = dict(row)
        name = (cells.pop("month"), *map(cells.pop, key))
        assert name not in found, name
        found[name] = cells
    return found


def _outcome(row):
    if row["way"] == "own":
        return ".."
    if row["way"] == "sum":
        return row["outcome"]
    mean = Decimal(row["total"]) / Decimal(row["weights"])
    return str(mean.quantize(Decimal(1).scaleb(-int(row["decimals"])), ROUND_HALF_UP))


def _before(outcomes, key, row):
    """Return the outcome of a year before: as the city told it then, if it did, else the departments' own."""
    month, *name = key
    then = (_year_before(month), *(_year_before(one) if one[:4] == month[:4] else one for one in name))
    told = outcomes.get(then)
    return {"previous_outcome": told if told not in {None, "", ".."} else row["previous_outcome"]}


def _year_before(period):
    return f"{int(period[:4]) - 1}{period[4:]}"


def _value(cell):
    """Return a cell so that equal figures are equal, however many zeros are written."""
    try:
        return Decimal(cell) if cell else ""
    except ArithmeticError:
        return cell
