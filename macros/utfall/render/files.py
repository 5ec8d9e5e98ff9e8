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
