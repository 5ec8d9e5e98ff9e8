"""Delimited text: which encoding, separator and line end a file has, told apart or said to be in doubt."""

import pytest

from utfall.csv_text import DecodedText, decode_text, find_delimiter, read_csv_text, write_csv_text

TEXT = "id;namn\nit;Fler köp av licenser är väntat, åtgärd pågår på Öland i Ånge hos Änglagård, café\n"


@pytest.mark.parametrize(
    ("codec", "encoding", "has_bom"),
    [
        ("utf-8", "utf-8", False), ("utf-8-sig", "utf-8", True), ("utf-16", "utf-16", False),
        ("utf-16-le", "utf-16", False), ("utf-16-be", "utf-16", False), ("cp1252", "windows-1252", False),
        ("mac_roman", "mac-roman", False), ("cp850", "cp850", False),
    ],
)  # fmt: skip
def test_encodings_are_told_apart_by_the_words_that_they_make(codec, encoding, has_bom):
    assert decode_text(TEXT.encode(codec)) == DecodedText(TEXT, encoding, has_bom)


@pytest.mark.parametrize("codec", ["cp1252", "mac_roman", "cp850"])
@pytest.mark.parametrize("word", ["köp", "lön", "år och dag på väg", "1\u00a0385\u00a0210;å", "España och åäö"])
def test_short_texts_are_told_apart_or_in_doubt(codec, word):
    found = decode_text(word.encode(codec))
    assert found.text == word or found.is_doubtful


@pytest.mark.parametrize("codec", ["cp1252", "mac_roman"])
@pytest.mark.parametrize("word", ["”så”", "Malmö – vi", "Göteborgs\u00a0Stad", "São", "Café", "d’Arc"])
def test_signs_between_words_are_no_letters(codec, word):
    found = decode_text(word.encode(codec))
    assert found.text == word or found.is_doubtful


def test_bytes_that_make_words_in_no_encoding_are_in_doubt():
    mixed = "köp\n".encode() + "köp\n".encode("cp1252")
    assert decode_text(mixed).is_doubtful


@pytest.mark.parametrize(
    ("text", "known", "delimiter"),
    [
        ("a,b\n1,2\n", (), ","), ("a;b\n1,5;2\n", (), ";"), ("a\tb\n1\t2\n", (), "\t"), ("a|b\n1|2\n", (), "|"),
        ('a,"b; c; d"\n1,2\n', (), ","), ("a\n1;2\n", (), ","), ("", (), ","),
        ("a,b;c,d;e\n1;2;3\n", ("a,b", "c,d", "e"), ";"), ("A ; B\n1,5;2\n", ("a", "b"), ";"),
    ],
)  # fmt: skip
def test_the_separator_is_the_one_that_makes_the_known_headings(text, known, delimiter):
    assert find_delimiter(text, known) == delimiter


@pytest.mark.parametrize(("end", "name"), [("\n", "LF"), ("\r\n", "CRLF"), ("\r", "CR")])
def test_line_ends_are_told_apart(end, name):
    found = read_csv_text(f'a,b{end}1,"2{end}3"{end}'.encode())
    assert (found.line_end, found.records) == (name, (("a", "b"), ("1", f"2{end}3")))


def test_a_hint_line_is_no_row():
    found = read_csv_text(b"sep=;\r\na;b\r\n1;2\r\n")
    assert (found.has_hint, found.delimiter, found.records) == (True, ";", (("a", "b"), ("1", "2")))


def test_quotation_marks_that_do_not_match_end_the_reading_at_their_row():
    found = read_csv_text(b'a,b\n1,2\n3,"4\n')
    assert (found.records, found.broken_quotes) == ((("a", "b"), ("1", "2")), 3)


def test_rows_are_written_with_commas_and_as_few_quotation_marks_as_can_be():
    assert write_csv_text([["a", "b"], ["1,5", 'en "så kallad"'], ["", "x\ny"]]) == (
        'a,b\n"1,5","en ""så kallad"""\n,"x\ny"\n'
    )
