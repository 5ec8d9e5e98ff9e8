"""What an edition's pages are packed with is what many of them hold."""

from utfall.forms.page_dictionary import MOST, page_dictionary

MENU = b'<nav class="u-menu"><a href="hr.html"><span>HR</span></a><a href="ekonomi.html"><span>Ekonomi</span></a></nav>'
PAGES = [b"<h1>%b</h1>%b<p>%b</p>" % (name, MENU, text) for name, text in
         ((b"HR", b"Ett"), (b"Ekonomi", "Två".encode()), (b"Uppdrag", b"Tre"))]  # fmt: skip


def test_what_pages_have_in_common_is_in_it():
    found = page_dictionary(PAGES)
    assert MENU in found
    assert found == page_dictionary(list(PAGES))


def test_what_is_in_it_already_is_not_taken_again():
    text = b"".join(b"<td>%d</td>" % number for number in range(100))
    assert len(page_dictionary([text, text, text])) < 2 * len(text)


def test_what_one_page_alone_has_is_not():
    assert page_dictionary([b"<p>aaa</p>", b"<h2>bbb</h2>"]) == b""
    assert page_dictionary([]) == b""


def test_it_is_no_larger_than_what_a_page_can_look_back_at():
    numbers = b"".join(b"<td>%d</td>" % number for number in range(9000))
    assert len(page_dictionary([numbers, numbers])) == MOST
