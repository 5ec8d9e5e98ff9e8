"""A zip file whose every byte follows from what it holds, read by anybody's zip."""

import io
import zipfile

import pytest

from utfall.forms import stored_zip
from utfall.forms.stored_zip import unzipped, zipped

FILES = {"b/å.txt": "blåbär\n".encode(), "a.txt": b"", "b/c.bin": bytes(range(256))}


def test_others_read_it_and_find_it_sound():
    with zipfile.ZipFile(io.BytesIO(zipped(FILES))) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == sorted(FILES)
        assert {name: opened.read(name) for name in opened.namelist()} == FILES
        assert {one.compress_type for one in opened.infolist()} == {zipfile.ZIP_STORED}


def test_the_order_in_which_files_are_given_changes_no_byte():
    assert zipped(FILES) == zipped(dict(reversed(FILES.items())))


def test_what_was_written_is_read_again():
    opened = unzipped(zipped(FILES))
    assert (opened.files, opened.unreadable, opened.is_as_written) == (FILES, (), True)


def test_what_others_wrote_is_read_but_not_as_written():
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as opened:
        opened.writestr("a.txt", b"x")
    read = unzipped(whole.getvalue())
    assert (dict(read.files), read.is_as_written) == ({"a.txt": b"x"}, False)


def test_what_is_compressed_or_locked_is_not_read():
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("stor.txt", b"0" * 10**6)
    assert unzipped(whole.getvalue()).unreadable == ("stor.txt",)


def test_more_than_the_format_holds_is_refused(monkeypatch):
    monkeypatch.setattr(stored_zip, "MOST", 2)
    with pytest.raises(OverflowError):
        zipped(FILES)
