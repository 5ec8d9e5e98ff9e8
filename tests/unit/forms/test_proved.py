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


def test_what_was_proved_is_not_proved_again(orders, asked):
    assert [prove(orders.order()) for _ in range(3)] == [()] * 3
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
def test_an_altered_site_is_proved(orders, asked, change):
    prove(orders.order())
    change(orders.site)
    asked.found = [FOUND]
    assert prove(orders.order()) == (FOUND,)


@pytest.mark.parametrize("differing", [{"commit": "a" * 40}, {"day": date(2023, 12, 4)}])
def test_the_same_bytes_for_another_commit_or_day_are_proved(orders, asked, differing):
    prove(orders.order())
    prove(replace(orders.order(), **differing))
    assert asked.times == 2


@pytest.mark.parametrize("what", ["data", "page", "settings"])
def test_the_same_bytes_held_against_something_else_are_proved(orders, asked, what):
    prove(orders.order())
    root = orders.month.root
    if what == "data":
        orders.month.edited("activities", 2, due="2024-02-01")
    elif what == "page":
        orders.write_page("# Rapport\n\n{{ indicators() }}\n")
    else:
        with (root / "mkdocs.yml").open("a", encoding="utf-8") as stream:
            stream.write("extra: {utfall: {language: en}}\n")
    prove(orders.order())
    assert asked.times == 2


def test_another_program_proves_anew(orders, asked, monkeypatch):
    prove(orders.order())
    monkeypatch.setattr("utfall.forms.proved.program", lambda *_: "another")
    prove(orders.order())
    assert asked.times == 2


def test_what_was_found_is_found_again(orders, asked):
    asked.found = [FOUND]
    assert [prove(orders.order()) for _ in range(2)] == [(FOUND,)] * 2


@pytest.mark.parametrize("damage", [lambda whole: whole[:-1], lambda whole: whole[65:], lambda whole: whole + b"x"])
def test_a_damaged_memory_is_not_believed(orders, asked, damage):
    prove(orders.order())
    file = orders.order().project.cache / PROVED
    file.write_bytes(damage(file.read_bytes()))
    prove(orders.order())
    assert asked.times == 2


def test_an_edition_without_a_checksum_is_proved_each_time(orders, asked):
    order = orders.order()
    object.__setattr__(order.edition, "digest", "")
    assert [prove(order) for _ in range(2)] == [(), ()]
    assert asked.times == 2
