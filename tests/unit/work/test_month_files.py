"""Files of a month written together: all of them, or none where the disk refuses."""

import pytest

from tests.unit.month import write_month
from utfall.errors import UsageError
from utfall.project import read_project
from utfall.work.month_files import with_source
from utfall.work.month_files import write_month as write_files


@pytest.fixture
def project(tmp_path):
    write_month(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: Rapport\nuse_directory_urls: false\n", encoding="utf-8")
    return read_project(tmp_path)


def contents(project):
    return {file.name: file.read_bytes() for file in project.folder(project.months[-1]).iterdir()}


def test_several_files_are_written_and_the_others_stay(project):
    before = contents(project)
    write_files(project, project.months[-1], {"goals.csv": b"id\n", "areas.csv": b"id,name\n"})
    assert contents(project) == {**before, "goals.csv": b"id\n", "areas.csv": b"id,name\n"}


def test_a_run_that_ends_in_the_middle_leaves_the_month_as_it_was(project, monkeypatch):
    before = contents(project)

    class Killed(BaseException):
        pass

    def killed(*_):
        raise Killed

    monkeypatch.setattr("utfall.work.month_files.put_in_place", killed)
    with pytest.raises(Killed):
        write_files(project, project.months[-1], {"goals.csv": b"id\n"})
    assert contents(project) == before


def test_a_disk_that_refuses_is_told(project, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("utfall.work.month_files.put_in_place", full)
    with pytest.raises(
        UsageError, match=r"Månaden 2023-11 kunde inte skrivas: No space left on device\. Inget är ändrat"
    ):
        write_files(project, project.months[-1], {"goals.csv": b"id\n"})


def test_a_source_is_named_once_and_nothing_else_changes():
    before = b'{\n  "title": "R\xc3\xa5data",\n  "sources": [\n    {\n      "title": "A"\n    }\n  ]\n}\n'
    after = with_source(before, "svar.xlsx", "ab12")
    assert after.decode() == (
        '{\n  "title": "Rådata",\n  "sources": [\n    {\n      "title": "A"\n    },\n    {\n'
        '      "title": "svar.xlsx",\n      "hash": "sha256:ab12"\n    }\n  ]\n}\n'
    )
    assert with_source(after, "svar.xlsx", "ab12") == after
