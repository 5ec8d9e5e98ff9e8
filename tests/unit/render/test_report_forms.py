"""Findings as annotations and as a Markdown table, whatever the file at fault holds."""

import pytest
from markdown import Markdown

from utfall.model.finding import Finding, Severity
from utfall.render.report_forms import findings_github, findings_markdown
from utfall.render.table_plain import inert

ERROR = Finding("identifier", "characters", "data/2023-11/areas.csv", 2, "id", "A b", details={"meant": "a-b"})
WARNING = Finding(
    "project-explanation", "action", "data/2023-11/project_statuses.csv", 3, "action", "",
    details={"project": "Telefoni", "status": "Gult"}, severity=Severity.WARNING,
)  # fmt: skip


def evil(value):
    return Finding("identifier", "characters", "data/a,b:c.csv", 2, "id", value, details={"meant": "a"})


def test_an_annotation_stands_at_file_and_line(sv):
    first, second, last = findings_github([ERROR, WARNING], sv).splitlines()
    assert first.startswith("::error file=data/2023-11/areas.csv,line=2,title=Fel%3A identifier::”A b” kan inte vara")
    assert "%0ADär står: A b%0ASkriv till exempel" in first
    assert second.startswith("::warning file=data/2023-11/project_statuses.csv,line=3,title=Varning")
    assert last == "1 fel och 1 varning."


@pytest.mark.parametrize("value", ["x\n::set-env name=A::b", "x\r\n::error::", "100 %0A::add-mask::x"])
def test_no_text_of_a_file_becomes_a_command(sv, value):
    lines = findings_github([evil(value)], sv).splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("::error file=data/a%2Cb%3Ac.csv,line=2,")
    assert "%0A::add" not in lines[0].replace("%250A", "")


@pytest.mark.parametrize(
    "value",
    ["a | b", "<script>x</script>", "[a](http://example.org)", "**x** _y_ `z`", "@nagon #12", "a\n| b | c |", "![](x)"],
)
def test_a_table_says_what_the_file_says_and_nothing_more(sv, value):
    text = findings_markdown([evil(value)], sv)
    html = Markdown(extensions=["tables"]).convert(text)
    assert html.count("<td>") == 4
    assert not any(tag in html for tag in ("<script", "<a ", "<img", "<em>", "<strong>", "<code>"))
    assert "@nagon" not in text


def test_nothing_wrong_is_said_in_a_sentence(sv):
    assert findings_markdown([], sv) == findings_github([], sv) == "Inga fel och inga varningar."


@pytest.mark.parametrize("value", ["https://x.se", "www.x.se", "mailto:a@x.se", "HTTP://x", "GH-12", "a@x.se"])
def test_what_github_would_make_a_link_is_held_apart(value):
    read = Markdown().convert(inert(value))
    assert "\u200b" in read
    assert read.replace("\u200b", "") == f"<p>{value}</p>"


def test_inert_text_reads_as_it_was():
    assert Markdown().convert(inert("5 * 3 = 15 (a_b) [c] <d>")) == "<p>5 * 3 = 15 (a_b) [c] &#60;d&#62;</p>"
