"""The page that compares two reports, which new projects have since 0.2.0."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from utfall.names import every
from utfall.words import Sentence
from utfall.work.starting.project_files import comparison_page
from utfall.work.upgrading.step import Kind, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.work.upgrading.step import ProjectFiles

CONFIG = "mkdocs.yml"


def _before(language: str) -> re.Pattern[str]:
    """Return the pattern of the menu's line for the page of corrections, in whichever language its file is named."""
    pages = "|".join(re.escape(one.pages["corrections"]) for one in every(language))
    return re.compile(rf"^([ \t]+- )(?:.*:[ \t]*)?[\"']?(?:{pages})[\"']?[ \t]*(\r?\n)", re.MULTILINE)


def comparison_steps(files: ProjectFiles) -> Iterator[Step]:
    """Yield the page and its line in the menu, before that of corrections, where the project has no such page."""
    name, title, content = comparison_page(files.language)
    path = f"{files.docs}/{name}"
    if files.read(path) is not None or any("compare(" in (files.text(one) or "") for one in files.pages()):
        return
    settings = files.text(CONFIG) or ""
    place = _before(files.language).search(settings)
    params = {"file": path, "title": title, "content": content.decode().splitlines()[-1]}
    if place is None or files.is_published:  # the pages of what is published are not to change
        yield Step(Kind.LEFT, Sentence("upgrade.comparison.left", params))
        return
    line = f'{place[1]}"{title}": {name}{place[2]}'
    fresh = f"{settings[: place.start()]}{line}{settings[place.start() :]}"
    yield Step(Kind.DONE, Sentence("upgrade.comparison.written", params), {path: content, CONFIG: fresh.encode()})
