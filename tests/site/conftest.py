"""Copies of the project, one for each test that breaks something, and one built site for those that only read."""

import shutil
from dataclasses import replace

import pytest

from tests.site.project import copy_project

MEMORY = ".cache"  # what a project remembers of data it has validated, by content: the editor's second run has it


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The project as it is, built once in each process."""
    project = copy_project(tmp_path_factory.mktemp("built") / "rapport")
    ran = project.utfall("build")
    assert ran.code == 0, ran.said
    return project


@pytest.fixture
def project(tmp_path, built):
    """A copy to break. It remembers the sound data, which saves half of each run on a broken page."""
    copied = replace(copy_project(tmp_path / "rapport"), is_warm=True)
    if built.path(MEMORY).is_dir():
        shutil.copytree(built.path(MEMORY), copied.path(MEMORY))
    return copied
