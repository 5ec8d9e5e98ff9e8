"""Reports of one kind of table alone, from CSV files alone: described, checked, built, opened anew and corrected.

No empty file stands in for what such a report does not have, and nobody writes a descriptor.
"""

import csv
import io
import json
import shutil
from dataclasses import dataclass

import pytest
import yaml
from bs4 import BeautifulSoup

from tests.site.project import copy_project

MONTH = "data/2024-03"
STATEMENTS = {
    "statements.csv": """\
id,order,name,chapter,unit,decimals,reported_as,forecast_made,definition,source
drift,1,Drift,ekonomi,tkr,0,year_to_date,2024-03,Netto.,Ekonomisystemet
""",
    "statement_lines.csv": """\
statement,id,order,parent,kind,name,indicator,period,outcome,budget,forecast,year_budget,previous_outcome,previous_year
drift,a,1,summa,line,Nämnden A,,2024-03,-100,-110,-400,-410,-90,-380
drift,b,2,summa,line,Nämnden B,,2024-03,-50,-45,-200,-190,-48,-185
drift,summa,3,,total,Summa,,2024-03,-150,-155,-600,-600,-138,-565
""",
}
INDICATORS = {
    "indicators.csv": """\
id,order,name,chapter,area,frequency,unit,decimals,accumulation,reported_as,direction,tolerance,tolerance_kind,\
target_term,year_target_term,compares,definition,own_reading,source,owner
absence,1,Sick leave,staff,,month,per cent,1,rate,period,lower,0.5,absolute,target,year_target,outcome,Share.,,HR,HR
spend,2,Spend,staff,,month,£m,1,flow,year_to_date,lower,,,budget,budget,none,Pay.,,Ledger,HR
""",
    "observations.csv": """\
indicator,period,outcome,target,forecast,year_target,previous_outcome,rolling_12,forecast_made,budget_version,status,\
reason,comment
absence,2024-03,5.3,5,,5,5.1,,,,,,The influenza came late.
spend,2024-03,-1265.25,1300,5200,5200,1240,,2024-03,,,,
""",
}
OWN = {"byggen.csv": "id,order,namn,budget,ack\nskola,1,Ny skola,186000,74210\nvatten,2,Vatten,42000,41870\n"}
EVERYWHERE = """
{{ changes() }}

{{ corrections() }}

{{ status_counts() }}

{{ legend() }}

{{ sources() }}

{{ facts() }}

{{ symbols() }}
"""


@dataclass(frozen=True)
class Small:
    """A report of one kind: its files, its page, a change to correct, and what the correction's row says."""

    language: str
    files: dict[str, str]
    page: str
    change: tuple[str, str, str]
    told: tuple[str, ...]


REPORTS = {
    "statements": Small(
        "sv", STATEMENTS, '# Drift\n\nNettot blev {{ figure("drift/summa") }}.\n\n{{ statement("drift") }}\n\n'
        '{{ chart("drift") }}\n', ("", "", ""), (),
    ),
    "indicators": Small(
        "en", INDICATORS, '# Staff\n\nSick leave was {{ figure("absence") }}, '
        'spend {{ figure("spend", unit="£bn", decimals=2) }}.\n\n{{ indicators() }}\n'
        '\n{{ deviating() }}\n\n{{ deviations() }}\n', ("", "", ""), (),
    ),
    "own": Small(
        "sv", OWN, '# Byggen\n\n{{ table("byggen") }}\n\n{{ chart("byggen") }}\n',
        ("byggen.csv", "74210", "74211"), ("byggen", "skola", "ack", "74210", "74211"),
    ),
}  # fmt: skip


@pytest.fixture(scope="module", params=REPORTS)
def small(request, tmp_path_factory):
    """A project with one month that is nothing but its CSV files, described, in git and published."""
    one = REPORTS[request.param]
    project = copy_project(tmp_path_factory.mktemp(request.param) / "rapport")
    for folder in ("docs", "data"):
        shutil.rmtree(project.path(folder))
        project.path(folder).mkdir()
    settings = yaml.safe_load(project.read("mkdocs.yml").replace("!ENV", ""))
    settings |= {"nav": [{"Start": "index.md"}], "site_url": "https://example.org/", "copyright": "A"}
    settings["extra"] = {"utfall": {"language": one.language}}
    settings["theme"]["language"] = one.language
    settings["plugins"][0]["macros"]["on_error_fail"] = True
    del settings["not_in_nav"]
    project.write("mkdocs.yml", yaml.safe_dump(settings, allow_unicode=True))
    project.path(MONTH).mkdir()
    for name, text in one.files.items():
        project.write(f"{MONTH}/{name}", text)
    project.write("docs/index.md", one.page + EVERYWHERE)
    project.write(".gitignore", "/site/\n/.cache/\n")
    described = project.utfall(
        "describe", "--organisation", "Provköping", "--licence", "CC0-1.0", "--title", "byggen=Byggen"
    ) if "byggen.csv" in one.files else project.utfall(
        "describe", "--organisation", "Provköping", "--licence", "CC0-1.0"
    )  # fmt: skip
    assert described.code == 0, described.said
    return one, project


def descriptor(project, month=MONTH):
    return json.loads(project.read(f"{month}/datapackage.json"))


def test_the_descriptor_has_the_tables_that_are_there_and_no_others(small):
    one, project = small
    assert [entry["path"] for entry in descriptor(project)["resources"]] == list(one.files)


def test_it_is_checked_and_built_with_its_files(small):
    one, project = small
    checked = project.utfall("check")
    assert checked.code == 0, checked.said
    built = project.utfall("build", UTFALL_FORMS="csv,xlsx,json,zip,manifest")
    assert built.code == 0, built.said
    page = BeautifulSoup(project.read("site/index.html"), "lxml")
    assert page.select_one("h1").get_text(strip=True).startswith(("Drift", "Staff", "Byggen"))
    assert len(page.select(".u-table")) >= 3
    if one.language == "en":  # money in a sentence as English writes it
        assert "Sick leave was 5.3\u00a0%, spend −£1.27bn." in page.get_text()


def test_statuses_are_worked_out_on_the_scale_that_comes_with_the_program(small):
    one, project = small
    if "observations.csv" in one.files:
        project.utfall("build")
        page = BeautifulSoup(project.read("site/index.html"), "lxml")
        assert page.select_one("#legend-indicator")
        assert "Near target" in page.select_one("#deviating").get_text(" ", strip=True)


def test_the_next_month_opens_without_tables_that_were_not_there(small):
    one, project = small
    opened = project.utfall("new", "2024-04")
    assert opened.code == 0, opened.said
    assert [entry["path"] for entry in descriptor(project, "data/2024-04")["resources"]] == list(one.files)
    shutil.rmtree(project.path("data/2024-04"))
    project.write("docs/index.md", one.page + EVERYWHERE)


def test_a_correction_makes_the_log_that_is_not_there(small):
    one, project = small
    if not one.told:
        return
    assert project.git("init", "--quiet").code == 0
    project.git("add", "--all")
    assert project.git("commit", "--quiet", "--message", "Första").code == 0
    who = {"GIT_AUTHOR_NAME": "T", "GIT_AUTHOR_EMAIL": "t@example.org", "GIT_COMMITTER_NAME": "T",
           "GIT_COMMITTER_EMAIL": "t@example.org"}  # fmt: skip
    published = project.utfall("publish", "--no-push", **who)
    assert published.code == 0, published.said
    assert project.utfall("correct", "2024-03", "--no-fetch", **who).code == 0
    name, old, new = one.change
    project.write(f"{MONTH}/{name}", project.read(f"{MONTH}/{name}").replace(old, new))
    said = ("--reason", "Skrivfel.", "--kind", "error", "--date", "2024-05-01")
    corrected = project.utfall("correct", "2024-03", "--no-fetch", *said, **who)
    assert corrected.code == 0, corrected.said
    rows = list(csv.reader(io.StringIO(project.read(f"{MONTH}/corrections.csv"))))
    assert rows[1:] == [[*one.told, "Skrivfel.", "error", "2", "2024-05-01"]]
    assert descriptor(project)["resources"][-1]["name"] == "corrections"
    assert project.utfall("check").code == 0
