"""Earlier months as reports: read oldest first, believed as they are, left out where they cannot be read."""

import shutil

import pytest

from tests.seeded import SEED
from tests.unit.month import REAL, write_month
from utfall.model.history import History
from utfall.period import Period
from utfall.source.archive import read_archive


@pytest.fixture
def folders(tmp_path):
    """Copy the small month's folder into months of these names, in this order."""
    month = write_month(tmp_path / "small")

    def make(*names):
        found = []
        for name in names:
            folder = tmp_path / "data" / name
            shutil.copytree(month.folder, folder)
            text = (folder / "datapackage.json").read_text(encoding="utf-8")
            (folder / "datapackage.json").write_text(text.replace("2023-11", name), encoding="utf-8")
            found.append(folder)
        return found

    return make


def periods(reports):
    return [str(report.period) for report in reports]


def test_months_are_read_oldest_first_whatever_their_order(folders, tmp_path):
    reports = read_archive(folders("2023-11", "2022-12", "2023-02"), tmp_path)
    assert periods(reports) == ["2022-12", "2023-02", "2023-11"]
    assert [report.package.folder for report in reports] == ["data/2022-12", "data/2023-02", "data/2023-11"]


def test_an_empty_archive_has_no_reports(tmp_path):
    assert read_archive([], tmp_path) == ()


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"period": "november"}', '{"period": ""}'])
def test_a_folder_without_a_report_that_can_be_read_is_left_out(folders, tmp_path, text):
    good, bad = folders("2023-10", "2023-11")
    (bad / "datapackage.json").write_text(text, encoding="utf-8")
    assert periods(read_archive([bad, good], tmp_path)) == ["2023-10"]


def test_a_folder_without_a_descriptor_is_left_out(folders, tmp_path):
    good, bad = folders("2023-10", "2023-11")
    (bad / "datapackage.json").unlink()
    assert periods(read_archive([good, bad], tmp_path)) == ["2023-10"]


def test_a_month_is_not_checked_again_but_what_cannot_be_read_in_it_is_not_made_up(folders, tmp_path):
    [folder] = folders("2023-10")
    file = folder / "observations.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("1265135", "1 265 135"), encoding="utf-8")
    [report] = read_archive([folder], tmp_path)
    assert report.observation("kostnader").outcome.name == "UNREADABLE"


def test_a_month_of_figures_only_may_lack_what_is_no_figure(tmp_path):
    month = write_month(tmp_path)
    lacking = {"goals", "activities", "assignments", "projects", "project_statuses", "statements", "statement_lines"}

    def figures_only(package):
        package["figures_only"] = True
        package["resources"] = [entry for entry in package["resources"] if entry["name"] not in lacking]

    month.described(figures_only)
    for name in lacking:
        month.path(f"{name}.csv").unlink()
    [report] = read_archive([month.folder], tmp_path)
    assert report.package.figures_only
    assert (report.goals, report.projects, report.statements) == ((), (), ())
    assert report.observation("kostnader").outcome == 1265135


def test_the_archive_of_the_repository_has_two_months_of_figures_only():
    reports = read_archive([REAL.with_name(month) for month in ("2022-12", "2022-11")], SEED)
    assert periods(reports) == ["2022-11", "2022-12"]
    assert all(report.package.figures_only for report in reports)
    origins = {report.package.version: {seen.origin for seen in report.observations} for report in reports}
    assert origins == {"2022.11.1": {"transcribed"}, "2022.12.1": {"transcribed", "derived"}}


def test_a_history_finds_its_months_by_name(folders, tmp_path):
    history = History(read_archive(folders("2022-11", "2023-10", "2023-11"), tmp_path))
    assert (str(history.current.period), str(history.previous.period)) == ("2023-11", "2023-10")
    assert str(history.of(Period.parse("2022-11")).period) == "2022-11"
    assert history.of(Period.parse("2023-09")) is None
    assert History(history.reports[:2]).previous is None
