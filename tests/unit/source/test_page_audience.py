"""Which lines of a page are for staff, and which marks have no effect."""

import pytest

from utfall.source.page import page_of
from utfall.source.page_audience import is_withheld, parts_of
from utfall.source.public_page import public_page

PAGE = """\
---
title: Prov
utfall:
  standing: [Hemligt, Öppet]
  own-figures: [7 tkr, 9 tkr]
---
# Prov

9 tkr.

{# audience: staff #}
## Hemligt

7 tkr.
{# audience: end #}

## Öppet
"""


def page(body):
    return page_of("prov.md", "docs/prov.md", body.encode())


def faults(body):
    return [one.case for one in parts_of(page(body)).faults]


def test_a_block_is_taken_out_with_its_marks_and_with_what_the_front_matter_says_of_it():
    found = public_page(page(PAGE), lambda _line: False)
    assert found.text == (
        "---\ntitle: Prov\nutfall:\n  standing:\n  - Öppet\n  own-figures:\n  - 9 tkr\n---\n"
        "# Prov\n\n9 tkr.\n\n\n## Öppet\n"
    )
    assert found.rows[-6:] == (7, 8, 9, 10, 16, 17)
    assert found.withheld == "## Hemligt\n\n7 tkr.\n"


def test_a_page_says_of_itself_that_it_is_for_staff():
    assert is_withheld(page("---\nutfall:\n  audience: staff\n---\n# Prov\n"))
    assert not is_withheld(page("---\nutfall:\n  audience: public\n---\n# Prov\n"))


@pytest.mark.parametrize("mark", ["{# audience: staff #}", "{#audience: staff#}", "  {#- audience:  staff -#}"])
def test_a_mark_may_have_room_within_and_before(mark):
    parts = parts_of(page(f"a\n{mark}\nb\n{{# audience: end #}}\nc\n"))
    assert (parts.public, parts.withheld, parts.faults) == ("a\nc\n", "b\n", ())


@pytest.mark.parametrize(
    ("body", "cases"),
    [
        ("a\n{# audience: staff #}\nb\n", ["unended"]),
        ("a\n{# audience: end #}\nb\n", ["unopened"]),
        ("{# audience: staff #}\n{# audience: staff #}\nb\n{# audience: end #}\n", ["nested"]),
        ("text {# audience: staff #} hemligt {# audience: end #}\n", ["unknown", "unknown"]),
        ("{# audience: personal #}\nb\n", ["unknown"]),
        ("{# audiense: staff #}\nb\n", ["unknown"]),
        ("{# Audience: Staff #}\nb\n", ["unknown"]),
        ("{# staff #}\nb\n", ["unknown"]),
        ("{# audience {# staff #}\nb\n", ["unknown"]),
        ("---\nutfall:\n  audience: personal\n---\n", ["word"]),
        ("---\nutfall:\n  audiences: staff\n---\n", ["name"]),
        ("---\naudience: staff\n---\n", ["name"]),
        ("{# utfall: indicators #}\n{# en kommentar om annat #}\n", []),
    ],
)
def test_a_mark_without_the_effect_that_was_meant_is_a_fault(body, cases):
    assert faults(body) == cases


def test_a_block_that_never_ends_goes_on_to_the_end():
    assert parts_of(page("a\n{# audience: staff #}\nb\n")).public == "a\n"
