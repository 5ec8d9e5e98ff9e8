"""Everything that a city's month is made of: its own tables, its members' reports, and what they make together."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.breakdown_way import OWN
from utfall.errors import UsageError
from utfall.model.finding import Finding, Severity
from utfall.model.gathered import ORGANISATION, SOURCES
from utfall.model.history import History
from utfall.model.missing import Missing
from utfall.source.archive import read_archive
from utfall.source.raw import DESCRIPTOR
from utfall.words import LANGUAGES, Sentence
from utfall.work.described_package import PackageFacts
from utfall.work.gathering.definitions import City, definitions, unknown_indicators
from utfall.work.gathering.gathered_member import SLUG, WHOLE, Gap, GatheredMember
from utfall.work.gathering.gathered_month import GatheredMonth
from utfall.work.gathering.month_tables import MonthTables, read_month
from utfall.work.gathering.overview import overview
from utfall.work.gathering.statement_sums import summed_statements
from utfall.work.gathering.wholes import whole_of
from utfall.work.new import last_year

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from utfall.model.report import Report
    from utfall.period import Period
    from utfall.project import Project
    from utfall.work.gathering.definitions import Definition
    from utfall.work.gathering.read_hub import ReadHub
    from utfall.work.gathering.wholes import GatheredWhole
    from utfall.work.members.member import MemberSetting

_REASONS = {  # why a member has no package that a reader is told apart
    **{case: case for case in ("missing", "late", "withdrawn")},
    **dict.fromkeys(("newer-contract", "other-contract"), "contract"),
}


class Gathering:
    """Make everything of the members' packages that goes into the city's month.

    ``there`` is the project that has the month, where it is opened but not in its place.
    """

    def __init__(self, project: Project, hub: ReadHub, there: Project | None = None) -> None:
        self.project, self.hub, self.month, self.there = project, hub, hub.month, there or project
        self.earlier = [project.folder(one) for one in project.months if one < hub.month]
        since = str(hub.month.same_last_year)
        self.archive = read_archive([one for one in self.earlier if one.name >= since], project.root)
        self.tables, report = self._city_month()
        self.language = str(self.tables.descriptor["language"])
        self.had = {row["id"]: row["name"] for row in self.tables.table("members").rows
                    if row["dimension"] == ORGANISATION}  # fmt: skip
        self.names = {one.id: self._name(one) for one in (reading.setting for reading in hub.readings)}
        readings = {one.setting.id: one.package for one in hub.readings if one.package}
        every = [GatheredMember(one, self.names[one], package) for one, package in readings.items()]
        calendars = Counter(one.report.calendar for one in every)
        calendar = report.calendar if report else max(calendars, key=lambda one: calendars[one])
        self.members = tuple(one for one in every if one.report.calendar == calendar)
        self.other_calendar = tuple(one for one in every if one.report.calendar != calendar)
        self.tables = self._with_first_facts()
        currency = str(self.tables.descriptor.get("currency") or "")
        indicators = {one.id: one for one in report.indicators} if report else {}
        self.city = City(self.language, currency, report, self._has_gathered(), indicators)
        self.found = self._found()

    def _city_month(self) -> tuple[MonthTables, Report | None]:
        folder = self.there.folder(self.month)
        if not (folder / DESCRIPTOR).is_file():
            return MonthTables({}, {"language": self.project.language}), None
        reports = read_archive([folder], self.there.root)
        if not reports:
            raise UsageError(Sentence("error.unreadable-month", {"month": str(self.month)}))
        found = read_month(folder)
        language = found.descriptor.get("language")
        said = language if language in LANGUAGES else self.project.language
        return replace(found, descriptor={**found.descriptor, "language": said}), reports[0]

    def _name(self, setting: MemberSetting) -> str:
        reading = next(one for one in self.hub.readings if one.setting.id == setting.id)
        told = reading.package.report.package.organisation.get("name", "") if reading.package else ""
        return self.had.get(setting.id) or setting.name or told or setting.id

    def _has_gathered(self) -> bool:
        return any((folder / f"{SOURCES}.csv").is_file() for folder in self.earlier)

    def _with_first_facts(self) -> MonthTables:
        """Return the first month of all with what the members' packages agree on: calendar and currency."""
        if len(self.tables.descriptor) > 1:
            return self.tables
        facts = {}
        for name in ("calendar", "currency"):
            said = [one.package.descriptor.get(name) for one in self.members]
            told = [one for one in said if one]
            if told:
                facts[name] = max(told, key=said.count)
        return replace(self.tables, descriptor={**self.tables.descriptor, **facts})

    @property
    def facts(self) -> PackageFacts:
        """What is said of the first package: whose it is, and its licence."""
        if self.earlier or self.city.report:
            return PackageFacts()
        licences = set(map(_licence, self.members))
        licence = self.hub.hub.licence or (licences.pop() if len(licences) == 1 else "")
        return PackageFacts(organisation=self.hub.hub.organisation or self.project.name, licence=licence)

    def _found(self) -> GatheredMonth:
        made = [self._whole(one) for one in definitions(self.members, self.city)]
        states = self.city.report.states if self.city.report else ()
        return GatheredMonth(
            self.month, tuple(one.setting for one in self.hub.readings), self.names, self.members,
            tuple(self._missing()), tuple(one for one, _ in made), tuple(whole for _, whole in made if whole),
            tuple(summed_statements(self.members, self.city, self.month)), overview(self.members, states),
            frozenset(self._without()), self._last_year(),
        )  # fmt: skip

    def _whole(self, definition: Definition) -> tuple[Definition, GatheredWhole | None]:
        """Return a definition with its whole; where weights have never been told, the whole is said to be one's own."""
        whole = whole_of(definition, self.month)
        if whole and not whole.is_made and whole.way != OWN and not self._was_made(definition):
            definition = replace(definition, indicator=replace(definition.indicator, breakdown="own"))
            whole = whole_of(definition, self.month)
        return definition, whole

    def _was_made(self, definition: Definition) -> bool:
        """Tell whether somebody has said how the whole follows, or it has had a figure before."""
        name = definition.indicator.id
        seen = (one for report in self.archive for one in report.observed(name))
        return bool(definition.indicator.breakdown) or any(isinstance(one.outcome, Decimal) for one in seen)

    def _missing(self) -> Iterator[Gap]:
        for one in self.hub.readings:
            if one.package is None:
                case = one.findings[0].case if one.findings else ""
                reason = _REASONS.get(case, "unread")
                yield Gap(one.setting.id, self.names[one.setting.id], WHOLE, str(self.month), reason)
        for member in self.other_calendar:
            yield Gap(member.id, member.name, WHOLE, str(self.month), "calendar")

    def _without(self) -> Iterator[tuple[str, str]]:
        """Yield the indicators that members have not had when they were last heard of."""
        last = self.archive[-1].resources if self.archive else {}
        for row in last["breakdowns"].rows if "breakdowns" in last else ():
            if row.values.get("outcome") is Missing.CANNOT_OCCUR and row.text(ORGANISATION):
                yield row.text("indicator"), row.text(ORGANISATION)

    def _last_year(self) -> Callable[[str, Period], str]:
        if not self.archive:
            return lambda _name, _period: ""
        history = History(self.archive)
        report = self.city.report or history.current

        def told(name: str, period: Period) -> str:
            indicator = report.definition(name)
            return last_year(history, indicator, period) if indicator else ""

        return told

    def findings(self) -> Iterator[Finding]:
        """Yield what was found of the members that were read."""
        for member in self.other_calendar:
            line = member.report.package.calendar_row
            file = f"{member.package.folder}/{DESCRIPTOR}"
            yield Finding(SLUG, "calendar", file, line, "calendar", details={"member": member.name})
        for member in self.members:
            language = member.report.package.language
            if language != self.language:
                said = {"member": member.name, "theirs": language, "wanted": self.language}
                file = f"{member.package.folder}/{DESCRIPTOR}"
                yield Finding(
                    SLUG, "language", file, None, "language", language, details=said, severity=Severity.WARNING
                )
        for definition in self.found.definitions:
            yield from definition.findings
        for statement in self.found.statements:
            yield from statement.findings
        yield from self.found.overview.findings
        yield from self._of_wholes()
        for name, having in unknown_indicators(self.members, self.city).items():
            said = {"name": name, "members": ", ".join(having)}
            yield Finding(SLUG, "unknown", self._file("indicators"), details=said, severity=Severity.ADVICE)

    def _of_wholes(self) -> Iterator[Finding]:
        own = {one.id for one in self.city.indicators.values() if one.breakdown == OWN}
        for whole in self.found.wholes:
            name = {"name": whole.indicator.name}
            key = f"{whole.indicator.id}/{whole.period}"
            told = [one for one in whole.gaps if one.reason in {"no-value", "no-weight"}]
            if not whole.is_made and whole.way != OWN:
                yield Finding(SLUG, "no-mean", self._file("indicators"), details=name)
            elif not whole.is_made and whole.indicator.id not in own:
                yield Finding(SLUG, "own", self._file("indicators"), details=name, severity=Severity.WARNING)
            for gap in told if whole.is_made else ():
                member = next(one for one in self.members if one.id == gap.member)
                column = "outcome" if gap.reason == "no-value" else ""
                yield member.finding(gap.reason, "observations", key, column, **name)

    def _file(self, table: str) -> str:
        return f"{self.project.folder(self.month).relative_to(self.project.root).as_posix()}/{table}.csv"


def _licence(member: GatheredMember) -> str:
    listed = member.package.descriptor.get("licenses")
    first = listed[0] if isinstance(listed, list) and listed and isinstance(listed[0], dict) else {}
    return str(first.get("name") or "")
