"""What a new version asks: told and done, what is edited by hand is left, and nothing is written in a dirty copy."""

import shutil
import subprocess

import pytest

import utfall
from tests.unit.work.repository import WHO
from utfall.errors import UsageError
from utfall.program_version import numbers_of
from utfall.project import read_project
from utfall.work.init import NewProject, init
from utfall.work.starting.project_files import FORGES, common_files, forge_files
from utfall.work.upgrade import file_of_this_version, plan_upgrade, write_upgrade
from utfall.work.upgrading.migrations import MIGRATIONS
from utfall.work.upgrading.written_files import checksum, released_files

NOW = utfall.__version__
MAKEFILE = """\
# The report's two commands. They need Python 3.11 or later, git and make; the rest is installed into .venv.
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
export NO_MKDOCS_2_WARNING := 1

.PHONY: site test serve
site: $(VENV)/installed
	$(BIN)/utfall build

test: $(VENV)/installed
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m unittest discover --start-directory tests

serve: $(VENV)/installed
	$(BIN)/utfall serve

$(VENV)/installed: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --requirement requirements.txt
	touch $@
"""  # as 0.1.0 wrote it


def git(root, *arguments):
    subprocess.run(
        ["git", "-C", root, *arguments], check=True, capture_output=True, env={"PATH": "/usr/bin:/bin", **WHO}
    )


def commit(root):
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "x")


def edited(file, before, after):
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """A project as 0.1.0 wrote one, in git."""
    made = init(
        tmp_path_factory.mktemp("first") / "rapport", NewProject("Björkviks kommun", "2018-04", email="a@b.example")
    ).root
    edited(made / "mkdocs.yml", f'    written_for: "{NOW}"\n', "")
    edited(made / "mkdocs.yml", "      - Jämför rapporter: jamfor.md\n", "")
    (made / "docs" / "jamfor.md").unlink()
    edited(made / "requirements.txt", f"utfall=={NOW}", "utfall==0.1.0")
    (made / "Makefile").write_text(MAKEFILE, encoding="utf-8")
    git(made, "init", "--quiet")
    commit(made)
    return made


@pytest.fixture
def root(first, tmp_path):
    return shutil.copytree(first, tmp_path / "rapport")


def plan(root):
    return plan_upgrade(read_project(root))


def keys(steps):
    return [one.sentence.key.removeprefix("upgrade.") for one in steps]


def test_a_project_of_the_first_version_is_brought_here_and_then_nothing_is_left(root):
    found = plan(root)
    assert found.since == "0.1.0"
    assert keys(found.done) == ["comparison.written", "file.rewritten", "pin.written", "note.written"]
    assert found.left == ()
    assert len(found.news) == 5
    write_upgrade(read_project(root), found)
    assert (root / "Makefile").read_bytes() == common_files()["Makefile"]
    assert (root / "docs" / "jamfor.md").read_text(encoding="utf-8") == "# Jämför två rapporter\n\n{{ compare() }}\n"
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    assert '      - "Jämför rapporter": jamfor.md\n      - Rättelser: rattelser.md\n' in settings
    assert f'  utfall:\n    written_for: "{NOW}"\n    language: sv\n' in settings
    assert f"\nutfall=={NOW}\n" in (root / "requirements.txt").read_text(encoding="utf-8")
    assert plan(root).steps == ()


def test_what_is_edited_by_hand_is_told_and_left(root):
    edited(root / "Makefile", ".venv\n", ".miljo\n")
    edited(root / "mkdocs.yml", "rattelser.md", "arende.md")
    (root / "docs" / "rattelser.md").rename(root / "docs" / "arende.md")
    edited(root / "requirements.txt", "utfall==0.1.0", "utfall==0.1.0 --hash=sha256:00")
    commit(root)
    found = plan(root)
    assert keys(found.left) == ["comparison.left", "file.edited", "pin.hashes"]
    assert set(found.files) == {"mkdocs.yml"}


def test_a_file_that_is_taken_away_stays_away(root):
    (root / "Makefile").unlink()
    commit(root)
    assert "Makefile" not in plan(root).files


def test_an_edited_file_that_this_version_writes_as_the_last_did_is_not_mentioned(root):
    edited(root / ".gitignore", "/site/", "/site/\n/mitt/")
    commit(root)
    assert plan(root).left == ()


def test_pages_of_a_published_report_are_left_until_the_next_is_opened(root):
    git(root, "tag", "utgava/2018-04.1")
    found = plan(root)
    assert keys(found.left) == ["comparison.left"]
    assert "docs/jamfor.md" not in found.files


def test_settings_written_in_another_way_get_no_note_but_a_sentence(root):
    edited(root / "mkdocs.yml", "extra:\n", "extra: # ours\n  # comes first\n")
    assert keys(plan(root).done)[-1] == "note.written"
    edited(root / "mkdocs.yml", "  utfall:\n", '  "utfall":\n')
    assert keys(plan(root).left) == ["note.left"]


def test_the_newest_of_requirements_in_is_changed_and_the_list_made_of_it_is_left(root):
    (root / "requirements.in").write_text("utfall[parquet] == 0.1.0\npandas\n", encoding="utf-8")
    commit(root)
    found = plan(root)
    assert found.files["requirements.in"] == f"utfall[parquet] == {NOW}\npandas\n".encode()
    assert keys(found.left) == ["pin.compile"]


def test_a_pin_that_is_raised_already_is_no_change_in_the_way(root):
    edited(root / "requirements.txt", "utfall==0.1.0", f"utfall=={NOW}")
    found = plan(root)
    write_upgrade(read_project(root), found)
    assert "pin.written" not in keys(found.steps)
    assert plan(root).steps == ()


def test_nothing_is_written_over_changes_that_git_does_not_have(root):
    edited(root / "docs" / "index.md", "Kommentar", "Ord")
    with pytest.raises(UsageError, match=r"inte är incheckade: docs/index\.md"):
        write_upgrade(read_project(root), plan(root))
    assert (root / "Makefile").read_text(encoding="utf-8") == MAKEFILE
    assert not (root / "docs" / "jamfor.md").exists()


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("requirements.txt", "utfall==0.1.0", "utfall==10.0.0"),
        ("mkdocs.yml", "    language: sv\n", "    language: sv\n    written_for: 10.0.0\n"),
    ],
)
def test_a_project_of_a_newer_version_is_told_and_left(root, file, before, after):
    edited(root / file, before, after)
    with pytest.raises(UsageError, match=rf"{file} ber om Utfall 10\.0\.0, men det här är {NOW}"):
        plan(root)


@pytest.mark.parametrize("value", ["nyast", "[1]", "0.2", "1.2.3.4.5", "true"])
def test_a_note_that_is_no_version_is_told(root, value):
    edited(root / "mkdocs.yml", "    language: sv\n", f"    language: sv\n    written_for: {value}\n")
    if value == "0.2":  # a number of YAML's, and a version of ours
        assert plan(root).since == "0.2"
        return
    with pytest.raises(UsageError, match="written_for"):
        plan(root)


def test_a_file_is_shown_as_this_version_writes_it(root):
    assert file_of_this_version(read_project(root), "Makefile").encode() == common_files()["Makefile"]
    with pytest.raises(UsageError, match=r"skriver ingen fil Makfile.*Makefile, tests/test_report\.py"):
        file_of_this_version(read_project(root), "Makfile")


@pytest.mark.parametrize("forge", FORGES)
def test_the_files_of_a_forge_become_as_this_version_writes_them(root, forge, monkeypatch):
    name, *_ = forge_files(forge)
    retired = name.rpartition("/")[0] + "/old.yml" if "/" in name else ".old.yml"
    known = {**released_files(), name: {checksum(b"before"): (0, 1, 0)}, retired: {checksum(b"old"): (0, 1, 0)}}
    monkeypatch.setattr("utfall.work.upgrading.written_files.released_files", lambda: known)
    for file, text in ((name, "before"), (retired, "old")):
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf-8")
    commit(root)
    found = plan(root)
    assert found.files[name] == forge_files(forge)[name]
    assert found.files[retired] is None
    write_upgrade(read_project(root), found)
    assert not (root / retired).exists()


def test_migrations_are_in_order_and_none_is_of_a_version_to_come():
    versions = [numbers_of(one.version) for one in MIGRATIONS]
    assert versions == sorted(set(versions))
    assert versions[-1] <= numbers_of(NOW)


def test_a_released_version_writes_the_files_that_its_checksums_say():
    now = {**common_files(), **{name: text for forge in FORGES for name, text in forge_files(forge).items()}}
    told = {
        path: {one for one, since in of.items() if since == numbers_of(NOW)} for path, of in released_files().items()
    }
    assert {path for path, of in told.items() if of and checksum(now[path]) not in of} == set()
