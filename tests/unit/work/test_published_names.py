"""A report keeps the names it is published with: tags, branches and the files at the top of the site."""

import pytest

from tests.unit.work.repository import corrected, write_clone
from utfall.errors import UsageError
from utfall.work.audit import audit
from utfall.work.correct import correct
from utfall.work.log_rows import About
from utfall.work.withdraw import withdraw

SWEDISH, ENGLISH = "language: sv", "language: en"
OLD = "language: en\n    names: sv"  # as a report in English was published before names were of its language


def top(clone):
    """Return what lies at the top of the published site, beside what has one name in every language."""
    done = clone.git("ls-tree", "--name-only", "gh-pages").splitlines()
    return {one for one in done if not one[0].isdigit()} - {".nojekyll", "index.html", "versions.json"}


def tags(clone):
    return {name.removeprefix("refs/tags/") for name in clone.refs() if name.startswith("refs/tags/")}


def set_to(clone, settings, before):
    file = clone.root / "mkdocs.yml"
    file.write_text(file.read_text(encoding="utf-8").replace(before, settings), encoding="utf-8")
    clone.commit("Settings")
    return clone


@pytest.fixture
def clone(tmp_path):
    return set_to(write_clone(tmp_path), ENGLISH, SWEDISH)


def test_a_report_in_english_is_published_and_corrected_with_english_names(clone):
    clone.published()
    assert top(clone) == {"corrections.json", "corrections.xml", "editions.html", "latest", "reports.xml"}
    assert tags(clone) == {"edition/2023-11.1", "witness/2023-11.1"}
    assert "latest/index.html" in clone.there("index.html")
    assert clone.versions() == [("2023-11.1", "November 2023", ["2023-11", "latest"])]
    started = correct(clone.project, "2023-11", About("error", "A slip.", "2024-01-15"), asks_remote=False)
    assert (started.outcome, started.branch) == ("started", "correction/2023-11.2")


def test_a_report_in_english_that_is_published_with_swedish_names_goes_on_with_them(clone):
    set_to(clone, OLD, ENGLISH).published()
    set_to(clone, ENGLISH, OLD)
    corrected(clone)
    done, _ = clone.published()
    assert done.outcome == "published"
    assert top(clone) == {"rapporter.xml", "rattelser.json", "rattelser.xml", "senaste", "utgavor.html"}
    assert tags(clone) == {"utgava/2023-11.1", "utgava/2023-11.2", "vittne/2023-11.1", "vittne/2023-11.2"}
    assert clone.there("senaste") == "2023-11.2"
    assert "2023-11.2" in clone.there("rattelser.json")
    assert audit(clone.project).faults == ()


def test_a_withdrawal_has_the_names_of_what_was_published(clone):
    set_to(clone, OLD, ENGLISH).published()
    set_to(clone, ENGLISH, OLD)
    done = withdraw(clone.project, "2023-11.1", "Personal data.", "2024-01-15")
    assert done.tag == "utgava/2023-11.1"
    assert top(clone) == {"rapporter.xml", "rattelser.json", "rattelser.xml", "tillbakadragna.json", "utgavor.html"}
    assert tags(clone) == {"vittne/2023-11.1", "vittne/2023-11.1-tillbakadragen"}


def test_settings_that_ask_for_other_names_than_the_published_are_refused(clone):
    clone.published()
    set_to(clone, OLD, ENGLISH)
    corrected(clone)
    with pytest.raises(UsageError) as refused:
        clone.published()
    assert refused.value.sentence.key == "error.publish-names"
    assert refused.value.sentence.params == {"wanted": "sv", "published": "en", "newest": "latest"}
    assert tags(clone) == {"edition/2023-11.1", "witness/2023-11.1"}
