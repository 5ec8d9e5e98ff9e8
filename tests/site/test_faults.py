"""Every seeded fault, through the real commands: told by slug, file, row and column, in Swedish, and nothing built."""

import json
import re
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.seeded import ROOT
from tests.site import faults_data, faults_pages, faults_spreadsheet
from tests.site.project import SCRIPTS
from utfall.checks.examine import ON_FILES, ON_REPORTS
from utfall.checks.pages import SLUGS as ON_PAGES

FAULTS = [*faults_spreadsheet.FAULTS, *faults_data.FAULTS, *faults_pages.MACROS, *faults_pages.BROKEN]
TOGETHER = {
    "spreadsheet": faults_spreadsheet.VARIANTS,
    "macros": faults_pages.VARIANTS,
    "links": faults_pages.LINKS,
}
WARNINGS = {  # stop nothing; see test_all_at_once
    "project-explanation", "page-indicator", "page-chart", "page-text", "old-text", "sign-off", "page-document",
    "personal-data", "page-accessibility", "catalogue", "magnitude-slip", "opposite-sign", "over-year-budget",
}  # fmt: skip
MARKED = {"audience", "page-audience"}  # MkDocs itself builds nothing for the public of what is marked for staff
FIRST = {fault.slug: fault.name for fault in reversed(FAULTS)}  # what MkDocs itself is asked too, one for each slug
MARKER = "site/the-one-before.txt"
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_INSIDE = ("Traceback", 'File "/', "site-packages", str(ROOT), str(SCRIPTS), str(Path.home()), tempfile.gettempdir())


def test_the_table_has_every_kind_of_finding_that_blocks():
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= 45
    assert {fault.slug for fault in FAULTS} == {*ON_FILES, *ON_REPORTS, *ON_PAGES} - WARNINGS


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_fault_is_told_and_nothing_is_built(fault, project):
    project.path("site").mkdir()
    project.write(MARKER, "kvar")
    row = fault.edit(project)

    checked = project.utfall("check", "--format", "json")
    assert checked.code == 1, checked.said
    require_expected(fault, row, json.loads(checked.out))
    require_no_inside(checked.said)

    if FIRST[fault.slug] == fault.name and fault.slug not in MARKED:
        built = project.mkdocs("build")
        assert built.code != 0
        require_told(fault, row, built.said.replace(str(project.root), ""))  # MkDocs itself names the project's folder

    if fault.built:
        built = project.utfall("build")
        assert built.code == 1
        require_told(fault, row, built.err)
    assert project.read(MARKER) == "kvar"
    assert [path.name for path in project.root.glob("site*/*")] == [Path(MARKER).name]


def test_addresses_as_folders_are_refused_as_an_option_too(project):
    built = project.mkdocs("build", "--use-directory-urls")
    assert built.code == 1
    assert "Sidorna skulle få mappar som adresser (ekonomi/)" in plain(built.said)
    assert not project.path("site").exists()


@pytest.mark.parametrize("name", TOGETHER)
def test_variants_are_all_told_in_one_run(name, project):
    faults = [(fault, fault.edit(project)) for fault in TOGETHER[name]]
    checked = project.utfall("check", "--format", "json")
    built = project.mkdocs("build")
    assert (checked.code, built.code) == (1, 1)
    for fault, row in faults:
        require_expected(replace(fault, alone=False), row, json.loads(checked.out))
        require_told(fault, row, built.said.replace(str(project.root), ""))


def require_expected(fault, row, findings):
    """Assert that exactly one error is the expected one, and that it is alone where it should be."""
    errors = [found for found in findings if found["severity"] == "error"]
    found = [one for one in errors if (one["slug"], one["file"], one["row"]) == (fault.slug, fault.file, row)]
    found = [one for one in found if fault.sentence in plain(one["message"])]
    found = [one for one in found if fault.field in {None, one["field"]}]
    assert len(found) == 1, f"expected at row {row}, found {errors}"
    assert fault.column in {None, found[0]["column"]}, found
    assert fault.value in {None, found[0]["value"]}, found
    assert fault.hint in plain(found[0]["message"] + found[0]["remedy"]), found
    assert not fault.alone or errors == found, errors


def require_told(fault, row, said):
    """Assert that the text form names the place, says the sentence, and that nothing is built."""
    assert fault.sentence in plain(said)
    assert f"[{fault.slug}]" in said
    assert fault.file in said
    assert not row or f"{fault.file}, rad {row}" in said or row in rows_together(fault.file, said)
    assert "Inget nytt är byggt." in said
    require_no_inside(said)


def rows_together(file, said):
    """Return the rows of a file that the text form tells of at once: ``raderna 2–5, 7 (5 fynd)``."""
    listed = ", ".join(re.findall(rf"{re.escape(file)}, raderna ([\d–, ]+) \(", said))
    spans = [part.split("–") for part in listed.split(", ") if part]
    return {row for span in spans for row in range(int(span[0]), int(span[-1]) + 1)}


def require_no_inside(said):
    """Assert that nothing is said of the program's inside or of the machine outside the project's folder."""
    assert not [inside for inside in _INSIDE if inside in said], said


def plain(text):
    """Return a text without colours and with ordinary spaces."""
    return _COLOUR.sub("", text).replace("\u00a0", " ")
