"""December made by a form and one import: the same month as the editors typed into files, in a few commands."""

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rehearsal.delivery import COSTS, economy_workbook
from tests.rehearsal.editor import fill_in, read, write
from tests.rehearsal.hub import ALONE, WHO, Hub, git
from tests.unit.filled import addresses, filled

pytestmark = pytest.mark.rehearsal
MONTH = "2023-12"
KEYS = {
    "observations": ("indicator", "period"), "statement_lines": ("statement", "id"),
    "project_statuses": ("project", "dimension"),
}  # fmt: skip
MOST_COMMANDS = 8


class Editor:
    """Somebody with a clone and a terminal, whose commands are counted."""

    def __init__(self, clone):
        self.clone, self.typed = clone, []

    def types(self, *command):
        self.typed.append(" ".join(command))
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        environment = {**os.environ, **ALONE, **WHO, "PATH": path, "UTFALL_FORMS": "", "NO_MKDOCS_2_WARNING": "1"}
        done = subprocess.run(command, cwd=self.clone, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        return done.stdout


def wanted(clone, folder):
    """Return the month as filled in by hand, and the changed cells by table, row's key and column."""
    by_hand = folder / "for-hand"
    shutil.copytree(clone, by_hand, symlinks=True, ignore=shutil.ignore_patterns(".git"))
    fill_in(by_hand, MONTH)
    observations = by_hand / "data" / MONTH / "observations.csv"
    rows = read(observations)
    for row in rows:  # the accounts do not say what was forecast
        row["outcome"] = str(int(row["outcome"]) + 7) if row["indicator"] in COSTS else row["outcome"]
    write(observations, rows)
    cells = {}
    for table, keys in KEYS.items():
        before, after = (read(place / "data" / MONTH / f"{table}.csv") for place in (clone, by_hand))
        for old, new in zip(before, after, strict=True):
            key = "/".join(new[name] for name in keys)
            cells |= {(table, key, name): text for name, text in new.items() if text != old[name]}
    return by_hand, cells


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """December made, from the fresh clone to the branch on the hub."""
    root = tmp_path_factory.mktemp("formular")
    hub = Hub(root / "github")
    hub.root.mkdir()
    editor = Editor(hub.begin().clone("asa"))
    editor.types("git", "switch", "--create", f"manad/{MONTH}")
    editor.types("utfall", "new", MONTH)
    by_hand, cells = wanted(editor.clone, root)
    form, economy = root / "formular.xlsx", root / "ekonomi.xlsx"
    editor.types("utfall", "form", MONTH, "-o", str(form))
    content = form.read_bytes()
    where = addresses(content)
    by_import = {("observations", f"{one}/{MONTH}", "outcome") for one in COSTS}
    answers = {
        where[place]: text if text.lstrip("-").replace(".", "").isdigit() else (text,)
        for place, text in cells.items()
        if place not in by_import
    }
    form.write_bytes(filled(content, answers))  # by somebody else, in Excel
    economy_workbook(by_hand, MONTH, economy)
    told = editor.types("utfall", "import", str(form), "--yes")
    editor.types("utfall", "import", str(economy), "--yes")
    editor.types("git", "add", "--all")
    editor.types("git", "commit", "--quiet", "--message", "December 2023")
    editor.types("git", "push", "--quiet", "origin", f"manad/{MONTH}")
    return hub, editor, by_hand, cells, told


def test_every_table_is_as_the_editors_filled_it_in_by_hand(made):
    hub, _, by_hand, cells, _ = made
    assert len(cells) > 53
    for table in KEYS:
        file = f"data/{MONTH}/{table}.csv"
        said = git(hub.remote, "show", f"manad/{MONTH}:{file}")
        assert list(csv.reader(said.splitlines())) == list(
            csv.reader((by_hand / file).read_text(encoding="utf-8").splitlines())
        )


def test_it_takes_few_commands_and_no_cell_typed_into_a_file(made):
    _, editor, _, _, _ = made
    assert len(editor.typed) <= MOST_COMMANDS
    assert [line.split()[:2] for line in editor.typed if line.startswith("utfall")] == [
        ["utfall", "new"], ["utfall", "form"], ["utfall", "import"], ["utfall", "import"],
    ]  # fmt: skip


def test_nothing_is_left_to_fill_in_but_the_words(made):
    _, editor, _, _, told = made
    assert "Kvar att fylla i för Ingen ansvarig angiven" in told  # the costs, which the economy's own file brings
    said = subprocess.run(
        [Path(sys.executable).with_name("utfall"), "check", "--release", "--format", "json"], cwd=editor.clone,
        capture_output=True, text=True, check=False,
    ).stdout  # fmt: skip
    assert '"slug": "due-figure"' not in said


def test_both_files_are_named_among_the_months_sources(made):
    hub, _, _, _, _ = made
    descriptor = json.loads(git(hub.remote, "show", f"manad/{MONTH}:data/{MONTH}/datapackage.json"))
    assert [one["title"] for one in descriptor["sources"] if "hash" in one] == ["formular.xlsx", "ekonomi.xlsx"]
