"""When a text says what an earlier one said."""

import time

import pytest

from utfall.likeness import is_repeated, repeats, shingles

SAID = "Överskottet beror på att tjänster står tomma, eftersom rekryteringar har stoppats inför budget 2024."


@pytest.mark.parametrize(
    "text",
    [
        SAID,
        SAID.upper(),
        SAID.replace(",", "").replace(".", "!"),
        SAID.replace("beror på", "beror\n  på"),
        SAID.replace("tomma", "vakanta"),
        SAID.replace("2024", "2025"),
        f"Dessutom: {SAID}",
    ],
)
def test_the_same_words_or_nearly_are_the_same(text):
    assert repeats(text, SAID)


@pytest.mark.parametrize(
    "text",
    [
        "Överskottet beror på att två upphandlingar har blivit billigare än väntat.",
        f"{SAID} Dessutom har intäkterna ökat, och två projekt är framflyttade till våren efter beslut i nämnden.",
        "",
        "–",
    ],
)
def test_other_words_are_not(text):
    assert not repeats(text, SAID)


def test_another_month_makes_no_text_new_and_another_figure_does():
    assert repeats("Per december är antalet ärenden högt.", "Per november är antalet ärenden högt.")
    assert repeats("By December 2024 all is well.", "By November 2023 all is well.")
    assert repeats("Så blev det i 2024-01.", "Så blev det i 2023-12.")
    assert not repeats("Sjukfrånvaron är 5,3 procent mot 5,1 i fjol.", "Sjukfrånvaron är 6,4 procent mot 6,0 i fjol.")


def test_a_call_of_a_macro_counts_as_its_words():
    bound = 'Utfallet visar ett överskott om {{ figure("resultat", unit="mkr") }}.'
    assert repeats(bound, bound)
    assert not repeats(bound, 'Utfallet visar {{ figure("kostnader", "forecast") }}.')


def test_short_texts_are_the_same_only_word_for_word():
    assert repeats("Två vakanser.", "två vakanser")
    assert not repeats("Två vakanser.", "Tre vakanser.")


def test_paragraphs_that_are_parted_or_joined_are_still_the_same():
    earlier = frozenset({*shingles(SAID), *shingles("Köken har svårt att rekrytera kockar i hela länet.")})
    assert is_repeated(f"{SAID} Köken har svårt att rekrytera kockar i hela länet.", earlier)
    assert is_repeated(SAID.split(",", maxsplit=1)[0], earlier)


def test_a_line_of_100_kb_takes_no_time():
    long = " ".join(f"ord{number}" for number in range(12_000))
    start = time.process_time()
    assert repeats(long, long)
    assert len(shingles("x" * 100_000)) == 1
    assert time.process_time() - start < 5  # a square of it would take minutes
