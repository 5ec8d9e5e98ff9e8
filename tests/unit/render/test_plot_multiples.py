"""Small multiples as figures and pictures: one scale, a name and a value above each, and nothing over anything else."""

from decimal import Decimal
from itertools import combinations

import pytest
from bs4 import BeautifulSoup

from utfall.draw import paint
from utfall.period import Period
from utfall.render.axes import FRAMES, NARROW, WIDE
from utfall.render.plot import plot
from utfall.shown.chart import ChartKind
from utfall.view.chart_parts import Heading, NumberFormat
from utfall.view.multiples_chart import Multiple, Multiples, multiples_chart

PERIODS = tuple(Period.parse(f"2023-{month:02}") for month in range(1, 13))
NAMES = ("Kansli", "Vård- och omsorgsförvaltningen", "Informationsteknikenhetsgruppen", "Skola", "Fritid Norr")


def small(name, low, target="5", missing=()):
    values = [None if at in missing else Decimal(low) + Decimal(at) / 10 for at in range(12)]
    return Multiple(name.lower().replace(" ", "-"), name, tuple(values), (Decimal(target),) * 12)


@pytest.fixture
def chart(sv):
    charts = [small(name, low) for name, low in zip(NAMES, ("2", "4", "4.5", "6", "8"), strict=True)]
    shown = Multiples(tuple(charts), PERIODS, "Enhet", "target")
    return multiples_chart(Heading("multiples-x", "Frånvaro", ""), shown, NumberFormat(sv, "procent", 1), ["a.csv"])


def axes(figure, letter):
    return [one for name, one in figure["layout"].items() if name.startswith(f"{letter}axis")]


@pytest.mark.parametrize("frame", FRAMES, ids=lambda one: one.name)
def test_every_panel_has_the_same_scale_whose_values_stand_at_the_first_of_each_row_alone(chart, frame):
    figure = plot(chart, frame, "sv")
    across = {"wide": 4, "narrow": 2}[frame.name]
    upwards = axes(figure, "y")
    assert len(upwards) == 5
    assert len({tuple(one["range"]) for one in upwards}) == 1
    assert [any(one["ticktext"]) for one in upwards] == [at % across == 0 for at in range(5)]


def test_a_scale_begins_at_zero_where_its_values_come_near_and_ends_above_the_highest(chart):
    low, high = axes(plot(chart, WIDE, "sv"), "y")[0]["range"]
    assert low == 0.0
    assert 9.1 < high < 10


def boxes(svg):
    """Where each text of a picture is, as wide as its letters may be: left, top, right, bottom."""
    found = []
    for one in BeautifulSoup(svg, "xml").find_all("text"):
        looks = {**getattr(one.parent, "attrs", {}), **one.attrs}
        size = float(looks["font-size"].removesuffix("px"))
        width = len(one.get_text()) * size * 0.56 * (1.12 if one.find("tspan") else 1)
        x, y = float(one["x"]), float(one["y"])
        left = x - width * {"end": 1, "middle": 0.5}.get(looks.get("text-anchor"), 0)
        found.append((one.get_text(), left, y - size * 0.75, left + width, y + size * 0.2))
    return found


@pytest.mark.parametrize("frame", FRAMES, ids=lambda one: one.name)
def test_no_label_lies_on_another_or_outside_the_picture(chart, frame):
    figure = plot(chart, frame, "sv")
    found = boxes(f'<svg xmlns="http://www.w3.org/2000/svg">{paint(figure)}</svg>')
    over = [
        (one[0], two[0])
        for one, two in combinations(found, 2)
        if one[1] < two[3] and two[1] < one[3] and one[2] < two[4] and two[2] < one[4]
    ]
    assert over == []
    width, height = figure["layout"]["width"], figure["layout"]["height"]
    assert min(left for _, left, *_ in found) > -1
    assert min(top for _, _, top, *_ in found) > -1
    assert max(right for *_, right, _ in found) < width + 1
    assert max(bottom for *_, bottom in found) < height


def test_a_name_is_broken_over_lines_and_inside_a_word_that_is_too_wide_but_none_of_it_is_lost(chart):
    svg = paint(plot(chart, NARROW, "sv"))
    drawn = "".join(one.get_text() for one in BeautifulSoup(f"<svg>{svg}</svg>", "xml").find_all("text"))
    for panel in chart.panels:
        assert f"{panel.title}{panel.said}".replace(" ", "") in drawn.replace(" ", "")


def test_a_word_that_ends_within_the_edge_of_its_panel_is_whole(sv):
    names = ("Funktionsstöd", "Kultur och fritid")  # the first is 13 letters, of 7.5 pixels, in a panel of 94
    shown = Multiples(tuple(small(name, "1e6") for name in names), PERIODS, "Enhet", "budget")
    chart = multiples_chart(Heading("x", "Kostnad", ""), shown, NumberFormat(sv, "tkr", 0), [])
    drawn = BeautifulSoup(f"<svg>{paint(plot(chart, NARROW, 'sv'))}</svg>", "xml").find_all("text")
    assert "Funktionsstöd" in [one.get_text() for one in drawn]


def test_above_each_stands_its_newest_value_or_why_there_is_none(sv):
    shown = Multiples((small("Norr", "2"), small("Söder", "3", missing=(11,))), PERIODS, "Enhet", "target")
    chart = multiples_chart(Heading("x", "Frånvaro", ""), shown, NumberFormat(sv, "procent", 1), [])
    assert [panel.said for panel in chart.panels] == ["3,1\u00a0%", sv.say("missing.not-reported")]
    assert chart.kind is ChartKind.MULTIPLES


def test_the_alternative_says_what_a_person_would(chart):
    assert chart.alternative == (
        "5 små linjediagram på samma skala, från 2,0\u00a0% till 9,1\u00a0%. December 2023: högst är Fritid Norr med "
        "9,1\u00a0%, lägst Kansli med 3,1\u00a0%. 4 av 5 ligger över sitt mål. Mest har Kansli ökat sedan januari "
        "2023, från 2,0\u00a0% till 3,1\u00a0%."
    )


def test_a_target_that_never_changes_is_one_column_of_the_table_and_one_that_does_is_one_for_each_period(chart, sv):
    assert [column.heading for column in chart.table.columns][-2:] == ["dec 2023", "Mål"]
    moved = Multiple("a", "A", (Decimal(1),) * 3, (Decimal(2), Decimal(3), Decimal(3)))
    shown = Multiples((moved,), PERIODS[:3], "Enhet", "budget")
    other = multiples_chart(Heading("x", "Kostnad", ""), shown, NumberFormat(sv, "tkr", 0), [])
    headings = [column.heading for column in other.table.columns]
    assert headings == [
        "Enhet", "jan 2023", "Budget jan 2023", "feb 2023", "Budget feb 2023", "mars 2023", "Budget mars 2023",
    ]  # fmt: skip
    assert [cell.content.value for cell in other.table.rows[0].cells[1:]] == [1, 2, 1, 3, 1, 3]


def test_lines_begin_anew_where_they_are_told_to(sv):
    shown = Multiples((small("Norr", "2"),), PERIODS, "Enhet", "target", breaks=(6,))
    figure = plot(multiples_chart(Heading("x", "F", ""), shown, NumberFormat(sv, "procent", 1), []), WIDE, "sv")
    assert figure["data"][0]["y"][5:8] == [2.5, None, 2.6]


@pytest.mark.parametrize("frame", FRAMES, ids=lambda one: one.name)
@pytest.mark.parametrize("values", [("0", "0", "0"), ("-5", "-1", "-3"), ("-2", "0", "4"), ("1e9", "1e9", "1e9")])
def test_zeros_negatives_and_values_all_alike_are_painted_too(sv, values, frame):
    one = Multiple("a", "A", tuple(map(Decimal, values)), (None, None, None))
    chart = multiples_chart(
        Heading("x", "F", ""), Multiples((one,), PERIODS[:3], "Enhet", "target"), NumberFormat(sv, "tkr", 0), []
    )
    low, high = axes(plot(chart, frame, "sv"), "y")[0]["range"]
    assert low <= float(min(map(Decimal, values))) <= float(max(map(Decimal, values))) <= high
    assert "NaN" not in paint(plot(chart, frame, "sv"))
