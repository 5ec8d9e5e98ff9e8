"""A document of many pages: what is set, before it is set."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from itertools import groupby
from typing import TYPE_CHECKING

from utfall import __version__
from utfall.forms.pdf.blocks import blocks, joined
from utfall.forms.pdf.calls import array, call, literal
from utfall.forms.pdf.colours import colour_source
from utfall.forms.pdf.faults import DocumentError
from utfall.forms.pdf.table import headed_rows
from utfall.forms.pdf.typesetter import KEEPING, MAIN, Source
from utfall.view.cover import last_words, publisher

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from utfall.forms.pdf.attached import Attached
    from utfall.forms.pdf.chapters import DocumentChapter
    from utfall.forms.request import ExportRequest
    from utfall.view.cover import Front
    from utfall.words import Words

SHORT = 900  # characters; a chapter of fewer, without a chart, does not begin a page
IMPORT = '#import "report.typ": *\n'
COLOURS = "colours.typ"


@dataclass(frozen=True, slots=True)
class PaperFrame:
    """What stands around a document's chapters.

    ``depth`` is how many levels of headings the contents have; ``flows`` that chapters follow on one another without
    beginning pages. ``others`` leads to the other documents: what each is called and its address. ``wanted`` are the
    places that those lead to.
    """

    face: Front
    headline: str = ""
    others: tuple[tuple[str, str], ...] = ()
    wanted: Collection[str] = ()
    depth: int = 2
    flows: bool = False
    attached: tuple[Attached, ...] = ()
    has_colophon: bool = False


def whole_document(
    request: ExportRequest, words: Words, frame: PaperFrame, chapters: Sequence[DocumentChapter]
) -> Source:
    """Return a document with its front, contents, chapters and colophon. Raise ``DocumentError``."""
    found = [finding for one in chapters for finding in one.findings]
    if found:
        raise DocumentError(found)
    texts = {f"chapter-{at}.typ": one for at, one in enumerate(chapters, 1)}
    own = {name: IMPORT + joined(_chapter(one, flows=frame.flows)) for name, one in texts.items()}
    main = [IMPORT, *_beginning(request, words, frame)]
    for part, names in groupby(texts, lambda name: texts[name].part):
        main += _part(part, words) if part else []
        main += [f"#include {literal(name)}\n" for name in names]
    main += [joined(list(_colophon(request, words)))] if frame.has_colophon else []
    main.append(f"#{call('places', array(map(literal, sorted(frame.wanted))))}\n")
    heads = [(True,) * (len(frame.face.facts) + bool(frame.others))]
    heads += [rows for one in chapters for rows in headed_rows(one.body)]
    pictures = {picture.name: picture.content for one in chapters for picture in one.pictures}
    return Source(
        {MAIN: "".join(main), COLOURS: colour_source(), **own},
        request.report.period.end,
        tuple(heads),
        {**pictures, **{one.path: one.content for one in frame.attached}},
        {name: one.file for name, one in texts.items()},
        KEEPING,
    )


def about(request: ExportRequest, title: str, face: Front, words: Words) -> Mapping[str, str]:
    """Return what a document says of itself. Its day is the month's last, whatever the clock says."""
    day = request.report.period.end
    return {
        "title": literal(title),
        "author": literal(publisher(request.report.package)),
        "about": literal(face.lead),
        "language": literal(words.language),
        "day": array(map(str, (day.year, day.month, day.day))),
    }


def _beginning(request: ExportRequest, words: Words, frame: PaperFrame) -> Iterable[str]:
    face = frame.face
    margins = {"name": literal(face.name), "edition": literal(face.lead)}
    margins |= {f"{name}_word": literal(words.say(f"paper.{name}")) for name in ("page", "of")}
    given = {**about(request, face.full_title, face, words), **margins, "flows": str(frame.flows).lower()}
    yield f"#show: {call('report.with', **given)}\n"
    for one in frame.attached:
        yield f"#{one.call()}\n"
    said = {
        "publisher": array(literal(one) for one in face.publisher if one),
        "title": literal(face.title),
        "lead": literal(face.lead),
        "remark": literal(face.remark),
        "headline": literal(frame.headline),
    }
    yield f"#{call('face', **said)}\n"
    yield f"#{call('contents', literal(words.say('paper.contents')), depth=str(frame.depth))}\n"
    pairs = [array(map(literal, pair)) for pair in face.facts]
    if frame.others:
        links = [call("outside", literal(address), literal(title)) for title, address in frame.others]
        pairs.append(array([literal(words.say("paper.papers")), call("listed", *links)]))
    yield f"#{call('colophon-facts', array(pairs))}\n"


def _chapter(one: DocumentChapter, *, flows: bool) -> list[str]:
    begins = not flows and not one.part and (one.has_chart or one.length >= SHORT)
    return [*([call("begin-page")] if begins else []), call("anchor", literal(one.address)), *blocks(one.body)]


def _part(part: str, words: Words) -> list[str]:
    title = call("head", "1", literal(words.say(f"paper.{part}")))
    lead = [call("lead", literal(words.say(f"paper.{part}-lead")))] if words.has(f"paper.{part}-lead") else []
    return [joined([call("begin-page"), title, *lead])]


def _colophon(request: ExportRequest, words: Words) -> Iterator[str]:
    tools = (f"Utfall {__version__}", f"Typst {version('typst')}")
    said = last_words(request.report.package, words, request.project.address, tools)
    yield call("head", "1", literal(words.say("paper.colophon")))
    yield call("colophon", *(literal(text) for text in said))
