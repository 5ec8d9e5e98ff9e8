"""A month that is being written: it builds from the first day, shows no old figure, and says what is left to do."""

import csv
import io
import json

import pytest

from tests.site.pages import rows, soup
from utfall.pages.edition import prepare
from utfall.project import read_project
from utfall.work.release import release

MONTH = "data/2023-12"
NOT_YET = "saknas ännu"


@pytest.fixture
def opened(project):
    """The project with December opened, and nothing filled in."""
    ran = project.utfall("new", "2023-12")
    assert ran.code == 0, ran.said
    return project


def table(project, name):
    return list(csv.DictReader(io.StringIO(project.read(f"{MONTH}/{name}.csv"))))


def fill(project, name, rows, value="1"):
    """Write a value into the outcome of some rows, counted from the first below the head."""
    lines = table(project, name)
    for at in rows:
        if lines[at].get("kind") not in {"heading", "ratio"}:
            lines[at]["outcome"] = value
    text = io.StringIO()
    writer = csv.DictWriter(text, list(lines[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)
    project.write(f"{MONTH}/{name}.csv", text.getvalue())


def due(project):
    """Return what is due, by its cell; nothing else may stand in the way of building."""
    findings = prepare(read_project(project.root)).findings
    assert [one for one in findings if one.severity.value == "error"] == []
    return [(one.file, one.row, one.field) for one in findings if one.slug == "due-figure"]


def test_an_opened_month_builds_at_once_and_says_that_figures_are_not_there_yet(opened):
    ran = opened.utfall("build", UTFALL_FORMS="csv,json,pdf")
    assert ran.code == 0, ran.said
    assert "33 uppgifter saknas ännu" in ran.said
    front = soup(opened.path("site/index.html"))
    assert front.select_one(".u-draft").get_text(" ", strip=True) == "Utkast: 33 uppgifter saknas. Vad som är kvar"
    assert front.select_one(".u-old-text").get_text() == (
        "Texten under ”Kommentar” är från 2023-11 och är inte omskriven ännu."
    )
    assert [one.get_text(strip=True) for one in front.select(".u-tile-figure")] == [NOT_YET] * 4
    assert front.select_one(".u-headline").get_text() == "Ingen indikator är bedömd."
    assert f"ett överskott om {NOT_YET}" in front.select_one("article").get_text()
    left = [
        list(row.cells.values())[1:] for row in rows(opened.path("site/index.html")) if "Kvar att göra" in row.caption
    ]
    assert [[cell.text for cell in cells] for cells in left[:2]] == [
        ["data/2023-12/observations.csv", "2–20", "outcome", "19"],
        ["data/2023-12/statement_lines.csv", "3–10, 12–17", "outcome", "14"],
    ]
    assert "docs/hr.md" in left[2][0].text
    assert not soup(opened.path("site/aktiviteter.html")).select(
        ".u-old-text"
    )  # nothing but tables: no text to rewrite


def test_no_table_or_file_shows_a_figure_for_one_that_is_due(opened):
    ran = opened.utfall("build", UTFALL_FORMS="csv,json")
    assert ran.code == 0, ran.said
    shown = rows(opened.path("site/ekonomi.html"))
    outcomes = [cell.text for row in shown for heading, cell in row.cells.items() if heading == "Utfall ack 2023"]
    assert outcomes == [NOT_YET] * (6 + 14)  # the indicators of the economy, the lines of the statement
    statuses = {cell.text for row in shown for heading, cell in row.cells.items() if heading == "Status"}
    assert statuses
    assert all("Ej bedömd" in text for text in statuses)
    written = opened.path("site/data/tables/statement-resultat.csv").read_text(encoding="utf-8-sig")
    assert written.count(NOT_YET) == 14 * 2  # each line's outcome, and its deviation from the budget
    told = json.loads(opened.read("site/data/statements/resultat.json"))
    seen = [one for line in told["lines"] for one in line.get("observations", ()) if one["period"] == "2023-12"]
    assert {(one["values"]["outcome"], one["missing"]["outcome"]) for one in seen} == {(None, "")}
    changed = [row.head.text for row in rows(opened.path("site/index.html")) if row.caption.startswith("Ändrat")]
    assert not [name for name in changed if "indikator" in name]


def test_one_empty_cell_is_one_finding_at_the_cell_and_checking_stops_nothing(opened):
    cells = due(opened)
    assert len(cells) == len(set(cells)) == 33
    assert {field for _, _, field in cells} == {"outcome"}
    ran = opened.utfall("check")
    assert ran.code == 0, ran.said
    assert "page-macro" not in ran.said


def test_a_release_asks_for_all_in_one_list(opened):
    listed = release(read_project(opened.root))
    assert listed.blocks
    left = {item.key: item.left for item in listed.items}
    assert (left["figures"], left["text"], left["data"], left["pages"]) == (33, 5, 0, 0)


def test_each_figure_that_comes_in_shortens_the_list_until_nothing_is_due(opened):
    left = due(opened)
    for name in ("observations", "statement_lines"):
        rows = range(len(table(opened, name)))
        for some in (rows[::3], rows[1::3], rows[2::3]):
            fill(opened, name, some)
            found = due_of_any(opened)
            assert set(found) < set(left)
            left = found
    assert left == []
    assert prepare(read_project(opened.root)).report.package.due == 0


def due_of_any(project):
    """Return what is due where the values themselves may be in doubt."""
    findings = prepare(read_project(project.root)).findings
    assert [one for one in findings if one.slug.startswith("page-") and one.severity.value == "error"] == []
    return [(one.file, one.row, one.field) for one in findings if one.slug == "due-figure"]


def test_text_of_last_month_that_asks_for_what_this_month_does_not_report_does_not_stop_the_writing(opened):
    """In January no yearly measure is due, and new budgets and forecasts are not decided."""
    text = opened.read("docs/hr.md")
    asked = '\n\nNKI är {{ figure("nki") }}, prognosen {{ figure("sjukfranvaro", "forecast") }}.\n'
    opened.write("docs/hr.md", text + asked)
    assert opened.utfall("new", "2024-01").code == 0
    findings = prepare(read_project(opened.root)).findings
    assert [one for one in findings if one.severity.value == "error"] == []
    asked = [one for one in findings if one.case in {"asked", "early"}]
    assert [(one.slug, one.file, one.field) for one in asked] == [
        ("due-figure", "data/2024-01/observations.csv", "forecast"),  # the result's, asked for in docs/ekonomi.md
        ("due-figure", "data/2024-01/observations.csv", "forecast"),
        ("page-macro", "docs/hr.md", "figure"),
    ]
    stopping = [one for one in release(read_project(opened.root)).findings if one.severity.value == "error"]
    assert {("due-figure", "asked"), ("page-macro", "early")} <= {(one.slug, one.case) for one in stopping}
