"""The files beside the pages: which are made, where they lie, and that pages know of all of them."""

from dataclasses import replace

import pytest

from utfall import forms
from utfall.forms import MAKERS, SLOW, write
from utfall.forms.request import File
from utfall.names import names
from utfall.pages.page_content import shown_tables
from utfall.project import FORMS, MORE_FORMS
from utfall.view.addresses import addresses
from utfall.words import words


def files(site):
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()} - {"index.html"}


def wanting(exports, *names):
    """A request for forms that are there in this test alone."""
    request = exports.request()
    return replace(request, project=replace(request.project, forms=names))


def test_every_form_that_can_be_chosen_has_a_maker_and_no_other_has():
    assert tuple(name for name in MAKERS if name not in MORE_FORMS) == FORMS
    assert set(MAKERS) == {*FORMS, *MORE_FORMS}
    assert set(FORMS) >= SLOW


@pytest.mark.parametrize("site_url", ["", "https://exempel.se/rapport/"])
def test_what_is_written_is_what_pages_can_link_to(exports, site_url):
    request = exports.request()
    request = replace(request, project=replace(request.project, site_url=site_url))
    written = write(request)
    assert ("share/index.png" in written) == bool(site_url)
    assert len(set(written)) == len(written) > 1
    shown = request.edition.shown
    tables, pages = [table.id for table in shown_tables(shown)], [one.page for one in shown if site_url]
    assert (
        set(written) == files(exports.site) == addresses(request.report, words("sv"), names("sv"), FORMS, tables, pages)
    )


def test_only_the_forms_that_are_wanted_are_written(exports, monkeypatch):
    made = {"one": lambda _order: iter([File("a/b.txt", b"1")]), "other": lambda _order: iter([File("c.txt", b"2")])}
    monkeypatch.setattr(forms, "MAKERS", made)
    assert write(wanting(exports, "other")) == ("c.txt",)
    assert files(exports.site) == {"c.txt"}


def test_while_serving_the_slow_ones_are_left_out(exports, monkeypatch):
    made = {"one": lambda _order: iter([File("a/b.txt", b"1")]), "other": lambda _order: iter([File("c.txt", b"2")])}
    monkeypatch.setattr(forms, "MAKERS", made)
    monkeypatch.setattr(forms, "SLOW", frozenset({"other"}))
    assert write(wanting(exports, "one", "other"), is_serving=True) == ("a/b.txt",)


def test_the_package_is_copied_byte_for_byte(exports):
    write(exports.request("csv"))
    for name in ("datapackage.json", "observations.csv"):
        assert (exports.site / "data" / name).read_bytes() == exports.month.path(name).read_bytes()
