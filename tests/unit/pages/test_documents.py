"""Which document a page belongs to: by what it shows, or as it says."""

import pytest

from utfall.pages.documents import documents
from utfall.source.page import page_of


def pages(**texts):
    return [page_of(f"{name}.md".replace("__", "/"), f"docs/{name}.md", text.encode()) for name, text in texts.items()]


def parted(nav, indicators=(), **texts):
    names = [f"{name}.md".replace("__", "/") for name in nav]
    found = documents(pages(**texts), names, indicators)
    return {name: [page.name for page in some] for name, some in found.items()}


def test_chapters_are_the_report_lists_across_them_the_appendix_and_what_explains_the_documentation():
    found = parted(
        ["index", "ekonomi", "rattelser", "ordlista"],
        index="# Start\n", ekonomi='# Ekonomi\n\n{{ statement("x") }}\n', rattelser="{{ corrections() }}",
        ordlista="{{ glossary() }} {{ edition() }}",
    )  # fmt: skip
    assert found == {
        "report": ["index.md", "ekonomi.md"], "appendix": ["rattelser.md"], "documentation": ["ordlista.md"],
    }  # fmt: skip


def test_indicators_are_the_appendix_in_the_order_of_the_report_though_the_menu_has_them_not():
    texts = {"indikatorer__index": "# Alla\n", "indikatorer__a": "# A", "indikatorer__b": "# B", "annan": "# X"}
    found = parted(["indikatorer__index"], ["b", "a"], **texts)
    assert found["appendix"] == ["indikatorer/index.md", "indikatorer/b.md", "indikatorer/a.md"]
    assert found["report"] == found["documentation"] == []


def test_a_page_of_all_deviations_that_the_menu_has_not_begins_the_appendix_as_no_other_page_does():
    found = parted(
        ["index", "rattelser"], ["a"],
        index="{{ deviating(limit=3) }}", rattelser="{{ corrections() }}", indikatorer__a="# A",
        avvikelser="# Avvikelser\n\n{{ deviating() }}\n", utkast="# Utkast\n\n{{ deviating(limit=3) }}\n",
    )  # fmt: skip
    assert found["appendix"] == ["avvikelser.md", "rattelser.md", "indikatorer/a.md"]
    assert (found["report"], found["documentation"]) == (["index.md"], [])


@pytest.mark.parametrize(("before", "part"), [("{{ goals() }}", "report"), ("{{ symbols() }}", "documentation")])
def test_a_page_of_words_alone_goes_with_the_page_before_it(before, part):
    found = parted(["a", "b"], a=f"# A\n\n{before}\n", b="# B\n\nBara text.\n")
    assert found[part] == ["a.md", "b.md"]


@pytest.mark.parametrize("call", ["in_english()", "compare()", "statuses()"])
def test_what_looks_across_the_report_is_the_appendix_whatever_sentences_it_begins_with(call):
    found = parted(["a"], a=f"# {{{{ headline() }}}}\n\n{{{{ {call} }}}}\n")
    assert found["appendix"] == ["a.md"]


def test_a_page_may_say_itself_where_it_belongs():
    found = parted(["a"], a="---\nutfall:\n  document: appendix\n---\n# A\n\n{{ goals() }}\n")
    assert found["appendix"] == ["a.md"]
