"""What each indicator is, as the city has it or most members do, and which members mean something else by it.

A definition of another meaning is a finding with the member's name and the cell; the member's value of it takes no
part. Texts are compared only between packages in one language.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.breakdown_way import way_of
from utfall.words import Sentence
from utfall.work.gathering.amounts import currency_in, exactly
from utfall.work.gathering.gathered_member import Gap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from utfall.model.finding import Finding
    from utfall.model.indicator import Indicator
    from utfall.model.report import Report
    from utfall.work.gathering.gathered_member import GatheredMember

MEANINGS = ("accumulation", "reported_as", "frequency", "direction", "breakdown")  # that have to be the city's too
_BREAKDOWN = "breakdown"


@dataclass(frozen=True, slots=True)
class Definition:
    """An indicator as the city has it, and the members that mean the same, in the order of the hub.

    ``source`` is the member whose definition it is; nothing where the city has its own.
    """

    indicator: Indicator
    members: tuple[GatheredMember, ...]
    gaps: tuple[Gap, ...] = ()
    findings: tuple[Finding, ...] = ()
    source: GatheredMember | None = None


@dataclass(frozen=True, slots=True)
class City:
    """What the city's own package says before its members' is put in: nothing where there is none yet."""

    language: str
    currency: str = ""
    report: Report | None = None
    has_gathered: bool = False
    indicators: Mapping[str, Indicator] = field(default_factory=dict)


def definitions(members: Sequence[GatheredMember], city: City) -> Iterator[Definition]:
    """Yield the definition of each indicator that the city gathers: its own, and at first all that members have."""
    known = dict.fromkeys(city.indicators)
    if not city.has_gathered:
        known |= dict.fromkeys(one.id for member in members for one in member.report.indicators)
    for name in known:
        having = [member for member in members if member.report.definition(name)]
        if having:
            yield _defined(name, having, city)


def unknown_indicators(members: Sequence[GatheredMember], city: City) -> dict[str, list[str]]:
    """Return the indicators that members have and the city does not, with the members' names."""
    found: dict[str, list[str]] = {}
    for member in members if city.has_gathered else ():
        for one in member.report.indicators:
            if one.id not in city.indicators:
                found.setdefault(one.id, []).append(member.name)
    return found


def _of(member: GatheredMember, name: str) -> Indicator:
    return member.report.indicator(name)


def _defined(name: str, having: Sequence[GatheredMember], city: City) -> Definition:
    usual = _most([_of(member, name) for member in having])
    source = next((one for one in having if _meaning(_of(one, name)) == _meaning(usual)
                   and one.report.package.language == city.language), None)  # fmt: skip
    source = source or next(one for one in having if _of(one, name) == usual)
    own = city.indicators.get(name)
    judge = _Judge(own or _of(source, name), usual, source, city)
    taking, gaps, findings = [], [], []
    for member in having:
        column = judge.differing(member, _of(member, name))
        if column is None:
            taking.append(member)
            continue
        gaps.append(Gap(member.id, member.name, "indicators", name, *judge.reason(column)))
        findings.append(judge.finding(member, name, column))
    return Definition(judge.indicator, tuple(taking), tuple(gaps), tuple(findings), None if own else source)


def _meaning(one: Indicator) -> tuple[str, ...]:
    return (one.unit, str(one.decimals), *(_said(one, column) for column in MEANINGS))


def _said(one: Indicator, column: str) -> str:
    return way_of(one) if column == _BREAKDOWN else str(getattr(one, column))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(".")


def _most(definitions: Sequence[Indicator]) -> Indicator:
    """Return what most have, of as many the first: first by meaning, then by the text."""
    meanings = Counter(map(_meaning, definitions))
    alike = [one for one in definitions if _meaning(one) == max(meanings, key=lambda one: meanings[one])]
    texts = Counter(_plain(one.definition) for one in alike)
    return next(one for one in alike if _plain(one.definition) == max(texts, key=lambda one: texts[one]))


@dataclass(frozen=True, slots=True)
class _Judge:
    """Hold members' definitions of an indicator against the city's, and against what most members have."""

    indicator: Indicator
    usual: Indicator
    source: GatheredMember
    city: City

    def differing(self, member: GatheredMember, theirs: Indicator) -> str | None:
        """Return the column in which a member means something else, if there is one."""
        report, base = member.report, self.indicator
        here = currency_in(self.city.report or self.source.report, self._currency, base.unit)
        there = currency_in(report, member.currency, theirs.unit)
        if here and there and here != there:
            return "currency"
        if exactly(Decimal(1), theirs.unit, base.unit) is None:
            return "unit"
        for column in MEANINGS:
            if _said(theirs, column) != _said(base, column) and not self._is_own(column):
                return column
        if theirs.unit == self.usual.unit and theirs.decimals != self.usual.decimals:
            return "decimals"
        is_same_language = report.package.language == self.source.report.package.language
        if is_same_language and _plain(theirs.definition) != _plain(self.usual.definition):
            return "definition"
        return None

    @property
    def _currency(self) -> str:
        return self.city.currency if self.city.report else self.source.currency

    def _is_own(self, column: str) -> bool:
        """Tell whether the city itself says that its whole does not follow from the parts."""
        return column == _BREAKDOWN and self.indicator.breakdown == "own"

    def reason(self, column: str) -> tuple[str, dict[str, object]]:
        """Return why a value is left out, as a reader is told."""
        if column == "currency":
            return "currency", {}
        return "differs", {"column": Sentence(f"column.indicators.{column}.title")}

    def finding(self, member: GatheredMember, name: str, column: str) -> Finding:
        """Return what is found at the cell of the member's definition."""
        theirs = _of(member, name)
        by_usual = column in {"decimals", "definition"}
        base = self.usual if by_usual else self.indicator
        if column == "currency":
            report = self.city.report or self.source.report
            wanted = currency_in(report, self._currency, base.unit) or base.unit
            value = currency_in(member.report, member.currency, theirs.unit) or theirs.unit
            return member.finding("currency", "indicators", name, "unit", name=theirs.name, theirs=value, wanted=wanted)
        title = Sentence(f"column.indicators.{column}.title")
        said = {"name": theirs.name, "title": title, "theirs": _said(theirs, column), "wanted": _said(base, column)}
        return member.finding("differs", "indicators", name, column, **said)
