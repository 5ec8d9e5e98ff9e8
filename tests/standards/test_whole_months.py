"""Three months of the example, whole: every value of every table that a page shows is read back from the documents."""

import pypdfium2
import pytest

from tests.paper.reading import gone, gone_from_lists, text_of, told_on_paper
from utfall.demo import demo
from utfall.forms.pdf import pdf
from utfall.forms.request import ExportRequest
from utfall.pages.edition import prepare
from utfall.project import read_project
from utfall.view.addresses import paper
from utfall.words import words

pytestmark = pytest.mark.paper


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    root = tmp_path_factory.mktemp("whole") / "exempel"
    demo(root)
    return root


@pytest.mark.parametrize("month", ["2024-05", "2025-03", "2025-12"])
def test_the_documents_of_a_month_say_all_that_its_pages_show_and_the_report_is_short(example, tmp_path, month):
    project, speech = read_project(example), words("sv")
    edition = prepare(project, month)
    request = ExportRequest(edition, edition.report, project, tmp_path, lambda _what: None)
    whole = [paper(name, speech) for name in ("report", "appendix", "documentation")]
    made = {file.address: file.content for file in pdf(request)}
    text = " ".join(text_of(made[name]) for name in whole)
    with pypdfium2.PdfDocument(made[whole[0]]) as report:
        assert len(report) <= 12
    tables, lists = (told_on_paper(edition.shown, lists=one) for one in (False, True))
    assert len(tables) > 60
    assert lists
    assert [*gone(tables, text, speech), *gone_from_lists(lists, text, speech)] == []
