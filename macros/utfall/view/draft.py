"""What every page of a month that is being written says of it: how much is missing, and where that is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.words import Words

ADDRESS = "unfinished"  # the id of the table of what is left


def draft_facts(words: Words, due: int, old_texts: int, page: str) -> Mapping[str, str] | None:
    """Return what the theme writes above every page; ``page`` is the address of the one that lists what is left."""
    if not due and not old_texts:
        return None
    said = words.say("draft.page", count=due) if due else words.say("draft.texts", count=old_texts)
    return {"said": said, "left": words.say("draft.left"), "page": f"{page}#{ADDRESS}" if page else ""}
