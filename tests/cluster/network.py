"""A scheduler and workers of Dask that have nothing in common but the scheduler's address.

Run as root, each worker has a network and a view of the disk of its own, in which the city is not to be found.
Elsewhere each has a folder and an environment of its own.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

BRIDGE, NET = "utfall-br", "10.231.77"
SECONDS = 120


def run(*command):
    subprocess.run(command, check=True, capture_output=True)


def is_free_of_us():
    """Tell whether this machine lets a worker have a network of its own."""
    if os.geteuid() != 0 or shutil.which("ip") is None:
        return False
    tried = subprocess.run(["ip", "link", "add", BRIDGE, "type", "bridge"], capture_output=True, check=False)
    if tried.returncode:
        return False
    run("ip", "link", "del", BRIDGE)
    return True


@dataclass
class Worker:
    """A worker in a process of its own."""

    name: str
    process: subprocess.Popen

    def kill(self):
        """End it as a machine that loses its power does."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class Cluster:
    """A scheduler and its workers, in folders below one."""

    def __init__(self, folder: Path, hidden: Path, *, is_apart: bool) -> None:
        self.folder, self.hidden, self.is_apart = folder, hidden, is_apart
        self.host = f"{NET}.1" if is_apart else "127.0.0.1"
        self.address = f"tcp://{self.host}:{_free_port(self.host)}"
        self.workers: list[Worker] = []
        self.scheduler: subprocess.Popen | None = None

    def start(self, count: int) -> None:
        port = self.address.rpartition(":")[2]
        self.scheduler = self._started("scheduler", [], "dask_scheduler", "--host", self.host, "--port", port,
                                       "--no-dashboard", "--no-show")  # fmt: skip
        _wait_for(self.host, int(port))
        for number in range(count):
            self.add(f"worker-{number}", f"{NET}.{number + 11}")

    def add(self, name: str, address: str) -> None:
        """Start a worker; with a network of its own where that can be."""
        before = []
        if self.is_apart:
            space = f"utfall-{name}"
            run("ip", "netns", "add", space)
            run("ip", "link", "add", f"ut{address[-2:]}", "type", "veth", "peer", "name", "eth0", "netns", space)
            run("ip", "link", "set", f"ut{address[-2:]}", "master", BRIDGE, "up")
            for command in (("addr", "add", f"{address}/24", "dev", "eth0"), ("link", "set", "eth0", "up"),
                            ("link", "set", "lo", "up")):  # fmt: skip
                run("ip", "-n", space, *command)
            hide = f"mount -t tmpfs none '{self.hidden}' && exec \"$@\""
            before = ["ip", "netns", "exec", space, "unshare", "--mount", "sh", "-c", hide, "sh"]
        host = ["--host", address] if self.is_apart else []
        process = self._started(name, before, "dask_worker", self.address, *host, "--nthreads", "1", "--no-nanny",
                                "--no-dashboard", "--name", name)  # fmt: skip
        self.workers.append(Worker(name, process))

    def _started(self, name, before, module, *arguments):
        own = self.folder / name
        own.mkdir()
        environment = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": str(own),
            "TMPDIR": str(own),
            "LC_ALL": "C.UTF-8",
        }
        command = [*before, sys.executable, "-m", f"distributed.cli.{module}", *arguments]
        with (own / "log.txt").open("wb") as log:
            return subprocess.Popen(command, cwd=own, env=environment, stdout=log, stderr=log, start_new_session=True)

    def stop(self) -> None:
        for process in (*(one.process for one in self.workers), self.scheduler):
            if process and process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


@contextmanager
def cluster(folder: Path, hidden: Path, count: int):
    """Yield a cluster that is gone afterwards, with its networks."""
    is_apart = is_free_of_us()
    if is_apart:
        run("ip", "link", "add", BRIDGE, "type", "bridge")
        run("ip", "addr", "add", f"{NET}.1/24", "dev", BRIDGE)
        run("ip", "link", "set", BRIDGE, "up")
    made = Cluster(folder, hidden, is_apart=is_apart)
    try:
        made.start(count)
        yield made
    finally:
        made.stop()
        if is_apart:
            for worker in made.workers:
                run("ip", "netns", "del", f"utfall-{worker.name}")
            run("ip", "link", "del", BRIDGE)


def _free_port(host: str) -> int:
    with socket.socket() as one:
        one.bind((host, 0))
        return int(one.getsockname()[1])


def _wait_for(host: str, port: int) -> None:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        with socket.socket() as one:
            if one.connect_ex((host, port)) == 0:
                return
        time.sleep(0.2)
    raise TimeoutError(f"{host}:{port}")
