"""Hidden figures that can be reckoned back in different ways: found, protected, and then taken by no attacker."""

from fractions import Fraction

import pytest

from tests.breakdowns import COSTS, broken_down
from tests.unit.derive.attacker import fewest, published, taken
from tests.unit.month import FOLDER, Month, write_month
from utfall.checks.examine import examine
from utfall.derive.disclosure import PublishedFigures, sum_text
from utfall.derive.protection import protection
from utfall.model.history import History
from utfall.source.archive import read_archive

MEASURES = ("outcome", "forecast")
OWN = [
    {"name": "id"}, {"name": "slag", "role": "kind"},
    {"name": "budget", "type": "number", "total": True, "period": False},
    {"name": "ack", "type": "number", "total": True, "period": True},
    {"name": "kvar", "type": "number", "formula": "budget - ack", "total": True},
    {"name": "andel", "type": "number", "formula": "ack / budget * 100", "decimals": 2},
]  # fmt: skip
OWN_ROWS = """\
id,slag,budget,ack,kvar,andel
skola,line,200,x,80,60.00
vard,line,100,30,70,30.00
park,line,50,10,40,20.00
alla,total,350,160,190,
"""


def cell(resource, row, column="outcome"):
    return (resource, row, column)


def statement(root):
    """A statement's line is hidden; its total is also an indicator."""
    month = write_month(root).edited("statement_lines", 6, outcome="x")
    figures = published(month.path("statement_lines.csv"), ("statement", "id"), MEASURES)
    figures |= published(month.path("observations.csv"), ("indicator", "period"), MEASURES)
    relations = []
    for column in MEASURES:
        total, unit, services, economy, staff = (
            cell("statement_lines", f"resultat/{name}", column)
            for name in ("totalt", "uppdrag", "forvaltning", "ekonomi", "hr")
        )
        relations += [{total: 1, unit: -1, services: -1}, {services: 1, economy: -1, staff: -1}]
        relations.append({total: 1, cell("observations", "resultat/2023-11", column): -1})
    return month, figures, relations, {cell("statement_lines", "resultat/uppdrag")}


def own_table(root):
    """A cell of a table of one's own is hidden; a remainder, a share and a total stand beside it."""
    month = write_month(root).with_table("investeringar", OWN, OWN_ROWS, primaryKey="id")
    figures = published(month.path("investeringar.csv"), ("id",), ("budget", "ack", "kvar", "andel"))
    table = {(row, column): cell("investeringar", row, column) for _, row, column in figures}
    relations = [
        {table["alla", name]: 1, **{table[row, name]: -1 for row in ("skola", "vard", "park")}}
        for name in ("budget", "ack", "kvar")
    ]
    relations += [
        {table[row, "budget"]: 1, table[row, "ack"]: -1, table[row, "kvar"]: -1}
        for row in ("skola", "vard", "park", "alla")
    ]
    relations += [share_of(table, row) for row in ("skola", "vard", "park")]
    return month, figures, relations, {cell("investeringar", "skola", "ack")}


def share_of(table, row):
    """Return the relation of a share, which is one of the others for whoever knows the share."""

    def made(figures):
        share = figures[table[row, "andel"]]
        return None if share is None else {table[row, "ack"]: 100, table[row, "budget"]: -share}

    return made


def breakdown(root):
    """A unit's part of an indicator is hidden; the whole and the other units are not."""
    month = write_month(root)
    broken_down(month.folder, COSTS.replace("soder,,465135", "soder,,x"))
    figures = published(month.path("breakdowns.csv"), ("indicator", "period", "enhet", "kon"), ("outcome",))
    figures |= published(month.path("observations.csv"), ("indicator", "period"), ("outcome",))
    names = ("norr", "norr-vard", "norr-skola", "soder")
    parts = {name: cell("breakdowns", f"kostnader/2023-11/{name}/") for name in names}
    relations = [
        {cell("observations", "kostnader/2023-11"): 1, parts["norr"]: -1, parts["soder"]: -1},
        {parts["norr"]: 1, parts["norr-vard"]: -1, parts["norr-skola"]: -1},
    ]
    return month, figures, relations, {parts["soder"]}


def over_time(root):
    """A month's year to date is hidden; the month before and the month's own value are not."""
    earlier = write_month(root)
    observed = "indicator,period,outcome,target,previous_outcome,month_outcome\n"
    earlier.contracted("observations", f"{observed}kostnader,2023-10,1000,1100,,90\n")
    earlier.described(lambda whole: whole.update(period="2023-10", version="2023.10.1"))
    earlier.rewritten("statement_lines", lambda text: text.replace("2023-11", "2023-10"))
    (root / "data" / "2023-10").mkdir()
    for file in sorted((root / FOLDER).iterdir()):
        file.rename(root / "data" / "2023-10" / file.name)
    fresh = (
        write_month(root / "november")
        .removed("corrections", 2)
        .contracted("observations", f"{observed}kostnader,2023-11,x,1200,,110\n")
    )
    for file in sorted(fresh.folder.iterdir()):
        file.rename(root / FOLDER / file.name)
    month = Month(root, root / FOLDER)
    columns = ("outcome", "month_outcome")
    figures = published(month.path("observations.csv"), ("indicator", "period"), columns)
    figures |= published(root / "data" / "2023-10" / "observations.csv", ("indicator", "period"), columns)
    now, own = (cell("observations", "kostnader/2023-11", name) for name in columns)
    relations = [{now: 1, own: -1, cell("observations", "kostnader/2023-10"): -1}]
    return month, figures, relations, {now}


def history_of(month):
    return History(read_archive(sorted(month.folder.parent.iterdir()), month.root))


def named(found):
    return {(one.resource, one.row, one.column) for one in found}


WAYS = pytest.mark.parametrize(
    ("way", "said"),
    [
        (statement, "Resultat totalt − Summa förvaltning"),
        (own_table, "skola (budget) − skola (kvar)"),
        (breakdown, "Kostnader 2023-11 − Kostnader 2023-11, norr"),
        (over_time, "Kostnader 2023-10 [2023-10] + Kostnader 2023-11 (month_outcome)"),
    ],
)


@WAYS
def test_a_hidden_figure_that_follows_is_found_with_its_sum_and_never_its_value(tmp_path, way, said):
    month, figures, relations, hidden = way(tmp_path)
    assert taken(figures, relations) == hidden
    known = PublishedFigures(history_of(month))
    found = known.revealed()
    assert named(one.cell for one in found) == hidden
    assert [sum_text(known, one) for one in found] == [said]
    earlier = [folder for folder in sorted(month.folder.parent.iterdir()) if folder != month.folder]
    told = [one for one in examine(month.folder, month.root, earlier).findings if one.slug == "disclosure"]
    ((resource, _, column),) = hidden
    assert [(one.case, one.file, one.field, one.value) for one in told] == [
        ("sum", f"{FOLDER}/{resource}.csv", column, "x")
    ]
    assert told[0].details["sum"] == said


@WAYS
def test_what_protects_it_is_the_fewest_cells_and_leaves_an_exhaustive_attacker_nothing(tmp_path, way, said):  # noqa: ARG001
    month, figures, relations, _ = way(tmp_path)
    history = history_of(month)
    chosen = protection(PublishedFigures(history), "2023-11")
    assert chosen
    assert {one.month for one in chosen} == {"2023-11"}
    assert {one for one in named(chosen) if figures.get(one) is None} == set()
    assert taken({**figures, **dict.fromkeys(named(chosen))}, relations) == set()
    choices = [name for name, value in sorted(figures.items()) if value is not None and "2023-10" not in name[1]]
    assert fewest(figures, relations, choices, len(chosen)) == len(chosen)


def test_a_figure_that_nothing_gives_is_hidden_and_so_is_one_that_rounding_leaves_open(tmp_path):
    month = write_month(tmp_path).edited("observations", 4, outcome="x")  # a rate that nothing else tells of
    known = PublishedFigures(history_of(month))
    assert (len(known.hidden), known.revealed()) == (1, ())
    rows = "id,slag,ack\na,line,x\nb,line,9000000\nall,total,9000001\n"
    fields = [OWN[0], OWN[1], {"name": "ack", "type": "number", "total": True, "decimals": 0, "period": True}]
    month.with_table("summor", fields, rows, primaryKey="id")
    assert named(one.cell for one in PublishedFigures(history_of(month)).revealed()) == {cell("summor", "a", "ack")}
    month.rewritten("summor", lambda text: text.replace("9000000", "x"))
    assert PublishedFigures(history_of(month)).revealed() == ()


def test_a_month_that_is_out_is_told_of_at_the_cell_that_gives_it_away(tmp_path):
    month, *_ = over_time(tmp_path)
    october = Month(tmp_path, tmp_path / "data" / "2023-10")
    october.edited("observations", 2, outcome="x", month_outcome="x")
    month.edited("observations", 2, outcome="1110")
    (told,) = [one for one in examine(month.folder, month.root, [october.folder]).findings if one.slug == "disclosure"]
    assert (told.case, told.file, told.row, told.field) == ("earlier", f"{FOLDER}/observations.csv", 2, "outcome")
    assert told.details["sum"] == "Kostnader 2023-11 [2023-11] − Kostnader 2023-11 (month_outcome) [2023-11]"


def test_the_attacker_takes_what_can_be_taken_and_no_more():
    figures = {"a": None, "b": None, "c": None, "all": Fraction(9)}
    assert taken(figures, [{"all": 1, "a": -1, "b": -1}]) == set()
    assert taken(figures, [{"all": 1, "a": -1, "b": -1}, {"a": 1, "b": -1}]) == {"a", "b"}


COUNTS = "id,slag,antal\na,line,x\nb,line,x\nc,line,40\nalla,total,{total}\n"


@pytest.mark.parametrize(("total", "is_found"), [(40, True), (42, True), (43, False), (50, False)])
def test_counts_that_can_be_but_a_few_figures_are_found(tmp_path, total, is_found):
    fields = [OWN[0], OWN[1], {"name": "antal", "type": "integer", "unit": "antal", "total": True, "period": True}]
    month = write_month(tmp_path).with_table("arenden", fields, COUNTS.format(total=total), primaryKey="id")
    known = PublishedFigures(history_of(month))
    found = known.revealed()
    assert named(one.cell for one in found) == (
        {cell("arenden", name, "antal") for name in "ab"} if is_found else set()
    )
    assert {sum_text(known, one) for one in found} == ({"alla − c"} if is_found else set())
    if is_found:
        assert protection(known, "2023-11")
