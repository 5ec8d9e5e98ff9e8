"""A correction that is killed, while it is started or carried to main: nothing is lost, and the next run completes."""

import shutil

import pytest

from tests.thoroughly import thorough
from tests.unit.work.killed import killed
from tests.unit.work.repository import WHO, Clone, next_november, write_clone
from utfall.errors import UsageError
from utfall.work.correct import correct
from utfall.work.log_rows import About

SAID = About("Skrivfel.", "error", "2024-01-15")
EVERY = pytest.mark.parametrize("every", [71, thorough(19)])  # moments


@pytest.fixture(scope="module", autouse=True)
def who():
    with pytest.MonkeyPatch.context() as patch:
        for name, value in WHO.items():
            patch.setenv(name, value)
        yield


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """Return a clone whose November 2024 is out with November 2023's figure, which has been corrected since."""
    clone = write_clone(tmp_path_factory.mktemp("publicerad"))
    clone.published()
    next_november(clone)
    clone.published()
    correct(clone.project, "2023-11", SAID)
    clone.month.edited("observations", 2, outcome="1265136")
    correct(clone.project, "2023-11", SAID)
    clone.commit("Rättelse")
    clone.published()
    clone.git("switch", "--quiet", "main")
    return clone


def interrupted(published, folder, month, every):
    """Yield a copy of the clone in which the command was killed, ever later by so many moments."""
    clone = Clone(folder / "kopia" / published.root.name, folder / "kopia" / published.remote.name)

    def begin():
        shutil.rmtree(folder / "kopia", ignore_errors=True)
        published.copied(folder / "kopia")

    for _ in killed(begin, lambda: correct(clone.project, month, SAID), every=every):
        yield clone


@EVERY
def test_killed_while_it_is_carried_it_ends_as_if_it_had_not_been(published, tmp_path, every):
    count = 0
    for clone in interrupted(published, tmp_path, "2023-11", every):
        count += 1
        assert correct(clone.project, "2023-11", SAID).outcome == "carried"
        assert clone.git("diff", "--name-only", "utgava/2023-11.2", "--", "data/2023-11") == ""
        assert clone.git("diff", "--name-only", "HEAD", "--", "data/2024-11", "docs") == ""
    assert count > 1


@EVERY
def test_killed_while_it_is_started_the_next_run_makes_the_branch_ready(published, tmp_path, every):
    """With git killed too: a switch that it had begun is refused by git's own lock, or found done."""
    count = 0
    for clone in interrupted(published, tmp_path, "2024-11", every):
        count += 1
        try:
            correct(clone.project, "2024-11", SAID)
        except UsageError as fault:
            assert fault.sentence.key == "error.publish-uncommitted", fault  # noqa: PT017 - one of two ends
            clone.git("restore", ".")
            correct(clone.project, "2024-11", SAID)
        assert clone.git("branch", "--show-current") == "rattelse/2024-11.2"
        assert clone.git("diff", "--name-only", "utgava/2023-11.2", "--", "data/2023-11") == ""
        assert "2024.11.2" in (clone.root / "data" / "2024-11" / "datapackage.json").read_text("utf-8")
        assert "Följer av rättelsen" in (clone.root / "data" / "2024-11" / "corrections.csv").read_text("utf-8")
    assert count > 1
