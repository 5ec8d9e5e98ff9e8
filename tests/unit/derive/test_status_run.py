"""How a status has run over several reports: which way since the one before, and for how many in a row."""

from dataclasses import replace

import pytest

from utfall.derive.status_run import status_run
from utfall.model.history import History
from utfall.period import Period


def history(report, *statuses):
    """Return reports of months up to the small month's, in which an activity has these statuses; ``None`` has none."""
    [first, *_] = report.activities
    months = [report.period.shifted(at - len(statuses) + 1) for at in range(len(statuses))]
    return History(tuple(_report(report, first, month, status) for month, status in zip(months, statuses, strict=True)))


def _report(report, activity, month, status):
    rows = () if status is None else (replace(activity, status=status),)
    return replace(report, package=replace(report.package, period=month), activities=rows)


def state(report):
    known = report.states_of("activities")
    return next((known.get(one.status) for one in report.activities), None)


def run(report, *statuses):
    return status_run(history(report, *statuses), state)


@pytest.mark.parametrize(
    ("statuses", "turn", "reports"),
    [
        (["ongoing", "delayed", "delayed", "delayed"], "same", 3),
        (["delayed", "ongoing"], "better", 1),
        (["ongoing", "delayed"], "worse", 1),
        ([None, "delayed"], "new", 1),
        (["delayed", None, "delayed", "delayed"], "same", 2),
    ],
)
def test_a_status_has_gone_some_way_since_the_report_before_and_stood_for_some_reports(small, statuses, turn, reports):
    found = run(small, *statuses)
    assert (found.turn, found.reports, found.since) == (turn, reports, Period.parse("2023-10"))


def test_a_report_that_the_archive_lacks_ends_the_row(small):
    whole = history(small, "delayed", "delayed", "delayed", "delayed")
    found = status_run(History((whole.reports[0], *whole.reports[2:])), state)
    assert (found.turn, found.reports) == ("same", 2)


def test_without_a_report_before_or_a_status_nothing_is_told(small):
    assert run(small, "delayed") is None
    assert run(small, "delayed", "") is None
    assert run(small, "delayed", None) is None


def test_a_month_that_fills_the_archive_alone_tells_of_no_status(small):
    whole = history(small, "delayed", "delayed")
    before, now = whole.reports
    bare = replace(before, package=replace(before.package, figures_only=True))
    assert status_run(History((bare, now)), state) is None
