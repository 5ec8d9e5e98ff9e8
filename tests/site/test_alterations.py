"""Eighty alterations, each of one value in a file of a built site: all stop the build, by form and place.

The seed's site, and the example's with an archive of 36 months. The files are altered after they were written and
proved sound, and the proof is asked again as a second build asks it; a few are made by a form's own maker inside the
real command.
"""

import io
import json
import re
import shutil
import zipfile
from dataclasses import dataclass, replace

import pytest

from tests.once import made_once
from tests.site.project import Project, copy_project
from tests.thoroughly import thorough
from utfall.demo import demo
from utfall.forms.proof import differences
from utfall.forms.proved import PROVED, prove
from utfall.forms.request import ExportRequest
from utfall.pages.edition import prepare
from utfall.project import read_project
from utfall.words import words

FORMS = "csv,xlsx,json,zip,manifest"
BOOK, ZIP = "data/manadsrapport-2023-11.xlsx", "data/manadsrapport-2023-11.zip"
RESULT, COSTS, ABSENCE = (
    f"data/indicators/{name}.json" for name in ("verksamhetens-resultat", "verksamhetens-kostnader", "sjukfranvaro")
)
STATEMENT, TABLES, INDEX = "data/statements/resultat.json", "data/tables.json", "data/index.json"
PAGE, CSV, PACKAGE, SHEET, JSON, HISTORY, PACKED, LISTED, ARCHIVE, SEARCH = (
    "Sidan", "CSV som visas", "Paketets CSV", "Arbetsboken", "JSON för tabellerna", "JSON för historien",
    "Datapaketet (zip)", "Manifestet", "Historiken som CSV", "Sökningen",
)  # fmt: skip


@dataclass(frozen=True)
class Site:
    """A built site, a copy of this process's own, and the request that its forms were made to."""

    request: ExportRequest

    def altered(self, changes):
        """Return what the proof says of the site while some files of it are others."""
        before = {name: (self.request.site / name).read_bytes() for name in changes}
        for name, change in changes.items():
            (self.request.site / name).write_bytes(change(before[name]))
            assert (self.request.site / name).read_bytes() != before[name], "nothing was altered"
        try:
            return [(one.file, one.message(words("sv"))) for one in prove(self.request)]
        finally:
            for name, content in before.items():
                (self.request.site / name).write_bytes(content)


def built(factory, name, make):
    """Build a project once for all processes, and return a copy of its site for this one."""

    def whole():
        project = make(factory.mktemp(name) / "rapport")
        ran = project.utfall("build", UTFALL_FORMS=FORMS)
        assert ran.code == 0, ran.said
        return project.root

    root = made_once(factory, f"altered-{name}", whole)
    site = shutil.copytree(root / "site", factory.mktemp(f"site-{name}") / "site")
    project = replace(read_project(root), forms=tuple(FORMS.split(",")))
    edition = prepare(project)
    request = ExportRequest(edition, edition.report, project, site, lambda _what: None)
    assert prove(request) == ()
    assert (project.cache / PROVED).is_file(), "the sound site is proved anew each time"
    return Site(request)


def example(root):
    demo(root)
    return Project(root)


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    found = {}

    def get(name):
        if name not in found:
            found[name] = built(tmp_path_factory, name, {"seed": copy_project, "example": example}[name])
        return found[name]

    return get


def text(old, new):
    """Write another text in the place of the first like it."""

    def change(content):
        assert old in content.decode(), f"{old} is not there"
        return content.decode().replace(old, new, 1).encode()

    return change


def tree(*path, to):
    """Write another value at a place in JSON. A part of a list is named by its place, its id or its period."""

    def change(content):
        whole = json.loads(content)
        at = whole
        for step in path[:-1]:
            at = part(at, step)
        assert at[path[-1]] != to
        at[path[-1]] = to
        return json.dumps(whole, ensure_ascii=False).encode()

    return change


def part(at, step):
    if isinstance(at, list) and isinstance(step, str):
        return next(one for one in at if step in {one.get("id"), one.get("period")})
    return at[step]


def cell(table, row, key, *, to):
    """Write another value in a cell of a table in JSON."""

    def change(content):
        whole = json.loads(content)
        found = part(whole["tables"], table)
        at = [column["key"] for column in found["columns"]].index(key)
        next(one for one in found["rows"] if one[0] == row)[at] = to
        return json.dumps(whole, ensure_ascii=False).encode()

    return change


def member(pattern, old, new):
    """Write another text in the first member of a zip file whose name begins so and that has it."""

    def change(content):
        whole, done = io.BytesIO(), False
        with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(whole, "w") as after:
            for name in before.namelist():
                held = before.read(name)
                if re.match(pattern, name) and not done and re.search(old, held.decode()):
                    held, done = re.sub(old, new, held.decode(), count=1).encode(), True
                after.writestr(name, held)
        assert done, f"{old} is nowhere"
        return whole.getvalue()

    return change


def hit(address, part, old, new):
    """Write another text in a part of what the search finds at an address: 1 is its name, 2 its place, 3 the rest."""

    def change(content):
        begin, end = content.index(b"=") + 1, content.rindex(b";")
        whole = json.loads(content[begin:end])
        found = next(one for one in whole["entries"] if one[0] == address)
        assert old in found[part], found
        found[part] = found[part].replace(old, new)
        return content[:begin] + json.dumps(whole, ensure_ascii=False).encode() + content[end:]

    return change


def sheet(old, new, at="(?!1[.])"):
    """Write another figure in the workbook, on another sheet than the first, which has the whole archive."""
    return member(f"xl/worksheets/sheet{at}", rf"(<v>){old}(</v>)", rf"\g<1>{new}\g<2>")


def shared(old, new):
    return member("xl/sharedStrings.xml", old, new)


def without(name):
    """Leave a member out of a zip file."""

    def change(content):
        whole = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(whole, "w") as after:
            for one in before.namelist():
                if one != name:
                    after.writestr(one, before.read(one))
        return whole.getvalue()

    return change


LD = "uppgifterna för sökmotorer (JSON-LD), "
TILE = "nyckeltalet ”Verksamhetens resultat”, "
CHART = "diagrammet ”Utfall mot mål, budget och förra året, november 2023”, "
CAPTION = "rubriken över tabellen ”Resultat per avdelning, november 2023"
FIGURE = "siffran ”Verksamhetens resultat, Utfall hittills i år, november 2023” i texten"
N = "\u00a0"
REACHED = (
    'data-state="reached"><svg class="u-shape" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">'
    '<circle cx="8" cy="8" r="7.5"/><path class="u-cut" d="'
)
INDEXED = "search/index.js"
TELEPHONY, SICKNESS = "portfolj.html#projects-telefoni", "hr.html#indicators-hr-month-sjukfranvaro"
COSTS_HIT = "ekonomi.html#indicators-ekonomi-month-verksamhetens-kostnader"
MEANING = "Utfallet eller prognosen når målet[.]"
ON_SEED = [
    # the start page: the figure in the headline, key figures, what deviates, counts, ways on
    ("index.html", text(f">19{N}mkr<", f">18{N}mkr<"), PAGE, FIGURE),
    ("index.html", text(f">19{N}mkr<", f">19{N}tkr<"), PAGE, FIGURE),
    ("index.html", text('resultat" value="19118"', 'resultat" value="19119"'), PAGE, f"värdet bakom {FIGURE}"),
    ("index.html", text("i år, november 2023: 19", "i år, oktober 2023: 19"), PAGE, f"källan till {FIGURE}"),
    ("index.html", text(">19,1<", ">19,2<"), PAGE, f"{TILE}siffran, ska säga"),
    ("index.html", text('<data value="19.118"', '<data value="19.181"'), PAGE, f"{TILE}värdet bakom siffran"),
    ("index.html", text(";mkr</span></data>", ";tkr</span></data>"), PAGE, f"{TILE}siffran, ska säga"),
    ("index.html", text(f"19,4{N}mkr över", f"19,4{N}mkr under"), PAGE, f"{TILE}jämförelsen"),
    ("index.html", text(f"19,4{N}mkr över", f"19,5{N}mkr över"), PAGE, f"{TILE}jämförelsen"),
    ("index.html", text('what">hittills i år, jan', 'what">hittills i år, feb'), PAGE, f"{TILE}vad siffran är"),
    ("index.html", text("årsprognos 32,3", "årsprognos 33,3"), PAGE, f"{TILE}mål och prognos"),
    ("index.html", text(">lägre än jan–nov 2022<", ">högre än jan–nov 2022<"), PAGE, f"{TILE}ändringarna"),
    ("index.html", text('u-said">beräknad<', 'u-said">bedömd<'), PAGE, f"{TILE}statusen"),
    (
        "index.html",
        text(">IT-tjänster, IT-program och", ">IT-tjänster, program och"),
        PAGE,
        "tabellen ”Det värsta som avviker",
    ),
    (
        "index.html",
        text("Det värsta som avviker, november", "Det värsta som avviker, oktober"),
        PAGE,
        "rubriken över tabellen ”Det värsta",
    ),
    ("avvikelser.html", text('computed"><b>5</b>', 'computed"><b>6</b>'), PAGE, "tabellen ”Antal efter status"),
    ("index.html", text('indicator-reached"><b>5</b>', 'indicator-reached"><b>6</b>'), PAGE, "tabellen ”Avsnitten"),
    ("index.html", text('"temporalCoverage": "2023-11"', '"temporalCoverage": "2023-10"'), PAGE, f"{LD}period"),
    ("index.html", text('"version": "2023.11.1"', '"version": "2023.11.2"'), PAGE, f"{LD}version"),
    (
        "om.html",
        text('"publisher": {"@type": "Organization", "name": "I', '"publisher": {"@type": "Organization", "name": "i'),
        PAGE,
        f"{LD}publisher",
    ),
    ("index.html", text('"contentUrl": "data/index.json"', '"contentUrl": "data/indx.json"'), PAGE, f"{LD}files"),
    # what machines are told that read the page, where it is not told at all
    ("om.html", text('<script type="application/ld+json">', '<script type="application/json">'), PAGE, f"{LD}name"),
    ("index.html", text('"license": ["', '"license": ["x'), PAGE, f"{LD}licence"),
    # the search: names, statuses, texts, titles
    (INDEXED, hit(SICKNESS, 1, "Sjukfrånvaro", "Friskfrånvaro"), SEARCH, f"träffen {SICKNESS} ska säga"),
    (INDEXED, hit(SICKNESS, 0, SICKNESS, "hr.html#annan"), SEARCH, f"träffen {SICKNESS} ska säga"),
    (INDEXED, hit(COSTS_HIT, 2, "Målet nås", "Målet nås inte"), SEARCH, f"träffen {COSTS_HIT} ska säga ”Målet nås”"),
    (INDEXED, hit(COSTS_HIT, 2, "november 2023", "oktober 2023"), SEARCH, f"träffen {COSTS_HIT} ska säga"),
    (INDEXED, hit(TELEPHONY, 3, "mars 2024", "maj 2024"), SEARCH, f"träffen {TELEPHONY} ska säga"),
    (INDEXED, hit("hr.html", 1, "HR", "IT"), SEARCH, "träffen hr.html ska säga ”3 HR” men säger ”3 IT”"),
    # a chapter: cells, units, marks, notes, charts
    ("ekonomi.html", text(f">1{N}004<", f">1{N}044<"), PAGE, "raden ”Ekonomi”, kolumnen ”Utfall ack 2023”"),
    ("ekonomi.html", text('data-value="-4767"', 'data-value="4767"'), PAGE, "raden ”Kommunikation, ledning/styrning”"),
    (
        "ekonomi.html",
        text(
            '>hittills i år, november 2023</span><span class="u-in-unit">, tkr<',
            '>hittills i år, november 2023</span><span class="u-in-unit">, mnkr<',
        ),
        PAGE,
        "rubriken över tabellen ”Resultat per avdelning, hittills i år, november 2023, tkr” ska säga",
    ),
    (
        "ekonomi.html",
        text('u-current">Utfall ack 2023', 'u-current">Utfall ack 2022'),
        PAGE,
        "har andra rader eller kolumner",
    ),
    ("hr.html", text(f'5,3<span class="u-unit">{N}%', f'5,3<span class="u-unit">{N}tkr'), PAGE, "raden ”Sjukfrånvaro”"),
    ("ekonomi.html", text("u-mark u-good", "u-mark u-bad"), PAGE, "märket för statusen ”Målet nås”"),
    (
        "ekonomi.html",
        text(f"{REACHED}M4.4 8.3l2.5 2.5 4.7-5.2", f"{REACHED}M5.4 5.4l5.2 5.2"),
        PAGE,
        "märket för statusen ”Målet nås”",
    ),
    (
        "ekonomi.html",
        text(
            'u-near" aria-hidden="true" hidden><span class="u-good">Målet nås',
            'u-near" aria-hidden="true" hidden><span class="u-good">Nära målet',
        ),
        PAGE,
        "raden ”Verksamhetens kostnader”",
    ),
    ("ekonomi.html", text(f"prognosen 1{N}365{N}798", f"prognosen 1{N}365{N}789"), PAGE, "kolumnen ”Status” ska säga"),
    (
        "ekonomi.html",
        text("Högst är Verksamhetens kostnader", "Lägst är Verksamhetens kostnader"),
        PAGE,
        f"{CHART}textalternativet",
    ),
    ("ekonomi.html", text('"x":[1265135,', '"x":[1265153,'), PAGE, f"{CHART}det levande diagrammets värden"),
    ("ekonomi.html", text(f'"1{N}265{N}135{N}tkr"', f'"1{N}265{N}153{N}tkr"'), PAGE, f"{CHART}det levande"),
    ("ekonomi.html", text('title">Utfall mot mål, budget och', 'title">Utfall mot mål och'), PAGE, f"{CHART}rubriken"),
    (
        "ekonomi.html",
        text(
            'Verksamhetens kostnader</a></th><td class="u-number" data-value="1265135"',
            'Verksamhetens kostnader</a></th><td class="u-number" data-value="1265130"',
        ),
        PAGE,
        "tabellen ”Utfall mot mål, budget och förra året, november 2023”",
    ),
    # the tables as shown
    (
        "data/tables/statement-resultat.csv",
        text(";1004;", ";1005;"),
        CSV,
        "raden ”Ekonomi”, kolumnen ”Utfall ack 2023”",
    ),
    ("data/tables/statement-resultat.csv", text("(tkr)", "(mnkr)"), CSV, CAPTION),
    (
        "data/tables/statement-resultat.csv",
        text(";rubrik;", ";rad;"),
        CSV,
        "raden ”Gemensamma tjänster”, kolumnen ”Radtyp”",
    ),
    ("data/tables/indicators-hr-month.csv", text("(%)", "(tkr)"), CSV, "har andra rader eller kolumner"),
    ("data/tables/status-counts.csv", text("Målet nås", "Målet nås inte"), CSV, "tabellen ”Antal efter status"),
    # the package's own files, alone and together
    ("data/observations.csv", text(",468100,", ",468101,"), PACKAGE, "raden ”Personalkostnader”"),
    ("data/notes.csv", text("\n", "\nx"), PACKAGE, "filen notes.csv, rad 2, kolumnen resource,"),
    ("data/datapackage.json", text('"2023.11.1"', '"2023.11.2"'), PACKAGE, "filen datapackage.json, rad "),
    (ZIP, member("observations.csv", ",468100,", ",468101,"), PACKED, "filen observations.csv, rad "),
    (ZIP, without("notes.csv"), PACKED, "filen notes.csv ska säga"),
    (ZIP, lambda content: content[:1000], PACKED, "filen går inte att läsa"),
    # the workbook
    (BOOK, sheet("-4767", "4767"), SHEET, "raden ”Kommunikation, ledning/styrning”"),
    (BOOK, shared("Resultat per avdelning, november 2023", "Resultat per avdelning, oktober 2023"), SHEET, CAPTION),
    (BOOK, shared(">procent<", ">tkr<"), SHEET, "kolumnen ”Enhet” ska säga ”procent”"),
    (BOOK, sheet("468100", "468101", "1[.]"), SHEET, "kolumnen ”Värde” ska säga ”468100” men säger ”468101”"),
    (
        "data/historik.csv",
        text(",468100,", ",468101,"),
        ARCHIVE,
        "kolumnen ”Värde” ska säga ”468100” men säger ”468101”",
    ),
    (
        "data/historik.csv",
        text(",reached,computed", ",reached,judged"),
        ARCHIVE,
        "ska säga ”computed” men säger ”judged”",
    ),
    (
        BOOK,
        shared(f">{MEANING}<", ">Utfallet når budgeten.<"),
        SHEET,
        "bladet ”Noter”, raden ”Målet nås”, ska",
    ),
    (
        BOOK,
        shared(">värdet kan inte förekomma<", ">värdet saknas<"),
        SHEET,
        "bladet ”Noter”, raden ”.”, ska",
    ),
    (BOOK, shared(">indikatorernas egna sidor<", ">egna sidor<"), SHEET, "bladet ”Innehåll”, raden ”"),
    (
        BOOK,
        member("xl/styles.xml", 'formatCode="#,##0[.]0"', 'formatCode="#,##0.00"'),
        SHEET,
        "raden ”Sjukfrånvaro”, kolumnen ”Utfall nov 2022” ska säga ”5,1\u00a0%” men säger ”5.10”",
    ),
    # JSON: tables, index, histories
    (
        TABLES,
        cell("statement-resultat", "Ekonomi", "outcome", to=1005),
        JSON,
        "raden ”Ekonomi”, kolumnen ”Utfall ack 2023”",
    ),
    (TABLES, tree("tables", "statement-resultat", "caption", to="Resultat"), JSON, CAPTION),
    (TABLES, tree("tables", "statement-resultat", "page", to="HR"), JSON, "platsen tables/statement-resultat/page"),
    (INDEX, tree("indicators", "sjukfranvaro", "unit", to="tkr"), JSON, "platsen indicators/sjukfranvaro/unit"),
    (INDEX, tree("version", to="2023.11.2"), JSON, "platsen version"),
    (RESULT, tree("unit", to="mnkr"), HISTORY, "platsen unit ska säga ”tkr” men säger ”mnkr”"),
    (ABSENCE, tree("direction", to="higher"), HISTORY, "platsen direction"),
    (
        COSTS,
        tree("observations", "2023-11", "status", "computed", to="missed"),
        HISTORY,
        "platsen observations/2023-11/status/computed ska säga ”reached” men säger ”missed”",
    ),
    (
        COSTS,
        tree("observations", "2023-11", "comparisons", "values", "deviation", to=1),
        HISTORY,
        "platsen observations/2023-11/comparisons/values/deviation",
    ),
    (STATEMENT, tree("unit", to="mnkr"), HISTORY, "platsen unit"),
    ("manifest.json", text('"path": "om.html", "size": ', '"path": "om.html", "size": 1'), LISTED, "filen om.html"),
    ("sitemap.xml", text("<urlset", "<urlset "), LISTED, "filen sitemap.xml"),
    ("manifest.json", text('"version": "2023.11.1"', '"version": "2023.11.2"'), LISTED, "uppgiften package"),
]
ON_EXAMPLE = [
    (
        "data/indicators/sjukfranvaro.json",
        tree("observations", "2024-05", "values", "outcome", to=1.5),
        HISTORY,
        "platsen observations/2024-05/values/outcome",
    ),
    (
        "data/indicators/sjukfranvaro.json",
        tree("derived", "2025-12", "values", "rolling_12", to=5.8),
        HISTORY,
        "platsen derived/2025-12/values/rolling_12",
    ),
    (
        "data/indicators/sjukfranvaro.json",
        tree("derived", "2025-11", "methods", "rolling_12", to="mean"),
        HISTORY,
        "platsen derived/2025-11/methods/rolling_12",
    ),
    (
        "data/indicators/kostnader.json",
        tree("derived", "2024-03", "values", "own", to=1),
        HISTORY,
        "platsen derived/2024-03/values/own",
    ),
    ("data/indicators/kostnader.json", tree("forecasts", 3, "value", to=1), HISTORY, "platsen forecasts/"),
    (
        "data/indicators/sjukfranvaro.json",
        tree("corrections", 0, "new", to="6.2"),
        HISTORY,
        "platsen corrections/1/new",
    ),
    (
        "data/statements/resultat.json",
        tree("lines", "ekonomi-och-inkop", "observations", "2024-02", "values", "outcome", to=7),
        HISTORY,
        "platsen lines/ekonomi-och-inkop/observations/2024-02/",
    ),
    (
        "data/indicators/servicearenden.json",
        tree("breaks", 0, "period", to="2024-06"),
        HISTORY,
        "platsen breaks/2024-05",
    ),
    (
        "data/indicators/servicearenden.json",
        tree("breaks", 0, "changes", 0, "old", to="Antalet."),
        HISTORY,
        "platsen breaks/2024-05/changes/1/old",
    ),
    ("data/indicators/servicearenden.json", tree("breaks", 0, "text", to=""), HISTORY, "platsen breaks/2024-05/text"),
    ("data/indicators/servicearenden.json", tree("breaks", to=[]), HISTORY, "platsen breaks# ska säga ”1”"),
    (
        "data/statements/resultat.json",
        tree("lines", "ekonomi-och-inkop", "breaks", to=[{}]),
        HISTORY,
        "platsen lines/ekonomi-och-inkop/breaks#",
    ),
    (
        "indikatorer/sjukfranvaro.html",
        text('<th scope="row">december 2025<', '<th scope="row">december 2024<'),
        PAGE,
        "tabellen ”Sjukfrånvaro",
    ),
    (
        "index.html",
        text(
            f"från 0,3{N}mkr i januari 2025 till 3,1{N}mkr i december 2025",
            f"från 0,3{N}mkr i januari 2025 till 1,3{N}mkr i december 2025",
        ),
        PAGE,
        "nyckeltalet ”Resultat”, linjen i ord",
    ),
]


def in_turns(alterations):
    """Return them in turns of one alteration to a file; what the manifest tells of stands alone."""
    turns = []
    for one in alterations:
        is_alone = one[2] == LISTED
        free = (
            turn for turn in turns if not is_alone and turn[0][2] != LISTED and one[0] not in {each[0] for each in turn}
        )
        turn = next(free, None)
        if turn is None:
            turns.append(turn := [])
        turn.append(one)
    return turns


ALL = [("seed", *one) for one in ON_SEED] + [("example", *one) for one in ON_EXAMPLE]
TURNS = [(name, turn) for name, on in (("seed", ON_SEED), ("example", ON_EXAMPLE)) for turn in in_turns(on)]


@pytest.mark.parametrize("number", range(len(TURNS)))
def test_alterations_in_different_files_are_each_told_by_form_and_place(sites, number):
    site, turn = TURNS[number]
    are_told(sites(site), turn)


@pytest.mark.thorough
@pytest.mark.parametrize("number", range(len(ALL)))
def test_a_single_alteration_is_told_by_form_and_place(sites, number):
    site, *alteration = ALL[number]
    are_told(sites(site), [alteration])


def are_told(site, alterations):
    told = site.altered({name: change for name, change, _, _ in alterations})
    expected = {"manifest.json" if form == LISTED else name for name, _, form, _ in alterations}
    assert {file for file, _ in told} == expected
    for name, _, form, place in alterations:
        found = [said for file, said in told if file == ("manifest.json" if form == LISTED else name)]
        assert any(said.startswith(f"{form}: ") and place in said for said in found), (name, place, found)


WRONG = {  # a renderer or a maker that errs, and what the real command says
    "figures.bound_figure": (
        """import utfall.render.figure as module
right = module.bound_figure
module.bound_figure = lambda value, shown, *rest: right(value, shown.replace("19", "91"), *rest)""",
        f"Sidan: {FIGURE} ska säga ”19{N}mkr” men säger ”91{N}mkr”.",
    ),
    "tiles": (
        """import utfall.render.tiles as module
right = module.escape
module.escape = lambda text: right(text.replace("över budget", "under budget"))""",
        f"Sidan: {TILE}jämförelsen, ska säga ”19,4{N}mkr över budget” men säger ”19,4{N}mkr under budget”.",
    ),
    "histories": (
        """import utfall.forms.histories as module
right = module._notes
module._notes = lambda report, resource, row, amounts: right(report, resource, "", amounts)""",
        "JSON för historien: platsen observations/2023-11/notes",
    ),
    "package_zip": (
        """import sys, utfall.forms
module = sys.modules["utfall.forms.package_zip"]
right = module.packed
module.packed = lambda files: right((name, content.replace(b"468100", b"468101")) for name, content in files)""",
        "Datapaketet (zip): filen observations.csv, rad 3, kolumnen outcome, ska säga ”468100” men säger ”468101”.",
    ),
}


@pytest.mark.parametrize("name", ["tiles", *(thorough(one) for one in WRONG if one != "tiles")])
def test_what_errs_inside_the_real_command_stops_the_build(tmp_path, name):
    patch, message = WRONG[name]
    (tmp_path / "sitecustomize.py").write_text(patch, encoding="utf-8")
    project = copy_project(tmp_path / "rapport")
    ran = project.utfall("build", UTFALL_FORMS="json,zip", PYTHONPATH=str(tmp_path))
    assert ran.code != 0
    assert message in ran.said
    assert not project.path("site").exists()


def test_there_are_eighty_of_them_and_each_is_another():
    places = [(name, form, place) for name, _, form, place in (*ON_SEED, *ON_EXAMPLE)]
    assert len(places) >= 80
    assert {form for _, form, _ in places} == {
        PAGE,
        CSV,
        PACKAGE,
        SHEET,
        JSON,
        HISTORY,
        PACKED,
        LISTED,
        ARCHIVE,
        SEARCH,
    }


def test_a_sound_site_says_the_same_everywhere(sites):
    assert [list(differences(sites(name).request)) for name in ("seed", "example")] == [[], []]
