"""Expressions of workflows are worked out as GitHub works them out, as far as ours go."""

import pytest

from tests.rehearsal.expression import worked_out, written

CONTEXTS = {
    "github": {"event": {"number": 1, "merged": True, "name": None}, "ref": "refs/heads/main"},
    "vars": {"a": "b"},
}
FUNCTIONS = {"format": str.format, "always": lambda: True}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("github.ref == 'refs/heads/main'", True),
        ("github.ref != 'refs/heads/main' && 'x' || 'y'", "y"),
        ("vars.a != '' && format('{0}/{1}', vars.a, github.event.number) || 'none'", "b/1"),
        ("vars.missing != '' && 'there' || ''", ""),
        ("!github.event.merged", False),
        ("always() && (vars.missing || vars.a)", "b"),
        ("'it''s'", "it's"),
    ],
)
def test_an_expression_has_the_value_that_decides(text, value):
    assert worked_out(text, CONTEXTS, FUNCTIONS) == value


def test_in_a_text_a_number_a_truth_and_nothing_are_written_as_github_writes_them():
    text = "${{ github.event.number }} ${{ github.event.merged }} ${{ github.event.name }}."
    assert written(text, CONTEXTS, FUNCTIONS) == "1 true ."


def test_what_is_not_understood_is_not_passed_over():
    with pytest.raises(AssertionError, match="not understood"):
        worked_out("a ~ b", CONTEXTS, FUNCTIONS)
