"""What changed since last month, as a table: the weightiest first."""

from dataclasses import replace

import pytest

from utfall.derive.change import WEIGHTS
from utfall.model.history import History
from utfall.model.status import State
from utfall.period import Period
from utfall.shown.table import Number, Verdict
from utfall.view.changes_table import changes_table

COST, RESULT = 2, 3  # rows of observations.csv
CULTURE = 3  # of activities.csv
PORTAL = 3  # of projects.csv


@pytest.fixture
def before(small):
    """The month before, in which all was as it is."""
    return replace(small, package=replace(small.package, period=Period.parse("2023-10")))


def written(content):
    if isinstance(content, State):
        return content.id
    if isinstance(content, Verdict):
        return (content.judged and content.judged.id, content.computed.id)
    return (content.value, content.unit) if isinstance(content, Number) else content


def shown(table):
    return [(row.detail, *(written(cell.content) for cell in row.cells)) for row in table.rows]


def test_without_the_month_before_there_is_no_table(small, before, sv):
    long_ago = replace(before, package=replace(before.package, period=Period.parse("2023-09")))
    assert changes_table(History((small,)), sv) is None
    assert changes_table(History((long_ago, small)), sv) is None


def test_a_month_in_which_nothing_changed_has_no_table(small, before, sv):
    assert changes_table(History((before, small)), sv) is None


def test_each_change_tells_what_it_is_of_and_what_stood_and_stands_there(month, before, sv):
    month.edited("observations", COST, forecast="1365799").edited("projects", PORTAL, status="red")
    month.edited("activities", CULTURE, due="2024-06-30").removed("assignments", 2)
    month.added("goals", id="klimat", order="3", area="kund", level="central", text="Klimat.", status="good")
    table = changes_table(History((before, month.report())), sv)
    assert [column.key for column in table.columns] == ["name", "kind", "before", "after"]
    assert shown(table) == [
        ("projekt", "Portal", "Sämre status", ("yellow", "green"), ("red", "green")),
        ("indikator", "Kostnader", "Sämre prognos", (1365798, "tkr"), (1365799, "tkr")),
        ("aktivitet", "Tillitskultur", "Flyttat slutdatum", "2024-03-31", "2024-06-30"),
        ("mål", "Klimat.", "Ny", "", ""),
        ("uppdrag", "Minska administrationen.", "Finns inte längre", "", ""),
    ]


def test_the_table_says_since_when_and_names_the_files_it_stands_on(month, before, sv):
    month.edited("observations", COST, forecast="1365799").edited("projects", PORTAL, status="red")
    table = changes_table(History((before, month.report())), sv)
    assert (table.id, table.caption) == ("changes", "Ändrat i november 2023 sedan oktober 2023")
    assert table.files == ("data/2023-11/projects.csv", "data/2023-11/observations.csv")


def test_two_changes_of_one_thing_have_an_address_each(month, before, sv):
    month.edited("observations", RESULT, outcome="-400", forecast="-300")
    table = changes_table(History((before, month.report())), sv)
    assert [row.id for row in table.rows] == ["1-resultat", "2-resultat"]


def test_a_rate_has_its_per_cent_in_the_cell(month, before, sv):
    month.edited("observations", 4, forecast="5.25")
    [row] = changes_table(History((before, month.report())), sv).rows
    assert [cell.content for cell in row.cells[2:]] == [
        Number(before.observation("franvaro").forecast, None, "procent"),
        Number(month.report().observation("franvaro").forecast, None, "procent"),
    ]


def test_every_kind_of_change_and_everything_that_can_change_has_its_word(sv):
    assert all(sv.has(f"change.{kind}") for kind in WEIGHTS)
    assert all(
        sv.has(f"changed-thing.{resource}")
        for resource in ("indicators", "goals", "activities", "assignments", "projects")
    )
