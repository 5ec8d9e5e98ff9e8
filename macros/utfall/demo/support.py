"""The department of the plain example: Support and Services of Exempelby, put together from its plans."""

from __future__ import annotations

from utfall.demo import shipped
from utfall.demo.activities import ACTIVITIES
from utfall.demo.assignments import ASSIGNMENTS
from utfall.demo.breakdowns import STAFF
from utfall.demo.economy import BUDGET_VERSIONS, UNITS, YEAR_BUDGETS
from utfall.demo.explanations import explanation
from utfall.demo.figures import BEHAVIOURS, RATES_FORESEEN, WIDER, YEARLY_TARGETS
from utfall.demo.goals import GOALS
from utfall.demo.incidents import INCIDENTS
from utfall.demo.plan import Plan
from utfall.demo.projects import PROJECTS
from utfall.demo.statement import TREE

STANDING = ("areas", "scales", "indicators", "dimensions", "members", "glossary")
CONTACTS = {
    "Ekonomichefen": "ekonomi@exempelby.example",
    "HR-chefen": "hr@exempelby.example",
    "Måltidschefen": "maltider@exempelby.example",
    "Chefen för kontaktcenter": "kontaktcenter@exempelby.example",
    "It-chefen": "it@exempelby.example",
    "Förvaltningschefen": "stod.och.service@exempelby.example",
}


def support() -> Plan:
    """Return the plan of the department."""
    return Plan(
        id="stod-och-service",
        name="Stöd och service",
        diary="SN",
        seeds="",
        renamed={},
        tables={name: shipped.rows(name) for name in STANDING},
        contacts=CONTACTS,
        units=UNITS,
        tree=TREE,
        statement_name="Resultat per avdelning",
        staff=STAFF,
        cost_growth="1.5",
        year_budgets=YEAR_BUDGETS,
        budget_versions=BUDGET_VERSIONS,
        behaviours=BEHAVIOURS,
        wider=WIDER,
        yearly_targets=YEARLY_TARGETS,
        rates_foreseen=RATES_FORESEEN,
        incidents=INCIDENTS,
        explain=explanation,
        goals=GOALS,
        activities=ACTIVITIES,
        assignments=ASSIGNMENTS,
        projects=PROJECTS,
    )
