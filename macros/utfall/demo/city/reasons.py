"""Why an indicator of a department is worse than its target, told beside the figure in every such month."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.demo import figures
from utfall.period import Frequency
from utfall.words import words

if TYPE_CHECKING:
    from utfall.demo.plan import Plan
    from utfall.period import Period

Row = dict[str, str]
CAUSES = {  # by chapter; the month stands in each, so that no month says what the one before said
    "ekonomi": (
        "I {month} hade verksamheten andra volymer än i planen.",
        "Nya priser på köpta tjänster slog igenom i {month}.",
        "Vikarier har ersatt vakanta tjänster till och med {month}.",
    ),
    "hr": (
        "I {month} märktes förkylningarna i de största enheterna.",
        "Två arbetsplatser stod för det mesta av avvikelsen i {month}.",
        "Bemanningen räckte inte till i {month}.",
    ),
    "indikatorer": (
        "Ett nytt system infördes stegvis till och med {month}, och rutinerna är inte på plats överallt.",
        "I {month} var två tjänster vakanta där arbetet görs.",
        "Många hörde av sig samtidigt i {month}.",
    ),
}
ACTIONS = {
    "ekonomi": ("Inköp som kan vänta prövas av ledningen.", "Ekonomichefen"),
    "hr": ("Cheferna på de berörda arbetsplatserna får stöd av HR.", "HR-chefen"),
    "indikatorer": ("Rutinerna ses över med dem som gör arbetet.", "Förvaltningschefen"),
}
MONTHS_TO_ACT = 3


def reason(plan: Plan, name: str, month: Period) -> Row:
    """Return the cause, what is done, by whom and until when; nothing where the target is reached."""
    if not _is_worse(plan, name, month):
        return {}
    chapter = plan.definition(name)["chapter"]
    causes, (action, responsible) = CAUSES[chapter], ACTIONS[chapter]
    turn = month.year + month.number + month.number // 3  # another cause than a month, a quarter and a year before
    cause = causes[(turn + len(name) + len(plan.id)) % len(causes)]
    return {
        "cause": cause.format(month=month.name(words("sv"))), "action": action, "responsible": responsible,
        "until": f"{month.shifted(MONTHS_TO_ACT)}-28",
    }  # fmt: skip


def _is_worse(plan: Plan, name: str, month: Period) -> bool:
    """Tell whether what is held against the target is worse than it, by however little."""
    row, target = plan.definition(name), figures.target(plan, name, month)
    period = month.within(Frequency(row["frequency"]))
    if row["compares"] == "none" or row["direction"] == "none" or not period.is_complete_in(month):
        return False
    value = figures.true_value(plan, name, period)
    if row["compares"] == "forecast":
        foreseen, target = figures.forecast(plan, name, month), figures.year_target(plan, name, month)
        value = foreseen[0] if foreseen else Decimal(target or 0)
    worse = value - target if target is not None else Decimal(0)
    return worse > 0 if row["direction"] == "lower" else worse < 0
