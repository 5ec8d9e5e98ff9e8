"""The report that the program came with, as the tests know it: November 2023, whatever month the project has come to.

Without a copy of their own, the tests would fail as soon as another month, or another organisation, took its place.
"""

import os
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT / "tests" / "seed"
MONTH = "2023-11"
FOLDERS, FILES = ("docs", "data"), ("mkdocs.yml", "accessibility.json")
_OWN = f"{ROOT}{os.sep}"
_WHOLE = frozenset(f"{_OWN}{name}" for name in (*FOLDERS, *FILES))
_BELOW = tuple(f"{_OWN}{name}{os.sep}" for name in FOLDERS)


def copy_seed(target):
    """Copy what an editor edits; the program is the installed one."""
    target.mkdir(parents=True, exist_ok=True)
    for name in FOLDERS:
        shutil.copytree(SEED / name, target / name)
    for name in FILES:
        shutil.copy(SEED / name, target)
    return target


class ReportReadError(Exception):
    """A test of the program read the project's own report, which another may take the place of: it is to read SEED."""


def is_of_the_report(path):
    """Tell whether what is opened belongs to the project's own report. ``path`` is as Python's audit events have it."""
    if not isinstance(path, str | bytes | os.PathLike):
        return False  # a descriptor that is open already
    whole = os.path.abspath(os.fsdecode(path))  # noqa: PTH100 - pathlib would follow links, and is slow
    return whole.startswith(_OWN) and (whole in _WHOLE or whole.startswith(_BELOW))


def is_of_the_seed(name):
    """Tell whether a file of the project, by its path from the root, has a copy among the tests."""
    return name in FILES or name.startswith(tuple(f"{folder}/" for folder in FOLDERS))
