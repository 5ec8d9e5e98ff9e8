"""Copies of the project, one for each test that breaks something, and one built site for those that only read."""

import pytest

from tests.site.project import copy_project


@pytest.fixture
def project(tmp_path):
    return copy_project(tmp_path / "rapport")


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The project as it is, built once in each process."""
    project = copy_project(tmp_path_factory.mktemp("built") / "rapport")
    ran = project.utfall("build")
    assert ran.code == 0, ran.said
    return project
