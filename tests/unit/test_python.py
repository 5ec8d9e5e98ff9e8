"""Every Python from 3.11.0 on: what came with a later 3.11 is not used.

The type checker reads the sources as 3.11 and finds what is newer than that; it does not know the patch releases,
and Debian 12 has 3.11.2.
"""

import ast
from pathlib import Path

import pytest

import utfall

# Names and keywords that a patch release of 3.11 brought, by the version's own list of changes.
CALLS = {  # 3.11.4: extraction filters; 3.11.10: strict parsing of addresses
    ("extract", "filter"), ("extractall", "filter"), ("unpack_archive", "filter"),
    ("getaddresses", "strict"), ("parseaddr", "strict"),
}  # fmt: skip
NAMES = {
    "data_filter", "tar_filter", "fully_trusted_filter", "extraction_filter", "FilterError",
    "AbsolutePathError", "AbsoluteLinkError", "LinkOutsideDestinationError", "OutsideDestinationError",
    "SetReparseDeferralEnabled", "GetReparseDeferralEnabled",  # 3.11.8
}  # fmt: skip


def newer(tree):
    """Return what a module uses of later patch releases, with its line."""
    found = []
    for node in ast.walk(tree):
        name = getattr(node, "attr", getattr(node, "id", None))
        if name in NAMES:
            found.append((node.lineno, name))
        if isinstance(node, ast.Call):
            called = getattr(node.func, "attr", getattr(node.func, "id", None))
            found += [(node.lineno, f"{called}({word.arg}=)") for word in node.keywords if (called, word.arg) in CALLS]
    return found


def test_nothing_newer_than_3_11_0_is_used():
    found = {file: newer(ast.parse(file.read_text("utf-8"))) for file in Path(utfall.__file__).parent.rglob("*.py")}
    assert {file.as_posix(): uses for file, uses in found.items() if uses} == {}


@pytest.mark.parametrize(
    ("source", "uses"),
    [
        ("archive.extractall(folder, filter='data')", ["extractall(filter=)"]),
        ("shutil.unpack_archive(file, filter='data')", ["unpack_archive(filter=)"]),
        ("archive.extraction_filter = tarfile.data_filter", ["extraction_filter", "data_filter"]),
        ("archive.extractall(folder)\nfilter(None, [])", []),
    ],
)
def test_what_is_newer_is_found(source, uses):
    assert sorted(name for _, name in newer(ast.parse(source))) == sorted(uses)
