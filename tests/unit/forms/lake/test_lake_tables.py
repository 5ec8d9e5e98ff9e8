"""A package's tables in the lake: every column of the contract, typed exactly, with why there is no value beside it."""

from datetime import date
from decimal import Decimal

import pytest

from tests.breakdowns import broken_down
from tests.unit.month import REAL, write_month
from utfall.errors import UsageError
from utfall.forms.columns import FIGURE
from utfall.forms.lake.schema import PARTITIONS, contract_tables
from utfall.forms.lake.tables import tables_of
from utfall.source.descriptor_text import read_descriptor
from utfall.words import words

ONE = [{"name": "x"}]


def tables(folder):
    """Return the rows of each table as the lake has them."""
    files = {one.name: one.read_bytes() for one in folder.iterdir()}
    found = {}
    for name, columns in tables_of(read_descriptor(files["datapackage.json"]), files):
        names = [one.name for one in columns]
        found[name] = [dict(zip(names, row, strict=True)) for row in zip(*(one.values for one in columns), strict=True)]
    return found


def rows(folder, table, *names):
    return [tuple(row[name] for name in names) for row in tables(folder)[table]]


def refused(folder):
    with pytest.raises(UsageError) as stopped:
        tables(folder)
    return words("en").say(stopped.value.sentence)


def test_figures_are_decimals_and_periods_have_their_days(month):
    assert rows(month.folder, "observations", "indicator", "period", "period_start", "period_end", "outcome") == [
        ("kostnader", "2023-11", date(2023, 11, 1), date(2023, 11, 30), Decimal(1265135)),
        ("resultat", "2023-11", date(2023, 11, 1), date(2023, 11, 30), Decimal(100)),
        ("franvaro", "2023-11", date(2023, 11, 1), date(2023, 11, 30), Decimal("5.3")),
        ("datorer", "2023-T3", date(2023, 9, 1), date(2023, 12, 31), None),
    ]


def test_a_figure_that_is_missing_is_no_value_and_its_symbol_stands_beside_it(month):
    month.edited("observations", 2, rolling_12="x").edited("observations", 3, rolling_12=".")
    assert rows(month.folder, "observations", "rolling_12", "rolling_12_missing", "outcome_missing") == [
        (None, "x", None),
        (None, ".", None),
        (None, "..", None),
        (None, "", ""),
    ]


def test_an_empty_text_is_no_value_and_a_symbol_stays_a_symbol(month):
    month.edited("project_statuses", 3, cause="..")
    found = rows(month.folder, "project_statuses", "cause", "until", "until_missing")
    assert found == [
        ("Upphandlingen avbröts.", date(2024, 1, 31), None),
        ("..", None, ""),
        (None, None, ""),
    ]


def test_a_column_that_the_package_does_not_have_is_there_and_says_nothing(month):
    assert set(rows(month.folder, "observations", "finality", "month_outcome", "month_outcome_missing")) == {
        (None, None, None)
    }


def test_a_column_of_the_contract_that_is_called_as_a_partition_is_the_rows(month):
    [found] = tables(month.folder)["corrections"]
    assert found["row_edition"] == 2
    assert not set(PARTITIONS) & set(found)


def test_breakdowns_have_a_column_for_each_dimension(month):
    broken_down(month.folder)
    found = rows(month.folder, "breakdowns", "indicator", "by_enhet", "by_kon", "outcome", "weight")
    assert found[0] == ("franvaro", "norr", None, Decimal("6.0"), Decimal(120))
    assert found[6] == ("franvaro", "norr", "kvinnor", Decimal("6.4"), Decimal(90))


def test_a_table_of_ones_own_has_its_declared_types_and_names_that_every_reader_takes(month):
    fields = [
        {"name": "id", "type": "string"},
        {"name": "Total budget", "type": "number"},
        {"name": "antal", "type": "integer"},
        {"name": "edition", "type": "string"},
        {"name": "klart", "type": "date"},
    ]
    month.with_table(
        "mina-projekt", fields, "id,Total budget,antal,edition,klart\na,1.5,7,första,2024-01-31\nb,..,,,\n"
    )
    assert tables(month.folder)["own_mina_projekt"] == [
        {
            "id": "a", "total_budget": Decimal("1.5"), "total_budget_missing": None, "antal": 7, "antal_missing": None,
            "row_edition": "första", "klart": date(2024, 1, 31), "klart_missing": None,
        },
        {
            "id": "b", "total_budget": None, "total_budget_missing": "..", "antal": None, "antal_missing": "",
            "row_edition": None, "klart": None, "klart_missing": "",
        },
    ]  # fmt: skip


def test_a_column_of_ones_own_in_a_known_table_is_marked_as_ones_own(month):
    month.schema_of("goals", lambda entry: entry["schema"]["fields"].append({"name": "vikt", "type": "integer"}))
    month.rewritten(
        "goals", lambda text: "\n".join(f"{line},{n or 'vikt'}" for n, line in enumerate(text.splitlines())) + "\n"
    )
    assert rows(month.folder, "goals", "id", "own_vikt") == [("service", 1), ("arbetsmiljo", 2)]


def test_a_table_without_rows_has_no_file(month):
    month.rewritten("goals", lambda text: text.partition("\n")[0] + "\n")
    assert "goals" not in tables(month.folder)


def test_the_scales_that_statuses_are_on_are_there_although_the_package_has_none(month):
    month.described(
        lambda whole: whole.update(resources=[one for one in whole["resources"] if one["name"] != "scales"])
    )
    found = rows(month.folder, "scales", "scale", "id", "order", "tone")
    assert ("project", "red", 3, "bad") in found
    assert {scale for scale, *_ in found} == {"goal", "indicator", "progress", "project"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda month: month.edited("observations", 2, outcome="1 265"),
            "The cell in the table observations, column outcome, cannot be read. It says: 1 265",
        ),
        (
            lambda month: month.rewritten("goals", lambda text: text + "ny,3\n"),
            "The table goals has rows with the wrong number of cells, or quotation marks that are not closed.",
        ),
        (
            lambda month: month.path("goals.csv").unlink(),
            "The file goals.csv is missing from the data package.",
        ),
        (
            lambda month: month.with_table("a-b", ONE, "x\n1\n").with_table("a.b", ONE, "x\n1\n"),
            ("In the table a-b two names would be the same in the lake: own_a_b. Capitals, spaces and hyphens do not "
            "tell names apart there. Change one of the names in the next edition."),
        ),
        (
            lambda month: month.with_table("a", [{"name": "Nr"}, {"name": "nr"}], "Nr,nr\n1,2\n"),
            ("In the table a two names would be the same in the lake: nr. Capitals, spaces and hyphens do not "
            "tell names apart there. Change one of the names in the next edition."),
        ),
    ],
)  # fmt: skip
def test_what_is_not_as_published_is_told_with_table_and_cell(month, change, said):
    change(month)
    assert refused(month.folder) == said


def test_a_table_of_the_contract_has_the_same_columns_whatever_a_package_has(tmp_path):
    small, schema = tables(write_month(tmp_path).folder), contract_tables()
    real = tables(REAL)
    for name in {*small, *real} & set(schema):
        wanted = [one.name for one in schema[name]]
        for found in (small, real):
            assert [list(row) for row in found.get(name, ())[:1]] in ([], [wanted])


def test_sums_of_figures_are_exact_for_the_longest_figures_that_a_cell_may_hold():
    precision, scale = map(int, FIGURE.removeprefix("DECIMAL(").removesuffix(")").split(","))
    assert (precision - scale, scale) == (18, 9)
    assert precision + 10 <= 38  # what Spark makes of a sum, and the most that any of the readers has
