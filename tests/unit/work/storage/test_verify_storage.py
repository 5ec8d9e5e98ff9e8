"""The command tells whether a storage is as its index says."""

import sys

import pytest

from tests.unit.work.storage.shelf import published, site
from utfall.cli import main
from utfall.work.storage.folder import FolderDriver


@pytest.fixture
def run(monkeypatch, capsys):
    def started(*arguments):
        monkeypatch.setattr(sys, "argv", ["utfall", "verify", *arguments, "--lang", "sv"])
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code, capsys.readouterr()

    return started


def test_a_storage_is_told_to_be_whole_and_what_is_not(run, tmp_path):
    published(site(FolderDriver(tmp_path)), "2023-11.1", index_html="ett")
    code, said = run(f"file://{tmp_path}")
    assert (code, said.out) == (0, f"Lagringen file://{tmp_path} är hel: 1 utgåva, och allt som leder till dem.\n")
    (tmp_path / "senaste" / "index.html").unlink()
    code, said = run(f"file://{tmp_path}")
    assert code == 1
    assert said.err.startswith("senaste/index.html har inte följt med till det senaste läget.")
    assert said.out.startswith(f"Lagringen file://{tmp_path} är inte som den ska vara (1 fel).")


def test_what_is_no_storage_is_told(run, tmp_path):
    code, said = run(f"file://{tmp_path}/tom")
    assert (code, said.err) == (
        2,
        f"I lagringen file://{tmp_path}/tom är inget publicerat: där finns ingen editions.json.\n",
    )
