"""What deviates, with cause and action, and how many have which status."""

from dataclasses import replace

from utfall.model.missing import Missing
from utfall.view.matter_tables import deviating_table, status_counts_table


def shown(table):
    def text(content):
        return getattr(content, "name", None) or getattr(content, "value", content)

    return [(row.id, row.detail, *(text(cell.content) for cell in row.cells)) for row in table.rows]


def test_what_deviates_has_cause_and_action_the_worst_first(small, sv):
    table = deviating_table(small, sv)
    assert [column.key for column in table.columns] == ["name", "status", "cause", "action"]
    nothing = Missing.NOT_REPORTED.name
    assert shown(table) == [
        ("projects-telefoni-time", "projekt, tid", "Telefoni", "Rött", "Upphandlingen avbröts.", "Omtag pågår."),
        ("activities-kultur", "aktivitet", "Tillitskultur", "Försenad", nothing, nothing),
        ("projects-portal", "projekt", "Portal", "Gult", "Leverantören är sen.", nothing),
    ]
    assert table.files == (
        "data/2023-11/project_statuses.csv", "data/2023-11/activities.csv",
    )  # fmt: skip


def test_where_nothing_deviates_there_is_no_table(small, sv):
    assert deviating_table(replace(small, activities=(), projects=()), sv) is None


def test_every_status_is_counted_by_kind_the_best_first(small, sv):
    assert [(name, state, int(count)) for _, _, name, state, count in shown(status_counts_table(small, sv))] == [
        ("Indikatorer", "Målet nås", 1),
        ("Indikatorer", "Framgår inte", 2),
        ("Mål", "God måluppfyllelse", 1),
        ("Mål", "Framgår inte", 1),
        ("Aktiviteter", "Pågående", 1),
        ("Aktiviteter", "Försenad", 1),
        ("Uppdrag", "Pågående", 1),
        ("Projekt", "Gult", 1),
        ("Projekt", "Rött", 1),
    ]
