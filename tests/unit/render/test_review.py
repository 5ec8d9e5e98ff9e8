"""A review as a comment: in order, within what GitHub takes, and nothing in it but text, whatever a file holds."""

import html
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from markdown import Markdown

from utfall.render.review import LIMIT, MARK, review_markdown, review_text
from utfall.shown.checklist import Item
from utfall.shown.content import Number
from utfall.shown.digest import Digest, DigestSection
from utfall.shown.table import Cell, Column, Table, TableRow

HOSTILE = [
    "a | b",
    "<script>alert(1)</script>",
    "[a](https://evil.example)",
    "![a](https://evil.example/x.png)",
    "https://evil.example",
    "www.evil.example",
    "HTTPS://evil.example",
    "mailto:a@evil.example",
    "a@evil.example",
    "@nagon merge",
    "#12",
    "GH-12",
    "owner/repo#12",
    "**x** _y_ `z` ~~å~~",
    "x\n::set-env name=A::b",
    "x\n/approve",
    "x\n# rubrik",
    "</details>",
    "<!-- utfall-review -->",
    "<img src=x onerror=y>",
    "a\n\n| b | c |\n|---|---|",
    "$x$",
    "[^1]",
    "&lt;b&gt;",
    "- [ ] x",
    "[x]: https://evil.example",
    "1. första",
    "ftp://evil.example",
    "> citat",
    "```",
]
CALLS = re.compile(r"(?i)(?:https?|mailto):[^\s\u200b]|www\.|[@#]\w|\bGH-\d")
COLUMNS = (Column("name", "Var", "name"), Column("said", "Vad", "text"), Column("change", "Skillnad", "number"))


def section(text, rows=2, count=None, **more):
    cells = (Cell(text), Cell(text), Cell(Number(Decimal(5))))
    made = tuple(TableRow(str(at), cells, detail=text) for at in range(rows))
    return DigestSection("Tal (7)", Table("t", text, COLUMNS, made), count or rows, (text,), **more)


def digest(text="Text", **more):
    items = (Item("data", 0), Item("figures", 2))
    sections = (section(text, urgent=True), section(text))
    pages = ((text, "https://example.org/forslag/7/index.html"), (text, ""))
    made = Digest("November 2023 kan publiceras", False, (("Ändrat", text),), "Klart", items, sections, "Sidor", pages,
                  "https://example.org/forslag/7/")  # fmt: skip
    return replace(made, **more)


def read(text):
    return Markdown(extensions=["tables", "md_in_html"]).convert(text.replace("<details>", '<details markdown="1">'))


def test_the_mark_is_the_first_line_and_then_comes_the_verdict(sv):
    first, second, *_ = review_markdown(digest(), sv).splitlines()
    assert first == MARK == "<!-- utfall-review -->"
    assert second == "## ✖ November 2023 kan publiceras"
    assert "## ✔" in review_markdown(digest(is_ready=True), sv)


def test_what_is_left_to_do_is_seen_and_what_is_done_is_folded(sv):
    text = review_markdown(digest(), sv)
    before, _, after = text.partition("<details>")
    assert "- [ ] Alla siffror som ska in" in before
    assert "- [x] Datafilerna är giltiga" in after


def test_what_is_urgent_is_seen_and_the_rest_is_folded(sv):
    text = review_markdown(digest(sections=(section("Bråttom", urgent=True), section("Sedan"))), sv)
    assert (
        text.index("### Tal") < text.index("Bråttom") < text.index("<summary>Tal (7)</summary>") < text.index("Sedan")
    )


def test_more_than_there_is_room_for_is_counted(sv):
    text = review_markdown(digest(sections=(section("x", rows=50, count=1234),)), sv)
    assert text.count("\n| x") == 10
    assert "… och 1224 till." in text


def test_pages_are_links_where_they_can_be_looked_at(sv):
    text = review_markdown(digest("Ekonomi"), sv)
    assert "- [Ekonomi](https://example.org/forslag/7/index.html)" in text
    assert "- **Förhandsvisning:** [öppna sidorna](https://example.org/forslag/7/)" in text
    assert "](" not in review_markdown(digest(preview="", pages=()), sv)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_of_a_file_becomes_anything_but_text(sv, hostile):
    text = review_markdown(digest(hostile), sv)
    page, plain = read(text), read(review_markdown(digest("Text"), sv))
    tags = re.findall(r"<[a-z/][^>]*>", page)
    assert [tag for tag in tags if "evil" not in tag] == re.findall(r"<[a-z/][^>]*>", plain)
    assert not any("evil" in tag for tag in tags)
    assert text.count(MARK) == 1
    addresses = re.sub(r"\]\([^)]*\)", "]", text)
    assert CALLS.findall(html.unescape(re.sub(r"<[^>]*>", " ", page))) == []
    assert CALLS.findall(re.sub(r"&#\d+;", "", addresses.replace("\\", ""))) == []
    assert not any(line.startswith(("::", "/")) for line in text.splitlines())


@pytest.mark.parametrize(
    "address", ["https://example.org/a)[b](c", "https://example.org/ x", 'https://example.org/"><b>']
)
def test_an_address_stays_an_address(sv, address):
    text = review_markdown(digest(preview=address, pages=(("Sida", address),)), sv)
    assert read(text).count("<a ") == 2
    assert "<b>" not in text


@pytest.mark.parametrize("sign", ["<", "|", "å", "\U0001f600", "*"])
def test_a_comment_is_never_longer_than_github_takes(sv, sign):
    sections = tuple(section(sign * 10_000, rows=50, count=10**9, urgent=at < 2) for at in range(9))
    facts = tuple((name, sign * 10_000) for name in "abcd")
    pages = tuple((sign * 300, f"https://example.org/{at}") for at in range(500))
    text = review_markdown(digest(sections=sections, facts=facts, pages=pages), sv)
    assert len(text.encode()) <= LIMIT < 60_000
    assert text.count("<details>") == text.count("</details>")


def test_a_review_of_nothing_is_read_too(en):
    text = review_markdown(Digest("All", True, (), "", (), ()), en)
    assert text == f"{MARK}\n## ✔ All\n\n"


def test_as_text_it_has_the_same_in_the_same_order(sv):
    text = review_text(digest("Ekonomi", sections=(section("Ekonomi", count=9),)), sv)
    at = [
        text.index(part)
        for part in ("November 2023", "Ändrat: Ekonomi", "Före publicering", "Tal (7)", "… och 7 till", "Sidor")
    ]
    assert at == sorted(at)
    assert "<" not in text
