"""What indicators are broken down by: the tree of a dimension, and the parts of an indicator, read from columns."""

from decimal import Decimal

import pytest

from tests.breakdowns import ABSENCE, broken_down
from utfall.errors import UnknownName
from utfall.model.missing import Missing
from utfall.period import Period

NOVEMBER = Period.parse("2023-11")


@pytest.fixture
def breakdowns(month):
    broken_down(month.folder)
    return month.report().breakdowns


def test_a_month_without_a_breakdown_has_none(month):
    assert not month.report().breakdowns
    assert month.report().breakdowns.by("franvaro") == ()


def test_a_tree_has_each_member_below_the_one_that_it_is_a_part_of(breakdowns):
    tree = breakdowns.dimension("enhet").tree
    assert [(member.id, depth) for member, depth in tree] == [
        ("norr", 0), ("norr-vard", 1), ("norr-skola", 1), ("soder", 0),
    ]  # fmt: skip
    assert [one.name for one in breakdowns.dimension("enhet").roots] == ["Område Norr", "Område Söder"]
    assert breakdowns.dimension("kon").member("man").name == "Män"


def test_what_is_broken_down_is_told_with_its_dimensions(breakdowns):
    assert breakdowns.indicators == ("franvaro", "kostnader")
    assert breakdowns.by("franvaro") == (("enhet",), ("kon",), ("enhet", "kon"))
    assert breakdowns.by("kostnader") == (("enhet",),)


def test_a_part_has_what_its_row_says(breakdowns):
    part = breakdowns.of("franvaro", "enhet").part(NOVEMBER, "norr-vard")
    assert (part.row, part.number, part.members) == ("franvaro/2023-11/norr-vard/", 3, ("norr-vard",))
    assert (part.outcome, part.target, part.weight) == (Decimal("7.0"), Decimal(5), Decimal(80))
    assert (part.status, part.comment) == ("missed", "En influensa.")
    assert (part.observation.indicator, part.observation.outcome) == ("franvaro", Decimal("7.0"))


def test_by_one_dimension_nothing_of_the_other_is_there(breakdowns):
    found = breakdowns.of("franvaro", "enhet")
    assert found.periods == (NOVEMBER,)
    assert list(found.cells[NOVEMBER]) == [("norr",), ("norr-vard",), ("norr-skola",), ("soder",)]


def test_by_two_dimensions_the_margins_are_there_too(breakdowns):
    found = breakdowns.of("franvaro", "kon", "enhet")
    assert [one.id for one in found.dimensions] == ["kon", "enhet"]
    assert found.part(NOVEMBER, "man", "norr").outcome == Decimal("4.8")
    assert found.part(NOVEMBER, "man", "").outcome == Decimal("4.4")
    assert found.part(NOVEMBER, "", "norr-skola").outcome == Decimal("4.0")
    assert found.part(NOVEMBER, "man", "norr-skola") is None


def test_a_missing_value_keeps_its_reason(month):
    broken_down(month.folder, ABSENCE.replace(",4.0,5,40,", ",x,5,40,"))
    part = month.report().breakdowns.of("franvaro", "enhet").part(NOVEMBER, "norr-skola")
    assert part.outcome is Missing.SUPPRESSED


@pytest.mark.parametrize(
    ("indicator", "by", "kind", "known"),
    [
        ("franvaro", ("skola",), "dimension", ("enhet", "kon")),
        ("kostnader", ("kon",), "breakdown", ("enhet",)),
        ("datorer", ("enhet",), "breakdown", ()),
    ],
)
def test_what_is_not_broken_down_so_is_told_with_what_is(breakdowns, indicator, by, kind, known):
    with pytest.raises(UnknownName) as told:
        breakdowns.of(indicator, *by)
    assert (told.value.kind, told.value.known) == (kind, known)


@pytest.mark.parametrize("name", ["indicator", "period", "outcome"])
def test_without_a_column_that_it_needs_nothing_is_broken_down(month, name):
    broken_down(month.folder)
    month.rewritten("breakdowns", lambda text: text.replace(name, "annat", 1))
    assert not month.report().breakdowns


def test_a_column_that_is_described_and_not_there_divides_nothing(month):
    broken_down(month.folder)
    month.rewritten("breakdowns", lambda text: text.replace("kon", "sex", 1))
    assert month.report().breakdowns.by("franvaro") == (("enhet",),)
