"""What is published is for the public, wherever it goes: a leak stops it, and a public remote never gets the source."""

import subprocess

import pytest

from tests.canaries import found_in, write_clone
from tests.unit.work.repository import WHO, build
from utfall.errors import UsageError
from utfall.words import words
from utfall.work.audit import audit


@pytest.fixture(autouse=True)
def who(monkeypatch):
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    return write_clone(tmp_path_factory.mktemp("kanarie"))


def everything(remote):
    """Return every object that a bare repository has, whatever leads to it."""
    listed = subprocess.run(
        ["git", "cat-file", "--batch-all-objects", "--batch-check"], cwd=remote, check=True, capture_output=True
    ).stdout.decode()
    for line in listed.splitlines():
        name = line.split()[0]
        yield name, subprocess.run(["git", "cat-file", "-p", name], cwd=remote, check=True, capture_output=True).stdout


def test_it_is_not_published_for_staff(clone, monkeypatch):
    monkeypatch.setenv("UTFALL_AUDIENCE", "staff")
    with pytest.raises(UsageError) as refused:
        clone.published()
    assert refused.value.sentence.key == "error.publish-staff"


def test_what_gets_out_of_the_engine_all_the_same_stops_it_with_nothing_done(clone):
    def leaking(project, target, edition, commit):
        (target / "extra.html").write_text("<p>Kanarieadam <b>är hemligt</b>.</p>", encoding="utf-8")
        return build(project, target, edition, commit)

    before = clone.refs()
    done, steps = clone.published(leaking)
    assert (done.outcome, steps) == ("stopped", ["look", "check", "build"])
    assert [(one.slug, one.case, one.file) for one in done.findings] == [("withheld", "leaked", "extra.html")]
    assert done.findings[0].message(words("sv")) == (
        "Filen skulle bli publik, men har något ur docs/kanariedavid.md som bara personal får se. "
        "Ingenting har publicerats eller bytts ut."
    )
    assert clone.refs() == before
    assert clone.repository.commit("gh-pages") is None


def test_a_public_remote_gets_the_branch_and_the_witness_and_nothing_of_the_source(clone):
    public = clone.remote.with_name("publik.git")
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", public], check=True)
    clone.git("remote", "add", "publik", str(public))
    settings = clone.root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace(
        "    language: sv\n", "    language: sv\n    source_remote: origin\n"
    )
    settings.write_text(f"remote_name: publik\n{text}", encoding="utf-8")
    clone.commit("Två förråd")
    done, _ = clone.published()
    assert (done.outcome, done.notes) == ("published", ())
    refs = subprocess.run(["git", "show-ref"], cwd=public, check=True, capture_output=True).stdout.decode().split()
    assert refs[1::2] == ["refs/heads/gh-pages", "refs/tags/vittne/2023-11.1"]
    assert found_in(everything(public)) == {}
    assert "refs/tags/utgava/2023-11.1" in clone.refs()
    assert "refs/heads/gh-pages" not in clone.refs()
    assert clone.published()[0].outcome == "already"


def test_where_source_and_site_share_a_remote_it_is_said(tmp_path):
    clone = write_clone(tmp_path)
    done, _ = clone.published()
    assert done.outcome == "published"
    assert [one.key for one in done.notes] == ["audience.one-remote"]
    assert "kanarie" not in clone.there("2023-11.1/data.csv").lower()
    assert audit(clone.project).faults == ()  # the log has no correction that only staff may see
