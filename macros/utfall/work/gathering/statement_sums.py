"""The city's statements: every line that members have, in an order that each of theirs keeps, and the sums of them.

A member whose statement is built otherwise (another unit, another sign, a line of another kind) is a finding, and no
line of it is summed: half a statement would not add up.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.model.gathered import MEASURES
from utfall.model.missing import Missing
from utfall.words import Sentence
from utfall.work.gathering.amounts import currency_in, exactly, written
from utfall.work.gathering.gathered_member import Gap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from utfall.model.finding import Finding
    from utfall.model.indicator import Amount
    from utfall.model.statement import Line, Statement
    from utfall.period import Period
    from utfall.work.gathering.definitions import City
    from utfall.work.gathering.gathered_member import GatheredMember

MEANINGS = ("reported_as", "form", "direction")
LINE_MEANINGS = ("kind", "parent", "direction", "numerator", "base")


@dataclass(frozen=True, slots=True)
class LinePart:
    """A member's line in the city's unit."""

    member: GatheredMember
    line: Line
    amounts: Mapping[str, Amount]


@dataclass(frozen=True, slots=True)
class SummedLine:
    """One line of the city with the members' lines that it sums. ``cells`` are those of its row that follow."""

    line: Line
    parts: tuple[LinePart, ...]
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SummedStatement:
    """A statement of the city. ``source`` is the member that it is described by; ``gaps`` tell who is left out."""

    statement: Statement
    lines: tuple[SummedLine, ...]
    members: tuple[GatheredMember, ...]
    source: GatheredMember
    gaps: tuple[Gap, ...] = ()
    findings: tuple[Finding, ...] = ()


def summed_statements(members: Sequence[GatheredMember], city: City, month: Period) -> Iterator[SummedStatement]:
    """Yield each statement that the city gathers: its own that members have too, and at first all of theirs."""
    own = {one.id: one for one in city.report.statements} if city.report else {}
    known = dict.fromkeys(own)
    if not city.has_gathered:
        known |= dict.fromkeys(one.id for member in members for one in member.report.statements)
    for name in known:
        having = [one for one in members if _statement(one, name)]
        if having:
            yield _Summing(name, having, own.get(name), city, month).summed()


def _statement(member: GatheredMember, name: str) -> Statement | None:
    return next((one for one in member.report.statements if one.id == name), None)


def _of(member: GatheredMember, name: str) -> Statement:
    return member.report.statement(name)


class _Summing:
    """Sum one statement."""

    def __init__(
        self, name: str, having: Sequence[GatheredMember], own: Statement | None, city: City, month: Period
    ) -> None:
        self.name, self.city, self.month = name, city, month
        # Lines are called as the first member in the city's language calls them.
        self.having = sorted(having, key=lambda one: one.report.package.language != city.language)
        meanings = Counter(_meaning(_of(one, name)) for one in having)
        usual = max(meanings, key=lambda one: meanings[one])
        self.source = next(one for one in having if _meaning(_of(one, name)) == usual)
        self.base = own or _of(self.source, name)
        self.currency = city.currency if city.report else self.source.currency
        self.lines = {line.id: line for line in own.lines} if own else {}

    def summed(self) -> SummedStatement:
        """Return the statement with its lines."""
        taking: list[GatheredMember] = []
        gaps, findings = [], []
        for member in self.having:
            found = self._differing(member)
            if found is None:
                taking.append(member)
                self._take_lines(member)
            else:
                finding, gap = found
                findings.append(finding)
                gaps.append(gap)
        lines = tuple(
            self._line(self.lines[one], taking, gaps) for one in _merged(self.base, [_of(m, self.name) for m in taking])
        )
        return SummedStatement(self.base, lines, tuple(taking), self.source, tuple(gaps), tuple(findings))

    def _take_lines(self, member: GatheredMember) -> None:
        for line in _of(member, self.name).lines:
            self.lines.setdefault(line.id, line)

    def _differing(self, member: GatheredMember) -> tuple[Finding, Gap] | None:
        """Return what a member's statement has otherwise, if anything."""
        theirs, base = _of(member, self.name), self.base
        here = currency_in(self.city.report or self.source.report, self.currency, base.unit)
        there = currency_in(member.report, member.currency, theirs.unit)
        gap = Gap(member.id, member.name, "statements", self.name, "differs")
        if here and there and here != there:
            said = {"name": theirs.name, "theirs": there, "wanted": here}
            found = member.finding("currency", "statements", self.name, "unit", **said)
            return found, Gap(member.id, member.name, "statements", self.name, "currency")
        if exactly(Decimal(1), theirs.unit, base.unit) is None:
            return self._told(member, "statements", self.name, "unit", (theirs.unit, base.unit), gap)
        for column in (*MEANINGS, *(("decimals",) if theirs.unit == base.unit else ())):
            values = str(getattr(theirs, column)), str(getattr(base, column))
            if values[0] != values[1]:
                return self._told(member, "statements", self.name, column, values, gap)
        for line in theirs.lines:
            known = self.lines.get(line.id)
            for column in LINE_MEANINGS if known else ():
                values = str(getattr(line, column)), str(getattr(known, column))
                if values[0] != values[1]:
                    return self._told(member, "statement_lines", f"{self.name}/{line.id}", column, values, gap)
        return None

    def _told(
        self, member: GatheredMember, table: str, row: str, column: str, values: tuple[str, str], gap: Gap
    ) -> tuple[Finding, Gap]:
        title = Sentence(f"column.{table}.{column}.title")
        said = {
            "name": _of(member, self.name).name,
            "title": title,
            "theirs": values[0] or "–",
            "wanted": values[1] or "–",
        }
        gap = Gap(gap.member, gap.name, gap.resource, gap.row, "differs", {"column": title})
        return member.finding("differs", table, row, column, **said), gap

    def _line(self, line: Line, taking: Sequence[GatheredMember], gaps: list[Gap]) -> SummedLine:
        theirs = [(one, _of(one, self.name).line(line.id)) for one in taking]
        parts = tuple(self._part(one, found) for one, found in theirs if found and line.has_figures)
        told = [one for one in parts if isinstance(one.amounts["outcome"], Decimal)]
        key = f"{self.name}/{line.id}"
        for one in parts if told else ():
            if not isinstance(one.amounts["outcome"], Decimal) and one.amounts["outcome"] is not Missing.CANNOT_OCCUR:
                is_hidden = one.amounts["outcome"] is Missing.SUPPRESSED
                reason = "suppressed" if is_hidden else "no-value"
                gaps.append(Gap(one.member.id, one.member.name, "statement_lines", key, reason))
        inside = told or parts
        cells = {measure: _sum([one.amounts[measure] for one in inside]) for measure in MEASURES} if parts else {}
        return SummedLine(line, parts, {"period": str(self.month), **cells})

    def _part(self, member: GatheredMember, line: Line) -> LinePart:
        unit = _of(member, self.name).unit
        is_of_month = line.period == self.month
        amounts = {name: getattr(line, name) if is_of_month else Missing.NOT_AVAILABLE for name in MEASURES}
        converted = {
            name: (exactly(one, unit, self.base.unit) if isinstance(one, Decimal) else one)
            for name, one in amounts.items()
        }
        none = Missing.NOT_AVAILABLE
        return LinePart(member, line, {name: none if one is None else one for name, one in converted.items()})


def _sum(amounts: Sequence[Amount]) -> str:
    """Return what amounts make; nothing where one is not told, and the symbol where all are missing alike."""
    figures = [one for one in amounts if isinstance(one, Decimal)]
    others = [one for one in amounts if isinstance(one, Missing) and one is not Missing.CANNOT_OCCUR]
    if figures and not others:
        return written(sum(figures, Decimal(0)))
    symbols = {one.symbol for one in amounts if isinstance(one, Missing)}
    return symbols.pop() if not figures and len(symbols) == 1 else ""


def _meaning(one: Statement) -> tuple[str, ...]:
    return (one.unit, *(str(getattr(one, name)) for name in MEANINGS))


def _merged(base: Statement, others: Sequence[Statement]) -> list[str]:
    """Return the ids of all lines, each after the one before it in a member's statement, as far as they agree."""
    order = [one.id for one in base.lines]
    for statement in others:
        before = None
        for line in statement.lines:
            if line.id not in order:
                order.insert(order.index(before) + 1 if before in order else 0, line.id)
            before = line.id
    return order
