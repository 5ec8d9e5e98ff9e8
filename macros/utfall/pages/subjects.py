"""What a section of a page is about: the indicators, lines, plans and tables that its macros show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment, TemplateSyntaxError, nodes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from utfall.model.report import Report

    Arguments = dict[str, object]

PLANS = ("goals", "activities", "assignments", "projects")
NAMED = ("figure", "chart", "indicator", "track_record", "statement", "table", "breakdown")
WHOLE = ("key_figures", "deviating", "status_counts", "changes")  # they show all that there is
_FIRST = {
    "indicators": ("chapter", "area", "frequency"), "deviations": ("chapter", "area"), "goals": ("area",),
    "activities": ("area",), **dict.fromkeys(NAMED, ("name",)),
}  # fmt: skip


def subject_of(source: str, report: Report) -> frozenset[str] | None:
    """Return the keys of what the macros in a page's source show; none where it has no such macros.

    ``None`` stands for all that the report has: macros that show everything, or what cannot be told beforehand.
    """
    try:
        calls = list(Environment(autoescape=True).parse(source).find_all(nodes.Call))
    except (RecursionError, TemplateSyntaxError, ValueError):
        return None  # a finding says so
    found: set[str] = set()
    for call in calls:
        name = call.node.name if isinstance(call.node, nodes.Name) else ""
        if name in WHOLE:
            return None
        keys = _shown(name, _arguments(name, call), report)
        if keys is None:
            return None
        found |= set(keys)
    return frozenset(found)


def _arguments(name: str, call: nodes.Call) -> Arguments:
    given = [one.value if isinstance(one, nodes.Const) else ... for one in call.args]
    named = {one.key: one.value.value if isinstance(one.value, nodes.Const) else ... for one in call.kwargs}
    return dict(zip(_FIRST.get(name, ()), given, strict=False)) | named


def _shown(name: str, said: Arguments, report: Report) -> Iterable[str] | None:
    if name in {"indicators", "deviations"}:
        return _filtered(said, report.indicators, ("chapter", "area", "frequency"))
    if name in PLANS:
        return _filtered(said, getattr(report, name), ("area",))
    if name not in NAMED:
        return ()
    wanted = said.get("name")
    return _named(wanted, report) if isinstance(wanted, str) else _unnamed(name, wanted, report)


def _filtered(said: Arguments, things: Iterable[object], fields: tuple[str, ...]) -> Iterable[str] | None:
    if any(said.get(field) is ... for field in fields):
        return None
    asked = {field: str(said[field]) for field in fields if said.get(field)}
    return [
        str(getattr(one, "id", ""))
        for one in things
        if all(str(getattr(one, field, "")) == value for field, value in asked.items())
    ]


def _named(wanted: str, report: Report) -> Iterable[str]:
    """Return what a name stands for: itself, a statement's lines, a chapter's indicators, the rows of a plan."""
    lines = [one.id for one in report.lines if one.id.startswith(f"{wanted}/")]
    chapter = [one.id for one in report.indicators if one.chapter == wanted]
    plans = [one.id for one in getattr(report, wanted)] if wanted in PLANS else []
    return [wanted, *([wanted.partition("/")[0]] if "/" in wanted else []), *lines, *chapter, *plans]


def _unnamed(name: str, wanted: object, report: Report) -> Iterable[str] | None:
    if wanted is None and name == "statement":
        return [one.id for one in report.lines]
    return None
