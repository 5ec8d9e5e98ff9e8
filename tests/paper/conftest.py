"""The documents of this project's own month, set once."""

from dataclasses import dataclass, replace

import pytest

from tests.once import made_once
from tests.paper.tagged import Tagged
from tests.site.project import copy_project
from utfall.forms.pdf import pdf
from utfall.forms.request import ExportRequest
from utfall.pages.edition import prepare
from utfall.project import read_project


@dataclass(frozen=True)
class Documents:
    """Where the documents lie, by name, and the edition that they are of."""

    files: dict
    edition: object

    def __getitem__(self, name):
        return self.files[name]


@pytest.fixture(scope="session")
def documents(tmp_path_factory):
    """The documents of the real report."""
    copied = copy_project(tmp_path_factory.mktemp("project") / "rapport").root
    project = replace(read_project(copied), forms=("csv", "zip", "pdf"))

    def make():
        folder = tmp_path_factory.mktemp("paper")
        for file in pdf(ExportRequest(edition, edition.report, project, folder, lambda _what: None)):
            (folder / file.address).write_bytes(file.content)
        return folder

    edition = prepare(project)
    folder = made_once(tmp_path_factory, "handlingar", make)
    names = ("rapport.pdf", "sammanfattning.pdf", "bilaga-indikatorer.pdf", "dokumentation.pdf")
    return Documents({name: folder / name for name in names}, edition)


@pytest.fixture(scope="session")
def report(documents):
    """The report."""
    return Tagged(documents["rapport.pdf"])


@pytest.fixture(scope="session")
def appendix(documents):
    """The appendix with the indicators and the whole tables."""
    return Tagged(documents["bilaga-indikatorer.pdf"])


@pytest.fixture(scope="session")
def documentation(documents):
    """How the report is made."""
    return Tagged(documents["dokumentation.pdf"])


@pytest.fixture(scope="session")
def memo(documents):
    """The summary on one page."""
    return Tagged(documents["sammanfattning.pdf"])
