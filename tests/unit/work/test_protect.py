"""The fewest further cells, proposed and written with their symbol; nothing is written without being asked."""

import pytest

from tests.unit.derive.test_disclosure import statement
from tests.unit.month import file_of
from tests.unit.work.repository import MKDOCS, PAGE
from utfall.project import find_project
from utfall.work.protect import protect


@pytest.fixture
def month(tmp_path):
    made, *_ = statement(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(PAGE, encoding="utf-8")
    return made


def test_without_being_asked_to_it_only_proposes(month):
    before = {file: file.read_bytes() for file in month.folder.iterdir()}
    done = protect(find_project(month.root))
    assert done.revealed == (("Uppdrag", "Resultat totalt − Summa förvaltning"),)
    assert [(one.file, one.column) for one in done.cells] == [(file_of("statement_lines"), "outcome")] * 2
    assert not done.is_written
    assert {file: file.read_bytes() for file in month.folder.iterdir()} == before


def test_what_is_written_hides_it_and_there_is_nothing_more_to_propose(month):
    project = find_project(month.root)
    done = protect(project, writes=True)
    assert done.is_written
    rows = month.rows("statement_lines")
    at = rows[0].index("outcome")
    hidden = {row[1] for row in rows[1:] if row[at] == "x"}
    assert hidden == {"uppdrag"} | {rows[one.row - 1][1] for one in done.cells}
    assert (protect(project).revealed, protect(project).cells) == ((), ())
