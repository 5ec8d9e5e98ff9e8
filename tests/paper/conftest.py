"""The documents of this project's own month, set once, with a drawing of our own in the place of every chart's."""

import pytest

from tests.paper.tagged import Tagged
from tests.site.project import ROOT, copy_project
from utfall.draw.drawings import Drawings
from utfall.forms.order import Order
from utfall.forms.pdf import pdf
from utfall.pages.edition import prepare
from utfall.project import read_project

DRAWN = '<path d="M40 10h200v30H40z" style="fill:var(--u-chart-outcome)"/><text x="40" y="60">Staplar</text>'


def set_documents(root, folder):
    """Set the documents of a project and return where they lie, by name."""
    project = read_project(root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Drawings, "stills", lambda _self, _chart: {"wide": DRAWN, "narrow": DRAWN})
        edition = prepare(project)
        files = list(pdf(Order(edition, edition.report, project, folder, lambda _what: None)))
    for file in files:
        (folder / file.address).write_bytes(file.content)
    return {file.address: folder / file.address for file in files}


@pytest.fixture(scope="session")
def documents(tmp_path_factory):
    """Where the documents of the real report lie."""
    folder = tmp_path_factory.mktemp("paper")
    project = copy_project(folder / "rapport")
    assert project.root != ROOT
    return set_documents(project.root, folder)


@pytest.fixture(scope="session")
def report(documents):
    """The report, for reading."""
    return Tagged(documents["rapport.pdf"])
