"""The documents of this project's own month, set once, with a drawing of our own in the place of every chart's."""

from dataclasses import dataclass, replace

import pytest

from tests.paper.tagged import Tagged
from tests.site.project import copy_project
from utfall.draw.drawings import Drawings
from utfall.forms.order import Order
from utfall.forms.pdf import pdf
from utfall.pages.edition import prepare
from utfall.project import read_project

DRAWN = '<path d="M40 10h200v30H40z" style="fill:var(--u-chart-outcome)"/><text x="40" y="60">Staplar</text>'


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
    folder = tmp_path_factory.mktemp("paper")
    project = replace(read_project(copy_project(folder / "rapport").root), forms=("csv", "zip", "pdf"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Drawings, "stills", lambda _self, _chart: {"wide": DRAWN, "narrow": DRAWN})
        edition = prepare(project)
        files = list(pdf(Order(edition, edition.report, project, folder, lambda _what: None)))
    for file in files:
        (folder / file.address).write_bytes(file.content)
    return Documents({file.address: folder / file.address for file in files}, edition)


@pytest.fixture(scope="session")
def report(documents):
    """The report, for reading."""
    return Tagged(documents["rapport.pdf"])


@pytest.fixture(scope="session")
def kept(documents):
    """The report, for keeping."""
    return Tagged(documents["rapport-arkiv.pdf"])


@pytest.fixture(scope="session")
def memo(documents):
    """The summary on one page."""
    return Tagged(documents["sammanfattning.pdf"])
