"""The goals, activities, assignments and projects of a month with the states that they are in, by name and by kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.derive.claims.grammar import grammar_of
from utfall.derive.standing import overall_status
from utfall.model.missing import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.derive.claims.grammar import Grammar, Hit
    from utfall.model.plan import Activity, Assignment, Goal
    from utfall.model.report import Report
    from utfall.model.status import State

LEAST_ALONE = 2  # words of a name that no other name has
LEAST_WORD = 4  # letters of a word that tells a name apart
LEAST_NAMED = 12  # letters that the telling words of a name have together
KINDS = ("goals", "activities", "assignments", "projects")


@dataclass(frozen=True, slots=True)
class Thing:
    """Hold something that has a state. ``dimensions`` are the states of a project's dimensions, by their ids."""

    kind: str
    name: str
    words: tuple[frozenset[str], ...]
    state: State | None
    dimensions: tuple[tuple[str, State], ...] = ()
    file: str = ""
    row: int | None = None

    def is_named(self, stems: frozenset[str], common: frozenset[str] = frozenset()) -> bool:
        """Tell whether a sentence has every telling word of the name, or enough of those that no other name has.

        ``stems`` are those of all the sentence's words.
        """
        met = [word for word in self.words if not word.isdisjoint(stems)]
        if self.words and len(met) == len(self.words):
            return True
        alone = [max(map(len, word)) for word in met if not word & common]
        return len(alone) >= LEAST_ALONE and sum(alone) >= LEAST_NAMED


def things_of(report: Report) -> tuple[Thing, ...]:
    """Return everything of a month that has a state."""
    return tuple(_things(report))


def _things(report: Report) -> Iterator[Thing]:
    grammar = grammar_of(report.package.language)
    plans: tuple[tuple[str, Sequence[Goal | Activity | Assignment]], ...] = (
        ("goals", report.goals), ("activities", report.activities), ("assignments", report.assignments),
    )  # fmt: skip
    for kind, found in plans:
        for one in found:
            state = report.status_in(kind, one.status)
            name = one.name if kind == "activities" else one.text  # type: ignore[union-attr]
            known = (
                None if isinstance(state, Missing) or (not state.is_assessed and state.id != "not-started") else state
            )
            file, row = report.resource(kind).file, _row(report, kind, one.id)
            yield Thing(kind, name, _telling(name, grammar), known, file=file, row=row)
    for project in report.projects:
        named = [(one.dimension, report.status_in("project_statuses", one.status)) for one in project.statuses]
        dimensions = tuple(
            (name, state) for name, state in named if not isinstance(state, Missing) and state.is_assessed
        )
        row, words = _row(report, "projects", project.id), _telling(project.name, grammar)
        yield Thing("projects", project.name, words, overall_status(report, project), dimensions,
                    report.resource("projects").file, row)  # fmt: skip


def _row(report: Report, kind: str, key: str) -> int | None:
    found = report.row(kind, key)
    return found.number if found else None


def _telling(name: str, grammar: Grammar) -> tuple[frozenset[str], ...]:
    """Return the words that tell a name apart; none where they are too few to."""
    words = [token for token in grammar.tokens(re.sub(r"\([^()]*\)", "", name)) if len(token.word) >= LEAST_WORD]
    return tuple(one.stems for one in words) if sum(len(one.word) for one in words) >= LEAST_NAMED else ()


def states_said(text: str, grammar: Grammar, states: Sequence[State]) -> tuple[tuple[Hit, State], ...]:
    """Return the states of a scale that a sentence names, where it does."""
    from utfall.derive.claims.grammar import Hit

    found: list[tuple[Hit, State]] = []
    for state in states:
        key = f"state.{state.id}"
        if key in grammar.sets:
            found += [(hit, state) for hit in grammar.hits(text, key)]
        words = [token.stems for token in grammar.tokens(state.name)]
        tokens = grammar.tokens(text)
        for at in range(len(tokens) - len(words) + 1):
            if all(word & token.stems for word, token in zip(words, tokens[at:], strict=False)):
                found.append((Hit(key, tokens[at].start, tokens[at + len(words) - 1].end), state))
    kept: dict[tuple[int, int], tuple[Hit, State]] = {}
    for hit, state in sorted(found, key=lambda one: (one[0].start, -(one[0].end - one[0].start))):
        if not any(start <= hit.start < end for start, end in kept):
            kept[hit.start, hit.end] = (hit, state)
    return tuple(kept.values())
