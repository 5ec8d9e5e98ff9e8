"""What an editor meets at the command line: everything at once, in the chosen language, with a fitting exit code."""

import json

import pytest

from tests.site.edits import added, appended, cell, data, recoded, removed, replaced, rewritten
from tests.site.test_faults import require_no_inside

FIVE = {  # file: what is done to it, and what is said of it in Swedish and in English
    data("observations"): (cell("observations", "sjukfranvaro", "outcome", "5,3"),
                           "Talet har decimalkomma.", "The number has a decimal comma."),
    data("goals"): (cell("goals", "god-intern-service", "status", "goood"),
                    "Menades ”good”?", "Did you mean “good”?"),
    data("notes"): (added("notes", "observation", "sjukfranvaro/2023-11", "outcome", "Osäkert."),
                    "Menades ”observations”?", "Did you mean “observations”?"),
    "docs/hr.md": (appended("docs/hr.md", "{{ asignments() }}"),
                   "Menades ”assignments”?", "Did you mean “assignments”?"),
    "docs/om.md": (appended("docs/om.md", "[Ekonomi](ekonomin.md)"),
                   "Menades ”ekonomi.md”?", "Did you mean “ekonomi.md”?"),
}  # fmt: skip
OURS = """
import utfall.checks.examine

def broken(report):
    raise ZeroDivisionError("division by zero")

utfall.checks.examine.ON_REPORTS["sums"] = broken
"""
USAGE = {
    "broken-mkdocs-yml": (rewritten("mkdocs.yml", lambda text: f"{text}\nnav: [\n"),
                          "Filen mkdocs.yml kan inte läsas, rad"),
    "mkdocs-yml-not-utf-8": (recoded("mkdocs.yml", "windows-1252"), "Filen mkdocs.yml kan inte läsas"),
    "mkdocs-yml-not-settings": (rewritten("mkdocs.yml", lambda _: "- docs\n"), "Filen mkdocs.yml kan inte läsas"),
    "no-mkdocs-yml": (removed("mkdocs.yml"), "filen mkdocs.yml saknas i den här mappen"),
    "unknown-setting": (replaced("mkdocs.yml", "  utfall:\n", "  utfall:\n    mounth: 2023-11\n"),
                        "Det finns ingen inställning som heter ”mounth”. Menades ”month”?"),
    "unknown-month": (replaced("mkdocs.yml", "  utfall:\n", "  utfall:\n    month: 2023-10\n"),
                      "Det finns ingen månad 2023-10. Menades"),
}  # fmt: skip


@pytest.fixture
def broken(project):
    """The project with five faults in five files."""
    rows = {file: edit(project) for file, (edit, _, _) in FIVE.items()}
    return project, rows


def test_five_faults_in_five_files_are_told_in_one_run(broken):
    project, rows = broken
    ran = project.utfall("check", "--format", "json")
    assert ran.code == 1
    errors = [found for found in json.loads(ran.out) if found["severity"] == "error"]
    assert {(found["file"], found["row"]) for found in errors} == set(rows.items())
    assert len(errors) == len(FIVE)


def test_the_text_form_counts_them_and_says_that_nothing_is_built(broken):
    project, _ = broken
    ran = project.utfall("build")
    assert ran.code == 1
    assert all(swedish in ran.err for _, swedish, _ in FIVE.values())
    assert "5 fel och " in ran.err
    assert " varningar." in ran.err
    assert ran.err.rstrip().endswith("Inget nytt är byggt. Den webbplats som fanns ligger kvar som förut.")
    assert not project.path("site").exists()


@pytest.mark.parametrize("how", ["option", "environment", "setting"])
def test_english_on_demand(broken, how):
    project, _ = broken
    if how == "setting":
        replaced("mkdocs.yml", "  utfall:\n    language: sv\n", "  utfall:\n    language: en\n")(project)
    options = ["--lang", "en"] if how == "option" else []
    environment = {"UTFALL_LANG": "en"} if how == "environment" else {}
    ran = project.utfall("build", *options, **environment)
    assert ran.code == 1
    assert all(english in ran.err for _, _, english in FIVE.values())
    assert "\n5 errors and " in ran.err
    assert "Nothing new has been built." in ran.err


def test_mkdocs_tells_all_five_too(broken):
    project, _ = broken
    ran = project.mkdocs("build")
    assert ran.code == 1
    assert all(swedish in ran.said for _, swedish, _ in FIVE.values())


def test_several_faults_on_one_line_are_all_told(project):
    calls = '{{ figure("sjuk") }} {{ figure("frisk") }} {{ goals(area="norr") }}'
    row = appended("docs/hr.md", calls)(project)
    ran = project.utfall("check", "--format", "json")
    errors = [found for found in json.loads(ran.out) if found["severity"] == "error"]
    assert [found["row"] for found in errors] == [row] * 3
    assert [name for name in ("sjuk", "frisk", "norr") if any(f"”{name}”" in found["message"] for found in errors)]


def test_every_entry_that_the_menu_lacks_is_told(project):
    replaced("mkdocs.yml", "  - HR: hr.md\n", "  - HR: hr.md\n  - A: a.md\n  - B: b.md\n")(project)
    ran = project.utfall("check", "--format", "json")
    errors = [found["value"] for found in json.loads(ran.out) if found["severity"] == "error"]
    assert errors == ["a.md", "b.md"]


def test_warnings_are_told_and_stop_nothing(project):
    checked = project.utfall("check")
    assert checked.code == 0
    assert "[project-explanation]" in checked.out
    assert "0 fel och " in checked.out
    built = project.utfall("build")
    assert built.code == 0
    assert "[project-explanation]" in built.err
    assert "site/index.html" in built.out


@pytest.mark.parametrize("name", USAGE)
def test_wrong_usage_is_exit_code_2(project, name):
    edit, sentence = USAGE[name]
    edit(project)
    for verb in ("check", "build"):
        ran = project.utfall(verb)
        assert (ran.code, ran.out) == (2, "")
        assert sentence in ran.err
        require_no_inside(ran.said)
    built = project.mkdocs("build")
    assert built.code != 0
    require_no_inside(built.said.replace(str(project.root), ""))
    assert not project.path("site").exists()


def test_a_month_that_is_not_there_is_wrong_usage(project):
    ran = project.utfall("check", "2023-12")
    assert ran.code == 2
    assert "Det finns ingen månad 2023-12. Menades" in ran.err


def test_no_month_at_all_is_wrong_usage(project):
    project.path("data").rename(project.path("other"))
    ran = project.utfall("check")
    assert ran.code == 2
    assert ran.err == (
        "Det finns ingen månad att visa: mappen data/ har ingen undermapp med ett namn som 2023-11. "
        "Börja en ny rapport med utfall init MAPP, eller lägg en månads CSV-filer i en sådan mapp och "
        "kör utfall describe.\n"
    )


@pytest.mark.parametrize("verb", ["check", "build"])
def test_a_programming_error_is_exit_code_3_and_said_to_be_ours(project, tmp_path, verb):
    (tmp_path / "sitecustomize.py").write_text(OURS, encoding="utf-8")
    ran = project.utfall(verb, PYTHONPATH=str(tmp_path))
    assert ran.code == 3
    assert "Detta är ett fel i Utfall, inte i dina filer: ZeroDivisionError" in ran.err
    assert "Platsen i programmet: sitecustomize.py:5 broken" in ran.err
    require_no_inside(ran.said)


def test_mkdocs_says_too_that_a_programming_error_is_ours(project, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(OURS, encoding="utf-8")
    ran = project.mkdocs("build", PYTHONPATH=str(tmp_path))
    assert ran.code != 0
    assert "Detta är ett fel i Utfall, inte i dina filer: ZeroDivisionError" in ran.said
    require_no_inside(ran.said.replace(str(project.root), ""))
