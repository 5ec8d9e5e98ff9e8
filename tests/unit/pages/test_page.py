"""Pages as written: front matter, body, and where in the file each thing stands."""

import pytest

from utfall.source.page import Page, read_pages


def page(site, text, name="sida.md"):
    (found,) = read_pages(site.write({name: text}).project)
    return found


def test_a_page_without_front_matter_is_all_body(site):
    found = page(site, "# Rubrik\n")
    assert (found.name, found.file, found.body, found.first_line, found.meta) == (
        "sida.md", "docs/sida.md", "# Rubrik\n", 1, None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("head", "first_line", "meta"),
    [
        ("---\ntitle: A\n---\n", 4, {"title": "A"}),
        ("---\ntitle: A\ntags:\n  - b\n---\n", 6, {"title": "A", "tags": ["b"]}),
        ("---\ntitle: A\n...\n", 4, {"title": "A"}),
        ("---  \ntitle: A\n---\t\n", 4, {"title": "A"}),
        ("---\n---\n", 3, None),
    ],
)
def test_the_body_begins_after_the_front_matter(site, head, first_line, meta):
    found = page(site, f"{head}# Rubrik\n")
    assert (found.body, found.first_line, found.meta) == ("# Rubrik\n", first_line, meta)


def test_a_rule_further_down_begins_no_front_matter(site):
    text = "# Rubrik\n\n---\n\nText\n\n---\n"
    assert page(site, text).body == text


def test_front_matter_that_is_never_closed_is_body(site):
    assert page(site, "---\ntitle: A\n").first_line == 1


def test_front_matter_that_cannot_be_read_is_noted_with_its_row(site):
    found = page(site, "---\ntitle: A\nb: [c\n---\n# Rubrik\n")
    assert found.fault
    assert found.fault_row in {3, 4}
    assert found.body == "# Rubrik\n"


def test_a_text_is_placed_by_row_and_character(site):
    found = page(site, "---\na: 1\n---\n# Rubrik\n\nEn [länk](x.md).\n")
    assert found.place("x.md") == (6, 11)
    assert found.place("# Rubrik") == (4, 1)
    assert found.place("saknas") == (None, None)


def test_a_byte_order_mark_is_passed_by(site):
    assert page(site, "\ufeff---\na: 1\n---\n# R\n").first_line == 4


def test_lines_of_windows_are_counted_as_lines(site):
    found = page(site, b"---\r\na: 1\r\n---\r\n# R\r\n\r\nx\r\n")
    assert (found.first_line, found.place("x")) == (4, (6, 1))


def test_a_page_in_another_encoding_is_noted(site):
    found = page(site, "# Månad\n".encode("windows-1252"))
    assert (found.is_legible, found.body) == (False, "")


def test_pages_are_found_at_every_depth_in_the_order_of_their_names(site):
    site.write({"b.md": "", "a/z.md": "", "a/b/c.md": "", ".hidden/x.md": "", "bild.txt": ""})
    assert [one.name for one in read_pages(site.project)] == ["a/b/c.md", "a/z.md", "b.md"]


def test_a_page_can_be_made_without_a_file():
    assert Page("a.md", "docs/a.md", "x").place("x") == (1, 1)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# 2 Ekonomi\n\n# Annan\n", "2 Ekonomi"),
        ("x\n\n# Sist {: #sist }\n", "Sist"),
        ("## Nej\n", "a.md"),
        ("", "a.md"),
    ],
)
def test_a_page_is_called_by_its_first_heading(text, title):
    assert Page("a.md", "docs/a.md", text).title == title
