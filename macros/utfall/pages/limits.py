"""A limit in seconds of the processor, for what cannot be counted: the last resort after sizes and budgets.

The program's own time counts, and the system's on its behalf; waiting does not.
Python-Markdown and regular expressions take a square of the time at some texts that are short enough to be allowed.
Where the system has no such clock (Windows) there is no limit.
"""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 5


class OutOfTimeError(ValueError):
    """Raised where something has taken longer than it may."""


@contextmanager
def seconds(most: float = SECONDS) -> Iterator[None]:
    """Raise ``OutOfTimeError`` when what is done inside has used the processor for too long."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_signal: int, _frame: object) -> None:
        raise OutOfTimeError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, most)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
