"""A table that says what it said in the last report, figure for figure."""

import pytest

from tests.unit.month import told
from tests.unit.two_months import FIELDS, OCTOBER, examined, history_of, two_months
from utfall.checks.carried_over import check
from utfall.model.finding import Severity


def fields(**said):
    changed = {key: value for key, value in {**FIELDS[2], **said}.items() if value is not None}
    return [*FIELDS[:2], changed]


@pytest.mark.parametrize(("said", "case"), [({"period": None}, "unsaid"), ({"period": True}, "same")])
def test_a_table_that_has_stood_still_is_told(tmp_path, said, case):
    month = two_months(tmp_path, fields(**said), OCTOBER, OCTOBER)
    (one,) = told(check(history_of(month)))
    assert (one.case, one.file) == (case, "data/2023-11/avvikelser.csv")
    assert "har precis samma tal som i rapporten för 2023-10" in one.message
    (found,) = [one for one in examined(month).findings if one.slug == "carried-over"]
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("said", "november"),
    [({"period": False}, OCTOBER), ({"period": None}, OCTOBER.replace("2.3", "2.4")), ({}, OCTOBER + "ny,Ny,1\n"),
     ({}, "id,name,avvikelse\nks,Kommunstyrelsen,\noms,Omsorgsstyrelsen,\n")],
)  # fmt: skip
def test_what_may_stand_or_has_moved_is_let_be(tmp_path, said, november):
    assert told(check(history_of(two_months(tmp_path, fields(**said), OCTOBER, november)))) == []
