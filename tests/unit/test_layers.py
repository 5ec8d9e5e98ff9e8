"""The river: base < model < shown < source < derive < checks < view < render < draw < pages < forms <
plugin, demo and work < cli.

Read from the source, imports for type checking too: what a module knows, it knows.
"""

import ast
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import utfall

ROOT = Path(utfall.__file__).parent
BASE = {
    "__init__", "csv_text", "errors", "kept_file", "likeness", "names", "number", "own_process", "period",
    "program_files", "program_version", "progress", "project", "publisher", "report_calendar", "scratch",
    "site_settings", "whole_file", "words",
}  # fmt: skip
RIVER = [
    "base", "model", "shown", "source", "derive", "checks", "view", "render", "draw", "pages", "forms", "work", "cli",
]  # fmt: skip
BESIDE = {"plugin": "work", "demo": "work", "sheets": "source"}  # rooms of the same height
VENDORS = {  # who may know whom; a vendor that is not named here is known by nobody
    "aiohttp": {"work/storage/dialects.py"},
    "azure": {"work/storage/dialects.py"},
    "babel": {"number.py"},
    "botocore": {"work/storage/dialects.py"},
    "click": {"cli/", "pages/serving.py"},
    "frictionless": {"source/"},
    "fsspec": {"work/lake/filesystem.py", "work/storage/address.py"},
    "gcsfs": {"work/storage/dialects.py"},
    "google": {"work/storage/dialects.py"},
    "jinja2": {"pages/"},
    "kaleido": {"pages/own_stills.py"},
    "lxml": {"forms/tags.py"},
    "markdown": {"pages/"},
    "markupsafe": {"render/text.py"},
    "mike": {"work/publishing_branch.py", "work/shared_files.py"},
    "mkdocs": {"plugin/"},
    "nh3": {"pages/foreign.py"},
    "rdflib": {"forms/dcat.py"},
    "pandas": {
        "work/frame.py",
        "derive/breakdown_frame.py",
        "derive/breakdown_roll.py",
        "derive/breakdown_sums.py",
        "derive/breakdown_weights.py",
    },
    "distributed": {"work/batch/cluster.py"},
    "duckdb": {"work/lake/query.py"},
    "pyarrow": {"forms/parquet.py"},
    "pathspec": {"checks/pages/"},
    "requests": {"work/storage/dialects.py"},
    "xlsxwriter": {"forms/fill_xlsx.py", "forms/xlsx.py"},
    "plotly": {"work/figure.py"},
    "python_calamine": {"sheets/values.py"},
    "tinyhtml5": {"forms/pdf/tree.py"},
    "simpleeval": {"derive/formula.py"},
    "typst": {"forms/pdf/typesetter.py"},
    "yaml": {
        "project.py",
        "source/page.py",
        "source/public_page.py",
        "source/public_settings.py",
        "work/members/hub_file.py",
    },
}
TAG = re.compile(r"</?[a-z][a-z0-9]*(\s[^<>]*)?/?>|<[a-z]+ [a-z-]+=")
NO_MARKUP = {  # what looks like a tag and is none
    "model/unit.py": "the names of groups in a pattern",
    "draw/markup.py": "what Plotly writes in a figure's texts, which is read here",
    "source/page_audience.py": "the names of groups in a pattern",
    "source/lossless_date.py": "the names of groups in a pattern",
    "source/lossless_number.py": "the names of groups in a pattern",
    "forms/read_files.py": "a workbook without texts, in its own format",
    "forms/sheet_xml.py": "the parts of a workbook, in their own format",
    "work/imports/match_rows.py": "the names of groups in a pattern",
    "work/imports/period_words.py": "the names of groups in a pattern",
    "pages/foreign.py": "what stands in the place of our fragments while the rest is looked at",
    "pages/block.py": "the pattern by which our fragments are known",
    "derive/claims/quantity.py": "the names of groups in a pattern",
    "pages/render.py": "Jinja's name for a page that has no file",
    "forms/alike_parts.py": "the pattern by which the place of a part of a built page is found",
    "forms/packed_pages.py": "the patterns by which a page's scripts are found, and what it holds packed",
    "forms/packed_parts.py": "the patterns by which parts of a built page are found again",
    "forms/read_parts.py": "the patterns by which a built page is read back",
    "forms/search_index.py": "the tags between which a page's own content stands",
    "forms/slim.py": "the pattern by which the idle switches of the engine are known",
    "forms/fill_xlsx.py": "what a workbook says of itself, in its own format",
    "forms/xlsx.py": "what a workbook says of itself, in its own format",
}


class Import(NamedTuple):
    file: str
    line: int
    name: str


@cache
def trees():
    return {file.relative_to(ROOT).as_posix(): ast.parse(file.read_text("utf-8")) for file in ROOT.rglob("*.py")}


@cache
def imports():
    found = []
    for file, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                found += [Import(file, node.lineno, alias.name) for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{file}:{node.lineno} is relative"
                named = (
                    [f"{node.module}.{alias.name}" for alias in node.names]
                    if node.module == "utfall"
                    else [node.module]
                )
                found += [Import(file, node.lineno, name) for name in named]
    return found


def layer_of_file(file):
    first = file.partition("/")[0].removesuffix(".py")
    return "base" if first in BASE else first


def layer_of_name(name):
    parts = name.split(".")
    first = parts[1] if len(parts) > 1 else "__init__"
    return "base" if first in BASE or first.startswith("__") else first


def height(layer):
    return RIVER.index(BESIDE.get(layer, layer))


def ours():
    return [
        (one, layer_of_file(one.file), layer_of_name(one.name))
        for one in imports()
        if one.name.split(".")[0] == "utfall"
    ]


def test_every_module_has_its_place_in_the_river():
    assert {layer_of_file(file) for file in trees()} == {*RIVER, *BESIDE}


def test_a_lower_layer_never_imports_a_higher_one():
    upstream = [one for one, here, there in ours() if height(there) > height(here)]
    assert upstream == []


def test_rooms_of_the_same_height_never_import_each_other():
    assert [one for one, here, there in ours() if here != there and height(here) == height(there)] == []


def test_delivered_spreadsheets_are_known_to_the_verbs_alone():
    assert {here for _, here, there in ours() if there == "sheets"} <= {"sheets", "work", "cli"}


@pytest.mark.parametrize("layer", ["derive", "view", "render"])
def test_what_follows_from_a_report_and_how_it_is_shown_knows_no_files(layer):
    assert [one for one, here, there in ours() if here == layer and there in {"source", "checks"}] == []


def test_render_knows_no_reports_but_only_what_is_to_be_shown():
    files = {"model.report", "model.resource", "model.indicator", "model.history"}
    assert [one for one, here, _ in ours() if here == "render" and one.name.removeprefix("utfall.") in files] == []


@pytest.mark.parametrize("vendor", VENDORS)
def test_a_vendor_is_known_in_its_place_alone(vendor):
    known = {one.file for one in imports() if one.name.split(".")[0] == vendor}
    assert known
    assert {file for file in known if not any(file.startswith(place) for place in VENDORS[vendor])} == set()


def test_no_other_vendor_is_known():
    import sys

    known = {*sys.stdlib_module_names, *VENDORS, "utfall"}
    assert {one for one in imports() if one.name.split(".")[0] not in known} == set()


def test_the_bridge_to_the_generator_imports_nothing_before_it_is_called():
    names = [one.name for one in imports() if one.file == "plugin/__init__.py"]
    tops = {
        alias
        for node in trees()["plugin/__init__.py"].body
        if isinstance(node, ast.ImportFrom)
        for alias in [node.module]
    }
    assert tops == {"__future__", "typing"}
    assert "utfall.plugin.register" in names


def strings(tree):
    """Yield the texts of a module that are no docstrings, with their lines."""
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.lineno, node.value


def test_markup_is_written_in_render_alone():
    found = [
        (file, line, text)
        for file, tree in trees().items()
        if layer_of_file(file) != "render" and file not in NO_MARKUP
        for line, text in strings(tree)
        if TAG.search(text)
    ]
    assert found == []


def test_markup_is_found_where_it_is():
    assert [text for _, text in strings(trees()["render/mark.py"]) if TAG.search(text)]


@pytest.mark.parametrize("package", ["macros", "macros/utfall/theme"])
def test_the_source_root_and_the_theme_are_no_packages(package):
    assert not (ROOT.parents[1] / package / "__init__.py").exists()


def test_no_module_is_called_like_one_of_the_standard_library():
    import sys

    tops = {file.removesuffix(".py") for file in trees() if "/" not in file} - {"__init__"}
    assert tops & set(sys.stdlib_module_names) == set()


def test_every_module_says_what_it_is_for():
    assert [file for file, tree in trees().items() if not ast.get_docstring(tree)] == []


def test_every_public_class_and_function_says_what_it_is_for():
    silent = [
        (file, node.name)
        for file, tree in trees().items()
        for node in tree.body
        if isinstance(node, ast.ClassDef | ast.FunctionDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


def test_a_class_name_has_one_meaning_in_the_whole_program():
    named = [node.name for tree in trees().values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    public = [name for name in named if not name.startswith("_")]
    assert {name for name in public if public.count(name) > 1} == set()
