"""What a review compares with, what it finds in text, and which pages it says look otherwise."""

import pytest

from tests.unit.work.repository import MKDOCS, PAGE, WHO, corrected, december, write_clone
from utfall.errors import UsageError
from utfall.project import find_project
from utfall.render.review import review_markdown
from utfall.view.review import digest
from utfall.view.review_entries import review_entries
from utfall.words import words
from utfall.work.review import review

TEXT = PAGE + "\nKostnaderna är 1 265 mkr och hyran 12 mkr.\n"


@pytest.fixture
def clone(tmp_path, monkeypatch):
    """The small month under git, ready to be published."""
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    return write_clone(tmp_path)


def write_page(clone, text):
    (clone.root / "docs" / "index.md").write_text(text, encoding="utf-8")


def test_a_month_with_nothing_before_it_is_compared_with_nothing(clone):
    found = review(clone.project)
    assert (found.against, found.differences, found.pages, found.obstacle) == ("", (), (), None)
    assert found.is_ready


def test_a_branch_is_taken_back_to_where_the_two_parted(clone):
    clone.git("checkout", "--quiet", "-b", "forslag")
    clone.month.edited("observations", 2, outcome="1265136")
    clone.commit()
    clone.git("checkout", "--quiet", "main")
    clone.month.edited("observations", 4, outcome="5.4")
    clone.commit("Någon annans ändring")
    clone.git("checkout", "--quiet", "forslag")
    found = review(clone.project, "main")
    assert found.against == "november 2023, före ändringen"
    assert [(one.row, one.old, one.new) for one in found.differences] == [("kostnader/2023-11", "1265135", "1265136")]
    assert not found.is_new


def test_files_that_are_not_committed_are_reviewed_too(clone):
    write_page(clone, TEXT)
    found = review(clone.project, "HEAD")
    assert [(one.group, one.new) for one in found.differences] == [
        ("texts", "Kostnaderna är 1 265 mkr och hyran 12 mkr.")
    ]
    assert found.pages == (("index.md", "Rapport", "index.html"),)
    assert [(one.written, one.outcome) for one in found.proved.claims] == [
        ("1 265 mkr", "backed"),
        ("12 mkr", "unresolved"),
    ]


def test_a_new_month_is_compared_with_the_last_and_every_chapter_looks_otherwise(clone):
    december(clone)
    found = review(clone.project, "HEAD~1")
    assert (found.against, found.is_new) == ("november 2023, före ändringen", True)
    assert [page for page, _, _ in found.pages] == ["index.md"]
    assert review(clone.project).against == "november 2023"


def test_without_more_said_the_newest_published_edition_is_compared_with(clone):
    clone.git("tag", "utgava/2023-11.1")
    corrected(clone)
    found = review(clone.project)
    assert found.against == "november 2023, utgåva 1"
    assert [one.new for one in found.differences] == ["1265136"]
    entries = review_entries(found, words("sv"))
    assert [(one["old"], one["new"], one["reason"]) for one in entries["corrections"]] == [
        ("1265135", "1265136", "Skrivfel.")
    ]


def test_what_cannot_be_read_is_told_and_the_rest_is_reviewed(clone):
    clone.month.write("datapackage.json", "{")
    clone.commit("Trasig")
    clone.git("checkout", "--quiet", "HEAD~1", "--", "data")
    write_page(clone, TEXT)
    found = review(clone.project, "HEAD")
    assert "kan inte läsas" in words("sv").say(found.obstacle)
    assert [one.written for one in found.proved.of("unresolved")] == ["12 mkr"]


def test_a_month_that_cannot_be_read_has_its_findings_alone(clone):
    clone.month.write("datapackage.json", "{")
    found = review(clone.project, "HEAD")
    assert (found.history, found.is_ready, found.differences) == (None, False, ())
    assert [one.slug for one in found.findings] == ["descriptor"]
    assert review_entries(found, words("en"))["changes"] == []


def test_a_comment_holds_whatever_the_files_hold_and_however_much_of_it(clone):
    evil = "@nagon | <script>x</script> [a](https://evil.example) ![b](x) #12 <!-- utfall-review --> </details> `"
    rows = "".join(f"a-{at},9,kund,{at} {evil},delayed,,,\n" for at in range(200))
    clone.month.rewritten("activities", lambda text: text + rows)
    write_page(clone, f"# {evil}\n\n" + "".join(f"{evil} Det är {at},5 mkr.\n\n" for at in range(10, 400)))
    found = review(clone.project, "HEAD")
    assert len(found.proved.of("unresolved")) > 300
    text = review_markdown(digest(found, words("sv"), "https://example.org/7/"), words("sv"))
    assert len(text.encode()) < 60_000
    assert (text.count("<!--"), text.count("<script"), text.count("@nagon"), text.count("![")) == (1, 0, 0, 0)
    assert text.count("<details>") == text.count("</details>")
    assert "Siffror och påståenden i text" in text


@pytest.mark.parametrize("text", ["nonsens", "2022-01", "2023-11.7", "--all"])
def test_what_is_nothing_to_compare_with_is_told(clone, text):
    with pytest.raises(UsageError):
        review(clone.project, text)


def test_a_project_without_git_is_reviewed_too(tmp_path, monkeypatch, month):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(TEXT, encoding="utf-8")
    assert month
    assert review(find_project(tmp_path)).against == ""
