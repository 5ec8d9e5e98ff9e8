"""A release is of the version that its tag says, and of none that the changelog does not tell of."""

import re
from pathlib import Path

import utfall
from tests.docs.release import lacking, section
from tests.docs.written import rows_now

ROOT = Path(__file__).parents[2]
NOW = utfall.__version__
CHANGELOG = (
    f"# Changelog\n\n## Unreleased\n\n- New.\n\n## {NOW} (2026-11-30)\n\n- Old.\n- Older.\n\n## 0.0.1\n\n- First.\n"
)


def test_the_notes_of_a_release_are_its_section_of_the_changelog():
    assert section(CHANGELOG, NOW) == "- Old.\n- Older."
    assert section(CHANGELOG, "0.0.1") == "- First."
    assert section(CHANGELOG.replace(f"## {NOW} (2026-11-30)", f"## [{NOW}] - 2026-11-30"), NOW) == "- Old.\n- Older."


def test_a_version_without_a_section_has_no_notes():
    assert [section(CHANGELOG, one) for one in ("9.9.9", NOW[:-2], NOW.replace(".", "x"))] == ["", "", ""]
    assert section(f"## {NOW}\n\n## 0.0.1\n- First.\n", NOW) == ""


def test_a_tag_of_another_version_is_in_the_way(monkeypatch):
    written = {path: {one: (0, 2, 0)} for _, path, one in rows_now()}
    monkeypatch.setattr("tests.docs.release.released_files", lambda: written)
    assert lacking(f"v{NOW}", CHANGELOG) == []
    for tag in ("v9.9.9", NOW, f"v{NOW}.1", ""):
        assert [one.partition(",")[0] for one in lacking(tag, CHANGELOG)] == [f"The tag is {tag}"]


def test_a_changelog_without_the_version_and_files_without_checksums_are_in_the_way(monkeypatch):
    monkeypatch.setattr("tests.docs.release.released_files", dict)
    assert [one.partition(" ")[0] for one in lacking(f"v{NOW}", "# Changelog\n\n## Unreleased\n- New.\n")] == [
        "CHANGELOG.md",
        "macros/utfall/starter/written.csv",
    ]


def test_the_workflow_asks_before_it_builds_and_takes_the_notes_from_there():
    text = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    steps = re.findall(r"^ +run: (.+)$", text, re.MULTILINE)
    assert [step for step in steps if step.startswith("make")] == [
        'make --silent notes TAG="$TAG" | tee notes.md',
        "make dist",
    ]
    assert "--notes-file" in text
    assert re.findall(r"uses: actions/attest-build-provenance@[0-9a-f]{40} # v\d+\.\d+\.\d+", text)
