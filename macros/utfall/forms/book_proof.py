"""Whether the workbook's sheets about the others say what the package and the pages say: contents, notes.

Expected is the package's own scales, definitions and facts, and what tables the pages were to show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.forms.joined import together
from utfall.forms.same_value import even
from utfall.model.missing import SYMBOLS, Missing
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.forms.parity import WrittenTable
    from utfall.forms.reading import ReadTable
    from utfall.forms.request import ExportRequest
    from utfall.model.finding import Finding
    from utfall.shown.table import Table

NAME, MEANING = 1, 2  # the columns of a word of the notes and of what it means


def compare_contents(
    form: WrittenTable, request: ExportRequest, tables: Sequence[Table], read: ReadTable
) -> Iterator[Finding]:
    """Find tables that the contents name otherwise, or say to stand on another page."""
    first: dict[str, str] = {}
    for shown in request.edition.shown:
        for table in shown.tables:
            first.setdefault(table.id, shown.title)
    rows = [tuple(cell.text or "" for cell in row) for row in read.rows[1:]]  # the first leads to the notes
    for at, some in enumerate(together(tables)):
        subject, found = some[0].subject, rows[at] if at < len(rows) else ("", "", "")
        caption = form.words.say(f"forms.joined.{subject.sort}") if subject else some[0].caption
        page = form.words.say("forms.sheet.own-pages") if subject else first[some[0].id]
        for wanted, said in ((caption, found[1]), (page, found[2])):
            if even(wanted) != even(said):
                yield form.says(_place(form, "contents", caption), wanted, said)


def compare_notes(form: WrittenTable, request: ExportRequest, read: ReadTable) -> Iterator[Finding]:
    """Find states, signs, definitions and facts that the notes tell otherwise, or leave out."""
    told: dict[str, list[str]] = {}
    for row in read.rows:
        told.setdefault(even(row[NAME].text or ""), []).append(even(row[MEANING].text or ""))
    for word, meaning in _wanted(form, request):
        found = told.get(even(word), [])
        if even(meaning) not in found:
            yield form.says(_place(form, "notes", word), meaning, " / ".join(found))


def _place(form: WrittenTable, sheet: str, name: str) -> Sentence:
    return Sentence("forms.place.about", {"sheet": form.words.say(f"forms.sheet.{sheet}"), "name": name})


def _wanted(form: WrittenTable, request: ExportRequest) -> Iterator[tuple[str, str]]:
    """Yield each word and what it means."""
    words, report = form.words, request.report
    for kind in map(Missing, SYMBOLS):
        yield words.say(f"missing.{kind.key}"), words.say(f"missing-meaning.{kind.key}")
    yield from ((state.name, state.meaning) for state in report.states)
    yield from ((one.name, one.definition) for one in report.indicators if one.definition)
    package = report.package
    yield words.say("fact.case_number"), package.case_number
    yield words.say("fact.licence"), ", ".join(one.title for one in package.licences)
    yield words.say("fact.sources"), "; ".join(one.title for one in package.sources)
