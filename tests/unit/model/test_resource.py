"""Tables as kept."""

from decimal import Decimal

from utfall.model.missing import Missing
from utfall.model.resource import Field, Resource, Row


def test_a_missing_value_is_an_empty_text():
    row = Row(2, "a", {"name": Missing.SUPPRESSED, "amount": Decimal("5.30")})
    assert (row.text("name"), row.text("amount"), row.text("other")) == ("", "5.30", "")


def test_a_resource_knows_its_fields_and_keys():
    resource = Resource("t", "T", "", "t.csv", (Field("a", "A"),), (Row(2, "x", {}), Row(3, "y", {})))
    assert resource.field("a") == Field("a", "A")
    assert resource.field("b") is None
    assert resource.keys == {"x", "y"}


def test_figures_are_numbers_and_integers():
    assert [Field("a", "A", kind).is_number for kind in ("number", "integer", "string", "date")] == [
        True, True, False, False,
    ]  # fmt: skip
