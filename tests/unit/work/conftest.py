"""Projects whose next months have been opened, for what is delivered into them."""

import shutil

import pytest

from tests.seeded import SEED
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
