"""Whatever stands in a project's files, a command ends in good time with 0, 1 or 2, and where it is 0 the pages say it.

``make fuzz`` runs forty times as many examples (``UTFALL_FUZZ``).
"""

import json
import os
import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz import shown
from tests.fuzz.attacks import DESCRIPTORS, PAGES, SETTINGS, TABLES
from tests.fuzz.project import make_project, run, shown_outcomes
from tests.fuzz.shown import misshown, undescribed, unseen
from tests.hostile import INERT, MARKUP

TIMES = int(os.environ.get("UTFALL_FUZZ", "1"))
FOLDER = "data/2023-11"
FILES = (
    f"{FOLDER}/datapackage.json", f"{FOLDER}/indicators.csv", f"{FOLDER}/observations.csv", f"{FOLDER}/scales.csv",
    f"{FOLDER}/notes.csv", f"{FOLDER}/glossary.csv", "docs/index.md", "docs/om.md", "mkdocs.yml",
)  # fmt: skip
ODD = st.sampled_from(
    [
        "", " ", "0", "-1", "1e9", "NaN", "9" * 400, "0.1234567890123", "..", "x", "index", "con", "å" * 40, "a\u0300",
        "\u2028", "\x00", "\x85", "\ufeff", "\U0001d518", "<script>", "{{", "}}", "{% if %}", "{#", "[x](y.md)",
        "javascript:x",
        "../..", "a/b", "null", "[]", "{}", "2023-13", "1899-12-31", "2023-02-30", "\t", "\n", '"', "'", ";",
        ",", "|", "---", "!!python/object:x", "&a [*a]", "*x", "- -", ": :", "%", "`", "!!!", "=== ", "???",
        "\\", "~~~",
        "&#0;", "data:x",
    ]
)  # fmt: skip
NUMBERS = st.sampled_from(["", ".", "..", "x", "0", "-0", "0.5", "-0.05", "2.5", "-1234567.85"]) | st.builds(
    lambda digits, places: f"{digits}" if not places else f"{digits}.{'7' * places}",
    st.integers(-(10**9), 10**9), st.integers(0, 3),
)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ODD,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ODD, inner, max_size=3),
    max_leaves=6,
)
COMMANDS = ((("check",),), (("check",),), (("new", "2023-12"),), (("form", "-o", "formular.xlsx"),))


def fuzz(examples):
    """Run so many examples, the same on every machine."""
    return settings(
        max_examples=examples * TIMES, database=None, deadline=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return make_project(tmp_path_factory.mktemp("fuzz"))


class Ruined:
    """A project with one file changed, put back afterwards."""

    def __init__(self, root, name, content):
        self.root, self.file, self.content = root, root / name, content
        self.before = self.file.read_bytes()

    def __enter__(self):
        self.file.write_bytes(self.content)
        return self

    def __exit__(self, *_):
        self.file.write_bytes(self.before)
        (self.root / "formular.xlsx").unlink(missing_ok=True)
        for month in (self.root / "data").iterdir():
            if month.name != "2023-11":
                shutil.rmtree(month)


def seen(root, name, content, *commands):
    """Run commands on a project with one file changed; return the exit code of the last."""
    with Ruined(root, name, content):
        for command in commands or (("check",),):
            pages = {file: file.read_bytes() for file in (root / "docs").rglob("*.md")}
            code, told = run(root, *command)
            for file, text in pages.items():
                if command[0] == "new" and file != root / name:
                    file.write_bytes(text)
            assert code in {0, 1, 2}, told
            assert "Traceback" not in told
            if code == 0 and command == ("check",):
                held = {".csv": misshown, ".json": undescribed, ".md": unseen}.get(Path(name).suffix)
                assert held is None or held(root) == []
        return code


@fuzz(100)
@given(st.data())
def test_bytes(project, data):
    name = data.draw(st.sampled_from(FILES))
    content = bytearray((project / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content)))
        until = at + data.draw(st.sampled_from([0, 0, 1, 1, 5, 60]))
        content[at:until] = data.draw(st.binary(max_size=4) | ODD.map(lambda text: text.encode("utf-8", "replace")))
    seen(project, name, bytes(content))


@fuzz(100)
@given(st.data())
def test_cells_and_rows(project, data):
    name = data.draw(st.sampled_from([file for file in FILES if file.endswith(".csv")]))
    rows = [line.split(",") for line in (project / name).read_text(encoding="utf-8").splitlines()]
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(rows) - 1))
        change = data.draw(st.sampled_from(["cell", "cell", "number", "again", "drop", "swap", "more"]))
        if change in {"cell", "number"}:
            rows[at][data.draw(st.integers(0, len(rows[at]) - 1))] = data.draw(ODD if change == "cell" else NUMBERS)
        elif change == "again":
            rows.insert(at, list(rows[at]))
        elif change == "drop" and len(rows) > 1:
            del rows[at]
        elif change == "swap":
            rows[at], rows[-1] = rows[-1], rows[at]
        else:
            rows[at].append(data.draw(ODD))
    text = "\n".join(",".join(row) for row in rows) + "\n"
    commands = data.draw(st.sampled_from(COMMANDS))
    seen(project, name, text.encode("utf-8", "replace"), *commands)


def test_numbers(project):
    codes = []
    name = f"{FOLDER}/observations.csv"
    rows = [line.split(",") for line in (project / name).read_text(encoding="utf-8").splitlines()]

    @fuzz(30)
    @given(outcome=NUMBERS, target=NUMBERS, indicator=st.sampled_from(["resultat", "franvaro", "datorer"]))
    def written_anew(outcome, target, indicator):
        changed = [[*row[:2], outcome, target, *row[4:]] if row[0] == indicator else row for row in rows]
        codes.append(seen(project, name, "\n".join([*map(",".join, changed), ""]).encode()))

    written_anew()
    assert codes.count(0) * 2 > len(codes)  # so that the pages have been looked at


@pytest.mark.parametrize("row", ["2023-11,101,-305", "2023-11,,-305", "2023-11,..,-305", "2023-11,100,305"])
def test_a_page_that_shows_something_else_than_the_file_is_seen(project, monkeypatch, row):
    assert misshown(project) == []
    rows = shown.rendered(project)
    monkeypatch.setattr(shown, "rendered", lambda _: rows)
    name = f"{FOLDER}/observations.csv"
    content = (project / name).read_bytes()
    with Ruined(project, name, content.replace(b"2023-11,100,-305", row.encode())):
        assert len(misshown(project)) == 1


@pytest.mark.parametrize(("before", "after"), [("Erkännande 4.0", "Erkännade 4.0"), ('"Rad"', '"Rrad"')])
def test_a_page_that_shows_something_else_than_the_descriptor_is_seen(project, monkeypatch, before, after):
    assert undescribed(project) == []
    kept = shown.texts(project)
    monkeypatch.setattr(shown, "texts", lambda _: kept)
    text = (project / FILES[0]).read_text(encoding="utf-8")
    assert before in text
    with Ruined(project, FILES[0], text.replace(before, after).encode()):
        assert undescribed(project)


def test_a_line_that_is_not_on_its_page_is_seen(project, monkeypatch):
    content = (project / "docs" / "om.md").read_bytes()
    with Ruined(project, "docs/om.md", content + "\nTre små ord.\n".encode()):
        assert unseen(project) == []
        kept = [(page, text.replace("små", "")) for page, text in shown.texts(project)]
        monkeypatch.setattr(shown, "texts", lambda _: kept)
        assert unseen(project) == ["Tre små ord."]


def nodes(found, path=()):
    """Yield the path to each node of JSON."""
    yield path
    pairs = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    for key, value in pairs:
        yield from nodes(value, (*path, key))


@fuzz(100)
@given(st.data())
def test_nodes_of_json(project, data):
    whole = json.loads((project / FILES[0]).read_text(encoding="utf-8"))
    for _ in range(data.draw(st.integers(1, 2))):
        *way, last = data.draw(st.sampled_from([path for path in nodes(whole) if path]))
        there = whole
        for key in way:
            there = there[key]
        if data.draw(st.booleans()):
            there[last] = data.draw(JSON)
        elif isinstance(there, dict):
            there.pop(last)
            there[data.draw(ODD)] = data.draw(JSON)
        else:
            there.append(data.draw(JSON))
    commands = data.draw(st.sampled_from(COMMANDS))
    seen(project, FILES[0], json.dumps(whole).encode(), *commands)


@fuzz(100)
@given(st.data())
def test_markdown_and_front_matter(project, data):
    name = data.draw(st.sampled_from(["docs/index.md", "docs/om.md"]))
    lines = (project / name).read_text(encoding="utf-8").split("\n")
    pieces = st.sampled_from([*MARKUP.values(), *INERT.values()]) | ODD | st.text(max_size=12)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        piece = data.draw(pieces) * data.draw(st.sampled_from([1, 1, 1, 3, 40]))
        change = data.draw(st.sampled_from(["insert", "append", "replace", "indent"]))
        if change == "insert":
            lines.insert(at, piece)
        elif change == "append":
            lines[at] += piece
        elif change == "replace":
            lines[at] = piece
        else:
            lines[at] = " " * data.draw(st.integers(1, 9)) + piece
    seen(project, name, "\n".join(lines).encode("utf-8", "replace"))


@fuzz(100)
@given(st.data())
def test_settings(project, data):
    lines = (project / "mkdocs.yml").read_text(encoding="utf-8").split("\n")
    at = data.draw(st.integers(0, len(lines) - 2))
    before, colon, after = lines[at].partition(":")
    change = data.draw(st.sampled_from(["value", "value", "name", "drop", "again", "word"]))
    if change == "value":
        lines[at] = f"{before}: {data.draw(ODD)}" if colon else data.draw(ODD)
    elif change == "name":
        lines[at] = f"{data.draw(ODD)}{colon}{after}"
    elif change == "drop":
        del lines[at]
    elif change == "again":
        lines.insert(at, lines[at])
    else:
        words = lines[at].split(" ")
        words[data.draw(st.integers(0, len(words) - 1))] = data.draw(ODD)
        lines[at] = " ".join(words)
    seen(project, "mkdocs.yml", "\n".join(lines).encode("utf-8", "replace"))


@pytest.mark.parametrize("command", ["check", "new"])
@pytest.mark.parametrize(("place", "value"), DESCRIPTORS.values(), ids=DESCRIPTORS)
def test_hostile_descriptors(project, place, value, command):
    whole = json.loads((project / FILES[0]).read_text(encoding="utf-8"))
    there = whole
    for key in place[:-1]:
        there = there[key]
    if place:
        there[place[-1]] = value
    content = json.dumps(whole).encode() if place else value
    assert seen(project, FILES[0], content, ("new", "2023-12") if command == "new" else ("check",)) in {1, 2}


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_hostile_pages(project, text):
    assert seen(project, "docs/om.md", b"# Om\n\n## Mer\n\n" + text.encode("utf-8", "surrogatepass")) in {1, 2}


@pytest.mark.parametrize(("before", "after"), SETTINGS.values(), ids=SETTINGS)
def test_hostile_settings(project, before, after):
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    assert before in text
    assert seen(project, "mkdocs.yml", text.replace(before, after, 1).encode()) in {1, 2}


@pytest.mark.parametrize("command", ["check", "new"])
@pytest.mark.parametrize(("table", "before", "after"), TABLES.values(), ids=TABLES)
def test_hostile_tables(project, table, before, after, command):
    content = (project / FOLDER / f"{table}.csv").read_bytes()
    assert before in content
    changed = content.replace(before, after, 1)
    assert seen(project, f"{FOLDER}/{table}.csv", changed, ("new", "2023-12") if command == "new" else ("check",)) in {
        1,
        2,
    }


MET = {  # by an earlier run of this, and mended
    "digit that is no number": ("docs/index.md", b"# Rapporten", "# Rapporten\n\n² indikatorer är röda.".encode()),
    "name of digits": (f"{FOLDER}/indicators.csv", b",Datorer,", b",0,"),
    "name of signs": (f"{FOLDER}/indicators.csv", b",Datorer,", b",?,"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "before", "after"), MET.values(), ids=MET)
def test_what_ended_in_a_fault_of_ours_does_so_no_more(project, name, before, after):
    content = (project / name).read_bytes()
    assert before in content
    seen(project, name, content.replace(before, after, 1))


@pytest.mark.parametrize("outcome", ["0", "-0.05", "1265135.5", "99999999999", "-305", "7"])
def test_what_a_command_lets_through_stands_on_the_page(project, monkeypatch, outcome):
    monkeypatch.setenv("UTFALL_FORMS", "csv,json")
    name = f"{FOLDER}/observations.csv"
    text = (project / name).read_text(encoding="utf-8").replace("2023-11,100,", f"2023-11,{outcome},")
    with Ruined(project, name, text.encode()):
        code, told = run(project, "build")
        assert code == 0, told
        page = unescape((project / "site" / "index.html").read_text(encoding="utf-8"))
        texts = [text.strip() for text in re.split("<[^>]*>", page)]
        outcomes = shown_outcomes(project)
        assert len(outcomes) == 3
        assert [shown for shown in outcomes if shown not in texts] == []


@pytest.mark.parametrize("name", ["Årsrapport & mål – {{ 7*7 }}", "null", "- -", "2023-11-30", "x" * 300])
def test_the_name_of_the_site_stands_on_the_page_as_it_is_set(project, monkeypatch, name):
    monkeypatch.setenv("UTFALL_FORMS", "csv,json")
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    with Ruined(
        project, "mkdocs.yml", settings.replace("site_name: Rapport", f"site_name: {json.dumps(name)}").encode()
    ):
        code, told = run(project, "build")
        assert code == 0, told
        page = (project / "site" / "om.html").read_text(encoding="utf-8")
        assert name in unescape(re.search("<title>(.*?)</title>", page, re.DOTALL)[1])


@pytest.mark.parametrize("cut", [0, 1, 40, 70, -1])
def test_a_cache_that_is_cut_off_is_as_good_as_none(project, cut):
    assert run(project, "check")[0] == 0
    kept = [file for file in (project / ".cache").rglob("*") if file.is_file()]
    assert kept
    for file in kept:
        file.write_bytes(file.read_bytes()[:cut])
    text = Path(project / "docs" / "om.md").read_bytes()
    assert seen(project, "docs/om.md", text + b"\nMer.\n") == 0
