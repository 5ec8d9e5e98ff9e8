"""Forty things for staff alone, through every form: none in what the public gets, all in what staff get."""

from functools import partial

import pytest

from tests.canaries import CANARIES, found_in_branch, found_in_folder, write_clone
from tests.unit.work.repository import WHO
from utfall.model.finding import blocking
from utfall.plugin.engine import build_site
from utfall.project import FORMS, read_project
from utfall.work.build import build
from utfall.work.publish import Orders, publish


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    return write_clone(tmp_path_factory.mktemp("kanarie"))


@pytest.fixture(autouse=True)
def who(monkeypatch):
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)


def test_there_are_forty():
    assert len(CANARIES) >= 40


def test_the_staff_site_has_them_all_so_the_search_finds_them(clone, monkeypatch):
    monkeypatch.setenv("UTFALL_AUDIENCE", "staff")
    monkeypatch.setenv("UTFALL_FORMS", "csv,json,zip,xlsx")
    built = build(read_project(clone.root), partial(build_site, tells=False))
    assert (built.complaints, built.front is not None) == ((), True)
    found = found_in_folder(clone.root / "site")
    assert sorted(set(CANARIES) - set(found)) == []
    page = (clone.root / "site" / "index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex, nofollow">' in page
    assert "Bara för personal." in page


def test_what_is_published_has_none_in_any_form(clone, monkeypatch):
    monkeypatch.setenv("UTFALL_FORMS", ",".join(FORMS))

    def engine(project, folder, edition, commit):
        return build_site(project, folder, edition, commit, tells=False)

    done = publish(clone.project, engine, Orders(lambda _step: None))
    told = [(one.slug, one.case, one.file, one.row, one.field) for one in blocking(done.findings)]
    assert (done.outcome, done.complaints) == ("published", ()), told
    assert found_in_branch(clone.remote, "gh-pages") == {}
    assert found_in_branch(clone.remote, "refs/tags/vittne/2023-11.1") == {}
    names = clone.git("ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    for ending in (".html", ".csv", ".json", ".xlsx", ".zip", ".pdf", ".png", ".xml", ".rdf", ".ttl"):
        assert any(name.endswith(ending) for name in names), ending
