"""The manifest: every file of the edition but itself, and what it was made of and with."""

import hashlib
import json
import platform
from dataclasses import replace

from utfall.forms import write


def written(exports, **changes):
    write(replace(exports.request("csv", "manifest"), **changes))
    return json.loads((exports.site / "manifest.json").read_bytes())


def test_every_file_stands_there_with_size_and_checksum_in_order(exports):
    listed = written(exports)["files"]
    there = {path.relative_to(exports.site).as_posix(): path for path in exports.site.rglob("*") if path.is_file()}
    assert [one["path"] for one in listed] == sorted(there.keys() - {"manifest.json"})
    assert {"index.html", "data/observations.csv"} <= there.keys()
    for one in listed:
        content = there[one["path"]].read_bytes()
        assert (one["size"], one["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())


def test_it_says_which_edition_it_is_of_what_and_made_with_what(exports):
    said = written(exports, commit="a" * 40)
    package = exports.request().report.package
    assert (said["edition"], said["period"], said["commit"]) == ("2023-11.1", "2023-11", "a" * 40)
    assert (said["title"], said["case_number"]) == (package.title, package.case_number)
    assert said["package"] == {
        "name": package.name, "version": "2023.11.1", "sha256": package.sha256, "contract": 1,
    }  # fmt: skip
    assert said["headline"] == "November 2023. Kostnader: prognosen under budget"
    assert said["tools"]["python"] == platform.python_version()
    assert {"utfall", "mkdocs", "mkdocs-material", "plotly", "frictionless"} <= said["tools"].keys()


def test_where_nobody_has_asked_git_it_says_no_commit(exports):
    assert written(exports)["commit"] is None


def test_made_again_it_is_the_same_bytes(exports):
    written(exports)
    before = (exports.site / "manifest.json").read_bytes()
    written(exports)
    assert (exports.site / "manifest.json").read_bytes() == before
