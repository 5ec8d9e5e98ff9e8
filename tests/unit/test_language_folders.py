"""Text of a language stands in its folder: letters and words that English has not are written nowhere else.

What the program calls a thing by, in a package or in its own files, is no text; such names are listed here.
"""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

import utfall

ROOT = Path(utfall.__file__).parent
LETTERS = re.compile(r"[åäöæøÅÄÖÆØ]")
CODE = {".css", ".html", ".js", ".json", ".typ", ".txt", ".xsl", ".yml"}
COMMENTS = re.compile(r"/\*.*?\*/|\{#.*?#\}|<!--.*?-->|^\s*(?://|#).*?$", re.DOTALL | re.MULTILINE)
LETTER = "letters that a word or a name may have, in any language"
EXCEPTIONS = {
    "checks/commentary/passages.py": LETTER, "checks/identifier.py": LETTER, "csv_text.py": LETTER,
    "checks/plain_words/abbreviation.py": LETTER, "checks/plain_words/text.py": LETTER,
    "derive/named_person.py": LETTER, "derive/named_place.py": LETTER, "derive/personal_words.py": LETTER,
    "render/type_width.py": LETTER,
    "source/month_names.py": "months as programs write them in languages of which there is no folder",
}  # fmt: skip

# Words of Swedish and Norwegian that English has not, with å, ä, ö, æ and ø as they are written without: those that
# make sentences, and those of reports.
SWEDISH = """
    och eller att inte ej det den som av fran till med ar vid pa har hade ska kan inom mellan utan alla nagra samt
    enligt genom mot efter innan endast dock dar nar hur vad vilken finns saknas ingen inga okand falskt ja nej
    kvartal kvartalet halvar vecka veckor manad manader manaden aret dag dagar datum kapitel avsnitt bilaga tabell sida
    sidan sidor rubrik summa totalt varav delsumma avvikelse differens prognos budgeten malet rattelse rattelser utgava
    utgavan rapport rapporten manadsrapport rad kolumn enhet varde belopp kronor kr tkr mkr mnkr mdkr tusen miljoner
    miljarder procent procentenheter promille antal st stycken timmar minuter dygn ganger ggr kvm hektar dnr nummer
    januari februari mars maj juni juli augusti oktober kommun kommunen namnd forvaltning verksamhet ekonomi kostnad
    kostnader intakt intakter resultat kontroll kontroller fel varning varningar andring andel andelen arbete vakt kalla
    handbok redaktor granskare skribent webbplats nettsted meny siffror varden valuta sant
"""
NORWEGIAN = """
    og ikke er fra til av pa med uten eller mangler ukjent nei maned maneder uke uker regnskap budsjett prosent
    prosentpoeng antall stk kroner millioner milliarder rettelse utgave kilde vedlegg avvik nettside nettsted januar
    februar mai desember overskrift belop timer minutter dager dogn indeks datapakke hjelp feil advarsel advarsler
"""
IDS = {
    "procent",
    "procentenheter",
    "antal",
    "st",
    "kr",
    "tkr",
    "mkr",
    "mnkr",
    "mdkr",
    "kronor",
}  # of units, as data have them
KEY = re.compile(r"[a-z][\w-]*(?:\.[\w-]*)*")  # a name in a package, or a key of the words
NAMED = {  # words above that are something else where they stand
    "model/unit.py": "kr before a scale, in a pattern",
    "source/month_names.py": EXCEPTIONS["source/month_names.py"],
    "forms/plain_page.py": "og, the namespace of Open Graph",
    "theme/main.html": "og, the namespace of Open Graph",
}  # fmt: skip


@cache
def foreign():
    words = sorted({*SWEDISH.split(), *NORWEGIAN.split()}, key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(words)})(?![^\W_])", re.IGNORECASE)


def is_elsewhere(path):
    return {"languages", "demo", "vendor"}.isdisjoint(path.relative_to(ROOT).parts)


@cache
def modules():
    """Return the texts of each module that are neither comments nor docstrings."""
    return {
        path.relative_to(ROOT).as_posix(): tuple(literals(path.read_text(encoding="utf-8")))
        for path in ROOT.rglob("*.py")
        if is_elsewhere(path)
    }


@cache
def beside():
    """Return the files beside the modules without their comments."""
    files = [path for path in ROOT.rglob("*") if path.suffix in CODE and is_elsewhere(path)]
    return {path.relative_to(ROOT).as_posix(): COMMENTS.sub("", path.read_text(encoding="utf-8")) for path in files}


def literals(text):
    tree = ast.parse(text)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def words_in(text):
    """Return the Swedish and Norwegian words of a text; the ids of units are none where they stand as names."""
    found = {word.lower() for word in foreign().findall(text)}
    return found - IDS if KEY.fullmatch(text) else found


def test_text_of_a_language_stands_in_its_folder():
    found = {name for name, texts in modules().items() if any(map(LETTERS.search, texts))}
    assert found - set(EXCEPTIONS) == set(), "put the text among the words, or the list in the grammar, of each"
    assert set(EXCEPTIONS) - found == set(), "no longer an exception"


def test_files_beside_the_modules_hold_no_text_of_a_language():
    assert len(beside()) > 40
    assert [name for name, text in beside().items() if LETTERS.search(text)] == []


def test_words_of_a_language_stand_in_its_folder():
    texts = modules() | {name: (text,) for name, text in beside().items()}
    found = {name: words for name, each in texts.items() if (words := set().union(*map(words_in, each)))}
    assert {name: words for name, words in found.items() if name not in NAMED} == {}
    assert set(NAMED) - set(found) == set(), "no longer an exception"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Det finns ingen utgåva", {"det", "finns", "ingen"}), ("Rapporten mangler", {"rapporten", "mangler"}),
        ("belopp i tkr", {"belopp", "tkr"}), ("unit-of-change.procent", set()), ("tkr", set()),
        ("mkr|mnkr", {"mkr", "mnkr"}), (r"\b(?:kvartal|uke)", {"kvartal", "uke"}), ("SUMMA", {"summa"}),
        ("The report is missing", set()),
        ("period", set()), ("webbplats", {"webbplats"}),
    ],
)  # fmt: skip
def test_the_words_of_a_text_are_found(text, words):
    assert words_in(text) == words
