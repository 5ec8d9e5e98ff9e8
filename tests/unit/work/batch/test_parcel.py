"""Files travel as one string of bytes, the same for the same files, and never out of their folder."""

import io
import zipfile

import pytest

from utfall.work.batch.parcel import files_in, opened, packed, unpacked

FILES = {"docs/index.md": "# Å\n".encode(), "mkdocs.yml": b"site_name: A\n", "tom": b""}


def test_files_come_out_as_they_went_in(tmp_path):
    unpacked(packed(FILES), tmp_path)
    assert files_in(tmp_path) == opened(packed(FILES)) == FILES


def test_the_same_files_are_the_same_bytes():
    assert packed(FILES) == packed(dict(reversed(FILES.items())))


@pytest.mark.parametrize("name", ["../ut.txt", "a/../../ut.txt", "/ut.txt", "a\\..\\ut.txt", "C:ut.txt"])
def test_a_name_that_leads_out_is_refused(tmp_path, name):
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as parcel:
        parcel.writestr(name, b"x")
    with pytest.raises(ValueError, match="ut"):
        unpacked(whole.getvalue(), tmp_path / "in")
    assert not (tmp_path / "ut.txt").exists()
