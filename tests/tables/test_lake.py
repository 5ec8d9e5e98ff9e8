"""The lake: written from published editions, the same bytes each time, read by other programs and asked in SQL."""

import hashlib
import http.server
import json
import re
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from functools import partial
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.dataset
import pyarrow.parquet as pq
import pytest

from tests.unit.work.lake.lake_packages import found, package
from utfall.errors import UsageError
from utfall.forms.lake.catalogue import read, written
from utfall.forms.lake.edition import lake_parts
from utfall.forms.lake.schema import PARTITIONS
from utfall.words import words
from utfall.work.lake.editions import FoundReport
from utfall.work.lake.place import reader_of, store_of
from utfall.work.lake.query import QueryLimits, query
from utfall.work.lake.write import add_to_lake
from utfall.work.storage.store import Store

pytestmark = pytest.mark.tables
GUIDES = Path(__file__).parents[2] / ".github"
PLAIN = {"string", "int64", "date32[day]", "decimal128(27, 9)", "bool"}


def lake_in(folder):
    return store_of(str(folder))


def said(stopped, language="en"):
    return words(language).say(stopped.value.sentence)


@pytest.fixture(scope="module")
def packages(tmp_path_factory):
    """Two organisations, one of which has corrected its month, and has a table and a column of its own."""
    root = tmp_path_factory.mktemp("packages")
    own = package(root, "skolan", outcome="0.000000001")
    fields = [{"name": "id", "type": "string"}, {"name": "Antal barn", "type": "integer"}]
    own.with_table("grupper", fields, "id,Antal barn\nnorr,17\nsöder,..\n")
    return package(root), package(root, number=2, outcome="123456789012345678.1"), own


@pytest.fixture(scope="module")
def lake(packages, tmp_path_factory):
    """The lake of both. No test changes it."""
    folder = tmp_path_factory.mktemp("lake") / "lake"
    done = add_to_lake(lake_in(folder), [found(*packages)])
    assert (len(done.added), done.present, done.faults) == (3, 0, [])
    return folder


@pytest.fixture
def copy(lake, tmp_path):
    """A copy of the lake to change."""
    subprocess.run(["cp", "-r", lake, tmp_path / "lake"], check=True)
    return tmp_path / "lake"


def asked(folder, sql):
    return query(lake_in(folder), sql).rows


def contents(folder):
    return {
        one.relative_to(folder).as_posix(): one.read_bytes()
        for one in folder.rglob("*")
        if one.is_file() and ".utfall" not in one.parts
    }


def test_sums_are_exact_to_the_last_digit(lake):
    [[whole]] = asked(lake, "select sum(outcome) from observations where indicator = 'kostnader'")
    assert whole == Decimal("123456789013610813.100000001")  # 1265135 + 123456789012345678.1 + 0.000000001


def test_as_first_published_and_as_known_now_are_one_question_each(lake):
    asking = (
        "select organisation, outcome from observations join editions using (organisation, report, edition) "
        "where {} and indicator = 'kostnader' order by 1"
    )
    assert asked(lake, asking.format("is_first")) == [
        ("hamnen", Decimal(1265135)), ("skolan", Decimal("0.000000001")),
    ]  # fmt: skip
    assert asked(lake, asking.format("is_newest")) == [
        ("hamnen", Decimal("123456789012345678.1")), ("skolan", Decimal("0.000000001")),
    ]  # fmt: skip


@pytest.mark.parametrize("guide", ["site/pages/how-to/lake.md", "handbok/sjon.md"])
def test_the_questions_of_the_guides_have_answers(lake, guide):
    questions = re.findall(r"```sql\n(select.*?)```", (GUIDES / guide).read_text("utf-8"), re.DOTALL)
    summed, corrected, red = (asked(lake, one.replace("2026-06", "2023-11")) for one in questions)
    assert summed[0] == ("resultat", "ekonomi", Decimal(220))
    assert corrected == [
        ("hamnen", "2023-11", "kostnader", "2023-11", Decimal(1265135), Decimal("123456789012345678.1")),
    ]  # fmt: skip
    assert min(red) == ("hamnen", "telefoni", "time", "Upphandlingen avbröts.", "Omtag pågår.")


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
def test_the_examples_of_the_help_have_answers(lake, language):
    for line in words(language).say("cli.example.query").splitlines():
        [sql] = re.findall(r'"(.*)"', line)
        assert query(lake_in(lake), sql).columns


def test_the_same_packages_give_the_same_bytes_in_whatever_order_and_at_whatever_times(packages, lake, tmp_path):
    place = lake_in(tmp_path / "again")
    for one in reversed(packages):
        add_to_lake(place, [found(one)])
    assert contents(tmp_path / "again") == contents(lake)


def test_what_is_there_is_not_written_again(packages, copy):
    before = {one: one.stat().st_mtime_ns for one in copy.rglob("*.*") if one.is_file()}
    done = add_to_lake(lake_in(copy), [found(*packages)])
    assert (done.added, done.present) == ([], 3)
    assert {one: one.stat().st_mtime_ns for one in copy.rglob("*.*") if one.is_file()} == before


def test_an_edition_of_the_same_name_and_other_content_is_refused_and_the_rest_is_added(copy, tmp_path):
    before = contents(copy)
    other, new = package(tmp_path, outcome="7"), package(tmp_path, month="2023-12")
    done = add_to_lake(lake_in(copy), [found(other, new)])
    [(name, sentence)] = done.faults
    assert (name, [one.edition for one in done.added]) == ("nr 0", ["2023-12.1"])
    assert (
        words("en")
        .say(sentence)
        .startswith("Edition hamnen/rapport/2023-11.1 is in the lake already, made of another data package.")
    )
    after = contents(copy)
    assert {name for name in before if after[name] != before[name]} == {"catalogue.json", "editions/editions.parquet"}


def test_a_cell_that_cannot_be_read_keeps_its_edition_out_and_nothing_of_it_is_left(tmp_path):
    broken = package(tmp_path, outcome="1 265")
    done = add_to_lake(lake_in(tmp_path / "lake"), [found(broken, package(tmp_path, "skolan"))])
    [(_, sentence)] = done.faults
    assert words("en").say(sentence) == (
        "The cell in the table observations, column outcome, cannot be read. It says: 1 265"
    )
    assert not [name for name in contents(tmp_path / "lake") if "hamnen" in name]


def test_a_withdrawn_edition_leaves_the_lake_and_is_told_of(packages, copy):
    gone = frozenset({"2023-11.1"})
    done = add_to_lake(lake_in(copy), [FoundReport(found(packages[1]).editions, gone)])
    assert [one.key for one in done.withdrawn] == [("hamnen", "rapport", "2023-11.1")]
    assert not [name for name in contents(copy) if "edition=2023-11.1" in name and "hamnen" in name]
    told = "select edition, is_withdrawn, is_first, title from editions where organisation = 'hamnen' order by 1"
    assert [row[:3] for row in asked(copy, told)] == [("2023-11.1", True, False), ("2023-11.2", False, True)]
    assert asked(copy, told)[0][3] is None
    again = add_to_lake(lake_in(copy), [found(packages[0])])
    assert "is withdrawn in the lake" in words("en").say(again.faults[0][1])
    called = frozenset({("hamnen", "rapport")})
    assert add_to_lake(lake_in(copy), [FoundReport((), gone, called)]).withdrawn == []


def cut_off(*_given):
    raise KeyboardInterrupt


def test_what_is_cut_off_before_the_catalogue_is_found_by_the_next_run(packages, tmp_path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "switch", cut_off)
        with pytest.raises(KeyboardInterrupt):
            add_to_lake(lake_in(tmp_path / "lake"), [found(*packages)])
    with pytest.raises(UsageError) as stopped:
        asked(tmp_path / "lake", "select 1")
    assert said(stopped).startswith("There is no lake here: the file catalogue.json is missing.")
    assert len(add_to_lake(lake_in(tmp_path / "lake"), [found(*packages)]).added) == 3


def test_two_who_write_at_once_lose_nothing(packages, lake, tmp_path):
    with ThreadPoolExecutor(2) as pool:
        parts = [found(*packages[:2]), found(*packages[1:])]
        done = list(pool.map(lambda one: add_to_lake(lake_in(tmp_path / "both"), [one]), parts))
    assert [one.faults for one in done] == [[], []]
    assert contents(tmp_path / "both") == contents(lake)


REFUSED = [
    ("copy (select 1) to '{here}/x.csv'", "This is COPY"),
    ("copy (select 1) to 'lake://x.csv'", "This is COPY"),
    ("create table x as select 1", "This is CREATE"),
    ("attach '{here}/x.db'", "This is ATTACH"),
    ("install httpfs", "This is LOAD"),
    ("load httpfs", "This is LOAD"),
    ("set enable_external_access = true", "This is SET"),
    ("pragma enable_profiling", "This is PRAGMA"),
    ("select 1; copy (select 1) to 'x'", "this is 2"),
    ("", "this is 0"),
    ("select * from read_csv('/etc/passwd')", "Permission Error"),
    ("select * from '/etc/passwd'", "no table called “/etc/passwd”"),
    ("select * from read_text('/etc/hostname')", "Permission Error"),
    ("select * from glob('/etc/*')", "Permission Error"),
    ("select * from read_csv('https://example.org/x.csv')", "Permission Error"),
    ("select * from read_parquet('lake://../../etc/passwd')", "cannot be answered"),
    ("explain analyze copy (select 1) to '{here}/x.csv'", "cannot be answered"),
    ("select * from observation", "no table called “observation”. Did you mean “observations”?"),
    ("select outcom from observations", 'Referenced column "outcom" not found'),
    ("selec 1", "syntax error"),
    ("select * from packages", "no table called “packages”"),  # a variable of this test's is no table
]


@pytest.mark.parametrize(("sql", "told"), REFUSED)
def test_a_question_reads_the_lake_and_does_nothing_else(lake, tmp_path, sql, told):
    before = contents(lake)
    with pytest.raises(UsageError) as stopped:
        asked(lake, sql.format(here=tmp_path))
    assert told in said(stopped), said(stopped)
    assert list(tmp_path.iterdir()) == []
    assert contents(lake) == before


def test_a_pivot_is_a_question(lake):
    sql = "pivot (from observations) on organisation using sum(outcome) group by indicator order by indicator"
    assert [row[0] for row in asked(lake, sql)] == ["datorer", "franvaro", "kostnader", "resultat"]


def test_the_tables_can_be_asked_for(lake):
    names = [row[0] for row in asked(lake, "show tables")]
    assert {"editions", "observations", "own_grupper", "scales"} <= set(names)
    described = {row[0]: row[1] for row in asked(lake, "describe observations")}
    assert {described[name] for name in (*PARTITIONS, "indicator")} == {"VARCHAR"}
    assert (described["outcome"], described["period_start"]) == ("DECIMAL(27,9)", "DATE")
    assert asked(lake, "explain select 1")


def test_a_table_of_ones_own_is_asked_as_any_other(lake):
    rows = asked(lake, "select organisation, id, antal_barn, antal_barn_missing from own_grupper order by id")
    assert rows == [("skolan", "norr", 17, None), ("skolan", "söder", None, "..")]


def test_limits_hold(lake):
    place, big = lake_in(lake), "select count(distinct hash(a.range)) from range(3000000) a"
    with pytest.raises(UsageError) as stopped:
        query(place, big, QueryLimits("10MB", 1))
    assert "Out of Memory" in said(stopped)
    with pytest.raises(UsageError) as stopped:
        query(place, "select 1", QueryLimits("lots"))
    assert said(stopped) == "“lots” is no amount of memory. Write a number and MB or GB, as 2GB."


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda file: file.write_bytes(file.read_bytes()[:500]), "is only 500 of"),
        (lambda file: file.write_bytes(file.read_bytes().replace(b"kostnader", b"kostnadar")), "has changed"),
        (lambda file: file.unlink(), "is not in the lake, although the catalogue has it"),
    ],
)
def test_no_answer_is_given_from_a_file_that_is_not_what_the_catalogue_says(copy, change, told):
    file = copy / "observations/organisation=hamnen/report=rapport/edition=2023-11.2/observations.parquet"
    change(file)
    with pytest.raises(UsageError) as stopped:
        asked(copy, "select sum(outcome) from observations")
    assert told in said(stopped)
    assert asked(copy, "select count(*) from goals") == [(6,)]


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serve files and say nothing."""

    def log_message(self, *_told):
        pass


def test_a_lake_at_an_address_is_asked_as_one_in_a_folder(lake):
    handler = partial(Quiet, directory=lake.parent)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        place = reader_of(f"http://127.0.0.1:{server.server_port}/lake")
        sql = "select organisation, sum(outcome) from observations group by 1 order by 1"
        assert query(place, sql).rows == asked(lake, sql)
        server.shutdown()


# --- other programs -------------------------------------------------------------------------------


def files(lake):
    return sorted(lake.rglob("*.parquet"))


def test_the_files_have_nothing_that_spark_or_trino_do_not_read(lake):
    for file in files(lake):
        found = pq.ParquetFile(file)
        assert {str(field.type) for field in found.schema_arrow} <= PLAIN, file
        assert all(re.fullmatch(r"\w+", name) for name in found.schema_arrow.names)
        assert not set(found.schema_arrow.names) & set(PARTITIONS) or file.name == "editions.parquet"
        physical = {found.schema.column(at).physical_type for at in range(len(found.schema))}
        assert "INT96" not in physical
        assert found.schema_arrow.metadata is None
        assert [one.name for one in file.parent.iterdir()] == [file.name]
        for part in file.relative_to(lake).parts[1:-1]:
            assert re.fullmatch(r"(organisation|report|edition)=[A-Za-z0-9._-]+", part)


def test_a_table_has_one_schema_over_editions_of_other_content(lake):
    for table in ("observations", "indicators", "statement_lines"):
        assert len({pq.read_schema(file).to_string() for file in (lake / table).rglob("*.parquet")}) == 1


def line_of(program):
    text = (GUIDES / "site/pages/how-to/lake.md").read_text(encoding="utf-8")
    return re.search(rf"^\| {program} \| `(.+?)` \|", text, re.MULTILINE)[1]


WANTED = [
    ("hamnen", "rapport", "2023-11.1", Decimal(1265135)),
    ("hamnen", "rapport", "2023-11.2", Decimal("123456789012345678.1")),
    ("skolan", "rapport", "2023-11.1", Decimal("0.000000001")),
]


def test_duckdb_reads_it_by_the_guides_line(lake, monkeypatch):
    monkeypatch.chdir(lake.parent)
    whole = duckdb.sql(line_of("DuckDB"))
    rows = whole.filter("indicator = 'kostnader'").project("organisation, report, edition, outcome").order("all")
    assert rows.fetchall() == WANTED


def test_pyarrow_reads_it_by_the_guides_line(lake, monkeypatch):
    monkeypatch.chdir(lake.parent)
    table = eval(line_of("pyarrow"), {"pyarrow": pa})  # noqa: S307 - the guide's own line
    rows = table.filter(pyarrow.compute.field("indicator") == "kostnader").select([*PARTITIONS, "outcome"]).to_pylist()
    assert sorted(tuple(row.values()) for row in rows) == WANTED


def test_pandas_reads_it_by_the_guides_line(lake, monkeypatch):
    monkeypatch.chdir(lake.parent)
    frame = eval(line_of("pandas"), {"pd": pd})  # noqa: S307 - the guide's own line
    rows = frame[frame["indicator"] == "kostnader"][[*PARTITIONS, "outcome"]]
    assert sorted(tuple(row) for row in rows.itertuples(index=False)) == WANTED


# --- how it changes -------------------------------------------------------------------------------


def test_files_of_an_earlier_schema_are_read_beside_those_of_a_later(copy):
    """As they would lie there: a file without a column that came later."""
    file = copy / "observations/organisation=skolan/report=rapport/edition=2023-11.1/observations.parquet"
    pq.write_table(pq.read_table(file).drop_columns(["rolling_12", "rolling_12_missing"]), file, store_schema=False)
    told = json.loads((copy / "catalogue.json").read_bytes())
    later = read((copy / "catalogue.json").read_bytes())
    entry = next(one for one in told["editions"] if one["organisation"] == "skolan")["tables"]["observations"]
    shape = [one for one in told["tables"]["observations"]["shapes"][0] if not one["name"].startswith("rolling_12")]
    told["tables"]["observations"]["shapes"].append(shape)
    entry.update(shape=1, size=file.stat().st_size, sha256=hashlib.sha256(file.read_bytes()).hexdigest())
    (copy / "catalogue.json").write_text(json.dumps(told), encoding="utf-8")
    assert written(read((copy / "catalogue.json").read_bytes())) != written(later)
    rows = asked(
        copy,
        "select distinct organisation, rolling_12_missing from observations where indicator = 'franvaro' order by 1",
    )
    assert rows == [("hamnen", ".."), ("skolan", None)]


def test_a_column_that_two_bodies_have_of_other_types_is_text(copy, tmp_path):
    own = package(tmp_path, "kulturen")
    own.with_table(
        "grupper",
        [{"name": "id", "type": "integer"}, {"name": "Antal barn", "type": "number"}],
        "id,Antal barn\n1,1.5\n",
    )
    add_to_lake(lake_in(copy), [found(own)])
    rows = asked(copy, "select organisation, id, antal_barn from own_grupper order by 1, 2")
    assert rows == [
        ("kulturen", "1", "1.500000000"), ("skolan", "norr", "17"), ("skolan", "söder", None),
    ]  # fmt: skip


def test_an_organisation_that_is_called_by_a_number_keeps_its_name(tmp_path):
    add_to_lake(lake_in(tmp_path / "lake"), [found(package(tmp_path, "0180"))])
    assert asked(tmp_path / "lake", "select distinct organisation from goals") == [("0180",)]


def test_the_files_of_a_package_are_the_same_whoever_reads_it(packages):
    files_of = {one.name: one.read_bytes() for one in packages[0].folder.iterdir()}
    assert lake_parts(files_of).files == lake_parts(dict(reversed(files_of.items()))).files
