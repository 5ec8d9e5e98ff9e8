"""A page as text, and what a rule advises about it."""

import pytest

from utfall.checks.plain_words import RULES
from utfall.checks.plain_words.text import PageText
from utfall.model.finding import Severity
from utfall.period import Period
from utfall.source.page import Page
from utfall.words import words


@pytest.fixture
def advised():
    """Return the advice of a rule on a page, as its sentences."""

    def ask(slug, body, name="sida.md", explained=(), language="sv"):
        text = PageText(Page(name, f"docs/{name}", body, 3), Period.parse("2023-11"), frozenset(explained), language)
        found = list(RULES[slug](text))
        assert {one.severity for one in found} <= {Severity.ADVICE}
        return [(one.row, one.message(words(language))) for one in found]

    return ask
