"""The report as what is kept: PDF/A-3a by a checker that is not ours, with the data package inside."""

import json

import page

from tests.seeded import SEED
from tests.site.project import MONTH


def test_an_independent_checker_finds_no_error_against_pdf_a_nor_pdf_ua(documents):
    for profile in ("3a", "ua1"):
        found = page.validate_pdf(documents["rapport.pdf"], profile=profile)
        assert [(one.rule_id, one.message) for one in found.failures] == [], profile


def test_it_claims_both_standards(report):
    with report.pdf.open_metadata() as meta:
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("3", "A", "1")


def test_the_data_package_is_inside_byte_for_byte_and_belongs_to_the_document(report):
    inside = report.pdf.attachments
    package = json.loads((SEED / MONTH / "datapackage.json").read_text(encoding="utf-8"))
    names = {"datapackage.json", *(one["path"] for one in package["resources"])}
    assert set(inside) == {*names, "manadsrapport-2023-11.zip"}
    assert len(inside) == 16
    for name in names:
        assert inside[name].get_file().read_bytes() == (SEED / MONTH / name).read_bytes(), name
    assert {str(one.AFRelationship) for one in report.pdf.Root.AF} == {"/Source", "/Data"}
    assert all("/Desc" in one for one in report.pdf.Root.AF)
