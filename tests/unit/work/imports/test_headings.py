"""What the headings of systems and councils are: the column of the package, told by the words in any order."""

from types import SimpleNamespace

import pytest

from utfall.period import Period
from utfall.work.imports.headings import columns_called, unit_said
from utfall.work.imports.period_words import templated

DECEMBER = Period.parse("2023-12")
COLUMNS = ("outcome", "target", "forecast", "year_target", "previous_outcome", "rolling_12", "status", "comment")
TABLE = SimpleNamespace(
    resource="observations", columns={name: SimpleNamespace(name=name, title="–") for name in COLUMNS}
)


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Utfall", "outcome"), ("Ack. utfall dec 2023", "outcome"), ("Utfall / dec", "outcome"), ("dec-23", "outcome"),
        ("Utfall jan–dec", "outcome"), ("Ack 202301-202312", "outcome"), ("Utfall t.o.m. dec", "outcome"),
        ("Utfall (tkr)", "outcome"), ("2023", "outcome"), ("Actual YTD", "outcome"), ("Bokfört", "outcome"),
        ("Budget ack", "target"), ("Periodbudget", "target"), ("Budget tkr", "target"), ("Mål", "target"),
        ("Årsbudget", "year_target"), ("Budget helår", "year_target"), ("Budget 2023", "year_target"),
        ("Mål 2023", "year_target"), ("Full year budget", "year_target"), ("Budget / år", "year_target"),
        ("Regnskap hittil i år", "outcome"), ("Budsjett hittil i år", "target"), ("Årsbudsjett", "year_target"),
        ("Årsprognose", "forecast"), ("Regnskap hittil i fjor", "previous_outcome"), ("Merknad", "comment"),
        ("Prognos helår", "forecast"), ("Helårsprognos", "forecast"), ("Prognos 2023", "forecast"),
        ("Utfall fg år", "previous_outcome"), ("Ack utfall föregående år", "previous_outcome"),
        ("Utfall dec 2022", "previous_outcome"), ("Föregående år", "previous_outcome"), ("2022", "previous_outcome"),
        ("Utfall jan-dec 2022", "previous_outcome"), ("Rullande 12", "rolling_12"), ("R12", "rolling_12"),
        ("Virkelig hittil i år", "outcome"), ("Budsjett måned", "target"), ("Regnskap fjoråret", "previous_outcome"),
        ("Annual budget", "year_target"), ("Actual prior year", "previous_outcome"), ("Rullerende 12", "rolling_12"),
        ("Assessment", "status"), ("Explanation", "comment"),
        ("Kommentar", "comment"), ("Status", "status"), ("outcome", "outcome"), ("year_target", "year_target"),
    ],
)  # fmt: skip
def test_a_heading_is_a_column(heading, column):
    assert columns_called(templated(heading, DECEMBER), TABLE) == (column,)


@pytest.mark.parametrize(
    "heading",
    ["Avvikelse", "Avvikelse mot budget", "Diff", "Utfall %", "Konto", "Mått", "Budgetavvikelse", "Måluppfyllelse",
     "Förändring mot fg år", "Budget fg år", "Kvar av budget", "Ansvarig", "Endring fra i fjor",
     "Gjenstår av budsjett", "Variance", ""],
)  # fmt: skip
def test_a_heading_that_is_none_of_ours_is_left(heading):
    assert columns_called(templated(heading, DECEMBER), TABLE) == ()


@pytest.mark.parametrize(
    ("texts", "unit"),
    [
        (["Belopp i tkr"], "tkr"), (["Ekonomi (tkr)", "Utfall"], "tkr"), (["Alla belopp i tusental kronor"], "tkr"),
        (["Belopp i kronor."], "kr"), (["Belopp anges i mnkr"], "mnkr"), (["Utfall, kr"], "kr"),
        (["Actual (£k)"], "£k"), (["Beløp i 1000 kr"], "tkr"), (["Alle tall i tusen kroner"], "tkr"),
        (["All amounts in thousands of kronor"], "tkr"), (["Amounts in million kronor"], "mnkr"),
        (["Tall i mill. kroner"], "mnkr"), (["Beløp i norske kroner"], "kr"),
        (["Beløp i mill. kr"], "mnkr"), (["Belopp 1 000 kr"], "tkr"), (["Beløp i kroner"], "kr"),
        (["Utfall (kr)", "Budget (tkr)"], ""), (["Utfall"], ""), (["Sjukfrånvaro, %"], ""), (["Kronofogden"], ""),
    ],
)  # fmt: skip
def test_the_unit_of_money_is_what_the_texts_say_if_they_say_one(texts, unit):
    assert unit_said(texts) == unit
