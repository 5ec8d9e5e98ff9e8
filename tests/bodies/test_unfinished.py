"""Other bodies' next report, by their own calendars: it can be shown from the first day and while it is filled in."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.bodies.body import HERE, placed
from utfall.model.missing import Missing
from utfall.pages.edition import prepare
from utfall.project import read_project
from utfall.source.archive import by_calendar
from utfall.work.new import new

BODIES = sorted(file.parent.name for file in HERE.glob("*/mkdocs.yml"))


def opened(name, folder):
    """Place a body's project and open the next report of its calendar; return the project as read."""
    root = placed(name, folder).root
    project = read_project(root)
    last = project.months[-1]
    following = by_calendar(last, project.folder(last)).next
    new(project, str(following))
    return read_project(root)


def stopping(project):
    return [(one.slug, one.case, one.file) for one in prepare(project).findings if one.severity.value == "error"]


@pytest.mark.parametrize("name", BODIES)
def test_the_next_report_can_be_shown_before_any_figure(tmp_path, name):
    project = opened(name, tmp_path / "report")
    assert stopping(project) == []
    edition = prepare(project)
    due = [one for one in edition.findings if one.slug == "due-figure" and one.case != "asked"]
    assert due
    assert len({(one.file, one.row, one.field) for one in due}) == len(due) == edition.report.package.due
    rows = [row for page in edition.shown for table in page.tables for row in table.rows]
    assert Missing.DUE in {cell.content for row in rows for cell in row.cells if isinstance(cell.content, Missing)}


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(filled=st.sets(st.integers(0, 40)))
def test_a_report_that_is_half_filled_in_can_be_shown(tmp_path_factory, filled):
    project = opened("fiscal", tmp_path_factory.mktemp("fiscal") / "report")
    before = prepare(project).report.package.due
    written = 0
    for file in sorted(project.folder(project.months[-1]).glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as stream:
            lines = list(csv.DictReader(stream))
        due = [line for at, line in enumerate(lines) if line.get("outcome") == "" and at in filled]
        for line in due:
            line["outcome"] = "100"
        written += len(due)
        text = io.StringIO()
        if due:
            writer = csv.DictWriter(text, list(lines[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(lines)
            file.write_text(text.getvalue(), encoding="utf-8", newline="")
    edition = prepare(project)
    assert [one for one in edition.findings if one.slug.startswith("page-") and one.severity.value == "error"] == []
    assert edition.report.package.due == before - written
