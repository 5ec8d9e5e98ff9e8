"""A month's report: what it holds, and that what it does not hold is refused by name."""

import pytest

from utfall.errors import UnknownName


def test_a_report_tells_its_month_and_its_package(small):
    assert str(small.period) == "2023-11"
    assert small.package.folder == "data/2023-11"
    assert small.package.version == "2023.11.1"
    assert small.package.organisation["name"] == "Intraservice"
    assert [licence.title for licence in small.package.licences] == ["Creative Commons Erkännande 4.0 Internationell"]


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [
        (lambda report: report.resource("gaols"), "Det finns ingen tabell som heter ”gaols”. Menades ”goals”?"),
        (lambda report: report.area("kunden"), "Det finns inget område som heter ”kunden”. Menades ”kund”?"),
        (lambda report: report.indicator("kostnad"), "Det finns ingen indikator som heter ”kostnad”."),
        (lambda report: report.statement("resultatet"), "Det finns ingen resultaträkning som heter ”resultatet”."),
        (lambda report: report.scale("goals"), "Det finns ingen statusskala som heter ”goals”. Menades ”goal”?"),
        (lambda report: report.state("goal", "god"), "Det finns ingen status som heter ”god”. Menades ”good”?"),
    ],
)
def test_what_is_not_there_is_refused_with_the_nearest(small, ask, sentence):
    with pytest.raises(UnknownName) as refusal:
        ask(small)
    assert str(refusal.value).startswith(sentence)


def test_what_is_there_is_given(small):
    assert small.area("kund").name == "Kund och ägare"
    assert small.indicator("franvaro").unit == "procent"
    assert small.resource("goals").file == "data/2023-11/goals.csv"
    assert small.state("project", "yellow").name == "Gult"


def test_a_scale_has_its_states_the_best_first(small):
    assert [state.id for state in small.scale("project")] == ["green", "yellow", "red", "lost"]


def test_a_footnote_is_found_at_its_cell_alone(small):
    assert small.note("observations", "franvaro/2023-11", "outcome") == "Talet är osäkert."
    assert small.note("observations", "franvaro/2023-11", "target") is None


def test_the_newest_observation_of_an_indicator_is_shown(month):
    month.added("observations", indicator="datorer", period="2023-T2", outcome="1")
    assert str(month.report().observation("datorer").period) == "2023-T3"
    assert month.report().observation("saknas") is None
