"""The documentation builds, tells of all that there is, shows data and settings that can be read, and asks no host.

That its commands do what it shows is tried by ``make walkthrough``, that it can be read by ``make browser``.
"""

import csv
import io
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from tests.walkthrough.blocks import PAGES, blocks
from utfall.checks import examine as checks
from utfall.checks import pages as page_checks
from utfall.checks import plain_words
from utfall.cli import utfall
from utfall.model.contract import CONTRACTS
from utfall.pages.macros import NAMES
from utfall.project import KNOWN_SETTINGS, read_project

SITE = PAGES.parent
TEXTS = {page.relative_to(PAGES).as_posix(): page.read_text("utf-8") for page in sorted(PAGES.rglob("*.md"))}
BLOCKS = [(name, one) for name, text in TEXTS.items() for one in blocks(text)]
DATA = [(name, one) for name, one in BLOCKS if one.language == "csv" and one.title.startswith("data/")]
TOLD = tomllib.loads((SITE / "settings.toml").read_text("utf-8"))
SETTINGS = [TOLD["example"], *(one.text for _, one in BLOCKS if one.language == "yaml")]
PICTURES = sorted((PAGES / "pictures").iterdir())


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Build the documentation, its live example left out, and return its pages as they are read."""
    target = tmp_path_factory.mktemp("documentation") / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", SITE / "mkdocs.yml"]
    ran = subprocess.run(
        [*command, "--site-dir", target], env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return {
        page.relative_to(target).as_posix(): BeautifulSoup(page.read_text("utf-8"), "lxml")
        for page in sorted(target.rglob("*.html"))
    }


def codes(soup):
    return {one.get_text() for one in soup.select("article code")}


def test_the_reference_tells_of_every_command_with_every_option(built):
    soup = built["reference/commands.html"]
    assert {one["id"] for one in soup.select("h3")} == set(utfall.all_commands())
    told = " ".join(codes(soup))
    options = {opt for command in utfall.all_commands().values() for param in command.params for opt in param.opts}
    assert {one for one in options if one.startswith("--") and one not in told} == set()


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("macros", NAMES),
        ("settings", KNOWN_SETTINGS),
        ("tables", [column for one in CONTRACTS.values() for column in one.columns]),
    ],
)
def test_the_reference_tells_of_every_name(built, page, names):
    assert set(names) - codes(built[f"reference/{page}.html"]) == set()


def test_the_reference_tells_of_every_check_and_what_to_do(built):
    soup = built["reference/checks.html"]
    told = [one["id"] for one in soup.select("h3")]
    assert set(told) == {*checks.SLUGS, *page_checks.SLUGS, *plain_words.SLUGS, "form-differs"}
    assert "Write 1265135" not in soup.get_text()  # what differs from time to time stands in braces
    assert "{value}" in soup.get_text()


def test_a_table_is_told_as_its_contract_tells_it(built):
    soup = built["reference/tables.html"]
    row = next(one for one in soup.select("#observations ~ div tr") if one.td and one.td.get_text() == "outcome")
    assert [cell.get_text() for cell in row.select("td")][1:3] == ["Outcome", "number"]
    assert "Write digits without spaces" in row.get_text()


def test_rules_stand_with_examples_that_are_worked_out(built):
    text = built["reference/statuses.html"].get_text()
    assert "Target reached" in text
    assert "1,100" in text  # the example of a month's own value


def test_nothing_is_fetched_from_another_host_and_nothing_is_counted(built):
    for name, soup in built.items():
        fetched = [one.get("src") or one.get("href") for one in soup.select("script[src], img, link[rel=stylesheet]")]
        assert [one for one in fetched if re.match(r"(?i)[a-z]+:|//", one)] == [], name
        assert "default-src 'none'" in soup.select_one("meta[http-equiv]")["content"], name


def test_every_block_is_shown_as_one(built):
    shown = {name: len(soup.select("article pre")) for name, soup in built.items() if not name.startswith("reference/")}
    written = {name.replace(".md", ".html"): len(blocks(text)) for name, text in TEXTS.items()}
    assert {name: count for name, count in shown.items() if count} == {n: c for n, c in written.items() if c}
    assert [name for name, soup in built.items() if "```" in soup.get_text()] == []


def test_every_link_that_leaves_leads_from_the_comparison_or_to_a_suppliers_prices(built):
    leaving = {name for name, soup in built.items() if soup.select("article a[href^=http]")}
    assert leaving == {"comparison.html", "explanation/scale.html"}


def test_the_figures_of_how_it_grows_are_those_of_the_file(built):
    soup = built["explanation/scale.html"]
    assert "%scale:" not in soup.get_text()
    assert len(soup.select("svg polyline")) == 3 * 10  # departments, and what is told of them
    rows = list(csv.DictReader((SITE / "scale.csv").read_text("utf-8").splitlines()))
    sizes = {(int(row["departments"]), int(row["months"])) for row in rows}
    assert sizes == {(departments, months) for departments in (1, 12, 60) for months in (12, 36, 120)}
    check = next(row for row in rows if (row["what"], row["departments"], row["months"]) == ("check", "1", "12"))
    assert check["how"] == "measured"
    [cell, *_] = [
        row.select("td")[2].get_text() for row in soup.select("table tr") if "Checking the newest" in row.get_text()
    ]
    assert cell == f"{float(check['value']):.3g} s"


def test_every_price_has_its_source_and_its_day():
    for row in csv.DictReader((SITE / "prices.csv").read_text("utf-8").splitlines()):
        assert row["source"].startswith("https://"), row
        assert re.search(r"\d+ \w+ 20\d\d$", row["read"]), row
        assert float(row["price"]) > 0


def test_every_claim_about_another_tool_has_its_source_and_the_day_it_was_read():
    text = TEXTS["comparison.md"]
    assert re.search(r"^Read on \d+ \w+ 20\d\d\.", text, re.MULTILINE)
    rows = re.findall(r"^\| \[(.+?)\]\((#.+?)\) \|(.*)\|$", text, re.MULTILINE)
    assert [name for name, _, _ in rows] == [
        "Quarto", "Evidence", "Observable Framework", "Open SDG", "Explore Education Statistics", "Stratsys",
        "ClearPoint",
    ]  # fmt: skip
    sections = re.split(r"^## (.+)$", text, flags=re.MULTILINE)[1:]
    for (name, _, row), heading, body in zip(rows, sections[::2], sections[1::2], strict=True):
        assert name == heading
        assert "](https://" in row, name
        assert "](https://" in body, name
        assert "*Better:*" in body, name


def test_no_page_has_swedish_letters_but_where_they_are_told_of(built):
    found = {name: set(re.findall(r"\w*[åäöÅÄÖ]\w*", soup.get_text())) for name, soup in built.items()}
    assert {name: words for name, words in found.items() if words} == {"reference/checks.html": {"å", "ä", "ö"}}


@pytest.mark.parametrize(("name", "block"), DATA, ids=lambda one: one if isinstance(one, str) else one.title)
def test_data_that_is_shown_has_the_columns_of_its_table(name, block):
    table = Path(block.title).stem
    rows = list(csv.DictReader(io.StringIO(block.text)))
    assert all(None not in row and None not in row.values() for row in rows), name
    if table in CONTRACTS:
        known = CONTRACTS[table].columns
        assert set(rows[0]) <= set(known)
        assert [one.name for one in known.values() if one.required and not all(row[one.name] for row in rows)] == []


@pytest.mark.parametrize("text", SETTINGS)
def test_settings_that_are_shown_are_read_by_the_program(tmp_path, text):
    said = yaml.safe_load(text)
    ours = said.get("extra", {}).get("utfall", {})
    (tmp_path / "macros").mkdir()
    (tmp_path / "macros" / "own.py").write_text("", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump({"site_name": "Report", **said}), encoding="utf-8")
    project = read_project(tmp_path)
    assert [name for name in ours if not getattr(project, name)] == []
    assert len(project.nav) == len(said.get("nav", []))


def test_pictures_are_few_and_small_and_each_is_shown():
    assert 4 <= len(PICTURES) <= 6
    assert sum(one.stat().st_size for one in PICTURES) < 400_000
    shown = {name for text in TEXTS.values() for name in re.findall(r"pictures/([\w-]+\.png)", text)}
    assert shown == {one.name for one in PICTURES}
