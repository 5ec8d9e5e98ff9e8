"""``--all``: a command in every project of a repository, and the witnesses of several kept in one file."""

import json
import subprocess

import pytest

from tests.unit.cli_terminal import UTFALL
from tests.unit.work.hub import write_city
from utfall.work.audit import audit
from utfall.work.projects import projects_of


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    found = write_city(tmp_path_factory.mktemp("stad"))
    found.skola.published()
    found.vard.published()
    return found


def utfall(folder, *arguments):
    return subprocess.run([UTFALL, *arguments], cwd=folder, capture_output=True, text=True, check=False)


def test_projects_that_git_does_not_keep_are_left_out(city):
    (city.root / ".gitignore").write_text(".cache\nutkast\n", encoding="utf-8")
    (city.root / "utkast" / "data").mkdir(parents=True)
    (city.root / "utkast" / "mkdocs.yml").write_text("site_name: Utkast\n", encoding="utf-8")
    homes = [one.relative_to(city.root).as_posix() for one in projects_of(city.skola.repository)]
    assert homes == ["forvaltningar/skola", "forvaltningar/vard"]


def test_all_are_audited_and_their_witnesses_kept_in_one_file_that_each_finds_its_own_in(city, tmp_path):
    file = tmp_path / "witness.json"
    done = utfall(city.root, "audit", "--all", "--keep", str(file))
    assert (done.returncode, done.stdout.count("Allt är som det var: 1 utgåva jämförd")) == (0, 2)
    assert [line for line in done.stderr.splitlines() if line] == ["forvaltningar/skola/", "forvaltningar/vard/"]
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert [(one["place"], list(one["editions"])) for one in kept] == [
        ("skola", ["2023-11.1"]),
        ("vard", ["2023-11.1"]),
    ]
    kept[1]["editions"]["2023-11.1"] = "0" * 40
    file.write_text(json.dumps(kept), encoding="utf-8")
    found = {name: audit(city[name].project, [file]).faults for name in ("skola", "vard")}
    assert found["skola"] == ()
    assert [(one.kind, one.what) for one in found["vard"]] == [("witness", "2023-11.1")]


def test_one_that_fails_stops_no_other_and_is_the_outcome_of_the_whole(city, tmp_path):
    copy = city.copied(tmp_path)
    (copy.skola.root / "mkdocs.yml").write_text("site_name: [", encoding="utf-8")
    done = utfall(copy.vard.root, "audit", "--all")
    assert done.returncode == 2
    assert "Allt är som det var" in done.stdout
    assert "mkdocs.yml" in done.stderr


def test_a_repository_without_projects_is_told(tmp_path):
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    done = utfall(tmp_path, "corrections", "--all")
    assert (done.returncode, done.stdout) == (2, "")


def test_the_links_of_all_sites_are_those_of_the_folder_where_they_are_put_together(city, tmp_path):
    copy = city.copied(tmp_path)
    page = copy.root / "site" / "skola" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text('<a href="http://127.0.0.1:1/">Borta</a>', encoding="utf-8")
    done = utfall(copy.vard.root, "links", "--all")
    assert done.returncode == 1
    assert "http://127.0.0.1:1/" in done.stderr
    assert "skola/index.html" in done.stderr
    page.write_text('<a href="../index.html">Hem</a>', encoding="utf-8")
    assert utfall(copy.root, "links", "--all").returncode == 0
