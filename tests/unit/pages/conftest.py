"""Pages over the small month, checked and rendered."""

import shutil
from dataclasses import replace

import pytest

from tests.unit.month import told, write_month
from utfall.model.history import History
from utfall.pages.check import check_pages
from utfall.pages.macro import MacroContext
from utfall.pages.macros import macros
from utfall.pages.render import render_page
from utfall.source.page import Page
from utfall.words import words


@pytest.fixture(scope="session")
def ready(small):
    """The macros over the small month."""
    return macros(MacroContext(History((small,)), words("sv"), ("kostnader",)))


class Site:
    """A project whose pages are given as texts by name, in the Markdown of the repository's own settings."""

    def __init__(self, root, engine, ready):
        self.root, self.ready = root, ready
        self.project = replace(engine, root=root, docs=root / "docs", nav=(), not_in_nav="", language="sv")

    def write(self, pages):
        shutil.rmtree(self.project.docs, ignore_errors=True)
        for name, text in pages.items():
            file = self.project.docs / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self

    def findings(self, page="", **settings):
        """Return what is wrong with a page, or with several by their names."""
        pages = page if isinstance(page, dict) else {"sida.md": page}
        self.write(pages)
        return check_pages(replace(self.project, **settings), self.ready)

    def told(self, page="", **settings):
        return told(self.findings(page, **settings))

    def places(self, page="", **settings):
        """Return slug, case, row and position of each finding."""
        return [(one.slug, one.case, one.row, one.column) for one in self.findings(page, **settings)]

    def rendered(self, body):
        """Return a page's Markdown after its macros; a page with anything wrong is no page to render."""
        text, found = render_page(Page("sida.md", "docs/sida.md", body), self.project.docs, self.ready)
        assert not found, told(found)
        return text


@pytest.fixture
def site(tmp_path, engine, ready):
    return Site(tmp_path, engine, ready).write({})


@pytest.fixture
def project(tmp_path):
    """A whole project of its own on disk: the small month, one page and settings."""
    month = write_month(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Rapport\n\n{{ goals() }}\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Rapport\nuse_directory_urls: false\n", encoding="utf-8")
    return month
