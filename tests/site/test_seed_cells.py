"""Every cell of the printed report's tables stands on the built pages, in its row and under its heading.

The expectations are the transcription in ``seed/`` (see its README), not the data package: what a column is called
on the page, and in which format a cell is shown, is said here once more.
"""

import csv
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.site.pages import article, cards, rows

PRINTED = Path(__file__).parent / "printed"
MISSING, LOST = "saknas", "Framgår inte av underlaget"
OUTCOMES = {"Utfall ack 2023", "Utfall nov 2023", "Utfall T3 2023", "Utfall 2023"}
PERCENT = {"procent", "index (tryckt med %)"}

# file: page, the column that heads a row, and each column's heading on the page
FIGURES = {
    "01-economy": ("ekonomi", "indikator", {
        "utfall_ack_2022": "Utfall ack 2022", "utfall_ack_2023": "Utfall ack 2023",
        "budget_ack_2023": "Budget ack 2023", "prognos_helar_2023": "Prognos helår 2023",
        "budget_helar_2023": "Budget helår 2023",
    }),
    "02-result": ("ekonomi", "rad", {
        "ack_utfall_2023": "Utfall ack 2023", "prognos_helar_2023": "Prognos helår 2023",
    }),
    "03-hr-indicators-month": ("hr", "indikator", {
        "utfall_nov_2022": "Utfall nov 2022", "utfall_nov_2023": "Utfall nov 2023", "mal_nov_2023": "Mål nov 2023",
        "prognos_helar": "Prognos helår 2023", "arsmal_2023": "Årsmål 2023",
        "r12_utfall_nov_2023": "R12 utfall nov 2023", "status": "Status",
    }),
    "04-indicators-year": ("indikatorer", "indikator", {
        "utfall_2022": "Utfall 2022", "utfall_2023": "Utfall 2023", "mal_2023": "Mål 2023",
        "prognos_helar": "Prognos helår 2023", "malvarde_2023": "Målvärde 2023",
    }),
    "05-indicators-tertial": ("indikatorer", "indikator", {
        "utfall_t3_2022": "Utfall T3 2022", "utfall_t3_2023": "Utfall T3 2023", "mal_t3_2023": "Mål T3 2023",
        "prognos_helar": "Prognos helår 2023", "malvarde_2023": "Målvärde 2023", "status": "Status",
    }),
    "06-indicators-month": ("indikatorer", "indikator", {  # the heading says Nov, the figures are January-November
        "utfall_nov_2022": "Utfall ack 2022", "utfall_nov_2023": "Utfall ack 2023", "mal_nov_2023": "Mål ack 2023",
        "prognos_helar": "Prognos helår 2023", "arsmal_2023": "Årsmål 2023",
        "r12_utfall_nov_2023": "R12 utfall nov 2023", "status": "Status",
    }),
}  # fmt: skip
IDENTIFYING = {"row", "indikator", "slag", "enhet", "block", "radtyp", "rad", "grupp"}


def seed(name):
    with (PRINTED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def page(built, name):
    return built.path(f"site/{name}.html")


def shown(text, unit):
    """Write a figure as a Swedish reader expects it, from the transcription's canonical form."""
    whole, point, decimals = text.removeprefix("-").partition(".")
    grouped = f"{int(whole):,}".replace(",", "\u00a0")
    sign = "\u2212" if text.startswith("-") else ""
    return sign + grouped + ("," if point else "") + decimals + ("\u00a0%" if unit in PERCENT else "")


def table_rows(built, name):
    """Return the rows of the page that belong to one seed table, in its order."""
    where, head, headings = FIGURES[name]
    printed = seed(name)
    wanted = [row[head] for row in printed]
    filled = {heading for column, heading in headings.items() if any(row[column] for row in printed)}
    found = [
        row for row in rows(page(built, where)) if row.head.text in wanted and not filled - set(row.cells or filled)
    ]
    assert [row.head.text for row in found] == wanted
    return found


@pytest.mark.parametrize("name", FIGURES)
def test_every_column_is_mapped(name):
    assert set(seed(name)[0]) - IDENTIFYING == set(FIGURES[name][2])


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_stands_in_its_row_and_under_its_heading(built, name):
    for printed, row in zip(seed(name), table_rows(built, name), strict=True):
        for column, heading in FIGURES[name][2].items():
            text = printed[column]
            if printed.get("radtyp") == "rubrik":
                assert not row.cells
            elif column == "status":
                assert text == ""
                assert row.cells[heading].text.startswith(LOST)
            elif text:
                assert row.cells[heading].text == shown(text, printed["enhet"]), (row, heading)
            else:
                said = MISSING if heading in OUTCOMES else ""  # an outcome was due
                assert heading not in row.cells or row.cells[heading].text == said, (row, heading)


@pytest.mark.parametrize("name", FIGURES)
def test_a_column_that_no_row_fills_is_shown_only_for_its_footnote(built, name):
    for column, heading in FIGURES[name][2].items():
        is_filled = any(printed[column] for printed in seed(name)) or column == "status"
        cells = [row.cells.get(heading) for row in table_rows(built, name) if row.cells]
        assert all(cells) == (is_filled or any(cell and cell.has_note for cell in cells)), heading


def test_every_goal_stands_with_its_area_kind_and_lost_status(built):
    found = {row.head.text: row for row in rows(page(built, "index"))}
    for printed in seed("07-goals"):
        row = found[printed["mal"]]
        assert printed["omrade"] in {row.cells["Område"].text, row.caption.rpartition(", ")[2]}
        assert row.cells["Slag"].text == printed["slag"]
        assert (printed["status"], row.cells["Status"].text) == ("", LOST)


def test_every_activity_stands_under_its_area_with_its_lost_status(built):
    found = {row.head.text: row for row in rows(page(built, "aktiviteter"))}
    printed = seed("08-activities")
    assert list(found) == [one["aktivitet"] for one in printed]
    for one in printed:
        row = found[one["aktivitet"]]
        assert row.caption.endswith(f", {one['omrade']}")
        assert (one["status"], row.cells["Status"].text) == ("", LOST)


def test_every_assignment_stands_with_its_status(built):
    found = {row.head.text: row.cells["Status"].text for row in rows(page(built, "uppdrag"))}
    assert found == {one["uppdrag"]: one["status"] for one in seed("09-assignments")}


def test_every_project_stands_with_its_signal_cause_and_action(built):
    found = {row.head.text: row.cells for row in cards(page(built, "portfolj"))}
    for printed in seed("10-projects"):
        cells = found[printed["projekt"]]
        told = {"Orsak": printed["orsak"], "Åtgärd": printed["atgard"], "Kommentar": printed["ovrigt"]}
        said = {name: cells[name].text for name in told if name in cells and cells[name].text != MISSING}
        assert said == {name: text for name, text in told.items() if text}
        assert cells["Samlad status"].text == ("Gult" if printed["signal"] == "gul" else LOST)


def test_a_dimension_named_in_the_prose_heads_its_status(built):
    row = next(row for row in cards(page(built, "portfolj")) if "telefoni" in row.head.text)
    assert row.cells["Tid"].text == LOST


def doubtful():
    """Yield each doubtful cell of the transcription: its table, row and column, the names still as patterns."""
    for one in seed("11-cell-confidence"):
        for column in one["kolumn"].split(" / "):
            yield one["tabell"].removesuffix(".csv"), one["rad"], column


@pytest.mark.parametrize(("name", "row", "column"), [found for found in doubtful() if found[0] in FIGURES])
def test_each_doubtful_placement_carries_its_footnote(built, name, row, column):
    headings = [heading for key, heading in FIGURES[name][2].items() if fnmatch(key, column)]
    found = table_rows(built, name)
    if row == "Digital infrastruktur (utveckling)":
        found = [one for one in found if one.head.text == "Digital infrastruktur"][1:]
    elif row != "alla":
        found = [one for one in found if row in one.head.text]
    assert headings
    assert found
    assert all(one.cells[heading].has_note for one in found for heading in headings), found


def test_the_goals_whose_area_is_read_out_of_the_layout_carry_a_footnote_there(built):
    assert [found for found in doubtful() if found[0] not in FIGURES] == [("07-goals", "mål 8-11", "omrade")]
    noted = [row.head.text for row in rows(page(built, "index")) if row.cells.get("Område", row.head).has_note]
    goals = [goal["mal"] for goal in seed("07-goals")]
    assert noted == [goals[0], goals[3], *goals[7:11]]  # 1 and 4 stand before their area's label in the text


def test_headings_that_the_report_prints_and_projects_that_it_names_elsewhere_are_told(built):
    assert article(page(built, "uppdrag")).find("h2", id="centrala-uppdrag")
    assert "Ack utfall perioden 2023" in article(page(built, "ekonomi")).get_text()
    told = article(page(built, "portfolj")).get_text()
    assert "Digitala navet och Politisk ärendehantering" in told


def test_each_footnote_is_there_to_be_read(built):
    for name in ("ekonomi", "hr", "indikatorer", "index", "portfolj"):
        read = article(page(built, name))
        links = read.select("sup.u-ref a")
        assert all(read.find(id=link["href"].removeprefix("#")).get_text(strip=True) for link in links)
        assert all(link["href"].startswith("#") for link in links)
