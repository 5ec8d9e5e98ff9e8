"""The macros of what is to be done: activities, assignments and projects, as cards or as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.errors import UnknownName
from utfall.pages.showing import show as show_tables
from utfall.pages.showing import show_deck
from utfall.view.choice import choice
from utfall.view.decks import activities_deck, assignments_deck, projects_deck
from utfall.view.plan_tables import activities_table, assignments_table, projects_tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from utfall.pages.macro import Columns, MacroContext

CARDS = "cards"
WAYS = (CARDS, "table")


def activities(
    context: MacroContext, area: str | None = None, columns: Columns = None, title: str | None = None,
    show: str | None = None,
) -> str:  # fmt: skip
    """Show the activities and their status, of one area or of all, as cards or as a table."""
    asked = choice(context.report, context.words, "activities", columns, title)
    if as_cards(columns, show):
        return show_deck(context, activities_deck(context.history, context.words, area, asked))
    return show_tables(context, activities_table(context.report, context.words, area, asked))


def assignments(
    context: MacroContext, columns: Columns = None, title: str | None = None, show: str | None = None
) -> str:
    """Show the assignments and their status, as cards or as a table."""
    asked = choice(context.report, context.words, "assignments", columns, title)
    if as_cards(columns, show):
        return show_deck(context, assignments_deck(context.history, context.words, asked))
    return show_tables(context, assignments_table(context.report, context.words, asked))


def projects(context: MacroContext, columns: Columns = None, title: str | None = None, show: str | None = None) -> str:
    """Show the projects with their assessed dimensions, causes and actions, as cards or as tables."""
    asked = choice(context.report, context.words, "projects", columns, title)
    if as_cards(columns, show):
        return show_deck(context, projects_deck(context.history, context.words, asked))
    return show_tables(context, *projects_tables(context.report, context.words, asked))


def as_cards(columns: Columns, show: str | None) -> bool:
    """Tell whether cards are asked for, or nothing; columns can only be chosen of a table."""
    if show not in {None, *WAYS}:
        raise UnknownName("deck-show", show or "", WAYS)
    return columns is None if show is None else show == CARDS


FUNCTIONS: tuple[Callable[..., str], ...] = (activities, assignments, projects)
