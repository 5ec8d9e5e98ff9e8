"""`utfall check --fix`: what a month's files are mended to, whatever state they are in, and what is left alone."""

import pytest

from tests.unit.month import FOLDER, TABLES, write_month
from utfall.errors import UsageError
from utfall.model.edition_name import EditionName
from utfall.period import Period
from utfall.project import read_project
from utfall.work import mend
from utfall.work.check import check
from utfall.work.mend import plan_mends, write_mends

OBSERVATIONS = f"{FOLDER}/observations.csv"


@pytest.fixture
def month(tmp_path, monkeypatch):
    monkeypatch.delenv("UTFALL_LANG", raising=False)
    monkeypatch.delenv("UTFALL_MONTH", raising=False)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Rapport\n\nText.\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Rapport\nuse_directory_urls: false\n", encoding="utf-8")
    return write_month(tmp_path)


def as_swedish_excel(text):
    """Return a table as Excel in Swedish saves it as CSV: semicolons, decimal commas, months in words, CRLF."""
    text = text.replace("2023-11,", "nov-23,").replace("1265135", "1 265 135").replace("5.3", "5¤3")
    return text.replace(",", ";").replace("¤", ",").replace("\n", "\r\n").encode("cp1252")


def mended(month):
    project = read_project(month.root)
    plan = plan_mends(project)
    write_mends(project, plan)
    return plan


def test_a_good_month_has_nothing_to_mend(month):
    plan = plan_mends(read_project(month.root))
    assert (plan.files, plan.findings) == ((), ())


def test_every_file_of_a_month_comes_back_byte_for_byte(month):
    names = ["observations", "scales", "indicators", "areas", "activities", "projects", "project_statuses"]
    kept = {name: month.text(f"{name}.csv") for name in names}
    for name in names:
        month.write(f"{name}.csv", as_swedish_excel(kept[name]))
    assert check(read_project(month.root)).blocks
    plan = mended(month)
    assert [one.file for one in plan.files] == [f"{FOLDER}/{name}.csv" for name in sorted(names)]
    assert plan.findings == ()
    assert {name: month.text(f"{name}.csv") for name in names} == kept
    assert not check(read_project(month.root)).blocks
    assert plan_mends(read_project(month.root)).files == ()


def test_nothing_is_written_before_it_is_agreed_to(month):
    content = as_swedish_excel(TABLES["observations"])
    month.write("observations.csv", content)
    plan = plan_mends(read_project(month.root))
    assert plan.cell_count > 0
    assert month.path("observations.csv").read_bytes() == content


@pytest.mark.parametrize("descriptor", [b"{", b"", None, b'{"resources": 1}'])
def test_a_month_that_cannot_be_read_is_mended_by_what_the_files_are_called(month, descriptor):
    month.write("observations.csv", as_swedish_excel(TABLES["observations"]))
    if descriptor is None:
        month.path("datapackage.json").unlink()
    else:
        month.write("datapackage.json", descriptor)
    mended(month)
    assert month.text("observations.csv") == TABLES["observations"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_descriptor_is_mended_too(month, encoding):
    kept = month.text("datapackage.json")
    month.write("datapackage.json", kept.replace("’", "'").replace("\n", "\r\n").encode(encoding, "ignore"))
    mended(month)
    assert month.text("datapackage.json") == kept.encode(encoding, "ignore").decode(encoding)


def test_a_table_of_ones_own_is_known_by_its_descriptor_or_by_another_months(month):
    fields = [{"name": "enhet", "type": "string"}, {"name": "kvar", "type": "number", "unit": "tkr"}]
    month.with_table("egen", fields, "enhet,kvar\nNorr,1385.5\n")
    later = month.root / "data" / "2023-12"
    later.mkdir()
    (later / "egen.csv").write_bytes("enhet;kvar\r\nNorr;1 385,5 tkr\r\n".encode("utf-16"))
    mended(month)
    assert (later / "egen.csv").read_bytes() == b"enhet,kvar\nNorr,1385.5\n"


def test_what_is_left_is_a_finding_at_its_cell(month):
    month.edited("observations", 2, outcome="1,265", target="-", forecast="12 mnkr", period="01/11/2023")
    month.edited("activities", 3, due="03/04/2024")
    plan = plan_mends(read_project(month.root))
    assert plan.files == ()
    assert [(one.file, one.row, one.field, one.slug, one.case) for one in plan.findings] == [
        (f"{FOLDER}/activities.csv", 3, "due", "canonical-date", "date-ambiguous"),
        (OBSERVATIONS, 2, "forecast", "canonical-number", "other-unit"),
        (OBSERVATIONS, 2, "outcome", "canonical-number", "decimals-or-thousands"),
        (OBSERVATIONS, 2, "period", "canonical-date", "period-ambiguous"),
        (OBSERVATIONS, 2, "target", "canonical-number", "dash"),
    ]


def test_rows_and_files_that_cannot_be_read_are_told_too(month):
    month.rewritten("goals", lambda text: f'{text}"öppet')
    month.rewritten("areas", lambda text: f"{text}ny,3,Ett, komma\n")
    month.write("notes.csv", month.text("notes.csv").encode() + "köp".encode("cp1252"))
    plan = plan_mends(read_project(month.root))
    assert plan.files == ()
    assert [(one.file, one.row, one.slug, one.case) for one in plan.findings] == [
        (f"{FOLDER}/areas.csv", 4, "cell-count", "too-many"),
        (f"{FOLDER}/goals.csv", 4, "cell-count", "broken-quotes"),
        (f"{FOLDER}/notes.csv", 2, "encoding", "unclear"),
    ]


def test_a_published_month_is_left_alone_unless_it_is_named(month, monkeypatch):
    month.write("observations.csv", as_swedish_excel(TABLES["observations"]))
    monkeypatch.setattr(mend, "known_editions", lambda _: (EditionName(Period.parse("2023-11"), 1),))
    project = read_project(month.root)
    with pytest.raises(UsageError) as refused:
        plan_mends(project)
    assert "utfall correct 2023-11" in str(refused.value)
    assert [one.file for one in plan_mends(project, "2023-11").files] == [OBSERVATIONS]


def test_other_months_are_not_touched(month):
    earlier = month.root / "data" / "2023-10"
    earlier.mkdir()
    (earlier / "areas.csv").write_bytes(b"id;order;name\r\n")
    assert plan_mends(read_project(month.root)).files == ()


def test_a_link_to_another_file_is_not_written_through(month, tmp_path):
    outside = tmp_path / "utanför.csv"
    outside.write_bytes(b"id;order;name\r\n")
    month.path("areas.csv").unlink()
    month.path("areas.csv").symlink_to(outside)
    assert plan_mends(read_project(month.root)).files == ()


def test_a_full_disk_changes_no_file(month, monkeypatch):
    contents = {name: as_swedish_excel(TABLES[name]) for name in ("areas", "observations")}
    for name, content in contents.items():
        month.write(f"{name}.csv", content)
    project = read_project(month.root)
    plan = plan_mends(project)
    assert len(plan.files) == 2
    kept_write = type(month.path("x")).write_bytes

    def refuse(path, content):
        if b"indicator" in content:
            raise OSError(28, "No space left on device", str(path))
        return kept_write(path, content)

    monkeypatch.setattr(type(month.path("x")), "write_bytes", refuse)
    with pytest.raises(OSError, match="No space"):
        write_mends(project, plan)
    assert {name: month.path(f"{name}.csv").read_bytes() for name in contents} == contents
