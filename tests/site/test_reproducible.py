"""Same input, same bytes: neither the folder, the clock, the environment nor the order of hashes stands in the site."""

import shutil
from pathlib import Path

import pytest

from tests.site.project import copy_project
from tests.thoroughly import thorough

FORMS = "csv,xlsx,json,zip,manifest"  # the documents have a test of their own
ADDRESS = "https://example.org/rapport/"  # with an address the site map has dates
LATER = """
import datetime
import time

import mkdocs.utils

AHEAD = datetime.timedelta(days=400)
now = time.time

class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + AHEAD

time.time = lambda: now() + AHEAD.total_seconds()
mkdocs.utils.datetime = Later
"""


def files(project):
    site = project.path("site")
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def build(project, command, **environment):
    ran = project.utfall("build", **environment) if command == "utfall" else project.mkdocs("build", **environment)
    assert ran.code == 0, ran.said
    return files(project)


@pytest.mark.parametrize("command", ["utfall", thorough("mkdocs")])
def test_two_builds_in_two_folders_are_identical_byte_for_byte(tmp_path, command):
    (tmp_path / "sitecustomize.py").write_text(LATER, encoding="utf-8")
    here = build(copy_project(tmp_path / "här"), command, PYTHONHASHSEED="1", SITE_URL=ADDRESS, UTFALL_FORMS=FORMS)
    there = build(
        copy_project(tmp_path / "en annan mapp" / "rapport"), command,
        PYTHONHASHSEED="2", SITE_URL=ADDRESS, PYTHONPATH=str(tmp_path), SOURCE_DATE_EPOCH="86400",
        TZ="Pacific/Auckland", UTFALL_FORMS=FORMS,
    )  # fmt: skip
    assert set(here) == set(there)
    assert {"sitemap.xml", "sitemap.xml.gz", "index.html", "404.html", "manifest.json"} <= set(here)
    assert {Path(name).suffix for name in here} >= {".xlsx", ".zip", ".csv", ".json"}
    assert [name for name in here if "search" in name]
    assert [name for name in here if here[name] != there[name]] == []


def test_building_again_over_the_old_site_with_what_was_kept_or_without_changes_nothing(project):
    first = build(project, "utfall", UTFALL_FORMS=FORMS)
    assert {"findings", "proved", "styles", "templates", "workbooks"} <= {
        path.name for path in project.path(".cache/utfall").iterdir()
    }
    assert build(project, "utfall", UTFALL_FORMS=FORMS) == first
    shutil.rmtree(project.path(".cache"))
    assert build(project, "utfall", UTFALL_FORMS=FORMS) == first


def test_both_commands_build_the_same_site(tmp_path):
    ours = build(copy_project(tmp_path / "utfall"), "utfall")
    theirs = build(copy_project(tmp_path / "mkdocs"), "mkdocs")
    assert set(ours) == set(theirs)
    assert [name for name in ours if ours[name] != theirs[name]] == []


def test_no_file_names_a_folder_of_this_machine(built):
    folder = str(built.root).encode()
    assert [name for name, content in files(built).items() if folder in content or b"/site-packages/" in content] == []
