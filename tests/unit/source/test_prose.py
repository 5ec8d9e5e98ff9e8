"""What of a page is an editor's own text, and the sentence that stands at a place of it."""

import pytest

from utfall.source.prose import prose


@pytest.mark.parametrize(
    "text",
    [
        "```\n25 mkr\n```",
        "~~~ text\n25 mkr\n~~~",
        "`25 mkr`",
        "``a ` 25 mkr``",
        "{{ figure('x', decimals=25) }}",
        "{% set x = 25 %}",
        "{# 25 mkr #}",
        "<!-- 25 mkr\n och mer -->",
        '<a data-x="25 mkr">',
        "<script>25</script>",
        "https://example.org/25",
        "www.example.org/25",
        "<https://example.org/25>",
        "a25@example.org",
        "{: #p-25 }",
        "[1]: sida-25.md",
        "30 november 2023",
        "november 2023",
        "30:e november",
        "1–3 maj 2024",
        "2023-11-30",
        "2023-11",
        "30/11 2023",
        "2023/24",
        "2022/23:100",
        "2023–2025",
        "tertial 3",
        "kvartal 4",
        "vecka 45",
        "2 kap. 3 §",
        "§ 12",
        "SFS 2017:900",
        "2017:900",
        "ISO 27001",
        "tabell 25",
        "031-365 00 00",
        "+46 31 365 00 00",
        "212000-1355",
        "kl. 13.30",
        "utgåva 25",
        "CC BY 4.0",
        "30th November 2023",
        "5 May",
        "quarter 3",
        "appendix 2",
        "edition 25",
        "30. november 2023",
        "5. mai",
        "uke 45",
        "vedlegg 2",
        "NOU 2023",
        "utgave 25",
        "+47 22 33 44 55",
    ],
)
def test_what_is_no_text_of_an_editor_is_blanked_out(text):
    read = prose(f"Före {text} efter.\n" if "\n" not in text and not text.startswith("[1]") else f"Före\n\n{text}\n")
    assert not any(sign.isdigit() for sign in read)
    assert "Före" in read


@pytest.mark.parametrize(
    ("text", "gone"), [("## 7.1 Kund\n", "7.1"), ("1. Först\n", "1."), ("  12) Sedan\n", "12)"), ("> 3. Citat\n", "3.")]
)
def test_numbers_of_chapters_and_lists_are_blanked_out(text, gone):
    assert gone not in prose(text)


@pytest.mark.parametrize(
    "text", ["[25 mkr](sida.md)", "**25 mkr**", "<b>25 mkr</b>", "| 25 mkr |", "- 25 mkr", "(25 mkr)"]
)
def test_what_an_editor_has_written_is_left(text):
    assert "25 mkr" in prose(text)


def test_places_stay_the_same():
    text = "# 2 Rubrik\n\n{{ a }} är 25 mkr `x` den 3 maj.\n\n```\nkod\n```\n"
    read = prose(text)
    assert (len(read), read.index("25 mkr")) == (len(text), text.index("25 mkr"))
    assert [at for at, sign in enumerate(read) if sign == "\n"] == [at for at, sign in enumerate(text) if sign == "\n"]
