"""Macros of a project's own: frames, figures and Markdown; what goes wrong in them is told at its line."""

import re
from pathlib import Path

import pytest

from utfall.pages.edition import prepare
from utfall.project import read_project

GUIDE = (Path(__file__).parents[3] / ".github" / "handbok" / "egna-makron.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
FRAME, TREND = BLOCKS
(ROWS,) = re.findall(r"^```csv\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
FIGURE = "import plotly.graph_objects as g; return g.Figure("
HEADED = "layout={'title': 'A', 'meta': {'alt': 'B'}}"


@pytest.fixture
def prepared(project, monkeypatch):
    """Return what becomes of a page that calls macros of a module: the findings, and the tables that it shows."""
    root = project.root
    monkeypatch.chdir(root)
    settings = "site_name: Rapport\nuse_directory_urls: false\nextra: {utfall: {own_macros: macros/egna.py}}\n"
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (root / "macros").mkdir()

    def made(module, page):
        if module is not None:
            (root / "macros" / "egna.py").write_text(module, encoding="utf-8")
        (root / "docs" / "index.md").write_text(f"# Egna\n\n{page}\n", encoding="utf-8")
        edition = prepare(read_project(root))
        found = [one for one in edition.findings if one.slug in {"own-macro", "page-markup", "page-macro"}]
        return found, edition.shown[0].tables

    return made


def cells(table):
    return [[cell.content for cell in row.cells] for row in table.rows]


def test_the_guides_frame_is_a_table_with_its_units_decimals_and_notes(prepared, project):
    types = {"kommun": "string", "sjukfranvaro": "number", "anstallda": "integer"}
    project.with_table("kommuner", [{"name": name, "type": kind} for name, kind in types.items()], ROWS)
    found, (table,) = prepared(FRAME, "{{ sjukfranvaro_i_kommuner() }}")
    assert found == []
    assert table.caption == "Sjukfrånvaro i tre kommuner, november 2023"
    assert [(one.heading, one.kind) for one in table.columns] == [
        ("Kommun", "name"), ("Sjukfrånvaro", "number"), ("Anställda", "number"),
    ]  # fmt: skip
    assert [(row[0], str(row[1].value), row[1].decimals, row[1].unit, str(row[2].value)) for row in cells(table)] == [
        ("Lundbo", "7.0", 1, "procent", "815"),
        ("Björkvik", "6.1", 1, "procent", "1200"),
        ("Exempelby", "5.3", 1, "procent", "2140"),
    ]
    assert table.notes == ("Kommunernas egna månadsrapporter.",)


def test_the_guides_trend_is_a_chart_with_its_table_from_the_archives_values(prepared):
    found, (table,) = prepared(TREND, '{{ trend("franvaro") }}')
    assert found == []
    assert [one.heading for one in table.columns][1:] == [
        "Utfall", "Trend", "Bandets övre gräns", "Bandets undre gräns",
    ]  # fmt: skip
    assert ("2023-11", "5.3") in [(row[0], str(row[1].value)) for row in cells(table)]


def test_markdown_is_held_to_the_rules_of_the_page(prepared):
    assert prepared("def hej(namn):\n    return f'Hej **{namn}**'\n", '{{ hej("du") }}')[0] == []
    (found,) = prepared("def hej():\n    return '<script>x</script>'\n", "{{ hej() }}")[0]
    assert (found.slug, found.value) == ("page-markup", "<script>")


@pytest.mark.parametrize(
    ("body", "row", "said"),
    [
        ("return 1 / 0", 2, "dum: ZeroDivisionError: division by zero"),
        ("pass", 1, "Makrot dum returnerar ingenting"),
        ("return [1]", 1, "Makrot dum returnerar list"),
        ("print(1)", 2, "dum skriver med print"),
        ("raise SystemExit(3)", 2, "dum: SystemExit: 3"),
        ("import pandas; return pandas.DataFrame({'a': [1]})", 1, "behöver en rubrik"),
        ("import plotly.graph_objects as g; return g.Figure(layout={'title': 'A'})", 1, "behöver en beskrivning"),
        (f"{FIGURE}g.Scattergeo(), {HEADED})", 1, "spår av slaget scattergeo"),
        (f"{FIGURE}g.Pie(labels=['a'], values=[1, 2]), {HEADED})", 1, "går inte att skriva som en tabell (pie)"),
        (f"{FIGURE}layout={{'title': 'A', 'meta': {{'alt': 'B'}}}})", 1, "Diagrammet har inga värden"),
        (f"{FIGURE}g.Bar(x=['a'], y=[None]), {HEADED})", 1, "Diagrammet har inga värden"),
        (f"{FIGURE}g.Bar(x=['<a href=x>'], y=[1]), {HEADED})", 1, "Diagrammet har href"),
        (
            f"{FIGURE}g.Pie(labels=['a'], values=[1]), {HEADED}).add_layout_image(source='x')",
            1,
            "Diagrammet har images",
        ),
        ("import finns_inte", 2, "ModuleNotFoundError: No module named 'finns_inte'"),
        ("import random; return str(random.random())", 1, "returnerar inte samma sak två gånger"),
        ("open('data/ny.csv', 'w').close()", 2, "dum försöker skriva, flytta eller ta bort filen ny.csv"),
        ("import pathlib; pathlib.Path('mkdocs.yml').unlink()", 2, "ta bort filen mkdocs.yml"),
        ("import urllib.request as u; return u.urlopen('http://localhost:9').read()", 2, "dum försöker nå nätet"),
        ("import subprocess; return subprocess.getoutput('ls')", 2, "dum försöker köra ett program"),
        ("import os; os.chdir('..')", 2, "ändra programmets mapp eller miljö"),
        ("import utfall; return utfall.table('finns_inte')", 2, "Det finns ingen tabell som heter ”finns_inte”"),
        ("import utfall; return str(len(utfall.frame(until='2023-12')))", 2, "frågar efter 2023-12, som kommer efter"),
    ],
)
def test_a_macros_fault_is_told_at_its_line(prepared, sv, body, row, said):
    (found,) = prepared(f"def dum():\n    {body}\n", "{{ dum() }}")[0]
    assert (found.slug, found.file, found.row) == ("own-macro", "macros/egna.py", row)
    assert said in found.message(sv)
    assert "docs/index.md, rad 3" in found.remedy(sv)


def test_a_macro_that_does_not_end_is_broken_off(prepared, sv, monkeypatch):
    monkeypatch.setattr("utfall.pages.own_guard.LONGEST_SECONDS", 0.3)
    (found,) = prepared("def dum():\n    while True:\n        pass\n", "{{ dum() }}")[0]
    assert "blev inte klart" in found.message(sv)


def test_a_macro_that_asks_the_clock_is_told_at_its_line(prepared, sv):
    module = "import datetime\ndef dag():\n    return str(datetime.date.today().year)\n"
    (found,) = prepared(module, "{{ dag() }}")[0]
    assert (found.case, found.row, found.value) == ("clock", 3, "datetime.date.today")
    assert "blir samma rapport en annan en annan dag" in found.message(sv)


def test_a_macro_cannot_change_what_a_page_gives_it(prepared):
    module = "def lista(namn):\n    namn.append('c')\n    return ', '.join(namn)\n"
    assert prepared(module, "{% set namn = ['a', 'b'] %}{{ lista(namn) }} {{ lista(namn) }}")[0] == []


def test_a_macro_returns_a_declared_table_or_fewer_of_its_rows(prepared):
    module = (
        "import utfall\nfrom dataclasses import replace\ndef mal():\n"
        "    hela = utfall.table('goals', title='Ett mål')\n    return replace(hela, rows=hela.rows[:1])\n"
    )
    found, (table,) = prepared(module, "{{ mal() }}")
    assert found == []
    assert (table.caption, len(table.rows)) == ("Ett mål", 1)


def test_a_macro_reads_a_declared_table_as_a_frame_with_its_headings(prepared):
    module = "import utfall\ndef mal():\n    return utfall.resource('goals')[['id', 'text']]\n"
    found, (table,) = prepared(module, "{{ mal() }}")
    assert found == []
    assert [one.heading for one in table.columns] == ["Id", "Mål"]


def test_the_archive_is_that_of_the_report_wherever_the_program_was_started(prepared, tmp_path_factory, monkeypatch):
    monkeypatch.chdir(tmp_path_factory.mktemp("annanstans"))
    module = "import utfall\ndef antal():\n    return f'{utfall.frame().month.max()}'\n"
    found, _ = prepared(module, "{{ antal() }}")
    assert found == []


@pytest.mark.parametrize(
    ("module", "case", "row"),
    [
        ("def dum(\n", "broken", 1),
        ("x = 1\ny = x / 0\n", "broken", 2),
        ("def figure():\n    return ''\n", "taken", 1),
        ("def dum(*allt):\n    return ''\n", "signature", 1),
    ],
)
def test_a_module_that_cannot_be_used_is_told_at_its_line(prepared, module, case, row):
    found = prepared(module, "Text.")[0]
    assert [(one.slug, one.case, one.file, one.row) for one in found] == [("own-macro", case, "macros/egna.py", row)]


def test_a_file_that_is_not_there_is_told(prepared):
    assert [one.case for one in prepared(None, "Text.")[0]] == ["no-file"]
