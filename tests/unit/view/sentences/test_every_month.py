"""The made sentences of every month of the example, in both languages, as they were read through and kept.

``UTFALL_GOLDEN=write`` writes the expected files anew; the difference is then for a reader to judge.
"""

import os
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.unit.view.sentences.tables import Tables, numbers
from utfall.checks.commentary import proved_text
from utfall.derive.own_values import with_own_values
from utfall.derive.rule_bases import with_rule_bases
from utfall.derive.year_end import with_year_outcomes
from utfall.model.history import History
from utfall.pages.outline import read_outline
from utfall.project import read_project
from utfall.source.page import Page
from utfall.view.sentences import chapter_headline, indicator_sentence, report_headline, report_verdict
from utfall.words import words

ORDINAL = re.compile(r"sentence\.ordinal\.\d+$")
HERE = Path(__file__).parents[3] / "golden" / "sentences"


def told(whole, project, speech):
    """Yield the sentences of each month, one a line: what it is of, and what it says."""
    outline = read_outline(project)
    for at, report in enumerate(whole.reports, 1):
        history = History(whole.reports[:at])
        yield f"\n{report.period}"
        yield f"headline: {report_headline(history, speech, project.key_figures)}"
        yield f"verdict: {report_verdict(history, speech, project.key_figures)}"
        for chapter in outline.chapters:
            yield f"{chapter.page}: {chapter_headline(history, speech, chapter)}"
        for one in report.indicators:
            yield f"{one.id}: {indicator_sentence(history, one, speech)}"


@pytest.fixture(scope="module")
def texts(example, example_root):
    """All sentences as text, by language; the archive as checks and macros see it."""
    whole, project = with_rule_bases(with_year_outcomes(with_own_values(example))), read_project(example_root)
    found = {speech: "\n".join(told(whole, project, words(speech))) for speech in ("sv", "en")}
    return {speech: text.strip().replace("\N{NO-BREAK SPACE}", " ") + "\n" for speech, text in found.items()}


@pytest.fixture(scope="module")
def lines(texts):
    """The same as month, name and sentence, by language."""
    return {speech: list(parts(text)) for speech, text in texts.items()}


@pytest.fixture(scope="module")
def tables(example_root):
    return Tables(example_root)


def parts(text):
    for block in text.split("\n\n"):
        month, *said = block.strip().split("\n")
        for line in said:
            yield (month, *line.split(": ", 1))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_sentences_of_every_month_are_those_that_were_read(texts, language):
    found = texts[language]
    file = HERE / f"{language}.txt"
    if os.environ.get("UTFALL_GOLDEN") == "write":
        file.write_text(found, encoding="utf-8")
    assert found == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_sentence_is_well_formed(lines, language):
    assert len(lines[language]) == 36 * (2 + 7 + 18)
    for month, name, said in lines[language]:
        assert said, (month, name)
        assert not re.search(r"  | [,.;:]|[,;]{2}|\.\.|[{}]| $", said), said
        assert said[0].isdigit() or said[0] == "−" or said[0].isupper(), said
        assert said.endswith(".") == (not name.endswith(".md") and name != "headline"), said


def test_every_number_is_that_of_the_month_s_table(lines, tables):
    for month, name, said in lines["sv"]:
        if name in tables.units:
            assert numbers(said) <= tables.known(month, name), (month, name, said)


def test_above_and_below_are_as_the_table_has_them(lines, tables):
    seen = Counter()
    for month, name, said in lines["sv"]:
        row = tables.row(month, name) if name in tables.units else None
        for side in re.findall(r"(över|under|precis på) (?:mål|årsmål|budget)", said.split(";")[0]) if row else ():
            assert tables.side(row["outcome"], row["target"] or row["year_target"]) == side, (month, name, said)
            seen[side] += 1
        for side in re.findall(r"(över|under|precis på) budget", said.split(";")[1]) if row and ";" in said else ():
            assert tables.side(row["forecast"], row["year_target"]) == side, (month, name, said)
            seen["forecast"] += 1
    assert min(seen[one] for one in ("över", "under", "precis på", "forecast")) > 5


@pytest.mark.parametrize(
    ("language", "found"), [("sv", r"för (\S+) (?:bedömda )?\S+ i rad"), ("en", r"for the (\S+) .+? in a row")]
)
def test_how_many_in_a_row_is_counted_anew_from_the_files(lines, tables, language, found):
    ordinals = {
        text: int(key.rpartition(".")[2]) for key, text in words(language).entries.items() if ORDINAL.match(key)
    }
    told = 0
    for month, name, said in lines[language]:
        if name in tables.units:
            count = next((ordinals[one] for one in re.findall(found, said)), None)
            expected = tables.streak(month, name)
            assert count == (expected if expected and expected > 1 else None), (month, name, said, expected)
            told += count is not None
    assert told > 100


def test_a_made_headline_that_an_editor_keeps_as_text_is_never_flagged(example, lines):
    whole = with_rule_bases(with_year_outcomes(with_own_values(example)))
    said = [(month, text) for month, name, text in lines["sv"] if name == "headline"]
    assert len(said) == len(whole.reports)
    for at, (month, text) in enumerate(said, 1):
        page = Page("index.md", "docs/index.md", f"# {text}\n")
        proved = proved_text([page], History(whole.reports[:at]))
        assert [one.finding for one in proved.claims if one.file == page.file and one.finding] == [], month
