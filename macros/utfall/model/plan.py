"""What is to be done: goals, activities, assignments, projects and their statuses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from utfall.model.missing import Missing


@dataclass(frozen=True, slots=True)
class Area:
    """One area of goals; goals, activities and indicators are grouped by it."""

    id: str
    order: int
    name: str


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal. ``level`` is ``central`` or ``citywide``."""

    id: str
    order: int
    area: str
    level: str
    text: str
    status: str
    comment: str


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity of the plan."""

    id: str
    order: int
    area: str
    name: str
    status: str
    owner: str
    due: date | Missing
    comment: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """One assignment (uppdrag) given by the council, the executive board or the committee."""

    id: str
    order: int
    giver: str
    text: str
    status: str
    due: date | Missing
    report_back: str
    comment: str


@dataclass(frozen=True, slots=True)
class ProjectStatus:
    """Hold the status of one dimension of a project, why it is so and what is done."""

    project: str
    dimension: str
    status: str
    cause: str
    action: str
    responsible: str
    until: date | Missing


@dataclass(frozen=True, slots=True)
class ReportedProject:
    """One project. ``status`` is the judged overall status; empty means the worst dimension."""

    id: str
    order: int
    portfolio: str
    name: str
    phase: str
    status: str
    reason: str
    comment: str
    statuses: tuple[ProjectStatus, ...] = ()
