"""The made sentences of other bodies: names that nobody has put into a sentence, other calendars, judged statuses."""

from pathlib import Path

import pytest

from utfall.checks.examine import examine
from utfall.view.sentences import indicator_sentence, report_headline, report_verdict
from utfall.words import words

BODIES = Path(__file__).parents[3] / "bodies"
SAID = {
    "bjorkvik": (
        (
            "Juli 2018. Öppet arbetslösa 16–64 år: under målet. Placeringsdygn per tusen invånare: över målet för "
            "andra rapporten i rad"
        ),
        "1 av 4 bedömda indikatorer når målet; 3 avviker (0 bedömda av oss, 4 beräknade).",
        (
            "8,9 procent i juli 2018, ner 0,5 procentenheter från april, 1,2 procentenheter lägre än i fjol och under "
            "målet 9."
        ),
    ),
    "lundbo": (
        "T2 2022. Räntetäckningsgrad: når målet. Energianvändning: över målet",
        "4 av 6 bedömda indikatorer når målet; 2 avviker (0 bedömda av oss, 6 beräknade).",
        "0,9 procent i tertial 2 2022, 0,2 procentenheter lägre än i fjol och över målet 0,8; helårsprognos 0,9.",
    ),
    "northmarsh": (
        (
            "Q3 2014/15. Planning fee income: better than budget. Missed collections per 100 000: above the target for "
            "the second quarter in a row"
        ),
        "2 of 3 assessed indicators did not deviate; 1 did (1 judged by us, 2 calculated).",
        (
            "35.1 per cent in quarter 3 2014/15, up 0.5 percentage points from quarter 2 2014/15, 1.7 percentage "
            "points higher than last year and below the target of 36; judged to be “Green”."
        ),
    ),
    "fiscal": (
        "February 2024. General fund revenue: better than budget",
        (
            "General fund revenue, forecast for the whole of 2023/24: 14,300 kUSD, 100 kUSD better than budget. The "
            "only assessed indicator reached the target (0 judged by us, 1 calculated)."
        ),
        (
            "5,900 kUSD so far this year, to February 2024, 118 kUSD above budget; full-year forecast 14,300 kUSD, "
            "unchanged."
        ),
    ),
}


@pytest.mark.parametrize("body", SAID)
def test_another_body_is_told_without_inflecting_its_names(body):
    *earlier, last = sorted((BODIES / body / "data").iterdir())
    history = examine(last, BODIES / body, earlier).history
    speech = words(history.current.package.language)
    first = history.current.indicators[0]
    told = (
        report_headline(history, speech),
        report_verdict(history, speech),
        indicator_sentence(history, first, speech),
    )
    assert tuple(text.replace("\N{NO-BREAK SPACE}", " ") for text in told) == SAID[body]
