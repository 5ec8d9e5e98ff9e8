"""Old months leave the branch for S3: killed, raced, with faults on the road, the branch is the old one or the new."""

import os
import signal
import subprocess
import sys

import pytest

from tests.storage.conftest import PATH, ended
from tests.unit.work.killed import killed
from tests.unit.work.mirrored import WEB, branch_of, write_mirrored
from utfall.work.audit import audit
from utfall.work.mirror import mirror
from utfall.work.storage.address import open_store, read_address
from utfall.work.thin import ThinOrder, thin

pytestmark = pytest.mark.storage

OFTEN, EVERY = 7, 4
GONE = ["2023-11.1", "2023-11.2"]
ALONE = """
import sys
from pathlib import Path
from tests.storage.test_thin import thinned
from tests.unit.work.repository import Clone
from utfall.errors import UsageError

try:
    print(thinned(Clone(Path(sys.argv[1]), Path()), sys.argv[2]))
except UsageError as fault:
    sys.exit(str(fault))
"""


def thinned(clone, address):
    store = open_store(read_address(address))
    return thin(clone.project, branch_of(clone), store, ThinOrder(("2023-11",), web=WEB), pushes=True).outcome


def alone(clone, address, **settings):
    """Begin to thin in a process of its own."""
    whole = {**os.environ, "PYTHONPATH": PATH, **settings}
    command = [sys.executable, "-c", ALONE, clone.root, address]
    return subprocess.Popen(command, env=whole, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def gone(clone):
    """Return the editions that have left the branch at the remote, after each was found whole or thinned."""
    listed = subprocess.run(
        ["git", "ls-tree", "-r", "--name-only", "gh-pages"], cwd=clone.remote, capture_output=True, check=True
    ).stdout.decode().split()  # fmt: skip
    found = []
    for edition in (*GONE, "2023-12.1"):
        files = {path.partition("/")[2] for path in listed if path.startswith(f"{edition}/")}
        pages = {"index.html", "indikatorer/sjuk.html", "manifest.json"}
        assert files in (pages | {"404.html", "assets/eget.js", "data.csv"}, pages | {"thinned.json"}), edition
        found += [edition] if "thinned.json" in files else []
    return found


@pytest.fixture(scope="module")
def mirrored(road, server, names, tmp_path_factory):
    """Return a clone whose three editions are on the branch and in a bucket, and the bucket's address."""
    from tests.storage.conftest import Bucket

    road.begin()
    clone, bucket = write_mirrored(tmp_path_factory.mktemp("flyttad"))[0], Bucket(server, next(names))
    assert mirror(clone.project, branch_of(clone), bucket.store).faults == ()
    return clone, bucket.address


def test_killed_at_any_moment_the_branch_is_the_old_or_the_new_and_the_next_run_completes(mirrored, tmp_path):
    made, states = [], set()
    folder = tmp_path / "lager"
    clone = mirrored[0].copied(tmp_path / "först")
    assert mirror(clone.project, branch_of(clone), open_store(read_address(folder.as_uri()))).faults == ()

    def begin():
        made.append(mirrored[0].copied(tmp_path / f"{len(made)}"))

    for _ in killed(begin, lambda: thinned(made[-1], folder.as_uri()), EVERY):
        seen = gone(made[-1])
        states.add(tuple(seen))
        assert thinned(made[-1], folder.as_uri()) == ("already" if seen else "thinned")
        assert gone(made[-1]) == GONE
        store = open_store(read_address(folder.as_uri()))
        assert audit(made[-1].project, opened=lambda _, store=store: store).faults == ()
    assert states == {(), tuple(GONE)}
    assert len(made) > 10


def test_killed_while_the_storage_is_read_nothing_has_changed(mirrored, road, tmp_path):
    clone, address = mirrored[0].copied(tmp_path), mirrored[1]
    before = clone.refs()
    asked = iter(range(10**6))
    road.begin(lambda method, _path, _count: "kill" if method == "GET" and next(asked) == 9 else None)
    run = alone(clone, address)
    road.victim = run.pid
    assert ended(run)[0] == -signal.SIGKILL
    road.begin()
    assert clone.refs() == before
    assert ended(alone(clone, address)) == (0, "thinned", "")
    assert gone(clone) == GONE


def test_of_two_at_once_one_is_taken_and_the_other_is_told_or_finds_it_done(mirrored, road, tmp_path):
    road.begin()
    clone, address = mirrored[0].copied(tmp_path), mirrored[1]
    other = clone.again("annan")
    runs = [alone(one, address, GIT_COMMITTER_NAME=name) for one, name in ((clone, "A"), (other, "B"))]
    said = [ended(run) for run in runs]
    assert {(0, "thinned", "")} <= set(said)
    assert all(code == 0 or "hann publicera" in text for code, _, text in said), said
    assert gone(clone) == GONE
    assert [ended(alone(one, address)) for one in (clone, other)] == [(0, "already", "")] * 2


@pytest.mark.parametrize("how", [503, 500, "drop", "half"])
def test_a_fault_at_every_seventh_request_changes_nothing_but_the_time(mirrored, road, tmp_path, how):
    clone, address = mirrored[0].copied(tmp_path), mirrored[1]
    asked = iter(range(10**6))
    road.begin(lambda *_: how if next(asked) % OFTEN == OFTEN - 1 else None)
    assert ended(alone(clone, address)) == (0, "thinned", "")
    assert len(road.said) > 2
    road.begin()
    assert gone(clone) == GONE


def test_a_storage_that_does_not_answer_is_told_and_nothing_has_changed(mirrored, road, tmp_path):
    clone, address = mirrored[0].copied(tmp_path), mirrored[1]
    before = clone.refs()
    road.begin(lambda _method, path, _count: 503 if "2023-11.2/data.csv" in path else None)
    code, _, said = ended(alone(clone, address))
    assert (code, "svarar inte som den ska, efter 7 försök: 503" in said) == (1, True), said
    road.begin()
    assert clone.refs() == before
