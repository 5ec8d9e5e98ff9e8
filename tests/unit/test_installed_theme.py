"""The theme has a name that MkDocs knows, so that a project needs no copy of it."""

from pathlib import Path

from mkdocs.theme import Theme

import utfall

FOLDER = Path(utfall.__file__).parent / "theme"


def test_it_is_found_by_its_name_before_the_one_that_it_extends():
    theme = Theme(name="utfall")
    assert Path(theme.dirs[0]) == FOLDER
    assert any(Path(one).parts[-2:] == ("material", "templates") for one in theme.dirs[1:])


def test_it_says_itself_that_no_typeface_is_fetched():
    theme = Theme(name="utfall")
    assert theme["font"] is False
    assert theme["features"] == ["navigation.footer", "toc.integrate"]


def test_nothing_in_its_folder_is_a_program():
    assert list(FOLDER.rglob("*.py*")) == []
