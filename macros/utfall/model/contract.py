"""The data contract: the resources the package knows by name, their columns, and what may stand in them.

The descriptor of every month says the same in full, with titles and descriptions, so that a month can be read
alone; this is the part the code relies on. Further resources of any shape may stand beside these.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """Say what a column holds. ``kind`` is text, integer, number, date, period or word (one of ``words``).

    A ``required`` column is filled on every row; an ``optional`` one need not be in the file at all.
    """

    name: str
    kind: str
    required: bool
    words: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Contract:
    """Name a resource's columns and the columns that together are its key."""

    key: tuple[str, ...]
    columns: dict[str, Column]


MOST_DECIMALS = 6  # as the descriptor says of every column that holds a number of decimals
FREQUENCIES = ("month", "quarter", "tertial", "half", "year")
REPORTED_AS = ("period", "year_to_date")
_WORDS = {
    "frequency": FREQUENCIES,
    "accumulation": ("flow", "rate", "stock"),
    "reported_as": REPORTED_AS,
    "direction": ("higher", "lower", "near", "none"),
    "tolerance_kind": ("relative", "absolute"),
    "target_term": ("target", "budget"),
    "year_target_term": ("year_target", "target_value", "budget"),
    "compares": ("outcome", "forecast", "none"),
    "line": ("heading", "line", "subtotal", "total"),
    "level": ("central", "citywide"),
    "dimension": ("time", "cost", "scope", "quality", "resources", "risk", "benefit", "unspecified"),
    "origin": ("reported", "transcribed", "derived"),
    "tone": ("good", "some", "bad", "none", "neutral"),
    "shape": ("disc", "triangle", "diamond", "ring", "square"),
    "correction": ("error", "revision"),
    "scale": ("indicator", "goal", "progress", "project"),
}


def _column(written: str) -> Column:
    """Read ``name*:kind``: ``*`` never empty, ``?`` may be absent, ``word(set)`` one of a set."""
    name, _, kind = written.partition(":")
    words = _WORDS[kind[5:-1]] if kind.startswith("word(") else ()
    return Column(name.rstrip("*?"), "word" if words else kind or "text", name.endswith("*"), words, name.endswith("?"))


def _contract(key: str, columns: str) -> Contract:
    read = [_column(written) for written in columns.split()]
    return Contract(tuple(key.split()), {column.name: column for column in read})


CONTRACTS = {
    "areas": _contract("id", "id* order*:integer name*"),
    "scales": _contract(
        "scale id", "scale*:word(scale) id* order*:integer name* tone*:word(tone) shape*:word(shape) meaning*"
    ),
    "indicators": _contract(
        "id",
        "id* order*:integer name* chapter* area frequency*:word(frequency) unit* decimals*:integer "
        "accumulation*:word(accumulation) reported_as*:word(reported_as) direction*:word(direction) tolerance:number "
        "tolerance_kind:word(tolerance_kind) target_term*:word(target_term) "
        "year_target_term*:word(year_target_term) compares:word(compares) definition* own_reading source* owner "
        "weight?",
    ),
    "observations": _contract(
        "indicator period",
        "indicator* period*:period outcome:number target:number forecast:number year_target:number "
        "previous_outcome:number rolling_12:number forecast_made:period budget_version status reason comment "
        "month_outcome?:number origin?:word(origin)",
    ),
    "statements": _contract(
        "id",
        "id* order*:integer name* chapter* unit* decimals*:integer reported_as*:word(reported_as) "
        "forecast_made:period definition source*",
    ),
    "statement_lines": _contract(
        "statement id",
        "statement* id* order*:integer parent kind*:word(line) name* indicator period*:period outcome:number "
        "budget:number forecast:number year_budget:number previous_outcome:number previous_year:number",
    ),
    "goals": _contract("id", "id* order*:integer area* level*:word(level) text* status comment"),
    "activities": _contract("id", "id* order*:integer area* name* status owner due:date comment"),
    "assignments": _contract("id", "id* order*:integer giver text* status due:date report_back comment"),
    "projects": _contract("id", "id* order*:integer portfolio name* phase status reason comment"),
    "project_statuses": _contract(
        "project dimension",
        "project* dimension*:word(dimension) status* cause action responsible until:date",
    ),
    "notes": _contract("resource row field", "resource* row* field* text*"),
    "corrections": _contract(
        "resource row field edition",
        "resource* row* field* old new reason* kind*:word(correction) edition*:integer date*:date",
    ),
}

PAGES = "docs"  # what a correction calls the pages, where it names a resource
STATUS_SCALES = {  # which scale the `status` column of a resource is written in
    "observations": "indicator",
    "goals": "goal",
    "activities": "progress",
    "assignments": "progress",
    "projects": "project",
    "project_statuses": "project",
}

REFERENCES = {  # columns that hold the key of a row in another resource
    ("indicators", "area"): "areas",
    ("indicators", "weight"): "indicators",
    ("observations", "indicator"): "indicators",
    ("statement_lines", "statement"): "statements",
    ("statement_lines", "indicator"): "indicators",
    ("goals", "area"): "areas",
    ("activities", "area"): "areas",
    ("project_statuses", "project"): "projects",
}
