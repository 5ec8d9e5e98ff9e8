"""Norwegian sentences that are true or false of a small Norwegian report, and what becomes of each."""

import csv
from pathlib import Path

import pytest

from utfall.derive.claims.judge import judge
from utfall.derive.claims.ledger import Ledger
from utfall.derive.claims.sentence import Outcome, Utterance
from utfall.derive.claims.telling import known
from utfall.model.history import History
from utfall.source.archive import read_archive
from utfall.words import words
from utfall.work.init import NewProject, init

FIGURES = {  # outcome, target, forecast, year_target, previous_outcome
    "2025-02": {
        "driftsresultat": ("-210", "80", "-1200", "0", "40"),
        "sykefravaer": ("9.0", "7.5", "8.0", "7.5", "8.8"),
    },
    "2025-03": {
        "driftsresultat": ("-305", "120", "-1500", "0", "85"),
        "sykefravaer": ("8.4", "7.5", "8.0", "7.5", "9.1"),
    },
}
COLUMNS = ("outcome", "target", "forecast", "year_target", "previous_outcome")

TRUE = (
    "Sykefraværet var 8,4 prosent i mars.",
    "Sykefraværet er 8,4 % i mars 2025.",
    "I mars var sykefraværet 8,4 prosent, mot 9,1 prosent i samme måned i fjor.",
    "Sykefraværet er 0,7 prosentpoeng lavere enn i fjor.",
    "Sykefraværet gikk ned fra 9,0 prosent i februar til 8,4 prosent i mars.",
    "Sykefraværet er 0,9 prosentpoeng over målet.",
    "Sykefraværet ligger over målet på 7,5 prosent.",
    "Sykefraværet når ikke målet.",
    "Sykefraværet har sunket siden forrige måned.",
    "Årsprognosen for sykefraværet er 8,0 prosent.",
    "Driftsresultatet hittil i år er −305 tkr.",
    "Driftsresultatet er et underskudd på 305 tusen kroner hittil i år.",
    "Driftsresultatet er 425 tkr dårligere enn budsjettet.",
    "Driftsresultatet ventes å bli et underskudd på 1,5 mill. kr for hele året.",
    "Årsprognosen for driftsresultatet er −1 500 tkr, mens årsbudsjettet er 0 tkr.",
    "Driftsresultatet var 85 tkr i samme periode i fjor.",
    "Driftsresultatet er dårligere enn i fjor.",
    "Per mars er driftsresultatet om lag −0,3 mill. kr.",
    "Målet for sykefraværet er 7,5 prosent.",
    "Sykefraværet er 8,4 prosent, noe som er 0,9 prosentpoeng over målet på 7,5 prosent.",
    "Når året er omme, ventes driftsresultatet å være −1 500 tkr.",
    "Underskuddet er på 305 tkr hittil i år.",
    "Sykefraværet har gått ned med 0,6 prosentpoeng siden februar.",
    "Resultatet hittil i år viser et merforbruk på 305 000 kroner.",
    "Sykefraværet er drøyt 8 prosent.",
    "Driftsresultatet er svekket med 95 tkr siden februar.",
)
FALSE = (
    "Sykefraværet var 8,9 prosent i mars.",
    "Sykefraværet er 84 % i mars 2025.",
    "Sykefraværet er 0,7 prosentpoeng høyere enn i fjor.",
    "Sykefraværet gikk opp fra 9,0 prosent i februar til 8,4 prosent i mars.",
    "Sykefraværet er 0,9 prosentpoeng under målet.",
    "Sykefraværet ligger under målet på 7,5 prosent.",
    "Sykefraværet når målet.",
    "Sykefraværet har økt siden forrige måned.",
    "Årsprognosen for sykefraværet er 7,0 prosent.",
    "Driftsresultatet hittil i år er 305 tkr.",
    "Driftsresultatet er et overskudd på 305 tusen kroner hittil i år.",
    "Driftsresultatet er 425 tkr bedre enn budsjettet.",
    "Driftsresultatet ventes å bli et underskudd på 2,5 mill. kr for hele året.",
    "Årsprognosen for driftsresultatet er −1 500 tkr, mens årsbudsjettet er 400 tkr.",
    "Driftsresultatet var 58 tkr i samme periode i fjor.",
    "Driftsresultatet er bedre enn i fjor.",
    "Per mars er driftsresultatet om lag −3 mill. kr.",
    "Målet for sykefraværet er 8,5 prosent.",
    "Sykefraværet er 8,4 prosent, noe som er 1,9 prosentpoeng over målet på 7,5 prosent.",
    "Når året er omme, ventes driftsresultatet å være −1 900 tkr.",
    "Underskuddet er på 503 tkr hittil i år.",
    "Sykefraværet har gått opp med 0,6 prosentpoeng siden februar.",
    "Resultatet hittil i år viser et merforbruk på 350 000 kroner.",
    "Sykefraværet er knapt 8 prosent.",
    "Driftsresultatet er bedret med 95 tkr siden februar.",
)
WARNED = (  # true and false ones that cannot be checked with certainty: the editor is asked
    "Driftsresultatet er på vei mot et merforbruk på 1,5 millioner kroner.",
    "Driftsresultatet er på vei mot et mindreforbruk på 1,5 millioner kroner.",
    "I mars var sykefraværet 8,4 prosent, mot 9,7 prosent i samme måned i fjor.",
)
NOTHING = (
    "Rapporten ble behandlet i formannskapet 15. april 2025 kl. 09.30, sak 23/1045.",
    "Tallene for 1. kvartal er foreløpige.",
    "Frist for svar er 30.04.2025.",
    "Arbeidet følger planen, og dessuten er separate møter holdt.",
    "Se tabell 3 og kapittel 2.1, jf. forvaltningsloven § 13.",
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    root = tmp_path_factory.mktemp("fjordvik") / "rapport"
    init(root, NewProject("Fjordvik kommune", "2025-02", language="nb", currency="NOK", licence="NLOD-2.0"))
    first, second = root / "data" / "2025-02", root / "data" / "2025-03"
    second.mkdir()
    for file in first.iterdir():
        text = file.read_text(encoding="utf-8").replace("2025-02", "2025-03").replace("februar 2025", "mars 2025")
        (second / file.name).write_text(text, encoding="utf-8")
    for folder in (first, second):
        fill(folder / "observations.csv", FIGURES[folder.name])
    return Ledger(History(read_archive([first, second], root)))


def fill(file: Path, figures):
    rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(row | dict(zip(COLUMNS, figures[row["indicator"]], strict=True)) for row in rows)


def outcomes(ledger, text):
    return {one.outcome for one in judge(ledger, Utterance(text, before=""))}


@pytest.mark.parametrize("text", TRUE)
def test_a_true_sentence_is_backed(ledger, text):
    assert outcomes(ledger, text) == {Outcome.BACKED}


@pytest.mark.parametrize("text", FALSE)
def test_a_false_sentence_is_contradicted(ledger, text):
    assert Outcome.CONTRADICTED in outcomes(ledger, text)


def test_a_difference_is_told_in_the_units_of_the_language(ledger):
    (claim, *_) = judge(ledger, Utterance("Driftsresultatet hittil i år er −3,1 mill. kr.", before=""))
    assert words("nb").say(known(claim)) == (
        "Driftsresultat, resultat mars 2025: −0,3 mill. kr (data/2025-03/observations.csv, rad 2, kolonne outcome)"
    )


@pytest.mark.parametrize("text", WARNED)
def test_what_cannot_be_checked_with_certainty_is_asked_about(ledger, text):
    assert Outcome.UNRESOLVED in outcomes(ledger, text)


@pytest.mark.parametrize("text", NOTHING)
def test_a_date_a_case_and_a_quarter_are_no_figures(ledger, text):
    assert outcomes(ledger, text) == set()
