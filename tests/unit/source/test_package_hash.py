import hashlib
import subprocess

from tests.seeded import SEED
from utfall.source.archive import read_archive
from utfall.source.package_hash import package_hash


def test_the_checksum_of_a_package_is_what_sha256sum_says_of_what_sha256sum_says():
    folder = SEED / "data" / "2023-11"
    names = sorted(file.name for file in folder.iterdir())
    listed = subprocess.run(["sha256sum", *names], cwd=folder, capture_output=True, check=True).stdout
    (report,) = read_archive([folder], SEED)
    assert report.package.sha256 == hashlib.sha256(listed).hexdigest()


def test_any_changed_byte_changes_the_checksum_and_the_order_of_the_names_does_not(tmp_path):
    (tmp_path / "a.csv").write_text("id\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("id\n1\n", encoding="utf-8")
    before = package_hash(tmp_path, ["a.csv", "b.csv"])
    assert package_hash(tmp_path, ["b.csv", "a.csv"]) == before
    (tmp_path / "b.csv").write_text("id\n2\n", encoding="utf-8")
    assert package_hash(tmp_path, ["a.csv", "b.csv"]) != before
