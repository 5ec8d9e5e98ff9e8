"""Where indicators have stood month by month: a state a month, wide cells, and what is held against it last."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from tests.unit.broken_down import judged_months, told
from utfall.errors import NothingToShow, UnknownName
from utfall.forms.parity import WrittenTable, compare
from utfall.forms.read_page import read_page
from utfall.model.history import History
from utfall.render.table import table as draw
from utfall.view.status_months import status_months


@pytest.fixture
def archive(tmp_path):
    return judged_months(tmp_path)


def drawn(table, words):
    """Return each row of the table as a page has it: what a cell says and over how many columns it stands."""
    soup = BeautifulSoup(draw(table, words), "lxml")
    return {
        row["id"].removeprefix(f"{table.id}-"): [
            (" ".join(cell.get_text(" ").split()), int(cell.get("colspan", 1))) for cell in row.find_all("td")
        ]
        for row in soup.select("tbody tr")
    }


def test_a_row_has_the_state_of_each_month_and_then_value_target_and_misses_in_a_row(archive, sv):
    table = status_months(archive, sv, "hr")
    assert (table.id, table.caption) == ("heat-statuses-hr", "Status månad för månad, sep 2023–nov 2023")
    assert told(table, sv) == {
        "franvaro": ["Frånvaro", "Målet nås inte", "Målet nås inte", "5,3 %", "5 %", "2"],
    }
    assert [state.name for state in table.legend] == ["Målet nås inte"]


def test_a_longer_period_stands_over_its_months_and_what_is_not_assessed_over_all(example, sv):
    table = status_months(example, sv)
    rows = drawn(table, sv)
    assert [span for _, span in rows["nojda-gaster"][:3]] == [4, 4, 4]
    assert [span for _, span in rows["personalomsattning"][:4]] == [3, 3, 3, 3]
    assert rows["nki"][0] == ("Målet nås", 12)
    assert rows["anstallda"][0] == ("Bedöms inte", 12)
    assert [span for _, span in rows["sjukfranvaro"][:12]] == [1] * 12
    assert rows["konsultkostnader"][-1] == ("20", 1)
    assert rows["sjukfranvaro"][-1] == ("4", 1)


def test_rows_stand_under_their_areas_in_their_order(example, sv):
    rows = [row for row in status_months(example, sv).rows if row.kind == "heading"]
    assert [row.cells[0].content for row in rows] == [
        "Invånare och verksamheter", "Medarbetare", "Arbetssätt", "Ekonomi", "Hållbarhet",
    ]  # fmt: skip
    assert [row.kind for row in status_months(example, sv, "hr").rows] == ["line"] * 6


@pytest.mark.parametrize("count", [1, 2, 36])
def test_the_page_says_the_same_as_the_table_however_many_months_there_are(example, sv, count):
    table = status_months(History(example.reports[:count]), sv)
    form = WrittenTable("page", "indikatorer/index.html", sv)
    assert list(compare(form, table, read_page(draw(table, sv)).tables[table.id])) == []


def test_a_newest_period_that_goes_on_stands_over_the_months_it_has_had(example, sv):
    may = History(example.reports[:29])  # May 2025: the tertial goes on, the quarter too
    rows = drawn(status_months(may, sv), sv)
    assert sum(span for _, span in rows["personalomsattning"][:-3]) == 12
    assert sum(span for _, span in rows["nojda-gaster"][:-3]) == 12
    found = {row.id: row.detail for row in status_months(may, sv).rows}
    assert (found["personalomsattning"], found["sjukfranvaro"]) == ("kvartal 1 2025", "")


@pytest.mark.parametrize(("chapter", "area", "refused"), [("hrr", None, UnknownName), (None, "kundd", UnknownName)])
def test_a_condition_that_nothing_meets_is_refused(archive, sv, chapter, area, refused):
    with pytest.raises(refused):
        status_months(archive, sv, chapter, area)


def test_a_report_without_observations_has_no_such_table(small, sv):
    with pytest.raises(NothingToShow):
        status_months(History((replace(small, observations=()),)), sv)
