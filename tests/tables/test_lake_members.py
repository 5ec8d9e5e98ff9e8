"""The lake of a project and of a hub's members: what is published of each, of every kind, and nothing for staff."""

import hashlib
import json
import shutil
import subprocess
import time
import zipfile
from decimal import Decimal

import click
import pytest

from tests.unit.cli_terminal import UTFALL
from tests.unit.work.hub_city import NAMES, write_city
from tests.unit.work.repository import WHO, write_clone
from utfall.cli.querying import renew_lake
from utfall.project import read_project
from utfall.source.package_hash import package_hash
from utfall.words import words
from utfall.work.lake.editions import report_of
from utfall.work.lake.members import member_reports
from utfall.work.lake.place import reader_of, store_of
from utfall.work.lake.query import query
from utfall.work.lake.write import add_to_lake
from utfall.work.published_names import names_in

pytestmark = pytest.mark.tables


@pytest.fixture
def city(tmp_path, monkeypatch):
    """A city whose members have published November, and two of which have corrected it or had a table for staff."""
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    made = write_city(tmp_path / "stad")
    made.member("vard").schema_of("goals", lambda entry: entry.update(audience="staff"))
    made.commit()
    for name in NAMES:
        made.published(name)
    made.member("skola").edited("observations", 2, outcome="1001")
    made.member("skola").described(lambda whole: whole.update(version="2023.11.2"))
    return made.commit().published("skola", 2)


@pytest.fixture
def store(tmp_path):
    return store_of(str(tmp_path / "lake"))


def editions(done):
    return [(one.organisation, one.edition) for one in done.added]


def faults(done):
    return [(name, words("en").say(sentence)) for name, sentence in done.faults]


COSTS = (
    "select organisation, outcome from observations join editions using (organisation, report, edition) "
    "where indicator = 'kostnader' and is_newest order by 1"
)
KNOWN = [("kultur", Decimal(300)), ("skola", Decimal(1001)), ("vard", Decimal(2000))]


def test_the_lake_of_all_members_has_every_edition_of_each(city, store):
    done = add_to_lake(store, member_reports(city.project))
    assert faults(done) == []
    assert editions(done) == [
        ("skola", "2023-11.1"), ("skola", "2023-11.2"), ("vard", "2023-11.1"), ("kultur", "2023-11.1"),
    ]  # fmt: skip
    assert query(store, COSTS).rows == KNOWN
    assert add_to_lake(store, member_reports(city.project)).present == 4


def test_what_is_for_staff_is_not_in_the_lake(city, store):
    add_to_lake(store, member_reports(city.project))
    assert query(store, "select distinct organisation from goals order by 1").rows == [("kultur",), ("skola",)]


def test_a_withdrawn_edition_leaves_the_lake(city, store):
    add_to_lake(store, member_reports(city.project))
    names = names_in(read_project(city.member("skola").root), city.repository)
    city.repository.ask("tag", names.witness(names.withdrawal_witness("2023-11.2")))
    city.repository.ask("tag", "--delete", names.tag("2023-11.2"))
    done = add_to_lake(store, member_reports(city.project))
    assert [one.key for one in done.withdrawn] == [("skola", "manadsrapport", "2023-11.2")]
    assert query(store, COSTS).rows[1] == ("skola", Decimal(1000))


def test_members_of_every_kind_are_read(city, store, tmp_path):
    site, project = tmp_path / "sajt", city.member("kultur")
    shutil.copytree(project.folder, site / "2023-11.1" / "data")
    content = {f"data/{one.name}": one.read_bytes() for one in project.folder.iterdir()}
    sums = [{"path": path, "sha256": hashlib.sha256(one).hexdigest()} for path, one in content.items()]
    whole = package_hash(project.folder, [one.name for one in project.folder.iterdir()])
    manifest = {"edition": "2023-11.1", "package": {"sha256": whole}, "files": sums}
    (site / "2023-11.1" / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    (site / "versions.json").write_text(json.dumps([{"version": "2023-11.1", "title": "", "aliases": []}]), "utf-8")
    with zipfile.ZipFile(city.root / "vard-2023-11.zip", "w") as packed:
        for one in city.member("vard").folder.iterdir():
            packed.writestr(one.name, one.read_bytes().replace(b'"audience": "staff", ', b""))
    shutil.copytree(city.member("kultur").folder, city.month.folder)  # the city has a month of its own
    city.hub(
        "members:\n"
        f"  skola: {{repository: 'file://{city.top}', place: skola}}\n"
        '  vard: {package: "vard-{month}.zip"}\n'
        f"  kultur: {{manifest: 'file://{site}/'}}\n"
        "  borta: {project: ../forvaltningar/borta}\n"
    )
    done = add_to_lake(store, member_reports(city.project))
    assert [name for name, _ in faults(done)] == ["borta"]
    assert query(store, COSTS).rows == KNOWN
    assert [one.address.rpartition("/sajt/")[2] for one in done.added if one.address] == ["2023-11.1/"]
    assert add_to_lake(store, member_reports(city.project)).present == 4
    newer = {**manifest, "package": {"sha256": "0" * 64, "contract": 2}}
    (site / "2023-11.1" / "manifest.json").write_text(json.dumps(newer), "utf-8")
    name, message = faults(add_to_lake(store, member_reports(city.project)))[0]
    assert name == "kultur 2023-11.1"
    assert message.startswith(f"kultur: the package in file://{site}/2023-11.1/ follows version 2 of the data contract")


def test_the_lake_of_a_project_is_its_own_by_the_command(city):
    root = city.member("skola").root

    def utfall(*arguments):
        ran = subprocess.run(
            [UTFALL, *arguments, "--lang", "en"], cwd=root, capture_output=True, text=True, check=False
        )
        return ran.returncode, ran.stdout, ran.stderr

    assert utfall("lake", "../../lake") == (0, "2 editions were added to ../../lake. 0 were there already.\n", "")
    assert utfall("lake", "../../lake") == (0, "0 editions were added to ../../lake. 2 were there already.\n", "")
    code, out, _ = utfall(
        "query", "select edition, is_newest from editions order by 1", "--lake", "../../lake", "--as", "csv"
    )
    assert (code, out) == (0, "edition,is_newest\n2023-11.1,false\n2023-11.2,true\n")
    code, _, said = utfall("query", "select * from edition", "--lake", "../../lake")
    assert (code, said.splitlines()[0][:60]) == (2, "The lake has no table called “edition”. Did you mean “editio")
    assert utfall("query", "select 1")[2].startswith("There is no lake here: the file catalogue.json is missing.")


def test_a_project_that_has_published_nothing_is_told(city):
    with pytest.raises(Exception, match="Här finns inga publicerade utgåvor") as stopped:
        report_of(city.project)
    assert stopped.type.__name__ == "UsageError"


def test_a_publication_renews_the_lake_of_the_settings(tmp_path, monkeypatch):
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    clone = write_clone(tmp_path / "rapport")
    config = clone.root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "    lake: ../sjo\n", "utf-8")
    clone.commit()
    clone.published()
    monkeypatch.chdir(clone.root / "docs")
    lake = tmp_path / "rapport" / "sjo"
    with click.Context(click.Command("publish")):
        assert renew_lake(clone.project) == renew_lake(clone.project) == 0
        assert query(store_of(str(lake)), "select edition from editions").rows == [("2023-11.1",)]
        (lake / "catalogue.json").write_text("{", "utf-8")
        assert renew_lake(clone.project) == 1


def test_a_run_that_is_killed_leaves_no_half_edition_to_readers(city, tmp_path):
    root, lake = city.member("skola").root, tmp_path / "lake"
    for count in (1, 9, 17, 25):
        run = subprocess.Popen([UTFALL, "lake", str(lake)], cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        while run.poll() is None and len(list(lake.rglob("*.parquet"))) < count:
            time.sleep(0.005)
        run.kill()
        run.communicate()
        if reader_of(str(lake)).content("catalogue.json") is not None:
            found = query(reader_of(str(lake)), "select count(*) from observations join editions using (edition)").rows
            assert found == [(8,)]
    assert subprocess.run([UTFALL, "lake", str(lake)], cwd=root, check=False).returncode == 0
    whole = store_of(str(tmp_path / "whole"))
    add_to_lake(whole, [report_of(read_project(root))])
    files = {one for one in whole.listed("") if not one.startswith(".")}
    assert all(reader_of(str(lake)).content(one) == whole.content(one) for one in files)
