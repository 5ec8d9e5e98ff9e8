"""Scales: nine states at most, each in its place, and rows that say the same of the scale."""

import pytest

from tests.unit.month import Told, file_of
from utfall.model.contract import CONTRACTS


@pytest.fixture
def own(month):
    """Return the month with a scale of its own, of so many states, and the columns that say what a scale is."""

    def run(count=3, **cells):
        columns = ("scale", "id", "order", "name", "tone", "shape", "meaning", "kind", "title")
        described = CONTRACTS["scales"].described("sv", frozenset(columns))
        month.schema_of("scales", lambda entry: entry.update(schema=described["schema"]))
        month.rewritten("scales", lambda text: "".join(f"{line},,\n" for line in text.splitlines()))
        month.rewritten("scales", lambda text: text.replace("meaning,,", "meaning,kind,title", 1))
        for at in range(1, count + 1):
            row = {"id": f"s{at}", "order": str(at), "name": f"S{at}", "tone": "none", "shape": "ring", "meaning": "x."}
            month.added("scales", scale="travel", **row, **(cells if at == count else {}))
        return month

    return run


def test_three_and_nine_states_are_let_be(own):
    assert own(9).told_by("scale-states") == []


def test_ten_states_are_told_at_the_tenth(own):
    assert own(10).told_by("scale-states") == [
        Told(
            "scale-states", "too-many", file_of("scales"), 22, "id", "s10",
            "Skalan travel har 10 tillstånd. Fler än 9 går inte att skilja åt.",
            "Slå ihop tillstånd, eller dela skalan i två.",
        )
    ]  # fmt: skip


def test_two_states_of_one_place_are_told(month):
    month.edited("scales", 11, order="2")
    assert month.told_by("scale-states") == [
        Told(
            "scale-states", "same-order", file_of("scales"), 11, "order", "2",
            "Tillstånden Rött och Gult (rad 10) har samma plats på skalan project.",
            "Ge varje tillstånd en egen plats: 1 är det bästa.",
        )
    ]  # fmt: skip


def test_a_scale_is_of_one_kind_and_has_one_name(own):
    month = own(kind="travel", title="riktning").edited("scales", 13, kind="variation", title="läge")
    assert [(one.case, one.row, one.field, one.value, one.message) for one in month.told_by("scale-states")] == [
        ("two-kinds", 15, "kind", "travel", "Skalan travel är av slaget variation på rad 13 men travel här."),
        ("two-titles", 15, "title", "riktning", "Skalan travel heter ”läge” på rad 13 men ”riktning” här."),
    ]


def test_one_row_says_of_what_kind_the_scale_is(own):
    report = own(kind="travel", title="utvecklingens riktning").report()
    assert {(one.kind, one.title) for one in report.scale("travel")} == {("travel", "utvecklingens riktning")}
    assert {one.kind for one in report.scale("project")} == {""}


def test_a_kind_that_nobody_knows_is_told(own):
    (found,) = own(kind="mood").told_by("unknown-word")
    assert (found.row, found.field, found.value) == (15, "kind", "mood")
