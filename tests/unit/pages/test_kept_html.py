"""A page that has not changed is not converted again; whatever it is made of is asked for before it is believed."""

from dataclasses import replace

import pytest

from tests.unit.month import write_month
from utfall.pages import as_html as module
from utfall.pages.as_html import as_html
from utfall.pages.kept_html import FOLDER
from utfall.project import read_project
from utfall.source.page import read_pages


@pytest.fixture
def project(tmp_path):
    write_month(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: Prov\n", encoding="utf-8")
    (tmp_path / "docs").mkdir(exist_ok=True)
    (tmp_path / "docs" / "index.md").write_text("# Prov\n\nText.\n", encoding="utf-8")
    return read_project(tmp_path)


@pytest.fixture
def converted(monkeypatch):
    """The texts that have been converted."""
    done = []

    def markup(project, text):
        done.append(text)
        return real(project, text)

    real = module.markup
    monkeypatch.setattr(module, "markup", markup)
    return done


def looked_at(project, text):
    page = next(one for one in read_pages(project) if one.name == "index.md")
    rendered, found = as_html(project, page, text, [], "")
    return rendered.html if rendered else None, [one.slug for one in found]


def test_an_unchanged_page_is_converted_once(project, converted):
    first, second = looked_at(project, "# Prov\n\nText."), looked_at(project, "# Prov\n\nText.")
    assert first == second
    assert "<p>Text.</p>" in first[0]
    assert len(converted) == 1


def test_a_changed_text_or_extension_is_converted_anew(project, converted):
    looked_at(project, "Text.")
    looked_at(project, "Text!")
    looked_at(replace(project, extensions=(*project.extensions, "tables")), "Text!")
    assert len(converted) == 3


def test_a_page_that_may_take_in_other_files_is_converted_each_time(project, converted):
    reading = replace(project, extensions=(*project.extensions, "pymdownx.snippets"))
    for text in ("Text.", "Text."):
        looked_at(reading, text)
    assert len(converted) == 2


def test_what_may_not_be_public_is_never_kept(project, converted):
    told = [looked_at(project, "Text <script>1</script>")[1] for _ in range(2)]
    assert told == [["page-markup"], ["page-markup"]]
    assert len(converted) == 2


def test_a_file_of_the_cache_that_was_changed_is_not_believed(project, converted):
    looked_at(project, "Text.")
    (kept,) = (project.root / FOLDER).iterdir()
    kept.write_bytes(kept.read_bytes().replace(b"Text.", b"<script>"))
    assert looked_at(project, "Text.") == ("<p>Text.</p>", [])
    assert len(converted) == 2
