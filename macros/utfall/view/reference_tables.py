"""What a reader needs to read the report: status scales, definitions, symbols and data files."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.rules import RULES
from utfall.errors import UnknownName
from utfall.model.missing import SYMBOLS, Missing
from utfall.model.unit import PERCENT
from utfall.publisher import Contact
from utfall.report_calendar import CALENDAR_YEAR
from utfall.shown.content import Number
from utfall.shown.outline import MAILBOX
from utfall.shown.table import Cell, Column, Subject
from utfall.view.assemble import Draft, PackageRow, assemble

if TYPE_CHECKING:
    from utfall.model.indicator import Indicator
    from utfall.model.report import Report
    from utfall.model.status import State
    from utfall.report_calendar import Calendar
    from utfall.shown.table import Table
    from utfall.words import Words

ABOUT = (  # what is told of an indicator, in the order in which a reader asks
    "definition", "own_reading", "unit", "frequency", "reported_as", "direction", "source", "owner", "contact",
)  # fmt: skip
NOBODY = Contact()


def legend_tables(report: Report, words: Words, scale: str | None = None) -> tuple[Table, ...]:
    """Return one scale's states, or every scale's, with their meanings."""
    scales = [scale] if scale else list(dict.fromkeys(state.scale for state in report.states))
    return tuple(_legend(report, words, name) for name in scales)


def _legend(report: Report, words: Words, scale: str) -> Table:
    states = report.scale(scale)
    columns = [
        Column("name", words.say("heading.status"), "name"),
        Column("meaning", words.say("heading.state"), "text"),
    ]
    rows = [Draft(state.id, {"name": Cell(state), "meaning": _meaning(report, words, state)}) for state in states]
    caption = words.say("caption.legend", scale=_called(words, scale, states))
    files = (report.resources["scales"].file,) if "scales" in report.resources else ()  # else the states are ours
    return assemble(f"legend-{scale}", caption, columns, rows, files)


def _meaning(report: Report, words: Words, state: State) -> Cell:
    """Return what a state means; one that comes with the program stands nowhere in the package."""
    row, table = f"{state.scale}/{state.id}", report.resources.get("scales")
    if table is None or row not in table.keys:
        return Cell(state.meaning)
    return PackageRow(report, words, "scales", row).cell("meaning", state.meaning)


def _called(words: Words, scale: str, states: tuple[State, ...]) -> str:
    """Return what a scale is called: as its rows say, else by a word of ours, else by its name."""
    titles = [state.title for state in states if state.title]
    if titles:
        return titles[0]
    return words.say(f"scale.{scale}") if words.has(f"scale.{scale}") else scale.replace("-", " ")


def definitions_table(report: Report, words: Words, chapter: str | None = None) -> Table:
    """Return the definitions of the indicators, of one chapter or of all."""
    keys = ("definition", "own_reading", "source", "owner")
    columns = [
        Column("name", words.say("heading.indicator"), "name"),
        *(Column(key, words.say(f"heading.{key}"), "text") for key in keys),
    ]
    known = dict.fromkeys(one.chapter for one in report.indicators)
    if chapter is not None and chapter not in known:
        raise UnknownName("chapter", chapter, known)
    wanted = [one for one in report.indicators if chapter in {None, one.chapter}]
    rows = [_definition(report, words, one) for one in wanted]
    name = f"definitions-{chapter}" if chapter else "definitions"
    return assemble(name, words.say("caption.definitions"), columns, rows, (report.resource("indicators").file,))


def _definition(report: Report, words: Words, indicator: Indicator) -> Draft:
    shown = {
        "name": indicator.name,
        "definition": indicator.definition,
        "own_reading": indicator.own_reading,
        "source": indicator.source,
        "owner": indicator.owner,
    }
    place = PackageRow(report, words, "indicators", indicator.id)
    cells = {key: place.cell(key, text) for key, text in shown.items()}
    # Short facts stand under the name: a column for each would leave the sentences too narrow to read.
    facts = _facts(words, indicator)
    facts["unit"] = f"{words.say('heading.unit')}: {facts['unit']}"
    notes = tuple(note for key in facts for note in place.cell(key, "").notes)
    cells["name"] = replace(cells["name"], notes=(*cells["name"].notes, *notes))
    return Draft(indicator.id, cells, detail=" · ".join(facts.values()))


def _facts(words: Words, indicator: Indicator) -> dict[str, str]:
    return {
        "unit": words.say(f"unit.{PERCENT}") if indicator.unit == PERCENT else indicator.unit,
        "frequency": words.say(f"frequency.{indicator.frequency}"),
        "reported_as": words.say(f"reported.{indicator.reported_as}"),
        "direction": words.say(f"direction.{indicator.direction}"),
    }


def definition_facts(report: Report, words: Words, indicator: Indicator, contact: Contact = NOBODY) -> Table:
    """Return one indicator's definition, a row a fact; without a mailbox of its own, whom the report names answers."""
    columns = [
        Column("name", words.say("heading.fact"), "name"),
        Column("value", words.say("heading.fact-value"), "text"),
    ]
    place = PackageRow(report, words, "indicators", indicator.id)
    facts = {key: place.cell(key, text) for key, text in _facts(words, indicator).items()}
    cells = {**facts, **_definition(report, words, indicator).cells, "contact": _contact(place, indicator, contact)}
    rows = [
        Draft(key.replace("_", "-"), {"name": Cell(words.say(f"heading.{key}")), "value": cells[key]})
        for key in ABOUT
        if cells[key].content != "" or cells[key].notes
    ]
    caption = words.say("caption.definition", name=indicator.name)
    name = f"definition-{indicator.id.replace('/', '-')}"  # of a statement's line the id is ``statement/line``
    files = (report.resource("indicators").file,)
    return replace(assemble(name, caption, columns, rows, files), subject=Subject("definition", indicator.name))


def _contact(place: PackageRow, indicator: Indicator, contact: Contact) -> Cell:
    """Return the mailbox that answers for an indicator, with what leads to it."""
    own = place.cell("contact", indicator.contact)
    said = ", ".join(filter(None, (contact.name, contact.email)))
    address = indicator.contact or contact.email
    found = own if own.content else Cell(said, own.notes)
    return replace(found, leads=f"{MAILBOX}{address}" if address else "")


def symbols_table(words: Words) -> Table:
    """Return what stands in a table where a value is missing, and what it means."""
    columns = [
        Column("name", words.say("heading.symbol"), "name"),
        Column("meaning", words.say("heading.meaning"), "text"),
    ]
    kinds = [*(Missing(symbol).key for symbol in SYMBOLS), "blank"]
    rows = [
        Draft(
            kind,
            {"name": Cell(words.say(f"missing.{kind}")), "meaning": Cell(words.say(f"missing-meaning.{kind}"))},
        )
        for kind in kinds
    ]
    return assemble("symbols", words.say("caption.symbols"), columns, rows, ())


def sources_table(report: Report, words: Words) -> Table:
    """Return the package's data files: what each holds and how many rows."""
    columns = [
        Column("name", words.say("heading.file"), "name"),
        Column("title", words.say("heading.description"), "text"),
        Column("rows", words.say("heading.rows"), "number"),
    ]
    rows = [
        Draft(
            resource.name.replace("_", "-"),
            {
                "name": Cell(resource.file),
                "title": Cell(resource.title),
                "rows": Cell(Number(Decimal(len(resource.rows)))),
            },
        )
        for resource in report.resources.values()
    ]
    return assemble("sources", words.say("caption.sources"), columns, rows, ())


def rules_table(words: Words, calendar: Calendar = CALENDAR_YEAR) -> Table:
    """Return the rules by which figures and statuses are worked out, each with an example that its code worked out."""
    columns = [
        Column("name", words.say("heading.rule"), "name"),
        *(Column(key, words.say(f"heading.rule-{key}"), "text") for key in ("formula", "example")),
    ]
    rows = []
    for rule in RULES:
        example = {
            name: words.say(f"rating.{value}") if isinstance(value, str) else value
            for name, value in rule.example().items()
        }
        texts = {part: words.say(f"rules.{rule.id}.{part}", **example) for part in ("name", "formula", "example")}
        if rule.id == "own-value" and calendar != CALENDAR_YEAR:
            texts["formula"] = words.say("rules.own-value.formula-by-calendar")
        rows.append(Draft(rule.id, {part: Cell(text) for part, text in texts.items()}))
    return assemble("rules", words.say("caption.rules"), columns, rows, ())


def facts_table(report: Report, words: Words) -> Table:
    """Return what the package says of itself."""
    package = report.package
    columns = [
        Column("name", words.say("heading.fact"), "name"),
        Column("value", words.say("heading.fact-value"), "text"),
    ]
    facts = {
        "title": package.title,
        "period": package.period.report_name(words),
        "edition": package.edition_title(words),
        "publisher": ", ".join(filter(None, (package.organisation.get(key) for key in ("name", "city")))),
        "board": package.organisation.get("board", ""),
        "case_number": package.case_number,
        "licence": ", ".join(licence.title for licence in package.licences),
        "sources": "; ".join(source.title for source in package.sources),
    }
    rows = [
        Draft(key, {"name": Cell(words.say(f"fact.{key}")), "value": Cell(_fact(text))}) for key, text in facts.items()
    ]
    return assemble("facts", words.say("caption.facts"), columns, rows, (f"{package.folder}/datapackage.json",))


def _fact(text: str) -> str | Missing:
    return Missing(text) if text in SYMBOLS else text
