"""What is told of an outcome among those before it, in both languages."""

from dataclasses import replace
from decimal import Decimal

import pytest

from utfall.model.history import History
from utfall.period import Period
from utfall.view.indicator_words import trend_sentences
from utfall.view.variation_line import variation_line

LEVEL = "10 12 11 9 10 12 11 9 10 12 11 9"  # limits 6.4 and 14.6 about 10.5


@pytest.fixture
def archive(small):
    def make(text, **facts_of):
        indicator = replace(small.indicator("franvaro"), **{"unit": "procent", "decimals": 1, **facts_of})
        reports, period = [], Period.parse("2021-01")
        for value in text.split():
            seen = replace(small.observation("franvaro"), period=period, outcome=Decimal(value))
            version = f"{period.year}.{period.number}.1"
            facts = replace(small.package, period=period, version=version, amounts_as_stored=False)
            reports.append(replace(small, package=facts, indicators=(indicator,), observations=(seen,)))
            period = period.shifted(1)
        return History(tuple(reports)), indicator, period.previous

    return make


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (LEVEL, ""),
        (f"{LEVEL} 11", "Periodens eget värde, 11,0 %, ligger inom normal variation (6,4 % till 14,6 %)."),
        (f"{LEVEL} 15", "Periodens eget värde, 15,0 %, ligger utanför normal variation: över gränsen 14,6 %."),
        (f"{LEVEL} 6", "Periodens eget värde, 6,0 %, ligger utanför normal variation: under gränsen 6,4 %."),
        (f"{LEVEL} 14 14 14 14 14 14 14 14",
         ("Periodens eget värde, 14,0 %, ligger inom normal variation (8,5 % till 15,0 %). "
         "8 perioder i rad ligger över medelvärdet 11,8 %.")),
    ],
)  # fmt: skip
def test_an_outcome_is_told_of_among_those_before_it(archive, sv, values, said):
    history, indicator, last = archive(values)
    assert variation_line(history, sv, indicator, last).replace("\N{NO-BREAK SPACE}", " ") == said
    told = [one.replace("\N{NO-BREAK SPACE}", " ") for one in trend_sentences(history, sv, indicator)]
    assert [one for one in told if "variation" in one] == ([said] if said else [])


def test_a_series_with_a_season_tells_of_the_difference_to_the_year_before(archive, en):
    year = "10 12 11 9 10 12 2 9 10 12 11 9"
    history, indicator, last = archive(f"{year} {year} 10 12 11 9 10 12 9")
    assert variation_line(history, en, indicator, last) == (
        "The difference from the same period the year before, +7.0, is outside normal variation: above the limit 0.0."
    )


def test_money_is_told_in_the_unit_of_the_pages(archive, sv):
    thousands = " ".join(f"{value}0000" for value in f"{LEVEL} 11".split())
    history, indicator, last = archive(thousands, unit="tkr", decimals=0)
    assert variation_line(history, sv, indicator, last).replace("\N{NO-BREAK SPACE}", " ") == (
        "Periodens eget värde, 110,0 mkr, ligger inom normal variation (63,9 mkr till 146,1 mkr)."
    )
