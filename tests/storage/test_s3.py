"""Publishing to S3: killed, raced, throttled, refused, answered late or by halves, readers see the old or the new."""

import os
import re
import signal
import subprocess
import sys

import pytest

from tests.storage.conftest import ACCOUNT, ended, started
from utfall.work.storage.check import verified_storage
from utfall.work.storage.driver import PreconditionError
from utfall.work.storage.headers import headers_of

pytestmark = pytest.mark.storage

OLD, NEW = ["2023-11.1"], ["2023-11.1", "2023-11.2"]
KILLS = 25
OFTEN = 7
PLAIN = headers_of("a.html", "no-cache")


def test_an_object_is_made_once_and_replaced_while_it_is_what_was_read(bucket):
    driver = bucket.store.driver
    assert driver.read("a.html") is None
    driver.create("a.html", b"ett", PLAIN)
    with pytest.raises(PreconditionError):
        driver.create("a.html", b"annat", PLAIN)
    seen = driver.read("a.html")
    driver.replace("a.html", b"tv\xc3\xa5", PLAIN, seen.token)
    for path in ("a.html", "saknas.html"):
        with pytest.raises(PreconditionError):
            driver.replace(path, b"tre", PLAIN, seen.token)
    driver.create("b/c.css", b"", PLAIN)
    assert dict(driver.listed("")) == {"a.html": 4, "b/c.css": 0}
    assert dict(driver.listed("b/")) == {"b/c.css": 0}
    assert dict(driver.listed("saknas/")) == {}
    driver.remove("b/c.css")
    driver.remove("b/c.css")
    assert driver.content("b/c.css") is None


@pytest.fixture(scope="session")
def writes(begun, server, road, names, tmp_path_factory):
    """Return how often a publication of edition 2 that is left alone writes."""
    from tests.storage.conftest import Bucket

    clone = begun[0].copied(tmp_path_factory.mktemp("ostörd"))
    made = begun[1].copied_to(Bucket(server, next(names)))
    road.begin()
    assert ended(started(clone, made.address)) == (0, "published", "")
    return road.writes


@pytest.mark.parametrize("kill", range(KILLS))
def test_killed_at_any_write_the_state_is_the_old_or_the_new_and_the_next_run_completes(ready, writes, road, kill):
    clone, bucket = ready
    at = 1 + kill * (writes - 1) // (KILLS - 1)
    how = "kill after" if kill % 2 else "kill"
    road.begin(lambda _method, _path, count: how if count == at else None)
    run = started(clone, bucket.address)
    road.victim = run.pid
    assert ended(run)[0] == -signal.SIGKILL
    road.begin()
    seen = bucket.editions()
    assert seen in (OLD, NEW)
    for path in ("index.html", "utgavor.html", "senaste/index.html", "2023-11/data.csv"):
        assert bucket.read(path)
    assert ended(started(clone, bucket.address)) == (0, "already" if seen == NEW else "published", "")
    assert bucket.editions() == NEW
    assert verified_storage(bucket.store) == (2, ())
    assert {"refs/tags/utgava/2023-11.2", "refs/tags/vittne/2023-11.2"} < set(clone.refs())


def test_both_states_are_met_among_the_kills(ready, writes, road):
    """The last are after the switch: else nothing above would have tried what comes after it."""
    clone, bucket = ready
    road.begin(lambda _method, _path, count: "kill after" if count == writes else None)
    run = started(clone, bucket.address)
    road.victim = run.pid
    assert ended(run)[0] == -signal.SIGKILL
    assert bucket.editions() == NEW


def test_of_two_at_once_one_is_published_and_the_other_is_told(ready, road):
    clone, bucket = ready
    other = clone.again("annan")
    (other.root / "LÄSMIG.md").write_text("Hej.\n", encoding="utf-8")
    other.commit()
    road.begin()
    runs = [started(one, bucket.address, GIT_COMMITTER_NAME=name) for one, name in ((clone, "A"), (other, "B"))]
    said = sorted(ended(run) for run in runs)
    assert [code for code, *_ in said] in ([0, 1], [0, 0]), said
    if said[1][0]:
        assert re.search("hann publicera|redan publicerad|är inte rätt", said[1][2]), said
    assert bucket.editions() == NEW
    assert verified_storage(bucket.store) == (2, ())


@pytest.mark.parametrize("how", [503, 500, "lost", "drop", "half", 412])
def test_a_fault_at_every_seventh_request_changes_nothing_but_the_time(ready, road, how):
    clone, bucket = ready
    asked = iter(range(10**6))

    def goes(method, _path, _count):
        is_meant = method in {"GET", "PUT"} if how == "half" else method == "PUT" if how in {412, "lost"} else True
        return how if is_meant and next(asked) % OFTEN == OFTEN - 1 else None

    road.begin(goes)
    assert ended(started(clone, bucket.address)) == (0, "published", "")
    assert len(road.said) > 2
    road.begin()
    assert bucket.editions() == NEW
    assert verified_storage(bucket.store) == (2, ())


def test_answers_that_come_too_late_are_asked_for_again(ready, road):
    clone, bucket = ready
    road.begin(lambda method, _path, count: 3.0 if method == "PUT" and count % 9 == 4 else None)
    assert ended(started(clone, bucket.address, UTFALL_STORAGE_TIMEOUT="1")) == (0, "published", "")
    assert road.said
    assert bucket.editions() == NEW


def test_a_storage_that_always_fails_is_told_and_readers_see_what_they_saw(ready, road):
    clone, bucket = ready
    road.begin(lambda method, path, _count: 503 if method == "PUT" and "2023-11.2" in path else None)
    code, _, said = ended(started(clone, bucket.address))
    assert code == 1
    assert re.search(r"s3://rapport-\d+/staden svarar inte som den ska, efter 7 försök: 503 SlowDown", said)
    assert not any(value in said for value in ACCOUNT.values())
    road.begin()
    assert bucket.editions() == OLD
    assert ended(started(clone, bucket.address)) == (0, "published", "")


def test_a_bucket_that_is_not_there_and_a_key_that_does_not_hold_are_told(ready, road):
    clone, _ = ready
    road.begin()
    code, _, said = ended(started(clone, "s3://saknas/staden"))
    assert (code, "Lagringen s3://saknas/staden nekar: 404 NoSuchBucket" in said) == (1, True), said
    assert "refs/tags/utgava/2023-11.2" not in clone.refs()


def test_without_the_driver_the_extra_is_named(ready):
    clone, bucket = ready
    hidden = "import sys; sys.modules['s3fs'] = None; from utfall.cli import main; main()"
    command = [sys.executable, "-c", hidden, "publish", "--to", bucket.address, "--lang", "sv"]
    done = subprocess.run(command, cwd=clone.root, capture_output=True, text=True, check=False, env=dict(os.environ))
    assert done.returncode == 2
    assert 'pip install "utfall[s3]"' in done.stderr
