"""What the script that compares reports reads: there where a page compares, in whole numbers, each value once."""

import json
from dataclasses import replace

from utfall.derive.reported import reported
from utfall.forms.comparison_data import ADDRESS, NAME, compared_data, comparison_data
from utfall.model.history import History
from utfall.period import Period
from utfall.shown.outline import Outline


def test_it_is_written_where_a_page_compares_reports_and_nowhere_else(exports):
    assert list(comparison_data(exports.request())) == []
    (exports.site / "jamfor.html").write_text('<article><div id="compare"></div></article>', encoding="utf-8")
    (file,) = comparison_data(exports.request())
    assert file.address == ADDRESS
    head, _, written = file.content.decode().partition("=")
    assert head == f"self.{NAME}"
    assert [one[0] for one in json.loads(written.removesuffix(";\n"))["reports"]] == ["2023-11"]


def test_figures_are_whole_numbers_scaled_by_the_decimals_that_they_are_shown_with(small, sv):
    data = compared_data(reported(History((small,))), sv, Outline())
    found = {name: (meanings, told) for name, _, _, meanings, told in data["indicators"]}
    meanings, (told,) = found["franvaro"]  # 5.3 of a target of 5, a forecast of 5.5 of the year's 5; with one decimal
    assert meanings == [[1, 1, "", "\u00a0%", 1, 0, 0, 0, "lower", "target", "year_target"]]
    assert (told[0], told[2], told[3]) == (0, [53, 3], [55, 5])
    _, (told,) = found["kostnader"]  # 1 265 135 is 64 155 below a budget of 1 329 290, 4.8 per cent; it is corrected
    assert told[2] == [1265135, -64155, -48, "corrected"]
    _, (told,) = found["datorer"]
    assert told[2:4] == [None, None]


def test_a_report_that_does_not_know_a_thing_has_nothing_of_it(small, sv):
    package = replace(small.package, period=Period.parse("2023-10"))
    before = replace(small, package=package, indicators=small.indicators[1:], projects=())
    data = compared_data(reported(History((before, small))), sv, Outline())
    assert next(told for name, _, _, _, told in data["indicators"] if name == "kostnader")[0] is None
    assert next(states for name, _, _, states in data["plans"] if name == "portal")[0] == -1
