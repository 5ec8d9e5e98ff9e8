"""No pattern of the program takes a square of the time, whatever long run of signs a page or a table holds.

Found by trying: each pattern that the modules hold or compile when first asked, and each that stands in a call, on long
runs of what patterns look for. What is only ever matched at one place is tried so.
"""

import ast
import importlib
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import utfall
from utfall.pages.limits import OutOfTimeError, seconds

LENGTH = 20_000
MOST_SECONDS = 0.3  # a square of this length takes seconds, and once through it a few thousandths
SEARCHES = {"search", "finditer", "findall", "sub", "subn", "split"}
RUNS = (
    *"a1 \n\t._-,*`[]()<>\"'&;:{}%#|/=!å\u00a0",
    "1.", "1,", "1 ", "1\u00a0", "a ", "a-", "a.", ". ", "{{", "{% ", "{#", "{: ", "[a]", "](", "[a](", "<a", "<a ",
    "</a", "<b>", "<!--", '<a b="', 'a="', "a=", "b='c' ", "&a", "&#", "a\n", " \n", "\n ", "> ", "- ", "| ", "a:b ",
    "a@", "a@b.", "http://a", "../", "2023-", "1 jan ", "1/1 ", "kr ", "*a", "**a",
)  # fmt: skip


PACKAGE = Path(utfall.__file__).parent
EXTRAS = {"duckdb", "fsspec"}  # which `make test` does not install; the modules that stand on them hold no patterns
MODULES = sorted(file.relative_to(PACKAGE.parent).with_suffix("").as_posix() for file in PACKAGE.rglob("*.py"))


@dataclass(frozen=True)
class Source:
    """What a module does with patterns: the methods that it calls on names, and the patterns that stand in calls."""

    methods: dict[str, set[str]]
    in_calls: list[tuple[int, str, bool]]


def read(file):
    methods, in_calls = defaultdict(set), []
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Attribute):
            on = node.value.func if isinstance(node.value, ast.Call) else node.value
            if isinstance(on, ast.Name):
                methods[on.id].add(node.attr)
        if (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
            and node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
        ):  # fmt: skip
            in_calls.append((node.lineno, node.args[0].value, node.func.attr in SEARCHES))
    return Source(methods, in_calls)


def is_compiled_when_asked(value):
    """Tell whether a value of a module is a function without parameters that keeps the patterns that it returns."""
    if not isinstance(value, type(cache(len))):
        return False
    annotations = value.__annotations__
    return list(annotations) == ["return"] and "re.Pattern" in annotations["return"]


def values(module):
    """Return what a module holds by names; nothing where it stands on an extra that is not installed here."""
    try:
        return vars(importlib.import_module(module.removesuffix("/__init__").replace("/", ".")))
    except ModuleNotFoundError as lacking:
        if lacking.name.partition(".")[0] not in EXTRAS:
            raise
        return {}


def patterns(module):
    """Yield each pattern that a module holds or writes in a call, and whether it is looked for all through a text."""
    source = read((PACKAGE.parent / module).with_suffix(".py"))
    for name, value in values(module).items():
        several = value() if is_compiled_when_asked(value) else value
        several = list(several) if isinstance(several, list | tuple) else [several]
        for pattern in several:
            if isinstance(pattern, re.Pattern) and isinstance(pattern.pattern, str):
                found = source.methods.get(name, set())
                yield name, pattern, not found or bool(found & SEARCHES)
    for line, text, is_searched in source.in_calls:
        yield str(line), re.compile(text), is_searched


TRIED = set()  # in this process: many modules hold what another has compiled


@pytest.mark.parametrize("module", MODULES)
def test_a_long_run_of_signs_is_read_once(module):
    for name, pattern, far in patterns(module):
        if (pattern.pattern, pattern.flags, far) not in TRIED:
            TRIED.add((pattern.pattern, pattern.flags, far))
            is_read_once(name, pattern, far)


def is_read_once(name, pattern, far):
    for run in RUNS:
        text = run * (LENGTH // len(run))
        with seconds(MOST_SECONDS):
            if far:
                assert sum(1 for _ in pattern.finditer(text)) <= LENGTH + 1, (name, run)
            else:
                pattern.match(text)
                pattern.fullmatch(text)


def test_the_patterns_of_a_module_are_met_by_name_and_by_call():
    found = {name: far for name, _, far in patterns("utfall/derive/telephone")}
    assert len(found) > 3
    assert set(found.values()) <= {True, False}
    assert any(name.isdigit() for one in MODULES[:200] for name, *_ in patterns(one))


def test_a_square_is_found():
    with pytest.raises(OutOfTimeError), seconds(MOST_SECONDS):
        list(re.compile(r"\d[\d.,]*%").finditer("1" * 4 * LENGTH))
