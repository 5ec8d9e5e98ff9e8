"""What the theme says of the edition that a page belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from utfall.model.edition_name import EditionName
    from utfall.model.report import Report
    from utfall.names import SiteNames
    from utfall.words import Words


def edition_facts(
    edition: EditionName, report: Report, words: Words, names: SiteNames, corrections: str
) -> dict[str, str]:
    """Return the edition's name and title, and the sentences about it and the others, for the theme's template.

    ``corrections`` is the address of the project's page of corrections, empty where it has none.
    """
    corrected = sum(1 for one in report.corrections if one.edition == edition.number)
    return {
        "name": str(edition),
        "title": edition.title(words).capitalize(),
        "newest": names.newest,
        "feed": names.corrections_feed,
        "feed_words": words.say("editions.feed"),
        "reports_feed": names.reports_feed,
        "reports_feed_words": words.say("editions.reports-feed"),
        "lead": words.say("front.lead"),
        "all": names.editions,
        "earlier": words.say("editions.earlier"),
        "all_words": words.say("editions.all"),
        "choose": words.say("editions.choose"),
        "replaced": words.say("editions.replaced"),
        "newer": words.say("editions.newer"),
        "superseded": words.say("editions.superseded"),
        "words": words.say("edition.name", month="{month}", number="{number}"),
        "corrected": words.say("editions.corrected", count=corrected) if corrected else "",
        "corrections": corrections,
        "corrections_words": words.say("editions.corrections"),
    }
