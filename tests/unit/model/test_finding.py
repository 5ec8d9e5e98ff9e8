"""Findings: what they say, where they point, and the order they are told in."""

from utfall.model.finding import Finding, Severity, blocking, in_order


def finding(**changes):
    given = {"slug": "identifier", "case": "characters", "file": "data/2023-11/areas.csv", "row": 2, "field": "id"}
    return Finding(**{**given, "value": "A b", "details": {"meant": "a-b"}, **changes})


def test_a_finding_says_what_is_wrong_and_what_to_do_in_both_languages(sv, en):
    found = finding()
    assert found.message(sv) == "”A b” kan inte vara ett id: bara a–z, 0–9 och bindestreck mellan dem."
    assert found.remedy(sv) == "Skriv till exempel ”a-b”. Ändra inte ett id som redan är publicerat."
    assert found.message(en) == "“A b” cannot be an id: only a–z, 0–9 and hyphens between them."
    assert found.remedy(en) == "Write, for instance, “a-b”. Do not change an id that has been published."


def test_a_finding_in_a_table_points_at_row_and_column(sv, en):
    assert finding().place(sv) == "data/2023-11/areas.csv, rad 2, kolumn id"
    assert finding().place(en) == "data/2023-11/areas.csv, row 2, column id"


def test_a_finding_on_a_page_points_at_row_and_character(sv):
    assert finding(file="docs/hr.md", column=7, field="tabel").place(sv) == "docs/hr.md, rad 2, tecken 7"


def test_a_finding_on_a_whole_file_points_at_the_file(sv):
    assert finding(row=None, field=None).place(sv) == "data/2023-11/areas.csv"


def test_a_finding_blocks_unless_it_is_a_warning():
    error, warning = finding(), finding(severity=Severity.WARNING)
    assert blocking([warning, error]) == (error,)


def test_findings_are_told_errors_first_then_by_file_row_and_column():
    late, early = finding(row=10), finding(row=9)
    other = finding(file="data/2023-11/goals.csv", row=2)
    warning = finding(file="data/2023-11/activities.csv", severity=Severity.WARNING)
    assert in_order([warning, other, late, early]) == (early, late, other, warning)


def test_a_finding_that_comes_twice_is_told_once():
    assert in_order([finding(), finding()]) == (finding(),)


def test_two_findings_at_one_place_are_both_told():
    one, other = finding(value="a"), finding(value="b")
    assert in_order([other, one]) == (one, other)
