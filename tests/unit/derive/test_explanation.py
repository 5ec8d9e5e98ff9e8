"""What explains nothing where an explanation is asked for."""

import pytest

from utfall.derive.explanation import explains


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "–", "-", "—", "...", "…", "?", "n/a", "N/A", "N.A.", "Se ovan", "se ovan.", "(se ovan)",
        "Se föregående", "Se föregående månadsrapport.", "Se förra månaden", "Se kommentar ovan", "se text under hr",
        "Jfr ovan", "Samma som förra månaden", "Som tidigare.", "Enligt tidigare rapport", "Inget att rapportera",
        "Inget att rapportera.", "Ingenting nytt", "Inget nytt att rapportera!", "Ingen kommentar", "Inga kommentarer.",
        "Oförändrat", "Oförändrat sedan oktober.", "Ej aktuellt", "Enligt plan", "Kommer senare", "xxx", "0", "1.",
        "none", "Nothing to report.", "See above", "See previous report", "As before.", "No change", "TBD", "t.b.c.",
        "No change since last month", "Same as last month",
    ],
)  # fmt: skip
def test_a_dash_or_a_reference_explains_nothing(text):
    assert not explains(text)


@pytest.mark.parametrize(
    "text",
    [
        "Två vakanser.", "Influensa.", "Upphandlingen avbröts.", "Se över rutinerna.", "Se till att rekrytera fler.",
        "Omtag pågår.", "Pågår enligt plan, men leverantören är sen.", "Inget anbud kom in.", "Ingen sökte tjänsten.",
        "Kommer att kompletteras när avtalet är klart.", "Strike in November.", "See to the contract.", "Flu.",
        "Nothing was delivered.", "Oförändrat sedan oktober eftersom beslutet dröjer.", "Högre priser",
    ],
)  # fmt: skip
def test_a_word_of_ones_own_does(text):
    assert explains(text)
