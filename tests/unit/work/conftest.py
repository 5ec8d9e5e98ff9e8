"""Projects whose next months have been opened, for what is delivered into them."""

import shutil

import pytest

from tests.seeded import SEED
from tests.unit.work.repository import WHO
from utfall.project import read_project
from utfall.work.new import new


@pytest.fixture(scope="session")
def opened_root(tmp_path_factory):
    """Return the folder of a project whose December 2023 has been opened."""
    root = tmp_path_factory.mktemp("oppnad")
    for folder in ("docs", "data"):
        shutil.copytree(SEED / folder, root / folder)
    shutil.copy(SEED / "mkdocs.yml", root)
    new(read_project(root), "2023-12")
    return root


@pytest.fixture(scope="session")
def next_opened_root(opened_root, tmp_path_factory):
    """Return the folder of the same project whose January 2024 has been opened too."""
    root = tmp_path_factory.mktemp("nasta") / "projekt"
    shutil.copytree(opened_root, root)
    new(read_project(root), "2024-01")
    return root


@pytest.fixture(scope="session")
def mirrored_once(tmp_path_factory):
    """Return a clone that has published November twice and December, and the storage that it has moved them to."""
    from tests.unit.work.mirrored import write_mirrored

    with pytest.MonkeyPatch.context() as patch:
        for name, value in WHO.items():
            patch.setenv(name, value)
        return write_mirrored(tmp_path_factory.mktemp("flyttad"))


@pytest.fixture(scope="session")
def thinned_once(mirrored_once, tmp_path_factory):
    """Return a clone and the storage after November has left the branch, to be read alone, and how that went."""
    from tests.unit.work.mirrored import thinned

    with pytest.MonkeyPatch.context() as patch:
        for name, value in WHO.items():
            patch.setenv(name, value)
        clone, shelf = mirrored_once[0].copied(tmp_path_factory.mktemp("gles")), mirrored_once[1].copied()
        return clone, shelf, thinned(clone, shelf, "2023-11")


@pytest.fixture
def mirrored(mirrored_once, tmp_path, monkeypatch):
    """Return a copy of them."""
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    return mirrored_once[0].copied(tmp_path / "kopia"), mirrored_once[1].copied()


@pytest.fixture
def december(opened_root, tmp_path):
    """A project of its own whose newest month is December 2023, without figures."""
    shutil.copytree(opened_root, tmp_path / "december")
    return read_project(tmp_path / "december")


@pytest.fixture
def january(next_opened_root, tmp_path):
    """A project of its own whose newest month is January 2024, without figures."""
    shutil.copytree(next_opened_root, tmp_path / "januari")
    return read_project(tmp_path / "januari")
