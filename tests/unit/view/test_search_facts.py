"""What the search knows beside the pages: values with statuses, months in both languages, words for one another."""

from utfall.shown.outline import Chapter, ChapterContent, Outline
from utfall.view.search_facts import IndicatorFact, documentation, indicator_facts, report_months, words_alike


def test_an_indicator_is_told_with_its_newest_value_and_the_word_of_its_status(example, sv, en):
    assert indicator_facts(example, sv)["sjukfranvaro"] == IndicatorFact(
        "6,7\u00a0% · Målet nås inte", "bad", "HR-chefen"
    )
    assert indicator_facts(example, en)["resultat"].value == "3.1\u00a0mkr · Målet nås"
    assert indicator_facts(example, sv)["anstallda"] == IndicatorFact("958\u00a0st", "", "HR-chefen")


def test_a_month_is_called_by_its_names_in_both_languages_and_by_its_number(example, sv):
    newest, *_, oldest = report_months(example, sv)
    assert (newest.month, oldest.month) == ("2025-12", "2023-01")
    assert (oldest.name, oldest.others) == ("januari 2023", ("2023-01", "jan 2023", "january 2023"))


def test_the_glossary_adds_its_other_forms_to_the_words_of_the_language(example, sv):
    alike = words_alike(example.current, sv, Outline())
    assert ("mkr", "mnkr") in alike
    assert any({"sjukfrånvaro", "sjukskrivning"} <= set(one) for one in alike)


def test_documentation_is_what_is_no_chapter_and_shows_nothing_of_the_report():
    outline = Outline(chapters=(Chapter("hr.md", "HR", (ChapterContent("indicators", "hr"),)),))
    pages = {"index.md": False, "hr.md": False, "om.md": False, "avvikelser.md": True, "indikatorer/nki.md": False}
    assert list(documentation(outline, pages)) == ["om.md"]
