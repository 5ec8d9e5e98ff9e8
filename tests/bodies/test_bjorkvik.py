"""A municipality that reports in February, March, April, July, September and October; every figure worked out by hand.

Deviations of the committees in July, mkr: -0.2 - 8.4 - 7.3 + 1.4 = -14.5; in April 2.3 - 1.3 - 2.8 + 1.4 = -0.4. Of the
year 5.5 - 14.0 - 5.5 + 0.5 = -13.5; in April 3 - 16 - 5 + 0 = -18.0. Investments, tkr: 186 000 - 74 210 = 111 790,
42 000 - 41 870 = 130 and 9 500 - 0 = 9 500 are left, of 237 500 with 116 080 spent 121 420.
"""

import pytest

from tests.bodies.body import built, placed, said_in, tables
from utfall.work.init import NewProject

AMOUNT = "unit=mkr; decimals=1; total"
MONEY = "unit=tkr; decimals=0; total"
SHARE = "unit=procent; decimals=1; period"
BEFORE = "type=number; from=previous-report"
COLUMNS = [
    "avvikelser.name: title=Styrelse",
    f"avvikelser.period: title=Avvikelse {{to_date}}; {AMOUNT}; period",
    f"avvikelser.ar: title=Prognos avvikelse helår {{year}}; {AMOUNT}; period",
    f"avvikelser.period_forra: title=(perioden, {{previous_report}}); {BEFORE}; column=period; {AMOUNT}",
    f"avvikelser.ar_forra: title=(helåret, {{previous_report}}); {BEFORE}; column=ar; {AMOUNT}",
    "investeringar.name: title=Projekt",
    "investeringar.enhet: title=Enhet",
    f"investeringar.totalbudget: title=Totalbudget; {MONEY}; period=false",
    f"investeringar.ack: title=Utfall sedan start; {MONEY}; period",
    f"investeringar.kvar: title=Kvar av budget; type=number; formula=totalbudget - ack; {MONEY}",
    f"investeringar.prognos: title=Slutprognos; {MONEY}; period",
    "investeringar.status: title=Läge; scale=project",
    "personal.name: title=Styrelse",
    f"personal.kvinnor: title=Kvinnor; type=number; {SHARE}",
    f"personal.man: title=Män; type=number; {SHARE}",
    f"personal.alla: title=Alla; type=number; {SHARE}",
    f"personal.alla_forra: title=Alla, samma period {{last_year}}; type=number; {SHARE}",
]
BEGUN = NewProject("Björkviks kommun", "2018-04", chapters=("Personal",), email="kommunledning@bjorkvik.example")
OPTIONS = (
    "--report", "Månadsuppföljning, Björkviks kommun", "--organisation", "Björkviks kommun", "--board",
    "Kommunstyrelsen", "--licence", "CC-BY-4.0", "--source", "Björkviks kommuns ekonomisystem",
    "--calendar", "reports=2,3,4,7,9,10", "--title", "avvikelser=Avvikelse mot budget per styrelse",
    "--title", "investeringar=Investeringar per enhet", "--title", "personal=Sjukfrånvaro per styrelse och kön",
    *(part for one in COLUMNS for part in ("--column", one)),
)  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return built("bjorkvik", tmp_path_factory.mktemp("bjorkvik") / "report", "csv,json,xlsx").root / "site"


@pytest.fixture(scope="module")
def table(site):
    """Return the cells of the rows of the table whose caption begins so, by their heads, as texts."""
    found = tables(site)
    return lambda caption: {head: list(row.values()) for head, row in found(caption).items()}


def test_deviations_stand_beside_those_of_the_report_in_april_in_parentheses(table):
    assert table("Avvikelse mot budget, jan–juli 2018") == {
        "Kommunstyrelsen": ["−0,2", "(2,3)", "5,5", "(3,0)"],
        "Omsorgsstyrelsen": ["−8,4", "(−1,3)", "−14,0", "(−16,0)"],
        "Bildningsstyrelsen": ["−7,3", "(−2,8)", "−5,5", "(−5,0)"],
        "Miljö- och byggnadsnämnden": ["1,4", "(1,4)", "0,5", "(0,0)"],
        "Summa": ["−14,5", "(−0,4)", "−13,5", "(−18,0)"],
    }


def test_the_statement_deviates_as_the_committees_do(table):
    found = table("Driftredovisning per styrelse, hittills i år, juli 2018")
    assert {name: cells[2:] for name, cells in found.items()} == {
        "Kommunstyrelsen": ["−0,2", "(+2,3)"],
        "Omsorgsstyrelsen": ["−8,4", "(−1,3)"],
        "Bildningsstyrelsen": ["−7,3", "(−2,8)"],
        "Miljö- och byggnadsnämnden": ["+1,4", "(+1,4)"],
        "Summa styrelser": ["−14,5", "(−0,4)"],
    }


def test_what_is_left_of_each_budget_follows_from_the_others(table):
    left = {name: cells[3] for name, cells in table("Investeringar per enhet").items()}
    assert left == {
        "Ny skola i norra centrum": "111 790", "Vattenledning etapp 2": "130", "Gång- och cykelväg": "9 500",
        "Summa": "121 420",
    }  # fmt: skip


def test_a_sentence_says_the_sums_and_what_is_left(site):
    said = said_in(site, ".u-headline")
    assert "avviker med −14,5 mkr från budget" in said
    assert "−0,4 mkr" in said
    assert "återstår 111,8 mkr" in said


def test_what_changed_since_april_reaches_the_projects(site):
    said = said_in(site, "#changes")
    assert "Ändrat i juli 2018 sedan april 2018" in said
    assert "Ny skola i norra centrum Investeringar per enhet Enligt plan → till Avviker" in said
    assert "51 930 → till 74 210 tkr" in said
    assert (
        "Nytt tal för perioden: 11 tal" in said
    )  # of sick leave: three committees and four columns, of which one figure is secret


def test_next_years_report_begins_without_the_figures_of_this_one(tmp_path):
    project = placed("bjorkvik", tmp_path / "report")
    ran = project.utfall("new", "2018-09")
    assert ran.code == 0, ran.said
    assert project.read("data/2018-09/avvikelser.csv").splitlines()[1] == "ks,1,Kommunstyrelsen,,"
    school = "skola,1,Ny skola i norra centrum,Teknisk avdelning,186000,,,yellow"
    assert project.read("data/2018-09/investeringar.csv").splitlines()[1] == school
    released = project.utfall("check", "--release")
    assert released.code == 1
    assert "”Kommunstyrelsen” i tabellen ”Avvikelse mot budget per styrelse” saknar värde för perioden" in released.said
