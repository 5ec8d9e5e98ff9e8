"""What ``utfall diff`` compares: months of the folder, editions by their tag, and states of git."""

import subprocess

import pytest

from tests.unit.month import write_month
from utfall.errors import UsageError
from utfall.project import find_project
from utfall.work.diff import diff

MKDOCS = "site_name: Prov\nuse_directory_urls: false\nextra:\n  utfall:\n    language: sv\n"


def git(root, *arguments):
    who = ("-c", "user.name=Åsa", "-c", "user.email=asa@example.org")
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture
def month(tmp_path):
    """The small month in a project below a repository's root, published as edition 1 and then changed."""
    root = tmp_path / "förråd" / "rapport"
    made = write_month(root)
    (root / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (root / "docs").mkdir()
    (root / "docs" / "index.md").write_text("# Rapport\n\nDet går bra.\n", encoding="utf-8")
    git(root.parent, "init", "--quiet", "--initial-branch=main")
    git(root.parent, "add", ".")
    git(root.parent, "commit", "--quiet", "-m", "Utgåva 1")
    git(root.parent, "tag", "utgava/2023-11.1")
    made.edited("observations", 2, outcome="1265136")
    (root / "docs" / "index.md").write_text("# Rapport\n\nDet går dåligt.\n", encoding="utf-8")
    return made


def test_an_edition_is_compared_with_the_folder(month):
    before, after, found = diff(find_project(month.root), "2023-11.1", "2023-11")
    assert (before.name, after.name) == ("november 2023, utgåva 1", "november 2023")
    assert [(one.group, one.row, one.new) for one in found] == [
        ("figures", "kostnader/2023-11", "1265136"),
        ("texts", "docs/index.md", "Det går dåligt."),
    ]


@pytest.mark.parametrize("revision", ["HEAD", "main", "utgava/2023-11.1", "HEAD:2023-11"])
def test_a_revision_is_one_too(month, revision):
    _, _, found = diff(find_project(month.root), "2023-11", revision)
    assert [one.new for one in found] == ["1265135", "Det går bra."]


def test_nothing_of_it_is_left_and_nothing_is_checked_out(month):
    diff(find_project(month.root), "HEAD", "2023-11")
    assert "1265136" in month.text("observations.csv")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2023-12", "Det finns ingen månad 2023-12"),
        ("2023-11.2", "Det finns ingen utgåva 2023-11.2 här"),
        ("nonsens", "nonsens är varken en månad"),
        ("--all", "--all är varken en månad"),
        ("HEAD:2023-12", "Det finns ingen månad 2023-12"),
    ],
)
def test_what_is_none_of_these_is_told(month, text, said):
    with pytest.raises(UsageError, match=said):
        diff(find_project(month.root), "2023-11", text)


def test_a_month_that_cannot_be_read_is_told(month):
    month.path("datapackage.json").write_text("{", encoding="utf-8")
    with pytest.raises(UsageError, match="Kör utfall check 2023-11"):
        diff(find_project(month.root), "HEAD", "2023-11")
