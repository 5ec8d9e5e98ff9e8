"""The command line: what it prints and how it exits."""

import json
import sys
from pathlib import Path

import pytest

from tests.unit.month import write_month
from tests.unit.work.repository import WHO, write_clone
from utfall import __version__, cli
from utfall.work import check as check_verb

ROOT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path, monkeypatch):
    month = write_month(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Rapport\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Rapport\nuse_directory_urls: false\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return month


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    """Run the command line in this process, in no project but a test's own; return exit code, output and errors."""
    if Path.cwd() == ROOT:
        monkeypatch.chdir(tmp_path)
    for name in ("UTFALL_LANG", "UTFALL_MESSAGES", "UTFALL_MONTH"):
        monkeypatch.setenv(name, "")  # restored afterwards, whatever the command sets
        monkeypatch.delenv(name)

    def ran(*arguments):
        monkeypatch.setattr(sys, "argv", ["utfall", *arguments])
        with pytest.raises(SystemExit) as left:
            cli.main()
        said = capsys.readouterr()
        return left.value.code or 0, said.out, said.err

    return ran


def test_a_good_month_is_exit_0(project, run):
    assert project
    said = (
        "Inga fel och inga varningar.\n"
        "Det finns 1 råd om språket, som inte stoppar något. Visa dem med utfall check --advice.\n"
        "Månaden november 2023 är kontrollerad.\n"
    )
    assert run("check") == (0, said, "")


def test_advice_is_shown_when_asked_for_and_stops_nothing(project, run):
    assert project
    code, out, _ = run("check", "--advice")
    assert code == 0
    assert out.startswith("Råd: docs/index.md\n  Startsidan saknar en rubrikmening")
    assert "0 fel och 0 varningar. 1 råd om språket." in out


def test_a_month_is_described_and_every_decision_is_told(project, run):
    project.path("datapackage.json").unlink()
    project.path("glossary.csv").unlink()
    project.write("byggen.csv", "id,namn,budget,ack\nskola,Ny skola,186000,74210\n")
    code, out, err = run("describe")
    assert (code, err) == (1, "")
    assert out.startswith("data/2023-11/datapackage.json är skriven, med 14 tabeller.\n\nPaketet\n")
    assert "\nareas – Områden\n  3 kolumner som Utfall känner, beskrivna på projektets språk\n" in out
    assert "\n  budget: heltal, sett i cellerna; rubrik ”Budget”, gjord av namnet\n" in out
    assert out.partition("\nAtt ta ställning till:\n")[2] == (
        '  - Organisationen är inte angiven, och utan den går månaden inte att publicera: --organisation "Namn".\n'
        "  - Licensen är inte angiven, och utan den går månaden inte att publicera: "
        "--licence CC0-1.0, CC-BY-4.0, OGL-UK-3.0, eller ett namn och en adress.\n"
        '  - byggen: Rubriken ”Byggen” är gjord av filens namn. Ange en egen: --title "byggen=Rubrik".\n'
    )
    code, _, err = run("describe", "--column", "byggen.kvarr: unit=tkr")
    assert (code, err) == (2, "Det finns ingen kolumn som heter ”kvarr”. De som finns är: id, namn, budget, ack.\n")
    told = ("--organisation", "A", "--licence", "CC0-1.0", "--column", "byggen.kvar: formula=budget - ack; unit=tkr")
    code, out, err = run("describe", "--lang", "en", *told)
    assert (code, err) == (0, "")
    assert "  kvar: declared: formula, unit\n" in out
    assert run("describe", "-q") == (0, "", "")


def test_findings_that_block_are_exit_1(project, run):
    project.edited("areas", 2, name="")
    code, out, _ = run("check")
    assert code == 1
    assert out.startswith(
        "Fel: data/2023-11/areas.csv, rad 2, kolumn name\n  Cellen är tom men måste fyllas i. [required-value]\n"
    )


def test_warnings_alone_are_exit_0(project, run):
    project.edited("project_statuses", 2, action="")
    code, out, _ = run("check")
    assert code == 0
    assert out.startswith("Varning: ")


def test_a_month_can_be_named(project, run):
    assert run("check", "2023-11")[0] == 0
    assert project


def test_a_month_that_is_not_there_is_exit_2_and_is_told_in_words(project, run):
    assert project
    assert run("check", "2023-12") == (
        2, "", "Det finns ingen månad 2023-12. Menades ”2023-11”? De som finns är: 2023-11.\n",
    )  # fmt: skip


def test_a_place_without_a_project_is_exit_2(tmp_path, monkeypatch, run):
    monkeypatch.chdir(tmp_path)
    code, out, err = run("check")
    assert (code, out) == (2, "")
    assert err.startswith("Här finns inget projekt")


@pytest.mark.parametrize(
    "arguments", [["chekc"], ["check", "--langue", "sv"], ["check", "--lang", "da"], ["check", "a", "b"]]
)
def test_wrong_usage_is_exit_2(project, run, arguments):
    assert project
    assert run(*arguments)[0] == 2


def test_english_is_spoken_when_asked_for(project, run):
    project.edited("areas", 2, name="")
    code, out, _ = run("check", "--lang", "en")
    assert code == 1
    assert out.startswith(
        "Error: data/2023-11/areas.csv, row 2, column name\n  The cell is empty but must be filled in."
    )


def test_refusals_are_english_too(project, run, monkeypatch):
    assert project
    monkeypatch.setenv("UTFALL_LANG", "en")
    assert run("check", "2023-12")[2].startswith("There is no month 2023-12.")


def test_an_empty_wish_for_a_language_is_none(tmp_path, run, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("UTFALL_LANG", "")
    assert run("check")[2].startswith("Här finns inget projekt")


def test_json_is_json_and_nothing_else(project, run):
    project.edited("areas", 2, name="")
    code, out, err = run("check", "--format", "json")
    (found,) = json.loads(out)
    assert (code, err, found["slug"], found["file"], found["row"], found["field"]) == (
        1, "", "required-value", "data/2023-11/areas.csv", 2, "name",
    )  # fmt: skip


def test_a_mistake_of_ours_is_exit_3_and_says_so_without_paths(project, run, monkeypatch):
    monkeypatch.setattr(check_verb, "check", lambda *_: {}["x"])
    code, out, err = run("check")
    assert (code, out) == (3, "")
    assert err.startswith("Detta är ett fel i Utfall, inte i dina filer: KeyError")
    assert "Traceback" not in err
    assert str(project.root) not in err


def test_a_build_that_is_refused_leaves_nothing_and_says_so(project, run):
    project.edited("areas", 2, name="")
    code, out, err = run("build")
    assert (code, out) == (1, "")
    assert "[required-value]" in err
    assert err.endswith("Inget nytt är byggt. Den webbplats som fanns ligger kvar som förut.\n")
    assert not (project.root / "site").exists()


def test_the_version_can_be_asked_for(run):
    assert run("--version") == (0, f"utfall, version {__version__}\n", "")


@pytest.fixture
def published(tmp_path, monkeypatch):
    """Stand in a clone that has published November."""
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    clone = write_clone(tmp_path)
    clone.published()
    monkeypatch.chdir(clone.root)
    return clone


def test_a_correction_is_led_from_step_to_step(published, run):
    code, out, _ = run("correct", "2023-11")
    assert code == 0
    assert out.splitlines() == [
        (
            "Rättelsen är påbörjad som november 2023, utgåva 2, på grenen rattelse/2023-11.2. "
            "Filerna är nu de som den förra utgåvan är gjord av. Inget är incheckat."
        ),
        "Ändra värdena i data/2023-11/ (och texten i docs/ om det behövs) och kör sedan utfall correct 2023-11 igen.",
    ]
    published.month.edited("observations", 2, outcome="1265136")
    code, out, _ = run("correct", "2023-11", "--date", "2024-01-15")
    assert code == 1
    assert "  observations kostnader/2023-11 outcome: 1265135 → 1265136\n" in out
    assert (
        "saknas i data/2023-11/corrections.csv, rad 2. Skriv i filen, eller kör utfall correct 2023-11 --reason" in out
    )
    code, out, _ = run("correct", "2023-11", "--reason", "Skrivfel.", "--kind", "error")
    assert (code, out.splitlines()[-1]) == (
        0, "Varje ändring är angiven. Checka in med git add --all och git commit, och kör utfall publish.",
    )  # fmt: skip
    assert published.month.rows("corrections")[1][5:] == ["Skrivfel.", "error", "2", "2024-01-15"]


def test_a_correction_of_no_month_is_exit_2(published, run):
    assert published
    assert run("correct", "2023-10")[0] == 2


def test_a_review_is_exit_0_whatever_it_finds(project, run):
    project.edited("areas", 2, name="")
    code, out, err = run("review", "--format", "markdown", "--preview", "")
    assert (code, err) == (0, "")
    assert out.startswith("<!-- utfall-review -->\n## ✖ November 2023 kan inte publiceras än: 2 att göra\n")


@pytest.mark.parametrize(("form", "said"), [("text", "November 2023 kan"), ("json", '"month": "2023-11"')])
def test_a_review_has_other_forms(project, run, form, said):
    assert project
    code, out, _ = run("review", "--format", form)
    assert (code, said in out) == (0, True)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "../site", "https://", "http://[", "file:///x"])
def test_a_preview_is_an_address_of_a_site(project, run, address):
    assert project
    code, out, err = run("review", "--preview", address)
    assert (code, out) == (2, "")
    assert "är ingen adress till en webbplats" in err


def test_an_import_tells_what_it_proposes_and_writes_after_a_yes(project, run, tmp_path):
    head = "Mått;Utfall ack\n"
    (tmp_path / "bok-nov.csv").write_text(f"{head}Kostnader;1 265 135\nResultat;101\n", encoding="utf-8")
    code, out, err = run("import", "bok-nov.csv")
    assert code == 1
    assert "  Kolumnen ”Utfall ack” är outcome: där finns 1 känt tal för 2023-11.\n" in out
    assert "  CSV!B3: 101 → 101 tkr, där står 100 (observations.csv, resultat, outcome)\n" in out
    assert err.startswith("Inget är skrivet, eftersom 1 ifylld cell skulle få ett annat värde.")
    assert "resultat,2023-11,100," in project.path("observations.csv").read_text("utf-8")
    code, out, _ = run("import", "bok-nov.csv", "--yes")
    assert code == 0
    said = "Skrivet: data/2023-11/observations.csv, data/2023-11/datapackage.json, data/kallor/bok.toml.\n"
    assert out.endswith(f"{said}1 utfall saknas ännu i månaden: datorer\n")
    assert "resultat,2023-11,101," in project.path("observations.csv").read_text("utf-8")


def test_an_import_that_is_stopped_tells_each_cell(project, run, tmp_path):
    assert project
    (tmp_path / "bok.csv").write_text("Mått;Utfall\nKostnader;1,265\nResultat;-\n", encoding="utf-8")
    code, _, err = run("import", "bok.csv", "--yes")
    assert code == 1
    assert "Fel: bok.csv, CSV!B2\n  Cellen kan betyda två saker: 1.265 / 1265. [import]\n  Där står: 1,265\n" in err
    assert "Fel: bok.csv, CSV!B3\n  Ett streck kan betyda noll eller att inget redovisas. [import]\n" in err
    assert err.endswith("Inget är skrivet. Rätta det som står ovan och kör om.\n")
    assert run("import", "saknas.xlsx")[0] == 2
