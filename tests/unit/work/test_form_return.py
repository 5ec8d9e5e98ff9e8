"""A form taken back: the same month from the same answers, whatever they are, and never another month's."""

import csv
import hashlib
import io
import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.filled import addresses, filled
from tests.unit.month import Month, write_month
from utfall.errors import UsageError
from utfall.forms.packing import packed, unpacked
from utfall.period import Period
from utfall.project import read_project
from utfall.sheets.read import workbook_of
from utfall.words import words
from utfall.work.described_package import of_month
from utfall.work.form import form
from utfall.work.form_return import is_form, take_back
from utfall.work.import_result import ImportRequest, StepKind

STATES = {
    "observations": ["reached", "missed", "lost"], "goals": ["good", "lost"], "activities": ["ongoing", "delayed"],
    "assignments": ["ongoing", "delayed"], "projects": ["green", "yellow", "red"],
    "project_statuses": ["green", "yellow", "red", "lost"],
}  # fmt: skip
WORDS = {
    "reached": "Målet nås", "missed": "Målet nås inte", "lost": "Framgår inte", "good": "God måluppfyllelse",
    "ongoing": "Pågående", "delayed": "Försenad", "green": "Grönt", "yellow": "Gult", "red": "Rött",
}  # fmt: skip
FIGURES = {
    "observations": ["outcome", "target", "forecast", "year_target", "rolling_12"],
    "statement_lines": ["outcome", "budget", "forecast", "year_budget"],
    "utrustning": ["antal", "pris"],
}
TEXTS = {
    "observations": ["budget_version", "reason", "comment"], "goals": ["comment"], "activities": ["comment"],
    "assignments": ["report_back", "comment"], "projects": ["phase", "reason", "comment"],
    "project_statuses": ["cause", "action", "responsible"], "utrustning": ["anm"],
}  # fmt: skip
DATES = {"activities": ["due"], "assignments": ["due"], "project_statuses": ["until"], "utrustning": ["klart"]}
OWN = [
    {"name": "id"}, {"name": "namn", "title": "Utrustning"},
    {"name": "antal", "title": "Antal", "type": "integer", "period": True},
    {"name": "pris", "title": "Pris", "type": "number", "unit": "tkr", "decimals": 2, "period": True},
    {"name": "klart", "title": "Klart", "type": "date", "period": True},
    {"name": "anm", "title": "Anmärkning, fri", "period": True},
]  # fmt: skip
OWN_ROWS = 'id,namn,antal,pris,klart,anm\na,"Åkgräsklippare, ""ny""",,,,\nb,Öppet förråd,,,,\n'

symbols = st.sampled_from(["", "..", ".", "x"])
whole = st.integers(-(10**12), 10**12).map(str)
decimal = st.decimals(-(10**6), 10**6, allow_nan=False, places=6).map(lambda one: format(one.normalize() + 0, "f"))
figure = st.one_of(whole, decimal, symbols)
text = st.text(st.sampled_from("abåäöÅÄÖ ,;\"'=+-@.%0123456789–é<>&_x(){}[]#|\\/é€😀"), max_size=24).map(
    lambda one: " ".join(one.split())
)
day = st.dates(min_value=date(1900, 3, 1)).map(str) | st.just("")


@st.composite
def month_values(draw):
    """Draw what the cells of a month hold: by table and row, what each column that a form asks for says."""
    return {
        "figure": draw(st.lists(figure, min_size=8, max_size=8)), "text": draw(st.lists(text, min_size=6, max_size=6)),
        "day": draw(st.lists(day, min_size=3, max_size=3)), "state": draw(st.lists(st.integers(0, 3), min_size=5)),
        "whole": draw(st.lists(whole | symbols, min_size=2, max_size=2)), "shift": draw(st.integers(0, 50)),
    }  # fmt: skip


def read(folder, table):
    return list(csv.DictReader(io.StringIO((folder / f"{table}.csv").read_text(encoding="utf-8"), newline="")))


def write(folder, table, rows):
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    (folder / f"{table}.csv").write_text(out.getvalue(), encoding="utf-8", newline="")


def give(folder, drawn):
    """Write drawn values into every column that a form asks for; return them by table, row's key and column."""
    count = drawn["shift"]

    def some(kind):
        nonlocal count
        count += 1
        return drawn[kind][count % len(drawn[kind])]

    given_values = {}
    for table in {*FIGURES, *TEXTS, *DATES, *STATES}:
        rows, keys = read(folder, table), KEYS.get(table, ("id",))
        for row in rows:
            key = "/".join(row[name] for name in keys)
            if key in NOT_ASKED:
                continue
            for name in FIGURES.get(table, []):
                row[name] = some("whole") if name == "antal" else some("figure")
            for name in TEXTS.get(table, []):
                row[name] = some("text")
            for name in DATES.get(table, []):
                row[name] = some("day")
            if table in STATES:
                row["status"] = STATES[table][some("state") % len(STATES[table])]
            asked = [*FIGURES.get(table, []), *TEXTS.get(table, []), *DATES.get(table, [])]
            for name in [*asked, *(["status"] if table in STATES else [])]:
                given_values[table, key, name] = row[name]
        write(folder, table, rows)
    return given_values


KEYS = {
    "observations": ("indicator", "period"), "statement_lines": ("statement", "id"),
    "project_statuses": ("project", "dimension"),
}  # fmt: skip
NOT_ASKED = {"datorer/2023-T3", "resultat/gemensamt"}


def begin(root):
    """Write a month with a table of one's own, and return it with its project."""
    month = write_month(root).with_table(
        "utrustning", OWN, OWN_ROWS, primaryKey="id", missingValues=["", "..", ".", "x"]
    )
    (root / "mkdocs.yml").write_text("site_name: Rapport\nuse_directory_urls: false\n", encoding="utf-8")
    return month, read_project(root)


def contents(folder):
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def typed(table, column, said):
    """Return a value as somebody types it: figures and days as figures, words of a list, texts as texts."""
    if said == "":
        return ""
    if column == "status":
        return (WORDS[said],)
    if column in DATES.get(table, ()):
        return str((date.fromisoformat(said) - date(1899, 12, 30)).days)
    is_figure = column in FIGURES.get(table, ()) and said not in {"..", ".", "x"}
    return said if is_figure else (said,)


def taken(project, name, content, *, confirmed=False):
    return take_back(project, workbook_of(name, content), ImportRequest(Path(name), is_confirmed=confirmed))


@pytest.fixture(scope="module")
def ground(tmp_path_factory):
    """An open month, its project, and its form without answers: made once, since it is the same for all."""
    root = tmp_path_factory.mktemp("formular")
    month, _ = begin(root)
    earlier = Month(root, shutil.copytree(month.folder, month.folder.with_name("2023-10")))
    earlier.described(lambda whole: whole.update(period="2023-10", version="2023.10.1"))
    earlier.rewritten("observations", lambda text: text.replace("2023-11", "2023-10").replace("2023-T3", "2023-T2"))
    earlier.edited("statement_lines", 3, budget="1", year_budget="1").edited("observations", 2, budget_version="1")
    earlier.edited("assignments", 2, report_back="Årsrapporten.")  # columns that have been used are asked for
    project = read_project(root)
    given_values = give(month.folder, EMPTY)
    content = form(project, None, "", root).file.read_bytes()
    return month, project, contents(month.folder), content, addresses(content), given_values


EMPTY = {"figure": [""], "text": [""], "day": [""], "state": [0], "whole": [""], "shift": 0}


@settings(max_examples=25)
@given(drawn=month_values())
def test_a_form_filled_in_with_a_months_values_gives_that_month(ground, drawn):
    gives_that_month(ground, drawn)


@pytest.mark.thorough
@settings(max_examples=200)
@given(drawn=month_values())
def test_a_form_filled_in_with_the_values_of_many_months_gives_each(ground, drawn):
    gives_that_month(ground, drawn)


def gives_that_month(ground, drawn):
    month, project, before, content, where, _ = ground
    folder = month.folder
    for name, said in before.items():
        (folder / name).write_bytes(said)
    wanted = give(folder, drawn)
    after = contents(folder)
    for name, said in before.items():
        (folder / name).write_bytes(said)
    answers = {where[place]: typed(place[0], place[2], said) for place, said in wanted.items()}
    done = taken(project, "svar.xlsx", filled(content, answers), confirmed=True)
    assert [one.message(words("sv")) for one in done.findings] == []
    written = contents(folder)
    descriptor = json.loads(written["datapackage.json"])
    if done.is_written:
        assert descriptor["sources"].pop()["title"] == "svar.xlsx"
    assert descriptor == json.loads(before["datapackage.json"])
    assert {**written, "datapackage.json": b""} == {**after, "datapackage.json": b""}


@pytest.fixture
def own(tmp_path):
    """A month of its own, its project, and the form of all that is due in it."""
    month, project = begin(tmp_path)
    content = form(project, None, "", tmp_path).file.read_bytes()
    return month, project, content, addresses(content)


def told(done):
    return [(one.file, one.message(words("sv")), one.remedy(words("sv"))) for one in done.findings]


def said(done):
    return [words("sv").say(one) for one in done.notes]


def test_a_form_that_comes_back_as_it_went_changes_nothing(own):
    month, project, content, _ = own
    before = contents(month.folder)
    done = taken(project, "svar.xlsx", content)
    assert (done.steps, done.findings, done.is_written) == ((), (), False)
    assert contents(month.folder) == before


def test_what_stands_with_more_decimals_or_on_two_lines_is_not_rewritten(own):
    month, project, _, _ = own
    month.edited("observations", 4, outcome="5.30", comment="Två\nrader  här ")
    before = contents(month.folder)
    again = form(project, None, "", project.root, project.root / "ny.xlsx").file.read_bytes()
    done = taken(project, "ny.xlsx", again)
    assert (done.steps, done.findings) == ((), ())
    assert contents(month.folder) == before


def test_a_filled_cell_is_shown_and_not_overwritten_before_somebody_says_yes(own):
    month, project, content, where = own
    at = where["observations", "kostnader/2023-11", "outcome"]
    answered = filled(content, {at: "1265140"})
    before = contents(month.folder)
    done = taken(project, "svar.xlsx", answered)
    (step,) = done.steps
    assert (step.kind, step.place, step.before, step.value) == (
        StepKind.CHANGED, f"{at[0]}!{at[1]}", "1265135", "1265140",
    )  # fmt: skip
    assert not done.is_written
    assert done.awaits_answer
    assert contents(month.folder) == before
    assert taken(project, "svar.xlsx", answered, confirmed=True).is_written
    assert "kostnader,2023-11,1265140," in month.text("observations.csv")
    again = taken(project, "svar.xlsx", answered)
    assert (again.steps, again.is_written) == ((), False)


def test_what_somebody_else_has_changed_since_is_left_where_the_form_says_nothing_new(own):
    month, project, content, where = own
    month.edited("observations", 2, outcome="1").edited("observations", 3, outcome="2")
    at = where["observations", "resultat/2023-11", "outcome"]
    done = taken(project, "svar.xlsx", filled(content, {at: "101"}))
    (step,) = done.steps
    assert (step.before, step.value) == ("2", "101")
    assert said(done)[0] == f"{at[0]}!{at[1]}: ändrad sedan formuläret gjordes. Då stod 100, nu står 2."


def test_the_source_is_kept_with_its_checksum_once(own):
    month, project, content, where = own
    answered = filled(content, {where["goals", "service", "comment"]: ("Bra.",)})
    taken(project, "svar från HR.xlsx", answered)
    source = json.loads(month.text("datapackage.json"))["sources"][-1]
    assert source == {"title": "svar från HR.xlsx", "hash": f"sha256:{hashlib.sha256(answered).hexdigest()}"}
    taken(project, "svar från HR.xlsx", answered)
    assert json.loads(month.text("datapackage.json"))["sources"].count(source) == 1


def test_a_footnote_is_added_changed_and_taken_away(own):
    month, project, content, where = own
    place = ("statement_lines", "resultat/hr", "note:outcome")
    taken(project, "a.xlsx", filled(content, {where[place]: ("Uppgiften kommer i januari.",)}))
    row = "statement_lines,resultat/hr,outcome,Uppgiften kommer i januari.\n"
    first = month.text("notes.csv")
    assert first.endswith(row)
    again = form(project, None, "", project.root, project.root / "b.xlsx").file.read_bytes()
    taken(project, "b.xlsx", filled(again, {where[place]: ("Klart i januari.",)}), confirmed=True)
    assert month.text("notes.csv") == first.replace("Uppgiften kommer i januari", "Klart i januari")
    last = form(project, None, "", project.root, project.root / "c.xlsx").file.read_bytes()
    taken(project, "c.xlsx", filled(last, {where[place]: ""}), confirmed=True)
    assert month.text("notes.csv") == first.removesuffix(row)


def test_what_is_still_empty_is_told_by_owner(own):
    month, project, _, where = own
    for row in (2, 3, 4):
        month.edited("observations", row, outcome="")
    month.edited("statement_lines", 3, outcome="").edited("statement_lines", 4, outcome="")
    month.added("notes", resource="statement_lines", row="resultat/hr", field="outcome", text="Kommer.")
    again = form(project, None, "", project.root, project.root / "b.xlsx").file.read_bytes()
    done = taken(project, "b.xlsx", filled(again, {where["observations", "resultat/2023-11", "outcome"]: "5"}))
    assert done.is_written
    assert said(done) == [
        (
            "Kvar att fylla i för Ingen ansvarig angiven, 10 celler: "
            'Kostnader, Ekonomi, Åkgräsklippare, "ny", Öppet förråd.'
        ),
        "Kvar att fylla i för HR, 1 cell: Frånvaro.",
    ]
    assert ("data/2023-11/observations.csv", "franvaro/2023-11", "outcome") in done.still_empty


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"version": "2023.11.2"},
            (
                "svar.xlsx är gjort för utgåvan 2023.11.1, men månaden är nu utgåvan 2023.11.2. "
                "Gör ett nytt formulär med utfall form 2023-11, och flytta över svaren."
            ),
        ),
        (
            {"name": "annan-rapport"},
            (
                "svar.xlsx är ett formulär för paketet manadsrapport-2023-11, men det här projektets paket för månaden "
                "heter annan-rapport. Läs in det i det projekt som det är gjort i."
            ),
        ),
    ],
)
def test_a_form_of_another_edition_or_package_is_refused(own, change, message):
    month, project, content, where = own
    month.described(lambda whole: whole.update(change))
    before = contents(month.folder)
    with pytest.raises(UsageError) as refused:
        taken(project, "svar.xlsx", filled(content, {where["goals", "service", "comment"]: ("Bra.",)}), confirmed=True)
    assert str(refused.value) == message
    assert contents(month.folder) == before


def test_a_form_of_another_month_is_refused(own):
    month, project, content, _ = own
    shutil.copytree(month.folder, month.folder.with_name("2023-12"))
    Month(month.root, month.folder.with_name("2023-12")).described(
        lambda whole: whole.update(period="2023-12", version="2023.12.1", name="manadsrapport-2023-12")
    )
    with pytest.raises(UsageError) as refused:
        taken(read_project(project.root), "svar.xlsx", content)
    assert str(refused.value) == (
        "svar.xlsx är ett formulär för 2023-11, men månaden som är öppen är 2023-12. Gör ett nytt formulär med utfall "
        "form 2023-12. En månad som är publicerad rättas med utfall correct."
    )


def test_rows_that_the_package_no_longer_has_are_told_and_their_answers_stop(own):
    month, project, content, where = own
    month.removed("activities", 2)
    assert said(taken(project, "svar.xlsx", content))[0] == (
        "4 Aktiviteter!E2: raden plan i Aktiviteter finns inte längre i paketet. Det som står på raden läses inte in."
    )
    answered = filled(content, {
        where["activities", "plan", "comment"]: ("Klart.",), where["activities", "kultur", "comment"]: ("Går bra.",),
    })  # fmt: skip
    done = taken(project, "svar.xlsx", answered)
    assert [one.case for one in done.findings] == ["gone"]
    assert not done.is_written
    assert taken(project, "svar.xlsx", answered, confirmed=True).is_written
    assert month.text("activities.csv").endswith(",HR,2024-03-31,Går bra.\n")


def test_a_value_of_another_unit_than_was_asked_for_stops(own):
    month, project, content, where = own
    month.edited("indicators", 2, unit="mnkr")
    at = where["observations", "kostnader/2023-11", "forecast"]
    done = taken(project, "svar.xlsx", filled(content, {at: "1400000"}), confirmed=True)
    assert told(done) == [(
        f"svar.xlsx, {at[0]}!{at[1]}",
        "Vad som frågas efter är ändrat sedan formuläret gjordes: då ett tal (tkr), nu ett tal (mnkr).",
        "Gör ett nytt formulär med utfall form, och fråga efter värdet igen.",
    )]  # fmt: skip
    assert not done.is_written


def test_a_month_whose_files_are_no_tables_takes_no_answers(own):
    month, project, content, _ = own
    month.rewritten("goals", lambda text: text.replace(",", ";"))
    with pytest.raises(UsageError, match="Månaden 2023-11 har fel i sina filer, så inga svar kan skrivas in i dem"):
        taken(project, "svar.xlsx", content)


def test_a_form_whose_record_is_gone_or_changed_is_refused(own):
    _, project, content, _ = own
    files = unpacked(content)
    files["xl/sharedStrings.xml"] = files["xl/sharedStrings.xml"].replace(
        b"<t>number procent</t>", b"<t>number tkr</t>"
    )
    with pytest.raises(UsageError, match="uppgifter om sig självt är inte hela"):
        taken(project, "svar.xlsx", packed(files.items(), level=1))
    assert is_form(workbook_of("svar.xlsx", content))


def test_the_files_read_into_one_month_are_no_sources_of_the_next():
    descriptor = {"sources": [{"title": "Rapporten"}, {"title": "svar.xlsx", "hash": "sha256:1"}], "title": "T"}
    following = of_month(descriptor, Period.parse("2023-11"), Period.parse("2023-12"))
    assert following["sources"] == [{"title": "Rapporten"}]


def test_a_cell_that_cannot_be_read_is_filled_all_the_same(own):
    month, project, content, where = own
    month.edited("observations", 4, outcome="5,3")
    at = where["observations", "franvaro/2023-11", "outcome"]
    done = taken(project, "svar.xlsx", filled(content, {at: "5.4"}))
    assert [(one.kind, one.before, one.value) for one in done.steps] == [(StepKind.CHANGED, "5,3", "5.4")]
    assert not done.is_written
    assert said(done)[0] == f"{at[0]}!{at[1]}: ändrad sedan formuläret gjordes. Då stod 5.3, nu står 5,3."
