"""What the cover, the running heads and the last page of the document say of the edition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.view.addresses import paper

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.model.edition_name import EditionName
    from utfall.model.report import Package, Report
    from utfall.words import Words

NO_CASE = {"", ".", ".."}  # what stands for a case number where there is none


@dataclass(frozen=True, slots=True)
class Front:
    """Hold what the cover and the running heads say. ``facts`` are pairs of what it is and what it says."""

    title: str
    lead: str
    publisher: tuple[str, ...]
    name: str
    facts: tuple[tuple[str, str], ...]
    remark: str = ""

    @property
    def full_title(self) -> str:
        """What the document is called among others: its title with the edition."""
        return f"{self.title}. {self.lead}"


def front(report: Report, words: Words, name: str, address: str) -> Front:
    """Return the front of a report's document. ``name`` is the site's, ``address`` where it is, if that is known."""
    package = report.package
    edition = edition_of(package)
    lead = package.edition_title(words)
    number = edition.number if edition else 1
    corrected = sum(1 for one in report.corrections if one.edition == number)
    return Front(
        package.title,
        lead.capitalize(),
        tuple(filter(None, (package.organisation.get(key, "") for key in ("city", "name", "board")))),
        name or package.organisation.get("name", ""),
        tuple(facts(package, words, address)),
        words.say("editions.corrected", count=corrected) if corrected else "",
    )


def facts(package: Package, words: Words, address: str) -> Iterator[tuple[str, str]]:
    """Return what a register asks for: edition, case number, publisher, licence, address."""
    yield words.say("fact.edition"), package.edition_title(words)
    yield words.say("fact.case_number"), case_number(package, words)
    yield words.say("fact.publisher"), publisher(package)
    yield words.say("fact.licence"), ", ".join(licence.title for licence in package.licences)
    if address:
        yield words.say("paper.address"), address


def case_number(package: Package, words: Words) -> str:
    """Return the case number, or that there is none."""
    return words.say("paper.no-case-number") if package.case_number in NO_CASE else package.case_number


def publisher(package: Package) -> str:
    """Return who publishes, with the city."""
    return ", ".join(filter(None, (package.organisation.get(key) for key in ("name", "city"))))


def edition_of(package: Package) -> EditionName | None:
    """Return which edition a package is, if its version says so."""
    return package.edition


def last_words(package: Package, words: Words, address: str, tools: Sequence[str]) -> tuple[str, ...]:
    """Return how the document came about, what it is for, and where the rest is."""
    said = [
        words.say("paper.made", package=package.name, edition=package.edition_title(words)),
        words.say("paper.forms", report=paper("report", words)),
        words.say("paper.tools", tools=", ".join(tools)),
    ]
    if address:
        said.insert(2, words.say("paper.whole", address=address))
    return tuple(said)
