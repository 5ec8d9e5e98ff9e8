"""What editions have in common is stored once on the branch, and each edition reads as it was built."""

import json
import subprocess
import zipfile

import pytest

from tests.unit.work.mirrored import forgotten, moved, thinned
from tests.unit.work.repository import WHO, build, corrected, december, write_clone
from tests.unit.work.storage.shelf import Shelf, store
from utfall.forms.bag import BagFault
from utfall.forms.manifest import edition_facts, files_of, listed, written
from utfall.model.fact import COLUMNS
from utfall.source.archive import read_archive
from utfall.work.archive import archive
from utfall.work.audit import audit
from utfall.work.verify import verify
from utfall.work.withdraw import withdraw

SCRIPT = b"console.log('tung')\n" * 1000
ASSETS = {"assets/app.js": SCRIPT, "assets/vendor/plot.js": SCRIPT, "assets/app.css": b".a{}\n"}


@pytest.fixture
def clone(tmp_path, monkeypatch):
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    return write_clone(tmp_path)


def build_with_assets(project, target, *rest):
    for name, content in ASSETS.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(content)
    return build(project, target, *rest)


def test_two_editions_share_the_files_of_the_theme_and_read_as_they_were_built(clone, tmp_path):
    clone.published(build_with_assets)
    first = clone.git("rev-parse", "gh-pages:2023-11.1")
    corrected(clone)
    clone.published(build_with_assets)
    listed = [line.split(maxsplit=3) for line in clone.git("ls-tree", "-r", "gh-pages").splitlines()]
    heavy = [path for mode, _, _, path in listed if mode == "100644" and path.endswith((".js", ".css"))]
    assert len(heavy) == len(ASSETS)
    assert all(path.startswith("delat/") for path in heavy)
    assert clone.git("rev-parse", "gh-pages:2023-11.1") == first

    there = tmp_path / "server"
    subprocess.run(["git", "clone", "-q", "-b", "gh-pages", clone.remote, there], check=True, capture_output=True)
    for edition in ("2023-11.1", "2023-11.2", "2023-11", "senaste"):
        assert {name: (there / edition / name).read_bytes() for name in ASSETS} == ASSETS


def test_an_edition_says_which_commit_it_was_made_of(clone):
    told = []

    def build_and_keep(project, target, edition, commit):
        told.append(commit)
        return build(project, target, edition, commit)

    clone.published(build_and_keep)
    assert told == [clone.git("rev-parse", "utgava/2023-11.1^{commit}")]


HEAD = f"{','.join(COLUMNS)}\n".encode()


def row(edition, origin="reported"):
    """Return a row of the archive."""
    month = str(edition).partition(".")[0]
    return f"{month},indicator,kostnader,Kostnader,,outcome,{month},,,1,tkr,,,,{origin},{edition}"


def build_listed(project, target, edition, commit):
    """Write a site with assets, a history and a manifest, and a page that leads to them."""
    month = str(edition.month)
    earlier = [row(f"{one}.1") for one in ("2023-11", "2023-12") if one < month]
    rows = [*earlier, row(edition), row(edition, "computed")]
    (target / "data").mkdir(parents=True)
    (target / "data" / "historik.csv").write_bytes(HEAD + "".join(f"{one}\n" for one in rows).encode())
    (target / "assets" / "images").mkdir(parents=True)
    (target / "assets" / "print.css").write_bytes(b"p{}")
    (target / "assets" / "own.js").write_bytes(SCRIPT)
    outcome = build(project, target, edition, commit)
    links = f'<link href="assets/print.css"><a href="data/historik.csv">{edition}</a>'
    (target / "index.html").write_text(links, encoding="utf-8")
    [report] = read_archive([project.folder(edition.month)], project.root)
    facts = {"format": "utfall-manifest/1", **edition_facts(report), "commit": commit}
    (target / "manifest.json").write_bytes(written({**facts, "files": listed(files_of(target))}))
    return outcome


def test_an_edition_with_a_manifest_leads_to_what_editions_share(clone, tmp_path):
    clone.published(build_listed)
    december(clone)
    clone.published(build_listed)
    there = [line.split(maxsplit=3) for line in clone.git("ls-tree", "-r", "gh-pages").splitlines()]
    paths = {path: mode for mode, _, _, path in there}
    assert {path for path in paths if path.startswith("2023-12.1/")} == {
        "2023-12.1/index.html", "2023-12.1/data.csv", "2023-12.1/manifest.json", "2023-12.1/assets/own.js",
        "2023-12.1/data/historik-2023-12.csv.gz",
    }  # fmt: skip
    assert paths["2023-12.1/assets/own.js"] == "120000"
    assert clone.there("2023-12.1/index.html").endswith('<a href="../historik.csv">2023-12.1</a>')
    assert clone.there("historik.csv").splitlines() == [
        HEAD.decode().strip(), row("2023-11.1"), row("2023-12.1"), row("2023-12.1", "computed"),
    ]  # fmt: skip
    assert audit(clone.project).faults == ()

    done = archive(clone.project, "2023-12.1", tmp_path)
    with zipfile.ZipFile(done.file) as kept:
        files = {name.partition("/data/")[2]: kept.read(name) for name in kept.namelist()}
    site = {name.partition("/")[2]: content for name, content in files.items() if name.startswith("webbplats/")}
    assert site["index.html"] == b'<link href="assets/print.css"><a href="data/historik.csv">2023-12.1</a>'
    assert (site["assets/print.css"], site["assets/own.js"]) == (b"p{}", SCRIPT)
    assert site["data/historik.csv"].decode() == clone.there("historik.csv")
    listed_files = {one["path"] for one in json.loads(site["manifest.json"])["files"]}
    assert listed_files == set(site) - {"manifest.json"}


def test_what_is_withdrawn_is_gone_from_the_history_and_what_others_share_stays(clone):
    clone.published(build_listed)
    december(clone)
    clone.published(build_listed)
    withdraw(clone.project, "2023-12.1", "Namn på en person.", "2024-01-20")
    assert clone.there("historik.csv").splitlines() == [
        HEAD.decode().strip(), row("2023-11.1"), row("2023-11.1", "computed"),
    ]  # fmt: skip
    shared = [line for line in clone.git("ls-tree", "-r", "--name-only", "gh-pages").splitlines() if "delat/" in line]
    assert sorted(path.rpartition("/")[2] for path in shared) == ["own.js", "print.css"]
    assert audit(clone.project).faults == ()


@pytest.mark.parametrize("is_here", [True, False])
def test_a_withdrawal_does_not_wait_for_what_is_thinned(clone, is_here):
    clone.published(build_listed)
    december(clone)
    clone.published(build_listed)
    shelf = Shelf()
    moved(clone, shelf)
    assert thinned(clone, shelf, "2023-11").outcome == "thinned"
    if not is_here:
        forgotten(clone)
    withdraw(clone.project, "2023-12.1", "Namn på en person.", "2024-01-20")
    assert clone.there("historik.csv").splitlines() == [
        HEAD.decode().strip(), row("2023-11.1"), *([row("2023-11.1", "computed")] if is_here else []),
    ]  # fmt: skip
    assert clone.there("senaste") == "2023-11.1"
    assert audit(clone.project, opened=lambda _: store(shelf)).faults == ()


def test_a_published_folder_is_verified_with_what_lies_beside_it(clone, tmp_path):
    clone.published(build_listed)
    there = tmp_path / "server"
    subprocess.run(["git", "clone", "-q", "-b", "gh-pages", clone.remote, there], check=True, capture_output=True)
    assert verify(there / "2023-11.1").faults == ()
    [shared] = there.glob("delat/*/print.css")
    address = f"../{shared.relative_to(there).as_posix()}"
    shared.write_bytes(b"p{color:red}")
    assert verify(there / "2023-11.1").faults == (BagFault("damaged", address),)
    shared.unlink()
    assert verify(there / "2023-11.1").faults == (BagFault("missing", address),)
