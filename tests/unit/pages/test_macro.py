"""A macro as pages meet it: its arguments are checked before anything is done."""

import pytest

from utfall.errors import MacroError, UnknownName
from utfall.model.history import History
from utfall.pages.macro import Macro, MacroContext
from utfall.words import words


@pytest.fixture
def echo(small):
    def shown(context, name, measure="outcome", decimals=None):
        """Show what was given."""
        return f"{context.report.period} {name} {measure} {decimals}"

    return Macro(shown, MacroContext(History((small,)), words("sv")))


def refusal(macro, *args, **kwargs):
    with pytest.raises(MacroError) as refused:
        macro(*args, **kwargs)
    return str(refused.value)


def test_a_macro_is_called_by_the_name_of_its_function_and_shows_how(echo):
    assert (echo.name, echo.signature) == ("shown", "shown(name, measure='outcome', decimals=None)")


def test_a_macro_works_at_its_desk(echo):
    assert echo("a", decimals=2) == "2023-11 a outcome 2"
    assert echo(name="a", measure="target") == "2023-11 a target None"


def test_an_unknown_argument_is_refused_with_the_nearest(echo):
    assert refusal(echo, "a", measur="x") == (
        "Det finns inget argument som heter ”measur”. Menades ”measure”? De som finns är: name, measure, decimals."
    )


def test_the_desk_is_not_an_argument_of_pages(echo):
    assert "”context”" in refusal(echo, "a", context="x")


def test_a_missing_argument_is_refused_with_the_way_to_write_it(echo):
    assert refusal(echo) == ("Makrot shown behöver name. Skriv så här: shown(name, measure='outcome', decimals=None).")


@pytest.mark.parametrize(("args", "kwargs"), [(("a", "b", 1, "d"), {}), (("a",), {"name": "b"})])
def test_too_many_arguments_are_refused_with_the_way_to_write_it(echo, args, kwargs):
    assert refusal(echo, *args, **kwargs) == (
        "Makrot shown fick fler värden än det tar emot. Skriv så här: shown(name, measure='outcome', decimals=None)."
    )


@pytest.mark.parametrize("value", [1.5, [], {}, ("a",), object(), b"a"])
def test_an_argument_of_another_type_is_refused_with_the_way_to_write_it(echo, value):
    expected = (
        "Makrot shown tar emot texter inom citattecken och hela tal. "
        "Skriv så här: shown(name, measure='outcome', decimals=None)."
    )
    assert refusal(echo, value) == expected
    assert refusal(echo, "a", measure=value) == expected


def test_a_macro_without_parentheses_is_refused(echo):
    with pytest.raises(MacroError) as refused:
        str(echo)
    assert str(refused.value) == (
        "Makrot shown är skrivet utan parenteser. Skriv så här: shown(name, measure='outcome', decimals=None)."
    )


def test_a_refusal_is_handed_over_where_someone_takes_it(echo):
    taken = []
    polite = Macro(echo.function, echo.context, lambda fault: taken.append(fault) or "–")
    assert (polite(), str(polite), polite("a", x=1)) == ("–", "–", "–")
    assert [type(fault) for fault in taken] == [MacroError, MacroError, UnknownName]


def test_a_macro_is_represented_without_the_archive_it_holds(echo):
    assert repr(echo) == "<macro shown(name, measure='outcome', decimals=None)>"
