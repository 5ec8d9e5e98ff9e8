"""Fixtures of the unit tests: a small month to break, the real month to read, and the words of both languages."""

from dataclasses import replace

import pytest

from tests.seeded import SEED
from tests.unit.month import REAL, write_month
from utfall.checks.examine import examine
from utfall.demo import demo
from utfall.model.history import History
from utfall.project import read_project
from utfall.source.archive import read_archive
from utfall.words import words


@pytest.fixture
def month(tmp_path):
    """A small valid month of its own for each test; see ``tests/unit/month.py``."""
    return write_month(tmp_path)


@pytest.fixture(scope="session")
def small(tmp_path_factory):
    """The report of the small month, for tests that only read it."""
    return write_month(tmp_path_factory.mktemp("small")).report()


@pytest.fixture(scope="session")
def real():
    """The report of November 2023, as the repository holds it."""
    return examine(REAL, SEED).report


@pytest.fixture(scope="session")
def example_root(tmp_path_factory):
    """The folder of the example project."""
    root = tmp_path_factory.mktemp("example") / "exempel"
    demo(root)
    return root


@pytest.fixture(scope="session")
def example(example_root):
    """The archive of the example project: 36 months."""
    return History(read_archive(sorted((example_root / "data").iterdir()), example_root))


@pytest.fixture(scope="session")
def engine():
    """The project of the repository: its Markdown extensions are those that pages meet."""
    return replace(read_project(SEED), language="sv")


@pytest.fixture(scope="session")
def sv():
    return words("sv")


@pytest.fixture(scope="session")
def en():
    return words("en")
