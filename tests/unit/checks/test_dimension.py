"""Dimensions: members, columns that hold them, rows that are divided by them."""

import json

import pytest

from tests.breakdowns import ABSENCE, COSTS, DIMENSIONS, HEAD, MEMBERS, broken_down, changed
from tests.unit.month import file_of, told
from utfall.checks.dimension import check

ALL = ABSENCE + COSTS


def found(month, rows=ALL, **options):
    broken_down(month.folder, rows, **options)
    return [(one.case, one.file.rpartition("/")[2], one.row, one.field) for one in check(month.material())]


def line_of(month, needle):
    lines = month.text("datapackage.json").splitlines()
    return next(number for number, line in enumerate(lines, 1) if needle in line)


def test_a_sound_breakdown_is_let_be(month):
    assert found(month) == []


def test_a_member_that_is_not_there_is_told_with_the_nearest(month):
    broken_down(month.folder, changed(ALL, 3, enhet="nor-vard"))
    assert [(one.file, one.row, one.field, one.message) for one in told(check(month.material()))] == [
        (file_of("breakdowns"), 3, "enhet",
         "”nor-vard” är ingen medlem i dimensionen enhet. Menades ”norr-vard”?"),
    ]  # fmt: skip


@pytest.mark.parametrize("sign", ["x", "..", "."])
def test_a_sign_is_no_member(month, sign):
    assert found(month, changed(ALL, 3, enhet=sign))[0] == ("member", "breakdowns.csv", 3, "enhet")


def test_a_parent_that_is_not_there_is_told(month):
    assert found(month, members=MEMBERS.replace("Vård Norr,norr", "Vård Norr,nord")) == [
        ("parent", "members.csv", 3, "parent")
    ]


def test_a_parent_of_another_dimension_is_none(month):
    assert found(month, members=MEMBERS.replace("Män,", "Män,norr")) == [("parent", "members.csv", 7, "parent")]


def test_a_circle_of_parents_is_told_at_each_member_of_it(month):
    members = MEMBERS.replace("Område Norr,", "Område Norr,norr-vard")
    assert found(month, members=members) == [
        ("circle", "members.csv", 2, "parent"), ("circle", "members.csv", 3, "parent"),
    ]  # fmt: skip
    assert month.report().breakdowns.dimension("enhet").tree[0][0].id == "soder"


def test_a_row_that_is_divided_by_nothing_is_told(month):
    assert found(month, changed(ALL, 3, enhet="")) == [("undivided", "breakdowns.csv", 3, "enhet")]


def test_a_row_that_is_divided_by_three_is_told(month):
    header = HEAD.replace("kon,", "kon,alder,")
    rows = "".join(line.replace(",6.4,", ",ung,6.4,").replace(",kvinnor,5.6", ",kvinnor,,5.6") + "\n"
                   for line in ABSENCE.splitlines() if ",6.4," in line)  # fmt: skip
    options = {
        "dimensions": f"{DIMENSIONS}alder,3,Ålder,\n", "members": f"{MEMBERS}alder,ung,1,Unga,\n", "header": header,
    }  # fmt: skip
    assert found(month, rows, **options) == [("too-many", "breakdowns.csv", 2, "alder")]


def test_a_dimension_that_is_not_there_is_told_at_the_descriptor_s_line(month):
    broken_down(month.folder)
    month.rewritten_file("datapackage.json", lambda text: text.replace('"dimension": "kon"', '"dimension": "kom"'))
    one = next(iter(told(check(month.material()))))
    assert (one.case, one.row) == ("undefined", line_of(month, '"dimension": "kom"'))
    assert "”kom”, som inte finns i dimensions.csv. Menades ”kon”?" in one.message


def test_a_dimension_has_one_column_alone(month):
    broken_down(month.folder)
    month.write(
        "datapackage.json", month.text("datapackage.json").replace('"dimension": "kon"', '"dimension": "enhet"')
    )
    assert "twice" in [one.case for one in check(month.material())]


def test_a_column_that_is_called_like_a_dimension_is_to_be_one(month):
    broken_down(month.folder)
    month.described(lambda one: undeclared(one, "kon"))
    assert [one.case for one in check(month.material())] == ["unsaid"]


def test_breakdowns_without_a_column_of_a_dimension_are_told(month):
    header = "indicator,period,outcome\n"
    assert found(month, "kostnader,2023-11,1\n", header=header) == [("none", "breakdowns.csv", 1, None)]


def test_a_column_of_members_is_of_texts(month):
    broken_down(month.folder)
    month.described(lambda one: retyped(one, "kon"))
    assert [one.case for one in check(month.material())] == ["type"]


def undeclared(descriptor, name):
    del column(descriptor, name)["dimension"]


def retyped(descriptor, name):
    column(descriptor, name)["type"] = "integer"


def column(descriptor, name):
    fields = next(one for one in descriptor["resources"] if one["name"] == "breakdowns")["schema"]["fields"]
    return next(one for one in fields if one["name"] == name)


def test_a_table_of_ones_own_holds_members_where_it_says_so(month):
    broken_down(month.folder)
    fields = [{"name": "var", "dimension": "enhet"}, {"name": "antal", "type": "integer"}]
    month.with_table("utbildning", fields, "var,antal\nnorr,3\n,1\nx,2\nvast,4\n")
    assert [(one.case, one.file, one.row, one.value) for one in check(month.material())] == [
        ("member", file_of("utbildning"), 5, "vast")
    ]
    assert json.loads(month.text("datapackage.json"))["resources"][-1]["name"] == "utbildning"
