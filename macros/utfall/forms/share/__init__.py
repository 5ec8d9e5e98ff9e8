"""The pictures that stand beside links to the pages where they are shared: one for each page, drawn without a browser.

Each is kept by what it says, so that of a report with one page changed one picture is drawn.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING

from utfall.forms.cache import cached, checksum, kept, program
from utfall.forms.request import File
from utfall.view.addresses import share_picture as address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from utfall.forms.request import ExportRequest

MEMORY = "pictures"
MOST = 400  # pictures that are kept: of some months, pages and versions


def pictures(request: ExportRequest) -> Iterator[File]:
    """Draw a picture for each page, where the site's own address is known: no page leads to them by any other."""
    if not request.project.has_pictures:
        return
    drawn = _Pictures(request)
    for name, made_of in drawn.listed.items():
        content = cached(request.project.cache / MEMORY, made_of, partial(drawn.made, name), MOST)
        yield File(name, content)


@dataclass(frozen=True)
class _Pictures:
    """The pictures by their addresses; those that are not kept are drawn at once."""

    request: ExportRequest
    found: dict[str, bytes] = field(default_factory=dict)

    @property
    def listed(self) -> Mapping[str, str]:
        """The checksum of what each picture is made of."""
        key = checksum(("listed", program("typst")))
        listed: dict[str, str] = json.loads(kept(self.request, f"{MEMORY}-listed", key, self._list))
        return listed

    def made(self, name: str) -> bytes:
        """Return a picture, drawn with all others that are not kept."""
        if name not in self.found:
            from utfall.forms.share.draw import draw

            folder = self.request.project.cache / MEMORY
            missing = [one for one in self._sources if not (folder / f"{self._sums[one]}.kept").is_file()]
            wanted = list(dict.fromkeys((name, *missing)))
            self.found.update(zip(wanted, draw([self._sources[one] for one in wanted], self.request), strict=True))
        return self.found[name]

    def _list(self) -> bytes:
        return json.dumps(self._sums).encode()

    @cached_property
    def _sums(self) -> Mapping[str, str]:
        return {name: checksum((source, program("typst"))) for name, source in self._sources.items()}

    @cached_property
    def _sources(self) -> Mapping[str, str]:
        from utfall.forms.share.draw import source_of
        from utfall.pages.share import share_pictures

        return {address(one.page): source_of(one, self.request) for one in share_pictures(self.request.edition)}
