"""Advice as a whole: every rule has its file and its test, and what it says of the real pages is what was judged."""

from pathlib import Path

from tests.seeded import SEED
from utfall.checks import plain_words
from utfall.checks.plain_words import RULES
from utfall.pages.advice import advise
from utfall.project import read_project

# What was advised on the report of November 2023, each read and found to be worth its place.
JUDGED = [
    ("docs/ekonomi.md", "plain-mixed-millions"),
    ("docs/ekonomi.md", "plain-month-without-year"),
    ("docs/hr.md", "plain-long-sentence"),
    ("docs/hr.md", "plain-month-without-year"),
    ("docs/hr.md", "plain-long-sentence"),
    ("docs/index.md", "plain-readability"),
    ("docs/index.md", "plain-long-sentence"),
    ("docs/index.md", "plain-month-without-year"),
    ("docs/portfolj.md", "plain-readability"),
]


def test_every_rule_has_a_test_of_its_name():
    files = {file.stem for file in Path(plain_words.__file__).parent.glob("*.py")} - {"__init__", "text"}
    tests = {file.stem.removeprefix("test_") for file in Path(__file__).parent.glob("test_*.py")}
    assert len(files) == len(RULES)
    assert files <= tests


def test_the_real_pages_get_the_advice_that_was_judged(real):
    assert [(one.file, one.slug) for one in advise(read_project(SEED), real)] == JUDGED
