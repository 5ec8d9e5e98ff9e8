"""A library is run when something of it is asked for, and not when another imports it."""

import importlib
import sys

import pytest

from utfall.plugin.late_import import import_when_used


@pytest.fixture
def library(tmp_path, monkeypatch):
    """A library that leaves a mark when it is run."""
    mark = tmp_path / "mark"
    (tmp_path / "seldom_used.py").write_text(f"open({str(mark)!r}, 'w').close()\nANSWER = 42\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield mark
    sys.modules.pop("seldom_used", None)


def test_a_library_that_is_imported_and_not_used_is_not_run(library):
    import_when_used("seldom_used")
    importlib.import_module("seldom_used")
    assert not library.exists()


def test_a_library_is_run_when_one_of_its_names_is_asked_for(library):
    import_when_used("seldom_used")
    assert importlib.import_module("seldom_used").ANSWER == 42
    assert library.exists()


@pytest.mark.usefixtures("library")
def test_a_library_that_is_imported_already_stays_as_it_is():
    before = importlib.import_module("seldom_used")
    import_when_used("seldom_used")
    assert sys.modules["seldom_used"] is before


def test_a_library_is_found_where_one_of_its_modules_is_imported(tmp_path, monkeypatch):
    (tmp_path / "seldom_used").mkdir()
    (tmp_path / "seldom_used" / "__init__.py").write_text("", encoding="utf-8")
    (tmp_path / "seldom_used" / "within.py").write_text("ANSWER = 42\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    import_when_used("seldom_used")
    assert importlib.import_module("seldom_used.within").ANSWER == 42
    del sys.modules["seldom_used"], sys.modules["seldom_used.within"]


def test_a_library_that_is_not_installed_is_said_to_be_lacking_when_it_is_used():
    import_when_used("no_such_library")
    lacking = importlib.import_module("no_such_library")
    with pytest.raises(ModuleNotFoundError, match="no_such_library"):
        lacking.anything  # noqa: B018 - the question is what it does
