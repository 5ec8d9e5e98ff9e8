"""The example project: what its plan promises is what its packages say, month by month."""

import json
from dataclasses import dataclass
from itertools import pairwise

import pytest
import yaml

from tests.seeded import SEED
from tests.thoroughly import thorough
from utfall.checks.examine import ON_FILES, ON_HISTORIES, ON_REPORTS
from utfall.checks.material import Material
from utfall.demo import demo, shipped
from utfall.derive.changes import changes
from utfall.derive.series import series_of
from utfall.derive.status import status_of
from utfall.errors import UsageError
from utfall.model.contract import CONTRACTS
from utfall.model.finding import Severity
from utfall.model.history import History
from utfall.model.missing import Missing
from utfall.model.report import Report
from utfall.period import Period
from utfall.source.build import build_report
from utfall.source.raw import DESCRIPTOR, RawPackage, read_package
from utfall.source.validate import validate_package

TYPES = {
    "text": "string",
    "word": "string",
    "period": "string",
    "number": "number",
    "integer": "integer",
    "date": "date",
}
OF_THE_ORGANISATION = ("site_name", "site_description", "copyright")
OURS_OF_THE_ORGANISATION = ("catalogue", "key_figures", "contact", "report_error", "accessibility", "publication_dates")

# Every warning that the 36 months give, beside those on forecasts carried over from an earlier month.
EVERY = "every"
FEW = ("2023-01", "2024-05", "2025-09", "2025-12")  # the first, the last, and two with more than one warning
WARNINGS = [
    ("2023-11", "forecast-below-outcome", "leverantorsfakturor/2023-11", "forecast"),
    ("2024-01", "old-explanation", "sjukfranvaro/2024-01", "reason"),
    ("2024-02", "old-explanation", "sjukfranvaro/2024-02", "reason"),
    ("2024-04", "period-target", "konsultkostnader/2024-04", "target"),
    ("2024-05", "accumulation-step", "konsultkostnader/2024-05", "period_budget"),  # from the slip of April
    ("2024-05", "old-explanation", "resultat/2024-05", "reason"),
    ("2024-06", "old-explanation", "resultat/2024-06", "reason"),
    ("2024-07", "old-explanation", "resultat/2024-07", "reason"),
    ("2024-08", "forecast-equals-target", "leverantorsfakturor/2024-08", "forecast"),
    ("2024-09", "accumulation-step", "servicearenden/2024-09", "month_outcome"),
    ("2024-10", "old-explanation", "matsvinn/2024-10", "reason"),
    ("2025-05", "year-remainder", "servicearenden/2025-05", "forecast"),
    ("2025-09", "changed-definition", "leverantorsfakturor", "name"),
    ("2025-09", "old-explanation", "kostnader/2025-09", "reason"),
    ("2025-11", "incomplete-period", "digitala-arbetsplatser/2025-T3", "outcome"),
]

# What changed from February to March 2025: kind, resource, key, before, after; by weight.
CHANGES = [
    ("deviation-new", "indicators", "besvarade-samtal", "reached", "close"),
    ("deviation-new", "goals", "enkelt-att-fa-hjalp", "good", "some"),
    ("deviation-new", "projects", "bestalla-maten-digitalt", "green", "yellow"),
    ("crossed-below", "indicators", "besvarade-samtal", "86.4", "83.2"),
    ("delayed", "activities", "schemaverktyg-i-koken", "ongoing", "delayed"),
    ("delayed", "assignments", "digital-post", "ongoing", "delayed"),
    ("status-worse", "indicators", "bemanningsgrad", "close", "missed"),
    ("status-worse", "projects", "datadriven-planering", "yellow", "red"),
    ("forecast-worse", "indicators", "besvarade-samtal", "87", "86"),
    ("due-moved", "activities", "schemaverktyg-i-koken", "2025-06-30", "2025-10-31"),
    ("due-moved", "assignments", "digital-post", "2025-06-30", "2025-09-30"),
    ("new", "assignments", "sommarjobb", "", ""),
    ("new", "projects", "flytt-av-serverhall", "", ""),
    ("gone", "projects", "ny-vaxel", "", ""),
    ("forecast-moved", "indicators", "servicearenden", "112000", "114000"),
    ("forecast-moved", "indicators", "leverantorsfakturor", "168000", "171000"),
    ("forecast-better", "indicators", "sjukfranvaro", "6.1", "5.9"),
    ("status-better", "indicators", "matsvinn", "missed", "close"),
    ("crossed-above", "indicators", "sjukfranvaro", "6.7", "5.6"),
    ("crossed-above", "indicators", "arbetsskador", "8", "5"),
    ("deviation-closed", "indicators", "sjukfranvaro", "missed", "reached"),
    ("deviation-closed", "indicators", "arbetsskador", "close", "reached"),
    ("deviation-closed", "goals", "attraktiv-arbetsgivare", "some", "good"),
    ("deviation-closed", "projects", "e-arkiv", "yellow", "green"),
    ("finished", "activities", "ny-meny-aldreboenden", "ongoing", "done"),
    ("finished", "assignments", "oversyn-av-priser", "ongoing", "done"),
    ("status-changed", "activities", "tillganglig-telefoni", "not-started", "ongoing"),
    ("status-changed", "projects", "e-arkiv", "Genomförande", "Införande"),
    ("value-changed", "recruitment", "", "", ""),  # a table of one's own, told as one
]


@dataclass(frozen=True)
class Month:
    """One month of the example: its package as found, its report, and the report with those before it."""

    raw: RawPackage
    history: History

    @property
    def report(self) -> Report:
        return self.history.current


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    return demo(tmp_path_factory.mktemp("demo") / "exempel")


@pytest.fixture(scope="module")
def root(example):
    return example.root


@pytest.fixture(scope="module")
def months(root):
    """The months by name, each read once."""
    raws = [read_package(folder, root) for folder in sorted((root / "data").iterdir())]
    reports = tuple(build_report(raw) for raw in raws)
    return {
        str(report.period): Month(raw, History(reports[: number + 1]))
        for number, (raw, report) in enumerate(zip(raws, reports, strict=True))
    }


@dataclass(frozen=True)
class Found:
    """What is found in some months, Frictionless included, each finding with its month."""

    names: tuple[str, ...]
    told: list


@pytest.fixture(scope="module", params=[FEW, thorough(EVERY)], ids=["some months", "every month"])
def found(request, months):
    names = tuple(months) if request.param == EVERY else request.param
    return Found(names, [(name, finding) for name in names for finding in findings(months[name])])


def findings(month):
    material = Material(month.raw, validate_package(month.raw))
    for check in ON_FILES.values():
        yield from check(material)
    for check in ON_REPORTS.values():
        yield from check(month.report)
    for check in ON_HISTORIES.values():
        yield from check(month.history)


def key_at(month, finding):
    """Return the key of the row that a finding points at."""
    rows = next(one for one in month.report.resources.values() if one.file == finding.file).rows
    return next(row.key for row in rows if row.number == finding.row)


def written(root):
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_two_runs_write_the_same_bytes(root, tmp_path):
    assert written(demo(tmp_path / "igen").root) == written(root)


def test_it_has_36_months_in_a_row(example, months):
    assert list(months) == [str(Period.parse("2023-01").shifted(step)) for step in range(36)]
    assert [str(month) for month in example.months] == list(months)


def test_an_empty_folder_is_written_to(tmp_path):
    assert (demo(tmp_path).root / "mkdocs.yml").is_file()


@pytest.mark.parametrize("name", ["", "anteckningar.txt"], ids=["folder", "file"])
def test_what_is_there_already_is_left_alone(tmp_path, name):
    (tmp_path / "anteckningar.txt").write_text("mina", encoding="utf-8")
    with pytest.raises(UsageError, match="finns redan och är inte en tom mapp"):
        demo(tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["anteckningar.txt"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "fil").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match=r"kan inte skrivas i .*fil/under: "):
        demo(tmp_path / "fil" / "under")


def test_nothing_in_it_is_of_the_real_report(root):
    texts = [
        content.decode() for name, content in written(root).items() if name.startswith(("data/", "docs/", "mkdocs"))
    ]
    assert not [text for text in texts if "Göteborg" in text or "Intraservice" in text]


def test_settings_are_those_of_the_project():
    own = (SEED / "mkdocs.yml").read_text(encoding="utf-8")
    comparing = "      - Jämför rapporter: jamfor.md\n"  # the project has no earlier report to compare with
    english = "      - In English: english.md\n"  # nor titles in English
    goals = "  - Mål: mal.md\n"  # which stand in the project's summary, as in the report that it is
    shown = shipped.text("project/mkdocs.yml")
    assert [line for line in (comparing, english, goals) if line not in shown] == []
    for line in (comparing, english, goals):
        shown = shown.replace(line, "")
    assert general(shown) == general(own)


def general(settings):
    """Return the settings that do not say whose report it is."""
    read = yaml.load(settings.replace("!ENV", ""), yaml.SafeLoader)
    for name in OF_THE_ORGANISATION:
        del read[name]
    for name in OURS_OF_THE_ORGANISATION:
        read["extra"]["utfall"].pop(name, None)
    return read


def test_the_project_holds_no_copy_of_the_program(root):
    assert {file.name for file in root.iterdir()} == {".gitattributes", ".gitignore", "data", "docs", "mkdocs.yml"}


@pytest.mark.parametrize("name", CONTRACTS)
def test_schema_agrees_with_the_contract(name):
    schema = next(one for one in shipped.descriptor()["resources"] if one["name"] == name)["schema"]
    columns = CONTRACTS[name].columns
    fields = [field for field in schema["fields"] if "dimension" not in field]
    divided = [field["name"] for field in schema["fields"] if "dimension" in field]
    assert divided == (["enhet", "kon"] if name == "breakdowns" else [])
    assert [field["name"] for field in fields] == list(columns)
    assert tuple(schema["primaryKey"]) == (*CONTRACTS[name].key, *divided)
    assert schema["missingValues"] == ["", "..", ".", "x"]
    for field in fields:
        column, constraints = columns[field["name"]], field.get("constraints", {})
        assert field["type"] == TYPES[column.kind], field["name"]
        assert constraints.get("required", False) is column.required, field["name"]
        assert column.words in {(), tuple(constraints.get("enum", ()))}, field["name"]
        assert field["title"], field["name"]
        assert field["description"], field["name"]


def test_parts_are_told_of_what_the_program_finds_right(found):
    assert [one for _, one in found.told if one.file.endswith(("breakdowns.csv", "members.csv"))] == []


def test_resources_of_its_own_are_described_too():
    own = [one for one in shipped.descriptor()["resources"] if one["name"] not in CONTRACTS]
    assert [one["name"] for one in own] == ["recruitment"]
    assert [field["name"] for field in own[0]["schema"]["fields"] if field.get("total")] == ["advertised", "filled"]


def test_no_month_has_an_error(found):
    assert [(month, one.slug, one.file) for month, one in found.told if one.severity is Severity.ERROR] == []


def test_the_warnings_are_the_deliberate_ones(found, months):
    given = [
        (month, one.slug, key_at(months[month], one), one.field)
        for month, one in found.told
        if one.slug != "forecast-age"
    ]
    assert given == [one for one in WARNINGS if one[0] in found.names]


def test_forecasts_are_told_to_be_older_in_the_months_without_a_new_one(found):
    given = [month for month, one in found.told if one.slug == "forecast-age"]
    assert given == [name for name in found.names if name[5:] not in {"01", "02", "04", "08", "10"}]


def test_changes_from_february_to_march_2025(months):
    found = changes(months["2025-02"].report, months["2025-03"].report)
    assert [(one.kind, one.resource, one.key, shown(one.before), shown(one.after)) for one in found] == CHANGES


def shown(state):
    state = getattr(state, "shown", state)
    return "" if state is None else getattr(state, "id", None) or str(state)


def test_every_kind_of_change_happens(months):
    kinds = {
        one.kind for (_, before), (_, after) in pairwise(months.items()) for one in changes(before.report, after.report)
    }
    assert kinds >= {kind for kind, *_ in CHANGES}
    assert "deviation-new" in kinds


def test_every_state_of_every_scale_is_used(months):
    reports = [month.report for month in months.values()]
    used = {("goal", goal.status) for report in reports for goal in report.goals}
    used |= {("progress", one.status) for report in reports for one in (*report.activities, *report.assignments)}
    used |= {("project", one.status) for report in reports for project in report.projects for one in project.statuses}
    for report in reports:
        for seen in report.observations:
            status = status_of(report, report.indicator(seen.indicator), seen)
            used |= {("indicator", state.id) for state in (status.judged, status.computed) if state}
    assert used == {(state.scale, state.id) for state in reports[-1].states}


def test_some_judgements_differ_from_the_rule_and_all_have_reasons(months):
    statuses = [
        status_of(month.report, month.report.indicator(seen.indicator), seen)
        for month in months.values()
        for seen in month.report.observations
    ]
    differing = [status for status in statuses if status.differs]
    assert len(differing) >= 5
    assert all(status.reason for status in differing)


def test_every_kind_of_missing_value_is_there_with_a_footnote(months):
    kinds = {
        seen.outcome
        for month in months.values()
        for seen in month.report.observations
        if isinstance(seen.outcome, Missing)
        and month.report.note("observations", f"{seen.indicator}/{seen.period}", "outcome")
    }
    assert kinds == {Missing.NOT_REPORTED, Missing.NOT_AVAILABLE, Missing.CANNOT_OCCUR, Missing.SUPPRESSED}


def test_tertials_and_quarters_are_told_when_they_end(months):
    told = {name: {str(seen.period) for seen in month.report.observations} for name, month in months.items()}
    assert "2024-T1" in told["2024-04"]
    assert "2024-Q1" in told["2024-03"]
    assert {period for period in told["2024-05"] if "T" in period or "Q" in period} == set()
    assert months["2024-05"].report.observation("nki").outcome is Missing.NOT_AVAILABLE
    assert not isinstance(months["2024-12"].report.observation("nki").outcome, Missing)


@pytest.mark.parametrize(
    ("month", "indicator", "kind"), [("2024-03", "konsultkostnader", "error"), ("2024-10", "sjukfranvaro", "revision")]
)
def test_a_correction_keeps_what_was_first_published(months, month, indicator, kind):
    report, newest = months[month].report, months["2025-12"].history
    (one,) = report.corrections
    series = series_of(newest, newest.current.indicator(indicator))
    period = Period.parse(month)
    assert (one.kind, one.edition, report.package.version) == (kind, 2, f"{period.year}.{period.number}.2")
    assert (str(series.first[period].value), str(series.at(period).value)) == (one.old, one.new)
    assert one.old != one.new


def test_a_definition_changes_with_a_footnote_in_may_2024(months):
    before, after = months["2024-04"].report, months["2024-05"].report
    assert "chatt" not in before.indicator("servicearenden").definition
    assert "chatt" in after.indicator("servicearenden").definition
    assert "chatt" in after.note("indicators", "servicearenden", "definition")


def test_comparison_figures_are_those_of_the_year_before(months):
    known = {}
    for name, month in months.items():
        for seen in month.report.observations:
            known[seen.indicator, seen.period] = seen.outcome
            then = (seen.indicator, seen.period.same_last_year)
            assert seen.previous_outcome == known.get(then, seen.previous_outcome), (name, seen.indicator)


def test_rolling_twelve_is_reported_now_and_then(months):
    told = {
        (name, seen.indicator)
        for name, month in months.items()
        for seen in month.report.observations
        if not isinstance(seen.rolling_12, Missing)
    }
    assert {("2023-12", "servicearenden"), ("2025-06", "sjukfranvaro")} <= told
    assert len(told) < 20


def test_every_indicator_has_a_page_that_the_list_leads_to(root, months):
    names = {one.id for one in months["2025-12"].report.indicators}
    pages = root / "docs" / "indikatorer"
    assert {path.stem for path in pages.glob("*.md")} == {*names, "index"}
    assert all(f"]({name}.md)" in (pages / "index.md").read_text(encoding="utf-8") for name in names)
    assert all(f'indicator("{name}")' in (pages / f"{name}.md").read_text(encoding="utf-8") for name in names)


def test_descriptors_tell_months_apart(root, months):
    told = [json.loads((root / "data" / name / DESCRIPTOR).read_text(encoding="utf-8")) for name in months]
    for field in ("name", "id", "title", "version", "period", "case_number"):
        assert len({one[field] for one in told}) == len(months), field


def test_it_tells_git_to_keep_the_line_ends_and_nothing_that_is_built(tmp_path):
    demo(tmp_path / "d")
    assert "* text=auto eol=lf\n" in (tmp_path / "d" / ".gitattributes").read_text("utf-8")
    assert "/.cache/\n" in (tmp_path / "d" / ".gitignore").read_text("utf-8")
