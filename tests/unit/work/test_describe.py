"""A descriptor written and mended from a month's files: what is declared stays, what is new is told."""

import json
import shutil

import pytest

from tests.seeded import SEED
from utfall.checks.examine import examine
from utfall.errors import UsageError
from utfall.period import Period
from utfall.project import read_project
from utfall.work.describe import Wanted, describe
from utfall.work.described_package import PackageFacts, of_month

FACTS = PackageFacts(organisation="Björkviks kommun", board="Kommunstyrelsen", licence="CC0-1.0")
INVESTMENTS = """\
id,order,namn,budget,ack,kvar,andel,klart,lage
skola,1,Ny skola,186000,74210,111790,39.9,2024-08-01,gul
vatten,2,Vattenledning,42000,41870,130,99.7,,gron
"""
SCALES = """\
scale,id,order,name,tone,shape,meaning
projekt,gron,1,Grönt,good,disc,Enligt plan.
projekt,gul,2,Gult,some,triangle,Avviker något.
"""


@pytest.fixture
def project(tmp_path):
    (tmp_path / "mkdocs.yml").write_text("site_name: Prov\nuse_directory_urls: false\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    write(tmp_path, "2024-03", {"investeringar.csv": INVESTMENTS})
    return read_project(tmp_path)


def write(root, month, files):
    folder = root / "data" / month
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")


def run(project, *columns, month=None, titles=(), facts=FACTS, ask=None):
    return describe(project, month, Wanted(titles, columns, facts), ask)


def descriptor(project, month="2024-03"):
    return json.loads((project.folder(project.chosen_month(month)) / "datapackage.json").read_text(encoding="utf-8"))


def table(project, name="investeringar", month="2024-03"):
    return next(one for one in descriptor(project, month)["resources"] if one["name"] == name)


def fields(project, name="investeringar", month="2024-03"):
    return {one["name"]: one for one in table(project, name, month)["schema"]["fields"]}


def said(done, column="", resource="investeringar"):
    return [one.what.key for one in done.decisions if (one.resource, one.column) == (resource, column)]


def test_a_package_is_described_from_its_files_alone(project):
    done = run(project, titles=["investeringar=Investeringar per enhet"])
    found = descriptor(project)
    assert (done.file, done.is_changed, done.lacking) == ("data/2024-03/datapackage.json", True, ())
    assert {name: found[name] for name in ("name", "title", "version", "period", "language", "case_number")} == {
        "name": "rapport-2024-03",
        "title": "Rapport mars 2024, Björkviks kommun",
        "version": "2024.3.1",
        "period": "2024-03",
        "language": "sv",
        "case_number": "..",
    }
    assert found["organization"] == {
        "id": "bjorkviks-kommun",
        "name": "Björkviks kommun",
        "board": "Kommunstyrelsen",
    }
    assert found["licenses"][0]["path"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert [(one["name"], one["path"], one["title"]) for one in found["resources"]] == [
        ("investeringar", "investeringar.csv", "Investeringar per enhet")
    ]


def test_types_are_found_from_the_cells(project):
    run(project)
    found = fields(project)
    assert {name: (one["type"], one.get("decimals")) for name, one in found.items()} == {
        "id": ("string", None),
        "order": ("integer", None),
        "namn": ("string", None),
        "budget": ("integer", None),
        "ack": ("integer", None),
        "kvar": ("integer", None),
        "andel": ("number", 1),
        "klart": ("date", None),
        "lage": ("string", None),
    }
    assert found["id"]["constraints"]["required"] is True
    assert table(project)["schema"]["primaryKey"] == ["id"]
    assert found["budget"]["title"] == "Budget"


def test_what_is_described_can_be_checked(project):
    run(project)
    found = examine(project.folder(project.chosen_month()), project.root).findings
    assert [one for one in found if one.severity.value == "error"] == []


def test_a_column_has_the_properties_that_are_declared(project):
    run(
        project,
        "investeringar.kvar: title=Kvar av budget; unit=tkr; formula=budget - ack; total",
        "investeringar.ack: from=previous-report; column=ack; period; description=Sedan start; inte i år.",
        "investeringar.lage: role=kind; words=gul | gron; required",
    )
    found = fields(project)
    assert found["kvar"] == {
        "name": "kvar", "title": "Kvar av budget", "type": "number", "decimals": 0, "unit": "tkr",
        "formula": "budget - ack", "total": True,
    }  # fmt: skip
    assert (found["ack"]["from"], found["ack"]["column"], found["ack"]["period"]) == ("previous-report", "ack", True)
    assert found["ack"]["description"] == "Sedan start; inte i år."
    assert found["lage"]["constraints"] == {"enum": ["gul", "gron"], "required": True}


def test_a_column_that_is_worked_out_need_not_be_in_the_file(project):
    run(project, "investeringar.avvikelse: title=Avvikelse; unit=tkr; formula=budget - ack; total=formula; period=nej")
    found = table(project)["schema"]
    assert found["fieldsMatch"] == "superset"
    assert found["fields"][-1] == {
        "name": "avvikelse", "title": "Avvikelse", "type": "number", "decimals": 0, "unit": "tkr",
        "formula": "budget - ack", "total": "formula", "period": False,
    }  # fmt: skip
    assert run(project, facts=PackageFacts()).is_changed is False


def test_a_column_whose_words_are_the_states_of_one_scale_is_of_that_scale(project):
    write(project.root, "2024-03", {"scales.csv": SCALES})
    done = run(project)
    assert fields(project)["lage"]["scale"] == "projekt"
    assert "describe.scale" in said(done, "lage")


def test_what_was_declared_stays_when_it_is_run_again(project):
    run(project, "investeringar.kvar: unit=tkr; formula=budget - ack", titles=["investeringar=Investeringar"])
    before = descriptor(project)
    again = run(project, facts=PackageFacts())
    assert (again.is_changed, again.decisions) == (False, ())
    assert descriptor(project) == before


def test_what_a_person_wrote_stays(project):
    run(project)
    file = project.folder(project.chosen_month()) / "datapackage.json"
    edited = descriptor(project)
    edited["keywords"] = ["investeringar"]
    edited["resources"][0]["schema"]["fields"][3] |= {"title": "Total budget", "own": 1, "type": "number"}
    file.write_text(json.dumps(edited), encoding="utf-8")
    done = run(project, facts=PackageFacts())
    assert (done.is_changed, descriptor(project)) == (False, edited)


def test_a_property_without_a_value_is_taken_away(project):
    run(project, "investeringar.kvar: unit=tkr; total")
    run(project, "investeringar.kvar: unit=; total=nej")
    assert {"unit", "total"}.isdisjoint(fields(project)["kvar"])


def test_columns_that_come_and_go_are_told(project):
    run(project)
    rows = INVESTMENTS.replace(",lage", ",ansvar").replace(",gul", ",Gatukontoret").replace(",gron", ",Vatten")
    write(project.root, "2024-03", {"investeringar.csv": rows})
    done = run(project)
    assert list(fields(project))[-1] == "ansvar"
    assert (said(done, "lage"), said(done, "ansvar")) == (["describe.removed"], ["describe.guessed-title"])


def test_whole_numbers_that_get_decimals_become_numbers(project):
    run(project, "investeringar.budget: type=integer")
    write(project.root, "2024-03", {"investeringar.csv": INVESTMENTS.replace("186000", "186000.25")})
    done = run(project)
    assert (fields(project)["budget"]["type"], fields(project)["budget"]["decimals"]) == ("number", 2)
    assert said(done, "budget") == ["describe.widened"]


def test_known_tables_are_described_by_the_contract_in_the_language_of_the_project(project):
    write(project.root, "2024-03", {"areas.csv": "id,order,name\nskola,1,Skola\n"})
    (project.root / "mkdocs.yml").write_text("site_name: A\nextra:\n  utfall:\n    language: en\n", encoding="utf-8")
    run(read_project(project.root))
    areas = table(project, "areas")
    assert (areas["title"], areas["schema"]["fields"][2]["title"]) == ("Areas", "Area")
    assert areas["schema"]["primaryKey"] == ["id"]
    assert [one["name"] for one in descriptor(project)["resources"]] == ["areas", "investeringar"]
    assert descriptor(project)["title"] == "Report March 2024, Björkviks kommun"


def test_a_known_table_that_lacks_columns_says_which(project):
    write(project.root, "2024-03", {"areas.csv": "id,name\nskola,Skola\n"})
    done = run(project)
    assert said(done, resource="areas") == ["describe.by-contract", "describe.lacking"]
    assert next(one for one in done.decisions if one.what.key == "describe.lacking").what.params == {"columns": "order"}


def test_a_reference_to_a_table_that_is_not_there_waits_for_it(project):
    lines = "statement,id,order,parent,kind,name,indicator,period,outcome,budget,forecast,year_budget,"
    lines += "previous_outcome,previous_year\ndrift,a,1,,line,A,,2024-03,1,1,1,1,1,1\n"
    write(project.root, "2024-03", {"statement_lines.csv": lines})
    run(project)
    assert "foreignKeys" not in table(project, "statement_lines")["schema"]
    write(project.root, "2024-03", {"statements.csv": "id,order,name\ndrift,1,Drift\n"})
    run(project)
    assert table(project, "statement_lines")["schema"]["foreignKeys"] == [
        {"fields": ["statement"], "reference": {"resource": "statements", "fields": ["id"]}}
    ]


def test_the_next_month_is_described_as_the_last(project):
    run(project, "investeringar.kvar: unit=tkr; formula=budget - ack", titles=["investeringar=Investeringar"],
        facts=PackageFacts(title="Läget", organisation="A", licence="CC0-1.0", currency="EUR",
                           calendar="year-starts=4; reports=2,4,12"))  # fmt: skip
    write(project.root, "2024-04", {"investeringar.csv": INVESTMENTS})
    done = run(project, facts=PackageFacts())
    found = descriptor(project, "2024-04")
    assert (found["title"], found["period"], found["version"]) == ("Läget", "2024-04", "2024.4.1")
    assert (found["calendar"], found["currency"]) == ({"year_starts": 4, "reports": [2, 4, 12]}, "EUR")
    assert fields(project, month="2024-04")["kvar"]["formula"] == "budget - ack"
    assert (done.lacking, said(done)) == ((), ["describe.as-before"])


def test_the_month_in_the_title_goes_along(project):
    run(project)
    write(project.root, "2024-04", {"investeringar.csv": INVESTMENTS})
    run(project, facts=PackageFacts())
    assert descriptor(project, "2024-04")["title"] == "Rapport april 2024, Björkviks kommun"
    assert descriptor(project, "2024-04")["name"] == "rapport-2024-04"


def test_an_organisation_and_a_licence_are_never_made_up(project):
    done = run(project, facts=PackageFacts())
    assert done.lacking == ("organization", "licenses")
    assert {"organization", "licenses", "sources"}.isdisjoint(descriptor(project))
    open_ones = [one.what.key for one in done.decisions if one.is_open and not one.resource]
    assert open_ones == ["describe.lacks-organization", "describe.lacks-licenses"]


def test_a_title_is_asked_for_and_its_guess_is_the_name(project):
    asked = []
    run(project, ask=lambda name, guess: asked.append((name, guess)) or "Byggen")
    assert asked == [("investeringar", "Investeringar")]
    assert table(project)["title"] == "Byggen"
    run(project, ask=lambda *_: pytest.fail("asked again"))


def test_a_title_that_nobody_gave_is_left_to_decide(project):
    done = run(project)
    assert table(project)["title"] == "Investeringar"
    assert [one.what.key for one in done.decisions if one.is_open] == ["describe.title-guessed"]


def test_cells_that_are_no_figures_and_columns_without_values_are_left_to_decide(project):
    rows = "id,order,belopp,not\na,1,5,\nb,2,okänt,\n"
    write(project.root, "2024-03", {"belopp.csv": rows})
    done = run(project, titles=["belopp=Belopp", "investeringar=Byggen"])
    left = [(one.column, one.what.key) for one in done.decisions if one.is_open]
    assert left == [("belopp", "describe.odd"), ("not", "describe.no-values")]
    assert fields(project, "belopp")["belopp"]["type"] == "number"


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        ("enhet,tal\na,1\nb,2\n", ["enhet"]),
        ("enhet,kon,tal\na,k,1\na,m,2\n", ["enhet", "kon"]),
        ("enhet,tal\na,1\na,2\n", None),
    ],
)
def test_a_key_is_found_where_texts_tell_the_rows_apart(project, rows, key):
    write(project.root, "2024-03", {"personal.csv": rows})
    done = run(project)
    assert table(project, "personal")["schema"].get("primaryKey") == key
    assert ("describe.key" if key else "describe.no-key") in said(done, resource="personal")


def test_files_that_are_gone_or_empty_are_told(project):
    write(project.root, "2024-03", {"personal.csv": "enhet,tal\na,1\n"})
    run(project)
    (project.root / "data/2024-03/personal.csv").unlink()
    write(project.root, "2024-03", {"tom.csv": ""})
    done = run(project)
    assert said(done, resource="personal") == ["describe.gone"]
    assert said(done, resource="tom") == ["describe.empty"]
    assert [one["name"] for one in descriptor(project)["resources"]] == ["investeringar"]


@pytest.mark.parametrize("month", ["2022-11", "2022-12", "2023-11"])
def test_months_that_are_already_described_stay_byte_for_byte(tmp_path, month):
    shutil.copytree(SEED, tmp_path / "prov")
    seeded = read_project(tmp_path / "prov")
    file = tmp_path / "prov" / "data" / month / "datapackage.json"
    before = file.read_bytes()
    done = run(seeded, month=month, facts=PackageFacts())
    assert (done.is_changed, file.read_bytes() == before) == (False, True)


@pytest.mark.parametrize(
    ("columns", "facts", "sentence"),
    [
        (["investeringar.kvar"], FACTS, "går inte att läsa som en kolumn"),
        (["kvar: unit=tkr"], FACTS, "går inte att läsa som en kolumn"),
        (["investering.kvar: unit=tkr"], FACTS, "ingen tabell som heter ”investering”. Menades ”investeringar”?"),
        (["investeringar.kva: unit=tkr"], FACTS, "ingen kolumn som heter ”kva”. Menades ”kvar”?"),
        (["investeringar.kvar: enhet=tkr"], FACTS, "”enhet” är ingen egenskap hos en kolumn."),
        (["investeringar.kvar: decimals=tio"], FACTS, "Egenskapen decimals kan inte vara ”tio”. Det som går är: 0–9."),
        (["investeringar.kvar: total=kanske"], FACTS, "”kanske”. Det som går är: true, false, formula."),
        (["investeringar.kvar: from=last-year"], FACTS, "Egenskapen from kan inte vara ”last-year”."),
        (["investeringar.kvar: role=line"], FACTS, "Egenskapen role kan inte vara ”line”."),
        (["investeringar.kvar: type=tal"], FACTS, "Egenskapen type kan inte vara ”tal”."),
        ([], PackageFacts(licence="fri"), "Licensen ”fri” är inte känd."),
        ([], PackageFacts(currency="kronor"), "”kronor” är ingen valuta."),
        ([], PackageFacts(calendar="year-starts=13"), "I kalendern ska calendar.year_starts vara en månad"),
        ([], PackageFacts(calendar="reports=2,13"), "I kalendern ska calendar.reports vara"),
        ([], PackageFacts(calendar="weeks"), "I kalendern ska calendar.weeks vara"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_and_nothing_is_written(project, columns, facts, sentence):
    with pytest.raises(UsageError) as refused:
        run(project, *columns, facts=facts)
    assert sentence in str(refused.value)
    assert not (project.root / "data/2024-03/datapackage.json").exists()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"name": "a",}', "rad 1, går inte att läsa"),
        ('{"resources": [1]}', "ska på platsen resources stå"),
    ],
)
def test_a_descriptor_that_cannot_be_read_is_left_as_it_is(project, text, sentence):
    file = project.root / "data/2024-03/datapackage.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        run(project)
    assert sentence in str(refused.value)
    assert file.read_text(encoding="utf-8") == text


def test_a_known_table_that_is_described_otherwise_than_it_is_read_is_mended(project):
    write(project.root, "2024-03", {"areas.csv": "id,order,name\nskola,1,Skola\n"})
    run(project)
    file = project.root / "data/2024-03/datapackage.json"
    whole = descriptor(project)
    whole["resources"][0]["schema"]["fields"][1]["type"] = "string"
    whole["resources"][0]["schema"]["primaryKey"] = ["name"]
    file.write_text(json.dumps(whole), encoding="utf-8")
    done = run(project, facts=PackageFacts())
    assert fields(project, "areas")["order"]["type"] == "integer"
    assert table(project, "areas")["schema"]["primaryKey"] == ["id"]
    assert (said(done, "order", "areas"), said(done, resource="areas")) == (["describe.mended"], ["describe.mended"])


@pytest.mark.parametrize(
    ("language", "title", "expected"),
    [
        ("en", "Performance, Q3 2014/15", "Performance, Q4 2014/15"),
        ("sv", "Uppföljning Kv3 2014/15", "Uppföljning Kv4 2014/15"),
        ("en", "Performance to December 2014", "Performance to March 2015"),
    ],
)
def test_a_title_that_names_the_report_names_the_next_one(language, title, expected):
    calendar = {"year_starts": 4, "year_name": "split", "reports": "quarter"}
    found = of_month(
        {"language": language, "title": title, "calendar": calendar}, Period.parse("2014-12"), Period.parse("2015-03")
    )
    assert (found["title"], found["version"]) == (expected, "2015.3.1")


DIMENSIONS = "id,order,name\nenhet,1,Enhet\nkon,2,Kön\n"
MEMBERS = "dimension,id,order,name,parent\nenhet,norr,1,Norr,\nkon,man,1,Män,\n"
PARTS = "indicator,period,enhet,kon,not,outcome\nkostnader,2024-03,norr,,sen,1\nkostnader,2024-03,,man,,2\n"


def test_the_columns_of_breakdowns_that_are_called_like_dimensions_are_theirs(project):
    write(
        project.root, "2024-03", {"dimensions.csv": DIMENSIONS, "members.csv": MEMBERS, "breakdowns.csv": PARTS}
    )  # fmt: skip
    done = run(project)
    found = fields(project, "breakdowns")
    told = {name: (one["title"], one.get("dimension")) for name, one in found.items()}
    assert told == {
        "indicator": ("Indikator", None), "period": ("Period", None), "enhet": ("Enhet", "enhet"),
        "kon": ("Kön", "kon"), "not": ("Not", None), "outcome": ("Utfall", None),
    }  # fmt: skip
    assert table(project, "breakdowns")["schema"]["primaryKey"] == ["indicator", "period", "enhet", "kon"]
    assert "describe.dimension" in said(done, "kon", "breakdowns")
    assert run(project).is_changed is False


def test_a_dimension_that_comes_later_makes_its_column_a_part_of_the_key(project):
    write(project.root, "2024-03", {"dimensions.csv": "id,order,name\nenhet,1,Enhet\n", "breakdowns.csv": PARTS})
    run(project)
    assert table(project, "breakdowns")["schema"]["primaryKey"] == ["indicator", "period", "enhet"]
    write(project.root, "2024-03", {"dimensions.csv": DIMENSIONS})
    run(project)
    assert fields(project, "breakdowns")["kon"] == {
        "name": "kon", "title": "Kön", "type": "string", "dimension": "kon",
    }  # fmt: skip
    assert table(project, "breakdowns")["schema"]["primaryKey"] == ["indicator", "period", "enhet", "kon"]
