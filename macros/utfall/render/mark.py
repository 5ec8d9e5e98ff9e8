"""Status marks: a word, a shape and a colour; any one of them is enough.

The five silhouettes differ at 12 pixels and in black and white. They are drawn in the colour of their class,
which the style sheet sets for light, dark and print.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.status import State
from utfall.model.table import Verdict
from utfall.render.text import element, escape

if TYPE_CHECKING:
    from utfall.model.table import Content
    from utfall.words import Words

_SHAPES = {  # drawn on a 16 by 16 grid; the sign inside a shape is cut out in the page's colour
    "disc": '<circle cx="8" cy="8" r="7.5"/><path class="u-cut" d="M4.4 8.3l2.5 2.5 4.7-5.2"/>',
    "triangle": '<path d="M8 .9L15.8 15H.2z"/><path class="u-cut" d="M8 6v4M8 11.6v1.6"/>',
    "diamond": '<path d="M8 0l8 8-8 8-8-8z"/><path class="u-cut" d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2"/>',
    "ring": '<circle class="u-line" cx="8" cy="8" r="6.6"/>',
    "square": '<path d="M1 1h14v14H1z"/>',
}


def mark(state: State) -> str:
    """Return the mark of a state: its shape, hidden from screen readers, and its name."""
    word = element("span", escape(state.name), class_="u-word")
    return element("span", _drawn(state) + word, class_=f"u-mark u-{state.tone.value}", data_state=state.id)


def _drawn(state: State) -> str:
    return element(
        "svg", _SHAPES[state.shape], class_="u-shape", viewBox="0 0 16 16", width=14, height=14, aria_hidden="true"
    )  # fmt: skip


def near(content: Content) -> str:
    """Return a status as it stands beside its row's name on a narrow screen, unheard: its own cell says the same.

    The style sheet draws its shape, which each tone has one of: it stands in every row, and is seldom seen.
    """
    if isinstance(content, State):
        states = [content]
    elif isinstance(content, Verdict):
        states = list(dict.fromkeys(state for state in (content.judged, content.computed) if state))
    else:
        return ""
    drawn = "".join(element("span", escape(state.name), class_=f"u-{state.tone.value}") for state in states)
    return element("span", drawn, class_="u-near", aria_hidden="true", hidden=True)


def verdict(shown: Verdict, words: Words) -> str:
    """Return a status with what stands behind it: who says so, and the rule, which opens without script."""
    parts = []
    if shown.judged:
        said = element("span", escape(words.say("text.judged")), class_="u-detail") if shown.computed else ""
        parts.append(mark(shown.judged) + said)
    if shown.computed:
        summary = element("summary", escape(words.say("text.computed")))
        parts.append(mark(shown.computed) + element("details", summary + escape(shown.rule), class_="u-rule"))
    return "".join(element("div", part, class_="u-verdict") for part in parts)
