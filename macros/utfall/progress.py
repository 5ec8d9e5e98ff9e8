"""What long work says of itself while it goes on. Said through ``logging``: without a listener nothing is written.

Whoever listens, a command on a terminal, turns the sentences into words. Knows nothing of what is worked on.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from utfall.words import Sentence

log = logging.getLogger("utfall.progress")


def tell(what: Sentence) -> None:
    """Say what is done next."""
    log.info(what)
