"""What of a page is a writer's commentary of the month, by section."""

import time

import pytest

from utfall.source.page import page_of
from utfall.source.paragraphs import commentary, sections_of

SAID = "Frånvaron har minskat under hela hösten."


def page(text):
    return page_of("hr.md", "docs/hr.md", text.encode())


def told(text):
    """Return heading, line, words and mark of each paragraph of commentary."""
    return [(one.heading, one.line, one.text, one.still_true) for one in commentary(page(text))]


def test_paragraphs_stand_under_the_heading_above_them_with_their_line():
    shown = '{{ indicators(chapter="hr") }}'
    text = f"# 3 HR\n\n{shown}\n\n{SAID}\n\n## Rekrytering ##\n\nTvå tjänster\när tillsatta i november.\n"
    assert told(text) == [
        ("3 HR", 5, SAID, ""),
        ("Rekrytering", 9, "Två tjänster\när tillsatta i november.", ""),
    ]
    assert [one.line for one in sections_of(page(text))] == [1, 1, 7]


def test_front_matter_counts_among_the_lines():
    assert told(f"---\ntitle: HR\n---\n# HR\n\n{SAID}\n") == [("HR", 6, SAID, "")]


def test_the_items_of_a_list_are_paragraphs_of_their_own():
    items = "- Orsak: upphandlingen är avbruten tills vidare.\n- Åtgärd: omtag\n  pågår med en ny kravlista.\n"
    text = f"# P\n\nPer november finns utmaningar i tiden:\n\n{items}"
    assert [line for _, line, _, _ in told(text)] == [3, 5, 6]


@pytest.mark.parametrize(
    "text",
    [
        '# HR\n\n{{ indicators(chapter="indikatorer", area="kund-och-agare", frequency="month") }}\n',
        "# Start\n\n[Det här avviker](#a)\n[Så är läget](#b)\n[Ändrat sedan förra månaden](#c)\n{: .u-jumps }\n",
        "# Lista\n\n- [Kostnad för utvecklingsprojekt och annat](kostnad.md)\n",
        "# Kod\n\n```text\nDet här är ett exempel på kod.\n```\n",
        "# Kod\n\n~~~\nDet här är ett exempel\n\n# på kod som inte är slut.\n",
        "# Kort\n\nFyra ord är för få\n".replace("för få", "få"),
        f"# Om rapporten\n\n{SAID}\n\n{{{{ definitions() }}}}\n\n{{{{ rules() }}}}\n",
        f"---\nutfall: {{standing: true}}\n---\n# HR\n\n{SAID}\n",
        f"---\nutfall:\n  standing:\n    - 3 HR\n---\n# 3 HR\n\n{SAID}\n",
        f"# HR\n\n{SAID} {{# standing #}}\n",
        f"# HR\n\n{{# {SAID} #}}\n",
    ],
)
def test_macros_links_code_and_what_is_standing_are_no_commentary(text):
    assert told(text) == []


def test_what_shows_the_month_beside_what_explains_is_commentary_and_so_is_a_page_of_words_alone():
    assert len(told(f"# HR\n\n{SAID}\n\n{{{{ legend() }}}}\n\n{{{{ goals() }}}}\n")) == 1
    assert len(told(f"# Ledningen har ordet\n\n{SAID}\n")) == 1
    assert len(told('# HR\n\nFrånvaron är {{ figure("franvaro") }} och har minskat under hösten.\n')) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"# HR\n\n{SAID} {{# still-true: 2023-12 #}}\n",
        f"# HR\n\n{SAID}\n{{# still-true: 2023-12 #}}\n",
        f"# HR\n\n{SAID}\n\n{{# still-true: 2023-12 #}}\n",
        f"# HR\n\n{{#- still-true:2023-12 -#}} {SAID}\n",
    ],
)
def test_a_mark_beside_a_paragraph_is_its_own(text):
    following = f"{text}\nVinterkräksjukan kom i december och gick snabbt över.\n"
    marks = [(one.text.strip(), one.still_true) for one in commentary(page(following))]
    assert marks == [(SAID, "2023-12"), ("Vinterkräksjukan kom i december och gick snabbt över.", "")]


@pytest.mark.parametrize("sign", ["{{ ", "[a](", "{# ", "- ", "`", "a b c d e ", "\n\n# a\n"])
def test_a_page_of_100_kb_takes_no_time(sign):
    start = time.process_time()
    commentary(page("# HR\n\n" + sign * (100_000 // len(sign))))
    assert time.process_time() - start < 5  # a square of it would take minutes
