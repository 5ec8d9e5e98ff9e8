"""Findings on the page that a writer looks at."""

from bs4 import BeautifulSoup

from utfall.model.finding import Finding
from utfall.render.message import findings_box


def test_each_finding_stands_with_its_place_message_and_remedy(sv):
    found = Finding("required-value", "empty", "data/2023-11/areas.csv", 2, "name", "")
    box = BeautifulSoup(findings_box([found, found], sv, "Fel i underlaget."), "html.parser").div
    assert box["role"] == "alert"
    assert box.p.get_text() == "Fel i underlaget."
    assert [one.get_text() for one in box.select("li")[0].children] == [
        "data/2023-11/areas.csv, rad 2, kolumn name", "Cellen är tom men måste fyllas i.", "Fyll i name.",
    ]  # fmt: skip
    assert len(box.select("li")) == 2


def test_a_value_is_never_markup(sv):
    found = Finding(
        "status-scale", "unknown", "a.csv", 2, "status", "<b>", details={"scale": "x", "known": "", "suggestion": ""}
    )
    box = BeautifulSoup(findings_box([found], sv, "<i>"), "html.parser")
    assert not box.select("b, i")
    assert "”<b>”" in box.get_text()
