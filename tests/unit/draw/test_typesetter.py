"""Whether documents can be set here, and what follows where they cannot."""

from dataclasses import replace

import pytest

from tests.unit.month import write_month
from utfall.draw import typesetter
from utfall.draw.typesetter import made_here
from utfall.forms import write
from utfall.forms.order import Order
from utfall.model.finding import Severity
from utfall.pages.edition import prepare
from utfall.project import read_project
from utfall.words import words
from utfall.work.release import release


@pytest.fixture
def bare(tmp_path, monkeypatch):
    """A project on a machine without the libraries."""
    write_month(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Rapport\n\n{{ goals() }}\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Rapport\n", encoding="utf-8")
    monkeypatch.setattr(typesetter, "LIBRARIES", ("no-such-library",))
    typesetter.can_typeset.cache_clear()
    yield replace(read_project(tmp_path), forms=("csv", "pdf"))
    typesetter.can_typeset.cache_clear()


def test_on_this_machine_documents_can_be_set():
    assert made_here(("csv", "pdf")) == ("csv", "pdf")


def test_without_the_libraries_everything_else_is_made(bare):
    edition = prepare(bare)
    assert edition.is_publishable
    written = write(Order(edition, edition.report, bare, bare.site, lambda _what: None))
    assert "data/datapackage.json" in written
    assert "rapport.pdf" not in written


def test_without_the_libraries_it_is_said_once_what_to_install(bare):
    (found,) = (one for one in prepare(bare).findings if one.slug == "page-document")
    assert found.severity is Severity.WARNING
    assert "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in found.remedy(words())


def test_without_the_libraries_a_month_with_documents_is_not_published(bare):
    left = {item.key for item in release(bare).items if not item.is_done}
    assert "documents" in left
    assert "documents" not in {item.key for item in release(replace(bare, forms=("csv",))).items if not item.is_done}
