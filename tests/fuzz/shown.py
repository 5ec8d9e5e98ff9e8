"""What the pages show, held against the files: observations read, rounded and written here anew, and texts."""

import csv
import io
import json
import re
from contextlib import chdir
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from unicodedata import normalize

from tests.fuzz.project import written
from utfall.pages.edition import prepare
from utfall.pages.markup import markup
from utfall.pages.render import render_page
from utfall.project import find_project
from utfall.source.page import read_pages

PERIODS = {"month": "2023-11", "tertial": "2023-T3"}  # of the month that is shown
LOOP = "{% for a in [1, 2] %}{{ a }}{% endfor %}"  # of the page, which hides nothing
AS_STORED = ("previous_outcome", "target", "year_target")
PLAIN = re.compile(r"[^\W\d_][^\W_]*(?: [^\W_]+)*[.!?]?")  # a line of words, which Markdown leaves as it is
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


class Rows(HTMLParser):
    """The cells of each row of the tables, by the row's id: class, value, and the text before any other element."""

    def __init__(self):
        super().__init__()
        self.rows, self.row, self.is_text = {}, None, False

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.is_text = tag == "td"
        if tag == "tr":
            self.row = self.rows.setdefault(given.get("id", ""), [])
        elif tag == "td":
            self.row.append([given.get("class", ""), given.get("data-value"), ""])

    def handle_endtag(self, _):
        self.is_text = False

    def handle_data(self, text):
        if self.is_text:
            self.row[-1][2] += text


class Texts(HTMLParser):
    """All text of a page."""

    def __init__(self):
        super().__init__()
        self.parts = []

    def handle_data(self, text):
        self.parts.append(text)


def rendered(root):
    """Return the rows of every table that the pages show."""
    found = Rows()
    with chdir(root):
        for _, text, _ in pages(find_project(Path.cwd())):
            found.feed(text)
    return found.rows


def pages(project):
    """Yield each page, its Markdown after the macros, and its HTML."""
    edition = prepare(project)
    for page in read_pages(project):
        text, faults = render_page(page, project.docs, edition.macros)
        assert not faults
        yield page, text, markup(project, text)


def texts(root):
    """Return each page with the text that its readers see, on one line."""
    found = []
    with chdir(root):
        for page, _, html in pages(find_project(Path.cwd())):
            parser = Texts()
            parser.feed(html)
            found.append((page, plain("".join(parser.parts))))
    return found


def plain(text):
    """Return a text on one line, its letters composed."""
    return " ".join(normalize("NFC", text).split())


def undescribed(root):
    """Return the texts of the descriptor that are to stand on the pages and do not."""
    told = json.loads((root / "data" / "2023-11" / "datapackage.json").read_text(encoding="utf-8-sig"))
    organisation = told.get("organization") or {}
    wanted = [told.get("title"), organisation.get("name"), organisation.get("board")]
    wanted += [one.get("title") for name in ("licenses", "sources") for one in told.get(name) or []]
    notes = [one for one in told["resources"] if one["name"] == "notes"]
    wanted += [field.get("title") for one in notes for field in one["schema"]["fields"]]
    seen = " ".join(text for _, text in texts(root))
    return [one for one in wanted if isinstance(one, str) and plain(one) not in seen]


def unseen(root):
    """Return the lines of words alone that stand in a page's file and not on the page."""
    return [
        line
        for page, text in texts(root)
        if not re.search(r"\{[#%]", page.body.replace(LOOP, ""))
        for line in page.body.split("\n")
        if PLAIN.fullmatch(line) and plain(line) not in text
    ]


def misshown(root):
    """Return what is not shown as it stands in the file: the indicators' outcomes, and what they are held against."""
    rows, folder = rendered(root), root / "data" / "2023-11"
    stored = {(row["indicator"], row["period"]): row for row in table(folder / "observations.csv")}
    wrong = []
    for told in table(folder / "indicators.csv"):
        row = stored.get((told["id"], PERIODS[told["frequency"]]), {})
        named = re.compile(rf"indicators-[a-z]+(-[0-9]+)?-{re.escape(told['id'])}")
        cells = [cell for name, cells in rows.items() if named.fullmatch(name) for cell in cells]
        current = [cell for cell in cells if "u-current" in cell[0].split()]
        wrong += outcome_misshown(row.get("outcome") or "", int(told["decimals"]), current)
        for field in AS_STORED:
            if NUMBER.fullmatch(text := row.get(field) or ""):
                shown = written(Decimal(text), len(text.partition(".")[2]))
                wrong += [] if [text, shown] in [cell[1:] for cell in cells] else [(told["id"], field, text, cells)]
    return wrong


def outcome_misshown(text, decimals, cells):
    """Return the cells of an outcome where they are not the file's number, or are one where it has none."""
    if NUMBER.fullmatch(text):
        return [] if [cell[1:] for cell in cells] == [[text, written(Decimal(text), decimals)]] else [(text, cells)]
    return [(text, cell) for cell in cells if cell[1] is not None or re.search("[0-9]", cell[2])]


def table(file):
    """Return the rows of a file, by the names of its columns."""
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))
