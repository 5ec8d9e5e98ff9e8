"""The machine's browser is found, and one that dies or hangs is told of and never waited for."""

import os
import time

import pytest

from utfall.draw import browser as module
from utfall.draw.browser import DrawingError, draw, find_browser

FIGURE = {"data": [], "layout": {"width": 100, "height": 100}}


def stand_in(folder, *lines):
    file = folder / "browser"
    file.write_text("\n".join(("#!/bin/sh", *lines, "")))
    file.chmod(0o755)
    return str(file)


def is_gone(number, seconds=10):
    """Whether a process ends within these seconds: once killed, it stays until the system has taken note of it."""
    for _ in range(seconds * 10):
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_the_environment_names_the_browser_or_says_that_there_is_none(tmp_path, monkeypatch):
    browser = stand_in(tmp_path)
    monkeypatch.setenv("CHROMIUM", browser)
    assert find_browser() == browser
    monkeypatch.setenv("CHROMIUM", "")
    assert find_browser() is None
    monkeypatch.delenv("CHROMIUM")
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_browser() is None


def test_a_browser_that_ends_at_once_is_told_of(tmp_path):
    browser = stand_in(tmp_path, "exit 1")
    with pytest.raises(DrawingError, match="kunde inte ritas med webbläsaren") as told:
        draw([FIGURE], browser)
    assert browser in str(told.value)


def test_a_browser_that_never_answers_is_ended(tmp_path, monkeypatch):
    browser = stand_in(tmp_path, f"echo $$ > {tmp_path}/number", "exec sleep 600")
    monkeypatch.setattr(module, "SECONDS", 2)
    monkeypatch.setattr(module, "SECONDS_EACH", 0)
    with pytest.raises(DrawingError, match="svarade inte inom 2 sekunder"):
        draw([FIGURE], browser)
    assert is_gone(int((tmp_path / "number").read_text()))
