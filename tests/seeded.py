"""The report that the program came with, as the tests know it: November 2023, whatever month the project has come to.

Without a copy of their own, the tests would fail as soon as another month, or another organisation, took its place.
"""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT / "tests" / "seed"
MONTH = "2023-11"
FOLDERS, FILES = ("docs", "data"), ("mkdocs.yml", "accessibility.json")


def copy_seed(target):
    """Copy what an editor edits; the package is linked, since the installed one is what the commands run."""
    target.mkdir(parents=True, exist_ok=True)
    for name in FOLDERS:
        shutil.copytree(SEED / name, target / name)
    for name in FILES:
        shutil.copy(SEED / name, target)
    (target / "macros").symlink_to(ROOT / "macros", target_is_directory=True)
    return target


def is_of_the_seed(name):
    """Tell whether a file of the project, by its path from the root, has a copy among the tests."""
    return name in FILES or name.startswith(tuple(f"{folder}/" for folder in FOLDERS))
