"""Personal data in texts and cells: what is found, and what only looks so."""

import time
from dataclasses import replace

import pytest

from tests.unit.month import told
from tests.unit.pages.personal_texts import FOUND, NOT_FOUND
from utfall.pages.privacy import check_personal_data
from utfall.project import Project
from utfall.publisher import Contact
from utfall.source.page import page_of

WANTED = {text: case for case, texts in FOUND.items() for text in texts} | dict.fromkeys(NOT_FOUND, "")


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path, tmp_path / "docs")


def on_page(project, month, text):
    page = page_of("hr.md", "docs/hr.md", f"# HR\n\n{text}\n".encode())
    return [(one.case, one.row) for one in check_personal_data(project, month.report(), [page])]


def quoted(text):
    return '"{}"'.format(text.replace('"', '""'))


def test_the_table_is_long_enough():
    assert len(WANTED) >= 200


def test_personal_data_are_found_on_a_page_and_nothing_else_is(project, month):
    pages = [page_of(f"{n}.md", text, f"# HR\n\n{text}\n".encode()) for n, text in enumerate(WANTED)]
    found = {text: [] for text in WANTED}
    for one in check_personal_data(project, month.report(), pages):
        found[one.file].append((one.case, one.row))
    assert found == {text: [(case, 3)] if case else [] for text, case in WANTED.items()}


def test_personal_data_are_found_in_a_cell_and_nothing_else_is(project, month):
    fields = [{"name": "id"}, {"name": "text", "title": "Text"}]
    rows = "".join(f"{n},{quoted(text)}\n" for n, text in enumerate(WANTED))
    month.with_table("egen", fields, f"id,text\n{rows}", primaryKey="id")
    found = [(one.row, one.case) for one in check_personal_data(project, month.report(), [])]
    assert found == [(row, case) for row, case in enumerate(WANTED.values(), 2) if case]


def test_a_number_is_told_at_its_place_and_never_repeated(project, month):
    page = page_of("hr.md", "docs/hr.md", b"# HR\n\nHon heter 811218-9876.\n")
    (found,) = told(check_personal_data(project, month.report(), [page]))
    assert (found.row, found.value) == (3, None)
    assert "811218" not in f"{found.message}{found.remedy}"
    (one,) = check_personal_data(project, month.report(), [page])
    assert (one.column, one.severity.value) == (11, "error")


def test_what_is_for_everybody_is_let_be(project, month):
    text = "Växeln har 031-390 06 05, och posten rapport@gmail.com."
    assert [case for case, _ in on_page(project, month, text)] == ["telephone", "mail"]
    public = replace(project, contact=Contact("Rapporten", "Rapport@gmail.com", "+46 31 390 06 05"))
    assert on_page(public, month, text) == []
    assert on_page(replace(project, public_details=("0313900605", "rapport@gmail.com")), month, text) == []


def test_a_name_and_what_is_said_of_somebody_may_stand_in_two_cells_of_a_row(project, month):
    month.edited("project_statuses", 2, cause="Projektledaren är sjukskriven.", responsible="Anna Ek")
    found = [(one.case, one.row) for one in check_personal_data(project, month.report(), [])]
    assert found == [("sickness", 2)]
    month.edited("project_statuses", 2, responsible="Projektkontoret")
    assert list(check_personal_data(project, month.report(), [])) == []


def test_every_table_the_descriptor_and_front_matter_are_read(project, month):
    fields = [{"name": "id"}, {"name": "text", "title": "Text"}]
    month.with_table("egen", fields, "id,text\na,Ring 070-174 06 05\n", primaryKey="id")
    month.described(lambda whole: whole.update(description="Frågor: anna@gmail.com"))
    page = page_of("hr.md", "docs/hr.md", b"---\ntitle: 811218-9876\n---\n# HR\n")
    found = [(one.case, one.file, one.field) for one in check_personal_data(project, month.report(), [page])]
    assert found == [
        ("number", "docs/hr.md", "title"),
        ("telephone", "data/2023-11/egen.csv", "text"),
        ("mail", "data/2023-11/datapackage.json", "description"),
    ]


@pytest.mark.parametrize(
    "sign",
    [
        "1",
        "0 7",
        "070-",
        "+46 ",
        "a@",
        "Anna ",
        "811218-",
        "Anna Ek är ",
        ". ",
        "(0",
        "AB 12 ",
        "07700 ",
        "Aa",
        "Eriks ",
        "Lex ",
        "dnr ",
    ],
)
def test_a_page_of_100_kb_takes_no_time(project, month, sign):
    start = time.process_time()
    on_page(project, month, sign * (100_000 // len(sign)))
    assert time.process_time() - start < 8  # a square of it would take minutes
