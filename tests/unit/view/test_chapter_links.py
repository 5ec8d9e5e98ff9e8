"""The links into the chapters: what each holds, and an honest word on how it stands."""

from dataclasses import replace

from utfall.render.chapter_links import chapter_links as drawn
from utfall.shown.outline import Chapter, ChapterContent, Outline
from utfall.view.chapter_links import chapter_links


def way(report, words, *shows):
    outline = Outline(frozenset({"a.md"}), (Chapter("a.md", "1 Avsnitt", shows),))
    return chapter_links(report, outline, words)


def statused(report, *statuses):
    return replace(report, activities=tuple(replace(report.activities[0], id=str(at), status=status)
                                            for at, status in enumerate(statuses)))  # fmt: skip


def test_a_chapter_says_how_many_things_it_holds_and_how_many_deviate(small, sv):
    [one] = way(statused(small, "ongoing", "delayed", "delayed"), sv, ChapterContent("activities"))
    assert (one.address, one.title) == ("a.html", "1 Avsnitt")
    assert (one.holds, one.said) == (("3 aktiviteter",), ("2 avviker",))


def test_what_has_no_known_status_is_never_said_to_be_well(small, sv):
    [one] = way(statused(small, "ongoing", ""), sv, ChapterContent("activities"))
    assert one.said == ("1 utan känd status",)


def test_only_what_is_known_to_be_well_is_said_to_be(small, sv):
    [one] = way(statused(small, "ongoing"), sv, ChapterContent("activities"))
    assert (one.holds, one.said) == (("1 aktivitet",), ("inget avviker",))


def test_only_the_area_that_a_page_shows_is_counted(small, sv):
    assert way(small, sv, ChapterContent("activities", area="nowhere")) == ()


def test_indicators_are_those_of_the_chapter_that_are_observed(small, sv):
    chapter = small.indicators[0].chapter
    count = sum(1 for one in small.indicators if one.chapter == chapter and small.observation(one.id))
    [one] = way(small, sv, ChapterContent("indicators", chapter))
    assert one.holds == (f"{count} indikatorer" if count > 1 else "1 indikator",)


def test_a_way_leads_there_from_any_depth(small, sv):
    shown = drawn(way(statused(small, "ongoing"), sv, ChapterContent("activities")))
    assert '<a href="utfall&#58;a.html">1 Avsnitt</a>' in shown
    assert "1 aktivitet&#58; inget avviker" in shown
