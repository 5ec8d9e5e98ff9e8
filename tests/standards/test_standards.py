"""The documents against PDF/UA-1 and PDF/A-3a, by checkers that are not ours."""

import page
import pikepdf
import pytest

pytestmark = pytest.mark.paper
PAPERS = ("rapport.pdf", "bilaga-indikatorer.pdf", "dokumentation.pdf")
KEPT = [(name, profile) for name in PAPERS for profile in ("ua1", "3a")]


@pytest.mark.parametrize(("name", "profile"), [*KEPT, ("sammanfattning.pdf", "ua1")])
def test_an_independent_checker_finds_no_error(documents, name, profile):
    found = page.validate_pdf(documents[name], profile=profile)
    assert [(one.rule_id, one.message) for one in found.failures] == []
    assert found.rules.total > 100


def test_the_checker_finds_what_is_taken_away(documents, tmp_path):
    with pikepdf.open(documents["rapport.pdf"]) as pdf:
        del pdf.Root.Lang
        pdf.Root.MarkInfo.Marked = False
        pdf.save(tmp_path / "broken.pdf")
    assert not page.is_pdf_compliant(tmp_path / "broken.pdf", profile="ua1")


@pytest.mark.parametrize("name", [*PAPERS, "sammanfattning.pdf"])
def test_qpdf_finds_the_syntax_sound(documents, name):
    with pikepdf.open(documents[name]) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_the_report_claims_both_standards_and_shows_its_title(documents):
    with pikepdf.open(documents["rapport.pdf"]) as pdf:
        with pdf.open_metadata() as meta:
            assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("3", "A", "1")
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_the_attached_files_belong_to_the_document(documents):
    with pikepdf.open(documents["rapport.pdf"]) as pdf:
        assert len(pdf.Root.AF) == len(pdf.attachments) == 16
