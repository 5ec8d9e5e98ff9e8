"""What a sign-off binds, and what lifts it."""

import json
from dataclasses import replace
from datetime import date

import pytest

from tests.unit.earlier_month import history_of, with_october
from tests.unit.month import told
from utfall.model.sign_off import SignOff
from utfall.pages.signing import MOST_TOLD, check_sign_offs, content_of
from utfall.project import Project
from utfall.source.page import page_of
from utfall.source.sign_off_file import written_sign_offs

PAGE = (
    '# 2 Ekonomi\n\n{{ indicators(chapter="ekonomi") }}\n\nKostnaderna är under budget, och det beror på vakanser.\n\n'
    "Intäkterna följer planen.\n\n{{ statement() }}\n"
)
WHO, DAY = "Anna Ek", date(2023, 12, 20)


@pytest.fixture
def months(tmp_path):
    return with_october(tmp_path)


def page(body=PAGE):
    return page_of("ekonomi.md", "docs/ekonomi.md", body.encode())


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path, tmp_path / "docs")


def sign(month, body=PAGE, name=WHO, of="2023-11"):
    """Sign a page as it is, beside the month's data as they are."""
    signed = SignOff(of, "ekonomi.md", name, DAY, content_of(page(body), history_of(month)))
    (month.folder / "sign-off.json").write_text(written_sign_offs(of, [signed]), encoding="utf-8")
    return signed


def outcome(project, month, body=PAGE):
    return check_sign_offs(project, history_of(month), [page(body)] if body else [])


def cases(project, month, body=PAGE):
    return [
        (one.case, one.file.rpartition("/")[2], one.row, one.field) for one in outcome(project, month, body).findings
    ]


def test_what_is_as_it_was_when_it_was_signed_is_signed(project, months):
    signed = sign(months[1])
    found = outcome(project, months[1])
    assert (found.findings, [one.sha256 for one in found.valid]) == ((), [signed.sha256])
    assert months[1].told_by("unknown-resource") == []


@pytest.mark.parametrize(
    ("old", "new", "row"),
    [
        ("budget, och", "budget och", 5),
        ("planen.", "planen!", 7),
        ("2 Ekonomi", "2 Ekonomin", 1),
        ("{{ st", "{{  st", 9),
    ],
)
def test_one_comma_lifts_it_and_the_paragraph_is_named(project, months, old, new, row):
    sign(months[1])
    assert cases(project, months[1], PAGE.replace(old, new)) == [("text", "ekonomi.md", row, None)]
    assert outcome(project, months[1], PAGE.replace(old, new)).valid == ()


def test_paragraphs_that_are_gone_new_or_moved_lift_it(project, months):
    sign(months[1])
    gone = PAGE.replace("Intäkterna följer planen.\n\n", "")
    assert [one[0] for one in cases(project, months[1], gone)] == ["text-gone"]
    assert [one[0] for one in cases(project, months[1], f"{PAGE}\nEtt till.\n")] == ["text"]
    moved = PAGE.replace("Intäkterna följer planen.\n\n", "").replace("Kostn", "Intäkterna följer planen.\n\nKostn")
    assert [one[0] for one in cases(project, months[1], moved)] == ["text-moved"]
    assert [one[0] for one in cases(project, months[1], f"---\ntitle: Pengar\n---\n{PAGE}")] == ["text"]


def test_a_mark_that_a_text_is_confirmed_or_line_ends_lift_nothing(project, months):
    sign(months[1])
    assert cases(project, months[1], f"---\nutfall: {{still-true: 2023-11}}\n---\n{PAGE}") == []
    assert cases(project, months[1], PAGE.replace("\n", "\r\n")) == []


def test_a_changed_figure_of_the_section_lifts_it_and_says_from_what_to_what(project, months):
    sign(months[1])
    months[1].edited("observations", 2, outcome="1265136")
    (found,) = told(outcome(project, months[1]).findings)
    assert (found.case, found.file, found.row, found.field) == ("figure", "data/2023-11/observations.csv", 2, "outcome")
    assert found.message == (
        "Underskriften av ”ekonomi” (Anna Ek, 2023-12-20) gäller inte längre: "
        "outcome för kostnader/2023-11 är ändrat från 1265135 till 1265136."
    )


@pytest.mark.parametrize(
    ("table", "row", "cells", "case"),
    [
        ("statement_lines", 3, {"forecast": "121"}, "figure"),
        ("observations", 2, {"forecast": ""}, "figure"),
        ("observations", 3, {"status": "reached"}, "figure"),
        ("observations", 2, {"comment": "En kommentar som är lång nog för att inte stå i filen ord för ord."}, "cell"),
        ("indicators", 2, {"tolerance": "0.1"}, "rule"),
        ("indicators", 2, {"definition": "Alla kostnader utom lön."}, "rule"),
        ("scales", 2, {"meaning": "Något annat."}, "rule"),
        ("statements", 2, {"unit": "mkr"}, "rule"),
    ],
)
def test_figures_texts_and_rules_are_bound_cell_by_cell(project, months, table, row, cells, case):
    sign(months[1])
    months[1].edited(table, row, **cells)
    assert [one[:3] for one in cases(project, months[1])] == [(case, f"{table}.csv", row)]


@pytest.mark.parametrize(
    ("table", "row", "cells"),
    [
        ("observations", 4, {"outcome": "6.1"}),
        ("activities", 2, {"status": "delayed"}),
        ("indicators", 4, {"name": "F"}),
    ],
)
def test_what_the_section_does_not_show_lifts_nothing(project, months, table, row, cells):
    sign(months[1])
    months[1].edited(table, row, **cells)
    assert cases(project, months[1]) == []


def test_a_footnote_and_an_earlier_months_figure_lift_it(project, months):
    sign(months[1])
    months[0].edited("observations", 2, outcome="1100000")
    assert cases(project, months[1]) == [("earlier", "2023-10", None, None)]
    sign(months[1])
    months[1].added("notes", resource="observations", row="kostnader/2023-11", field="outcome", text="Preliminärt.")
    assert [one[0] for one in cases(project, months[1])] == ["figure"]


def test_of_many_changes_the_first_are_told(project, months):
    sign(months[1], f"{PAGE}" + "".join(f"\nStycke {number}.\n" for number in range(20)))
    found = cases(project, months[1], f"{PAGE}" + "".join(f"\nNytt stycke {number}.\n" for number in range(20)))
    assert [one[0] for one in found] == ["text"] * MOST_TOLD + ["more"]


def test_another_month_another_page_and_a_file_changed_by_hand(project, months):
    sign(months[1], of="2023-10")
    assert [one[0] for one in cases(project, months[1])] == ["other-month"]
    sign(months[1])
    assert [one[0] for one in cases(project, months[1], "")] == ["no-page"]
    file = months[1].folder / "sign-off.json"
    for old, new in (("Anna Ek", "Eva Alm"), ("2023-12-20", "2023-12-21"), ("1265135", "1265136")):
        sign(months[1])
        file.write_text(file.read_text("utf-8").replace(old, new, 1), encoding="utf-8")
        (found,) = outcome(project, months[1]).findings
        assert (found.case, found.severity.value) == ("broken", "error")


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", json.dumps({"month": "2023-11", "sections": {"a.md": {}}})])
def test_a_file_that_is_none_stops(project, months, text):
    (months[1].folder / "sign-off.json").write_text(text, encoding="utf-8")
    assert [one.case for one in outcome(project, months[1]).findings] == ["broken"]


def test_what_the_settings_ask_for_is_missed(project, months):
    asking = replace(project, sign_off={"ekonomi": ("Anna Ek", "@anna-ek"), "hr": ()})
    assert [one[0] for one in cases(asking, months[1])] == ["missing", "no-section"]
    sign(months[1])
    assert [one[0] for one in cases(asking, months[1])] == ["no-section"]
    sign(months[1], name="Bo Ek")
    assert [one[0] for one in cases(asking, months[1])] == ["other-owner", "no-section"]


@pytest.mark.parametrize(("login", "is_enough"), [("anna-ek", True), ("@Anna-Ek", True), ("bo-ek", False)])
def test_an_owners_approval_on_github_is_a_sign_off(project, months, login, is_enough):
    asking = replace(project, sign_off={"ekonomi": ("@anna-ek",)}, approved_by=(login,))
    assert (cases(asking, months[1]) == []) is is_enough


def test_an_approval_does_not_mend_a_sign_off_that_is_lifted(project, months):
    sign(months[1])
    asking = replace(project, sign_off={"ekonomi": ("Anna Ek", "@anna-ek")}, approved_by=("anna-ek",))
    assert [one[0] for one in cases(asking, months[1], PAGE.replace(", och", " och"))] == ["text"]
