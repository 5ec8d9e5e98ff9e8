"""What follows in own tables: formulas, what the last report said, sums; and what the reports know of one another."""

from decimal import Decimal

from tests.unit.two_months import FIELDS, NOVEMBER, history_of, two_months
from utfall.derive.own_values import with_own_values
from utfall.derive.row_sums import totals_below
from utfall.model.history import History
from utfall.model.missing import Missing

FIGURE = {"type": "number", "decimals": 1, "total": True}
TREE = [
    {"name": "id"}, {"name": "slag", "role": "kind"}, {"name": "budget", **FIGURE}, {"name": "ack", **FIGURE},
    {"name": "kvar", **FIGURE, "formula": "budget - ack"},
    {"name": "andel", "type": "number", "decimals": 0, "total": "formula", "formula": "ack / budget * 100"},
]  # fmt: skip


def values(report, name, *columns):
    resource = report.resources[name]
    return {row.key: tuple(row.values.get(one) for one in columns) for row in resource.rows}


def filled(month, fields, rows):
    month.with_table("own", fields, rows, primaryKey="id")
    (report,) = with_own_values(History((month.report(),))).reports
    return report


def test_the_last_report_is_asked_by_row_and_column(tmp_path):
    october, november = history_of(two_months(tmp_path)).reports
    assert values(november, "avvikelser", "forra") == {
        "ks": (Decimal("2.3"),), "oms": (Decimal("-1.3"),), "ny": (Missing.NOT_AVAILABLE,),
    }  # fmt: skip
    assert values(october, "avvikelser", "forra") == {"ks": (None,), "oms": (None,)}
    assert [str(one.previous) for one in (october, november)] == ["2023-09", "2023-10"]


def test_titles_say_the_period_and_the_report_before(tmp_path):
    october, november = history_of(two_months(tmp_path)).reports
    assert [field.title for field in november.resources["avvikelser"].fields][2:] == [
        "Avvikelse jan–nov 2023", "(förra rapporten, oktober 2023)",
    ]  # fmt: skip
    assert november.resources["avvikelser"].fields[2].written_title == "Avvikelse {to_date}"
    assert october.resources["avvikelser"].fields[3].title == "(förra rapporten, september 2023)"


def test_a_value_in_the_file_is_kept_and_an_empty_cell_filled(tmp_path):
    rows = (
        NOVEMBER.replace("avvikelse\n", "avvikelse,forra\n")
        .replace("-0.2\n", "-0.2,\n")
        .replace("-8.4\n", "-8.4,-1.2\n")
    )
    _, november = history_of(two_months(tmp_path, FIELDS, november=rows.replace("0.5\n", "0.5,x\n"))).reports
    assert values(november, "avvikelser", "forra") == {
        "ks": (Decimal("2.3"),), "oms": (Decimal("-1.2"),), "ny": (Missing.SUPPRESSED,),
    }  # fmt: skip
    assert [row.derived for row in november.resources["avvikelser"].rows] == [{"forra"}, set(), set()]


def test_formulas_sums_and_a_share_of_sums(month):
    report = filled(
        month, TREE,
        "id,slag,budget,ack\nlinden,line,212.5,148.3\nalmen,line,305,9.4\nvarav,of-which,100,9\nnoll,line,0,1\ns,total,,\n",
    )  # fmt: skip
    found = values(report, "own", "budget", "ack", "kvar", "andel")
    assert found["linden"][2:] == (Decimal("64.2"), Decimal("69.788235294"))
    assert found["noll"][2:] == (Decimal(-1), Missing.CANNOT_OCCUR)
    # 212.5 + 305 + 0 = 517.5; 148.3 + 9.4 + 1 = 158.7; 158.7 / 517.5 = 30.666...
    assert found["s"] == (Decimal("517.5"), Decimal("158.7"), Decimal("358.8"), Decimal("30.666666667"))
    assert report.resources["own"].rows[4].derived == {"budget", "ack", "kvar", "andel"}
    assert totals_below(report.resources["own"]) == {}


def test_below_a_table_without_a_total_stand_sums_and_the_share_of_the_sums(month):
    report = filled(month, TREE, "id,slag,budget,ack\na,line,10,4\nb,line,30,6\n")
    assert totals_below(report.resources["own"]) == {
        "budget": Decimal(40), "ack": Decimal(10), "kvar": Decimal(30), "andel": Decimal(25),
    }  # fmt: skip


def test_a_sum_without_all_its_terms_is_not_available_and_a_circle_is_left_alone(month):
    fields = [*TREE, {"name": "a", "type": "number", "formula": "b"}, {"name": "b", "type": "number", "formula": "a"}]
    report = filled(month, fields, "id,slag,budget,ack\na,line,10,\nb,line,30,6\ns,total,,\n")
    assert values(report, "own", "budget", "ack", "kvar", "a")["s"] == (
        Decimal(40), Missing.NOT_AVAILABLE, Missing.NOT_AVAILABLE, None,
    )  # fmt: skip
