"""What the chapters say of an indicator: paragraphs by mention, as plain text, and nothing that readers do not see."""

import pytest

from utfall.pages.mentions import mentions
from utfall.shown.outline import Outline
from utfall.source.page import page_of

OUTLINE = Outline(frozenset({"hr.md", "indikatorer/franvaro.md"}))


@pytest.fixture
def said(small, sv):
    """Return what a page of this text says of an indicator."""

    def of(text, name="franvaro"):
        page = page_of("hr.md", "docs/hr.md", text.encode())
        found = mentions([("HR", page)], small, sv, OUTLINE).get(name, ())
        return [text.replace("\N{NO-BREAK SPACE}", " ") for one in found for text in one.paragraphs]

    return of


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Frånvaron har ökat sedan i höstas i hela huset.", "Frånvaron har ökat sedan i höstas i hela huset."),
        ('Den blev {{ figure("franvaro") }} i månaden och det är högt.', "Den blev 5,3 % i månaden och det är högt."),
        ("Se [hur det har gått](indikatorer/franvaro.md) sedan i fjol **för alla**.",
         "Se hur det har gått sedan i fjol för alla."),
        ("- Av `allt` är _frånvaron_ det som oroar &amp; stör.", "Av allt är frånvaron det som oroar & stör."),
        ('I {{ period() }} var frånvaron {{ figure("franvaro", measure="target") }} i målet.',
         "I november 2023 var frånvaron 5,0 % i målet."),
    ],
)  # fmt: skip
def test_a_paragraph_is_told_where_it_names_the_indicator_by_name_figure_or_link(said, text, told):
    assert said(f"# HR\n\nFörst ett stycke om något annat som händer.\n\n{text}\n") == [told]


@pytest.mark.parametrize(
    "text",
    [
        "{% if true %}\n\nFrånvaron har ökat sedan i höstas i hela huset.\n\n{% endif %}",
        "<!-- Frånvaron har ökat\n\nFrånvaron har ökat sedan i höstas i hela huset.\n\n-->",
        "{# Frånvaron har ökat\n\nFrånvaron har ökat sedan i höstas i hela huset.\n\n#}",
        'Frånvaron {{ indicators(chapter="hr") }} har ökat sedan i höstas i hela huset.',
        'Frånvaron är {{ figure("franvaro" ~ "x") }} och har ökat sedan i höstas.',
        'Frånvaron är {{ figure("okänd") }} och har ökat sedan i höstas.',
        "Frånvaron är {{ och har ökat sedan i höstas i hela huset.",
        "| Frånvaron | har ökat sedan i höstas i hela huset |",
        "Kostnaderna har ökat sedan i höstas i hela huset.",
        "Frånvaron har ökat sedan i höstas i hela huset. {# standing #}",
    ],
)
def test_what_cannot_be_told_by_itself_or_is_not_shown_is_not_told(said, text):
    assert said(f"# HR\n\n{text}\n") == []


@pytest.mark.parametrize("front", ["utfall:\n  text-from: 2023-10", "utfall:\n  text-from:\n    Läget: 2023-10"])
def test_the_text_of_an_earlier_month_is_not_told(said, front):
    assert said(f"---\n{front}\n---\n# HR\n\n## Läget\n\nFrånvaron har ökat sedan i höstas i hela huset.\n") == []


def test_a_page_is_led_to_by_its_address_and_title(small, sv):
    page = page_of(
        "hr.md", "docs/hr.md", b'# 3 HR\n\nDet finns {{ table("x") }} att se om {{ figure("franvaro") }} nu.\n'
    )
    [found] = mentions([("HR", page)], small, sv, OUTLINE)["franvaro"]
    assert (found.address, found.title, found.paragraphs) == ("hr.html", "HR", ())
