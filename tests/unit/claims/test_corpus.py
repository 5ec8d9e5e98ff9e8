"""Sentences that are true or false of this project, the example and other bodies: what becomes of each, by kind.

``developed.txt`` is what the rules were made with, ``held-out.txt`` was written apart and is not looked at when they
are changed. The table of the handbook is compared with what is found here.
"""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tests.seeded import SEED
from utfall.derive.claims.judge import judge
from utfall.derive.claims.ledger import Ledger
from utfall.derive.claims.sentence import Outcome, Utterance
from utfall.model.history import History
from utfall.source.archive import read_archive

HERE = Path(__file__).parent
BODIES = Path(__file__).parents[2] / "bodies"
HANDBOOK = Path(__file__).parents[3] / ".github" / "handbok" / "referens.md"
LINE = re.compile(r"([TF]) (\w+) (\w+?)(?:@([\d-]+))?: (?:(.*)\|\| )?(.*)")
KINDS = ("magnitude", "unit", "sign", "direction", "measure", "period", "rounding", "count", "state", "stale")
HALVES = ("developed", "held-out")


@pytest.fixture(scope="session")
def outcomes(example_root):
    """What became of every sentence of a half: whether it is true, its kind, and stopped, warned, backed or silent."""

    @cache
    def ledger(project, month):
        root = {"seed": SEED, "demo": example_root}.get(project, BODIES / project)
        folders = [one for one in sorted((root / "data").iterdir()) if one.is_dir() and one.name <= (month or "9")]
        return Ledger(History(read_archive(folders, root)))

    @cache
    def of(half):
        found = []
        for is_true, kind, project, month, before, text in sentences(half):
            claims = judge(ledger(project, month), Utterance(text, before=before or ""))
            found.append((is_true == "T", kind, worst([one.outcome for one in claims])))
        return found

    return of


def sentences(half):
    lines = (HERE / f"{half}.txt").read_text(encoding="utf-8").splitlines()
    return [LINE.fullmatch(line).groups() for line in lines if line and not line.startswith("#")]


def worst(found):
    for outcome, name in (
        (Outcome.CONTRADICTED, "stopped"),
        (Outcome.UNRESOLVED, "warned"),
        (Outcome.BACKED, "backed"),
    ):
        if outcome in found:
            return name
    return "silent"


def share(found, *names):
    return sum(name in names for name in found) / len(found)


@pytest.mark.parametrize("half", HALVES)
def test_a_half_has_sentences_of_every_kind_in_both_languages(half):
    told = sentences(half)
    assert {kind for _, kind, *_ in told} == set(KINDS)
    assert sum(bool(re.search(r"\b(?:the|was|were|is|are|SEK)\b", text)) for *_, text in told) >= 20


def test_there_are_three_hundred_true_and_three_hundred_false_sentences():
    counted = Counter(line[0] for half in HALVES for line in sentences(half))
    assert counted["T"] >= 300
    assert counted["F"] >= 300


@pytest.mark.parametrize("half", HALVES)
def test_few_true_sentences_are_stopped_or_warned(outcomes, half):
    found = [name for is_true, _, name in outcomes(half) if is_true]
    assert share(found, "stopped") <= 0.05
    assert share(found, "warned") <= 0.15


@pytest.mark.parametrize("half", HALVES)
def test_most_false_sentences_are_stopped_or_warned(outcomes, half):
    found = [name for is_true, _, name in outcomes(half) if not is_true]
    assert share(found, "stopped", "warned") >= 0.85


def test_no_false_sentence_is_called_backed(outcomes):
    assert [one for half in HALVES for one in outcomes(half) if one[2] == "backed" and not one[0]] == []


def table(outcomes):
    """Return the rows of the handbook's table: by kind, how many and what became of them, of both halves."""
    names = {
        "magnitude": "storlek", "unit": "enhet", "sign": "tecken", "direction": "riktning", "measure": "mått",
        "period": "tid", "rounding": "avrundning", "count": "antal", "state": "läge", "stale": "gammal månad",
    }  # fmt: skip
    rows = []
    for half, title in (("developed", "utvecklad"), ("held-out", "undanhållen")):
        for kind in KINDS:
            true = Counter(name for is_true, what, name in outcomes(half) if is_true and what == kind)
            false = Counter(name for is_true, what, name in outcomes(half) if not is_true and what == kind)
            cells = [true.total(), true["stopped"], true["warned"], false.total(), false["stopped"], false["warned"]]
            rows.append(f"| {title} | {names[kind]} | {' | '.join(map(str, cells))} |")
    return rows


def test_the_handbook_has_the_table(outcomes):
    kept = HANDBOOK.read_text(encoding="utf-8").partition("<!-- claims -->")[2].partition("<!-- /claims -->")[0]
    assert [line for line in kept.splitlines() if line.startswith(("| utvecklad", "| undanhållen"))] == table(outcomes)
