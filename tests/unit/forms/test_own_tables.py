"""A table of one's own in every form: what is worked out, and that a form which says otherwise is found."""

import json

import pytest

from tests.unit.forms.test_proof import FORMS, Written
from tests.unit.view.test_own_tables import FEM, FEM_ROWS, NAMNDER, ROWS
from utfall.forms import write

PAGE = """# Rapport {: #rapport }

{{ table("namnder", columns=["budget", "kvar", "andel"], title="Nämnder, {to_date}") }}

{{ table("fem") }}

{{ chart("namnder", columns=["kvar", "andel"]) }}

{{ figure("namnder/son", "kvar") }}
"""


@pytest.fixture
def written(exports):
    exports.month.with_table("namnder", NAMNDER, ROWS, primaryKey="id").with_table(
        "fem", FEM, FEM_ROWS, primaryKey="id"
    )
    exports.write_page(PAGE)
    request = exports.request(*FORMS)
    macros = {macro.name: macro for macro in request.edition.macros}
    made = [eval(call.strip("{} \n"), dict(macros)) for call in PAGE.split("\n\n")[1:]]  # noqa: S307 - the calls above
    (request.site / "index.html").write_text("\n".join(made), encoding="utf-8")
    write(request)
    return Written(request, request.site / "data")


def tables(written):
    content = json.loads((written.data / "tables.json").read_text(encoding="utf-8"))
    return {table["id"]: table for table in content["tables"]}


def test_all_forms_say_the_same_of_what_is_worked_out(written):
    assert written.told() == []


def test_json_marks_what_is_worked_out_and_keeps_it_exact(written):
    table = tables(written)["table-namnder-budget-kvar-andel"]
    assert [column["key"] for column in table["columns"] if column.get("derived")] == ["kvar", "andel"]
    assert [row[2:5] for row in table["rows"]] == [
        [None, None, None], [1000, 250, 75], [400, 100, 75], [500, -100, 120], [0, -10, {"missing": "."}],
        [1500, 140, 90.666666667],
    ]  # fmt: skip


def test_what_is_marked_otherwise_or_says_otherwise_is_found(written):
    written.replace("data/tables.json", ',"derived":true', "", 1)
    written.replace("index.html", "Uträknat", "Utraknat", 1)
    said = " ".join(message for _, message in written.told())
    assert "vilka kolumner i ”Nämnder, jan–nov 2023” som är uträknade" in said
    assert "Uträknat: Budget" in said
