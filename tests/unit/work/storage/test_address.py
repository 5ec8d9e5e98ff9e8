"""An address leads to a storage, and never holds a key."""

import importlib.util

import pytest

from utfall.errors import UsageError
from utfall.work.storage.address import FolderDriver, open_store, read_address
from utfall.work.storage.headers import headers_of

KEY = "hemlig-nyckel"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("file:///srv/www/rapport/", "file:///srv/www/rapport"),
        ("file://localhost/srv/med%20mellanrum", "file:///srv/med mellanrum"),
        ("s3://rapport", "s3://rapport"),
        ("s3://rapport/staden/2018/", "s3://rapport/staden/2018"),
        ("az://behallare/staden", "az://behallare/staden"),
        ("abfs://behallare@konto.dfs.core.windows.net/staden", "az://behallare/staden"),
        ("gcs://rapport/staden", "gs://rapport/staden"),
    ],
)
def test_an_address_is_read_and_shown(text, shown):
    assert str(read_address(text)) == shown


@pytest.mark.parametrize(
    "text",
    [
        f"s3://nyckel:{KEY}@rapport/staden", f"s3://{KEY}@rapport", f"s3://rapport/staden?sig={KEY}",
        f"az://behallare/staden?sv=2024&sig={KEY}", f"abfs://a:{KEY}@konto.dfs.core.windows.net/x",
        f"gs://rapport#{KEY}", f"ftp://anna:{KEY}@server/mapp",
    ],
)  # fmt: skip
def test_an_address_with_a_key_in_it_is_refused_without_being_shown(text):
    with pytest.raises(UsageError, match="innehåller en nyckel") as told:
        read_address(text)
    assert KEY not in str(told.value)


@pytest.mark.parametrize(
    "text",
    ["/srv/www", "file://server/mapp", "file:///", "file:mapp", "ftp://server/mapp", "s3://", "s3:///mapp",
     "s3://rapport/../annan", "s3://rapport//mapp", "memory://rapport", "https://bucket.s3.amazonaws.com/x", ""],
)  # fmt: skip
def test_what_leads_to_no_storage_is_refused_with_those_that_do(text):
    with pytest.raises(UsageError, match="file:///srv/www, s3://bucket/folder, az://container/folder, gs://bucket"):
        read_address(text)


@pytest.mark.parametrize(("text", "extra"), [("s3://a/b", "s3"), ("az://a/b", "azure"), ("gs://a/b", "gcs")])
def test_a_driver_that_is_not_installed_is_named_by_its_extra(text, extra, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(UsageError, match=rf'För {text} behövs tillägget {extra}. Installera det: pip install "utfall'):
        open_store(read_address(text))


def test_a_folder_needs_nothing_installed(tmp_path, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert isinstance(open_store(read_address(f"file://{tmp_path}")).driver, FolderDriver)


def test_a_folder_below_is_an_address_of_its_own():
    assert str(read_address("s3://rapport/staden").below("skola")) == "s3://rapport/staden/skola"
    assert read_address("s3://rapport").below("") == read_address("s3://rapport")


@pytest.mark.parametrize("said", ["0", "-1", "en minut", "inf", "nan"])
def test_a_time_that_is_none_is_refused(said, monkeypatch):
    monkeypatch.setenv("UTFALL_STORAGE_TIMEOUT", said)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: object())
    with pytest.raises(UsageError, match="UTFALL_STORAGE_TIMEOUT"):
        open_store(read_address("s3://rapport"))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a/index.html", "text/html; charset=utf-8"), ("stil.css", "text/css; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"), ("bild.svg", "image/svg+xml"),
        ("data.csv", "text/csv; charset=utf-8"), ("dcat.ttl", "text/turtle; charset=utf-8"),
        ("index.json", "application/json"), ("rapport.PDF", "application/pdf"),
        ("utan", "application/octet-stream"),
    ],
)  # fmt: skip
def test_a_file_is_of_the_kind_that_its_name_says(path, expected):
    assert headers_of(path, "no-cache").content_type == expected
