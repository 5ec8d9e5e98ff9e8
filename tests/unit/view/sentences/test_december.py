"""The made sentences of December 2025 in the example, as they are meant to read, in both languages."""

import pytest

from utfall.checks.examine import examine
from utfall.shown.outline import Chapter, ChapterContent
from utfall.view.sentences import chapter_headline, indicator_sentence, report_headline, report_verdict

KEY_FIGURES = ("resultat", "kostnader", "intakter", "sjukfranvaro")
ECONOMY = Chapter("ekonomi.md", "Ekonomi", (ChapterContent("indicators", "ekonomi"),))
ACTIVITIES = Chapter("aktiviteter.md", "Aktiviteter", (ChapterContent("activities"),))

INDICATORS = {
    "sjukfranvaro": [
        (
            "6,7 procent i december 2025, upp 0,4 procentenheter från november, samma som i fjol och över målet 5,8 "
            "för fjärde månaden i rad; helårsprognosen var 5,9."
        ),
        (
            "6.7 per cent in December 2025, up 0.4 percentage points from November, the same as last year and above "
            "the target of 5.8 for the fourth month in a row; the full-year forecast was 5.9."
        ),
    ],
    "kostnader": [
        "852,9 mkr för hela 2025, 11,8 mkr högre än i fjol och 7,5 mkr under budget; helårsprognosen var 855,6 mkr.",
        (
            "852.9 million kronor for the whole of 2025, 11.8 million kronor higher than last year and 7.5 million "
            "kronor below budget; the full-year forecast was 855.6 million kronor."
        ),
    ],
    "nki": [
        "71,4 för 2025, upp 1,5 från 2024 och över målet 71.",
        "71.4 for 2025, up 1.5 from 2024 and above the target of 71.",
    ],
}


@pytest.fixture(scope="module")
def history(example_root):
    *earlier, last = sorted((example_root / "data").iterdir())
    return examine(last, example_root, earlier).history


def test_the_headline_has_the_best_news_and_the_worst(history, sv, en):
    assert report_headline(history, sv, KEY_FIGURES) == (
        "December 2025: resultatet slår budget, men sjukfrånvaron är över målet för fjärde månaden i rad"
    )
    assert report_headline(history, en, KEY_FIGURES) == (
        "December 2025: the result ahead of budget, but sick leave above the target for the fourth month in a row"
    )


def test_the_verdict_tells_the_year_and_what_deviates(history, sv, en):
    assert report_verdict(history, sv, KEY_FIGURES).replace("\N{NO-BREAK SPACE}", " ") == (
        "Resultatet för 2025 blev 3,1 mkr bättre än budget. "
        "8 av 13 bedömda indikatorer når målet; 5 avviker (0 bedömda av oss, 13 beräknade)."
    )
    assert report_verdict(history, en, KEY_FIGURES).replace("\N{NO-BREAK SPACE}", " ") == (
        "The result for 2025 came in 3.1 million kronor better than budget. "
        "8 of 13 assessed indicators reached the target; 5 did not (0 judged by us, 13 calculated)."
    )


@pytest.mark.parametrize("name", INDICATORS)
def test_an_indicator_is_told_in_a_sentence(history, sv, en, name):
    indicator = history.current.indicator(name)
    told = [indicator_sentence(history, indicator, words) for words in (sv, en)]
    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in told] == INDICATORS[name]


def test_a_chapter_is_told_by_what_it_shows(history, sv):
    assert chapter_headline(history, sv, ECONOMY) == ("Resultatet slår budget, men intäkterna når inte budget")
    assert chapter_headline(history, sv, ACTIVITIES) == "2 av 9 aktiviteter avviker"
