"""Why indicators deviate and what is done about it, in the months in which the demo tells it beside the figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from utfall.demo.plan import Plan
    from utfall.period import Period

Row = dict[str, str]

EXPLANATIONS: dict[tuple[str, str], Row] = {
    ("resultat", "2024-08"): {
        "action": "Alla avdelningar prövar vilka inköp som kan vänta till nästa år.",
        "responsible": "Ledning och stab", "until": "2024-10-31", "activity": "atgarder-for-balans",
    },
    ("besvarade-samtal", "2025-03"): {
        "action": "Växeln tar emot enkla frågor tills de nya är på plats.",
        "responsible": "Kontaktcenter", "until": "2025-05-31", "activity": "tillganglig-telefoni",
    },
    ("sjukfranvaro", "2025-10"): {
        "cause": "Höstens förkylningar märks mest i köken.", "activity": "frisk-arbetsplats",
    },
    ("sjukfranvaro", "2025-11"): {
        "cause": "Förkylningarna har spridit sig från köken till lokalvården.", "activity": "frisk-arbetsplats",
    },
    ("sjukfranvaro", "2025-12"): {
        "cause": "Frånvaron ökade mer under hösten än vanligt.", "activity": "frisk-arbetsplats",
    },
    ("matsvinn", "2025-12"): {
        "cause": "Jullunchen lagades till fler gäster än som kom.", "activity": "mat-ratt-mangd",
    },
    ("intakter", "2025-12"): {
        "cause": "Verksamheterna köpte mindre lokalvård och it-stöd än vad som var planerat.",
        "action": "Priserna för nästa år räknas på de volymer som köptes i år.",
        "responsible": "Ekonomi och inköp", "until": "2026-02-28",
    },
    ("konsultkostnader", "2025-12"): {
        "cause": "Konsulter har ersatt vakanser i de digitala projekten.",
        "action": "Tjänsterna tillsätts under våren.",
        "responsible": "Digital service", "until": "2026-05-31",
    },
    ("arbetsskador", "2025-12"): {
        "cause": "Halka på gårdar och infarter ligger bakom de flesta olyckorna.",
        "action": "Sandningen runt köken ses över.",
        "responsible": "Måltider", "until": "2026-01-31",
    },
}  # fmt: skip


def explanation(_plan: Plan, name: str, month: Period) -> Row:
    """Return what a month's row of an indicator tells of why it deviates and what is done."""
    return EXPLANATIONS.get((name, str(month)), {})
