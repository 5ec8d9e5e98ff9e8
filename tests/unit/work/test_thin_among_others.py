"""A department's old months leave the branch that it shares with others: nothing of theirs is touched or lost."""

import json
from html import unescape

import pytest

from tests.unit.work.hub import write_city
from tests.unit.work.mirrored import WEB, branch_of, moved, thinned
from tests.unit.work.repository import WHO, december
from tests.unit.work.storage.shelf import Shelf
from utfall.work import thin
from utfall.work.audit import audit


@pytest.fixture
def city(tmp_path, monkeypatch):
    """Return a city whose schools have published November and December."""
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    made = write_city(tmp_path)
    made.skola.published()
    december(made.skola)
    assert made.skola.published()[0].outcome == "published"
    return made


def test_while_another_department_publishes_both_come_to_stand(city, monkeypatch):
    shelf, before = Shelf(), []
    moved(city.skola, shelf)

    def written_meanwhile(*arguments):
        if not before:
            before.append(city.again("annan").vard.published()[0].outcome)
        return witness(*arguments)

    witness = thin.written_witness
    monkeypatch.setattr(thin, "written_witness", written_meanwhile)
    done = thinned(city.skola, shelf, "2023-11")
    assert (done.outcome, before) == ("thinned", ["published"])
    files = city.there()
    assert {"vard/2023-11.1/data.csv", "vard/versions.json", "skola/2023-12.1/data.csv"} < set(files)
    assert {path for path in files if path.startswith("skola/2023-11.1/")} == {
        "skola/2023-11.1/index.html", "skola/2023-11.1/manifest.json", "skola/2023-11.1/thinned.json",
    }  # fmt: skip
    said = json.loads(city.skola.there("skola/2023-11.1/thinned.json"))
    assert said["address"] == f"{WEB}skola/2023-11.1/"
    assert f"url={WEB}skola/2023-11.1/index.html" in unescape(city.skola.there("skola/2023-11.1/index.html"))
    listed = json.loads(city.skola.there("reports.json"))["reports"]
    assert [(one["place"], one["newest"]) for one in listed] == [("skola", "2023-12.1"), ("vard", "2023-11.1")]
    branch_of(city.skola)  # brings the tags of what was published meanwhile
    for department, unseen in ((city.skola, 1), (city.vard, 0)):
        found = audit(department.project)
        assert (len(found.unseen), found.faults) == (unseen, ())
    assert "vittne/skola/2023-11.1-flyttad" in city.tags()
