"""Findings as markup, for the page that a writer looks at while serving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.render.text import Html, element, escape, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.model.finding import Finding
    from utfall.words import Words


def findings_box(findings: Sequence[Finding], words: Words, lead: str) -> Html:
    """Return findings as a box: a leading sentence, then each with its place, message and remedy."""
    items = joined(
        element(
            "li",
            element("strong", escape(found.place(words)))
            + element("p", escape(found.message(words)))
            + element("p", escape(found.remedy(words))),
        )
        for found in findings
    )
    return element("div", element("p", escape(lead)) + element("ul", items), class_="u-findings", role="alert")
