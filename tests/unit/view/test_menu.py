"""The menu: the worst status and the number of deviations of each page, which add up to all that deviates."""

import re
from dataclasses import replace

from utfall.derive.assessed_items import assessed_items
from utfall.render.menu import menu_counts
from utfall.shown.outline import Chapter, ChapterContent, Outline
from utfall.view.menu import menu_entries


def outline(**chapters):
    listed = tuple(Chapter(f"{name}.md", name, tuple(map(ChapterContent, shows))) for name, shows in chapters.items())
    return Outline(frozenset({"index.md", *(one.page for one in listed)}), listed)


def said(report, words, **chapters):
    found = menu_entries(report, outline(**chapters), words)
    return {one.address: (one.worst.id, one.deviating, one.said) for one in found}


def test_each_page_has_its_worst_status_and_how_many_deviate(small, sv):
    assert said(small, sv, plan=["activities"], projekt=["projects"]) == {
        "index.html": ("reached", 0, "inget avviker"),  # indicators, goals and assignments, which no chapter shows
        "plan.html": ("delayed", 1, "1 avviker: försenad"),
        "projekt.html": ("red", 2, "2 avviker, värst: rött"),
    }


def test_what_several_chapters_show_is_counted_in_the_first(small, sv):
    found = said(small, sv, first=["projects"], second=["projects", "activities"])
    assert (found["first.html"][1], found["second.html"][1]) == (2, 1)


def test_the_numbers_add_up_to_all_that_deviates(small, sv):
    found = said(small, sv, plan=["activities"], mer=["activities", "goals"])
    assert sum(count for _, count, _ in found.values()) == sum(one.deviates for one in assessed_items(small)) == 3


def test_a_judged_project_is_counted_as_judged(small, sv):
    [telefoni, portal] = small.projects
    judged = replace(small, projects=(replace(telefoni, status="yellow", reason="Omtag pågår."), portal))
    assert said(judged, sv, projekt=["projects"])["projekt.html"] == ("yellow", 2, "2 avviker, värst: gult")


def test_a_page_of_which_nothing_is_known_has_no_mark(small, sv):
    empty = replace(small, activities=(), projects=(), indicators=(), assignments=(), goals=small.goals[:1])
    assert said(empty, sv, mal=["goals"]) == {}


def test_it_is_said_in_english_too(small, en):
    assert said(small, en, plan=["activities"], projekt=["projects"]) == {
        "index.html": ("reached", 0, "nothing deviates"),
        "plan.html": ("delayed", 1, "1 deviates: försenad"),
        "projekt.html": ("red", 2, "2 deviate, worst: rött"),
    }


def test_a_number_is_seen_and_its_words_are_heard(small, sv):
    drawn = menu_counts(menu_entries(small, outline(plan=["activities"]), sv))
    shown = drawn["plan.html"]
    assert 'class="u-count u-some"' in shown
    assert '<span aria-hidden="true">1</span>' in shown
    assert '<span class="u-unseen">, 1 avviker&#58; försenad</span>' in shown
    assert re.search(r"<svg[^>]* aria-hidden=\"true\"", shown)
    assert 'aria-hidden="true">0<' not in drawn["index.html"]
