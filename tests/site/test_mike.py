"""A deploy with mike refuses what a build refuses: then there is no commit, and the published branch is not touched."""

import pytest

from tests.site.edits import cell
from tests.site.project import SCRIPTS

WHO = {
    "GIT_AUTHOR_NAME": "Test", "GIT_AUTHOR_EMAIL": "test@example.org",
    "GIT_COMMITTER_NAME": "Test", "GIT_COMMITTER_EMAIL": "test@example.org",
}  # fmt: skip
BRANCH = "gh-pages"


@pytest.fixture
def repository(project):
    """The project as a git repository of its own, with one commit."""
    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "November"]):
        done = project.git(*command)
        assert done.code == 0, done.said
    return project


def deploy(project, version):
    return project.run(SCRIPTS / "mike", "deploy", version, **WHO)


def published(project):
    """Return the published files' names, or nothing where nothing is published."""
    return project.git("ls-tree", "-r", "--name-only", BRANCH).out.split()


def test_a_broken_cell_is_refused_and_nothing_is_published(repository):
    row = cell("observations", "sjukfranvaro", "outcome", "5,3")(repository)
    ran = deploy(repository, "2023-11.1")
    assert ran.code != 0
    assert f"data/2023-11/observations.csv, rad {row}, kolumn outcome" in ran.said
    assert "Talet har decimalkomma. [canonical-number]" in ran.said
    assert "Traceback" not in ran.said
    assert repository.git("branch", "--list", BRANCH).out == ""


def test_good_data_is_published_and_a_broken_correction_leaves_it_as_it_was(repository):
    ran = deploy(repository, "2023-11.1")
    assert ran.code == 0, ran.said
    assert "2023-11.1/ekonomi.html" in published(repository)
    before = repository.git("rev-parse", BRANCH).out

    cell("statement_lines", "resultat,forvaltning-hr", "outcome", "5654")(repository)
    ran = deploy(repository, "2023-11.2")
    assert ran.code != 0
    assert "[sums]" in ran.said
    assert repository.git("rev-parse", BRANCH).out == before
