"""Rows kept as columns: as the same rows in a tuple, and compared with those of another month."""

from array import array
from decimal import Decimal

from utfall.model.column_rows import ABSENT, CodedColumn, ColumnRows, differing
from utfall.model.missing import Missing
from utfall.model.resource import Field, Resource, Row


def coded(*texts, read=Decimal):
    """Return a column of these texts, ``None`` for a cell that is not there."""
    distinct = tuple(dict.fromkeys(text for text in texts if text is not None))
    values = tuple(Missing.NOT_REPORTED if text == "" else read(text) for text in distinct)
    codes = array("i", [ABSENT if text is None else distinct.index(text) for text in texts])
    return CodedColumn(distinct, values, codes)


def table(ids, **columns):
    found = {"id": coded(*ids, read=str), **columns}
    return ColumnRows(found, ("id",), len(ids))


def test_a_row_is_what_its_cells_say():
    rows = table(["a", "b", "c"], antal=coded("1", "", None))
    assert list(rows) == [
        Row(2, "a", {"id": "a", "antal": Decimal(1)}), Row(3, "b", {"id": "b", "antal": Missing.NOT_REPORTED}),
        Row(4, "c", {"id": "c"}),
    ]  # fmt: skip
    assert (len(rows), rows[-1].key, [row.key for row in rows[1:]]) == (3, "c", ["b", "c"])


def test_rows_of_a_value_are_found_in_the_column():
    rows = table(["a", "b", "c"], antal=coded("1", "2", "1"))
    resource = Resource("t", "T", "", "t.csv", (Field("antal", "Antal", "number"),), rows)
    assert [row.key for row in resource.rows_where("antal", Decimal(1).__eq__)] == ["a", "c"]
    assert list(resource.rows_where("annat", bool)) == []
    assert resource.distinct("antal") == {Decimal(1), Decimal(2)}
    assert resource.keys == {"a", "b", "c"}


def test_rows_that_differ_are_told_with_their_place_before():
    before = table(["a", "b", "c"], antal=coded("1", "2", ""))
    now = table(["c", "b", "a", "d"], antal=coded(None, "2.0", "3", "4"))
    assert list(differing(now, before, ["antal"])) == [(2, 0), (3, None)]


def test_a_column_that_was_not_there_said_nothing():
    before, now = table(["a", "b"]), table(["a", "b"], antal=coded("", "1"))
    assert list(differing(now, before, ["antal"])) == [(1, 1)]
    assert list(differing(before, now, ["antal"])) == [(1, 1)]
