"""A December that repeats November's words: by the month's record, and by git where there is none."""

import re
import shutil

import pytest

from tests.rehearsal.editor import fill_in
from tests.rehearsal.hub import git
from tests.seeded import SEED
from utfall.project import read_project
from utfall.work.new import new
from utfall.work.release import release

MARKS = re.compile(r"(?:utfall:\n)?  text-from:\n(?:    .+\n)+")


@pytest.fixture
def root(tmp_path):
    """The first report in a repository, published by its tag, and a December opened with every figure filled in."""
    for folder in ("docs", "data"):
        shutil.copytree(SEED / folder, tmp_path / folder)
    shutil.copy(SEED / "mkdocs.yml", tmp_path)
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "--quiet", "-m", "November")
    git(tmp_path, "tag", "utgava/2023-11.1")
    pages = {page: page.read_text("utf-8") for page in (tmp_path / "docs").glob("*.md")}
    new(read_project(tmp_path), "2023-12")
    fill_in(tmp_path, "2023-12")
    for page, text in pages.items():  # as a copyist leaves them, with another month's name
        page.write_text(text.replace("november", "december"), encoding="utf-8")
    return tmp_path


def old(root):
    """Return the pages whose text stops, and what of the checklist is left to do."""
    listed = release(read_project(root))
    stopping = {one.file for one in listed.findings if one.slug == "old-text" and one.severity.value == "error"}
    return stopping, {item.key for item in listed.items if item.left}


def test_november_s_words_cannot_be_published_in_december(root):
    stopping, left = old(root)
    assert {"docs", "docs/ekonomi.md", "docs/portfolj.md"} <= stopping
    assert "text" in left


@pytest.mark.parametrize("has_tag", [True, False])
def test_nor_where_the_record_is_gone(root, has_tag):
    (root / "data" / "2023-12" / "last-text.json").unlink()
    if not has_tag:
        git(root, "tag", "--delete", "utgava/2023-11.1")
    git(root, "add", "-A")
    git(root, "commit", "--quiet", "-m", "December")
    assert old(root)[0] >= {"docs", "docs/ekonomi.md", "docs/portfolj.md"}


def test_words_of_its_own_can(root):
    git(root, "checkout", "--quiet", "docs")
    shutil.rmtree(root / "data" / "2023-12")
    new(read_project(root), "2023-12")
    fill_in(root, "2023-12")
    assert old(root) == (set(), set())
