"""What holds of every body: it is a project as ``utfall init`` writes one, with few lines written and nothing wrong."""

import sys

import pytest
import yaml

from tests.bodies.body import (
    HERE,
    SETTINGS,
    begun,
    described,
    descriptors,
    files,
    is_indicators_page,
    is_of_init,
    of_body,
    own_pages,
    placed,
    written_lines,
)  # fmt: skip
from utfall.project import KNOWN_SETTINGS

MOST_LINES = 60
BODIES = sorted(file.parent.name for file in HERE.glob(f"*/{SETTINGS}"))
OF_THE_BODY = ("site_name", "site_description", "copyright", "nav")
SWEDISH, ENGLISH = "Inga fel och inga varningar.", "No errors and no warnings."


def settings(text):
    """Return a project's settings but those that say whose report it is."""
    read = yaml.safe_load(text.replace("!ENV ", ""))
    own = read["extra"].pop("utfall")
    return {name: value for name, value in read.items() if name not in OF_THE_BODY}, own


@pytest.mark.parametrize("name", BODIES)
def test_it_is_a_project_as_init_writes_one(tmp_path, name):
    before, after = files(begun(name, tmp_path / "begun")), files(HERE / name)
    given = {path for path in before if is_of_init(path, name)}
    assert {"Makefile", "requirements.txt", "README.md", "tests/test_report.py", ".gitignore"} < given
    assert {path for path in given if before[path] != after.get(path)} == set(), "make bodies writes them anew"
    pages = {path for path in after if path not in given and not path.startswith("data/")}
    assert {path for path in pages if not is_indicators_page(path)} == {SETTINGS, *own_pages(name)}
    (ours, chosen), (theirs, given_choices) = settings(after[SETTINGS]), settings(before[SETTINGS])
    assert ours == theirs
    assert set(given_choices) <= set(chosen) <= set(KNOWN_SETTINGS)
    assert (chosen["language"], chosen["written_for"]) == (given_choices["language"], given_choices["written_for"])


@pytest.mark.parametrize("name", BODIES)
def test_an_adopter_writes_no_descriptor_and_few_lines(tmp_path, name):
    made = descriptors(described(name, tmp_path / "report", *of_body(name).OPTIONS))
    assert made == descriptors(placed(name, tmp_path / "committed"))
    assert 10 < written_lines(name, tmp_path / "begun") < MOST_LINES


@pytest.mark.parametrize("name", BODIES)
def test_the_report_has_no_fault_and_passes_its_own_tests(tmp_path, name):
    project = placed(name, tmp_path / "report")
    ran = project.utfall("check")
    assert (ran.code, ran.out.splitlines()[0]) == (0, ENGLISH if of_body(name).BEGUN.language == "en" else SWEDISH)
    tested = project.run(sys.executable, "-m", "unittest", "discover", "--start-directory", "tests")
    assert tested.code == 0, tested.said
    assert "Ran 2 tests" in tested.err
