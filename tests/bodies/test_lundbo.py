"""A housing company that reports each tertial, with money in projects, areas and five years; worked out by hand.

Spent of the projects' budgets: 148.3 / 212.5 = 69.8 %, 9.4 / 305 = 3.1 % and 97.9 / 96.4 = 101.6 %; together
148.3 + 9.4 + 97.9 = 255.6 of 212.5 + 305 + 96.4 = 613.9 mkr, 41.6 %. Flats: 3 120 + 4 408 + 2 895 = 10 423.
"""

import pytest

from tests.bodies.body import built, tables
from tests.site.pages import soup
from utfall.work.init import NewProject

SHARE = "type=number; unit=procent; decimals=0"
MONEY = "unit=mkr; decimals=1; total"
YEARS = [f"fem.y{year}: title={year}; type=number; period=false" for year in range(2017, 2022)]
COLUMNS = [
    "investeringar.name: title=Projekt",
    "investeringar.skede: title=Skede",
    "investeringar.lagenheter: title=Lägenheter; type=integer; unit=st",
    f"investeringar.budget: title=Total budget; {MONEY}; period=false",
    f"investeringar.ack: title=Ack. utfall; {MONEY}; period",
    f"investeringar.ar: title=Utfall {{to_date}}; {MONEY}; period",
    f"investeringar.prognos: title=Slutprognos; {MONEY}; period",
    f"investeringar.andel: title=Upparbetat; formula=ack / budget * 100; {SHARE}; total=formula",
    "investeringar.klart: title=Klart",
    "investeringar.tid: title=Tid; scale=project",
    "investeringar.kostnad: title=Kostnad; scale=project",
    "omraden.name: title=Område",
    "omraden.lgh: title=Lägenheter; unit=st; total; period=false",
    "omraden.vakans: title=Vakansgrad; unit=procent; decimals=1; period",
    "omraden.driftnetto: title=Driftnetto; unit=kr/kvm; decimals=0; period",
    "omraden.nki: title=NKI; type=number; decimals=1; period",
    "fem.name: title=Mått",
    "fem.enhet: title=Enhet; role=unit",
    *YEARS,
]
BEGUN = NewProject(
    "Lundbo Bostads AB",
    "2022-08",
    reports="tertial",
    chapters=("Fastigheter", "Finans"),
    email="ekonomi@lundbo.example",
)
OPTIONS = (
    "--report", "Tertialrapport 2 2022, Lundbo Bostads AB", "--organisation", "Lundbo Bostads AB",
    "--board", "Styrelsen", "--licence", "CC-BY-4.0", "--source", "Bolagets ekonomisystem",
    "--calendar", "reports=tertial",
    "--title", "investeringar=Pågående investeringsprojekt", "--title", "omraden=Vakans och driftnetto per område",
    "--title", "fem=Femårsöversikt", *(part for one in COLUMNS for part in ("--column", one)),
)  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return built("lundbo", tmp_path_factory.mktemp("lundbo") / "report", "csv,json,xlsx").root / "site"


@pytest.fixture(scope="module")
def table(site):
    """Return the rows of the table whose caption begins so, by their heads: texts by the columns' headings."""
    return tables(site)


def test_the_share_spent_follows_from_budget_and_outcome_and_so_does_that_of_all(table):
    found = table("Pågående investeringsprojekt, T2 2022")
    shares = {
        name: next(text for head, text in row.items() if head.startswith("Upparbetat")) for name, row in found.items()
    }
    assert shares == {"Kv. Linden": "70 %", "Kv. Almen": "3 %", "Stambyte Björkgatan": "102 %", "Summa": "42 %"}
    assert (found["Summa"]["Total budget, mkr"], found["Summa"]["Ack. utfall, mkr"]) == ("613,9", "255,6")
    assert found["Summa"]["Utfall jan–aug 2022, mkr"] == "87,8"  # 61.2 + 4.1 + 22.5


def test_five_years_stand_with_the_unit_of_each_row(table):
    years = ["Enhet", "2021", "2020", "2019", "2018", "2017"]
    assert {name: [row[year] for year in years] for name, row in table("Femårsöversikt").items()} == {
        "Hyresintäkter": ["mkr", "1 103", "1 073", "1 025", "998", "962"],
        "Soliditet": ["%", "25,6", "25,3", "25,5", "25,1", "24,8"],
        "Räntetäckningsgrad": ["ggr", "9,0", "8,3", "8,3", "7,9", "7,2"],
    }  # fmt: skip


def test_areas_are_summed_where_they_can_be(table):
    found = table("Vakans och driftnetto per område, T2 2022")
    assert found["Summa"]["Lägenheter, st"] == "10 423"
    assert found["Söder"] == {
        "Lägenheter, st": "2 895",
        "Vakansgrad": "0,9 %",
        "Driftnetto, kr/kvm": "398",
        "NKI": "..",
    }
    assert {text for head, text in found["Summa"].items() if head != "Lägenheter, st"} == {""}


def test_a_sentence_says_how_much_the_projects_have_cost(site):
    said = (
        soup(site / "index.html").select_one(".u-headline").get_text(" ", strip=True).replace("\N{NO-BREAK SPACE}", " ")
    )
    assert "Driftnettot är 361,0 mkr" in said
    assert "kostat 255,6 mkr sedan start, 42 % av budgeten" in said
