"""What ``developing.md`` says where to change is there: files, folders, make targets, layers in their order."""

import re
from pathlib import Path

import pytest

from tests.seeded import SEED, is_of_the_seed
from tests.unit.test_layers import BESIDE, RIVER

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / ".github" / "developing.md"
TEXT = GUIDE.read_text(encoding="utf-8")
NAMED = re.findall(r"`([^`\n]+)`", TEXT)
PATHS = sorted({name for name in NAMED if re.fullmatch(r"\.?[\w.-]+(/[\w.-]*)+|[\w-]+\.(md|toml|yml)", name)})
TARGETS = sorted({target for name in NAMED for target in re.findall(r"\bmake ([a-z]+)", name)})
OF_A_PROJECT = {"accessibility.json", "scales.csv", "datapackage.json", "observations.csv"}


@pytest.mark.parametrize("path", PATHS)
def test_every_file_and_folder_exists(path):
    place = (SEED if is_of_the_seed(path) else ROOT) / path
    assert place.is_dir() if path.endswith("/") else place.is_file()


def test_paths_are_found_and_no_other_file_is_named():
    assert len(PATHS) > 50
    files = {name for name in NAMED if re.fullmatch(r"[\w./-]+\.(py|toml|md|csv|json|css|html|yml)", name)}
    assert files - set(PATHS) <= OF_A_PROJECT


def test_every_make_target_exists():
    known = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {"test", "browser", "paper", "lock"} <= set(TARGETS) <= set(known)


def test_every_target_that_runs_tests_is_told_of():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    running = set(re.findall(r"^([a-z]+):[^\n]*\n(?:\t[^\n]*\n)*?\t[^\n]*\$\(PYTEST\)", makefile, re.MULTILINE))
    assert {"test", "paper"} < running
    assert running <= set(TARGETS)


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#]+)", TEXT))
def test_every_link_leads_somewhere(link):
    assert (GUIDE.parent / link).is_file()


def test_the_picture_shows_the_layers_in_the_order_that_is_tested():
    arrows = re.findall(r"^ +(\w+(?: --> \w+)+)$", TEXT, re.MULTILINE)
    chains = [arrow.split(" --> ") for arrow in arrows]
    main = RIVER[: RIVER.index("work")]
    assert chains[0] == main
    last = ["work", *(one for one, height in BESIDE.items() if height == "work")]
    delivered = [("base", "sheets"), ("sheets", "work")]
    assert set(BESIDE) == {*last[1:], "sheets"}
    assert sorted(map(tuple, chains[1:])) == sorted(
        [*((main[-1], one) for one in last), *((one, "cli") for one in last), *delivered]
    )


def test_every_layer_has_a_row():
    rows = re.findall(r"^\| (?:`macros/utfall/)?(\w+)/?`? \| ", TEXT.partition("## One cell")[0], re.MULTILINE)
    beside = [one for one in BESIDE if one != "sheets"]
    order = [*RIVER[: RIVER.index("work")], *beside, *RIVER[RIVER.index("work") :]]
    order.insert(order.index("source") + 1, "sheets")
    assert [row for row in rows if row != "layer"] == order
