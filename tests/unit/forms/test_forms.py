"""The files beside the pages: which are made, where they lie, and that pages know of all of them."""

from dataclasses import replace

from utfall import forms
from utfall.forms import MAKERS, SLOW, write
from utfall.forms.order import File
from utfall.pages.shown import shown_tables
from utfall.project import FORMS, MORE_FORMS
from utfall.view.addresses import addresses


def files(site):
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()} - {"index.html"}


def wanting(orders, *names):
    """An order for forms that are there in this test alone."""
    order = orders.order()
    return replace(order, project=replace(order.project, forms=names))


def test_every_form_that_can_be_chosen_has_a_maker_and_no_other_has():
    assert tuple(name for name in MAKERS if name not in MORE_FORMS) == FORMS
    assert set(MAKERS) == {*FORMS, *MORE_FORMS}
    assert set(FORMS) >= SLOW


def test_what_is_written_is_what_pages_can_link_to(orders):
    order = orders.order()
    written = write(order)
    assert len(set(written)) == len(written) > 1
    shown = [table.id for table in shown_tables(order.edition.shown)]
    assert set(written) == files(orders.site) == addresses(order.report, FORMS, shown)


def test_only_the_forms_that_are_wanted_are_written(orders, monkeypatch):
    made = {"one": lambda _order: iter([File("a/b.txt", b"1")]), "other": lambda _order: iter([File("c.txt", b"2")])}
    monkeypatch.setattr(forms, "MAKERS", made)
    assert write(wanting(orders, "other")) == ("c.txt",)
    assert files(orders.site) == {"c.txt"}


def test_while_serving_the_slow_ones_are_left_out(orders, monkeypatch):
    made = {"one": lambda _order: iter([File("a/b.txt", b"1")]), "other": lambda _order: iter([File("c.txt", b"2")])}
    monkeypatch.setattr(forms, "MAKERS", made)
    monkeypatch.setattr(forms, "SLOW", frozenset({"other"}))
    assert write(wanting(orders, "one", "other"), is_serving=True) == ("a/b.txt",)


def test_the_package_is_copied_byte_for_byte(orders):
    write(orders.order("csv"))
    for name in ("datapackage.json", "observations.csv"):
        assert (orders.site / "data" / name).read_bytes() == orders.month.path(name).read_bytes()
