"""No pattern of the program takes a square of the time, whatever long run of signs a page or a table holds.

Found by trying: each pattern that the modules hold or compile when first asked, and each that stands in a call, on long
runs of what patterns look for. What is only ever matched at one place is tried so.
"""

import ast
import importlib
import pkgutil
import re
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


@cache
def sources():
    root = Path(utfall.__file__).parent
    return {file: ast.parse(file.read_text("utf-8")) for file in root.rglob("*.py")}


def uses(tree, name):
    """Return the methods that a module calls on a name of its own, or on what that returns."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    on = [(node.attr, node.value.func if isinstance(node.value, ast.Call) else node.value) for node in calls]
    return {method for method, value in on if isinstance(value, ast.Name) and value.id == name}


def is_compiled_when_asked(value):
    """Tell whether a value of a module is a function without parameters that keeps the patterns that it returns."""
    if not isinstance(value, type(cache(len))):
        return False
    annotations = value.__annotations__
    return list(annotations) == ["return"] and "re.Pattern" in annotations["return"]


def held():
    """Yield each pattern that a module holds by a name, and whether it is looked for all through a text."""
    for one in pkgutil.walk_packages(utfall.__path__, "utfall."):
        module = importlib.import_module(one.name)
        for name, value in vars(module).items():
            several = value() if is_compiled_when_asked(value) else value
            several = list(several) if isinstance(several, list | tuple) else [several]
            for pattern in several:
                if isinstance(pattern, re.Pattern) and isinstance(pattern.pattern, str):
                    found = uses(sources()[Path(module.__file__)], name)
                    yield f"{one.name}.{name}", pattern, not found or bool(found & SEARCHES)


def in_calls():
    """Yield each pattern that stands in a call of ``re``."""
    for file, tree in sources().items():
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
                and node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
            ):  # fmt: skip
                yield f"{file.name}:{node.lineno}", re.compile(node.args[0].value), node.func.attr in SEARCHES


PATTERNS = {
    (pattern.pattern, pattern.flags, far): (name, pattern, far) for name, pattern, far in (*held(), *in_calls())
}


@pytest.mark.parametrize(("name", "pattern", "far"), PATTERNS.values(), ids=[one[0] for one in PATTERNS.values()])
def test_a_long_run_of_signs_is_read_once(name, pattern, far):
    for run in RUNS:
        text = run * (LENGTH // len(run))
        with seconds(MOST_SECONDS):
            if far:
                assert sum(1 for _ in pattern.finditer(text)) <= LENGTH + 1, (name, run)
            else:
                pattern.match(text)
                pattern.fullmatch(text)


def test_a_square_is_found():
    with pytest.raises(OutOfTimeError), seconds(MOST_SECONDS):
        list(re.compile(r"\d[\d.,]*%").finditer("1" * 4 * LENGTH))
