"""One flipped byte anywhere in a package is found; what is wrong is told by file."""

import json
import re
import subprocess
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utfall.errors import UsageError
from utfall.forms.bag import bag
from utfall.forms.manifest import listed, written
from utfall.forms.stored_zip import unzipped, zipped
from utfall.work import verify as verify_module
from utfall.work.verify import verify

KEPT = {"webbplats/index.html": b"<p>1</p>\n", "datapaket/å.csv": b"id\n1\n"}
FACTS = {"edition": "2023-11.1", "organisation": "Provet"}
TOP = "utfall-2023-11.1"


def package(kept=KEPT, top=TOP):
    return zipped({f"{top}/{name}": content for name, content in bag(kept, FACTS, {"LASMIG.txt": "Hej.\n"}).items()})


def kept_in(folder, content):
    file = folder / "paket.zip"
    file.write_bytes(content)
    return file


def unpacked(folder):
    with zipfile.ZipFile(kept_in(folder, package())) as opened:
        opened.extractall(folder)
    return folder / TOP


def flipped(content, at, by=1):
    return content[:at] + bytes([content[at] ^ by]) + content[at + 1 :]


def told(path):
    return {(fault.kind, fault.path) for fault in verify(path).faults}


def test_a_package_as_it_was_written_is_whole(tmp_path):
    found = verify(kept_in(tmp_path, package()))
    assert (found.faults, found.edition, found.count) == ((), "2023-11.1", 8)
    assert re.fullmatch("[0-9a-f]{64}", found.sha256)


def test_one_flipped_byte_is_found_wherever_it_is():
    """Every byte of it: names, contents, checksums, times and sizes in zip's own headers, its list, its end."""
    whole = package()
    missed = []
    for at in range(len(whole)):
        try:
            if not verify_module._file(Path("paket.zip"), flipped(whole, at)).faults:
                missed.append(at)
        except UsageError as refused:
            missed.append((at, str(refused)))
    assert missed == []


@given(at=st.integers(0, 10**6), by=st.integers(1, 255))
def test_any_other_change_of_a_byte_is_found_too(tmp_path_factory, at, by):
    whole = package()
    file = kept_in(tmp_path_factory.getbasetemp(), flipped(whole, at % len(whole), by))
    assert verify(file).faults


@given(st.one_of(st.binary(min_size=1, max_size=40), st.just(b"\0")), st.booleans(), st.integers(1, 200))
def test_bytes_added_before_or_after_and_bytes_cut_off_are_found(tmp_path_factory, added, is_before, cut):
    whole = package()
    folder = tmp_path_factory.getbasetemp()
    assert verify(kept_in(folder, added + whole if is_before else whole + added)).faults
    assert verify(kept_in(folder, whole[:-cut])).faults


def test_it_is_told_which_file_is_damaged(tmp_path):
    whole = package()
    at = whole.index(KEPT["webbplats/index.html"])
    assert told(kept_in(tmp_path, flipped(whole, at))) == {("damaged", "data/webbplats/index.html")}
    at = whole.index(b'"edition"')
    assert told(kept_in(tmp_path, flipped(whole, at))) == {("damaged", "manifest.json")}
    assert told(kept_in(tmp_path, flipped(whole, len(whole) - 1))) == {("wrapping", "paket.zip")}
    assert told(kept_in(tmp_path, flipped(whole, whole.index(b"PK\x01\x02") + 12))) == {("wrapping", "paket.zip")}


def test_in_the_unpacked_folder_every_byte_is_checked_too(tmp_path):
    folder = unpacked(tmp_path)
    assert told(folder) == set()
    for file in [path for path in folder.rglob("*") if path.is_file()]:
        content = file.read_bytes()
        for at in range(0, len(content), 7):
            file.write_bytes(flipped(content, at))
            assert told(folder), (file.name, at)
        file.write_bytes(content)
    assert told(folder) == set()


def test_what_is_missing_and_what_does_not_belong_is_told(tmp_path):
    folder = unpacked(tmp_path)
    (folder / "data" / "webbplats" / "index.html").rename(folder / "data" / "webbplats" / "start.html")
    (folder / "README.txt").write_text("x", encoding="utf-8")
    assert told(folder) == {
        ("missing", "data/webbplats/index.html"), ("extra", "data/webbplats/start.html"), ("extra", "README.txt"),
    }  # fmt: skip
    (folder / "tagmanifest-sha256.txt").unlink()
    assert ("missing", "tagmanifest-sha256.txt") in told(folder)


def test_a_forged_list_that_agrees_with_its_checksum_is_found(tmp_path):
    """A manifest that says less than there is, with every list of checksums made anew to hold."""
    folder = unpacked(tmp_path)
    said = json.loads((folder / "manifest.json").read_bytes())
    (folder / "manifest.json").write_bytes(written({**said, "files": said["files"][1:]}))
    tags = folder / "tagmanifest-sha256.txt"
    names = [line.split()[1] for line in tags.read_text(encoding="utf-8").splitlines()]
    tags.write_bytes(subprocess.run(["sha256sum", *names], cwd=folder, check=True, capture_output=True).stdout)
    assert told(folder) == {("damaged", "manifest.json")}


def test_sha256sum_alone_checks_an_unpacked_package(tmp_path):
    folder = unpacked(tmp_path)
    for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        done = subprocess.run(["sha256sum", "--check", "--strict", name], cwd=folder, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")


def test_the_folder_of_a_site_is_compared_with_its_manifest(tmp_path):
    (tmp_path / "index.html").write_bytes(b"1")
    files = {"index.html": b"1"}
    said = {"format": "utfall-manifest/1", "edition": "2023-11.1", "files": listed(files)}
    (tmp_path / "manifest.json").write_bytes(written(said))
    assert told(tmp_path) == set()
    (tmp_path / "index.html").write_bytes(b"2")
    assert told(tmp_path) == {("damaged", "index.html")}
    (tmp_path / "manifest.json").write_bytes(b"{")
    assert told(tmp_path) == {("damaged", "manifest.json")}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"Hej.\n", "paket.zip är ingen zip-fil."),
        (b"", "paket.zip är ingen zip-fil."),
        (zipped({"a/b.txt": b"x"}), "paket.zip är inget paket från utfall archive"),
        (zipped({"b.txt": b"x"}), "paket.zip är inget paket från utfall archive"),
    ],
)
def test_what_is_no_package_is_refused(tmp_path, content, said):
    with pytest.raises(UsageError, match=said):
        verify(kept_in(tmp_path, content))


def test_a_file_that_is_not_there_a_folder_without_lists_and_another_format_are_told(tmp_path):
    with pytest.raises(UsageError, match=r"saknas\.zip går inte att läsa: No such file"):
        verify(tmp_path / "saknas.zip")
    with pytest.raises(UsageError, match="är inget paket från utfall archive"):
        verify(tmp_path)
    (tmp_path / "manifest.json").write_text('{"format": "utfall-manifest/9"}', encoding="utf-8")
    with pytest.raises(UsageError, match="har formatet utfall-manifest/9, men den här versionen"):
        verify(tmp_path)


def test_the_command_tells_by_its_exit_code_and_needs_no_project(tmp_path):
    file = kept_in(tmp_path, package())
    sound = subprocess.run(["utfall", "verify", file.name], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (sound.returncode, sound.stdout.splitlines()[0]) == (0, "paket.zip är helt: utgåva 2023-11.1, 8 filer.")
    kept_in(tmp_path, flipped(package(), 100))
    broken = subprocess.run(["utfall", "verify", file.name], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert broken.returncode == 1
    assert broken.stdout.startswith("paket.zip är inte som det arkiverades (1 fel).")


def test_a_package_with_two_tops_is_refused_though_every_byte_is_as_written(tmp_path):
    files = unzipped(package()).files
    half = dict(list(files.items())[:3])
    both = {**{f"annan{name.removeprefix(TOP)}": content for name, content in half.items()}, **files}
    assert told(kept_in(tmp_path, zipped(both))) == {("tops", "paket.zip")}


def test_a_package_whose_members_share_bytes_is_not_read(tmp_path):
    """Two entries of the list of contents that lead to one member, as in an archive that unpacks to more than it is."""
    whole = package()
    one, two = [found.start() for found in re.finditer(b"PK\x01\x02", whole)][:2]
    shared = whole[: two + 42] + whole[one + 42 : one + 46] + whole[two + 46 :]
    assert told(kept_in(tmp_path, shared)) == {("overlapping", "paket.zip")}


def test_a_member_that_says_it_is_larger_than_the_package_is_not_read(tmp_path):
    whole = package()
    last = [found.start() for found in re.finditer(b"PK\x01\x02", whole)][-1]
    sizes = (10**9).to_bytes(4, "little") * 2
    assert told(kept_in(tmp_path, whole[: last + 20] + sizes + whole[last + 28 :])) == {("overlapping", "paket.zip")}


@pytest.mark.parametrize("said", ["9999999.2", "19.3", "19"])
def test_a_package_that_holds_other_than_it_declares_is_refused(tmp_path, said):
    folder = unpacked(tmp_path)
    info = folder / "bag-info.txt"
    info.write_text(re.sub("Payload-Oxum: .*", f"Payload-Oxum: {said}", info.read_text("utf-8")), encoding="utf-8")
    tags = folder / "tagmanifest-sha256.txt"
    names = [line.split()[1] for line in tags.read_text(encoding="utf-8").splitlines()]
    tags.write_bytes(subprocess.run(["sha256sum", *names], cwd=folder, check=True, capture_output=True).stdout)
    assert told(folder) == {("damaged", "bag-info.txt")}
