"""Several projects in one repository: each is published by itself, at a place of its own, and disturbs no other."""

import json
import shutil

import pytest

from tests.unit.work.hub import build_with_manifest, write_city, write_project
from tests.unit.work.repository import corrected, later
from utfall.errors import UsageError
from utfall.work.audit import audit
from utfall.work.correct import correct
from utfall.work.diff import side
from utfall.work.git import GitError, Repository
from utfall.work.log_rows import About
from utfall.work.published import known_editions
from utfall.work.withdraw import withdraw

ABOUT = About("error", "Skrivfel.", "2024-01-15")


def below(files, place):
    return {path: one for path, one in files.items() if path.startswith(f"{place}/")}


def set_place(project, value):
    file = project.root / "mkdocs.yml"
    text = file.read_text(encoding="utf-8").replace("language: sv", f'language: sv\n    place: "{value}"')
    file.write_text(text, encoding="utf-8")
    project.commit("Plats")


def refused(project):
    with pytest.raises(UsageError) as fault:
        project.published()
    return fault.value.sentence.key.removeprefix("error."), fault.value.sentence.params


def newest(city):
    said = json.loads(city.skola.there("reports.json"))
    return {one["place"]: one["newest"] for one in said["reports"]}


def outcome(project):
    return project.published()[0].outcome


@pytest.fixture(scope="module")
def unpublished(tmp_path_factory):
    """A city of two departments of which nothing is published."""
    return write_city(tmp_path_factory.mktemp("opublicerad"))


@pytest.fixture(scope="module")
def both(unpublished, tmp_path_factory):
    """The same city with both departments' November published."""
    city = unpublished.copied(tmp_path_factory.mktemp("publicerad"))
    city.skola.published()
    city.vard.published()
    return city


@pytest.fixture
def city(both, tmp_path):
    return both.copied(tmp_path)


@pytest.fixture
def fresh(unpublished, tmp_path):
    return unpublished.copied(tmp_path)


def test_each_department_is_published_below_its_organisation_whichever_is_first(both, fresh):
    files = both.there()
    for place in ("skola", "vard"):
        assert {path.partition("/")[2] for path in below(files, place)} == {
            "2023-11", "2023-11.1/data.csv", "2023-11.1/index.html", "2023-11.1/manifest.json", "index.html",
            "rapporter.xml", "rattelser.json", "rattelser.xml", "senaste", "utgavor.html", "versions.json",
        }  # fmt: skip
        assert both[place].there(f"{place}/senaste") == "2023-11.1"
    assert both.tags() == {
        "utgava/skola/2023-11.1", "utgava/vard/2023-11.1", "vittne/skola/2023-11.1", "vittne/vard/2023-11.1",
    }  # fmt: skip
    assert [outcome(fresh.vard), outcome(fresh.skola)] == ["published", "published"]
    assert {path: fresh.there()[path] for path in files} == files


def test_the_top_lists_both_with_their_newest_editions_and_nothing_of_it_is_in_a_department(both):
    said = json.loads(both.skola.there("reports.json"))
    assert said["language"] == "sv"
    assert [(one["place"], one["title"], one["organisation"], one["newest"]) for one in said["reports"]] == [
        ("skola", "Förvaltningen skola", "Förvaltningen skola", "2023-11.1"),
        ("vard", "Förvaltningen vard", "Förvaltningen vard", "2023-11.1"),
    ]
    assert said["reports"][0]["recent"][0]["headline"] == "Läget."
    page = both.skola.there("index.html")
    assert all(f'<a href="{place}/senaste/index.html">Förvaltningen {place}</a>' in page for place in ("skola", "vard"))
    assert both.skola.there("rapporter.xml").count("<entry>") == 2
    at_top = {path for path in both.there() if "/" not in path}
    assert at_top == {".nojekyll", "index.html", "rapporter.xml", "reports.json"}


def test_a_departments_address_is_its_place_below_the_sites(fresh, monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://stad.example/")
    assert fresh.skola.project.address == "https://stad.example/"
    fresh.skola.published()
    assert "https://stad.example/skola/2023-11/index.html" in fresh.skola.there("skola/rapporter.xml")
    assert "https://stad.example/skola/2023-11/index.html" in fresh.skola.there("rapporter.xml")
    monkeypatch.setenv("SITE_URL", "https://stad.example/vard")  # says its own place already
    fresh.vard.published()
    assert "https://stad.example/vard/2023-11/index.html" in fresh.vard.there("vard/rapporter.xml")
    assert "https://stad.example/skola/2023-11/index.html" in fresh.vard.there("rapporter.xml")
    assert audit(fresh.vard.project).faults == ()


def test_what_is_published_is_so_of_each_by_itself(city):
    assert [outcome(city.skola), outcome(city.vard)] == ["already", "already"]
    assert [str(one) for one in known_editions(city.vard.project)] == ["2023-11.1"]
    assert (audit(city.skola.project).faults, audit(city.vard.project).faults) == ((), ())
    later(city.skola, "2023-12").edited("observations", 5, outcome="77000")
    city.skola.commit("December")
    assert outcome(city.skola) == "published"
    assert [str(one) for one in known_editions(city.skola.project)] == ["2023-11.1", "2023-12.1"]
    assert [str(one) for one in known_editions(city.vard.project)] == ["2023-11.1"]


def test_a_correction_in_one_department_leaves_the_others_bytes_and_branches(city):
    before = below(city.there(), "vard")
    started = correct(city.skola.project, "2023-11", ABOUT)
    assert (started.outcome, started.branch) == ("started", "rattelse/skola/2023-11.2")
    city.skola.git("switch", "--quiet", "main")
    corrected(city.skola)
    assert outcome(city.skola) == "published"
    assert below(city.there(), "vard") == before
    assert city.skola.there("skola/2023-11") == "2023-11.2"
    assert newest(city) == {"skola": "2023-11.2", "vard": "2023-11.1"}
    assert [one["edition"] for one in json.loads(city.skola.there("skola/rattelser.json"))] == ["2023-11.2"]
    assert (audit(city.skola.project).faults, audit(city.vard.project).faults) == ((), ())


def test_a_withdrawal_in_one_department_keeps_the_other_whole_though_the_branch_begins_anew(city):
    other = city.again("annan")
    other.vard.git("branch", "--quiet", "gh-pages", "origin/gh-pages")
    before = below(city.there(), "vard")
    done = withdraw(city.skola.project, "2023-11.1", "Personuppgifter.", "2024-01-20")
    assert done.tag == "utgava/skola/2023-11.1"
    assert below(city.there(), "vard") == before
    assert "skola/2023-11.1/data.csv" not in city.there()
    assert newest(city) == {"skola": None, "vard": "2023-11.1"}
    assert city.skola.git("rev-list", "--count", "gh-pages") == "1"
    assert (audit(city.skola.project).faults, audit(city.vard.project).faults) == ((), ())
    corrected(other.vard)
    assert outcome(other.vard) == "published"
    assert "skola/2023-11.1/data.csv" not in other.there()


def test_two_departments_that_publish_at_the_same_time_are_both_published(fresh):
    other = fresh.again("annan")

    def meanwhile(project, target, edition, commit):
        assert outcome(other.skola) == "published"
        return build_with_manifest(project, target, edition, commit)

    assert fresh.vard.published(meanwhile)[0].outcome == "published"
    assert {path.partition("/")[0] for path in fresh.there()} >= {"skola", "vard"}
    assert newest(fresh) == {"skola": "2023-11.1", "vard": "2023-11.1"}
    assert fresh.vard.git("rev-list", "--count", "gh-pages") == "2"
    fresh.vard.git("fetch", "--quiet", "--tags", "origin")
    assert (audit(fresh.skola.project).faults, audit(fresh.vard.project).faults) == ((), ())


def test_a_withdrawal_while_another_department_publishes_loses_nothing_of_it(city, monkeypatch):
    other = city.again("annan")
    corrected(other.vard)
    remote_refs, left = Repository.remote_refs, ["vard"]

    def meanwhile(repository, remote, *refs):
        if any("vittne" in one for one in refs) and left:  # the last that is asked before the push
            left.pop()
            assert outcome(other.vard) == "published"
        return remote_refs(repository, remote, *refs)

    monkeypatch.setattr(Repository, "remote_refs", meanwhile)
    assert withdraw(city.skola.project, "2023-11.1", "Personuppgifter.", "2024-01-20").outcome == "withdrawn"
    assert left == []
    assert newest(city) == {"skola": None, "vard": "2023-11.2"}
    assert "vard/2023-11.2/data.csv" in city.there()
    assert "skola/2023-11.1/data.csv" not in city.there()
    assert city.skola.git("rev-list", "--count", "gh-pages") == "1"


def test_the_same_department_published_twice_at_the_same_time_is_refused_once(fresh):
    other = fresh.again("annan")

    def meanwhile(project, target, edition, commit):
        (other.vard.root / "docs" / "index.md").write_text("# Rapport\n\nAnnan text.\n", encoding="utf-8")
        other.vard.commit("Text")
        assert outcome(other.vard) == "published"
        return build_with_manifest(project, target, edition, commit)

    with pytest.raises(UsageError) as fault:
        fresh.vard.published(meanwhile)
    assert fault.value.sentence.key == "error.publish-raced"


def test_another_departments_tag_is_no_edition_of_this_one(city):
    with pytest.raises(UsageError):
        side(city.vard.project, "utgava/2023-11.1")
    assert side(city.vard.project, "utgava/vard/2023-11.1").report.package.organisation["id"] == "vard"
    with pytest.raises(UsageError) as fault:
        correct(city.vard.project, "2023-10", ABOUT)
    assert not isinstance(fault.value, GitError)


def test_a_project_that_was_published_without_a_place_keeps_the_top_and_the_other_gets_its_own(fresh):
    set_place(fresh.skola, "")
    assert outcome(fresh.skola) == "published"
    file = fresh.skola.root / "mkdocs.yml"
    file.write_text(file.read_text(encoding="utf-8").replace('    place: ""\n', ""), encoding="utf-8")
    fresh.skola.commit("Utan inställning")
    assert outcome(fresh.skola) == "already"
    assert outcome(fresh.vard) == "published"
    assert fresh.tags() == {"utgava/2023-11.1", "vittne/2023-11.1", "utgava/vard/2023-11.1", "vittne/vard/2023-11.1"}
    corrected(fresh.skola)
    assert outcome(fresh.skola) == "published"
    assert fresh.skola.there("2023-11") == "2023-11.2"
    assert newest(fresh) == {"": "2023-11.2", "vard": "2023-11.1"}
    assert "senaste/index.html" in fresh.skola.there("index.html")
    assert '<a href="vard/index.html">Förvaltningen vard</a>' in fresh.skola.there("utgavor.html")
    assert (audit(fresh.skola.project).faults, audit(fresh.vard.project).faults) == ((), ())


def test_a_department_that_changes_its_name_or_its_folder_keeps_its_place(city):
    city.skola.month.described(lambda whole: whole["organization"].update(id="utbildning"))
    city.skola.commit("Nytt id")
    assert refused(city.skola)[0] == "publish-taken"
    city.skola.git("reset", "--quiet", "--hard", "HEAD~1")
    shutil.move(city.skola.root, city.root / "forvaltningar" / "utbildning")
    moved = city["utbildning"]
    moved.git("add", ".")
    moved.commit("Ny mapp")
    assert refused(moved)[0] == "publish-taken"
    assert city.tags() == {
        "utgava/skola/2023-11.1", "utgava/vard/2023-11.1", "vittne/skola/2023-11.1", "vittne/vard/2023-11.1",
    }  # fmt: skip


def test_two_projects_of_the_same_place_are_told_both_and_neither_is_published(fresh):
    set_place(fresh.vard, "skola")
    told = {"place": "skola", "own": "forvaltningar/skola/", "other": "forvaltningar/vard/"}
    assert refused(fresh.skola) == ("place-shared", told)
    assert refused(fresh.vard) == ("place-shared", {**told, "own": told["other"], "other": told["own"]})
    assert fresh.tags() == set()


def test_a_place_where_another_is_published_is_refused_and_the_other_goes_on(city):
    set_place(city.vard, "skola")
    assert refused(city.vard) == ("publish-place", {"wanted": "skola", "published": "vard"})
    write_project(city.root / "forvaltningar" / "kultur", "skola", "Kulturförvaltningen")
    city["kultur"].git("add", ".")
    city["kultur"].commit("Kultur")
    assert refused(city["kultur"]) == (
        "place-taken",
        {"place": "skola", "own": "forvaltningar/kultur/", "other": "forvaltningar/skola/", "edition": "2023-11.1"},
    )
    assert outcome(city.skola) == "already"


def test_a_project_at_the_root_is_not_published_by_a_department_that_has_the_top(fresh):
    set_place(fresh.skola, "")
    assert outcome(fresh.skola) == "published"
    write_project(fresh.root, "staden", "Staden")
    fresh[""].git("add", ".")
    fresh[""].commit("Staden")
    told = {"place": "", "own": "./", "other": "forvaltningar/skola/", "edition": "2023-11.1"}
    assert refused(fresh[""]) == ("top-taken", told)


@pytest.mark.parametrize("place", ["senaste", "latest", "delat", "2023-11", "assets"])
def test_a_place_that_is_something_else_at_the_top_is_refused(fresh, place):
    if place == "assets":  # as somebody has put it there by hand
        blob = fresh.vard.repository.ask("hash-object", "-w", "--stdin", given=b"x")
        tree = fresh.vard.repository.ask("mktree", given=f"100644 blob {blob}\tassets\n".encode())
        commit = fresh.vard.git("commit-tree", tree, "-m", "Annat")
        fresh.vard.git("push", "--quiet", "origin", f"{commit}:refs/heads/gh-pages")
    set_place(fresh.vard, place)
    assert refused(fresh.vard) == (
        "place-kept",
        {"place": place, "own": "forvaltningar/vard/", "kept": f"{place}/"},
    )


@pytest.mark.parametrize("value", ["Skola", "skola/vard", "../skola", "-skola", "hälsa", "a b"])
def test_a_place_that_is_no_plain_name_is_refused(fresh, value):
    set_place(fresh.vard, value)
    with pytest.raises(UsageError) as fault:
        fresh.vard.project  # noqa: B018 - reads the settings
    assert fault.value.sentence.key == "error.bad-setting"
    assert fault.value.sentence.params["name"] == "place"


def test_a_top_that_tells_another_edition_than_is_published_is_found(city):
    changed = city.skola.there("reports.json").replace('"newest": "2023-11.1"', '"newest": "2023-10.1"')
    changed = changed.replace('"edition": "2023-11.1"', '"edition": "2023-10.1"', 1)
    blob = city.skola.repository.ask("hash-object", "-w", "--stdin", given=changed.encode())
    listed = city.skola.git("ls-tree", "gh-pages")
    listed = "\n".join(
        f"100644 blob {blob}\treports.json" if "reports.json" in one else one for one in listed.split("\n")
    )
    tree = city.skola.repository.ask("mktree", given=f"{listed}\n".encode())
    commit = city.skola.git("commit-tree", tree, "-p", "gh-pages", "-m", "Ändrat")
    city.skola.git("update-ref", "refs/remotes/origin/gh-pages", commit)
    found = {name: [(one.kind, one.what) for one in audit(city[name].project).faults] for name in ("skola", "vard")}
    assert found == {"skola": [("top", "reports.json")], "vard": []}


def test_broken_settings_of_one_department_do_not_stop_another(fresh):
    (fresh.skola.root / "mkdocs.yml").write_text("site_name: [", encoding="utf-8")
    fresh.skola.commit("Trasig")
    assert outcome(fresh.vard) == "published"
