"""An edition is not proved twice, unless a byte of it or anything that it is held against has changed."""

from dataclasses import replace
from datetime import date

import pytest

from utfall.forms import proof
from utfall.forms.proved import PROVED, prove
from utfall.model.finding import Finding

FOUND = Finding("form-differs", "unreadable", "index.html", details={"form": "Sidan"})


@pytest.fixture
def asked(monkeypatch):
    """The sites that the proof was asked of; it finds what is put in ``found``."""

    def differences(_):
        differences.times += 1
        yield from differences.found

    differences.times, differences.found = 0, []
    monkeypatch.setattr(proof, "differences", differences)
    return differences


def test_what_was_proved_is_not_proved_again(exports, asked):
    assert [prove(exports.request()) for _ in range(3)] == [()] * 3
    assert asked.times == 1


def alter(site):
    (site / "index.html").write_text("y", encoding="utf-8")


def add(site):
    (site / "data").mkdir()
    (site / "data" / "more.csv").write_text("", encoding="utf-8")


def rename(site):
    (site / "index.html").rename(site / "start.html")


def remove(site):
    (site / "index.html").unlink()


@pytest.mark.parametrize("change", [alter, add, rename, remove])
def test_an_altered_site_is_proved(exports, asked, change):
    prove(exports.request())
    change(exports.site)
    asked.found = [FOUND]
    assert prove(exports.request()) == (FOUND,)


@pytest.mark.parametrize("differing", [{"commit": "a" * 40}, {"day": date(2023, 12, 4)}])
def test_the_same_bytes_for_another_commit_or_day_are_proved(exports, asked, differing):
    prove(exports.request())
    prove(replace(exports.request(), **differing))
    assert asked.times == 2


@pytest.mark.parametrize("what", ["data", "page", "settings"])
def test_the_same_bytes_held_against_something_else_are_proved(exports, asked, what):
    prove(exports.request())
    root = exports.month.root
    if what == "data":
        exports.month.edited("activities", 2, due="2024-02-01")
    elif what == "page":
        exports.write_page("# Rapport\n\n{{ indicators() }}\n")
    else:
        with (root / "mkdocs.yml").open("a", encoding="utf-8") as stream:
            stream.write("extra: {utfall: {language: en}}\n")
    prove(exports.request())
    assert asked.times == 2


def test_another_program_proves_anew(exports, asked, monkeypatch):
    prove(exports.request())
    monkeypatch.setattr("utfall.forms.proved.program", lambda *_: "another")
    prove(exports.request())
    assert asked.times == 2


def test_what_was_found_is_found_again(exports, asked):
    asked.found = [FOUND]
    assert [prove(exports.request()) for _ in range(2)] == [(FOUND,)] * 2


@pytest.mark.parametrize("damage", [lambda whole: whole[:-1], lambda whole: whole[65:], lambda whole: whole + b"x"])
def test_a_damaged_memory_is_not_believed(exports, asked, damage):
    prove(exports.request())
    file = exports.request().project.cache / PROVED
    file.write_bytes(damage(file.read_bytes()))
    prove(exports.request())
    assert asked.times == 2


def test_an_edition_without_a_checksum_is_proved_each_time(exports, asked):
    request = exports.request()
    object.__setattr__(request.edition, "digest", "")
    assert [prove(request) for _ in range(2)] == [(), ()]
    assert asked.times == 2
