"""The whole report as one document: what is set, before it is set."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from utfall import __version__
from utfall.forms.pdf.blocks import blocks, joined
from utfall.forms.pdf.calls import array, call, literal
from utfall.forms.pdf.chapters import chapters
from utfall.forms.pdf.colours import colour_source
from utfall.forms.pdf.faults import DocumentError
from utfall.forms.pdf.table import headed_rows
from utfall.forms.pdf.typesetter import KEEPING, MAIN, Source
from utfall.view.cover import front, last_words, publisher

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from utfall.forms.pdf.attached import Attached
    from utfall.forms.pdf.chapters import DocumentChapter
    from utfall.forms.request import ExportRequest
    from utfall.view.cover import Front
    from utfall.words import Words

SHORT = 900  # characters; a chapter of fewer, without a chart, does not begin a page
IMPORT = '#import "report.typ": *\n'
COLOURS = "colours.typ"


def whole_report(request: ExportRequest, words: Words, attached: Sequence[Attached]) -> Source:
    """Return the report with cover, contents, chapters, appendix and colophon. Raise ``DocumentError``."""
    face = front(request.report, words, request.project.name, request.project.site_url)
    listed, added = chapters(request)
    found = [finding for one in (*listed, *added) for finding in one.findings]
    if found:
        raise DocumentError(found)
    texts = {f"chapter-{at}.typ": one for at, one in enumerate((*listed, *added), 1)}
    own = {name: IMPORT + joined(_chapter(one, is_added=one in added)) for name, one in texts.items()}
    main = [IMPORT, *_beginning(request, words, face, attached)]
    names = list(texts)
    main += [_included(name) for name in names[: len(listed)]]
    if added:
        main += _appendix(words)
    main += [_included(name) for name in names[len(listed) :]]
    main.append(joined(_colophon(request, words)))
    heads = [(True,) * len(face.facts)]
    heads += [rows for one in (*listed, *added) for rows in headed_rows(one.body)]
    pictures = {picture.name: picture.content for one in (*listed, *added) for picture in one.pictures}
    return Source(
        {MAIN: "".join(main), COLOURS: colour_source(), **own},
        request.report.period.end,
        tuple(heads),
        {**pictures, **{one.path: one.content for one in attached}},
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


def _beginning(request: ExportRequest, words: Words, face: Front, attached: Sequence[Attached]) -> Iterable[str]:
    margins = {"name": literal(face.name), "edition": literal(face.lead)}
    margins |= {f"{name}_word": literal(words.say(f"paper.{name}")) for name in ("page", "of")}
    given = {**about(request, face.full_title, face, words), **margins}
    yield f"#show: {call('report.with', **given)}\n"
    for one in attached:
        yield f"#{one.call()}\n"
    said = {
        "publisher": array(literal(one) for one in face.publisher if one),
        "title": literal(face.title),
        "lead": literal(face.lead),
        "remark": literal(face.remark),
        "pairs": array(array(map(literal, pair)) for pair in face.facts),
    }
    yield f"#{call('cover', **said)}\n"
    yield f"#{call('contents', literal(words.say('paper.contents')))}\n"


def _chapter(one: DocumentChapter, *, is_added: bool) -> list[str]:
    begins = not is_added and (one.has_chart or one.length >= SHORT)
    return [*([call("begin-page")] if begins else []), call("anchor", literal(one.address)), *blocks(one.body)]


def _appendix(words: Words) -> list[str]:
    title = call("head", "1", literal(words.say("paper.appendix")))
    return [joined([call("begin-page"), title, call("lead", literal(words.say("paper.appendix-lead")))])]


def _colophon(request: ExportRequest, words: Words) -> list[str]:
    tools = (f"Utfall {__version__}", f"Typst {version('typst')}")
    said = last_words(request.report.package, words, request.project.site_url, tools)
    title = call("head", "1", literal(words.say("paper.colophon")))
    return [call("begin-page"), title, *(call("para", literal(text)) for text in said)]


def _included(name: str) -> str:
    return f"#include {literal(name)}\n"
