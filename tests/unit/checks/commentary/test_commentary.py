"""What people have written, held against the data: where it is found, what is told of it, and what silences it."""

import pytest

from tests.seeded import SEED
from tests.thoroughly import thorough
from utfall.checks.commentary import findings_of, proved_text
from utfall.checks.commentary.passages import passages_of
from utfall.model.finding import Severity
from utfall.model.history import History
from utfall.project import read_project
from utfall.source.archive import read_archive
from utfall.source.page import Page, read_pages

LONG = 100_000  # signs


@pytest.fixture(scope="module")
def seed():
    """The archive of the project's own month."""
    return History(read_archive(sorted(one for one in (SEED / "data").iterdir() if one.is_dir()), SEED))


def told(text, history, **meta):
    """Return what became of the claims of a page's text."""
    page = Page("a.md", "docs/a.md", text, meta=meta or None)
    return [one for one in proved_text([page], history).claims if one.file == "docs/a.md"]


def outcomes(text, history, **meta):
    return [(one.written, one.outcome) for one in told(text, history, **meta)]


def test_a_contradicted_figure_stops_and_is_told_with_its_sentence_and_its_cell(seed, sv, en):
    (one,) = told("# A\n\nBra. Underskottet per\nnovember är 19 mkr.\n", seed)
    assert (one.outcome, one.finding.severity, one.row, one.column) == ("contradicted", Severity.ERROR, 4, 13)
    assert one.finding.message(sv) == (
        "”Underskottet per november är 19 mkr.”: 19 mkr har rätt storlek, men åt fel håll. "
        "Verksamhetens resultat, utfall november 2023: 19,1 mnkr "
        "(data/2023-11/observations.csv, rad 7, kolumn outcome)."
    )
    assert "överskott" in one.finding.remedy(sv)
    assert "of the right size, but the wrong way" in one.finding.message(en)


def test_a_difference_is_told_with_both_of_its_sides(seed, sv):
    (one, _) = told("Personalkostnaderna är 12 mkr lägre än budget.\n", seed)
    assert (
        "mot Personalkostnader, mål eller budget november 2023: 546,5 mnkr, skillnad −78,4 mnkr"
        in one.finding.message(sv)
    )


def test_what_cannot_be_resolved_warns(seed):
    found = told("Hyran är 12 mkr.\n", seed)
    assert [(one.outcome, one.finding.case, one.finding.severity) for one in found] == [
        ("unresolved", "no-subject", Severity.WARNING)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Hyran är 12 mkr {# källa: avtalet #}.\n",
        "Hyran är 12 mkr (källa: avtalet).\n",
        "The rent was SEK 12 million (source: the contract).\n",
    ],
)
def test_a_mark_beside_a_figure_says_where_it_comes_from(seed, text):
    assert [outcome for _, outcome in outcomes(text, seed)] == ["elsewhere"]


def test_a_mark_without_a_source_says_nothing(seed):
    assert outcomes("Hyran är 12 mkr {# källa: #}.\n", seed) == [("12 mkr", "unresolved")]


def test_a_page_may_list_figures_as_its_own_and_is_told_of_those_that_it_lacks(seed):
    ours = {"own-figures": ["12 mnkr", "5,5 mkr"]}
    page = Page("a.md", "docs/a.md", "Hyran är 12 mkr.\n", meta={"utfall": ours})
    proved = proved_text([page], seed)
    assert [one.outcome for one in proved.claims if one.file == "docs/a.md"] == ["elsewhere"]
    assert proved.unused == (("docs/a.md", "5,5 mkr"),)


def test_a_heading_and_the_sentence_before_say_what_is_meant(seed):
    assert outcomes("## Sjukfrånvaro\n\nMålet är 5 procent.\n", seed) == [("5 procent", "backed")]
    text = "Sjukfrånvaron var 5,3 procent. Det är 0,3 procentenheter över målet.\n"
    assert [outcome for _, outcome in outcomes(text, seed)] == ["backed", "backed"]


def test_words_of_direction_are_tried_beside_bound_figures(seed):
    text = 'Sjukfrånvaron är {{ figure("sjukfranvaro") }}, lägre än målet.\n'
    assert outcomes(text, seed) == [("lägre", "contradicted")]


def test_titles_of_charts_are_tried(seed):
    text = '{{ chart("hr", title="Sjukfrånvaron är 6,3 procent") }}\n'
    assert outcomes(text, seed) == [("6,3 procent", "contradicted")]


def test_cells_with_commentary_are_tried(month, sv):
    month.edited("observations", 2, comment="Kostnaderna är 999 mkr.")
    (finding,) = findings_of(proved_text([], History((month.report(),))))
    assert (finding.row, finding.field, finding.column) == (2, "comment", None)
    assert "rad 2, kolumn outcome" in finding.message(sv)


def test_macros_code_tags_and_addresses_are_no_text(seed):
    text = "`Kostnaderna är 9 mkr.` <b>x</b> {{ table('a 9 mkr') }} [a](https://example.org/9-mkr)\n\n```\n9 mkr\n```\n"
    assert outcomes(text, seed) == []


def test_a_sentence_has_no_markup_and_knows_its_places():
    page = Page("a.md", "docs/a.md", "- Först\n- **Sju**&nbsp;[länkar](a.md) & _mer_\n", first_line=3)
    passage = list(passages_of(page))[1]
    assert passage.utterance.text == "Sju länkar & mer"
    assert passage.place(passage.utterance.text.index("mer")) == (4, 34)


def test_the_seeds_own_commentary(seed):
    """Judged by hand: what each figure and word is of, and what the data have of it.

    Five figures are told by the commentary alone. That sick leave "is going to rise in November" is said in November:
    the report's own inconsistency. A "positive deviation" and the example of a minus sign are as the data say.
    """
    found = proved_text(read_pages(read_project(SEED)), seed)
    assert [(one.file, one.written, one.outcome, one.finding.case if one.finding else "") for one in found.claims] == [
        ("docs/ekonomi.md", "positiv avvikelse", "backed", ""),
        ("docs/ekonomi.md", "60 mnkr", "unresolved", "no-subject"),
        ("docs/ekonomi.md", "40 mnkr", "unresolved", "no-subject"),
        ("docs/ekonomi.md", "20 mkr", "unresolved", "no-subject"),
        ("docs/ekonomi.md", "25 mkr", "unresolved", "no-data"),
        ("docs/ekonomi.md", "5,5 mkr", "unresolved", "narrowed"),
        ("docs/hr.md", "november", "unresolved", "past-month"),
        ("docs/om.md", "−305 tkr", "backed", ""),
        ("docs/om.md", "305 tkr", "backed", ""),
    ]


@pytest.mark.parametrize("months", [range(5, 36, 10), thorough(range(36))])
def test_every_month_of_the_example_passes_with_two_warnings_at_most(example_root, example, months):
    pages = read_pages(read_project(example_root))
    for at in months:
        history = History(example.reports[: at + 1])
        severities = [one.severity for one in findings_of(proved_text(pages, history))]
        assert Severity.ERROR not in severities, history.current.period
        assert len(severities) <= 2, history.current.period


@pytest.mark.parametrize(
    "run",
    [
        "9 ", "9", "1 000 ", "Kostnaderna är 9 mkr ", "över under mot än ", "från 9 till ", "kostnad", "[", "**a** ",
        "{{ figure('a') }}", "{# källa: ", "tjugofem komma ", 'title="9 mkr" ',
    ],
)  # fmt: skip
def test_no_text_hangs(seed, run):
    text = (run * (LONG // len(run) + 1))[:LONG]
    page = Page("a.md", "docs/a.md", text)
    assert proved_text([page], seed).claims is not None


def test_many_sentences_are_each_judged(seed):
    assert len(told("- Hyran är 9 mkr.\n" * 500, seed)) == 500


def test_an_amount_is_told_with_enough_decimals_to_see_how_it_differs(seed, sv):
    (one,) = told("Konsultkostnaderna är 102,9 mkr.\n", seed)
    assert "102,7 mnkr" in one.finding.message(sv)


def test_a_deviation_of_a_net_cost_is_told_with_the_signs_of_the_data(sv):
    root = SEED.parent / "bodies" / "bjorkvik"
    history = History(read_archive([root / "data" / "2018-04", root / "data" / "2018-07"], root))
    (one,) = told("Omsorgsstyrelsen redovisar ett överskott på 8,4 mkr.\n", history)
    assert one.outcome == "contradicted"
    assert "−402,6 mnkr, mot Omsorgsstyrelsen, mål eller budget juli 2018: −394,2 mnkr, skillnad −8,4 mnkr" in (
        one.finding.message(sv)
    )
