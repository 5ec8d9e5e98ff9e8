"""The program as a package: all that it needs is inside, and the source archive makes the same wheel."""

import subprocess
import sys
import zipfile

import pytest

import utfall
from tests.starting.conftest import built
from tests.starting.desk import ROOT
from utfall.words import LANGUAGES

VERSION = utfall.__version__
WHEEL = f"utfall-{VERSION}-py3-none-any.whl"


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """The source archive, built here."""
    folder = tmp_path_factory.mktemp("sdist")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder], cwd=ROOT, check=True,
                   capture_output=True)  # fmt: skip
    return folder / f"utfall-{VERSION}.tar.gz"


def contents(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/RECORD")}


def test_theme_words_contract_typeface_and_starter_are_inside(index):
    names = {name.removeprefix("utfall/") for name in contents(index / WHEEL)}
    for language in LANGUAGES:
        assert {f"languages/{language}/words/cli.toml", f"languages/{language}/starter/mkdocs.yml"} <= names
    assert {
        "theme/main.html",
        "model/contract/indicators.json",
        "starter/common/Makefile",
        "starter/written.csv",
    } <= names
    assert [name for name in names if name.startswith("forms/") and name.endswith((".ttf", ".otf"))]
    assert [name for name in names if name.endswith(".dist-info/licenses/LICENSE")]
    assert [name for name in names if name.endswith(".pyc") or name.startswith(("tests/", "docs/", "data/"))] == []


def test_the_source_archive_makes_the_same_wheel(index, source, tmp_path):
    subprocess.run(["tar", "-xzf", source, "-C", tmp_path], check=True)
    built(tmp_path / f"utfall-{VERSION}", tmp_path)
    assert contents(tmp_path / WHEEL) == contents(index / WHEEL)


def test_the_program_installs_from_the_source_archive_and_works(desk, source):
    desk.run(f"{sys.executable} -m venv alone && alone/bin/python -m pip install --quiet {source}", within=".")
    desk.run('alone/bin/utfall init rapport --organisation "Lundbo AB" --month 2026-01', within=".")
    desk.run("PATH=$PWD/../alone/bin:$PATH utfall build")
    assert (desk.root / "site" / "index.html").is_file()


def test_two_builds_of_one_commit_are_alike(index, tmp_path):
    built(ROOT, tmp_path)
    assert (tmp_path / WHEEL).read_bytes() == (index / WHEEL).read_bytes()
