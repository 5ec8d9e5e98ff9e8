"""One published edition as one file: what was published, byte for byte, and all that a stranger needs to read it."""

import json
import subprocess
import zipfile

import pytest

from tests.unit.work.repository import WHO, build, corrected, write_clone
from utfall.errors import UsageError
from utfall.forms.manifest import edition_facts, files_of, listed, written
from utfall.pages.edition import prepare
from utfall.work.archive import archive
from utfall.work.verify import verify

TOP = "utfall-2023-11.1"


def build_with_manifest(project, target, edition, commit):
    """Build as the engine does: something shared, a document, and the manifest of it all."""
    build(project, target, edition, commit)
    (target / "assets").mkdir()
    (target / "assets" / "app.js").write_bytes(b"1;\n")
    (target / "rapport.pdf").write_bytes(b"%PDF-1.7\n")
    whole = {"format": "utfall-manifest/1", **edition_facts(prepare(project).report), "commit": commit}
    tools = {"python": "3.11.7", "mkdocs": "1.6.1"}
    (target / "manifest.json").write_bytes(written({**whole, "tools": tools, "files": listed(files_of(target))}))
    return build(project, target, edition, commit)


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A clone that has published its month. No test changes it."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in WHO.items():
            patch.setenv(name, value)
        clone = write_clone(tmp_path_factory.mktemp("publicerad"))
        assert clone.published(build_with_manifest)[0].outcome == "published"
        yield clone


@pytest.fixture
def other(published, tmp_path, monkeypatch):
    """Another clone of what is published, to change."""
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    root = tmp_path / "annan"
    subprocess.run(["git", "clone", "-q", published.remote, root], check=True, capture_output=True)
    return type(published)(root, published.remote)


def unpacked(file):
    with zipfile.ZipFile(file) as opened:
        return {name.removeprefix(f"{TOP}/"): opened.read(name) for name in opened.namelist()}


def test_the_package_holds_the_site_as_published_and_the_data_package_as_tagged(published, tmp_path):
    done = archive(published.project, "2023-11.1", tmp_path)
    assert (done.file, done.size) == (tmp_path / f"{TOP}.zip", done.file.stat().st_size)
    files = unpacked(done.file)
    assert files["data/webbplats/index.html"] == b"2023-11.1\n"
    assert files["data/webbplats/assets/app.js"] == b"1;\n"
    assert "data/webbplats/rapport.pdf" in files
    folder = published.month.folder
    package = {name.removeprefix("data/datapaket/"): files[name] for name in files if name.startswith("data/datapaket")}
    assert package == {path.name: path.read_bytes() for path in folder.iterdir()}
    assert verify(done.file).faults == ()
    assert verify(done.file).sha256 == done.sha256


def test_it_says_what_it_is_made_of_and_with(published, tmp_path):
    said = json.loads(unpacked(archive(published.project, "2023-11.1", tmp_path).file)["manifest.json"])
    descriptor = json.loads(published.month.path("datapackage.json").read_bytes())
    assert (said["edition"], said["period"], said["tag"]) == ("2023-11.1", "2023-11", "utgava/2023-11.1")
    assert said["commit"] == published.git("rev-parse", "utgava/2023-11.1^{commit}")
    assert said["case_number"] == descriptor["case_number"]
    assert said["decision"] is None
    assert said["tools"] == {"python": "3.11.7", "mkdocs": "1.6.1"}
    assert said["package"]["sha256"] == prepare(published.project).report.package.sha256


def test_two_runs_in_two_places_write_the_same_bytes(published, other, tmp_path):
    other.git("fetch", "--quiet", "--tags", "origin")
    here = archive(published.project, "2023-11.1", tmp_path)
    there = archive(other.project, "2023-11.1", tmp_path, tmp_path / "en annan.zip")
    assert here.file.read_bytes() == there.file.read_bytes()


def test_a_stranger_is_told_in_two_languages_what_it_is_and_how_to_check_it(published, tmp_path):
    files = unpacked(archive(published.project, "2023-11.1", tmp_path).file)
    for name, words in (("LASMIG.txt", "Vad det här är"), ("README.txt", "What this is")):
        text = files[name].decode()
        assert words in text
        assert "sha256sum --check manifest-sha256.txt" in text
        assert "data/webbplats/rapport.pdf" in text
        assert "data/webbplats/index.html" in text
        assert published.git("rev-parse", "utgava/2023-11.1^{commit}") in text
        assert [line for line in text.splitlines() if len(line) > 84 and "<https:" not in line] == []


def test_what_lies_there_is_not_overwritten_unless_it_is_the_same(published, tmp_path):
    file = archive(published.project, "2023-11.1", tmp_path).file
    assert archive(published.project, "2023-11.1", tmp_path).file == file
    file.write_bytes(b"mitt")
    with pytest.raises(UsageError, match=r"utfall-2023-11\.1\.zip finns redan och är ett annat paket\."):
        archive(published.project, "2023-11.1", tmp_path)
    assert file.read_bytes() == b"mitt"
    with pytest.raises(UsageError, match="är en mapp"):
        archive(published.project, "2023-11.1", tmp_path, tmp_path)
    with pytest.raises(UsageError, match="kunde inte skrivas: No such file"):
        archive(published.project, "2023-11.1", tmp_path, tmp_path / "saknas" / "a.zip")


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("november", lambda _: None, r"november är ingen utgåva\..* Publicerade: 2023-11\.1\."),
        ("2023-11.2", lambda _: None, r"Utgåva 2023-11\.2 är inte publicerad .* Menades ”2023-11\.1”\? .*git fetch"),
        ("2023-11.1", lambda clone: clone.git("update-ref", "-d", "refs/remotes/origin/gh-pages"),
         r"ingen gren gh-pages .* git fetch origin gh-pages"),
        ("2023-11.1", lambda clone: clone.git("tag", "-d", "utgava/2023-11.1"),
         r"Märket utgava/2023-11\.1, .* git fetch origin --tags"),
    ],
)  # fmt: skip
def test_what_is_in_the_way_is_told(other, tmp_path, name, change, said):
    change(other)
    with pytest.raises(UsageError, match=said):
        archive(other.project, name, tmp_path)
    assert list(tmp_path.glob("*.zip")) == []


def test_a_tag_that_was_moved_to_other_data_is_told(other, tmp_path):
    other.month.edited("observations", 2, outcome="1")
    other.commit()
    other.git("tag", "--force", "utgava/2023-11.1")
    with pytest.raises(UsageError, match=r"Datapaketet vid märket utgava/2023-11\.1 är ett annat"):
        archive(other.project, "2023-11.1", tmp_path)


def test_a_published_file_that_was_changed_since_is_told(other, tmp_path):
    other.git("switch", "--quiet", "gh-pages")
    (other.root / "2023-11.1" / "index.html").write_text("Ändrat\n", encoding="utf-8")
    other.commit()
    other.git("switch", "--quiet", "main")
    with pytest.raises(UsageError, match=r"inte längre det som dess manifest säger: index\.html\."):
        archive(other.project, "2023-11.1", tmp_path)


def test_an_edition_from_before_there_were_manifests_is_archived_too(other, tmp_path):
    corrected(other)
    other.published()
    done = archive(other.project, "2023-11.2", tmp_path)
    assert verify(done.file).faults == ()
    with zipfile.ZipFile(done.file) as opened:
        assert json.loads(opened.read("utfall-2023-11.2/manifest.json"))["tools"] is None


def test_the_command_says_where_it_is_and_which_number_to_note(published):
    ran = subprocess.run(
        ["utfall", "archive", "2023-11.1", "--to", "../paket.zip"],
        cwd=published.root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    first, second = ran.stdout.splitlines()
    assert first.startswith("November 2023, utgåva 1 ligger i ../paket.zip (0.")
    assert second.endswith(verify(published.root.with_name("paket.zip")).sha256)
