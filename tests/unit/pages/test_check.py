"""Everything that can be wrong with the pages, beside what stands on them."""

import pytest

from tests.unit.month import Told


def test_pages_that_are_as_they_should_be_are_let_be(site):
    assert site.told({"index.md": "# Rapport\n\n{{ goals() }}\n", "hr.md": "# HR\n\n[hem](index.md)\n"}) == []


def test_a_page_in_another_encoding_is_told(site):
    assert site.told("# Månad\n".encode("windows-1252")) == [
        Told(
            "page-encoding", "legacy", "docs/sida.md", None, None, None,
            "Sidan är inte sparad som UTF-8; å, ä och ö blir då fel.",
            "Spara om filen som UTF-8.",
        )
    ]  # fmt: skip


def test_front_matter_that_cannot_be_read_is_told(site):
    (found,) = site.told("---\ntitle: A: B\n---\n# R\n")
    assert found[:5] == ("page-front-matter", "broken", "docs/sida.md", 2, None)
    assert found.message == (
        "Sidhuvudet mellan strecken högst upp går inte att läsa: mapping values are not allowed here."
    )
    assert found.remedy == "Rätta raden; varje uppgift skrivs som namn, kolon, mellanslag, värde."


@pytest.mark.parametrize("switch", ["render_macros: false", "ignore_macros: yes", "render_macros: off"])
def test_front_matter_that_turns_the_macros_off_is_told(site, switch):
    name = switch.partition(":")[0]
    (found,) = site.told(f"---\n{switch}\n---\n# R\n")
    assert found[:6] == ("page-front-matter", "switched-off", "docs/sida.md", 1, name, name)
    assert found.message == f"Sidhuvudet har ”{name}”, som stänger av rapportens makron på sidan."
    assert found.remedy == "Ta bort raden."


def test_front_matter_that_names_no_document_is_told(site):
    (found,) = site.told("---\nutfall:\n  document: bilaga\n---\n# R\n")
    assert found[:6] == ("page-front-matter", "document", "docs/sida.md", 1, "document", "bilaga")
    assert found.message == "Sidhuvudet säger att sidan hör till dokumentet ”bilaga”, som inte finns."
    assert site.told("---\nutfall:\n  document: appendix\n---\n# R\n") == []


def test_front_matter_that_leaves_the_macros_on_is_let_be(site):
    assert site.told("---\nrender_macros: true\nignore_macros: false\ntitle: A\n---\n# R\n") == []


def test_a_page_of_the_menu_that_is_not_there_is_told(site):
    found = site.told({"index.md": "# R"}, nav=("index.md", "ekonmi.md"))
    assert found == [
        Told(
            "page-nav", "missing", "mkdocs.yml", None, "nav", "ekonmi.md",
            "Menyn i mkdocs.yml nämner sidan ”ekonmi.md”, som inte finns.",
            "Rätta namnet i mkdocs.yml eller skapa sidan.",
        )
    ]  # fmt: skip


def test_that_there_is_no_page_at_all_is_told_once(site):
    assert site.told({}, nav=("index.md", "hr.md", "ekonomi.md")) == [
        Told(
            "page-nav", "none", "docs/", None, None, "docs/",
            "Rapporten har inga sidor: mappen docs/ har ingen fil som slutar på .md.",
            "Hämta tillbaka sidorna ur git, eller skriv index.md och de andra som menyn nämner. "
            "utfall init MAPP skriver ett nytt projekt med sidor att börja med.",
        )
    ]  # fmt: skip


def test_a_page_that_the_menu_leaves_out_is_told(site):
    (found,) = site.told({"index.md": "# R", "hr.md": "# H"}, nav=("index.md",))
    assert (found.slug, found.case, found.file, found.value) == ("page-nav", "omitted", "docs/hr.md", "hr.md")


@pytest.mark.parametrize("other", ["hr_mål.md", "HR-mal.md", "hr mål.md"])
def test_two_pages_with_nearly_the_same_name_are_told(site, other):
    (found,) = site.told({other: "# H", "hr-mal.md": "# H"})
    assert (found.slug, found.case, {found.value, "hr-mal.md"}) == (
        "page-nav",
        "alike",
        {max(other, "hr-mal.md"), "hr-mal.md"},
    )


def test_without_a_menu_every_page_is_in_it(site):
    assert site.told({"index.md": "# R", "hr.md": "# H"}) == []


def test_everything_wrong_on_every_page_is_told_at_once(site):
    pages = {"a.md": "{{ foo }}", "b.md": "{{ 1 / 0 }}", "c.md": "[x](zzz.md)", "d.md": "---\na: b: c\n---\n"}
    assert [(one.slug, one.file) for one in site.findings(pages)] == [
        ("page-front-matter", "docs/d.md"), ("page-unknown-name", "docs/a.md"), ("page-error", "docs/b.md"),
        ("page-link", "docs/c.md"),
    ]  # fmt: skip


def test_a_page_whose_letters_are_composed_otherwise_is_told_with_the_command(site):
    apart, whole = "a\u030atga\u0308rder.md", "\u00e5tg\u00e4rder.md"
    pages = {"index.md": f"# Start\n\n[mer]({whole})", apart: "# R"}
    told = site.told(pages, nav=("index.md", whole))
    assert [(one.slug, one.case) for one in told] == [("page-nav", "composed"), ("page-link", "composed")]
    assert {one.remedy for one in told} == {f'Byt namn på filen så: git mv "docs/{apart}" "docs/{whole}"'}
