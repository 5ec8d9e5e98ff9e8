"""What went otherwise than planned, and when: missing values, slips, corrections, judgements, a changed definition.

Every surprise in the demo's figures stands in one of these tables. The slips are deliberate: each calls forth one
warning from the checks on plausibility, and the tests compare both lists.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.model.missing import Missing

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

At = tuple[str, str]  # an indicator and a period or a month

EXTRAORDINARY = {  # own values that no season explains
    ("sjukfranvaro", "2025-02"): "6.7",
    ("sjukfranvaro", "2025-03"): "5.6",
    ("besvarade-samtal", "2025-02"): "86.4",
    ("besvarade-samtal", "2025-03"): "83.2",
    ("bemanningsgrad", "2025-02"): "97.1",
    ("bemanningsgrad", "2025-03"): "95.2",
    ("matsvinn", "2025-02"): "50",
    ("matsvinn", "2025-03"): "48",
    ("servicearenden", "2024-11"): "15240",  # the storm and the outage of 20-23 November
}
COMMENTS = {
    (
        "servicearenden",
        "2024-11",
    ): "Stormen och driftstoppet den 20–23 november gav nästan dubbelt så många ärenden som vanligt.",
    ("besvarade-samtal", "2025-03"): "Två vakanser i kontaktcenter. Nya medarbetare börjar i maj.",
    (
        "resultat",
        "2024-08",
    ): "Livsmedelspriserna och konsulterna i digitala projekt förklarar det mesta av underskottet.",
    ("nki", "2024-12"): "Svarsfrekvensen var 64 procent.",
}
SCHOOL_HOLIDAY = "Skolköken är stängda i juli, så inget matsvinn kan uppstå."
NOT_YET_SURVEYED = "Enkäten görs på hösten och redovisas i december."
MISSING = {  # outcomes that are not told, and why
    ("anstallda", "2023-07"): (Missing.NOT_REPORTED, "Personalsystemet byttes i juli 2023 och antalet togs inte ut."),
    ("bemanningsgrad", "2024-02"): (
        Missing.NOT_AVAILABLE,
        "Schemasystemet låg nere i två veckor. Värdet är för osäkert för att visas.",
    ),
    **{("matsvinn", f"{year}-07"): (Missing.CANNOT_OCCUR, SCHOOL_HOLIDAY) for year in (2022, 2023, 2024, 2025)},
}
FEWEST_TOLD = {"arbetsskador": 4}  # fewer cases than this are not told, for the sake of those concerned
TOO_FEW = "Färre än fyra skador redovisas inte, så att ingen enskild kan pekas ut."
PRELIMINARY = {("sjukfranvaro", "2024-10"), ("sjukfranvaro", "2025-12")}  # outcomes that were said to be so
DERIVED = {
    ("ordinarie-arbetstid", "2023-07"): "Personalsystemet byttes i juli 2023. Värdet är uträknat ur anställningarna.",
}
ROLLING_12_SHOWN = {"servicearenden": (4, 8, 12), "sjukfranvaro": (6, 12)}  # in which months R12 is reported
MONTH_SHOWN = {"servicearenden"}  # whose own month is reported beside the accumulated outcome


@dataclass(frozen=True, slots=True)
class Redefined:
    """A change of a definition: from which month which field says what, and the footnote that tells, if any."""

    indicator: str
    since: str
    field: str
    text: str
    note: str = ""


REDEFINED = (
    Redefined("servicearenden", "2024-05", "definition",
              "Antalet ärenden som kontaktcenter tog emot per telefon, e-post och chatt från årets början till och med "
              "månaden.",
              "Från och med maj 2024 räknas även ärenden per chatt, ungefär sex procent av alla. Äldre värden är inte "
              "omräknade."),
    Redefined("leverantorsfakturor", "2025-09", "name", "Hanterade leverantörsfakturor"),
)  # fmt: skip

# Slips. What each of them leads to stands in the unit test of the demo.
FORECAST_SLIPS = {
    ("leverantorsfakturor", "2023-11"): "140000",  # lower than what has come in already
    ("leverantorsfakturor", "2024-08"): "151200",  # the year's target, copied
    ("servicearenden", "2025-05"): "74000",  # calls alone: e-mail and chat were forgotten
}
TARGET_SLIPS = {("konsultkostnader", "2024-04"): "18400"}  # a third of the budget before it was revised
MONTH_SLIPS = {("servicearenden", "2024-09"): 180}  # two digits have changed places
EARLY = {("digitala-arbetsplatser", "2025-11")}  # told a month before the tertial ended


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judged status of an indicator during some months, and its reason."""

    indicator: str
    first: str
    last: str
    status: str
    reason: str


JUDGEMENTS = (
    Judgement("besvarade-samtal", "2023-02", "2023-02", "lost", ""),
    Judgement("sjukfranvaro", "2023-12", "2024-02", "close",
              "En influensatopp som väntas gå över. Långtidsfrånvaron sjunker och årets snitt ligger nära målet."),
    Judgement("resultat", "2024-04", "2024-07", "close",
              "Nämnden har sökt tilläggsanslag för höjda livsmedelspriser. Beslut väntas i augusti."),
    Judgement("matsvinn", "2024-09", "2024-10", "not-assessed",
              "Vägningen gjordes med nya vågar i hälften av köken och går inte att jämföra med målet."),
    Judgement("kostnader", "2025-08", "2025-09", "close",
              "Prognosen räknar inte med löneavtalet, som kan kosta upp till sex miljoner kronor under hösten."),
    Judgement("nojda-gaster", "2025-04", "2025-04", "reached",
              "Målet nås i skolorna. Äldreboendenas enkät gjordes innan den nya menyn infördes."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class InventedCorrection:
    """An outcome that was published wrong or preliminary: ``off`` by this, until the edition that corrects it."""

    indicator: str
    month: str
    off: Decimal
    kind: str
    edition: int
    date: str
    reason: str


CORRECTIONS = (
    InventedCorrection("konsultkostnader", "2024-03", Decimal(900), "error", 2, "2024-04-24",
              "En faktura på 900 tkr avsåg licenser men hade bokförts som konsultkostnad."),
    InventedCorrection("sjukfranvaro", "2024-10", Decimal("-0.2"), "revision", 2, "2024-12-10",
              "Det första värdet var preliminärt. Frånvaro som anmäldes i efterhand ingår nu, som planerat."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Incidents:
    """What went otherwise in one department. Each field is told at the table above that the first department has."""

    extraordinary: Mapping[At, str] = field(default_factory=dict)
    comments: Mapping[At, str] = field(default_factory=dict)
    missing: Mapping[At, tuple[Missing, str]] = field(default_factory=dict)
    fewest_told: Mapping[str, int] = field(default_factory=dict)
    preliminary: Collection[At] = ()
    derived: Mapping[At, str] = field(default_factory=dict)
    rolling_12_shown: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    month_shown: Collection[str] = ()
    redefined: tuple[Redefined, ...] = ()
    forecast_slips: Mapping[At, str] = field(default_factory=dict)
    target_slips: Mapping[At, str] = field(default_factory=dict)
    month_slips: Mapping[At, int] = field(default_factory=dict)
    early: Collection[At] = ()
    judgements: tuple[Judgement, ...] = ()
    corrections: tuple[InventedCorrection, ...] = ()


INCIDENTS = Incidents(
    EXTRAORDINARY, COMMENTS, MISSING, FEWEST_TOLD, PRELIMINARY, DERIVED, ROLLING_12_SHOWN, MONTH_SHOWN, REDEFINED,
    FORECAST_SLIPS, TARGET_SLIPS, MONTH_SLIPS, EARLY, JUDGEMENTS, CORRECTIONS,
)  # fmt: skip
