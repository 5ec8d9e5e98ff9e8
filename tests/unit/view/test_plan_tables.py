"""Goals, activities, assignments and projects as tables."""

from datetime import date

import pytest

from utfall.errors import MacroError, UnknownName
from utfall.model.missing import Missing
from utfall.model.status import State
from utfall.render.table_plain import plain
from utfall.shown.content import Day, Verdict
from utfall.view.plan_tables import activities_table, assignments_table, goals_table, projects_tables
from utfall.words import words


def shown(table):
    """Return the table's cells as texts, states by their names and missing values as ``None``."""
    return [[_plain(cell.content) for cell in row.cells] for row in table.rows]


def _plain(content):
    if isinstance(content, Verdict):
        return plain(content, words("sv"))
    return (
        content.name
        if isinstance(content, State)
        else None
        if isinstance(content, Missing) or content == ""
        else content
    )


def headings(table):
    return [column.heading for column in table.columns]


def test_goals_stand_with_area_kind_and_status(small, sv):
    table = goals_table(small, sv)
    assert (table.id, table.caption, table.files) == ("goals", "Mål, november 2023", ("data/2023-11/goals.csv",))
    assert headings(table) == ["Mål", "Område", "Slag", "Status", "Kommentar"]
    assert shown(table) == [
        ["Vi ska ge god service.", "Kund och ägare", "centralt mål", "Framgår inte", None],
        [
            "Arbetsmiljön ska bli bättre.",
            "Medarbetare",
            "stadengemensamt mål",
            "God måluppfyllelse",
            "Enkäten visar det.",
        ],
    ]


def test_the_goals_of_one_area_stand_without_its_column(small, sv):
    table = goals_table(small, sv, "kund")
    assert (table.id, table.caption) == ("goals-kund", "Mål, november 2023, Kund och ägare")
    assert headings(table) == ["Mål", "Slag", "Status"]


def test_activities_stand_with_their_dates_in_words(small, sv):
    table = activities_table(small, sv)
    assert headings(table) == ["Aktivitet", "Område", "Status", "Ansvarig", "Klart"]
    assert shown(table) == [
        ["Digital plan", "Kund och ägare", "Pågående", None, None],
        ["Tillitskultur", "Medarbetare", "Försenad", "HR", Day(date(2024, 3, 31), "31\u00a0mars\u00a02024")],
    ]


def test_assignments_stand_with_their_status(small, sv):
    assert shown(assignments_table(small, sv)) == [["Minska administrationen.", "Pågående"]]


def test_projects_stand_with_overall_status_and_each_dimension_in_use(small, sv):
    table, _ = projects_tables(small, sv)
    assert headings(table) == ["Projekt", "Portfölj", "Fas", "Samlad status", "Skäl", "Tid", "Kostnad"]
    assert shown(table) == [
        ["Telefoni", None, None, "Rött, beräknad", None, "Rött", "Grönt"],
        ["Portal", "Digitalt", "Genomförande", "Gult, bedömd / Grönt, beräknad", "Leverantören är sen.", "Grönt", None],
    ]


def test_causes_and_actions_stand_in_a_table_of_their_own(small, sv):
    _, table = projects_tables(small, sv)
    assert (table.id, table.caption) == ("explanations", "Orsaker och åtgärder, november 2023")
    assert headings(table) == ["Projekt", "Dimension", "Status", "Orsak", "Åtgärd", "Ansvarig", "Till"]
    assert shown(table)[0] == [
        "Telefoni", "Tid", "Rött", "Upphandlingen avbröts.", "Omtag pågår.", "Kim",
        Day(date(2024, 1, 31), "31\u00a0januari\u00a02024"),
    ]  # fmt: skip


def test_projects_without_dimensions_are_one_table(month, sv):
    for row in (4, 3, 2):
        month.removed("project_statuses", row)
    assert len(projects_tables(month.report(), sv)) == 1


@pytest.mark.parametrize("make", [goals_table, activities_table])
def test_an_area_that_is_not_there_is_refused(small, sv, make):
    with pytest.raises(UnknownName) as refusal:
        make(small, sv, "kunden")
    assert str(refusal.value).startswith("Det finns inget område som heter ”kunden”. Menades ”kund”?")


def test_an_area_without_goals_is_refused(month, sv):
    month.removed("goals", 3)
    with pytest.raises(MacroError) as refusal:
        goals_table(month.report(), sv, "medarbetare")
    assert "Makrot goals hittar inget att visa för Medarbetare." in str(refusal.value)


@pytest.mark.parametrize(
    ("make", "count", "status"),
    [
        (goals_table, 13, {"Framgår inte av underlaget"}),
        (activities_table, 15, {"Framgår inte av underlaget"}),
        (assignments_table, 2, {"Pågående"}),
    ],
)
def test_the_plans_of_november_2023_are_whole_and_each_lost_status_says_so(real, sv, make, count, status):
    table = make(real, sv)
    at = headings(table).index("Status")
    assert len(table.rows) == count
    assert {row[at] for row in shown(table)} == status


def test_the_projects_of_november_2023_have_their_causes_and_actions(real, sv):
    summary, explained = projects_tables(real, sv)
    lost = "Framgår inte av underlaget"
    assert [row[1] for row in shown(summary)] == [lost, lost, "Gult, beräknad"]
    assert [row.id for row in explained.rows] == ["telefoni-time", "city-information-platform-iot-unspecified"]


def test_in_english_the_headings_are_english_and_the_data_is_as_it_is(small, en):
    table = goals_table(small, en)
    assert headings(table) == ["Goal", "Area", "Kind", "Status", "Comment"]
    assert shown(table)[0][:3] == ["Vi ska ge god service.", "Kund och ägare", "central goal"]
