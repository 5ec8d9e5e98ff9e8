"""Goals, activities, assignments and projects as tables, each with its status on its own scale."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall.derive.standing import standing_of
from utfall.errors import NothingToShow
from utfall.model.missing import Missing
from utfall.model.status import State
from utfall.shown.table import Column
from utfall.view.assemble import Draft, PackageRow, assemble
from utfall.view.choice import EVERYTHING, ColumnChoice
from utfall.view.dates import as_day
from utfall.view.due import absent
from utfall.view.extra_columns import extra_cells, extra_columns
from utfall.view.verdict import told
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from utfall.model.plan import Activity, Assignment, Goal, ReportedProject
    from utfall.model.report import Report
    from utfall.shown.content import Content
    from utfall.shown.table import Cell, Table
    from utfall.words import Words


def goals_table(report: Report, words: Words, area: str | None = None, choice: ColumnChoice = EVERYTHING) -> Table:
    """Return the goals, of one area or of all."""
    goals = [goal for goal in report.goals if area in {None, goal.area}]
    columns = _columns(words, "goal", *([] if area else ["area"]), "level", "status", "comment")
    rows = [_goal(report, words, goal) for goal in goals]
    return _plan(report, words, _Listed("goals", columns, rows, area), choice)


def activities_table(report: Report, words: Words, area: str | None = None, choice: ColumnChoice = EVERYTHING) -> Table:
    """Return the activities, of one area or of all."""
    activities = [activity for activity in report.activities if area in {None, activity.area}]
    columns = _columns(words, "activity", *([] if area else ["area"]), "status", "owner", "due", "comment")
    rows = [_activity(report, words, activity) for activity in activities]
    return replace(_plan(report, words, _Listed("activities", columns, rows, area), choice), sortable=True)


def assignments_table(report: Report, words: Words, choice: ColumnChoice = EVERYTHING) -> Table:
    """Return the assignments."""
    columns = _columns(words, "assignment", "giver", "status", "due", "report_back", "comment")
    rows = [_assignment(report, words, assignment) for assignment in report.assignments]
    return replace(_plan(report, words, _Listed("assignments", columns, rows), choice), sortable=True)


def projects_tables(report: Report, words: Words, choice: ColumnChoice = EVERYTHING) -> tuple[Table, ...]:
    """Return the projects with a column for each dimension in use, and the table of causes and actions.

    What is chosen is chosen of the first.
    """
    dimensions = dict.fromkeys(status.dimension for project in report.projects for status in project.statuses)
    columns = [
        *_columns(words, "project", "portfolio", "phase", "overall"),
        Column("reason", words.say("heading.reason"), "text", beside="overall"),
        *(Column(name, words.say(f"dimension.{name}"), "status") for name in dimensions),
        *_columns(words, "", "comment"),
    ]
    rows = [_project(report, words, project) for project in report.projects]
    summary = replace(_plan(report, words, _Listed("projects", columns, rows), choice), sortable=True)
    explained = [draft for project in report.projects for draft in _explanations(report, words, project)]
    if not explained:
        return (summary,)
    headed = _columns(words, "project", "dimension", "status", "cause", "action", "owner", "until")
    caption = words.say("caption.explanations", period=report.period.report_name(words))
    file = report.resource("project_statuses").file
    causes = assemble("explanations", caption, headed, explained, (file,))
    return summary, replace(causes, sortable=True)


@dataclass(frozen=True, slots=True)
class _Listed:
    """Hold what a plan's table is made of; of one area, where there is one."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Draft]
    area: str | None = None


def _plan(report: Report, words: Words, listed: _Listed, choice: ColumnChoice) -> Table:
    name, area = listed.name, listed.area
    what = report.area(area).name if area else name
    if not listed.rows:
        raise NothingToShow(Sentence("error.no-rows", {"macro": name, "what": what}))
    caption = words.say(f"caption.{name}", period=report.period.report_name(words))
    if area:
        caption = words.say("caption.in-area", caption=caption, area=what)
    columns, files = [*listed.columns, *extra_columns(report, name)], (report.resource(name).file,)
    return assemble(f"{name}-{area}" if area else name, caption, columns, listed.rows, files, choice)


def _columns(words: Words, name: str, *others: str) -> list[Column]:
    """Return the column of row heads and the others, by their key in the catalogue of headings."""
    head = [Column("name", words.say(f"heading.{name}"), "name")] if name else []
    kinds = {"status": "status", "overall": "status"}
    return head + [Column(key, words.say(f"heading.{key}"), kinds.get(key, "text")) for key in others]


def _goal(report: Report, words: Words, goal: Goal) -> Draft:
    area = next((one.name for one in report.areas if one.id == goal.area), goal.area)
    shown = {
        "name": ("text", goal.text),
        "area": ("area", area),
        "level": ("level", words.say(f"level.{goal.level}")),
        "status": ("status", report.status_in("goals", goal.status)),
        "comment": ("comment", goal.comment),
    }
    return Draft(goal.id, _cells(PackageRow(report, words, "goals", goal.id), shown))


def _activity(report: Report, words: Words, activity: Activity) -> Draft:
    area = next((one.name for one in report.areas if one.id == activity.area), activity.area)
    shown = {
        "name": ("name", activity.name),
        "area": ("area", area),
        "status": ("status", report.status_in("activities", activity.status)),
        "owner": ("owner", activity.owner),
        "due": ("due", _day(activity.due, words)),
        "comment": ("comment", activity.comment),
    }
    return Draft(activity.id, _cells(PackageRow(report, words, "activities", activity.id), shown))


def _assignment(report: Report, words: Words, assignment: Assignment) -> Draft:
    shown = {
        "name": ("text", assignment.text),
        "giver": ("giver", assignment.giver),
        "status": ("status", report.status_in("assignments", assignment.status)),
        "due": ("due", _day(assignment.due, words)),
        "report_back": ("report_back", assignment.report_back),
        "comment": ("comment", assignment.comment),
    }
    return Draft(assignment.id, _cells(PackageRow(report, words, "assignments", assignment.id), shown))


def _project(report: Report, words: Words, project: ReportedProject) -> Draft:
    shown: dict[str, tuple[str, Content | None]] = {
        "name": ("name", project.name),
        "portfolio": ("portfolio", project.portfolio),
        "phase": ("phase", project.phase),
        "overall": ("status", told(standing_of(report, project), words)),
        "reason": ("reason", project.reason),
        "comment": ("comment", project.comment),
    }
    cells = _cells(PackageRow(report, words, "projects", project.id), shown)
    for status in project.statuses:
        place = PackageRow(report, words, "project_statuses", f"{project.id}/{status.dimension}")
        cells[status.dimension] = place.cell("status", report.status_in("project_statuses", status.status))
    return Draft(project.id, cells)


def _explanations(report: Report, words: Words, project: ReportedProject) -> list[Draft]:
    drafts = []
    for status in project.statuses:
        key = f"{project.id}/{status.dimension}"
        state = report.status_in("project_statuses", status.status)
        lacking = Missing.NOT_REPORTED if isinstance(state, State) and state.deviates else ""
        shown = {
            "name": ("project", project.name),
            "dimension": ("dimension", words.say(f"dimension.{status.dimension}")),
            "status": ("status", state),
            "cause": ("cause", status.cause or lacking),
            "action": ("action", status.action or lacking),
            "owner": ("responsible", status.responsible),
            "until": ("until", _day(status.until, words)),
        }
        drafts.append(Draft(key.replace("/", "-"), _cells(PackageRow(report, words, "project_statuses", key), shown)))
    return drafts


def _cells(place: PackageRow, shown: Mapping[str, tuple[str, Content | None]]) -> dict[str, Cell]:
    own = {key: place.cell(field, content) for key, (field, content) in shown.items()}
    return {**extra_cells(place), **own}


def _day(day: date | Missing, words: Words) -> Content:
    if isinstance(day, Missing):
        return absent(day, due=False)
    return as_day(day, words)
