"""A command imports what it needs: imports are two thirds of what a short command takes."""

import json
import os
import subprocess
import sys

import pytest

import utfall
from tests.unit.month import write_month

# What takes longest to import, and is needed by few: frames, figures, documents, validation, publishing, workbooks.
HEAVY = {
    "frictionless", "mike", "mkdocs", "numpy", "pandas", "plotly", "pygments", "rdflib", "typst",
    "xlsxwriter",
}  # fmt: skip
USERS = {"pandas", "plotly"}  # what comes with the functions for notebooks alone
SCRIPT = """
import json, sys
from utfall.cli import main
try:
    main()
except SystemExit as left:
    print(json.dumps([left.code or 0, sorted({name.partition(".")[0] for name in sys.modules})]), file=sys.stderr)
"""


@pytest.fixture
def project(tmp_path):
    month = write_month(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Rapport\n\n{{ indicators() }}\n", encoding="utf-8")
    settings = (
        "site_name: Rapport\nuse_directory_urls: false\nmarkdown_extensions: [pymdownx.superfences, pymdownx.tabbed]\n"
    )
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return month


def imported(folder, *arguments):
    """Return how a command exits, and the top modules that it has imported."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("UTFALL_")}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments], cwd=folder, env=kept, capture_output=True, text=True, check=True,
    )  # fmt: skip
    code, names = json.loads(done.stderr.splitlines()[-1])
    return code, set(names)


def test_help_imports_neither_markdown_nor_templates(project):
    code, names = imported(project.root, "--help")
    assert code == 0
    assert names & {*HEAVY, "jinja2", "markdown", "pathspec", "rdflib"} == set()


def test_a_check_of_what_was_validated_before_imports_nothing_heavy(project):
    assert imported(project.root, "check")[0] == 0
    code, names = imported(project.root, "check")
    assert code == 0
    assert names & HEAVY == set()


def test_a_review_imports_nothing_heavy(project):
    imported(project.root, "check")
    code, names = imported(project.root, "review")
    assert code == 0
    assert names & HEAVY == set()


@pytest.mark.parametrize("name", utfall._FUNCTIONS)
def test_what_notebooks_ask_for_is_imported_when_it_is_first_asked_for(name):
    told = f"import sys, utfall, utfall.cli, utfall.plugin.register\nprint(*sys.modules)\nutfall.{name}\n"
    told += "print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], check=True, capture_output=True, text=True)
    before, after = (set(line.split()) for line in done.stdout.splitlines())
    assert before & USERS == set()
    assert utfall._FUNCTIONS[name] in after - before
