"""The report's headline as its start page shows it, for share pictures, the feed, the summary and the English page.

An editor may write their own heading on the start page instead of ``{{ headline() }}``. A heading that is only the
page's name, as the menu has it, is no headline.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from utfall.shown.outline import FRONT
from utfall.view.sentences import report_headline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from utfall.pages.macro import MacroContext
    from utfall.pages.page_content import PageContent
    from utfall.project import Project
    from utfall.words import Words

_NUMBER = re.compile(r"^\d+(?:\.\d+)*\.?\s+")


def shown_headline(
    project: Project, context: MacroContext, shown: Iterable[PageContent], words: Words | None = None
) -> str:
    """Return the headline that the start page shows; in another language than its own the one that is made.

    ``shown`` are the pages as they have been rendered, such as those of an edition.
    """
    spoken = words or context.words
    front = next((one for one in shown if one.page == FRONT), None)
    if front and spoken.language == context.words.language and _is_headline(project, front):
        return front.heading
    return report_headline(context.history, spoken, context.key_figures)


def _is_headline(project: Project, front: PageContent) -> bool:
    """Tell whether a start page's heading says something: it is no name, in the menu, of the file or of the site."""
    said = _NUMBER.sub("", front.heading).casefold()
    names = (project.nav_titles.get(FRONT, ""), FRONT.removesuffix(".md"), project.name)
    return said not in {"", *(name.casefold() for name in names)}
