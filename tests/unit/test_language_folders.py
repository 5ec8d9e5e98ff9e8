"""Text of a language stands in its folder: letters that English has not are written nowhere else, but as said here."""

import ast
import re
from pathlib import Path

import utfall

ROOT = Path(utfall.__file__).parent
LETTERS = re.compile(r"[åäöæøÅÄÖÆØ]")
CODE = {".css", ".html", ".js", ".json", ".typ", ".txt", ".xsl", ".yml"}
COMMENTS = re.compile(r"/\*.*?\*/|\{#.*?#\}|<!--.*?-->|^\s*(?://|#).*?$", re.DOTALL | re.MULTILINE)
LETTER = "letters that a word or a name may have, in any language"
READ = "what deliveries and cells are written as, in any language at once"
PROSE = "how Swedish writes what the advice on language looks for"
EXCEPTIONS = {
    "checks/commentary/passages.py": LETTER, "checks/identifier.py": LETTER, "csv_text.py": LETTER,
    "checks/plain_words/abbreviation.py": LETTER, "checks/plain_words/text.py": LETTER,
    "derive/named_person.py": LETTER, "derive/named_place.py": LETTER, "derive/personal_words.py": LETTER,
    "render/type_width.py": LETTER, "work/imports/period_words.py": LETTER,
    "model/unit.py": READ, "sheets/ods.py": READ, "source/guess.py": READ, "source/lossless.py": READ,
    "source/lossless_date.py": READ, "source/lossless_number.py": READ, "source/lossless_text.py": READ,
    "work/imports/headings.py": READ, "work/imports/layout.py": READ, "work/imports/match_rows.py": READ,
    "checks/plain_words/month_without_year.py": PROSE, "source/prose.py": PROSE, "derive/claims/times.py": PROSE,
    "view/review.py": "the comment by which a page tells the source of a figure",
    "scratch.py": "the name of a file that nobody sees",
}  # fmt: skip


def is_elsewhere(path):
    return {"languages", "demo", "vendor"}.isdisjoint(path.relative_to(ROOT).parts)


def literals(text):
    """Yield the texts of a module that are neither comments nor docstrings."""
    tree = ast.parse(text)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def test_text_of_a_language_stands_in_its_folder():
    files = {path.relative_to(ROOT).as_posix(): path for path in ROOT.rglob("*.py") if is_elsewhere(path)}
    found = {
        name for name, path in files.items() if any(map(LETTERS.search, literals(path.read_text(encoding="utf-8"))))
    }
    assert found - set(EXCEPTIONS) == set(), "put the text among the words, or the list in the grammar, of each"
    assert set(EXCEPTIONS) - found == set(), "no longer an exception"


def test_files_beside_the_modules_hold_no_text_of_a_language():
    files = [path for path in ROOT.rglob("*") if path.suffix in CODE and is_elsewhere(path)]
    assert len(files) > 40
    found = [path.name for path in files if LETTERS.search(COMMENTS.sub("", path.read_text(encoding="utf-8")))]
    assert found == []
