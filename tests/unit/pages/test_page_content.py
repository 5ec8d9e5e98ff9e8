"""Which tables the pages show: every one, in order, whichever macro shows it and however often it is asked."""

from dataclasses import replace

from utfall.model.history import History
from utfall.pages.check import look_at_pages
from utfall.pages.macro import Fragment, Macro, MacroContext
from utfall.pages.macros import macros
from utfall.pages.page_content import shown_tables


def shown(site, pages, nav=()):
    site.write(pages)
    return look_at_pages(replace(site.project, nav=nav), site.ready)[1]


def ids(pages):
    return [(page.page, page.title, [table.id for table in page.tables]) for page in pages]


def test_the_tables_of_each_page_are_known_in_the_order_of_the_menu(site):
    pages = {
        "a.md": "# Plan *för* {{ period() }} {: #plan }\n\n{{ goals() }}\n\n{{ symbols() }}\n",
        "b.md": '# Ekonomi\n\n{{ chart("ekonomi") }}\n\n{{ indicators(chapter="ekonomi") }}\n',
        "mapp/c.md": "Text utan rubrik.\n",
    }
    assert ids(shown(site, pages, nav=("b.md", "a.md"))) == [
        ("b.md", "Ekonomi", ["chart-ekonomi-data", "indicators-ekonomi-month"]),
        ("a.md", "Plan för november 2023", ["goals", "symbols"]),
        ("mapp/c.md", "mapp/c", []),
    ]


def test_the_same_pages_show_the_same_tables_again(site):
    pages = {"a.md": '{{ goals() }}\n\n{{ indicator("kostnader") }}\n'}
    first = ids(shown(site, pages))
    assert first[0][2][:2] == ["goals", "now-kostnader"]
    assert ids(shown(site, pages)) == first


def test_a_table_that_two_pages_show_is_one_table(site):
    pages = {"a.md": "{{ goals() }}\n\n{{ symbols() }}\n", "b.md": "{{ legend() }}\n\n{{ goals() }}\n"}
    assert [table.id for table in shown_tables(shown(site, pages))] == [
        "goals", "symbols", "legend-goal", "legend-indicator", "legend-progress", "legend-project",
    ]  # fmt: skip


def test_two_tables_of_one_name_are_told(site):
    goals = next(macro for macro in site.ready if macro.name == "goals")

    def symbols(_desk):
        return Fragment("", [replace(table, rows=()) for table in goals().tables])

    ready = tuple(Macro(symbols, one.context) if one.name == "symbols" else one for one in site.ready)
    site.write({"a.md": "{{ goals() }}\n", "b.md": "{{ symbols() }}\n"})
    findings, _ = look_at_pages(site.project, ready)
    assert [(one.slug, one.case, one.file, one.value) for one in findings] == [
        ("page-address", "other", "docs/b.md", "goals")
    ]


def test_every_table_leads_to_its_files_where_they_are_made(small, sv, site):
    with_files = macros(MacroContext(History((small,)), sv, forms=("csv",)))
    made = {macro.name: macro() for macro in with_files if macro.name in {"goals", "symbols"}}
    assert 'href="utfall&#58;data/goals.csv"' in made["goals"]
    assert 'href="utfall&#58;data/tables/goals.csv"' in made["goals"]
    assert "datapaketet" not in made["symbols"]  # made of no file of the package
    assert 'href="utfall&#58;data/tables/symbols.csv"' in made["symbols"]
    chart = next(macro for macro in with_files if macro.name == "chart")("ekonomi")
    assert 'href="utfall&#58;data/tables/chart-ekonomi-data.csv"' in chart
    assert "utfall&#58;" not in site.rendered("{{ goals() }}")


def test_the_files_of_the_edition_are_listed_with_what_they_are_for(small, sv):
    made = macros(MacroContext(History((small,)), sv, forms=("csv", "xlsx")))
    listed = next(macro for macro in made if macro.name == "downloads")()
    assert 'href="utfall&#58;data/manadsrapport-2023-11.xlsx">Alla tabeller (Excel)</a>' in listed
    assert 'href="utfall&#58;data/datapackage.json"' in listed
    assert "zip" not in listed


def test_where_no_files_are_made_it_is_said(site):
    assert "Den här webbplatsen har inga filer att hämta." in site.rendered("{{ downloads() }}")
