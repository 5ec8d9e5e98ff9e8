"""Every table that any page of any month of the example shows: each figure has a name of its own, and its period.

The pages are rendered by their own macros; only the drawing is left out, which takes nine tenths of the time.
"""

import re
from dataclasses import dataclass
from itertools import product

import pytest
from jinja2 import Environment, StrictUndefined

from tests.thoroughly import thorough
from tests.unit.months import ENGLISH, SWEDISH
from utfall.derive.series import series_of
from utfall.model.history import History
from utfall.model.indicator import Measure
from utfall.model.missing import Missing
from utfall.pages import front_macros, macros, showing
from utfall.pages.macro import Fragment, Macro, MacroContext
from utfall.pages.outline import read_outline
from utfall.period import Period
from utfall.project import read_project
from utfall.shown.content import Number
from utfall.source.page import read_pages
from utfall.view.indicator_now import now_table
from utfall.view.key_figures import tiles

MONTHS = [f"{year}-{month:02}" for year, month in product((2023, 2024, 2025), range(1, 13))]
KEYS = {"dimension", "field", "status", "kind", "edition"}  # columns that say which of several a row is
LAST_YEARS = {"previous_outcome", "previous_year"}


def up_to(example, month):
    return History(tuple(one for one in example.reports if str(one.period) <= month))


SPANS = ("heat-", "multiples-")  # tables over several months, whose caption names the first and the last
DRAWING = {
    macros: ("draw_files", "draw_dictionary"),
    showing: ("draw_tables", "draw_chart", "plot", "paint"),
    front_macros: (
        "draw_worst",
        "draw_moves",
        "tally",
        "draw_table",
        "draw_tiles",
        "draw_sections",
        "draw_documents",
    ),
}


@dataclass(frozen=True)
class Pages:
    """The pages of the example, each read once."""

    project: object
    outline: object
    templates: tuple

    def tables(self, history, words):
        """Every table that the pages of a month show, in the order in which they are met."""
        project, made = self.project, []
        context = MacroContext(history, words, project.key_figures, project.forms, self.outline, project.accessibility)
        ready = {one.__name__: Macro(one, context, making=made.append) for one in macros.FUNCTIONS}
        for template in self.templates:
            template.render(**ready)
        return [table for one in made if isinstance(one, Fragment) for table in one.tables]


@pytest.fixture(scope="module")
def pages(example_root):
    project, environment = read_project(example_root), Environment(undefined=StrictUndefined, autoescape=True)
    templates = tuple(environment.from_string(page.body) for page in read_pages(project))
    return Pages(project, read_outline(project), templates)


@pytest.fixture
def undrawn(monkeypatch):
    for module, names in DRAWING.items():
        for name in names:
            monkeypatch.setattr(module, name, lambda *_, **__: "")


def named(table):
    """Each row with what it is called: its name among the headings above it, and what tells it from its neighbours."""
    above = {}
    for row in table.rows:
        above = {level: text for level, text in above.items() if level < row.level}
        name = str(row.cells[0].content)
        told = [str(cell.content) for column, cell in zip(table.columns, row.cells, strict=True) if column.key in KEYS]
        yield (*above.values(), name, row.detail, *told), row
        if row.kind == "heading":
            above[row.level] = name


def alike(table):
    """The rows of one name whose figures are not the same."""
    met = {}
    for name, row in named(table):
        figures = tuple(cell.content.value for cell in row.cells if isinstance(cell.content, Number))
        if figures and met.setdefault(name, figures) != figures:
            yield table.id, name


def doubled(table):
    """The columns of one heading whose figures are not the same."""
    met = {}
    for at, column in enumerate(table.columns):
        figures = tuple(row.cells[at].content for row in table.rows if isinstance(row.cells[at].content, Number))
        if figures and met.setdefault(column.heading, figures) != figures:
            yield table.id, column.heading


MONTH_NAMED = re.compile(r"\b([a-z]{3})[a-z]* (20\d\d)\b")
PART_NAMED = re.compile(r"\b(?:(Kv|kvartal|quarter|Q)|(T|tertial|four-month period)) ?([1-4]) (20\d\d)\b")


def periods_named(text):
    """The periods that a text names, as the package writes them; a year that stands by itself is one."""
    found = []
    for word, year in MONTH_NAMED.findall(text.lower()):
        at = [name[:3].lower() for name in SWEDISH].index(word) if word in {m[:3] for m in SWEDISH} else -1
        at = [name[:3].lower() for name in ENGLISH].index(word) if word in {m[:3].lower() for m in ENGLISH} else at
        found += [f"{year}-{at + 1:02}"] if at >= 0 else []
    found += [f"{year}-{'Q' if quarter else 'T'}{number}" for quarter, _, number, year in PART_NAMED.findall(text)]
    return found or re.findall(r"\b20\d\d\b", text)


def of_other_periods(table):
    """The headings, of columns and of rows, over figures of another period than they name."""
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            period = cell.origin.row.rpartition("/")[2] if cell.origin else ""
            if not isinstance(cell.content, Number) or not re.match(r"20\d\d", period):
                continue
            year = int(period[:4]) - (cell.origin.field in LAST_YEARS)
            meant = {f"{year}{period[4:]}", str(year)}
            named_first = str(row.cells[0].content) if table.id.startswith("now-") else ""
            for text in (column.heading, named_first):
                if not meant.issuperset(periods_named(text)):
                    yield table.id, text, period


def of_other_months(table, month):
    """The captions that name another month than the report's."""
    allowed = {month, str(Period.parse(month).previous)} if table.id in {"changes", "comparison"} else {month}
    told = table.caption.partition(";")[0]  # behind it, where a series breaks
    named = {one for one in periods_named(told) if re.fullmatch(r"\d{4}-\d\d", one)}
    others = {max(named)} - allowed if named and table.id.startswith(SPANS) else named - allowed
    if others and "corrections" not in table.id:
        yield table.id, table.caption


def contradicting(shown):
    """The figures that two tables give of one thing, by one name and for one period, and not alike."""
    met = {}
    for table in shown:
        about = re.sub(r"^(chart-series|series)-(.*?)(-data)?$", r"\2", table.id)
        if about == table.id:
            continue
        for row in table.rows:
            for period in periods_named(str(row.cells[0].content)):
                for column, cell in zip(table.columns[1:], row.cells[1:], strict=True):
                    if isinstance(cell.content, Number):
                        key = (about, column.heading, period)
                        if met.setdefault(key, cell.content.value) != cell.content.value:
                            yield key


@pytest.mark.parametrize(
    ("language", "months"), [("sv", MONTHS[5::10]), ("en", MONTHS[-1:]), thorough("sv", MONTHS), thorough("en", MONTHS)]
)
@pytest.mark.usefixtures("undrawn")
def test_no_two_rows_of_a_table_have_one_name_and_different_figures(example, pages, sv, en, language, months):
    words = {"sv": sv, "en": en}[language]
    wrong, count, kinds = [], 0, set()
    for month in months:
        shown = pages.tables(up_to(example, month), words)
        count += len(shown)
        kinds |= {one.id for one in shown}
        wrong += [(month, one) for one in contradicting(shown)]
        for one in shown:
            told = (*alike(one), *doubled(one), *of_other_periods(one), *of_other_months(one, month))
            wrong += [(month, found) for found in told]
    assert count > len(months) * 90
    assert {"deviating", "changes", "corrections", "track-resultat", "deviation-bars-resultat", "explanations"} <= kinds
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Utfall dec 2024", ["2024-12"]), ("Utfall hittills i år, mars 2024", ["2024-03"]),
        ("Mål Kv4 2023", ["2023-Q4"]),
        ("Outcome Q4 2023", ["2023-Q4"]), ("Outcome May 2024", ["2024-05"]), ("Utfall T2 2024", ["2024-T2"]),
        ("Prognos helår 2024", ["2024"]), ("Status", []),
    ],
)  # fmt: skip
def test_the_periods_that_a_heading_names_are_read(text, periods):
    assert periods_named(text) == periods


def period_of(name, months):
    """The month that a row's name says, if it says one."""
    found = re.search(rf"\b({'|'.join(months)}) (20\d\d)\b", name)
    return Period.parse(f"{found[2]}-{months.index(found[1]) + 1:02}") if found else None


@pytest.mark.parametrize(("language", "months"), [("sv", SWEDISH), thorough("en", ENGLISH)])
def test_a_sum_so_far_is_that_of_the_month_in_its_name(example, sv, en, language, months):
    """Of the indicators that are reported as sums from January; the others name their own period."""
    words, checked = {"sv": sv, "en": en}[language], 0
    so_far = {"sv": "Utfall hittills i år, ", "en": "Outcome so far this year, "}[language]
    for month in MONTHS:
        history = up_to(example, month)
        for indicator in (one for one in history.current.indicators if one.reported_as == "year_to_date"):
            known = series_of(history, indicator, Measure.OUTCOME)
            table = now_table(history, words, indicator.id)
            for row in table.rows if table else ():
                name, value = row.cells[0].content, row.cells[1].content
                of = period_of(name, months) if name.startswith(so_far) else None
                if of and of.year > 2022 and isinstance(value, Number):  # the archive begins with 2023
                    assert value.value == known.at(of).value, (month, name)
                    checked += 1
    assert checked > 500


SHORT = ("jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec")


def test_a_tile_names_the_time_of_its_figure(example, sv):
    for month in MONTHS:
        history = up_to(example, month)
        found = tiles(history, sv, ["resultat", "sjukfranvaro"])
        year, number = month.split("-")
        whole = f"hela {year}" if number == "12" else None
        assert found[0].heading == f"hittills i år, {whole or found[0].heading.rpartition(', ')[2]}"
        assert whole or found[0].heading.endswith(f"{SHORT[int(number) - 1]} {year}")
        assert found[1].heading == f"{SWEDISH[int(number) - 1]} {year}"


def said_missing(shown):
    """The places where a figure or a status is said to be missing: the table, and the row's name."""
    return {
        (table.id, str(row.cells[0].content))
        for table in shown
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
        if cell.content is Missing.NOT_REPORTED and column.kind in {"number", "status"}
    }


@pytest.mark.usefixtures("undrawn")
def test_missing_is_said_of_that_alone_which_was_due_and_not_reported(example, pages, sv):
    """In July 2023 the personnel system was changed, and the number of employees was not taken out."""
    assert said_missing(pages.tables(up_to(example, "2025-12"), sv)) == {("chart-series-anstallda-data", "juli 2023")}
    assert said_missing(pages.tables(up_to(example, "2023-07"), sv)) == {
        ("indicators-hr-month", "Anställda"),
        ("heat-statuses", "Anställda"),
        ("heat-anstallda-enhet", "Totalt"),
        ("now-anstallda", "Utfall juli 2023"),
    }


@pytest.mark.usefixtures("undrawn")
def test_why_there_is_no_outcome_is_said_in_a_charts_table_as_in_the_months_own(example, pages, sv):
    """Injuries of few people are kept back, schools throw nothing away in July, a system was down in February."""
    shown = {one.id: one for one in pages.tables(up_to(example, "2025-12"), sv)}
    found = {
        (table.id[13:-5], str(row.cells[0].content)): row.cells[1].content
        for table in shown.values()
        if table.id.startswith("chart-series-")
        for row in table.rows
        if isinstance(row.cells[1].content, Missing)
    }
    assert found == {
        ("anstallda", "juli 2023"): Missing.NOT_REPORTED,
        **{
            ("arbetsskador", month): Missing.SUPPRESSED for month in ("juli 2023", "aug 2024", "april 2025", "sep 2025")
        },
        ("bemanningsgrad", "feb 2024"): Missing.NOT_AVAILABLE,
        **{("matsvinn", f"juli {year}"): Missing.CANNOT_OCCUR for year in (2023, 2024, 2025)},
    }
