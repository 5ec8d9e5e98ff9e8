"""What editions have in common is stored once on the branch, and each edition reads as it was built."""

import subprocess

import pytest

from tests.unit.work.repository import WHO, build, corrected, write_clone

SCRIPT = b"console.log('tung')\n" * 1000
ASSETS = {"assets/app.js": SCRIPT, "assets/vendor/plot.js": SCRIPT, "assets/app.css": b".a{}\n"}


@pytest.fixture
def clone(tmp_path, monkeypatch):
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    return write_clone(tmp_path)


def build_with_assets(project, target, *rest):
    for name, content in ASSETS.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(content)
    return build(project, target, *rest)


def test_two_editions_share_the_files_of_the_theme_and_read_as_they_were_built(clone, tmp_path):
    clone.published(build_with_assets)
    first = clone.git("rev-parse", "gh-pages:2023-11.1")
    corrected(clone)
    clone.published(build_with_assets)
    listed = [line.split(maxsplit=3) for line in clone.git("ls-tree", "-r", "gh-pages").splitlines()]
    heavy = [path for mode, _, _, path in listed if mode == "100644" and path.endswith((".js", ".css"))]
    assert len(heavy) == len(ASSETS)
    assert all(path.startswith("delat/") for path in heavy)
    assert clone.git("rev-parse", "gh-pages:2023-11.1") == first

    there = tmp_path / "server"
    subprocess.run(["git", "clone", "-q", "-b", "gh-pages", clone.remote, there], check=True, capture_output=True)
    for edition in ("2023-11.1", "2023-11.2", "2023-11", "senaste"):
        assert {name: (there / edition / name).read_bytes() for name in ASSETS} == ASSETS


def test_an_edition_says_which_commit_it_was_made_of(clone):
    told = []

    def build_and_keep(project, target, edition, commit):
        told.append(commit)
        return build(project, target, edition, commit)

    clone.published(build_and_keep)
    assert told == [clone.git("rev-parse", "utgava/2023-11.1^{commit}")]
