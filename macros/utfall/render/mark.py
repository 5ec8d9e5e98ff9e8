"""Status marks: a word, a shape and a colour; any one of them is enough.

The shapes differ at 12 pixels and in black and white. They are drawn in the colour of their class, which the style
sheet sets for light, dark and print. Arrows say which way; what a control chart says of a figure (variation and
assurance, as the English health service tells it) stands in the outline of its tone: a disc that is well, a diamond
that is not, a square or an open ring that is neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.status import State
from utfall.render.text import NOTHING, Html, element, escape, joined
from utfall.shown.content import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.shown.content import Content
    from utfall.words import Words

_DISC = '<circle cx="8" cy="8" r="7.5"/>'
_DIAMOND = '<path d="M8 0l8 8-8 8-8-8z"/>'
_SQUARE = '<path d="M1 1h14v14H1z"/>'
_RING = '<circle class="u-rim" cx="8" cy="8" r="7"/>'
_HIGH = '<path class="u-cut" d="M5.4 4v8M10.6 4v8M5.4 8h5.2"/>'
_LOW = '<path class="u-cut" d="M6 4v8h4.6"/>'
_DRAWN = {  # drawn on a 16 by 16 grid; the sign inside a shape is cut out in the page's colour
    "disc": '<circle cx="8" cy="8" r="7.5"/><path class="u-cut" d="M4.4 8.3l2.5 2.5 4.7-5.2"/>',
    "triangle": '<path d="M8 .9L15.8 15H.2z"/><path class="u-cut" d="M8 6v4M8 11.6v1.6"/>',
    "diamond": '<path d="M8 0l8 8-8 8-8-8z"/><path class="u-cut" d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2"/>',
    "ring": '<circle class="u-line" cx="8" cy="8" r="6.6"/>',
    "square": '<path d="M1 1h14v14H1z"/>',
    "half-disc": _RING + '<path d="M8 1a7 7 0 0 0 0 14z"/>',
    "half-diamond": '<path class="u-rim" d="M8 1.3l6.7 6.7L8 14.7 1.3 8z"/><path d="M8 .4v15.2L.4 8z"/>',
    "up": '<path d="M8 .5l7 7.5h-4v7.5H5V8H1z"/>',
    "rising": '<path d="M4.5 1.5h10v10l-3.4-3.4-6.3 6.3-3.2-3.2 6.3-6.3z"/>',
    "level": '<path d="M15.5 8L8 15v-4H.5V5H8V1z"/>',
    "falling": '<path d="M14.5 4.5v10h-10l3.4-3.4-6.3-6.3 3.2-3.2 6.3 6.3z"/>',
    "down": '<path d="M8 15.5L1 8h4V.5h6V8h4z"/>',
    "improving-high": _DISC + _HIGH,
    "improving-low": _DISC + _LOW,
    "concerning-high": _DIAMOND + _HIGH,
    "concerning-low": _DIAMOND + _LOW,
    "special-high": _SQUARE + _HIGH,
    "special-low": _SQUARE + _LOW,
    "common": _RING + '<path class="u-rim" d="M3.8 9.6c1.4-4.8 2.8-4.8 4.2-1.6s2.8 3.2 4.2-1.6"/>',
    "pass": _DISC + '<path class="u-cut" d="M6 12.4V4h2.6a2.3 2.3 0 0 1 0 4.6H6"/>',
    "hit-or-miss": _RING + '<path class="u-rim" d="M5.9 6.2a2.1 2.1 0 1 1 3 1.9c-.7.4-.9.8-.9 1.6M8 11v1.5"/>',
    "fail": _DIAMOND + '<path class="u-cut" d="M6.2 12V4.6h4.2M6.2 8.2h3.4"/>',
}
STEPS = {  # where a value stands in its row: a ring that fills up
    "step-1": _RING,
    "step-2": _RING + '<path d="M8 8V1a7 7 0 0 1 7 7z"/>',
    "step-3": _RING + '<path d="M8 1a7 7 0 0 1 0 14z"/>',
    "step-4": _RING + '<path d="M8 8V1a7 7 0 1 1-7 7z"/>',
    "step-5": '<circle cx="8" cy="8" r="7.9"/>',
    "step-even": _RING + '<path class="u-rim" d="M4.5 6.4h7M4.5 9.6h7"/>',
}
SHAPES = {name: Html(drawn) for name, drawn in {**_DRAWN, **STEPS}.items()}


def mark(state: State) -> Html:
    """Return the mark of a state: its shape, hidden from screen readers, and its name."""
    word = element("span", escape(state.name), class_="u-word")
    return element("span", shape(state) + word, class_=f"u-mark u-{state.tone.value}", data_state=state.id)


def shape(state: State) -> Html:
    """Return the shape of a state, hidden from screen readers."""
    return element(
        "svg", SHAPES[state.shape], class_="u-shape", viewBox="0 0 16 16", width=14, height=14, aria_hidden="true"
    )  # fmt: skip


def status(content: State | Verdict, words: Words) -> Html:
    """Return a status, with who says so where a rule does."""
    return verdict(content, words) if isinstance(content, Verdict) else mark(content)


def near(shown: Sequence[tuple[str, Content]], words: Words, why: str = "") -> Html:
    """Return the statuses of a row as they stand beside its name on a narrow screen, unheard: their cells say the same.

    ``shown`` has each with the heading of its column, which is told where there are several. The style sheet draws the
    shape of each tone: it stands in every row, and is seldom seen. Any other shape stands there itself.
    """
    listed = [(heading, *one) for heading, content in shown for one in _states(content, words)]
    several = len({heading for heading, *_ in listed}) > 1
    drawn = joined(_beside(state, f"{heading}: {said}" if several else said) for heading, state, said in listed)
    told = element("small", escape(why)) if why and listed else NOTHING
    return element("span", drawn + told, class_="u-near", aria_hidden="true", hidden=True) if drawn else NOTHING


def _beside(state: State, said: str) -> Html:
    own = "" if state.shape == state.tone.shape else shape(state)
    return element("span", own + escape(said), class_=f"u-{state.tone.value}{' u-own' if own else ''}")


def _states(content: Content, words: Words) -> list[tuple[State, str]]:
    """Return each status of a cell with its word, and who says so where that is told."""
    if isinstance(content, State):
        return [(content, content.name)]
    if not isinstance(content, Verdict):
        return []
    return [(state, f"{state.name}, {said}" if said else state.name) for state, said in by_whom(content, words)]


def by_whom(shown: Verdict, words: Words) -> list[tuple[State, str]]:
    """Return the statuses of a verdict, the judged one first, and who says so: of a judged one where both stand."""
    judged = words.say("text.judged") if shown.computed else NOTHING
    return [
        (state, said) for state, said in ((shown.judged, judged), (shown.computed, words.say("text.computed"))) if state
    ]


def reason(text: str, notes: Html = NOTHING) -> Html:
    """Return why somebody has judged so, as it stands under a status, with the references to its footnotes."""
    return element("small", escape(text) + notes, class_="u-reason") if text or notes else NOTHING


def verdict(shown: Verdict, words: Words, why: str = "") -> Html:
    """Return a status with what stands behind it: who says so, and the rule, which opens without script.

    ``why`` is the drawn reason, which stands under the judged status, or under all that there is.
    """
    parts = []
    for state, said in by_whom(shown, words):
        is_computed = state is shown.computed and said == words.say("text.computed")
        if is_computed and shown.rule:
            summary = element("summary", escape(said), class_="u-said")
            parts.append(mark(state) + element("details", summary + escape(shown.rule), class_="u-rule"))
        else:
            by = Html(" ") + element("span", escape(said), class_="u-said") if said else NOTHING
            parts.append(mark(state) + by)
    parts[0] += why
    if len(parts) == 1 and not shown.rule:
        return parts[0]
    return joined(element("div", part, class_="u-verdict") for part in parts)
