"""A member's correction after the city has published: it is told, and proposed as the city's on a branch."""

import csv
import io
import json
import shutil
import subprocess

import pytest

from tests.unit.month import Month
from tests.unit.work.hub_city import MONTH, City, write_city
from tests.unit.work.repository import WHO, build
from tests.unit.work.test_gather import PACKAGES, cell
from utfall.project import read_project
from utfall.work.gather import GatherOrders, gather
from utfall.work.log_rows import About
from utfall.work.publish import Orders, publish

SAID = GatherOrders(about=About(date="2024-02-01"))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return the city with its November gathered and published, and a remote."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in WHO.items():
            patch.setenv(name, value)
        top = tmp_path_factory.mktemp("utgiven")
        city = write_city(top / "stad").hub(PACKAGES)
        gather(city.project, MONTH)
        month = city.month
        for row, text in ((2, "Fler barn."), (3, "Fler barn."), (4, "Influensa.")):
            month.edited("observations", row, comment=text)
        subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", top / "f.git"], check=True)
        city.commit("Sammanställ").repository.ask("remote", "add", "origin", str(top / "f.git"))
        city.repository.ask("push", "--quiet", "origin", "main")
        publish(city.project, build, Orders(lambda _: None))
        return city


@pytest.fixture
def city(made, tmp_path, monkeypatch):
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    shutil.copytree(made.top.parent, tmp_path / "allt")
    found = City(tmp_path / "allt" / "stad")
    found.repository.ask("remote", "set-url", "origin", str(tmp_path / "allt" / "f.git"))
    return found


def corrected(city) -> Month:
    """Let a member publish a second edition with other costs."""
    month = city.member("vard").edited("observations", 2, outcome="2100")
    month.added(
        "corrections", resource="observations", row=f"kostnader/{MONTH}", field="outcome", old="2000", new="2100",
        reason="En faktura saknades.", kind="error", edition="2", date="2024-01-20",
    )  # fmt: skip
    month.described(lambda whole: whole.update(version="2023.11.2"))
    city.commit("Rätta vård")
    return month


def test_a_members_correction_is_told_and_nothing_is_written(city):
    corrected(city)
    how = gather(city.project, MONTH, GatherOrders(only_tells=True))
    assert [(one.resource, one.row, one.old, one.new) for one in how.moved_figures] == [
        ("observations", "kostnader/2023-11", "3300", "3400"),
        ("breakdowns", "kostnader/2023-11/vard", "2000", "2100"),
    ]
    assert (how.is_written, how.correction) == (False, None)
    assert city.repository.branch() == "main"


def test_a_members_correction_becomes_the_citys_on_a_branch_with_a_reason(city):
    corrected(city)
    how = gather(city.project, MONTH, SAID)
    assert how.correction is not None
    assert (how.correction.outcome, how.correction.blocks) == ("logged", False)
    assert city.repository.branch() == how.correction.branch
    assert cell(city, "observations", "outcome", indicator="kostnader") == "3400"
    assert cell(city, "observations", "comment", indicator="kostnader") == "Fler barn."
    assert json.loads(city.month.text("datapackage.json"))["version"] == "2023.11.2"
    log = list(csv.DictReader(io.StringIO(city.month.text("corrections.csv"))))
    assert {(row["resource"], row["row"], row["old"], row["new"]) for row in log if row["field"] == "outcome"} == {
        ("observations", "kostnader/2023-11", "3300", "3400"),
        ("breakdowns", "kostnader/2023-11/vard", "2000", "2100"),
    }
    reason = "Följer av nya utgåvor hos dem som ingår: Vårdförvaltningen 2023-11.2."
    assert {(row["reason"], row["kind"], row["edition"], row["date"]) for row in log} == {
        (reason, "error", "2", "2024-02-01")
    }
    assert ("member_sources", "edition") in {(row["resource"], row["field"]) for row in log}
    city.commit("Följ vård")
    publish(read_project(city.root), build, Orders(lambda _: None))
    assert city.repository.ask("tag").split()[-1].endswith("2023-11.2")


def test_each_row_names_the_members_that_it_follows_from(city):
    corrected(city)
    school = city.member("skola").edited("observations", 3, outcome="110").edited("statement_lines", 3, outcome="120")
    school.edited("statement_lines", 5, outcome="80").edited("statement_lines", 7, outcome="110")
    school.edited("observations", 2, outcome="1010")
    school.described(lambda whole: whole.update(version="2023.11.2"))
    city.commit("Rätta skola")
    gather(city.project, MONTH, SAID)
    school_alone, care_alone, both = (
        (f"Följer av nya utgåvor hos dem som ingår: {names}.", kind)
        for names, kind in (
            ("Skolförvaltningen 2023-11.2", "revision"),
            ("Vårdförvaltningen 2023-11.2", "error"),
            ("Skolförvaltningen 2023-11.2, Vårdförvaltningen 2023-11.2", "error"),
        )
    )
    log = csv.DictReader(io.StringIO(city.month.text("corrections.csv")))
    said = {(row["resource"], row["row"], row["field"]): (row["reason"], row["kind"]) for row in log}
    expected = {
        ("observations", "kostnader/2023-11"): both, ("observations", "resultat/2023-11"): school_alone,
        ("breakdowns", "kostnader/2023-11/skola"): school_alone, ("breakdowns", "kostnader/2023-11/vard"): care_alone,
        ("breakdowns", "resultat/2023-11/skola"): school_alone, ("statement_lines", "resultat/ekonomi"): school_alone,
        ("member_lines", "resultat/ekonomi/skola"): school_alone,
    }  # fmt: skip
    assert {key: said[*key, "outcome"] for key in expected} == expected
    assert (said["member_sources", "skola", "edition"], said["member_sources", "vard", "edition"]) == (
        school_alone, care_alone,
    )  # fmt: skip


def test_what_a_person_says_of_a_correction_goes_before_what_is_known(city):
    corrected(city)
    gather(city.project, MONTH, GatherOrders(about=About("Vi väntade.", "revision", "2024-02-01")))
    log = csv.DictReader(io.StringIO(city.month.text("corrections.csv")))
    assert {(row["reason"], row["kind"]) for row in log} == {("Vi väntade.", "revision")}


def test_a_correction_that_is_begun_goes_on_where_it_is(city):
    corrected(city)
    first = gather(city.project, MONTH, SAID)
    again = gather(read_project(city.root), MONTH, SAID)
    assert again.correction is not None
    assert first.correction is not None
    assert (again.correction.outcome, again.correction.branch) == ("logged", first.correction.branch)
    assert again.correction.entries == ()


def test_a_published_month_is_left_where_no_figure_is_other(city):
    city.member("vard").edited("activities", 2, comment="En annan text.")
    city.commit("Ändra text")
    how = gather(city.project, MONTH)
    assert (how.moved_figures, how.is_written, how.correction) == ((), False, None)
    assert city.repository.uncommitted() == ()
