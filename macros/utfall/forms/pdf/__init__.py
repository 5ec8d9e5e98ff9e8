"""The report on paper: for reading, for keeping, and in short on one page."""

from __future__ import annotations

from functools import partial
from importlib import resources
from importlib.metadata import version
from typing import TYPE_CHECKING

from utfall import __version__
from utfall.forms.order import File
from utfall.forms.pdf.colours import paper_colours
from utfall.forms.pdf.memory import MEMORY, fonts, remembered
from utfall.forms.pdf.report import whole_report
from utfall.view.addresses import REPORT
from utfall.words import Sentence, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.forms.order import Order
    from utfall.forms.pdf.report import Manuscript
    from utfall.words import Words

FAMILY = '"Source Sans 3", "Noto Sans", "Liberation Sans", Arial, Helvetica, "DejaVu Sans", sans-serif'
OUR_VERSION = "1"  # of what is made of the typesetter's pages


def pdf(order: Order) -> Iterator[File]:
    """Set the report."""
    speech = words(order.project.language)
    reading = _set(order, whole_report(order, speech), speech, REPORT)
    yield File(REPORT, reading)


def _set(order: Order, text: Manuscript, speech: Words, name: str) -> bytes:
    style = _style(speech)
    made_of = (name, OUR_VERSION, __version__, version("weasyprint"), version("pikepdf"), text.markup, style, fonts())
    return remembered(order.project.root / MEMORY, made_of, partial(_made, order, text, style, name))


def _made(order: Order, text: Manuscript, style: str, name: str) -> bytes:
    from utfall.forms.pdf.mend import mended
    from utfall.forms.pdf.weasy import typeset

    order.tell(Sentence("paper.making", {"file": name}))
    return mended(typeset(text.markup, style), text.places)


def _style(speech: Words) -> str:
    """Return the style sheet with what it takes from elsewhere: the site's colours, the words of the running heads."""
    said = {f"--p-{name}": f'"{speech.say(f"paper.{name}")}"' for name in ("page", "of")}
    given = {**paper_colours(), **said, "--p-family": FAMILY}
    own = resources.files("utfall.forms.pdf").joinpath("paper.css").read_text(encoding="utf-8")
    return f":root {{{' '.join(f'{name}: {value};' for name, value in given.items())}}}\n{own}"
