"""Signing a section: by whom, what is written, and that what is changed afterwards is not published."""

import json
from datetime import date

import pytest

from tests.unit.work.repository import WHO, write_clone
from utfall.errors import UsageError
from utfall.render.review import review_markdown
from utfall.view.review import digest
from utfall.words import words
from utfall.work.review import review
from utfall.work.sign import sign, unsign

DAY = date(2023, 12, 20)
PAGE = "# Rapport\n\nKostnaderna är under budget, vilket beror på vakanser.\n\n{{ indicators() }}\n"


@pytest.fixture
def clone(tmp_path, monkeypatch):
    """The small month in a clone, with a sentence on its page, committed."""
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    made = write_clone(tmp_path)
    (made.root / "docs" / "index.md").write_text(PAGE, encoding="utf-8")
    made.commit("Text")
    return made


def comment(clone):
    return review_markdown(digest(review(clone.project), words("sv")), words("sv"))


def test_gits_user_signs_unless_another_is_named(clone):
    done = sign(clone.project, "index", "", DAY)
    assert (done.section, done.name, done.day, done.file) == (
        "index",
        "Åsa",
        "2023-12-20",
        "data/2023-11/sign-off.json",
    )
    kept = json.loads((clone.root / done.file).read_text("utf-8"))
    assert (kept["month"], kept["sections"]["index.md"]["sha256"]) == ("2023-11", done.sha256)
    assert sign(clone.project, "index.md", "  Anna   Ek ", DAY).name == "Anna Ek"
    assert list(json.loads((clone.root / done.file).read_text("utf-8"))["sections"]) == ["index.md"]


def test_signing_again_what_is_the_same_is_the_same_file(clone):
    first = sign(clone.project, "index", "Anna Ek", DAY)
    before = (clone.root / first.file).read_bytes()
    assert sign(clone.project, "index", "Anna Ek", DAY).sha256 == first.sha256
    assert (clone.root / first.file).read_bytes() == before


def test_it_can_be_taken_back(clone):
    done = sign(clone.project, "index", "Anna Ek", DAY)
    assert unsign(clone.project, "index").name == "Anna Ek"
    assert not (clone.root / done.file).exists()
    with pytest.raises(UsageError, match="inget avsnitt"):
        unsign(clone.project, "index")


def test_an_unknown_section_and_a_stranger_are_refused(clone):
    with pytest.raises(UsageError, match=r"inget avsnitt som heter ”indexx”\. Menades ”index”"):
        sign(clone.project, "indexx", "Anna Ek", DAY)
    config = clone.root / "mkdocs.yml"
    config.write_text(f"{config.read_text('utf-8')}    sign_off: {{index: [Anna Ek]}}\n", encoding="utf-8")
    with pytest.raises(UsageError, match="Bo Ek står inte bland dem"):
        sign(clone.project, "index", "Bo Ek", DAY)
    assert sign(clone.project, "index", "anna ek", DAY).name == "anna ek"


def test_one_comma_changed_afterwards_is_told_in_the_comment_and_is_not_published(clone):
    sign(clone.project, "index", "Anna Ek", DAY)
    clone.commit("Underskrift")
    assert "**Underskrivet:** index \\(Anna Ek, 2023\\-12\\-20\\)" in comment(clone)
    (clone.root / "docs" / "index.md").write_text(PAGE.replace("budget, vilket", "budget vilket"), encoding="utf-8")
    clone.commit("Ett komma")
    said = comment(clone)
    assert "Underskriften av ”index” \\(Anna Ek, 2023\\-12\\-20\\) gäller inte längre" in said
    assert "**Underskrivet:**" not in said
    stopped, steps = clone.published()
    assert (stopped.outcome, steps) == ("stopped", ["look", "check"])
    assert [one.slug for one in stopped.findings if one.severity.value == "error"] == ["sign-off"]
    sign(clone.project, "index", "Anna Ek", DAY)
    clone.commit("Underskrift igen")
    assert clone.published()[0].outcome == "published"


def test_what_the_settings_ask_for_is_on_the_checklist(clone, monkeypatch):
    config = clone.root / "mkdocs.yml"
    config.write_text(f"{config.read_text('utf-8')}    sign_off: {{index: '@asa'}}\n", encoding="utf-8")
    clone.commit("Inställning")
    assert clone.published()[0].outcome == "stopped"
    monkeypatch.setenv("UTFALL_APPROVED_BY", "bo, asa")
    assert "**Underskrivet:** @\u200bbo, @\u200basa" in comment(clone)  # nobody is called on
    assert clone.published()[0].outcome == "published"
    assert clone.git("cat-file", "tag", "utgava/2023-11.1").splitlines()[-2:] == [
        "Approved-by: @bo",
        "Approved-by: @asa",
    ]
