"""What ``make`` itself settles: the language that it speaks."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG", "UTFALL_LANG", "UTFALL_MESSAGES", "MAKEFLAGS", "MAKELEVEL", "MFLAGS")


@pytest.fixture
def spoken(tmp_path):
    """Run ``make site`` with a command in the place of utfall that tells which language it is asked to speak."""
    command = tmp_path / "utfall"
    command.write_text('#!/bin/sh\necho "$1 $UTFALL_LANG/$UTFALL_MESSAGES"\n', encoding="utf-8")
    command.chmod(0o755)

    def run(**environment):
        kept = {name: value for name, value in os.environ.items() if name not in LOCALE}
        return subprocess.run(
            ["make", "-s", "site", f"BIN={tmp_path}", "--old-file=.venv/stamps/project"],
            cwd=ROOT, env={**kept, **environment}, capture_output=True, text=True, check=True,
        ).stdout.strip()  # fmt: skip

    return run


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "build /en"),
        ({"LANG": "C.UTF-8"}, "build /en"),
        ({"LANG": "en_GB.UTF-8"}, "build /en"),
        ({"LANG": "sv_SE.UTF-8"}, "build /"),
        ({"LANG": "sv"}, "build /"),
        ({"LANG": "sv_SE.UTF-8", "LC_ALL": "C"}, "build /en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "sv_FI"}, "build /"),
        ({"LANG": "de_DE.UTF-8", "UTFALL_LANG": "sv"}, "build sv/"),
        ({"LANG": "sv_SE.UTF-8", "UTFALL_LANG": "en"}, "build en/"),
        ({"LANG": "sv_SE.UTF-8", "UTFALL_MESSAGES": "en"}, "build /en"),
    ],
)
def test_make_site_speaks_english_unless_the_locale_is_swedish(spoken, environment, said):
    assert spoken(**environment) == said


def test_every_folder_of_tests_is_run_by_a_target():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    folders = {file.parent.relative_to(ROOT).parts[1] for file in (ROOT / "tests").rglob("test_*.py")
               if "node_modules" not in file.parts and file.parent != ROOT / "tests"}  # fmt: skip
    assert len(folders) > 8
    assert {name for name in folders if f"tests/{name}" not in text} == set()
