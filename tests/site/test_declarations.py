"""What a package may declare, declared wrongly: each is told at the line of the descriptor, or at its row, by check.

A row of the table says what is changed in a sound project, and what an editor is then to be told, and where: the line
is that on which the needle stands in the descriptor as it is written.
"""

import copy
import json
from typing import NamedTuple

import pytest

from tests.breakdowns import broken_down
from tests.site.project import Project
from tests.unit.month import FOLDER, write_month

DESCRIPTOR = f"{FOLDER}/datapackage.json"
TABLE = f"{FOLDER}/investeringar.csv"
SETTINGS = (
    "site_name: Rapport\nuse_directory_urls: false\nmarkdown_extensions: [pymdownx.superfences, pymdownx.tabbed]\n"
)
FIELDS = {
    "id": {"type": "string"},
    "slag": {"type": "string", "role": "kind"},
    "name": {"type": "string", "title": "Projekt"},
    "budget": {"type": "number", "unit": "tkr", "decimals": 0, "total": True, "title": "Budget"},
    "ack": {"type": "number", "unit": "tkr", "decimals": 0, "total": True, "period": True, "title": "Utfall {to_date}"},
    "kvar": {"type": "number", "unit": "tkr", "decimals": 0, "total": True, "formula": "budget - ack"},
    "andel": {"type": "number", "unit": "procent", "decimals": 1, "formula": "ack / budget * 100"},
    "forra": {"type": "number", "unit": "tkr", "decimals": 0, "from": "previous-report", "column": "ack"},
    "lage": {"type": "string", "scale": "project"},
    "klart": {"type": "date"},
}
ROWS = """\
id,slag,name,budget,ack,kvar,lage,klart
skola,line,Skola,1000,400,600,green,2024-05-31
tomt,of-which,varav tomt,200,100,100,,
bad,line,Bad,500,100,400,yellow,2024-12-31
summa,total,Summa,1500,500,1000,,
"""


class Wrong(NamedTuple):
    """One wrong declaration: columns as they are described instead, and what is told of it."""

    name: str
    columns: dict
    needle: str
    slug: str
    sentence: str
    schema: dict = {}  # noqa: RUF012 - never changed


def shape(column, part, value, wanted):
    return Wrong(
        f"{part} is {value!r}", {column: {part: value}}, f'"{part}": {json.dumps(value)}', "descriptor", wanted
    )


def formula(text, sentence, name=None):
    return Wrong(name or text, {"kvar": {"formula": text}}, f'"formula": {json.dumps(text)}', "formula", sentence)


WRONG = [
    shape("kvar", "formula", 3, "ska stå en text"),
    shape("kvar", "total", "sum", 'ska stå true, false eller "formula"'),
    shape("ack", "period", "yes", "ska stå true eller false"),
    shape("forra", "from", "last-year", 'ska stå "previous-report"'),
    shape("forra", "column", 5, "ska stå en text"),
    shape("slag", "role", "sort", "ska stå kind, parent, unit, order eller audience"),
    shape("lage", "scale", 1, "ska stå en text"),
    formula("budget - ak", "räknar med ”ak”, som inte är någon kolumn i investeringar. Menades ”ack”?"),
    formula("budget -", "går inte att läsa"),
    formula("=D2-E2", "går inte att läsa"),
    formula("budget ** 2", "får ”Pow” inte stå"),
    formula("__import__('os').system('true')", "inte stå"),
    formula("budget > ack", "får ”budget > ack” inte stå"),
    formula("round(budget)", "får ”round(budget)” inte stå"),
    formula("budget - name", "räknar med name, som inte är en kolumn med tal"),
    formula("budget - klart", "räknar med klart, som inte är en kolumn med tal"),
    formula("kvar + 1", "bygger i sista hand på sig själv"),
    formula("2 * 3", "räknar inte med någon kolumn"),
    formula("+".join(["budget"] * 60), "är för lång", "too long a formula"),
    Wrong("a circle of two", {"kvar": {"formula": "andel * 2"}, "andel": {"formula": "kvar / 2"}},
          '"formula": "andel * 2"', "formula", "”andel * 2” i kolumnen kvar bygger i sista hand på sig själv"),
    Wrong("a formula of text", {"name": {"formula": "budget - ack"}}, '"formula": "budget - ack"', "formula",
          "har en formel men är inte en kolumn med tal"),
    Wrong("formula and from", {"forra": {"formula": "budget - 1"}}, '"formula": "budget - 1"', "formula",
          "har både en formel och from"),
    Wrong("division without decimals", {"andel": {"decimals": None}}, '"formula": "ack / budget * 100"', "formula",
          "ingen säger med hur många decimaler"),
    Wrong("column without from", {"forra": {"from": None}}, '"column": "ack"', "own-column",
          "säger column men inte from"),
    Wrong("from a column that is not there", {"forra": {"column": "akc"}}, '"column": "akc"', "own-column",
          "investeringar har ingen sådan. Menades ”ack”?"),
    Wrong("from a column of text", {"forra": {"column": "name"}}, '"column": "name"', "own-column",
          "som är av en annan typ"),
    Wrong("from without a key", {}, '"from": "previous-report"', "own-column", "har ingen nyckel",
          schema={"primaryKey": None}),
    Wrong("a total of text", {"name": {"total": True}}, '"name": "name"', "own-column",
          "ska summeras men innehåller inte tal"),
    Wrong("a total by a formula that is not there", {"ack": {"total": "formula"}}, '"total": "formula"', "own-column",
          "ska få sin summa ur en formel men har ingen"),
    Wrong("a total of several units", {"name": {"role": "unit"}, "ack": {"unit": None}}, '"name": "ack"', "own-column",
          "raderna har olika enheter"),
    Wrong("a role twice", {"name": {"role": "kind"}}, '"role": "kind"', "own-column",
          "Två kolumner i investeringar har rollen kind"),
    Wrong("a role of another type", {"klart": {"role": "unit"}}, '"role": "unit"', "own-column",
          "kan då inte vara av typen date"),
    Wrong("a parent without kinds", {"slag": {"role": "parent"}}, '"role": "parent"', "own-column",
          "ingen kolumn säger vilka rader som är summor"),
    Wrong("an order that is worked out", {"kvar": {"role": "order"}}, '"role": "order"', "own-column",
          "måste stå i filen, men den räknas ut"),
    Wrong("a scale for figures", {"ack": {"scale": "project"}}, '"name": "ack"', "own-column",
          "innehåller tal men ska ha statusar"),
    Wrong("a scale that is not there", {"lage": {"scale": "projekt"}}, '"scale": "projekt"', "status-scale",
          "skalan projekt, som inte finns i scales.csv. Menades ”project”?"),
    Wrong("a period that follows", {"andel": {"period": True}}, '"name": "andel"', "own-column",
          "räknas ut och ska inte fyllas i"),
    Wrong("a pattern that is not there", {"ack": {"title": "Utfall {todate}"}}, '"title": "Utfall {todate}"',
          "own-column",
          "har mönstret {todate}, som inte finns. Menades ”to_date”?"),
    Wrong("a year typed", {"ack": {"title": "Utfall 2018"}}, '"title": "Utfall 2018"', "own-column",
          "Rubriken ”Utfall 2018” säger 2018, men rapporten gäller 2023"),
    Wrong("a key that is not there", {}, '"primaryKey": "nyckel"', "own-column", "är kolumnen ”nyckel”, som inte finns",
          schema={"primaryKey": "nyckel"}),
    Wrong("a key that is worked out", {}, '"formula": "budget - ack"', "own-column", "är en del av nyckeln",
          schema={"primaryKey": "kvar"}),
    Wrong("nobody says whether a column is summed", {"ack": {"total": None}}, '"name": "ack"', "own-column",
          "inget säger om kolumnen ack summeras"),
]  # fmt: skip
WRONG_ROWS = [
    ("a total of 99 999", ("1500,500,1000", "99999,500,99499"), 5, "budget", "table-sums",
     "”Summa” är 99 999 i kolumnen Budget, men de 2 raderna blir tillsammans 1 500. Skillnaden är 98 499"),
    ("two totals", ("bad,line", "bad,total"), 5, "slag", "own-column",
     "Två rader är tabellens summa: rad 4 och den här"),
    ("a kind that is not there", ("bad,line", "bad,rad"), 4, "slag", "unknown-word", "rad"),
    ("a part larger than its line", ("200,100", "2000,100"), 3, "budget", "table-sums",
     "”varav tomt” är en del av ”Skola” men är större i kolumnen Budget: 2 000 av 1 000"),
    ("a part of no line", ("skola,line", "skola,heading"), 3, "slag", "table-sums", "ingen rad (line) står före"),
    ("a value that is not what the formula gives", ("500,100,400", "500,100,300"), 4, "kvar", "formula",
     "är 300 här, men formeln budget - ack ger 400"),
]  # fmt: skip

WRONG_BREAKDOWNS = [  # what is changed in which file, and the row there; without one that of the change
    ("a dimension that is not there", "datapackage.json", ('"dimension": "kon"', '"dimension": "kom"'), None, "kon",
     "dimension", "”kom”, som inte finns i dimensions.csv. Menades ”kon”?"),
    ("a dimension of figures", "datapackage.json",
     ('string",\n            "dimension": "kon"', 'number",\n            "dimension": "kon"'),
     None, "kon", "dimension", "är beskriven som number"),
    ("a dimension twice", "datapackage.json", ('"dimension": "kon"', '"dimension": "enhet"'), None, "kon", "dimension",
     "hör båda till dimensionen enhet"),
    ("a dimension of a known column", "datapackage.json",
     ('"name": "comment",', '"name": "comment", "dimension": "kon",'), None, "comment", "own-column", "comment"),
    ("a dimension of members that is not there", "members.csv", ("kon,man", "kom,man"), 7, "dimension", "references",
     "kom"),
    ("a member twice", "members.csv", ("kon,man", "kon,kvinnor"), 7, "dimension, id", "duplicate-key", "kon/kvinnor"),
    ("a parent that is not there", "members.csv", ("Vård Norr,norr", "Vård Norr,nor"), 3, "parent", "dimension",
     "”nor”, som inte finns i dimensionen enhet. Menades ”norr”?"),
    ("a circle of parents", "members.csv", ("Område Norr,", "Område Norr,norr-vard"), 2, "parent", "dimension",
     "ingår i sista hand i sig själv"),
    ("a member that is not there", "breakdowns.csv", (",norr-vard,", ",norr-vart,"), 3, "enhet", "dimension",
     "”norr-vart” är ingen medlem i dimensionen enhet. Menades ”norr-vard”?"),
    ("a row that is divided by nothing", "breakdowns.csv", (",norr-vard,", ",,"), 3, "enhet", "dimension",
     "inte uppdelad på någon dimension"),
    ("a part twice", "breakdowns.csv", (",norr-skola,", ",norr-vard,"), 4, "indicator, period, enhet, kon",
     "duplicate-key", "samma nyckel"),
    ("an indicator that is not there", "breakdowns.csv", ("franvaro,2023-11,soder,,", "franvar,2023-11,soder,,"), 5,
     "indicator", "references", "Menades ”franvaro”?"),
    ("a whole that does not follow", "breakdowns.csv", (",800000,", ",800010,"), 12, "outcome", "breakdown",
     "Område Norr har 800 010, men delarna enligt Enhet är tillsammans 800 000"),
    ("margins that do not agree", "breakdowns.csv", (",6.4,", ",5.8,"), 6, "outcome", "breakdown",
     "Kvinnor har 5,6, men samma rad uppdelad även på Enhet ger 5,24"),
    ("a part without a row", "breakdowns.csv", ("kostnader,2023-11,norr-vard,,500000,510000,,,\n", ""), 13, "enhet",
     "breakdown", "Rad saknas för Vård Norr"),
    ("a mean without a weight", "breakdowns.csv", (",4.0,5,40,", ",4.0,5,,"), 4, "weight", "breakdown",
     "har ingen vikt"),
    ("a weight of zero", "breakdowns.csv", (",4.0,5,40,", ",4.0,5,0,"), 4, "weight", "breakdown", "vikten är 0"),
]  # fmt: skip


def written(columns, schema):
    """Return the table's description with columns described otherwise; what is ``None`` is not said."""
    fields = copy.deepcopy(FIELDS)
    for name, changed in columns.items():
        fields[name] = {key: value for key, value in {**fields[name], **changed}.items() if value is not None}
    whole = {"missingValues": ["", "..", ".", "x"], "primaryKey": "id", **schema}
    whole["fields"] = [{"name": name, **field} for name, field in fields.items()]
    return {key: value for key, value in whole.items() if value is not None}


@pytest.fixture
def package(tmp_path):
    """A small project whose month has a table of its own, and what writes that table."""
    month = write_month(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Rapport\n\n{{ indicators() }}\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")

    def write(columns=None, schema=None, rows=ROWS):
        def describe(whole):
            own = {"name": "investeringar", "path": "investeringar.csv", "title": "Investeringar",
                   "profile": "tabular-data-resource", "schema": written(columns or {}, schema or {})}  # fmt: skip
            whole["resources"] = [one for one in whole["resources"] if one["name"] != "investeringar"] + [own]

        month.described(describe)
        month.write(
            "datapackage.json", json.dumps(json.loads(month.text("datapackage.json")), ensure_ascii=False, indent=1)
        )
        month.write("investeringar.csv", rows)
        return Project(tmp_path, is_warm=True)

    return write


def told(project):
    """Return what check tells of the table and of the descriptor."""
    checked = project.utfall("check", "--format", "json")
    assert checked.code in {0, 1}, checked.said
    assert "Traceback" not in checked.said
    return [one for one in json.loads(checked.out) if one["file"] in {DESCRIPTOR, TABLE}]


def test_what_is_declared_rightly_is_told_nothing_of(package):
    assert told(package()) == []


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: wrong.name[:40])
def test_a_wrong_declaration_is_told_at_its_line(package, wrong):
    project = package(wrong.columns, wrong.schema)
    lines = project.read(DESCRIPTOR).splitlines()
    after = max((at for at, line in enumerate(lines) if '"name": "investeringar"' in line), default=0)
    expected = [at + 1 for at, line in enumerate(lines) if wrong.needle in line and at > after]
    found = [one for one in told(project) if one["slug"] == wrong.slug and wrong.sentence in plain(one["message"])]
    assert found, told(project)
    assert found[0]["file"] == DESCRIPTOR
    near = range(min(expected), min(expected) + 9)  # of a part beside the name of its column
    assert found[0]["row"] in (near if wrong.needle.startswith('"name"') else expected)
    assert found[0]["remedy"]


@pytest.mark.parametrize(("name", "change", "row", "field", "slug", "sentence"), WRONG_ROWS)
def test_a_row_that_contradicts_what_is_declared_is_told_at_its_cell(package, name, change, row, field, slug, sentence):
    assert change[0] in ROWS, name
    found = told(package(rows=ROWS.replace(*change, 1)))
    spoken = [
        (one["file"], one["row"], one["field"], one["slug"]) for one in found if sentence in plain(one["message"])
    ]
    assert (TABLE, row, field, slug) in spoken, found


def plain(text):
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(("name", "file", "change", "row", "field", "slug", "sentence"), WRONG_BREAKDOWNS)
def test_a_breakdown_declared_wrongly_is_told_at_its_place(package, name, file, change, row, field, slug, sentence):
    project = package()
    month = project.root / FOLDER
    broken_down(month)
    text = (month / file).read_text(encoding="utf-8")
    assert change[0] in text, name
    (month / file).write_text(text.replace(*change, 1), encoding="utf-8")
    at = row or text[: text.index(change[0]) + len(change[0])].count("\n") + 1
    checked = project.utfall("check", "--format", "json")
    assert (checked.code, "Traceback" in checked.said) == (1, False), checked.said
    spoken = [
        (one["file"], one["row"], one["field"], one["slug"])
        for one in json.loads(checked.out)
        if sentence in plain(one["message"])
    ]
    assert (f"{FOLDER}/{file}", at, field, slug) in spoken, checked.out


def test_there_are_forty():
    assert len(WRONG) >= 40
    assert len({one.name for one in WRONG}) == len(WRONG)
