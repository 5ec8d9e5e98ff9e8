"""Every declared dependency does work: each is imported in ``macros/``, or named in a file with the reason here."""

import ast
import re
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import utfall

SOURCE = Path(utfall.__file__).parent
ROOT = Path(__file__).parents[2]
MODULES = {"markdown": "markdown", "pyyaml": "yaml"}  # distributions whose module is called otherwise
BY_NAME = {  # what is never imported, the file that names it, and how; the generator loads both by their names
    "mkdocs-material": ("macros/utfall/theme/mkdocs_theme.yml", "extends: material"),
    "mkdocs-macros-plugin": ("macros/utfall/languages/sv/starter/mkdocs.yml", "- macros:"),
}


TRIED_BY_THE_CHECK = {  # what reckons with long breakdowns by columns; see tests/unit/checks/test_breakdown.py
    f"derive/breakdown_{name}.py" for name in ("faults", "frame", "roll", "sums", "weights")
}


def declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return sorted(re.match(r"[\w-]+", one)[0].lower() for one in project["dependencies"])


@cache
def imported(source=SOURCE):
    """Return the top modules that the files of a folder import, wherever in a module, with the files."""
    found = {}
    for file in source.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
            for name in names:
                found.setdefault(name.partition(".")[0], set()).add(file.relative_to(source).as_posix())
    return found


@pytest.mark.parametrize("name", declared())
def test_a_dependency_is_imported_or_named_where_the_generator_loads_it(name):
    module = MODULES.get(name, name.replace("-", "_"))
    if name in BY_NAME:
        file, words = BY_NAME[name]
        assert words in (ROOT / file).read_text(encoding="utf-8")
        assert module not in imported()
    else:
        assert imported().get(module), f"{name} is declared and never imported"


def test_only_what_is_declared_has_a_reason():
    assert set(BY_NAME) <= set(declared())


@pytest.mark.parametrize("name", ["pandas", "plotly"])
def test_what_notebooks_are_given_has_a_test_beside_each_file_that_imports_it(name):
    files = imported().get(name, set())
    assert files
    for file in files - TRIED_BY_THE_CHECK:
        folder, _, module = file.rpartition("/")
        assert (ROOT / "tests" / "unit" / folder / f"test_{module}").is_file()


def locked(name):
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return {found.replace("-", "_") for found in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}


def test_what_make_test_runs_imports_only_what_it_installs():
    folders = re.search(r"^TESTS := (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)[1].split()
    known, brought = locked("site") | locked("test"), packages_distributions()
    foreign = set()
    for folder in folders:
        for module, files in imported(ROOT / folder).items():
            brings = {name.lower().replace("-", "_") for name in brought.get(module, ())}
            if module not in sys.stdlib_module_names | {"utfall", "tests"} and not brings & known:
                foreign |= {(f"{folder}/{file}", module) for file in files}
    assert foreign == {("tests/paper/typeface.py", "fontTools")}  # run by make typeface, which installs it
