"""A gathered month that somebody has changed by hand: wholes, lines and sources are held against the members'.

The figures are those of ``tests/unit/work/hub_city.py``: costs of 1000, 2000 and 300 tkr; lines that make 143 tkr.
"""

import shutil

import pytest

from tests.unit.month import told
from tests.unit.work.hub_city import MONTH, City, write_city
from tests.unit.work.repository import WHO
from tests.unit.work.test_gather import PACKAGES
from utfall.checks import gathered
from utfall.checks.examine import examine
from utfall.work.gather import gather


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return a city that is gathered without one member, and that member's value of one indicator."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in WHO.items():
            patch.setenv(name, value)
        city = write_city(tmp_path_factory.mktemp("stad") / "stad").hub(PACKAGES)
    city.member("vard").edited("observations", 2, outcome="..").edited("observations", 4, outcome="..")
    gather(city.project, MONTH)
    return city


@pytest.fixture
def city(made, tmp_path):
    shutil.copytree(made.top, tmp_path / "stad")
    return City(tmp_path / "stad")


def found(city):
    report = examine(city.month.folder, city.root).report
    return [(one.case, one.file, one.row, one.field, one.message) for one in told(gathered.check(report))]


def test_a_month_as_it_was_gathered_has_no_faults(city):
    assert found(city) == []


def test_a_whole_without_a_member_is_what_the_others_make(city):
    city.month.edited("observations", 2, outcome="1400").edited("observations", 4, outcome="5.0")
    shown, sums = "1\N{NO-BREAK SPACE}400", "1\N{NO-BREAK SPACE}300"
    assert found(city) == [
        ("whole", "data/2023-11/observations.csv", 2, "outcome",
         f"Kostnader är {shown}, men värdena från dem som är med blir tillsammans {sums}."),
        ("whole", "data/2023-11/observations.csv", 4, "outcome",
         "Frånvaro är 5, men värdena från dem som är med blir tillsammans 4,750."),
    ]  # fmt: skip


def test_a_line_is_the_sum_of_the_members_lines(city):
    city.month.edited("statement_lines", 3, outcome="134")
    assert found(city) == [
        ("line", "data/2023-11/statement_lines.csv", 3, "outcome",
         "Raden ”Ekonomi” är 134, men medlemmarnas rader i member_lines.csv blir tillsammans 133."),
    ]  # fmt: skip


def test_a_member_with_a_value_has_a_source(city):
    city.month.removed("member_sources", 2)
    ((case, file, row, field, message),) = found(city)
    assert (case, file, row, field) == ("source", "data/2023-11/breakdowns.csv", 2, "organisation")
    assert message.startswith("skola har ett värde här men ingen rad i member_sources.csv")


def test_an_ordinary_month_is_not_asked(city):
    report = examine(city.member("skola").folder, city.member("skola").root).report
    assert list(gathered.check(report)) == []
