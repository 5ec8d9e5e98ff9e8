"""Everything about one indicator: definition, series as first published and as known now, forecasts, corrections."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.seeded import SEED
from tests.unit.month import REAL
from utfall.errors import UnknownName
from utfall.model.history import History
from utfall.period import Period
from utfall.shown.content import Number, Verdict
from utfall.source.archive import read_archive
from utfall.view.indicator_page import SEEN, corrections_of, series_table, track_table
from utfall.view.reference_tables import definition_facts

COST, COMPUTERS = 2, 5  # rows of observations.csv
DERIVED = "Bygger på ett värde som inte är rapporterat utan härlett, se indikatorns sida."


@pytest.fixture(scope="module")
def seed():
    """The archive of the repository up to November 2023."""
    return History(read_archive([REAL.with_name(month) for month in ("2022-11", "2022-12", "2023-11")], SEED))


def indicator_page(history, sv, name):
    """Return the tables of an indicator's page that tell of it over time."""
    indicator = history.current.indicator(name)
    found = (
        definition_facts(history.current, sv, indicator), series_table(history, sv, indicator),
        track_table(history, sv, name), corrections_of(history, sv, indicator),
    )  # fmt: skip
    return tuple(one for one in found if one)


def table(history, sv, name, begins):
    """Return the one table of an indicator's page whose id begins so."""
    [found] = [one for one in indicator_page(history, sv, name) if one.id == f"{begins}-{name}"]
    return found


def cells(found, row):
    """Return a row's cells by column."""
    [line] = [one for one in found.rows if one.id == row]
    return dict(zip([column.key for column in found.columns], line.cells, strict=True))


def values(found, row):
    contents = {key: cell.content for key, cell in cells(found, row).items()}
    return {key: content.value if isinstance(content, Number) else content for key, content in contents.items()}


def year(report, **months):
    """Return a report for each month: ``oct=("900", "1000")`` is October's outcome and its forecast."""
    numbers = {"sep": 9, "oct": 10, "nov": 11, "dec": 12}
    found = []
    for short, (outcome, forecast) in months.items():
        month = Period.parse(f"2023-{numbers[short]:02}")
        seen = replace(
            report.observation("kostnader"), period=month, outcome=Decimal(outcome), forecast=Decimal(forecast),
            forecast_made=month,
        )  # fmt: skip
        package = replace(report.package, period=month, version=f"2023.{month.number}.1")
        found.append(replace(report, package=package, observations=(seen,), corrections=()))
    return found


def test_a_page_has_definition_series_forecasts_and_corrections(small, sv):
    tables = indicator_page(History((small,)), sv, "kostnader")
    assert [(one.id, one.caption) for one in tables] == [
        ("definition-kostnader", "Kostnader: definition"),
        ("series-kostnader", "Kostnader: utfall över tid, tusental kronor (tkr)"),
        ("track-kostnader", "Kostnader: prognoser för helåret, tusental kronor (tkr)"),
        ("corrected-kostnader", "Kostnader: rättelser"),
    ]


def test_what_an_indicator_does_not_have_is_left_out(small, sv):
    tables = indicator_page(History((small,)), sv, "datorer")  # no outcome, no forecast, no correction
    assert [one.id for one in tables] == ["definition-datorer"]
    assert series_table(History((small,)), sv, small.indicator("datorer")) is None
    assert track_table(History((small,)), sv, "datorer") is None


def test_a_line_of_a_statement_has_a_page_like_an_indicator(small, sv):
    tables = indicator_page(History((small,)), sv, "resultat/totalt")
    assert [one.id for one in tables] == [
        "definition-resultat-totalt",
        "series-resultat-totalt",
        "track-resultat-totalt",
    ]
    assert values(tables[1], "2023-11")["outcome"] == 100
    assert tables[1].files == ("data/2023-11/statement_lines.csv",)
    assert values(tables[2], "2023-11")["value"] == 110


def test_an_unknown_indicator_is_refused_with_the_nearest(small, sv):
    with pytest.raises(UnknownName, match="Menades ”kostnader”"):
        indicator_page(History((small,)), sv, "kostnad")


def test_the_definition_tells_what_is_measured_and_whose_reading_it_is(small, sv):
    found = table(History((small,)), sv, "franvaro", "definition")
    facts = {row.cells[0].content: row.cells[1].content for row in found.rows}
    told = {"Definition": "Andel frånvaro.", "Vår egen läsning": "Vår läsning.", "Källa": "Personec"}
    assert facts.items() >= {**told, "Ansvarig": "HR"}.items()


def test_the_series_begins_with_the_newest(seed, sv):
    found = table(seed, sv, "lonearenden", "series")
    assert [row.id for row in found.rows] == ["2023-11", "2022-12", "2022-11"]
    assert [row.cells[0].content for row in found.rows] == ["november 2023", "december 2022", "november 2022"]


def test_a_period_tells_its_figure_its_own_value_its_target_and_its_edition(seed, sv):
    found = table(seed, sv, "lonearenden", "series")
    newest, december = values(found, "2023-11"), values(found, "2022-12")
    assert (newest["outcome"], newest["target"], newest["edition"]) == (65323, 72413, "2023-11.1")
    assert (december["outcome"], december["own"], december["edition"]) == (75007, 6134, "2022-12.1")
    assert newest["own"] == ""  # October is not in the archive
    assert december["target"] == ""


def test_a_derived_value_says_so_and_so_does_what_is_worked_out_from_it(seed, sv):
    december = cells(table(seed, sv, "lonearenden", "series"), "2022-12")
    assert december["outcome"].notes[0] == "Värdet är inte rapporterat utan härlett ur andra tal."
    assert december["own"].notes == (DERIVED,)
    assert cells(table(seed, sv, "lonearenden", "series"), "2022-11")["outcome"].notes == ()


def test_a_figure_has_the_footnotes_of_its_own_package(seed, sv):
    december = cells(table(seed, sv, "lonearenden", "series"), "2022-12")["outcome"].notes[1]
    assert december.replace("\u00a0", " ") == (
        "Härlett, inte rapporterat: R12 71 457 − utfall januari–november 2023 65 323 "
        "+ utfall januari–november 2022 68 873 = 75 007."
    )
    [newest] = cells(table(seed, sv, "lonearenden", "series"), "2023-11")["outcome"].notes
    assert newest.startswith("Rubriken i rapporten säger Nov, men talet är ackumulerat")
    [target] = cells(table(seed, sv, "manadsarbetare", "series"), "2023-11")["target"].notes
    assert target.startswith("Raden har fyra värden för sex kolumner.")


def test_first_published_stands_beside_known_now_where_they_differ(small, sv):
    found = table(History((small,)), sv, "kostnader", "series")
    assert [column.heading for column in found.columns][1:3] == ["Utfall", "Först publicerat"]
    november = cells(found, "2023-11")
    assert (november["outcome"].content.value, november["first"].content.value) == (1265135, 1265130)
    assert november["first"].notes == ("Så stod det i november 2023, utgåva 1; värdet är sedan rättat.",)


def test_without_corrections_there_is_no_such_column(small, sv):
    found = table(History((replace(small, corrections=()),)), sv, "kostnader", "series")
    assert "first" not in {column.key for column in found.columns}


def test_each_status_is_the_one_that_its_own_edition_gave(month, sv):
    report = month.edited("observations", COST, status="").report()
    months = year(report, oct=("1100", "1449803"), nov=("1200", "1449802"))  # a krona over and on the budget
    found = table(History(tuple(months)), sv, "kostnader", "series")
    states = {row.id: cells(found, row.id)["status"].content for row in found.rows}
    assert {month: status.computed.id for month, status in states.items()} == {
        "2023-11": "reached", "2023-10": "missed",
    }  # fmt: skip
    assert all(isinstance(status, Verdict) and status.judged is None for status in states.values())


def test_a_footnote_at_a_figure_that_was_replaced_is_not_shown(month, sv):
    month.added("notes", resource="observations", row="datorer/2023-T3", field="outcome", text="Preliminärt.")
    early = month.edited("observations", COMPUTERS, outcome="77600").report()
    final = month.edited("observations", COMPUTERS, outcome="77650").removed("notes", 3).report()
    december = replace(final.package, period=Period.parse("2023-12"), version="2023.12.1")
    alone = table(History((early,)), sv, "datorer", "series")
    assert cells(alone, "2023-t3")["outcome"].notes == ("Preliminärt.",)
    both = table(History((early, replace(final, package=december))), sv, "datorer", "series")
    assert cells(both, "2023-t3")["outcome"].notes == ()


def test_an_edition_that_has_no_figure_gives_the_period_no_status(month, sv):
    tertial = month.edited("observations", COMPUTERS, outcome="77600", status="reached", reason="Nästan.").report()
    later = month.edited("observations", COMPUTERS, outcome="", status="lost").report()
    december = replace(later.package, period=Period.parse("2023-12"), version="2023.12.1")
    found = table(History((tertial, replace(later, package=december))), sv, "datorer", "series")
    assert cells(found, "2023-t3")["status"].content.judged.id == "reached"
    assert cells(found, "2023-t3")["edition"].content == "2023-11.1"


def test_the_forecasts_of_a_closed_year_tell_how_far_off_they_were(small, sv):
    months = year(small, oct=("900", "1300"), nov=("1000", "1150"), dec=("1200", "1210"))
    found = table(History(tuple(months)), sv, "kostnader", "track")
    assert [row.cells[0].content for row in found.rows] == ["oktober 2023", "november 2023", "december 2023"]
    assert [values(found, row.id) for row in found.rows] == [
        {
            "name": f"{month} 2023", "made": f"{month} 2023", "horizon": left, "value": value, "moved": moved,
            "error": error, "share": Decimal(error) / 1200 * 100,
        }
        for month, left, value, moved, error in (
            ("oktober", 2, 1300, "", -100), ("november", 1, 1150, -150, 50),
            ("december", 0, 1210, 60, -10),
        )
    ]  # fmt: skip


def test_an_open_year_has_no_columns_for_errors(small, sv):
    found = table(History(tuple(year(small, oct=("900", "1300"), nov=("1000", "1150")))), sv, "kostnader", "track")
    assert [column.key for column in found.columns] == ["name", "made", "horizon", "value", "moved"]


def test_a_forecast_tells_when_it_was_made(seed, sv):
    [row] = table(seed, sv, "konsultkostnader", "track").rows
    assert [cell.content for cell in row.cells[:2]] == ["november 2023", "oktober 2023"]


def test_a_correction_tells_what_stood_what_stands_and_why(small, sv):
    found = table(History((small,)), sv, "kostnader", "corrected")
    [row] = found.rows
    shown = dict(zip([column.heading for column in found.columns], [cell.content for cell in row.cells], strict=True))
    assert shown == {
        "Period": "november 2023",
        "Värde": "utfall",
        "Stod": Number(Decimal(1265130), None),
        "Ändrat till": Number(Decimal(1265135), None),
        "Slag": "fel",
        "Skäl": "Skrivfel.",
        "Utgåva": "november 2023, utgåva 2",
    }
    assert found.files == ("data/2023-11/corrections.csv",)


def test_corrections_of_one_field_in_two_periods_have_an_address_each(month, sv):
    change = {"new": "2", "reason": "Skrivfel.", "kind": "error", "edition": "2", "date": "2023-12-20"}
    for period in ("2023-T2", "2023-T3"):
        row = f"datorer/{period}"
        month.added("corrections", resource="observations", row=row, field="year_target", old="1", **change)
    rows = table(History((month.report(),)), sv, "datorer", "corrected").rows
    assert [row.id for row in rows] == ["2023-11-2023-t2-year-target-2", "2023-11-2023-t3-year-target-2"]


@pytest.mark.parametrize("old", ["--5", "²", "okänt", "1 265 130", "5,3"])
def test_a_correction_of_what_was_no_number_is_shown_as_it_is_written(month, sv, old):
    month.edited("corrections", 2, old=old)
    [row] = table(History((month.report(),)), sv, "kostnader", "corrected").rows
    assert row.cells[2].content == old


def test_a_correction_of_a_longer_name_is_not_mistaken_for_this_one(month, sv):
    month.edited("corrections", 2, row="kostnader-netto/2023-11")
    ids = [one.id for one in indicator_page(History((month.report(),)), sv, "kostnader")]
    assert "corrected-kostnader" not in ids


def test_every_page_of_the_real_report_has_addresses_of_its_own(seed, sv):
    for indicator in seed.current.indicators:
        ids = [f"{one.id}-{row.id}" for one in indicator_page(seed, sv, indicator.id) for row in one.rows]
        assert len(set(ids)) == len(ids)


def monthly(report, count):
    """Return as many months in a row, up to the report's own."""
    seen = report.observation("kostnader")
    months = [report.period.shifted(-back) for back in reversed(range(count))]
    packages = [replace(report.package, period=one, version=f"{one.year}.{one.number}.1") for one in months]
    return History(
        tuple(
            replace(report, package=package, observations=(replace(seen, period=month),), corrections=())
            for month, package in zip(months, packages, strict=True)
        )
    )


@pytest.mark.parametrize(("count", "rows", "told"), [(36, 36, False), (37, 36, True)])
def test_a_long_series_shows_its_latest_periods_and_says_so(small, sv, count, rows, told):
    history = monthly(small, count)
    shown = series_table(history, sv, small.indicator("kostnader"))
    assert (len(shown.rows), len(shown.unfolded().rows)) == (rows, SEEN)
    assert shown.rows[0].id == str(history.current.period)
    assert any("De tidigare står i sina egna månaders datafiler" in note for note in shown.notes) is told
