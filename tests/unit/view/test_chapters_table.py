"""The chapters: how many of what each holds have which status, and an honest word on what has none."""

from dataclasses import replace

from utfall.render.table_plain import plain
from utfall.render.tally import tally
from utfall.shown.outline import Chapter, ChapterContent, Outline
from utfall.view.chapters_table import chapters_table


def table(report, words, *shows):
    outline = Outline(frozenset({"a.md"}), (Chapter("a.md", "Avsnitt", shows),))
    return chapters_table(report, words, outline)


def counted(report, words, *shows):
    return [tuple(plain(cell.content, words) for cell in row.cells) for row in table(report, words, *shows).rows]


def statused(report, *statuses):
    return replace(report, activities=tuple(replace(report.activities[0], id=str(at), status=status)
                                            for at, status in enumerate(statuses)))  # fmt: skip


def test_statuses_are_counted_the_worst_first(small, sv):
    found = counted(statused(small, "ongoing", "delayed", "delayed"), sv, ChapterContent("activities"))
    assert found == [("Avsnitt", "Försenad", "2"), ("Avsnitt", "Pågående", "1")]


def test_what_has_no_known_status_is_counted_by_itself(small, sv):
    found = counted(statused(small, "ongoing", ""), sv, ChapterContent("activities"))
    assert found == [("Avsnitt", "Pågående", "1"), ("Avsnitt", "utan känd status", "1")]


def test_a_page_that_holds_nothing_this_month_is_no_chapter(small, sv):
    assert table(small, sv, ChapterContent("activities", area="nowhere")) is None


def test_a_chapters_name_leads_there_from_any_depth(small, sv):
    shown = tally(table(statused(small, "ongoing"), sv, ChapterContent("activities")), sv)
    assert '<a href="utfall&#58;a.html">Avsnitt</a>' in shown
