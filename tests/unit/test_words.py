"""The catalogue: every language with the same keys and places, every key used, every used key there."""

import ast
import re
import string
import tomllib
from functools import cache
from pathlib import Path

import pytest

import utfall
from utfall.model.contract import CONTRACTS
from utfall.model.missing import Missing
from utfall.words import LANGUAGES, Sentence, Words, grammar, statement_laws, statement_words, words

SOURCE = Path(utfall.__file__).parent
SV, EN, NB = (words(language).entries for language in ("sv", "en", "nb"))
OTHERS = [one for one in LANGUAGES if one != "sv"]
VALUES = "[\\w.-]+"  # what a place in a key may be filled with

# Findings whose case is worked out. Those of the literal calls are read from the source.
WORKED_OUT = {
    "audience": {"formula", "needed"},
    "breakdown": {
        "absent", "absent-off", "margin", "mean", "no-weight", "no-weights", "sum", "weight-sum", "weight-zero",
    },
    "canonical-date": {
        "absent", "date", "date-ambiguous", "date-lossy", "date-unclear", "period", "period-ambiguous", "period-lossy",
        "period-unclear", "spaces",
    },
    "canonical-number": {
        "absent", "dash", "decimal-comma", "decimals", "decimals-or-thousands", "exponent", "foreign-unit", "form",
        "grouped", "minus", "not-a-number", "odd-groups", "other-unit", "spaces", "spreadsheet-error", "turned-to-date",
        "unit", "unit-unknown", "waiting", "whole",
    },
    "carried-over": {"same", "unsaid"},
    "commentary": {
        "count", "differs", "direction", "direction-unsure", "narrowed", "near", "no-data", "no-subject", "old-month",
        "other-report", "past-month", "sign", "state", "streak", "target",
    },
    "correction-log": {"cell", "page", "row"},
    "dimension": {
        "circle", "member", "none", "parent", "too-many", "twice", "type", "undefined", "undivided", "unsaid",
    },
    "disclosure": {"earlier", "few", "sum"},
    "due-figure": {"line", "own", "parts", "reason", "row", "value"},
    "form": {
        "control", "day-for-figure", "day-with-time", "error", "formula", "gone", "high", "long", "low", "merged",
        "no-choice", "no-day", "no-figure", "no-row", "no-text", "no-whole", "other-definition", "pattern", "percent",
        "required", "twice", "two-days", "two-figures",
    },
    "formula": {
        "broken", "circle", "decimals", "long", "no-column", "not-a-figure", "refused", "text", "two-sources",
        "unknown",
    },
    "known-table": {"type", "word"},
    "old-explanation": {"better", "changed", "deviates", "figures", "worse"},
    "old-text": {"deviates", "figures", "moved", "record", "report"},
    "sign-off": {
        "broken", "cell", "earlier", "figure", "missing", "more", "no-page", "no-section", "other-month", "other-owner",
        "rule", "text", "text-gone", "text-moved",
    },
    "personal-data": {"mail", "number", "reprimand", "sickness", "telephone"},
    "page-audience": {"name", "nested", "unended", "unknown", "unopened", "word"},
    "page-text": {"last-month", "section"},
    "withheld": {"column", "few", "row", "share", "sum", "table"},
    "past-due": {"old", "silent"},
    "import": {
        "closed", "dash", "error-value", "fraction", "heading-twice", "hidden-column", "hidden-row", "hidden-sheet",
        "merged", "new-row", "no-column", "no-heading", "no-heading-month", "no-key", "no-resource", "no-rows",
        "no-sheet", "no-value", "not-a-figure", "nothing-fits", "of-earlier", "of-month", "old-file", "other-month",
        "other-period", "package-file", "percent", "several-keys", "state", "sum-lacks", "sum-part", "twice",
        "two-columns", "two-readings", "two-rows", "two-sheets", "unit", "unit-changed", "unit-doubt", "unit-size",
        "unknown-row", "unreadable", "unreadable-day",
    },
    "gathered": {
        "calendar", "currency", "differs", "language", "line", "no-mean", "no-value", "no-weight", "own", "scale",
        "source", "unknown", "whole",
    },
    "member": {
        "faulty", "git", "half", "id", "key", "key-twice", "kind", "large", "late", "leads-on", "missing",
        "newer-contract", "no-descriptor", "no-list", "no-project", "not-json", "not-listed", "other-contract",
        "other-month", "outside", "refused", "scheme", "slow", "sum", "sum-shape", "text", "twice",
        "unreachable", "which-place", "withdrawn", "zip",
    },
    "magnitude-slip": {"column-large", "column-small", "fraction", "large", "small"},
    "outcome-jump": {"recent", "season"},
    "own-column": {
        "column-alone", "derived-key", "derived-period", "from-type", "from-unknown", "known", "no-key", "parent-alone",
        "pattern", "role-derived", "role-twice", "role-type", "scale-type", "total-no-formula", "total-text",
        "total-units", "total-unsaid", "typed-year",
    },
    "page-accessibility": {
        "assessed", "authority", "burdens", "complaints", "compliance", "contact", "contradiction", "defects",
        "feedback", "method", "official", "outside", "prepared", "service", "updated", "violations",
    },
    "page-chart": {"base", "kind"},
    "page-address": {"folders", "other", "twice"},
    "page-macro": {"early"},
    "page-markup": {"attribute", "comment", "element", "hidden"},
    "page-link": {"absolute", "anchor", "file", "missing", "outside", "raw", "scheme"},
    "page-syntax": {"broken", "filter", "tag", "test"},
    "project-explanation": {"action", "cause"},
    "references": {"field", "parent", "place", "resource", "row"},
    "required-value": {"empty", "merged"},
    "scale-states": {"two-kinds", "two-titles"},
    "status-scale": {"no-rule"},
    "statement-rows": {
        "larger-part", "no-base", "no-numerator", "no-whole", "opening", "other-ratio", "unbalanced",
        "zero-base",
    },
    "unexplained-deviation": {"action", "cause", "comment"},
    "schema": {"constraint", "other", "type"},
    "share-range": {"over", "under"},
}  # fmt: skip


@cache
def modules():
    return {file: ast.parse(file.read_text(encoding="utf-8")) for file in SOURCE.rglob("*.py")}


@cache
def nodes(kind):
    return [node for tree in modules().values() for node in ast.walk(tree) if isinstance(node, kind)]


def called(*names):
    """Return the first arguments of every call of a function or method of one of the names."""
    return [
        call.args[0]
        for call in nodes(ast.Call)
        if call.args and getattr(call.func, "id", getattr(call.func, "attr", None)) in names
    ]


def places(text):
    return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name is not None})


@cache
def literals():
    return {node.value for node in nodes(ast.Constant) if isinstance(node.value, str)}


def keys_made():
    """Return a pattern for every f-string, with the values it may be filled with in its places."""
    patterns = []
    for made in nodes(ast.JoinedStr):
        parts = [re.escape(part.value) if isinstance(part, ast.Constant) else f"({VALUES})" for part in made.values]
        patterns.append(re.compile("".join(parts)))
    return [pattern for pattern in patterns if re.match(r"[a-z-]+\\[.-]", pattern.pattern)]


def is_made(key, patterns, spoken):
    """Tell whether an f-string makes a key, filling its places with words that the source speaks."""
    for pattern in patterns:
        match = pattern.fullmatch(key)
        if match and all(part in spoken or part.isdigit() for filled in match.groups() for part in filled.split(".")):
            return True
    return False


def literal_findings():
    found = set()
    for call in nodes(ast.Call):
        name = getattr(call.func, "id", getattr(call.func, "attr", None))
        if name not in {"Finding", "warning", "advice"} or len(call.args) < 2:
            continue
        slug, case = call.args[:2]
        if isinstance(slug, ast.Constant) and isinstance(case, ast.Constant):
            found.add((slug.value, case.value))
    return found


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_the_same_keys(language):
    assert sorted(words(language).entries) == sorted(SV)


@pytest.mark.parametrize("language", OTHERS)
def test_a_text_has_the_same_places_in_every_language(language):
    theirs = words(language).entries
    shared = SV.keys() & theirs.keys()
    assert {key: places(theirs[key]) for key in shared} == {key: places(SV[key]) for key in shared}


@pytest.mark.parametrize("language", OTHERS)
def test_the_keys_stand_in_the_same_order_in_every_language(language):
    assert list(words(language).entries) == list(SV)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", sorted(file.stem for file in (SOURCE / "languages/sv/grammar").glob("*.toml")))
def test_every_language_has_the_same_grammar(language, name):
    mine, theirs = (
        {
            table: list(keys) for table, keys in grammar(one, name).items() if table != "currency"
        }  # one's own is left out
        for one in ("sv", language)
    )
    assert theirs == mine


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_table_stands_in_two_files_of_a_language(language):
    files = sorted((SOURCE / "languages" / language / "words").glob("*.toml"))
    tables = [table for file in files for table in tomllib.loads(file.read_text(encoding="utf-8"))]
    assert len(files) > 1
    assert sorted(tables) == sorted(set(tables))


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_what_is_meant_to_be_empty_is_empty(language):
    empty = [key for key, text in words(language).entries.items() if not text.strip()]
    assert empty == ["error.no-suggestion"]


def test_english_sentences_are_not_swedish():
    swedish = re.compile(r"[åäöÅÄÖ]|(^|[\s(])”|\b(och|inte|finns|skriv|rätta|ska)\b", re.IGNORECASE)
    left = [key for key, text in EN.items() if swedish.search(text.replace("å, ä and ö", ""))]
    assert left == []


def test_norwegian_sentences_are_not_swedish():
    swedish = re.compile(
        r"[äöÄÖ”“]|\b(och|inte|finns|rätta|ska|är|från|till|vad|hur|siffra|siffror|rubrik|bladet|kolumn|kolumnen"
        r"|webbplats\w*|avvikelse\w*|utfallet|utgåva\w*|sjukfrånvaro|saknas|öppna\w*|gjord\w*|annars|alla|bara de)\b",
        re.IGNORECASE,
    )
    left = [key for key, text in NB.items() if swedish.search(text.replace("Dra tillbaka en utgåva", ""))]
    assert left == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_is_a_sentence_and_so_is_a_remedy(language):
    entries = words(language).entries
    ends = {key: text[-1] for key, text in entries.items() if key.endswith((".message", ".remedy"))}
    unfinished = [key for key, end in ends.items() if end not in '.”“»}"']
    assert unfinished == []


def test_every_finding_in_the_source_has_a_message_and_a_remedy_and_no_other_has():
    known = literal_findings() | {(slug, case) for slug, cases in WORKED_OUT.items() for case in cases}
    wanted = {f"finding.{slug}.{case}.{part}" for slug, case in known for part in ("message", "remedy")}
    described = {key for key in SV if re.fullmatch(r"finding\.[\w-]+\.[\w-]+\.(message|remedy)", key)}
    assert wanted == described


@pytest.mark.parametrize(("slug", "cases"), WORKED_OUT.items())
def test_a_worked_out_case_is_spoken_of_in_the_source(slug, cases):
    assert slug in literals()
    assert cases <= literals()


def contract_words():
    return {word for contract in CONTRACTS.values() for column in contract.columns.values() for word in column.words}


def test_every_key_said_in_the_source_is_in_the_catalogue():
    said = {node.value for node in called("say", "Sentence") if isinstance(node, ast.Constant)}
    assert said
    of_law = statement_words("sv", "se").entries
    assert {key for key in said if key not in SV and key not in of_law} == set()


def test_no_key_is_unused():
    spoken = literals() | {member.key for member in Missing} | contract_words()
    tokens = {token for text in spoken for token in re.split(r"[^\w-]+", text.lstrip("-"))}
    patterns = keys_made()
    findings = {f"finding.{slug}.{case}" for slug, case in literal_findings()}
    findings |= {f"finding.{slug}.{case}" for slug, cases in WORKED_OUT.items() for case in cases}
    unused = [
        key
        for key in SV
        if not key.startswith(("name.", "contract.", "column.", "json.", "theme."))
        and key not in spoken
        and key.rpartition(".")[0] not in findings
        and not is_made(key, patterns, spoken | tokens)
    ]
    assert unused == []


STATEMENTS = [(language, law) for language in LANGUAGES for law in statement_laws(language)]


def test_the_statements_of_three_countries_are_in_their_languages():
    assert set(STATEMENTS) == {
        ("sv", "se"), ("sv", "none"), ("en", "se"), ("en", "gb"), ("en", "none"), ("nb", "no"), ("nb", "none"),
    }  # fmt: skip


@pytest.mark.parametrize(("language", "law"), STATEMENTS)
def test_every_statement_has_the_same_keys_in_one_order(language, law):
    assert list(statement_words(language, law).entries) == list(statement_words("sv", "se").entries)


@pytest.mark.parametrize("law", ["se", "none"])
def test_a_law_has_the_same_places_in_every_language(law):
    several = [statement_words(language, law).entries for language in LANGUAGES if law in statement_laws(language)]
    assert len(several) > 1
    for key in several[0]:
        assert {tuple(places(one[key])) for one in several} == {tuple(places(several[0][key]))}, key


def test_a_key_with_its_parameters_is_said():
    speech = Words("sv", {"a.b": "rad {row} av {of}"})
    assert speech.say("a.b", row=3, of="allt") == "rad 3 av allt"


def test_a_sentence_may_hold_sentences():
    speech = Words("sv", {"outer": "Fel: {inner}", "inner": "{name} saknas"})
    assert speech.say(Sentence("outer", {"inner": Sentence("inner", {"name": "x"})})) == "Fel: x saknas"


def test_braces_in_a_value_are_not_places():
    assert Words("sv", {"a": "”{value}”"}).say("a", value="{row} {{ 1 }}") == "”{row} {{ 1 }}”"


def test_only_the_files_that_are_asked_for_are_parsed(monkeypatch):
    parsed = []
    loads = tomllib.loads
    monkeypatch.setattr(tomllib, "loads", lambda text: parsed.append(text.count("\n")) or loads(text))
    fresh = words.__wrapped__("sv")
    assert (fresh.say("month.name.11"), fresh.say("month.name.12"), len(parsed)) == ("november", "december", 1)
    count = len(SV)
    parsed.clear()
    fresh = words.__wrapped__("sv")
    assert len(fresh.entries) == count
    assert len(parsed) == len(list((SOURCE / "languages" / "sv" / "words").glob("*.toml")))


def test_a_key_that_is_not_there_is_our_mistake():
    with pytest.raises(KeyError):
        words("sv").say("no.such.key")
    assert not words("sv").has("no.such.key")
    assert words("sv").has("month.name.11")


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("sv", 1, "1 sida är inte med i den senaste mätningen av tillgängligheten, som a.html."),
        ("sv", 2, "2 sidor är inte med i den senaste mätningen av tillgängligheten, som a.html."),
        ("en", 1, "1 page is not in the last run of the accessibility tests, such as a.html."),
        ("en", 0, "0 pages are not in the last run of the accessibility tests, such as a.html."),
        ("nb", 1, "1 side er ikke med i den siste målingen av tilgjengeligheten, som a.html."),
        ("nb", 3, "3 sider er ikke med i den siste målingen av tilgjengeligheten, som a.html."),
    ],
)
def test_words_follow_their_number(language, count, said):
    key = "finding.page-accessibility.pages.message"
    assert words(language).say(key, count=count, pages="a.html") == said


def test_no_text_leaves_the_number_of_a_word_open():
    texts = [*SV.values(), *EN.values(), *NB.values()]
    assert [text for text in texts if re.search(r"\w\((?:er|ar|or|s|n|t|en)\)", text)] == []
