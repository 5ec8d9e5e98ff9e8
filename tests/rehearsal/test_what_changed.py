"""Which changes wait for the tests of the program: every one that touches it, however it came about."""

import pytest

from tests.rehearsal.hub import Hub, git

pytestmark = pytest.mark.rehearsal


@pytest.fixture
def hub(tmp_path):
    return Hub(tmp_path).begin("LICENSE", "docs/index.md", "data/2023-11/notes.csv")


def changed(hub, *files):
    """Change files, one commit each, as a proposal; return its number."""
    clone = hub.clone("asa")
    git(clone, "switch", "--quiet", "--create", "forslag")
    for file in files:
        with (clone / file).open("a", encoding="utf-8") as stream:
            stream.write("mer\n")
        git(clone, "commit", "--quiet", "--all", "--message", file)
    git(clone, "push", "--quiet", "origin", "forslag")
    return hub.propose("forslag")


@pytest.mark.parametrize(
    ("files", "program"),
    [
        (["docs/index.md", "data/2023-11/notes.csv"], "nej"),
        (["docs/index.md", "LICENSE"], "ja"),
        (["LICENSE", "docs/index.md"], "ja"),
    ],
)
def test_a_proposal_is_looked_at_as_a_whole(hub, files, program):
    jobs, _ = hub.on_proposal(changed(hub, *files), "check.yml", "andringar")
    assert jobs["andringar"].outputs == {"program": program}


def test_a_push_to_main_is_looked_at_from_what_was_there_before_it(hub):
    before = git(hub.remote, "rev-parse", "main")
    hub.merge(changed(hub, "LICENSE", "docs/index.md"))
    assert hub.on_main("check.yml", "andringar", before)["andringar"].outputs == {"program": "ja"}
    assert hub.on_main("check.yml", "andringar", "0" * 40)["andringar"].outputs == {"program": "ja"}


def test_a_month_that_is_merged_does_not_ask_for_the_tests_of_the_program(hub):
    before = git(hub.remote, "rev-parse", "main")
    hub.merge(changed(hub, "docs/index.md"))
    assert hub.on_main("check.yml", "andringar", before)["andringar"].outputs == {"program": "nej"}
