"""What a newcomer has: a folder of wheels in the place of an index, git with a name, Python, and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.starting.desk import ROOT, Desk, previous_version


def built(source, target):
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", target],
        cwd=source, check=True, capture_output=True,
    )  # fmt: skip


@pytest.fixture(scope="session")
def index(tmp_path_factory):
    """A folder with this version as a wheel, the one before it, and all that they need, as it is locked here."""
    folder = tmp_path_factory.mktemp("index")
    built(ROOT, folder)
    source = tmp_path_factory.mktemp("previous")
    packed = subprocess.run(["git", "archive", previous_version()], cwd=ROOT, check=True, capture_output=True).stdout
    subprocess.run(["tar", "-x", "-C", source], input=packed, check=True)
    subprocess.run(["git", "init", "--quiet", source], check=True)  # hatchling asks git what to leave out
    built(source, folder)
    locked = ROOT / "requirements" / "site.txt"
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--require-hashes",
            "--requirement",
            locked,
            "--dest",
            folder,
        ],
        check=True,
    )
    return folder


@pytest.fixture
def desk(index, tmp_path):
    """A place to work at, where each command is counted and timed, and a bare repository to publish to."""
    ours, tools = Path(sys.executable).parent, tmp_path / "bin"
    tools.mkdir()
    for name in ("pipx", "uv", "uvx"):
        (tools / name).symlink_to(ours / name)
    path = [str(tools), *(one for one in os.environ["PATH"].split(os.pathsep) if Path(one) != ours)]
    kept = {name: os.environ[name] for name in ("HOME", "TMPDIR") if name in os.environ}
    environment = {
        **kept, "PATH": os.pathsep.join(path), "LANG": "C.UTF-8",
        "PYTHON": sys.executable, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(index),
        "PIP_CONFIG_FILE": os.devnull, "UV_NO_INDEX": "1", "UV_FIND_LINKS": str(index), "UV_OFFLINE": "1",
        "UV_PYTHON": sys.executable, "UV_NO_CONFIG": "1", "UV_TOOL_DIR": str(tmp_path / "tools"),
        "PIPX_HOME": str(tmp_path / "pipx"), "PIPX_DEFAULT_PYTHON": sys.executable, "PIPX_DEFAULT_BACKEND": "uv",
        "GIT_CONFIG_GLOBAL": str(tmp_path / "gitconfig"), "GIT_CONFIG_NOSYSTEM": "1",
    }  # fmt: skip
    (tmp_path / "gitconfig").write_text(
        "[user]\nname = Åsa\nemail = asa@example.org\n[init]\ndefaultBranch = main\n",
        encoding="utf-8",
    )
    remote = tmp_path / "rapport.git"
    subprocess.run(["git", "init", "--quiet", "--bare", remote], check=True, env=environment)
    return Desk(tmp_path, remote, environment)
