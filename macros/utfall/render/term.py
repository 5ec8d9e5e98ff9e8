"""A term explained where it stands: a button that opens its explanation, without script, by key, touch or pointer.

``terms_block`` carries the glossary along with a page's Markdown to the extension that marks the terms.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import asdict
from functools import lru_cache

from utfall.model.term import Term
from utfall.render.address import link
from utfall.render.text import NOTHING, Html, element, escape, joined

TERMS = '<div class="u-terms"'
_BLOCK = re.compile(r'^<div class="u-terms" data-terms="([^"]*)" data-more="([^"]*)"></div>$', re.MULTILINE)


@lru_cache(maxsize=4)  # every page has the same
def terms_block(terms: tuple[Term, ...], more: str) -> Html:
    """Return one line that holds the terms and what the way to the glossary is called."""
    written = json.dumps([asdict(term) for term in terms], ensure_ascii=False)
    return element("div", class_="u-terms", data_terms=written, data_more=more)


def without_terms(text: str) -> tuple[str, tuple[Term, ...], str]:
    """Return Markdown without the line that holds the terms, the terms, and what the way to the glossary is called."""
    found = _BLOCK.search(text)
    if not found:
        return text, (), ""
    return text[: found.start()] + text[found.end() :], _terms(found[1]), html.unescape(found[2])


@lru_cache(maxsize=4)
def _terms(written: str) -> tuple[Term, ...]:
    known = json.loads(html.unescape(written))
    return tuple(Term(**{**one, "forms": tuple(one["forms"])}) for one in known)


def explained(written: str, term: Term) -> Html:
    """Return a term as it is written in a sentence: a button that opens its explanation, which stands elsewhere."""
    return element("button", escape(written), type="button", class_="u-term", popovertarget=_address(term))


def explanation(term: Term, more: str) -> Html:
    """Return the explanation, to stand after the paragraph: text that is copied or read aloud is the sentence alone."""
    lead = link(escape(more), term.address)
    said = joined((element("b", escape(term.name)), Html(" "), escape(term.explanation)))
    said += Html(" ") + lead if term.address else NOTHING
    # Excluded from search: the glossary's own page is found by the term.
    return element("div", said, class_="u-explained", id=_address(term), popover="auto", data_search_exclude=True)


def _address(term: Term) -> str:
    return f"term-{term.id}"
