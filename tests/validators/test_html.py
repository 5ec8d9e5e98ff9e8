"""The Nu Html Checker, which is what validator.w3.org runs, finds no error on any page."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.validators
JAR = Path(__file__).with_name("node_modules") / "vnu-jar" / "build" / "dist" / "vnu.jar"


def errors_of(folder):
    """Return what the checker calls an error, and how many pages it was given."""
    java = shutil.which("java")
    assert java, "The Nu Html Checker needs Java: install it (on Debian: apt install default-jre-headless)."
    pages = sorted(str(page) for page in folder.rglob("*.html") if not page.is_symlink())
    done = subprocess.run(
        [java, "-jar", JAR, "--format", "json", "--exit-zero-always", *pages], capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    said = json.loads(done.stderr)["messages"]
    return [f"{one['url']}:{one.get('lastLine')}: {one['message']}" for one in said if one["type"] == "error"], pages


def test_no_page_has_an_error(site):
    errors, pages = errors_of(site)
    assert len(pages) > 15
    assert not errors, "\n".join(errors[:20])


def test_the_checker_finds_what_is_wrong(tmp_path):
    page = tmp_path / "page.html"
    page.write_text('<!doctype html><html lang="sv"><title>T</title><input type=checkbox autocomplete=off>', "utf-8")
    errors, _ = errors_of(tmp_path)
    assert len(errors) == 1
    assert "autocomplete" in errors[0]
