"""A month depends on its project's files, and on no later month."""

from dataclasses import replace

from tests.unit.work.repository import WHO, december, write_clone
from utfall.period import Period
from utfall.work.batch.source import SourceFiles, source_here, source_of

NOVEMBER, DECEMBER = Period.parse("2023-11"), Period.parse("2023-12")
FILES = {"docs/index.md": b"a", "data/2023-11/a.csv": b"b", "data/2023-12/a.csv": b"c", "data/bilder/x.svg": b"d"}


def test_a_later_month_changes_nothing():
    without = {name: one for name, one in FILES.items() if "2023-12" not in name}
    assert SourceFiles(FILES).sums(NOVEMBER) == SourceFiles(without).sums(NOVEMBER)
    assert SourceFiles(FILES).sums(DECEMBER) != SourceFiles(without).sums(DECEMBER)


def test_a_page_and_an_earlier_month_change_all():
    for name in ("docs/index.md", "data/2023-11/a.csv", "data/bilder/x.svg"):
        changed = SourceFiles({**FILES, name: b"?"})
        assert changed.sums(NOVEMBER) != SourceFiles(FILES).sums(NOVEMBER), name
        assert changed.sums(DECEMBER) != SourceFiles(FILES).sums(DECEMBER), name


def test_a_folder_gives_its_own_files_and_a_revision_those_that_it_has(tmp_path, monkeypatch):
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    clone = write_clone(tmp_path)
    commit = clone.repository.commit("HEAD")
    december(clone)
    (clone.root / "site").mkdir()
    (clone.root / "site" / "index.html").write_text("byggd", "utf-8")
    project = replace(clone.project, month=None)
    here, then = source_here(project), source_of(project, commit)
    assert "data/2023-12/observations.csv" in here.files
    assert "data/2023-12/observations.csv" not in then.files
    assert not [name for name in here.files if name.startswith(("site/", ".git/", ".cache/"))]
    assert here.sums(NOVEMBER) == then.sums(NOVEMBER)
