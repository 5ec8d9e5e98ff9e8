"""A function that is worked out in a process of its own."""

import os
import subprocess
import sys

import pytest

from utfall import own_process
from utfall.own_process import in_own_process


def test_what_it_returns_comes_back_from_another_process():
    assert in_own_process(divmod, 17, 5) == (3, 2)
    assert in_own_process(os.getpid) != os.getpid()


def test_modules_of_the_folder_it_is_started_in_are_not_taken(tmp_path, monkeypatch):
    (tmp_path / "pickle.py").write_text("raise SystemExit(3)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert in_own_process(abs, -2) == 2


def test_what_goes_wrong_there_is_not_hidden(capfd):
    with pytest.raises(subprocess.CalledProcessError):
        in_own_process(divmod, 1, 0)
    assert "ZeroDivisionError" in capfd.readouterr().err


def test_where_python_cannot_be_started_it_is_worked_out_here(monkeypatch):
    monkeypatch.setattr(own_process.sys, "executable", "")
    assert in_own_process(os.getpid) == os.getpid()
    assert sys.executable == ""
