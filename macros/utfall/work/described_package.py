"""What a package says of itself, written or mended: name, title, version, period, organisation, licences, sources.

What is declared goes before what the descriptor says, and that before the last month's, with its month changed. An
organisation and a licence are never made up: without them the descriptor is written and says that they are lacking.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from utfall.checks.identifier import identifier_of
from utfall.checks.period import VERSION
from utfall.errors import UsageError
from utfall.model.unit import CURRENCIES
from utfall.report_calendar import CALENDAR_YEAR
from utfall.source.declared_calendar import NAME as CALENDAR
from utfall.source.declared_calendar import calendar_faults, calendar_of
from utfall.words import DEFAULT_LANGUAGE, LANGUAGES, Sentence, words
from utfall.work.described_table import Decision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from utfall.period import Period
    from utfall.words import Words

    Json = dict[str, Any]

LICENCES = {  # by their names at SPDX
    "CC0-1.0": ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "CC-BY-4.0": ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "NLOD-2.0": ("NLOD 2.0", "https://data.norge.no/nlod/no/2.0"),
    "OGL-UK-3.0": (
        "Open Government Licence v3.0",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    ),
}
DELIVERED = "hash"  # a source that is a file that was imported has its checksum here
NEEDED = {"organization": "lacks-organization", "licenses": "lacks-licenses"}  # that nobody can tell but a person
ORDER = (
    "profile", "name", "id", "title", "description", "version", "period", "language", "organization", "case_number",
    "calendar", "currency", "licenses", "sources", "contributors", "keywords",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PackageFacts:
    """Hold what the options say of the package; empty where they say nothing."""

    title: str = ""
    organisation: str = ""
    board: str = ""
    city: str = ""
    licence: str = ""
    source: str = ""
    case_number: str = ""
    calendar: str = ""
    currency: str = ""
    decision: str = ""
    edition: int | None = None


def of_month(descriptor: Json, last: Period, month: Period) -> Json:
    """Return a month's descriptor made into another's: its period, version and names; its tables stay."""
    language = descriptor.get("language")
    speech = words(language if language in LANGUAGES else DEFAULT_LANGUAGE)
    then, now = (_by_calendar(one, descriptor) for one in (last, month))
    changes = {
        str(then): str(now), then.name(speech): now.name(speech), then.report_name(speech): now.report_name(speech),
    }  # fmt: skip
    found = {**descriptor, "period": str(month), "version": f"{month.year}.{month.number}.1"}
    if isinstance(found.get("sources"), list):  # a delivered file is the source of one month's figures
        found["sources"] = [one for one in found["sources"] if not (isinstance(one, dict) and DELIVERED in one)]
    for name in ("name", "id", "title"):
        if isinstance(found.get(name), str):
            for old, fresh in changes.items():
                found[name] = found[name].replace(old, fresh)
    return _without_last(found, changes, speech)


def _without_last(found: Json, changes: Iterable[str], speech: Words) -> Json:
    """Return a descriptor without what it says of the last month alone: its description, where it came from.

    A description or a source that names the last month is about that month; with its name changed it would be untrue.
    """
    if any(old in str(found.get("description", "")) for old in changes):
        del found["description"]
    sources = found.get("sources")
    if isinstance(sources, list):
        kept = [one for one in sources if not any(old in str(one) for old in changes)]
        organisation = (found.get("organization") or {}).get("name") or speech.say("draft.nobody")
        found["sources"] = kept or [{"title": organisation}] if sources else sources
    return found


def _by_calendar(month: Period, descriptor: Mapping[str, Any]) -> Period:
    """Return a month by the calendar that a descriptor declares, where that can be read."""
    found = CALENDAR_YEAR if any(calendar_faults(descriptor)) else calendar_of(descriptor)
    return replace(month, calendar=found)


class PackageDraft:
    """Put together what a package says of itself but for its tables."""

    def __init__(self, month: Period, had: Json, before: tuple[Period, Json] | None, language: str) -> None:
        self.month, self.had = month, had
        self.last = before[0] if before else None
        self.before = of_month(copy.deepcopy(before[1]), before[0], month) if before else {}
        self.speech = words(language)
        self.decisions: list[Decision] = []

    def facts(self, said: PackageFacts) -> Json:
        """Return the facts, and gather what was decided in ``decisions``."""
        if self.before and not self.had:
            self._tell("carried", month=str(self.last))
        carried = {name: value for name, value in self.before.items() if name not in {"resources", "figures_only"}}
        found = {**carried, **{name: value for name, value in self.had.items() if name != "resources"}}
        found |= self._declared(said, found)
        found.setdefault("profile", "tabular-data-package")
        found.setdefault("language", self.speech.language)
        self._of_time(found, said.edition)
        for name, value in self._defaults(found):
            if not found.get(name):
                found[name] = value
                self._tell("fact", name=name, value=_written(value))
        for name, key in NEEDED.items():
            if not found.get(name):
                self._tell(key, is_open=True)
        rest = [name for name in found if name not in ORDER]
        return {name: found[name] for name in (*ORDER, *rest) if name in found}

    def _tell(self, key: str, *, is_open: bool = False, **params: object) -> None:
        self.decisions.append(Decision("", "", Sentence(f"describe.{key}", params), is_open))

    def _of_time(self, found: Json, edition: int | None) -> None:
        """Let the period and the version say the month of the folder."""
        version = f"{self.month.year}.{self.month.number}.{edition or 1}"
        match = VERSION.fullmatch(str(found.get("version", "")))
        is_of_month = match and (int(match[1]), int(match[2])) == (self.month.year, self.month.number)
        is_of_month = (is_of_month and edition is None) or found.get("version") == version
        for name, value, stands in (
            ("period", str(self.month), found.get("period") == str(self.month)),
            ("version", version, is_of_month),
        ):
            if not stands:
                found[name] = value
                self._tell("fact", name=name, value=value)

    def _defaults(self, found: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
        """Yield what a package says where nobody has said it, in an order that each can build on the one before."""
        organisation = (found.get("organization") or {}).get("name", "")
        yield "name", f"{self.speech.say('describe.default.name')}-{self.month}"
        named, month = f", {organisation}" if organisation else "", _by_calendar(self.month, found)
        yield "title", self.speech.say("describe.default.title", month=month.report_name(self.speech)) + named
        yield "case_number", ".."
        if organisation:
            yield "sources", [{"title": organisation}]

    def _declared(self, said: PackageFacts, found: Mapping[str, Any]) -> Json:
        readers: Mapping[str, tuple[str, Callable[[str], object]]] = {
            "title": (said.title, str), "licenses": (said.licence, lambda text: [_licence(text)]),
            "sources": (said.source, lambda text: [{"title": text}]), "case_number": (said.case_number, str),
            "decision": (said.decision, str),
            "calendar": (said.calendar, read_calendar), "currency": (said.currency, _currency),
        }  # fmt: skip
        fresh: Json = {name: read(text) for name, (text, read) in readers.items() if text}
        organisation = dict(found.get("organization") or {})
        parts = {"name": said.organisation, "board": said.board, "city": said.city}
        organisation |= {name: value for name, value in parts.items() if value}
        if said.organisation and not (self.had.get("organization") or {}).get("id"):
            organisation = {"id": identifier_of(said.organisation), **organisation}
        if any(parts.values()):
            fresh["organization"] = organisation
        for name, value in fresh.items():
            if value != self.had.get(name):
                self._tell("fact", name=name, value=_written(value))
        return fresh


def _written(value: object) -> str:
    """Return a fact on one line: a text, or the texts within it."""
    if isinstance(value, dict):
        return ", ".join(_written(one) for one in value.values())
    return ", ".join(map(_written, value)) if isinstance(value, list) else str(value)


def _licence(said: str) -> Json:
    """Return a licence: one known by its name, or any with a name and an address."""
    if said in LICENCES:
        title, address = LICENCES[said]
        return {"name": said, "title": title, "path": address}
    title, _, address = said.rpartition(" ")
    if not address.startswith(("http://", "https://")):
        raise UsageError(Sentence("error.describe-licence", {"value": said, "known": ", ".join(LICENCES)}))
    return {"title": title.strip() or address, "path": address}


def _currency(said: str) -> str:
    if said not in CURRENCIES:
        raise UsageError(Sentence("error.describe-currency", {"value": said}))
    return said


def read_calendar(said: str) -> Json:
    """Return a calendar from ``year-starts=4; year-name=split; reports=quarter``; reports may be months, 2,3,4."""
    parts = [part.partition("=") for part in said.split(";")]
    found = {name.strip().replace("-", "_"): _of_calendar(value.strip()) for name, _, value in parts}
    fault = next(calendar_faults({CALENDAR: found}), None)
    if fault:
        place, wanted, value = fault
        params = {"place": place, "value": value, "wanted": Sentence(f"descriptor.wanted.{wanted}")}
        raise UsageError(Sentence("error.describe-calendar", params))
    return found


def _of_calendar(value: str) -> object:
    """Return a whole number, months as a list of them, or a word."""
    if value.isascii() and value.isdigit():
        return int(value[:4])
    months = [one.strip() for one in value.split(",")]
    is_months = len(months) > 1 and all(one.isascii() and one.isdigit() for one in months)
    return [int(one[:4]) for one in months] if is_months else value
