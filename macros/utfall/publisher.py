"""Who answers for the site, as the settings say it: whom to write to, and what is told of its accessibility.

Only the shapes are asked for here; what an accessibility statement lacks is a finding (see ``pages``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from utfall.errors import PeriodError, UsageError, suggestion
from utfall.period import Frequency, Period
from utfall.words import Sentence, statement_laws

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

PLACE = re.compile(r"[a-z0-9][a-z0-9-]*")  # what a project may be called among several
COMPLIANCES = ("full", "partial", "none")  # the three wordings that Digg has fixed
PUBLISHER_TYPES = (  # http://purl.org/adms/publishertype/
    "Academia-ScientificOrganisation", "Company", "IndustryConsortium", "LocalAuthority", "NationalAuthority",
    "NonGovernmentalOrganisation", "NonProfitOrganisation", "PrivateIndividual(s)", "RegionalAuthority",
    "StandardisationBody", "SupraNationalAuthority",
)  # fmt: skip
THEMES = (  # http://publications.europa.eu/resource/authority/data-theme/
    "AGRI", "ECON", "EDUC", "ENER", "ENVI", "GOVE", "HEAL", "INTR", "JUST", "REGI", "SOCI", "TECH", "TRAN",
)  # fmt: skip
LAWS = {"sv": "se", "nb": "no", "en": "gb"}  # whose statement a report in a language has, where nothing is said
NO_LAW = "none"
COMPLAINTS = {  # where somebody who is not content with the answer turns, by the law
    "se": "https://www.digg.se/tdosanmalan",
    "no": "https://www.diskrimineringsnemnda.no/",
    "gb": "https://www.equalityadvisoryservice.com/",
}


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to turn to. ``note`` is a sentence about the others, such as that they are examples."""

    name: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing that not everyone can use, why it is so, and what can be used instead, where there is anything."""

    what: str
    why: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Accessibility:
    """Hold what the accessibility statement says that no test run knows. ``None`` and empty is not told.

    ``law`` is the country whose law asks for the statement, or ``none``. ``burdens`` are left out as an unreasonable
    burden, ``outside`` does not fall under the law. ``feedback`` is the address of a form, ``official`` that of the
    statement in the authority's own solution, where the law asks for one.
    """

    authority: str = ""
    service: str = ""
    compliance: str = ""
    assessed: date | None = None
    updated: date | None = None
    method: str = ""
    complaints: str = COMPLAINTS["se"]
    defects: tuple[Defect, ...] | None = None
    burdens: tuple[Defect, ...] | None = None
    outside: tuple[Defect, ...] | None = None
    contact: Contact = field(default_factory=Contact)
    law: str = "se"
    prepared: date | None = None
    feedback: str = ""
    official: str = ""


@dataclass(frozen=True, slots=True)
class CatalogueSettings:
    """Hold what a data portal asks of the publisher. ``publisher_type`` and ``themes`` are words of EU vocabularies."""

    organisation_number: str = ""
    publisher: str = ""
    publisher_type: str = ""
    description: str = ""
    themes: tuple[str, ...] = ("GOVE",)
    spatial: str = ""


def read_catalogue(settings: object) -> CatalogueSettings | None:
    """Return what settings say for a data portal, nothing where they say nothing. Raise ``UsageError`` for others."""
    kinds = {"organisation_number": _organisation_number, "publisher_type": _publisher_type, "themes": _themes}
    return CatalogueSettings(**_read(settings, "catalogue", CatalogueSettings, kinds)) if settings else None


def read_contact(settings: object, place: str = "contact") -> Contact:
    """Return the contact that settings name. Raise ``UsageError`` for what is none."""
    return Contact(**_read(settings, place, Contact, {}))


def read_accessibility(settings: object, language: str = "sv") -> Accessibility:
    """Return what settings say of the site's accessibility. Raise ``UsageError`` for what is no such thing.

    The law is that of the country of the ``language``, where none is named.
    """
    place, laws = "accessibility", statement_laws(language)

    def named(value: object, where: str) -> str:
        law = "no" if value is False else value  # as YAML reads the country's code without quotes
        if law not in laws:
            raise _bad(where, value, ", ".join(laws))
        return str(law)

    kinds: dict[str, Callable[[object, str], Any]] = {
        "compliance": _compliance,
        "assessed": _date,
        "updated": _date,
        "prepared": _date,
        "feedback": _address,
        "official": _address,
        "law": named,
        "contact": read_contact,
        **dict.fromkeys(("defects", "burdens", "outside"), _defects),
    }
    told = _read(settings, place, Accessibility, kinds)
    law = told.get("law", LAWS.get(language, NO_LAW))
    return Accessibility(**{"law": law, "complaints": COMPLAINTS.get(law, ""), **told})


def read_sign_off(settings: object) -> dict[str, tuple[str, ...]]:
    """Return the sections that are to be signed before a release, with who may sign each; nobody named is anybody."""
    place, expected = "sign_off", Sentence("example.sign-off")
    if not settings:
        return {}
    listed = dict.fromkeys(settings) if isinstance(settings, list) and _are_texts(settings) else settings
    if not isinstance(listed, dict) or not _are_texts(listed):
        raise _bad(place, settings, expected)
    found: dict[str, tuple[str, ...]] = {}
    for section, named in listed.items():
        owners = [named] if isinstance(named, str) else named or []
        if not isinstance(owners, list) or not _are_texts(owners):
            raise _bad(f"{place}.{section}", named, expected)
        found[section.removesuffix(".md")] = tuple(owners)
    return found


def read_publication_dates(settings: object) -> dict[Period, date]:
    """Return the day on which each report is to be published, by its month. Raise ``UsageError`` for what is no day."""
    place, expected = "publication_dates", '"2026-11": "2026-12-18"'
    if not settings:
        return {}
    if not isinstance(settings, dict):
        raise _bad(place, settings, expected)
    found: dict[Period, date] = {}
    for name, day in settings.items():
        try:
            month = Period.parse(str(name))
        except PeriodError as fault:
            raise _bad(place, name, expected) from fault
        if month.frequency is not Frequency.MONTH:
            raise _bad(place, name, expected)
        found[month] = _date(day, f"{place}.{name}")
    return dict(sorted(found.items()))


def _are_texts(listed: Iterable[object]) -> bool:
    return all(isinstance(one, str) for one in listed)


def read_report_address(value: object) -> str:
    """Return the address for telling of a wrong figure: of a page or a mailbox, with ``{page}`` and ``{edition}``."""
    text = _text(value, "report_error") if value else ""
    if text and not text.startswith(("https://", "mailto:")):
        raise _bad("report_error", value, "https://… / mailto:…")
    return text


def read_place(value: object) -> str:
    """Return what a project is called among several: one plain word, or nothing for the one at the top."""
    if not isinstance(value, str) or not (value == "" or PLACE.fullmatch(value)):
        raise _bad("place", value, "skola")
    return value


def address_at(site_url: str, place: str) -> str:
    """Return the address of a project's site, from where the top of all is served; it may be the project's already."""
    is_own = not place or not site_url or site_url.rstrip("/").endswith(f"/{place}")
    return site_url if is_own else f"{site_url.rstrip('/')}/{place}/"


def _read(
    settings: object, place: str, kind: type, kinds: Mapping[str, Callable[[object, str], Any]]
) -> dict[str, Any]:
    if not settings:
        return {}
    known = [one.name for one in fields(kind)]
    if not isinstance(settings, dict):
        raise _bad(place, settings, ", ".join(known))
    for name in settings:
        if name not in known:
            params = {"kind": Sentence("kind.setting"), "name": f"{place}.{name}", "known": ", ".join(known)}
            raise UsageError(Sentence("error.unknown-name", {**params, "suggestion": suggestion(str(name), known)}))
    said = {name: value for name, value in settings.items() if value is not None}
    return {name: kinds.get(name, _text)(value, f"{place}.{name}") for name, value in said.items()}


def _text(value: object, place: str) -> str:
    if not isinstance(value, str | int):
        raise _bad(place, value, "text")
    return str(value)


def _address(value: object, place: str) -> str:
    text = _text(value, place)
    if text and not text.startswith("https://"):
        raise _bad(place, value, "https://…")
    return text


def _compliance(value: object, place: str) -> str:
    if value not in COMPLIANCES:
        raise _bad(place, value, ", ".join(COMPLIANCES))
    return str(value)


def _organisation_number(value: object, place: str) -> str:
    digits = _text(value, place).replace("-", "")
    if len(digits) != 10 or not digits.isdecimal():  # noqa: PLR2004 - as the Swedish tax agency gives them
        raise _bad(place, value, "000000-0000")
    return digits


def _publisher_type(value: object, place: str) -> str:
    if value not in PUBLISHER_TYPES:
        raise _bad(place, value, ", ".join(PUBLISHER_TYPES))
    return str(value)


def _themes(value: object, place: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or not set(value) <= set(THEMES):
        raise _bad(place, value, f"[{', '.join(THEMES)}]")
    return tuple(value)


def _date(value: object, place: str) -> date:
    """Return a day written as text or as YAML's own date; as text, since Zensical takes no dates in its settings."""
    try:
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError as fault:
        raise _bad(place, value, '"2026-11-30"') from fault


def _defects(value: object, place: str) -> tuple[Defect, ...]:
    wanted = "[{what, why, instead}]"
    if not isinstance(value, list):
        raise _bad(place, value, wanted)
    for one in value:
        if not isinstance(one, dict) or not {"what", "why"} <= one.keys() <= {"what", "why", "instead"}:
            raise _bad(place, one, wanted)
    return tuple(Defect(**{name: _text(said, place) for name, said in one.items()}) for one in value)


def _bad(place: str, value: object, expected: str | Sentence) -> UsageError:
    return UsageError(Sentence("error.bad-setting", {"name": place, "value": value, "expected": expected}))
