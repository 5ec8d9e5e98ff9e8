"""What the theme says of the edition that a page belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from utfall.model.edition_name import EditionName
    from utfall.words import Words

NEWEST = "senaste"  # the address of the newest month


def edition_facts(edition: EditionName, words: Words) -> dict[str, str]:
    """Return the edition's name and title, and the sentences of the list of editions, for the theme's template."""
    return {
        "name": str(edition),
        "title": edition.title(words).capitalize(),
        "newest": NEWEST,
        "lead": words.say("front.lead"),
        "choose": words.say("editions.choose"),
        "replaced": words.say("editions.replaced"),
        "superseded": words.say("editions.superseded"),
        "words": words.say("edition.name", month="{month}", number="{number}"),
    }
