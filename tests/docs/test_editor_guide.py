"""The editors' guide and the program say the same: what is mended or left, which options there are, what errors say."""

import re
from pathlib import Path

import pytest

from utfall.cli import utfall
from utfall.model.finding import Finding
from utfall.render.report import findings_text
from utfall.source.lossless import CellRule, ReadingState, read_written
from utfall.words import words

ROOT = Path(__file__).parents[2]
HANDBOOK = ROOT / ".github" / "handbok"
PAGES = [ROOT / "README.md", *sorted(HANDBOOK.glob("*.md"))]
WRITING = (HANDBOOK / "skriva.md").read_text(encoding="utf-8")
RULES = [CellRule("number", "tkr"), CellRule("date"), CellRule("period")]


def rows(heading):
    """Return the rows of the table below a heading, each as the texts of its cells."""
    _, _, rest = WRITING.partition(f"{heading}\n|---|---|\n")
    lines = rest.partition("\n\n")[0].splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


MENDED = rows("| I filen står | det blir |")
LEFT = rows("| I filen står | det kan vara |")


def code(cell):
    return re.findall(r"`([^`]*)`", cell)


@pytest.mark.parametrize(("before", "after"), MENDED)
def test_what_the_guide_says_is_mended_is_mended_so(before, after):
    read = [read_written(code(before)[0], rule) for rule in RULES]
    assert code(after)[0] in {one.text for one in read if one.state is ReadingState.MENDED}


@pytest.mark.parametrize(("before", "readings"), LEFT)
def test_what_the_guide_says_may_be_two_things_is_left(before, readings):
    read = [read_written(code(before)[0], rule) for rule in RULES]
    meant = {*code(readings), *([""] if "tomt" in readings else [])}
    assert meant in [set(one.readings) for one in read if one.state is ReadingState.AMBIGUOUS]


def test_the_tables_of_the_guide_are_read():
    assert (len(MENDED), len(LEFT)) == (17, 5)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_option_that_the_guide_names_is_one_of_its_command(page):
    written = page.read_text(encoding="utf-8")
    wrong = [
        f"{verb} {option}"
        for verb, rest in re.findall(r"(?:`|^|[$&] )utfall ([a-z]+(?:-[a-z]+)*)([^`\n]*)", written, re.MULTILINE)
        for option in re.findall(r"(?<!\S)--?[a-z][a-z-]*", rest.partition("#")[0])
        if verb in utfall.all_commands()
        and option not in {name for param in utfall.all_commands()[verb].params for name in (*param.opts, "--help")}
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("page", "case", "row", "value", "meant"),
    [
        ("README.md", "grouped", 2, "1 265 135", "1265135"),
        (".github/handbok/skriva.md", "decimal-comma", 8, "5,3", "5.3"),
    ],
)
def test_the_error_that_is_shown_is_what_the_program_says(page, case, row, value, meant):
    file = "data/2023-11/observations.csv"
    found = Finding("canonical-number", case, file, row, "outcome", value, details={"meant": meant})
    said = findings_text([found], words("sv")).partition("\n\n")[0]
    assert f"```text\n{said}\n```" in (ROOT / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("key", ["encoding.legacy", "encoding.byte-order-mark", "encoding.unclear", "delimiter.other"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_remedy_for_a_file_leads_back_to_the_fault(key, language):
    remedy = words(language).say(f"finding.{key}.remedy")
    assert "utfall check --fix" in remedy
    assert "BOM" not in remedy
