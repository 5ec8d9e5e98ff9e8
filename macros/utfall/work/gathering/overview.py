"""What members judge: how many of what have which status, and which projects have the worst colour of their scale.

A member whose scale means something else by a state than the city's is a finding, and is not counted by that scale.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.derive.assessed_items import stated
from utfall.derive.own_values import with_own_values
from utfall.derive.rule_bases import with_rule_bases
from utfall.derive.year_end import with_year_outcomes
from utfall.model.history import History
from utfall.model.status import Tone
from utfall.work.gathering.gathered_member import Gap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from utfall.model.finding import Finding
    from utfall.model.report import Report
    from utfall.model.status import State
    from utfall.work.gathering.gathered_member import GatheredMember

    Scales = Mapping[tuple[str, str], State]

WORST = (Tone.BAD, Tone.SOME)


@dataclass(frozen=True, slots=True)
class Overview:
    """Hold the rows of statuses and of projects, and what is not counted."""

    statuses: tuple[Mapping[str, str], ...]
    projects: tuple[Mapping[str, str], ...]
    gaps: tuple[Gap, ...]
    findings: tuple[Finding, ...]


def overview(members: Sequence[GatheredMember], own: Iterable[State]) -> Overview:
    """Return what all members judge. ``own`` are the states that the city has; else most members' are meant."""
    scales = usual_states([one.report for one in members]) | {(one.scale, one.id): one for one in own}
    statuses: list[Mapping[str, str]] = []
    projects: list[Mapping[str, str]] = []
    gaps, findings = [], []
    for member in members:
        odd = dict(_odd_states(member.report, scales))
        for name, state in odd.items():
            known = scales[name, state]
            said = {"scale": name, "wanted": known.tone.value, "name": known.name}
            findings.append(member.finding("scale", "scales", f"{name}/{state}", "tone", **said))
            gaps.append(Gap(member.id, member.name, "scales", name, "scale"))
        statuses += _statuses(member, scales, odd.keys())
        if "project" not in odd:
            projects += _projects(member, scales)
    return Overview(tuple(statuses), tuple(projects), tuple(gaps), tuple(findings))


def usual_states(reports: Sequence[Report]) -> dict[tuple[str, str], State]:
    """Return each state of each scale as most reports have it, of as many as the first has it."""
    found: dict[tuple[str, str], list[State]] = {}
    for report in reports:
        for state in report.states:
            found.setdefault((state.scale, state.id), []).append(state)
    usual = {}
    for name, states in found.items():
        tones = Counter(one.tone for one in states)
        most = max(tones, key=lambda tone: tones[tone])
        usual[name] = next(one for one in states if one.tone is most)
    return usual


def _odd_states(report: Report, scales: Scales) -> Iterator[tuple[str, str]]:
    """Yield the scales of a report that mean something else by a state, each with the first such state."""
    told = set()
    for state in report.states:
        if scales[state.scale, state.id].tone is not state.tone and state.scale not in told:
            told.add(state.scale)
            yield state.scale, state.id


def _statuses(member: GatheredMember, scales: Scales, odd: Iterable[str]) -> Iterator[dict[str, str]]:
    """Yield how many of each kind have each state, in the order of the scales."""
    left_out = set(odd)
    history = with_rule_bases(with_year_outcomes(with_own_values(History((member.report,)))))
    found = Counter(
        (one.kind, one.state.scale, one.state.id)
        for one in stated(history.current)
        if one.state and one.state.scale not in left_out
    )
    order = {name: at for at, name in enumerate(scales)}
    for kind, scale, state in sorted(found, key=lambda one: (one[0], order[one[1], one[2]])):
        known = scales[scale, state]
        yield {
            "member": member.id, "name": member.name, "resource": kind, "scale": scale, "state": state,
            "status": known.name, "tone": known.tone.value, "count": str(found[kind, scale, state]),
        }  # fmt: skip


def _projects(member: GatheredMember, scales: Scales) -> Iterator[dict[str, str]]:
    """Yield the projects that have the worst colour of their scale."""
    for one in stated(member.report):
        if one.kind != "projects" or one.state is None:
            continue
        tones = {state.tone for (scale, _), state in scales.items() if scale == one.state.scale}
        if one.state.tone is next((tone for tone in WORST if tone in tones), None):
            project = next(found for found in member.report.projects if found.id == one.key)
            causes = (part.cause for part in project.statuses if part.status == one.state.id and part.cause)
            known = scales[one.state.scale, one.state.id]
            yield {
                "member": member.id, "name": member.name, "project": one.key, "title": one.name, "status": known.name,
                "tone": known.tone.value, "comment": one.cause or next(causes, ""),
            }  # fmt: skip
