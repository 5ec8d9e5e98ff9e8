"""Scales, rules and statements declared wrongly: each is told by the command, at its cell or its line."""

import json

import pytest

from tests.bodies.body import DESCRIPTOR, placed

MONTH = "data/2014-12"
SCALES, TRAVEL = f"{MONTH}/scales.csv", f"{MONTH}/travel.csv"
LINES = f"{MONTH}/statement_lines.csv"
STATES = "".join(f"mood,s{at},{at},S{at},none,ring,A mood.,,\n" for at in range(1, 11))
STATEMENTS = """\
id,order,name,chapter,unit,decimals,reported_as,forecast_made,definition,source,form,direction
money,1,Money,environment,£k,0,year_to_date,,Net cost.,Ledger,{form},
"""
ROWS = """\
statement,id,order,parent,kind,name,indicator,period,outcome,budget,forecast,year_budget,previous_outcome,\
previous_year,direction,numerator,base
money,cost,1,,total,Cost,,2014-12,-90,-95,,,,,,,
money,tax,2,,total,Tax,,2014-12,{tax},100,,,,,,,
money,share,3,,ratio,Share of tax,,2014-12,{share},,,,,,lower,{numerator},{base}
"""
RIGHT = {"form": "", "tax": "100", "share": "", "numerator": "cost", "base": "tax"}


def checked(project):
    ran = project.utfall("check", "--format", "json")
    assert ran.code in {0, 1}
    return ran.code, json.loads(ran.out)


@pytest.mark.parametrize(
    ("file", "old", "new", "slug", "row", "field"),
    [
        (SCALES, "travel,down,3,Worse,bad,down", "travel,down,3,Worse,bad,arrow", "unknown-word", 8, "shape"),
        (SCALES, "travel,down,3,Worse,bad,down", "travel,down,3,Worse,awful,down", "unknown-word", 8, "tone"),
        (SCALES, ",travel,direction of travel", ",route,direction of travel", "unknown-word", 6, "kind"),
        (SCALES, "travel,down,3,Worse,bad,down", "travel,down,3,Worse,bad,disc", "scale-shape", 8, "shape"),
        (SCALES, "travel,down,3,Worse,bad,down", "travel,down,3,Worse,bad,up", "scale-shape", 8, "shape"),
        (SCALES, "travel,down,3", "travel,down,2", "scale-states", 8, "order"),
        (SCALES, "Same.,,", "Same.,variation,", "scale-states", 7, "kind"),
        (SCALES, "Same.,,", "Same.,,way", "scale-states", 7, "title"),
        (SCALES, "spc,common", STATES + "spc,common", "scale-states", 19, "id"),
        (SCALES, "travel,up,1", "Travel,up,1", "identifier", 6, "scale"),
        (TRAVEL, "missed,down,up", "missed,lower,up", "status-scale", 3, "short"),
        (TRAVEL, "missed,down,up", "red,down,up", "status-scale", 3, "rag"),
    ],
)  # fmt: skip
def test_a_scale_declared_wrongly_is_told_at_its_cell(tmp_path, file, old, new, slug, row, field):
    project = placed("northmarsh", tmp_path / "report")
    assert old in project.read(file)
    project.write(file, project.read(file).replace(old, new, 1))
    code, found = checked(project)
    assert code == 1
    assert (slug, file, row, field) in {(one["slug"], one["file"], one["row"], one["field"]) for one in found}


@pytest.mark.parametrize(
    ("old", "new", "slug"),
    [
        ('"scale": "spc"', '"scale": "cps"', "status-scale"),
        ('"compares": "last_year"', '"compares": "last year"', "descriptor"),
        ('"scale": "spc"', '"scale": "spc", "compares": "last_year"', "status-scale"),
    ],
)
def test_a_column_of_statuses_declared_wrongly_is_told_at_its_line(tmp_path, old, new, slug):
    project = placed("northmarsh", tmp_path / "report")
    file = f"{MONTH}/{DESCRIPTOR}"
    project.write(file, project.read(file).replace(old, new, 1))
    line = next(at for at, one in enumerate(project.read(file).splitlines(), 1) if new in one)
    code, found = checked(project)
    assert code == 1
    assert [(one["slug"], one["row"]) for one in found if one["file"] == file and one["severity"] == "error"] == [
        (slug, line)
    ]


@pytest.fixture
def money(tmp_path):
    """Return the project with a statement of its own, described by the command."""

    def run(**changed):
        said = RIGHT | changed
        project = placed("northmarsh", tmp_path / "report")
        project.write(f"{MONTH}/statements.csv", STATEMENTS.format(**said))
        project.write(LINES, ROWS.format(**said))
        assert project.utfall("describe", "2014-12").code == 0
        return project

    return run


def test_a_statement_that_is_right_is_let_be(money):
    assert [one for one in checked(money())[1] if one["slug"] == "statement-rows"] == []


@pytest.mark.parametrize(
    ("changed", "code", "row", "field"),
    [
        ({"numerator": "costs"}, 1, 4, "numerator"),
        ({"base": ""}, 1, 4, "base"),
        ({"tax": "0"}, 0, 4, "outcome"),
        ({"share": "91"}, 1, 4, "outcome"),
    ],
)
def test_a_ratio_declared_wrongly_is_told_at_its_cell(money, changed, code, row, field):
    ended, found = checked(money(**changed))
    assert [(one["file"], one["row"], one["field"]) for one in found if one["slug"] == "statement-rows"] == [
        (LINES, row, field)
    ]
    assert ended == code


def test_a_balance_sheet_that_does_not_balance_is_told(money):
    _, found = checked(money(form="balance"))
    assert (LINES, 3, "outcome") in {
        (one["file"], one["row"], one["field"]) for one in found if one["slug"] == "statement-rows"
    }


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ('statement("money", columns=["outcome", "deviaton"])', "deviation"),
        ('statement("money", columns=[])', "columns"),
        ('statement("monney")', "money"),
        ('mark("travel", "upp")', "up"),
        ('legend("travl")', "travel"),
    ],
)
def test_a_page_that_asks_for_what_is_not_there_is_told_at_its_line(money, call, said):
    project = money()
    project.write("docs/index.md", project.read("docs/index.md") + "\n{{ " + call + " }}\n")
    last = len(project.read("docs/index.md").splitlines())
    code, found = checked(project)
    assert code == 1
    (one,) = [one for one in found if one["file"] == "docs/index.md" and one["severity"] == "error"]
    assert (one["row"], said in one["message"]) == (last, True)
