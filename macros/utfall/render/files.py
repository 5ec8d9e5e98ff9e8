"""The files of the edition as a list: each with its name as the link, and what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.render.address import link
from utfall.render.text import Html, element, escape, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.view.downloads import FileLink


def files(shown: Sequence[FileLink]) -> Html:
    """Return the list on one line."""
    listed = element("ul", joined(element("li", _file(one)) for one in shown))
    return element("div", listed, class_="u-block u-files u-downloads", id="files")


def _file(one: FileLink) -> Html:
    label = element("span", escape(one.label), class_="u-detail")
    return joined((link(escape(one.text), one.address), Html(": "), label))


def documents(shown: Sequence[FileLink], coming: str) -> Html:
    """Return a short list of files, each with its kind, and last when the next report comes, where that is known."""
    items = joined(element("li", _document(one)) for one in shown)
    last = element("li", escape(coming)) if coming else Html()
    return element("div", element("ul", items + last), class_="u-block u-documents", id="documents")


def _document(one: FileLink) -> Html:
    kind = element("span", escape(one.label), class_="u-detail")
    return joined((link(escape(one.text), one.address), Html(" "), kind))
