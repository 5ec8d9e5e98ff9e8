"""What deviates, with cause and action, and how many have which status."""

from dataclasses import replace

from utfall.derive.assessed_items import deviating
from utfall.model.history import History
from utfall.model.missing import Missing
from utfall.model.status import State
from utfall.render.table_plain import plain
from utfall.shown.content import Verdict
from utfall.view.assessed_tables import status_counts_table
from utfall.view.plan_tables import projects_tables
from utfall.view.worst_table import deviating_table
from utfall.words import words


def shown(table):
    def text(content):
        if isinstance(content, State | Verdict):
            return plain(content, words("sv"))
        return getattr(content, "name", None) or getattr(content, "value", content)

    return [(row.id, row.detail, *(text(cell.content) for cell in row.cells)) for row in table.rows]


def test_what_deviates_has_cause_and_action_the_worst_first(small, sv):
    table = deviating_table(History((small,)), sv)
    assert [column.key for column in table.columns] == ["name", "status", "cause", "action"]
    nothing = Missing.NOT_REPORTED.name
    assert shown(table) == [
        ("projects-telefoni-time", "projekt, tid", "Telefoni", "Rött", "Upphandlingen avbröts.", "Omtag pågår."),
        ("projects-portal", "projekt", "Portal", "Gult, bedömd / Grönt, beräknad", "Leverantören är sen.", ""),
        ("activities-kultur", "aktivitet", "Tillitskultur", "Försenad", nothing, ""),
    ]
    assert table.files == (
        "data/2023-11/project_statuses.csv", "data/2023-11/activities.csv",
    )  # fmt: skip


def test_where_nothing_deviates_there_is_no_table(small, sv):
    assert deviating_table(History((replace(small, activities=(), projects=()),)), sv) is None


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
        ("Projekt", "Rött, beräknad", 1),
    ]


def test_what_only_tells_a_direction_is_neither_counted_nor_listed_as_deviating(month, sv):
    text = month.text("scales.csv")
    month.contracted(
        "scales", "\n".join(f"{line},," for line in text.splitlines()).replace("meaning,,", "meaning,kind,title")
    )
    for row, shape in ((9, "up"), (10, "level"), (11, "down")):
        month.edited("scales", row, shape=shape, kind="travel")
    report = month.report()
    assert "Projekt" not in {name for _, _, name, *_ in shown(status_counts_table(report, sv))}
    assert not [one for one in deviating(report) if one.kind == "projects" and one.deviates]


COST, RESULT = 2, 3  # rows of observations.csv
TIME_OF_TELEPHONES, COST_OF_TELEPHONES, TIME_OF_PORTAL = 2, 3, 4  # of project_statuses.csv
TELEPHONES = 2  # of projects.csv


def test_judged_and_computed_statuses_of_one_name_are_counted_apart(month, sv):
    month.edited("observations", COST, status="").edited("observations", RESULT, status="reached")
    counted = [row[2:] for row in shown(status_counts_table(month.report(), sv)) if row[2] == "Indikatorer"]
    assert counted[:2] == [("Indikatorer", "Målet nås", 1), ("Indikatorer", "Målet nås, beräknad", 1)]


def test_what_has_a_cause_but_a_colour_that_was_lost_is_listed_after_what_deviates(month, sv):
    month.edited("project_statuses", TIME_OF_PORTAL, status="lost", cause="Avtalet är uppsagt.")
    found = [row for row in shown(deviating_table(History((month.report(),)), sv)) if row[0] == "projects-portal-time"]
    assert found == [("projects-portal-time", "projekt, tid", "Portal", "Framgår inte", "Avtalet är uppsagt.", "")]
    assert deviating(month.report())[-1].key == "portal-time"


def test_a_dimension_with_an_action_and_a_lost_colour_is_listed(month):
    month.edited("project_statuses", COST_OF_TELEPHONES, status="lost", action="Ny kalkyl.")
    assert deviating(month.report())[-1].key == "telefoni-cost"


def test_a_goal_whose_colour_was_lost_is_listed_where_it_is_explained(month):
    assert "arbetsmiljo" not in [one.key for one in deviating(month.report())]
    assert "service" not in [one.key for one in deviating(month.report())]
    month.edited("goals", 2, comment="Enkäten kom för sent.")
    assert deviating(month.report())[-1].key == "service"


def test_a_judgement_that_covers_a_worse_dimension_is_shown_with_it_and_with_its_reason(month, sv):
    month.edited("projects", TELEPHONES, status="green", reason="Ny leverantör är på plats.")
    table, _ = projects_tables(month.report(), sv)
    cells = dict(zip([column.key for column in table.columns], table.rows[0].cells, strict=True))
    overall = cells["overall"].content
    assert plain(overall, sv) == "Grönt, bedömd / Rött, beräknad"
    assert overall.rule == "Den sämsta bedömda dimensionen: Tid."
    assert cells["reason"].content == "Ny leverantör är på plats."
    assert [column.key for column in table.columns].index("reason") == 1 + list(cells).index("overall")
