"""The reviews of several projects: those that a proposal changes, in one text."""

import pytest

from tests.unit.work.hub import write_city
from utfall.work.reviews import changed_projects, joined_reviews

MARK = "<!-- utfall-review -->"


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    return write_city(tmp_path_factory.mktemp("stad"))


def changed(city, *paths):
    """Return the projects that a proposal with these changed files is of."""
    repository = city.skola.repository
    start = repository.ask("rev-parse", "HEAD")
    for path in paths:
        (city.root / path).write_text("Ändrad.\n", encoding="utf-8")
    repository.ask("add", ".")
    repository.ask("commit", "--quiet", "--allow-empty", "--message", "Förslag")
    folders = [city.root / "forvaltningar" / name for name in ("skola", "vard")]
    return [one.name for one in changed_projects(repository, folders, ["--to", "mapp", start])]


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["forvaltningar/vard/docs/index.md"], ["vard"]),
        (["forvaltningar/vard/docs/ny.md", "forvaltningar/skola/docs/ny.md"], ["skola", "vard"]),
        (["README.md"], ["skola"]),
        ([], ["skola"]),
    ],
)
def test_projects_with_changed_files_are_reviewed_and_the_first_where_none_has(city, paths, expected):
    assert changed(city, *paths) == expected


def test_without_a_revision_all_are_reviewed(city):
    assert changed_projects(city.skola.repository, [city.skola.root, city.vard.root], ["--to", "x"]) == [
        city.skola.root, city.vard.root,
    ]  # fmt: skip


def test_one_review_is_as_it_was_and_several_stand_under_their_folders_with_one_mark():
    assert joined_reviews({"./": f"{MARK}\n## ✓ Klar"}) == f"{MARK}\n## ✓ Klar"
    joined = joined_reviews({"skola/": f"{MARK}\n## ✓ Klar", "vard/": f"{MARK}\n## ✗ Inte klar"})
    assert joined == f"{MARK}\n\n# skola/\n\n## ✓ Klar\n\n# vard/\n\n## ✗ Inte klar"
