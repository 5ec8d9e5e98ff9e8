"""`utfall check --fix` as it is typed: what it shows, when it writes, and how it exits."""

import json

import pytest
from click.testing import CliRunner

from tests.unit.month import TABLES, write_month
from utfall.cli import mending, utfall
from utfall.errors import UsageError

SAVED = TABLES["observations"].replace("1265135", "1 265 135").replace("2023-11,", "nov-23,").replace(",", ";")


@pytest.fixture
def month(tmp_path, monkeypatch):
    monkeypatch.delenv("UTFALL_MONTH", raising=False)
    monkeypatch.setenv("UTFALL_LANG", "sv")
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Rapport\nuse_directory_urls: false\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return write_month(tmp_path)


def run(*arguments):
    done = CliRunner().invoke(utfall, ["check", *arguments])
    if isinstance(done.exception, UsageError):
        raise done.exception
    return done.exit_code, done.output


def test_mends_are_shown_and_not_written(month):
    month.write("observations.csv", SAVED)
    code, said = run("--fix")
    assert code == 1
    assert said.splitlines()[:5] == [
        "data/2023-11/observations.csv",
        "  hela filen: skiljetecknet ; → ,",
        "  rad 2, kolumn period: nov-23 → 2023-11",
        "  rad 2, kolumn outcome: 1 265 135 → 1265135",
        "  rad 2, kolumn forecast_made: nov-23 → 2023-11",
    ]
    assert "Inget är skrivet än: 1 fil" in said
    assert "utfall check 2023-11 --fix --yes" in said
    assert month.text("observations.csv") == SAVED


def test_they_are_written_when_that_is_agreed_to_and_then_there_is_nothing_left(month):
    month.write("observations.csv", SAVED)
    code, said = run("--fix", "--yes")
    assert (code, said.splitlines()[-1]) == (
        0, "Skrivet: 1 fil, med 6 rättade celler. Kör utfall check 2023-11 för resten."
    )  # fmt: skip
    assert month.text("observations.csv") == TABLES["observations"]
    assert run("--fix") == (0, "Det finns inget att rätta på det här sättet i 2023-11.\n")


def test_a_terminal_is_asked(month, monkeypatch):
    month.write("observations.csv", SAVED)
    monkeypatch.setattr(mending, "has_terminal", lambda: True)
    runner = CliRunner()
    no = runner.invoke(utfall, ["check", "--fix"], input="n\n")
    assert (no.exit_code, month.text("observations.csv")) == (1, SAVED)
    assert "Skriva detta i 1 fil?" in no.output
    yes = runner.invoke(utfall, ["check", "--fix"], input="y\n")
    assert (yes.exit_code, month.text("observations.csv")) == (0, TABLES["observations"])


def test_what_is_left_is_told_and_is_exit_1(month):
    month.edited("observations", 2, outcome="1,265", target=" 5")
    code, said = run("--fix", "--yes")
    assert code == 1
    assert "Det här lämnas" in said
    assert "Cellen kan betyda två tal, 1.265, 1265" in said
    assert run("--fix")[1].splitlines()[-1] == (
        "Det finns inget mer i 2023-11 som kan rättas utan att någon avgör vad det betyder."
    )


def test_a_program_reads_the_same_as_json(month):
    month.edited("observations", 2, outcome="1 265 135", target="-")
    code, said = run("--fix", "--format", "json")
    told = json.loads(said)
    assert (code, told["written"]) == (1, False)
    assert told["files"] == [
        {
            "file": "data/2023-11/observations.csv",
            "mends": [],
            "cells": [{"row": 2, "column": "outcome", "before": "1 265 135", "after": "1265135"}],
        }
    ]
    assert [(one["row"], one["field"], one["slug"]) for one in told["left"]] == [(2, "target", "canonical-number")]


def test_a_cell_whose_ends_cannot_be_seen_is_shown_within_quotation_marks(month):
    month.edited("observations", 2, outcome=" 1265135", rolling_12=" ")
    said = run("--fix")[1]
    assert "rad 2, kolumn outcome: ” 1265135” → 1265135" in said
    assert "rad 2, kolumn rolling_12: ” ” → ””" in said


@pytest.mark.parametrize(
    "arguments",
    [("--yes",), ("--fix", "--release"), ("--fix", "--advice"), ("--fix", "--format", "github")],
)
@pytest.mark.usefixtures("month")
def test_what_does_not_go_together_is_refused(arguments):
    with pytest.raises(UsageError) as refused:
        run(*arguments)
    assert "utfall check --fix" in str(refused.value)
