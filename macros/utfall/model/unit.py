"""Units and how they relate: money of any currency in its own scales, shares, energy and time; others stand alone.

An amount is converted only within what it measures: kronor into thousands of kronor, never into euros, since no rate of
exchange is known here; an amount per square metre only into another per square metre.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from utfall.number import MINUS, NO_BREAK
from utfall.words import LANGUAGES, any_of, grammar, recognised

PERCENT = "procent"
PIECES = "antal"  # heads a column; in a sentence one writes 79 000 st
SAID_PIECES = "st"
POINTS = "procentenheter"  # what differences between shares are counted in
_K, _M, _BN = Decimal(1_000), Decimal(1_000_000), Decimal(1_000_000_000)
KRONOR = {  # Swedish public bodies write tkr, mnkr (also mkr) and mdkr
    "kr": Decimal(1), "tkr": _K, "mkr": _M, "mnkr": _M, "mdkr": _BN,
}  # fmt: skip
SEK = "SEK"
SYMBOLS = {"£": "GBP", "€": "EUR", "$": "USD"}
_ISO_4217 = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP
CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD
IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR
MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP
SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF
XPF YER ZAR ZMW ZWG
"""
CURRENCIES = tuple(_ISO_4217.split())
_SCALES = {  # how thousands, millions and thousands of millions are written beside a currency in any language
    "thousand": (_K, ("k", "000")), "million": (_M, ("m",)), "billion": (_BN, ("bn",)),
}  # fmt: skip
_Sizes = Mapping[str, tuple[str, tuple[str, ...], tuple[str, ...]]]
# What else is converted: the same thing in other sizes. Signs stand before what the languages call a size, or after.
_OTHERS: Mapping[str, _Sizes] = {
    "share": {"per-cent": ("1", (PERCENT, "%"), ()), "per-mille": ("0.1", (), ("‰",))},
    "energy": {
        "Wh": ("0.001", ("Wh",), ()), "kWh": ("1", ("kWh",), ()), "MWh": ("1000", ("MWh",), ()),
        "GWh": ("1000000", ("GWh",), ()), "TWh": ("1000000000", ("TWh",), ()),
    },
    "area": {"square-metres": ("1", ("m²", "m2"), ()), "hectares": ("10000", ("ha",), ())},
    "hours": {"minutes": ("1", ("min",), ()), "hours": ("60", (), ("h",))},
    "days": {"days": ("1", (), ()), "weeks": ("7", (), ())},
    "times": {"times": ("1", (), ())},
    "pieces": {"pieces": ("1", (PIECES, SAID_PIECES), ())},
}  # fmt: skip
_CODED = ("", "k", "M", "md")  # before the code of a currency that has no sign
_PER = re.compile(r" ?/ ?| per ")


@dataclass(frozen=True, slots=True)
class Size:
    """What a unit measures, and how large it is in the smallest that is written of it."""

    kind: str
    factor: Decimal
    is_money: bool = False
    currency: str = ""


@cache
def _sizes() -> Mapping[str, Mapping[str, str]]:
    """Return the sizes of what is no money by their names in all languages, for each thing that is measured."""
    named = [key for kind, sizes in _OTHERS.items() if kind != "energy" for key in sizes]
    names = {key: recognised("units", f"size.{key}") for key in named}
    return {
        kind: {
            name: size
            for key, (size, before, after) in sizes.items()
            for name in (*before, *names.get(key, ()), *after)
        }
        for kind, sizes in _OTHERS.items()
    }


@cache
def _size_by_name() -> Mapping[str, tuple[str, Decimal]]:
    return {name.casefold(): (kind, Decimal(size)) for kind, sizes in _sizes().items() for name, size in sizes.items()}


@cache
def _scales() -> Mapping[str, Decimal]:
    """Return how many thousands, millions and thousands of millions are, by how they are written beside a currency."""
    return {"": Decimal(1)} | {
        name: size for key, (size, signs) in _SCALES.items() for name in (*signs, *recognised("units", f"scale.{key}"))
    }


@cache
def _money_pattern() -> re.Pattern[str]:
    scale, crowns = any_of(filter(None, _scales())), any_of(recognised("units", "currency.kronor"))
    return re.compile(
        rf"(?P<sign>[£€$])(?:[ \u00a0']?(?P<of_sign>{scale}))?"
        rf"|(?P<before>{scale})?[ \u00a0]?(?P<code>[A-Z]{{3}}|{crowns}|[£€$])"
        rf"|(?P<first>[A-Z]{{3}}|kr)[ \u00a0](?P<after>{scale})",
        re.IGNORECASE,
    )


@cache
def _pieces_said() -> Mapping[str, str]:
    """Return what stands behind a number of things, by what heads a column of it."""
    each = [grammar(language, "units")["pieces"] for language in reversed(LANGUAGES)]
    return {head: said for pieces in each for head, said in zip(pieces["head"], pieces["said"], strict=True)}


@lru_cache(maxsize=512)
def size_of(unit: str) -> Size | None:
    """Return what a unit measures; ``None`` for one that stands for itself."""
    whole, *per = _PER.split(" ".join(unit.split()), maxsplit=1)
    found = _money(whole) or _other(whole)
    if found is None or not per:
        return found
    below = _other(per[0]) or Size(per[0].casefold(), Decimal(1))
    return Size(f"{found.kind}/{below.kind}", found.factor / below.factor, currency=found.currency)


def _money(unit: str) -> Size | None:
    match = _money_pattern().fullmatch(unit)
    if match is None:
        return None
    code, scale = (
        match["sign"] or match["code"] or match["first"],
        match["of_sign"] or match["before"] or match["after"],
    )
    currency = SYMBOLS.get(code) or (SEK if code.casefold() in recognised("units", "currency.kronor") else code)
    if currency not in CURRENCIES:
        return None  # three letters that are no currency, or one written in small letters
    return Size(currency, _scales()[(scale or "").casefold()], is_money=True, currency=currency)


def _other(unit: str) -> Size | None:
    known = _size_by_name().get(unit.casefold())
    return Size(*known) if known else None


def sign_and_scale(unit: str, language: str) -> tuple[str, str]:
    """Return the sign of a currency that stands before a figure, and what stands after it: ``£``, ``m`` for ``£m``.

    Nothing where the unit stands after the figure as it is written: in Swedish, and where no sign begins it.
    """
    sign, scale = unit[:1], unit[1:].strip(" '")
    if language != "en" or sign not in SYMBOLS or size_of(unit) is None:
        return "", unit
    if scale == "000":  # as a heading has it; behind a figure it would be three digits more
        scale = "k"
    return sign, f"\u00a0{scale}" if len(scale) > len("bn") and scale.isalpha() else scale


def with_unit(written: str, unit: str, language: str) -> str:
    """Return a written figure with its unit behind it, or with the sign of a currency before it: ``−£1.2m``."""
    sign, after = sign_and_scale(unit, language)
    if sign:
        digits = written.lstrip(f"+{MINUS}")
        return f"{written.removesuffix(digits)}{sign}{digits}{after}"
    return f"{written}{NO_BREAK}{unit}" if unit else written


def is_pieces(unit: str) -> bool:
    """Whether a unit is a number of things, of which there are more or fewer and not higher or lower."""
    return unit in _pieces_said()


def is_count(unit: str) -> bool:
    """Whether a unit is a number of things by any of its names, and so a whole number."""
    return unit in _sizes()["pieces"]


def is_money(unit: str) -> bool:
    """Whether a unit is an amount of money, of whatever currency, and of nothing else beside it."""
    found = size_of(unit)
    return found is not None and found.is_money


def canonical(unit: str) -> str:
    """Return a unit as the program knows it: the ways to write per cent are one."""
    return PERCENT if unit == "%" or unit.casefold() in recognised("units", "size.per-cent") else unit


def is_silent(unit: str) -> bool:
    """Whether a unit is no word behind a figure, as of an index."""
    return unit in recognised("units", "silent.units")


def spoken(unit: str) -> str:
    """Return a unit as it follows a figure in a sentence."""
    return _pieces_said().get(unit, unit)


def abbreviated(unit: str) -> str:
    """Return a unit as it follows a figure where there is little room: ``%``, ``st``, ``mkr``."""
    return "%" if unit == PERCENT else spoken(unit)


def converted(amount: Decimal, unit: str, into: str) -> Decimal | None:
    """Return an amount in another unit, or ``None`` where the two do not measure the same."""
    if unit == into:
        return amount
    have, want = size_of(unit), size_of(into)
    if have is None or want is None or have.kind != want.kind:
        return None
    return amount * have.factor / want.factor


def rescaled(amount: Decimal, unit: str, into: str) -> Decimal | None:
    """Return an amount of a series after its unit changed, or ``None`` where that breaks the series.

    Money in another scale is the same figure. Any other new unit is a new definition, also one that could be converted.
    """
    return converted(amount, unit, into) if unit == into or is_money(unit) else None


def alike(unit: str) -> tuple[str, ...]:
    """Return some of the units that an amount in this one can be shown in, as they are mostly written."""
    found = size_of(unit)
    if found is None or "/" in found.kind:
        return (unit,)
    if not found.is_money:
        sizes = _sizes()[found.kind]
        return tuple({size: name for name, size in reversed(tuple(sizes.items()))}.values())[
            ::-1
        ]  # the first name of each
    if found.currency == SEK:
        return tuple(KRONOR)
    sign = next((sign for sign, currency in SYMBOLS.items() if currency == found.currency), "")
    return (sign, f"{sign}k", f"{sign}m", f"{sign}bn") if sign else tuple(f"{one}{found.currency}" for one in _CODED)
