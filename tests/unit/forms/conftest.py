"""The small month with one page, as a request for its forms."""

from dataclasses import dataclass, replace

import pytest

from tests.unit.month import write_month
from utfall.forms.request import ExportRequest
from utfall.pages.edition import prepare
from utfall.project import FORMS, read_project


@dataclass
class Orders:
    """A project of its own and a request for its forms, made anew each time it is asked for."""

    month: object

    @property
    def site(self):
        return self.month.root / "site"

    def write_page(self, text, name="index.md"):
        (self.month.root / "docs" / name).write_text(text, encoding="utf-8")

    def order_project(self, *forms):
        return replace(read_project(self.month.root), forms=forms or FORMS)

    def request(self, *forms):
        project = self.order_project(*forms)
        edition = prepare(project)
        assert edition.is_publishable, [(one.slug, one.case, one.value) for one in edition.findings]
        return ExportRequest(edition, edition.report, project, self.site, lambda _what: None)


@pytest.fixture
def exports(tmp_path):
    month = write_month(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Rapport\nuse_directory_urls: false\n", encoding="utf-8")
    made = Orders(month)
    made.write_page("# Rapport\n\n{{ goals() }}\n")
    made.site.mkdir()
    (made.site / "index.html").write_text("x", encoding="utf-8")
    return made
