"""Two Dask workers build what one process builds, to the byte, also where one of them is killed at work."""

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cluster.network import cluster
from utfall.demo import demo_city

DEPARTMENTS, MONTHS = int(os.environ.get("DEPARTMENTS", "12")), int(os.environ.get("MONTHS", "12"))
LAST = f"2023-{MONTHS:02}"
UTFALL = [sys.executable, "-c", "from utfall.cli import main; main()"]
FORMS = {"UTFALL_FORMS": os.environ.get("UTFALL_FORMS", "csv,json")}
KILLED_AFTER = 3  # editions


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    """The city with a month more than is built: one department is late with its newest."""
    return demo_city(tmp_path_factory.mktemp("cluster") / "stad", DEPARTMENTS, MONTHS + 1).root


def started(city, output, *more):
    command = [*UTFALL, "build-all", str(city), "--output", str(output), "--until", LAST, *more]
    return subprocess.Popen(command, env={**os.environ, **FORMS}, stderr=subprocess.PIPE, text=True)


def built(city, output, *more):
    """Build and return the checksum of every file, and how long it took."""
    forget(city)
    start = time.monotonic()
    process = started(city, output, *more)
    said = process.communicate()[1]
    assert process.returncode == 0, said
    return sums(output), time.monotonic() - start


def forget(city):
    """Put away what an earlier run has kept, so that all is made anew."""
    kept = city / ".cache" / "utfall" / "batch"
    if kept.is_dir():
        kept.rename(city.parent / f"kept-{time.monotonic_ns()}")


def sums(output: Path):
    files = (path for path in sorted(output.rglob("*")) if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def editions(found):
    return {name.removesuffix("/index.html") for name in found if name.count("/") == 3 and name.endswith("/index.html")}


@pytest.fixture(scope="module")
def alone(city, tmp_path_factory):
    """What one process here builds."""
    return built(city, tmp_path_factory.mktemp("alone"), "--jobs", "1")


def test_one_process_builds_every_edition(alone):
    assert len(editions(alone[0])) == DEPARTMENTS * MONTHS


def test_two_workers_build_the_same_bytes(city, alone, tmp_path, capsys):
    with cluster(tmp_path, city, 2) as there:
        found, seconds = built(city, tmp_path / "ut", "--scheduler", there.address)
    assert found == alone[0]
    with capsys.disabled():
        apart = "in networks of their own" if there.is_apart else "on one network"
        print(f"\n{DEPARTMENTS * MONTHS} editions: one process {alone[1]:.0f} s, two workers {apart} {seconds:.0f} s, "
              f"ratio {alone[1] / seconds:.2f}")  # fmt: skip


def test_a_worker_killed_at_work_loses_nothing(city, alone, tmp_path):
    forget(city)
    since = f"2023-{max(1, MONTHS - 1):02}"
    with cluster(tmp_path, city, 2) as there:
        with started(city, tmp_path / "ut", "--since", since, "--scheduler", there.address) as process:
            said = [process.stderr.readline() for _ in range(KILLED_AFTER)]
            there.workers[0].kill()
            said += process.stderr.readlines()
        assert process.returncode == 0, "".join(said)
    expected = {name: one for name, one in alone[0].items() if name.split("/")[2] >= since}
    assert sums(tmp_path / "ut") == expected
    assert len(editions(expected)) == DEPARTMENTS * min(2, MONTHS)
