"""Moto's server on this machine, a road to it that can go wrong, and a clone that is ready to publish there."""

import hashlib
import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from itertools import count

import pytest

from tests.storage.faults import Road
from tests.unit.month import ROOT
from tests.unit.work.repository import WHO, corrected, write_clone
from utfall.work.storage.address import open_store, read_address

ACCOUNT = {
    "AWS_ACCESS_KEY_ID": "nyckelns-namn", "AWS_SECRET_ACCESS_KEY": "nyckelns-hemlighet",
    "AWS_DEFAULT_REGION": "eu-north-1",
}  # fmt: skip
POLICY = {  # as the handbook has it: everybody reads objects, and nobody lists them
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::NAME/staden/*"}
    ],
}
PATH = os.pathsep.join(map(str, (ROOT, ROOT / "macros")))
ALONE = """
import sys
from pathlib import Path
from tests.unit.work.repository import build
from utfall.errors import UsageError
from utfall.project import find_project
from utfall.work.publish import Orders, publish
from utfall.work.storage.address import open_store, read_address

address = read_address(sys.argv[2])
orders = Orders(lambda step: None, opened=lambda place: open_store(address.below(place)))
try:
    print(publish(find_project(Path(sys.argv[1])), build, orders).outcome)
except UsageError as fault:
    sys.exit(str(fault))
"""


@pytest.fixture(scope="session")
def server():
    """Yield the host and the port of a server that speaks S3."""
    from moto.server import ThreadedMotoServer

    started = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    started.start()
    yield started.get_host_and_port()
    started.stop()


@pytest.fixture(scope="session")
def road(server):
    """Yield the way to it."""
    made = Road(*server)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {**ACCOUNT, **WHO, "AWS_ENDPOINT_URL": made.address}.items():
            patch.setenv(name, value)
        yield made
    made.shutdown()
    made.server_close()


@pytest.fixture(scope="session")
def names():
    """Yield names of buckets, each once."""
    return (f"rapport-{number}" for number in count(1))


class Bucket:
    """A bucket on the server: what readers see, asked for past the road and past the program."""

    def __init__(self, server, name):
        self.there, self.name = f"http://{server[0]}:{server[1]}/{name}", name
        self.ask("PUT", "", b"<CreateBucketConfiguration><LocationConstraint>eu-north-1</LocationConstraint>"
                            b"</CreateBucketConfiguration>")  # fmt: skip
        self.ask("PUT", "?policy", json.dumps(POLICY).replace("NAME", name).encode())

    @property
    def address(self):
        return f"s3://{self.name}/staden"

    @property
    def store(self):
        return open_store(read_address(self.address))

    def ask(self, method, path, body=None):
        kind = {"Content-Type": "application/octet-stream"}  # else it takes a body for a form
        request = urllib.request.Request(f"{self.there}{path}", body, kind, method=method)  # noqa: S310 - of this machine
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - of this machine
            return answer.read()

    def read(self, path):
        try:
            return self.ask("GET", f"/staden/{path}")
        except urllib.error.HTTPError:
            return None

    def editions(self):
        """Return the editions that readers see, after each file of each was found whole."""
        index = json.loads(self.read("editions.json") or b'{"editions": [], "top": {}}')
        for one in index["editions"]:
            listed = self.read(one["files"])
            assert hashlib.sha256(listed).hexdigest() == one["files_sha256"]
            for line in listed.decode().splitlines():
                sha256, _, path = line.partition("  ")
                assert hashlib.sha256(self.read(path)).hexdigest() == sha256, path
        for name, one in index["top"].items():
            assert hashlib.sha256(self.read(one["at"])).hexdigest() == one["sha256"], name
        return [one["edition"] for one in index["editions"]]

    def copied_to(self, other):
        """Copy all objects into another bucket, and return that."""
        driver = self.store.driver
        for path in self.store.listed(""):
            other.ask("PUT", f"/staden/{path}", driver.content(path))
        return other


@pytest.fixture
def bucket(server, road, names):
    """Return an empty bucket."""
    road.begin()
    return Bucket(server, next(names))


@pytest.fixture(scope="session")
def begun(server, road, names, tmp_path_factory):
    """Return a clone that has published edition 1 and is ready to publish edition 2, and the bucket."""
    road.begin()
    clone, made = write_clone(tmp_path_factory.mktemp("lagrad")), Bucket(server, next(names))
    assert ended(started(clone, made.address)) == (0, "published", "")
    corrected(clone)
    clone.git("push", "--quiet", "origin", "main")
    return clone, made


@pytest.fixture
def ready(begun, bucket, tmp_path):
    """Return a copy of the clone and of the bucket."""
    return begun[0].copied(tmp_path), begun[1].copied_to(bucket)


def started(clone, address, **settings):
    """Begin to publish in a process of its own."""
    command = [sys.executable, "-c", ALONE, clone.root, address]
    whole = {**os.environ, "PYTHONPATH": PATH, **settings}
    return subprocess.Popen(command, env=whole, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ended(run):
    """Return how a process ended: its code, and the last lines of what it said."""
    out, error = run.communicate(timeout=300)
    return run.returncode, out.strip(), error.strip()


def until(is_so):
    """Wait for something that another process does."""
    latest = time.monotonic() + 120
    while not is_so():
        assert time.monotonic() < latest
        time.sleep(0.02)
