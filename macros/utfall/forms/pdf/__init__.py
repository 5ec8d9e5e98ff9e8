"""The report on paper: for reading, for keeping, and in short on one page."""

from __future__ import annotations

from functools import partial
from importlib import resources
from importlib.metadata import version
from typing import TYPE_CHECKING

from utfall import __version__
from utfall.forms.order import File
from utfall.forms.package_zip import package_zip
from utfall.forms.pdf.colours import paper_colours
from utfall.forms.pdf.memo import board_memo, most_that_fits
from utfall.forms.pdf.memory import MEMORY, fonts, remembered
from utfall.forms.pdf.report import whole_report
from utfall.view.addresses import KEPT_REPORT, MEMO, REPORT, package_files
from utfall.words import Sentence, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from utfall.forms.order import Order
    from utfall.forms.pdf.keep import Attached
    from utfall.forms.pdf.report import Manuscript
    from utfall.words import Words

FAMILY = '"Source Sans 3", "Noto Sans", "Liberation Sans", Arial, Helvetica, "DejaVu Sans", sans-serif'
OUR_VERSION = "1"  # of what is made of the typesetter's pages


def pdf(order: Order) -> Iterator[File]:
    """Set the report, the copy of it that is kept, and the summary."""
    speech = words(order.project.language)
    style = style_of(speech)
    report = whole_report(order, speech)
    reading = _kept(order, REPORT, (report.markup, style), lambda: _set(report, style))
    yield File(REPORT, reading)
    yield File(
        KEPT_REPORT, _kept(order, KEPT_REPORT, (reading, *_files(order)), partial(_keep, order, reading, speech))
    )
    summary = board_memo(order, speech)
    yield File(MEMO, _kept(order, MEMO, (summary(None).markup, style), lambda: _set_memo(summary, style)))


def _kept(order: Order, name: str, made_of: tuple[str | bytes, ...], make: Callable[[], bytes]) -> bytes:
    """Return a document from the memory, or say that it is being made and make it."""

    def made() -> bytes:
        order.tell(Sentence("paper.making", {"file": name}))
        return make()

    versions = (OUR_VERSION, __version__, version("weasyprint"), version("pikepdf"), fonts())
    return remembered(order.project.root / MEMORY, (name, *versions, *made_of), made)


def _set(text: Manuscript, style: str) -> bytes:
    from utfall.forms.pdf.mend import mended
    from utfall.forms.pdf.weasy import typeset

    return mended(typeset(text.markup, style), text.places)


def _set_memo(summary: Callable[[int | None], Manuscript], style: str) -> bytes:
    from utfall.forms.pdf.weasy import page_count

    rows = most_that_fits(summary(None).rows, lambda rows: page_count(summary(rows).markup, style) == 1)
    return _set(summary(rows), style)


def _files(order: Order) -> tuple[bytes, ...]:
    return tuple(file.content for file in package_zip(order))


def _keep(order: Order, reading: bytes, speech: Words) -> bytes:
    from utfall.forms.pdf.keep import kept

    return kept(reading, tuple(_attached(order, speech)), order.report.period.end)


def _attached(order: Order, speech: Words) -> Iterator[Attached]:
    """Return the data package in one file, and its files by themselves: what is packed must be unpacked to be read."""
    from utfall.forms.pdf.keep import Attached

    for file in package_zip(order):
        name = file.address.rpartition("/")[2]
        yield Attached(name, "application/zip", file.content, speech.say("paper.package"))
    folder = order.project.root / order.report.package.folder
    for name in package_files(order.report):
        kind = "application/json" if name.endswith(".json") else "text/csv"
        said = speech.say("paper.package-file", file=name)
        yield Attached(name, kind, (folder / name).read_bytes(), said, "Data")


def style_of(speech: Words) -> str:
    """Return the style sheet with what it takes from elsewhere: the site's colours, the words of the running heads."""
    said = {f"--p-{name}": f'"{speech.say(f"paper.{name}")}"' for name in ("page", "of")}
    given = {**paper_colours(), **said, "--p-family": FAMILY}
    own = resources.files("utfall.forms.pdf").joinpath("paper.css").read_text(encoding="utf-8")
    return f":root {{{' '.join(f'{name}: {value};' for name, value in given.items())}}}\n{own}"
