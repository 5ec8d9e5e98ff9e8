"""Personal data in the texts and cells of a month, found before anything is public, and never repeated in a message.

Who may be reached by what the settings name (the contact's telephone and address, the organisation's own mail) is no
private person; nor is what ``public_details`` lists.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from utfall.derive.birth_number import birth_numbers
from utfall.derive.insurance_number import insurance_numbers
from utfall.derive.named_person import named_persons, names_somebody, said_of_somebody
from utfall.derive.personal_number import personal_numbers
from utfall.derive.personal_words import is_amount, is_other_number
from utfall.derive.private_mail import private_addresses
from utfall.derive.telephone import digits_of, telephones
from utfall.model.column_rows import ColumnRows
from utfall.model.finding import Finding, Severity
from utfall.source.page import OURS
from utfall.source.prose import BLANK, prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.model.report import Report
    from utfall.model.resource import Resource, Row
    from utfall.project import Project
    from utfall.source.page import Page

SLUG = "personal-data"
SHORT = 6  # signs of a text below which it can hold none of it


@dataclass(frozen=True, slots=True)
class PublicDetails:
    """Hold the numbers and addresses that are no private person's, as digits and in small letters."""

    numbers: frozenset[str]
    addresses: frozenset[str]

    def has_number(self, text: str) -> bool:
        """Tell whether a number is one of them."""
        return digits_of(text) in self.numbers

    def has_address(self, text: str) -> bool:
        """Tell whether an address is one of them."""
        return text.casefold() in self.addresses


def public_details(project: Project) -> PublicDetails:
    """Return what the settings say is for everybody."""
    contacts = (project.contact, project.accessibility.contact)
    numbers = [*(one.phone for one in contacts), *project.public_details]
    addresses = [*(one.email for one in contacts), *project.public_details]
    return PublicDetails(
        frozenset(digits for one in numbers if (digits := digits_of(one))),
        frozenset(one.casefold().strip() for one in addresses if "@" in one),
    )


def check_personal_data(project: Project, report: Report, pages: Sequence[Page]) -> Iterator[Finding]:
    """Find personal data on the pages, in the cells of every table, and in what the package says of itself."""
    public = public_details(project)
    for page in pages:
        yield from _of_page(page, public)
    for resource in report.resources.values():
        yield from _of_table(resource, public)
    package = report.package
    told = {"title": package.title, "description": package.description, "case_number": package.case_number}
    told |= {"sources": " ; ".join(one.title for one in package.sources)}
    for field, text in told.items():
        for case in _found_in(field, text, public):
            yield _finding(case, f"{package.folder}/datapackage.json", None, field)


def _of_page(page: Page, public: PublicDetails) -> Iterator[Finding]:
    for case, place in _exact(page.body, public):
        row, column = page.place_at(place)
        yield _finding(case, page.file, row, None, column)
    said = prose(page.body).replace(BLANK, " ")
    for place, about in named_persons(said):
        row, column = page.place_at(place)
        yield _finding(about, page.file, row, None, column)
    for name, value in (page.meta or {}).items():
        for case in _found_in(str(name), str(value), public) if name != OURS else ():
            yield _finding(case, page.file, 1, str(name))


def _of_table(resource: Resource, public: PublicDetails) -> Iterator[Finding]:
    if isinstance(resource.rows, ColumnRows):
        yield from _of_columns(resource, resource.rows, public)
        return
    for row in resource.rows:
        texts = {name: value for name, value in row.values.items() if isinstance(value, str) and len(value) >= SHORT}
        told = False
        for field, text in texts.items():
            for case in _found_in(field, text, public):
                told = True
                yield _finding(case, resource.file, row.number, field)
        about = "" if told else _of_row(row)
        if about:
            yield _finding(about, resource.file, row.number, next(iter(texts)))


def _of_row(row: Row) -> str:
    """Return what a row tells of somebody whom another of its cells names; an empty text where nothing."""
    texts = [value for value in row.values.values() if isinstance(value, str)]
    if not any(map(names_somebody, texts)):
        return ""
    return next((kind for one in texts if (kind := said_of_somebody(one))), "")


def _of_columns(resource: Resource, rows: ColumnRows, public: PublicDetails) -> Iterator[Finding]:
    """Look at the distinct cells of a long table, each once, and tell of the first row that has one."""
    for name, column in rows.columns.items():
        for code, text in enumerate(column.texts):
            if len(text) >= SHORT and isinstance(column.distinct[code], str):
                for case in _found_in(name, text, public):
                    yield _finding(case, resource.file, column.codes.index(code) + 2, name)


def _found_in(field: str, text: str, public: PublicDetails) -> Iterator[str]:
    """Yield the kinds of what a field's text has; the field's name says what a number is, as a word before it does."""
    for case, _ in _exact(f"{field.replace('_', ' ')}: {text}", public):
        yield case
    for _, about in named_persons(text):
        yield about


def _exact(text: str, public: PublicDetails) -> Iterator[tuple[str, int]]:
    """Yield the numbers and addresses that are somebody's own, each kind with its place."""
    taken: set[int] = set()
    for found in chain(personal_numbers(text), birth_numbers(text), insurance_numbers(text)):
        is_other = is_other_number(text, found.start(), found.end()) or (
            found[0].isdigit() and is_amount(text, found.end())
        )
        if not public.has_number(found[0]) and not is_other:
            taken.add(found.start())
            yield "number", found.start()
    for place, number in telephones(text):
        if place not in taken and not public.has_number(number):
            yield "telephone", place
    for place, address in private_addresses(text):
        if not public.has_address(address):
            yield "mail", place


def _finding(case: str, file: str, row: int | None, field: str | None, column: int | None = None) -> Finding:
    severity = Severity.ERROR if case == "number" else Severity.WARNING
    return Finding(SLUG, case, file, row, field, column=column, severity=severity)
