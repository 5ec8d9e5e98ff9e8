"""The line on which each place of a descriptor stands."""

import pytest

from utfall.source.descriptor_lines import line_of, lines_of

TEXT = """{
 "name": "a: {[,]}",
 "resources": [
  {"path": "x.csv",
   "schema": {"fields": [
     {"name": "id"},
     {
      "name": "quote \\" here",
      "constraints": {"enum": ["a",
                               "b"]}
     }
   ]}}
 ],
 "period": null
}
"""


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("", 1),
        ("name", 2),
        ("resources", 3),
        ("resources[0]", 4),
        ("resources[0].path", 4),
        ("resources[0].schema.fields[0]", 6),
        ("resources[0].schema.fields[0].name", 6),
        ("resources[0].schema.fields[1]", 7),
        ("resources[0].schema.fields[1].name", 8),
        ("resources[0].schema.fields[1].constraints.enum[1]", 10),
        ("period", 14),
    ],
)
def test_each_value_has_its_line(place, line):
    assert lines_of(TEXT)[place] == line


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("resources[0].schema.fields[1].title", 7),
        ("resources[0].title", 4),
        ("resources[7].schema.fields[2]", 3),
        ("title", 1),
    ],
)
def test_what_is_not_there_has_the_line_of_the_nearest_around_it(place, line):
    assert line_of(TEXT, place) == line
