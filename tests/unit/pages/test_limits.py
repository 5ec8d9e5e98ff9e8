"""What takes the processor for too long is stopped, whether the time goes to the program or to the system for it."""

import os
import signal

import pytest

from utfall.pages import as_html
from utfall.pages.limits import OutOfTimeError, seconds

MOST = 30  # seconds of the processor until a loop that nothing has stopped gives up


def busy(*_):
    while os.times().user < busy.until:
        pass


def asking_the_system():
    """Keep the system busy, at hardly any time of the program's own."""
    room, until = bytearray(1 << 22), os.times().system + MOST
    with open("/dev/zero", "rb", buffering=0) as zeros:  # noqa: PTH123 - a device
        while os.times().system < until:
            zeros.readinto(room)


def test_a_page_that_markdown_does_not_finish_ends_in_a_finding(site, monkeypatch):
    busy.until = os.times().user + MOST
    monkeypatch.setattr(as_html, "markup", busy)
    monkeypatch.setattr(as_html, "seconds", lambda: seconds(0.2))
    (told,) = site.told("# R")
    assert told.message == "Sidans Markdown går inte att läsa, eller tar för lång tid (OutOfTimeError)."
    assert os.times().user < busy.until


def test_time_that_the_system_takes_counts(monkeypatch):
    set_timer, clocks = signal.setitimer, []
    monkeypatch.setattr(signal, "setitimer", lambda clock, most: clocks.append(clock) or set_timer(clock, most))
    with pytest.raises(OutOfTimeError), seconds(0.5):
        asking_the_system()
    assert set(clocks) == {signal.ITIMER_PROF}  # which counts both


def test_what_is_done_in_time_is_not_stopped_afterwards():
    with seconds(0.05):
        pass
    until = os.times().user + 0.2
    while os.times().user < until:
        pass
