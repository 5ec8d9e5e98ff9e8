"""The report that the program came with, as long as it is the one that lies here: another may take its place.

The tests of the program have a copy of it, in tests/seed.
"""

from functools import cache

import yaml

from tests.seeded import FILES, FOLDERS, MONTH, ROOT, SEED
from utfall.work.starting.project_files import common_files


@cache
def files(root):
    found = [root / name for name in FILES]
    found += [path for name in FOLDERS for path in (root / name).rglob("*") if path.is_file()]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found if path.is_file()}


def settings(root):
    return yaml.load(files(root)["mkdocs.yml"].decode().replace("!ENV", ""), yaml.SafeLoader)


def is_the_first():
    """Tell whether the report is the one that the program came with: its name, and no later month."""
    months = {name.split("/")[1] for name in files(ROOT) if name.startswith("data/")}
    return settings(ROOT)["site_name"] == settings(SEED)["site_name"] and max(months) == MONTH


def test_the_copy_of_the_tests_is_the_report():
    own, copy = files(ROOT), files(SEED)
    assert f"data/{MONTH}/observations.csv" in copy
    differing = {name for name in {**own, **copy} if own.get(name) != copy.get(name)}
    assert differing == set() or not is_the_first()


def test_it_has_the_tests_that_every_project_is_given():
    own = (ROOT / "tests" / "test_report.py").read_bytes()
    assert own == common_files()["tests/test_report.py"] or not is_the_first()


def test_every_chapter_has_somebody_who_reviews_it_and_every_line_means_something():
    text = (ROOT / ".github" / "CODEOWNERS").read_text(encoding="utf-8")
    lines = [line.split() for line in text.splitlines() if line[:1] in {"*", "/"}]
    assert all(len(line) == 2 and line[1].startswith("@") for line in lines)
    named = {pattern for pattern, _ in lines}
    chapters = {"/docs/", "/docs/ekonomi.md", "/docs/hr.md", "/docs/portfolj.md", "/data/*/corrections.csv"}
    stale = [pattern for pattern in named if not list(ROOT.glob(pattern.strip("/")))]
    assert (stale, chapters - named) == ([], set()) or not is_the_first()
