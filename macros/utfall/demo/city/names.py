"""The departments of the invented city: what they are called and how large they are."""

from __future__ import annotations

from dataclasses import dataclass

MOST = 60
CITY_ID, CITY = "exempelby", "Exempelby kommun"


@dataclass(frozen=True, slots=True)
class Department:
    """One department: its number in the city, and its size in per cent of the plain example's department."""

    number: int
    id: str
    name: str
    board: str
    size: int


_KNOWN = (
    ("barn-och-utbildning", "Barn och utbildning", "Barn- och utbildningsnämnden", 310),
    ("vard-och-aldreomsorg", "Vård och äldreomsorg", "Vård- och äldrenämnden", 265),
    ("individ-och-familj", "Individ och familj", "Socialnämnden", 120),
    ("funktionsstod", "Funktionsstöd", "Nämnden för funktionsstöd", 145),
    ("kultur-och-fritid", "Kultur och fritid", "Kultur- och fritidsnämnden", 65),
    ("stadsmiljo", "Stadsmiljö", "Stadsmiljönämnden", 85),
    ("stadsbyggnad", "Stadsbyggnad", "Stadsbyggnadsnämnden", 50),
    ("stadsfastigheter", "Stadsfastigheter", "Fastighetsnämnden", 75),
    ("kretslopp-och-vatten", "Kretslopp och vatten", "Nämnden för kretslopp och vatten", 90),
    ("arbete-och-vuxenutbildning", "Arbete och vuxenutbildning", "Nämnden för arbete och vuxenutbildning", 60),
    ("miljo-och-halsa", "Miljö och hälsa", "Miljö- och hälsonämnden", 45),
    ("medborgarservice", "Medborgarservice", "Nämnden för demokrati och medborgarservice", 55),
)  # fmt: skip


def departments(count: int) -> tuple[Department, ...]:
    """Return the first departments of the city: twelve with names, then numbered districts."""
    return tuple(_department(number) for number in range(1, count + 1))


def _department(number: int) -> Department:
    if number <= len(_KNOWN):
        return Department(number, *_KNOWN[number - 1])
    size = 45 + number * 7 % 40
    return Department(number, f"distrikt-{number}", f"Distrikt {number}", f"Distriktsnämnd {number}", size)
