"""Whether a page says what it ought to beside its tables: bound figures, tiles, charts, marks, JSON-LD.

Expected is what the macros were asked to show and what the package says of itself; found is what is read back from the
built page. Whatever differs is a finding that names page, part and place.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from utfall.forms.read_parts import ReadFigure
from utfall.forms.same_value import even, is_same, stands, undone
from utfall.model.missing import Missing
from utfall.model.unit import PERCENT, sign_and_scale
from utfall.number import figure_or_text, rounded
from utfall.render.live_figure import note
from utfall.render.table_plain import BOTH, plain
from utfall.shown.chart import OVER_TIME, STILL, Chart, ChartKind
from utfall.shown.content import Number
from utfall.shown.live_figure import LiveFigure
from utfall.shown.tile import Tile
from utfall.view.figure import BoundFigure
from utfall.view.heat_table import spread_states
from utfall.view.sentences.names import english_state
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from utfall.forms.parity import WrittenTable
    from utfall.forms.read_parts import ReadChart, ReadMark, ReadParts, ReadTile
    from utfall.forms.request import ExportRequest
    from utfall.model.finding import Finding
    from utfall.model.history import History
    from utfall.pages.macro import Other

NEARLY = 1e-12  # of a figure: what it keeps in a picture's floating point
DATA_KINDS = {"Report", "Dataset"}


def compare_parts(form: WrittenTable, others: Sequence[Other], read: ReadParts) -> Iterator[Finding]:
    """Find what a page says otherwise than it was asked to show."""
    figures: dict[str, list[BoundFigure]] = {}
    for one in others:
        if isinstance(one, BoundFigure):
            figures.setdefault(one.id, []).append(one)
        elif isinstance(one, Tile):
            yield from _tile(form, one, read.tiles.get(one.id.replace("/", "-")))
        elif isinstance(one, LiveFigure):
            yield from _live_figure(form, one, read.charts.get(one.id))
        else:
            yield from _chart(form, one, read.charts.get(one.id))
    for name, wanted in figures.items():
        found = [figure for key, figure in read.figures.items() if _is_of(key, name, figures)]
        yield from _figures(form, wanted, found)


def _is_of(key: str, name: str, names: Collection[str]) -> bool:
    """Tell whether an address is a figure's: a page numbers those of a figure that stands in several sentences."""
    return key == name or (key not in names and re.fullmatch(rf"{re.escape(name)}-\d+", key) is not None)


def _figures(form: WrittenTable, wanted: Sequence[BoundFigure], read: Sequence[ReadFigure]) -> Iterator[Finding]:
    """Find what the places of one figure say otherwise; they may write it in different units."""
    first = wanted[0]
    named = {"name": first.name, "heading": first.heading}
    said = [plain(Number(one.value, one.decimals, one.unit), form.words) for one in wanted]
    for found in read or [ReadFigure("", "", "")]:
        if not any(_says(found.text, one.value, one.decimals, one.unit, form) for one in wanted):
            yield form.says(Sentence("forms.place.figure", named), ", ".join(dict.fromkeys(said)), found.text)
    for text, one in zip(said, wanted, strict=True):
        if read and not any(_says(found.text, one.value, one.decimals, one.unit, form) for found in read):
            yield form.says(Sentence("forms.place.figure", named), text, read[0].text)
    for found in read:
        if figure_or_text(found.value) != first.stored:
            yield form.says(Sentence("forms.place.figure-value", named), str(first.stored), found.value)
        if not all(part in even(found.source) for part in map(even, (first.name, first.heading, first.file))):
            yield form.says(Sentence("forms.place.figure-source", named), first.file, found.source)


def _says(text: str, value: Decimal, decimals: int | None, unit: str, form: WrittenTable) -> bool:
    """Tell whether a text is a figure with its unit, once its formatting is undone."""
    before, after = sign_and_scale(unit, form.words.language)
    sign = "%" if unit == PERCENT else even(after)
    if before and before not in text:
        return False
    text = text.replace(before, "", 1)
    shown = value if decimals is None else rounded(value, decimals)
    return even(text).endswith(even(sign)) and undone(text, sign, form.words.language) == shown


def _tile(form: WrittenTable, one: Tile, read: ReadTile | None) -> Iterator[Finding]:
    if read is None:
        yield form.says(Sentence("forms.place.key-figure", {"name": one.name}), one.name, "")
        return
    texts = {
        "name": one.name, "what": one.heading, "comparison": one.comparison, "beside": one.beside,
        "note": one.trend_note,
    }  # fmt: skip
    for part, text in texts.items():
        if even(read.texts[part]) != even(text):
            yield form.says(_part("tile", one.name, part), text, read.texts[part])
    yield from _tile_figure(form, one, read)
    wanted = plain(one.status, form.words) if one.status else ""
    if not all(stands(text, read.status) for text in wanted.split(BOTH) if text) or bool(wanted) != bool(read.status):
        yield form.says(_part("tile", one.name, "status"), wanted, read.status)
    trend = one.trend.text if one.trend else ""
    if even(read.trend) != even(trend):
        yield form.says(_part("tile", one.name, "trend"), trend, read.trend)
    yield from _tile_changes(form, one, read)


def _tile_changes(form: WrittenTable, one: Tile, read: ReadTile) -> Iterator[Finding]:
    wanted = [(change.than, plain(change.amount, form.words)) for change in one.changes]
    alike = len(wanted) == len(read.changes)
    pairs = zip(wanted, read.changes, strict=False)
    if not alike or not all(stands(part, said) for parts, said in pairs for part in parts):
        expected = ", ".join(" ".join(parts) for parts in wanted)
        yield form.says(_part("tile", one.name, "changes"), expected, ", ".join(read.changes))


def _tile_figure(form: WrittenTable, one: Tile, read: ReadTile) -> Iterator[Finding]:
    shown = read.texts["figure"]
    if isinstance(one.figure, Missing):
        word = form.words.say(f"missing.{one.figure.key}")
        if not even(shown).startswith(even(word)) or read.value is not None:
            yield form.says(_part("tile", one.name, "figure"), word, shown)
        return
    if not _says(shown, one.figure.value, one.figure.decimals, one.unit, form):
        expected = f"{plain(one.figure, form.words)} {one.unit}".strip()
        yield form.says(_part("tile", one.name, "figure"), expected, shown)
    if not is_same(figure_or_text(read.value or ""), one.figure.value):
        yield form.says(_part("tile", one.name, "value"), str(one.figure.value), read.value or "")


def _chart(form: WrittenTable, one: Chart, read: ReadChart | None) -> Iterator[Finding]:
    if read is None:
        yield form.says(Sentence("forms.place.chart", {"name": one.title}), one.title, "")
        return
    if even(read.title) != even(one.title):
        yield form.says(_part("chart-part", one.title, "title"), one.title, read.title)
    for said in read.alternatives or ("",):
        if even(said) != even(one.alternative):
            yield form.says(_part("chart-part", one.title, "alternative"), one.alternative, said)
    for part, told, said in (("subtitle", one.subtitle, read.subtitle), ("below", " ".join(one.notes), read.note)):
        if even(said) != even(told):
            yield form.says(_part("chart-part", one.title, part), told, said)
    yield from _named(form, one, read)


def _live_figure(form: WrittenTable, one: LiveFigure, read: ReadChart | None) -> Iterator[Finding]:
    """Find what a page says otherwise of a figure that is shown live; its values stand in its table as well."""
    if read is None:
        yield form.says(Sentence("forms.place.chart", {"name": one.title}), one.title, "")
        return
    told = (("title", one.title, read.title), ("below", note(one, form.words), read.note))
    for part, wanted, said in told:
        if even(said) != even(wanted):
            yield form.says(_part("chart-part", one.title, part), wanted, said)
    if read.alternatives != ((one.alternative,) if one.still else ()):
        yield form.says(_part("chart-part", one.title, "alternative"), one.alternative, ", ".join(read.alternatives))
    if read.plot != json.loads(one.plot):
        yield form.says(_part("chart-part", one.title, "plot"), one.plot, json.dumps(read.plot, ensure_ascii=False))


def _named(form: WrittenTable, one: Chart, read: ReadChart) -> Iterator[Finding]:
    """Find series that are told otherwise than they are: beside the picture, or in it where they are lines."""
    names = tuple(dict.fromkeys(series.name for panel in one.panels for series in panel.series))
    if one.kind in OVER_TIME:
        names = ()
        yield from _ends(form, one, read)
    if tuple(map(even, read.key)) != tuple(map(even, names)):
        yield form.says(_part("chart-part", one.title, "key"), ", ".join(names), ", ".join(read.key))
    yield from _labels(form, one, read)
    if one.kind not in STILL:
        yield from _live(form, one, read)


def _ends(form: WrittenTable, one: Chart, read: ReadChart) -> Iterator[Finding]:
    """Find what a picture over time does not write: the name of a line with its last figure.

    Figures at columns and dots stand where there is room for them.
    """
    for label in read.labels or ("",):
        for series in one.panels[0].series:
            if even(series.end) not in even(label):
                yield form.says(_part("chart-part", one.title, "label"), series.end, label)


def _labels(form: WrittenTable, one: Chart, read: ReadChart) -> Iterator[Finding]:
    """Find what a picture writes otherwise: above small multiples their name and newest value, at bars their median.

    A long name stands on several lines, and may be broken inside a word.
    """
    is_small = one.kind is ChartKind.MULTIPLES
    said_of = (
        f"{panel.title} {panel.said}" if is_small else panel.line.text if panel.line else "" for panel in one.panels
    )
    told = list(filter(None, said_of))
    for label in read.labels or ("",):
        written = "".join(label.split())
        for said in told:
            if "".join(said.split()) not in written:
                yield form.says(_part("chart-part", one.title, "label"), said, label)


def _live(form: WrittenTable, one: Chart, read: ReadChart) -> Iterator[Finding]:
    """Find what the live chart, which the page's script makes, would show otherwise: its values and their texts."""
    traces = {(trace.get("name"), trace.get("yaxis", "y")): trace for trace in read.plot.get("data", ())}
    for number, panel in enumerate(one.panels, 1):
        axis = "y" if number == 1 else f"y{number}"
        for series in panel.series:
            trace = traces.get((series.name, axis), {})
            flat = trace.get("orientation") == "h"
            values = [value for value in trace.get("x" if flat else "y", ()) if value is not None]
            wanted = [float(value) for value in series.values if value is not None]
            texts = [text for text in trace.get("customdata", ()) if text]
            if not _are_alike(values, wanted) or texts != [text for text in series.shown if text]:
                expected = f"{series.name}: {', '.join(filter(None, series.shown))}"
                yield form.says(_part("chart-part", one.title, "plot"), expected, ", ".join(map(str, texts or values)))


def _are_alike(values: Sequence[object], wanted: Sequence[float]) -> bool:
    pairs = zip(values, wanted, strict=False)
    return len(values) == len(wanted) and all(
        isinstance(value, int | float) and abs(value - one) <= abs(one) * NEARLY for value, one in pairs
    )


def _part(kind: str, name: str, part: str) -> Sentence:
    return Sentence(f"forms.place.{kind}", {"name": name, "part": Sentence(f"forms.part.{part}")})


def compare_marks(pages: Sequence[tuple[WrittenTable, Iterable[ReadMark]]], history: History) -> Iterator[Finding]:
    """Find marks that no scale has, and marks of one shape that are drawn in two ways: the rarer is the wrong one."""
    states: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for state in (state for report in history.reports for state in report.states):
        for name in (state.name, english_state(state)):
            states[state.tone.value, state.id, even(name)].add(state.shape)
    for state in (state for form, _ in pages for state in spread_states(form.words)):
        states[state.tone.value, state.id, even(state.name)].add(state.shape)
    drawn: dict[str, Counter[str]] = defaultdict(Counter)
    for _, marks in pages:
        for one in marks:
            for shape in _shapes(one, states):
                drawn[shape][one.drawing] += 1
    for form, marks in pages:
        for one in sorted(marks, key=lambda one: (one.state, one.word, one.tone)):
            shapes = _shapes(one, states)
            if one.drawing not in {drawn[shape].most_common(1)[0][0] for shape in shapes}:
                place = Sentence("forms.place.mark", {"name": one.word})
                yield form.says(place, "/".join(shapes) or one.state, f"{one.word}, {one.tone}, {_told(one.drawing)}")


def _shapes(one: ReadMark, states: Mapping[tuple[str, str, str], Collection[str]]) -> list[str]:
    """Return the shape of a mark's state, or the shapes of states on several scales that are called alike."""
    return sorted(states.get((one.tone, one.state, even(one.word)), ()))


def _told(drawing: str) -> str:
    found = re.search(r'\bd="([^"]*)"', drawing)
    return found[1] if found else drawing


def compare_linked_data(form: WrittenTable, request: ExportRequest, found: object) -> Iterator[Finding]:
    """Find what a page tells machines otherwise than the package says of itself, in the words of schema.org."""
    package = request.report.package
    whole = found if isinstance(found, dict) else {}
    listed = whole.get("@graph", [whole])
    for one in listed if isinstance(listed, list) else []:
        told = one if isinstance(one, dict) else {}
        publisher = told.get("publisher")
        said = {
            "kind": told.get("@type") in DATA_KINDS and told.get("@type"),
            "name": told.get("name"), "version": told.get("version"), "period": told.get("temporalCoverage"),
            "language": told.get("inLanguage"), "licence": told.get("license"),
            "publisher": publisher.get("name") if isinstance(publisher, dict) else None,
            "published": told.get("datePublished"),
        }  # fmt: skip
        wanted = {
            "kind": said["kind"] or "Report", "name": package.title, "version": package.version,
            "period": package.period.covered, "language": form.words.language,
            "licence": [licence.path for licence in package.licences if licence.path],
            "publisher": package.organisation.get("name", ""),
            "published": request.day.isoformat() if request.day else None,
        }  # fmt: skip
        if told.get("@type") == "Dataset":
            said["description"], wanted["description"] = told.get("description"), package.description or package.title
            files = [one.get("contentUrl", "") for one in told.get("distribution", ())]
            lacked = [address for address in files if not address or not (request.site / address).is_file()]
            said["files"], wanted["files"] = lacked, []
        for name, expected in wanted.items():
            if said[name] != expected:
                place = Sentence("forms.place.linked-data", {"name": name})
                yield form.says(place, str(expected), str(said[name]))
