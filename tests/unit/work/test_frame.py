"""The archive as a pandas frame: the rows of the file, exact where it is asked for, and pandas only then."""

import csv
import io
import subprocess
import sys
from decimal import Decimal

import pandas as pd
import pytest

import utfall
from tests.unit.month import write_month
from utfall.derive.facts import facts
from utfall.errors import UsageError
from utfall.forms.history_csv import csv_of_facts
from utfall.model.history import History
from utfall.project import read_project


@pytest.fixture
def project(tmp_path):
    month = write_month(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Rapport\nuse_directory_urls: false\n", encoding="utf-8")
    return month


def test_the_frame_has_the_rows_of_the_file(project, tmp_path):
    read = list(csv.reader(io.StringIO(csv_of_facts(facts(History((project.report(),)))).decode())))
    frame = utfall.frame(tmp_path)
    assert list(frame.columns) == read[0]
    assert len(frame) == len(read) - 1 > 30
    as_text = frame.assign(
        value=["" if pd.isna(one) else f"{one:.10g}" for one in frame["value"]],
        period_start=frame["period_start"].dt.strftime("%Y-%m-%d"),
        period_end=frame["period_end"].dt.strftime("%Y-%m-%d"),
    )
    assert as_text.to_numpy().tolist() == read[1:]


def test_the_columns_have_types(project):
    frame = utfall.frame(read_project(project.root))
    assert frame["value"].dtype == "float64"
    assert all(str(frame[name].dtype).startswith("datetime64") for name in ("period_start", "period_end"))
    texts = frame.columns.difference(["value", "period_start", "period_end"])
    assert all(pd.api.types.is_string_dtype(frame[name]) for name in texts)


def test_values_are_exact_where_it_is_asked_for(project):
    frame = utfall.frame(project.root, exact=True)
    (value,) = frame.query("id == 'franvaro' and measure == 'outcome'")["value"]
    assert type(value) is Decimal
    assert str(value) == "5.3"


def test_a_month_with_errors_gives_no_figures(project):
    project.edited("observations", 2, outcome="1 265 135")
    with pytest.raises(UsageError, match=r"^Månaden 2023-11 har fel som stoppar bygget"):
        utfall.frame(project.root)


def test_a_month_that_is_not_there_is_said(project):
    with pytest.raises(UsageError, match="2023-12"):
        utfall.frame(project.root, "2023-12")


def test_pandas_is_not_loaded_before_it_is_asked_for():
    before = "import sys, utfall, utfall.cli, utfall.forms; print('pandas' in sys.modules)"
    code = f"{before}; utfall.frame; print('pandas' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\nTrue\n"


def test_a_name_that_the_root_lacks_is_said():
    with pytest.raises(AttributeError, match="has no attribute 'frames'"):
        utfall.frames  # noqa: B018 - asked for, to be refused
