"""What the theme says of the edition that a page belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from utfall.model.edition_name import EditionName
    from utfall.model.report import Report
    from utfall.words import Words

NEWEST = "senaste"  # the address of the newest month
LOG, FEED = "rattelser.json", "rattelser.xml"  # the public log of corrections, by machine and as a feed
REPORTS_FEED = "rapporter.xml"  # the feed of new reports
WITHDRAWN = "tillbakadragna.json"  # the public list of editions that are withdrawn
EDITIONS = "utgavor.html"  # the page of every month and edition
CORRECTIONS = "rattelser.md"  # the page of corrections, where a project has one


def edition_facts(edition: EditionName, report: Report, words: Words, *, has_page: bool) -> dict[str, str]:
    """Return the edition's name and title, and the sentences about it and the others, for the theme's template.

    ``has_page`` tells whether the project has a page of corrections to lead to.
    """
    corrected = sum(1 for one in report.corrections if one.edition == edition.number)
    return {
        "name": str(edition),
        "title": edition.title(words).capitalize(),
        "newest": NEWEST,
        "feed": FEED,
        "feed_words": words.say("editions.feed"),
        "reports_feed": REPORTS_FEED,
        "reports_feed_words": words.say("editions.reports-feed"),
        "lead": words.say("front.lead"),
        "all": EDITIONS,
        "earlier": words.say("editions.earlier"),
        "all_words": words.say("editions.all"),
        "choose": words.say("editions.choose"),
        "replaced": words.say("editions.replaced"),
        "newer": words.say("editions.newer"),
        "superseded": words.say("editions.superseded"),
        "words": words.say("edition.name", month="{month}", number="{number}"),
        "corrected": words.say("editions.corrected", count=corrected) if corrected else "",
        "corrections": f"{CORRECTIONS.removesuffix('.md')}.html" if has_page else "",
        "corrections_words": words.say("editions.corrections"),
    }
