"""A Markdown extension that explains a page's terms: the first use of each in running text opens its explanation.

The explanation stands after the paragraph, or after the list, so that the sentence is whole in the page's source.

The terms come along with the page (see ``render.term``), so that both site generators have the same. Headings, links,
code and whatever our macros have made are left as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING
from unicodedata import normalize
from xml.etree.ElementTree import Element

from markdown import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER, HTML_PLACEHOLDER_RE

from utfall.render.term import explained, explanation, without_terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown import Markdown

    from utfall.model.term import Term

_TAG = re.compile(r"<(/?)([a-z]+)\b[^<>]*>")
VOID = {"br", "img", "input", "wbr"}
RUNNING = {"p", "li", "dd"}  # elements that hold running text
INSIDE = {"em", "strong", "b", "i"}  # what of it is looked into
LISTS = {"ul", "ol", "dl"}  # what nothing but its own items may stand in


class TakeTerms(Preprocessor):
    """Take the terms out of a page before Markdown sees them."""

    def __init__(self, md: Markdown, marker: MarkTerms) -> None:
        super().__init__(md)
        self.marker = marker

    def run(self, lines: list[str]) -> list[str]:
        """Return the page without its terms, its letters composed as the terms' are."""
        text, terms, self.marker.more = without_terms("\n".join(lines))
        self.marker.forms = {form: term for term in terms for form in term.forms}
        return normalize("NFC", text).split("\n")


class MarkTerms(Treeprocessor):
    """Put an explanation at the first use of each term."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.forms: dict[str, Term] = {}
        self.more = ""

    def run(self, root: Element) -> None:
        """Go through the page in reading order."""
        walk = _Walk(term_pattern(self.forms))
        above = {child: parent for parent in root.iter() for child in parent} if walk.pattern else {}
        for element in list(root.iter()) if walk.pattern else ():
            if element.tag in RUNNING:
                walk.depth = 0
                self._look_into(element, walk)
                self._explain(element, walk, above)

    def _explain(self, element: Element, walk: _Walk, above: Mapping[Element, Element]) -> None:
        """Put the explanations of what was met in an element after it, or after the outermost list that it is in."""
        place = element
        while above[place].tag in LISTS | RUNNING:
            place = above[place]
        at = list(above[place]).index(place) + 1
        for term in walk.new:
            box = Element("p")
            box.text = self.md.htmlStash.store(explanation(term, self.more))
            above[place].insert(at, box)
            at += 1
        walk.new.clear()

    def _look_into(self, element: Element, walk: _Walk) -> None:
        element.text = self._marked(element.text, walk)
        for child in element:
            if child.tag in INSIDE:
                self._look_into(child, walk)
            child.tail = self._marked(child.tail, walk)

    def _marked(self, text: str | None, walk: _Walk) -> str | None:
        """Mark the terms of a text, but for what stands between raw tags, such as a figure that a macro has made."""
        parts = re.split(f"({HTML_PLACEHOLDER_RE.pattern})", text or "")
        made = []
        for part, number in zip_longest(parts[::3], parts[2::3]):
            made.append(part if walk.depth else self._with_terms(part, walk))
            if number is not None:
                made.append(HTML_PLACEHOLDER % number)
                walk.depth += _step(self.md.htmlStash.rawHtmlBlocks[int(number)])
        return "".join(made) or text

    def _with_terms(self, text: str, walk: _Walk) -> str:
        return walk.pattern.sub(lambda found: self._explained(found[0], walk), text) if walk.pattern else text

    def _explained(self, written: str, walk: _Walk) -> str:
        term = self.forms.get(written) or self.forms[written[0].lower() + written[1:]]
        if term.id in walk.met:
            return written
        walk.met.add(term.id)
        walk.new.append(term)
        return self.md.htmlStash.store(explained(written, term))


@dataclass
class _Walk:
    """Remember on the way through a page what is looked for, what is met, and how many raw tags stand open.

    ``new`` is what is met and not yet explained.
    """

    pattern: re.Pattern[str] | None
    met: set[str] = field(default_factory=set)
    new: list[Term] = field(default_factory=list)
    depth: int = 0


def _step(raw: Element | str) -> int:
    """Return by how much a raw tag opens or closes what it stands around; a whole fragment does neither."""
    found = _TAG.fullmatch(raw) if isinstance(raw, str) else None
    if not found or found[2] in VOID:
        return 0
    return -1 if found[1] else 1


def term_pattern(forms: dict[str, Term]) -> re.Pattern[str] | None:
    """Return what finds any of these forms as a word of its own, also as the first of a sentence; ``None`` of none."""
    if not forms:
        return None
    capital = {form[0].upper() + form[1:] for form in forms}
    longest = sorted({*forms, *capital}, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(form) for form in longest)})(?![\w-])")


class ExplainingExtension(Extension):
    """Add both processors."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Register them: before raw HTML is set aside, and after the text between the marks is known."""
        marker = MarkTerms(md)
        md.preprocessors.register(TakeTerms(md, marker), "utfall-terms", 25)
        md.treeprocessors.register(marker, "utfall-explained", 15)


def makeExtension(**settings: object) -> ExplainingExtension:  # noqa: N802 - the name is Python-Markdown's
    """Return the extension, as Python-Markdown asks for it by module."""
    return ExplainingExtension(**settings)
