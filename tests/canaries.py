"""A project with forty things that only staff may see, each with a name of its own, and a search that finds them.

Each canary stands where no other does: in a page, a block, a heading, a file, a table, a column, a row, what goes with
a row, an earlier month, the settings. The search knows nothing of the program: it opens what readers can open.
"""

import base64
import csv
import html
import io
import json
import re
import shutil
import subprocess
import zipfile
import zlib

import pypdfium2

from tests.unit.earlier_month import with_october
from tests.unit.work.repository import Clone

TEXTS = {  # canary: where it stands
    "kanarieadam": "the text of a page for staff",
    "kanariebertil": "the heading of that page",
    "kanariecesar": "what the menu calls it",
    "kanariedavid": "its file name",
    "kanarieerik": "its description in the front matter",
    "kanariefilip": "a block's text",
    "kanariegustav": "a block's heading",
    "kanariehelge": "the text of a link in a block",
    "kanarieivar": "a file that only a block leads to",
    "kanariejohan": "that file's name",
    "kanariekalle": "a heading that the front matter of a public page names",
    "kanarieludvig": "a figure of its own that it lists",
    "kanariemartin": "the name of a table, and its file's",
    "kanarieniklas": "the title of the table",
    "kanarieolof": "its description",
    "kanariepetter": "the title of its column",
    "kanariequintus": "a text in it",
    "kanarierudolf": "the name of a column of a public table",
    "kanariesigurd": "its title",
    "kanarietore": "a text in it",
    "kanarieurban": "its description",
    "kanarieviktor": "a text in a known column that stays",
    "kanariewilhelm": "an activity's name",
    "kanariexerxes": "its key",
    "kanarieyngve": "what is said of it",
    "kanariezata": "an indicator's name",
    "kanarieake": "its key, its page's name and a key figure's",
    "kanarieares": "its definition",
    "kanarieorjan": "what is said of its outcome",
    "kanarieanna": "the text of its page",
    "kanariebeata": "a project's name",
    "kanariececilia": "the cause of that project's status",
    "kanariedora": "a footnote at a row",
    "kanarieelin": "a correction of a row",
    "kanariefelicia": "a word of the glossary",
    "kanariegerda": "an assignment, of a known table for staff",
    "kanariehedda": "an earlier month's text",
}
FIGURES = {  # as stored: where it stands
    "7351942": "an outcome of an indicator for staff",
    "8462051": "a figure of a table for staff",
    "9573162": "a figure of a column for staff",
    "6284073": "an earlier month's outcome of it",
}
CANARIES = (*TEXTS, *FIGURES)
SETTINGS = """\
site_name: Prov
site_url: https://rapport.example.org/
use_directory_urls: false
strict: true
nav:
  - Rapport: index.md
  - Kanariecesar: kanariedavid.md
  - Aktiviteter: aktiviteter.md
  - Indikatorer:
      - Alla: indikatorer/index.md
not_in_nav: |
  /indikatorer/
theme: {name: utfall, language: sv}
plugins:
  - macros:
      modules: [utfall.plugin]
      j2_extensions: [utfall.pages.sandbox.Sandbox]
      on_undefined: strict
      on_error_fail: true
markdown_extensions: [attr_list, tables, toc, utfall.pages.block, utfall.pages.explaining]
validation: {omitted_files: warn, absolute_links: warn, unrecognized_links: warn, anchors: warn}
extra:
  generator: false
  utfall:
    language: sv
    key_figures: [kostnader, kanarieake]
    sign_off: {kanariedavid: [Kim]}
    contact: {name: Prov, email: prov@example.org}
    catalogue: {organisation_number: "2120001355", publisher: Prov, publisher_type: LocalAuthority, description: Prov}
"""
PAGES = {
    "index.md": """\
---
utfall:
  standing: [Kanariekalle]
  own-figures: [kanarieludvig]
---
# {{ headline() }}

{{ key_figures() }}

{{ deviating() }}

{{ indicators() }}

{# audience: staff #}

## Kanariegustav

Kanariefilip sades till kanarieludvig. [Kanariehelge](kanariejohan.txt)

### Kanariekalle

{{ indicator("kanarieake") }}

{# audience: end #}

{{ statement("resultat") }}

{{ table("enheter") }}

{{ changes() }}

{{ corrections() }}

{{ glossary() }}

{{ downloads() }}

{{ documents() }}
""",
    "kanariejohan.txt": "Kanarieivar.\n",
    "kanariedavid.md": """\
---
description: Kanarieerik
utfall:
  audience: staff
---
# Kanariebertil

Kanarieadam är hemligt.

{{ table("kanariemartin") }}

{{ assignments() }}
""",
    "aktiviteter.md": "# Aktiviteter\n\n{{ activities() }}\n\n{{ projects() }}\n\n{{ compare() }}\n",
    "indikatorer/index.md": """\
# Alla indikatorer

{{ statuses() }}

{# utfall: indicators #}

- [Kostnader](kostnader.md)
- [Kanariezata](kanarieake.md)

{# utfall: end #}
""",
    "indikatorer/kostnader.md": '# Kostnader\n\n{{ indicator("kostnader") }}\n',
    "indikatorer/kanarieake.md": '# Kanariezata\n\nKanarieanna.\n\n{{ indicator("kanarieake") }}\n',
}
NUMBER = {"type": "integer", "period": False}
OWN = [{"name": "id", "type": "string"}, {"name": "namn", "title": "Namn", "type": "string"}]


def write_project(root):
    """Write the project below a folder, with an October that fills the archive alone; return November."""
    october, november = with_october(root)
    for month, outcome, said in ((october, "6284073", "Kanariehedda"), (november, "7351942", "Kanarieorjan")):
        _fill(month, outcome, said)
    october.described(lambda whole: whole.update(figures_only=True))
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (root / ".gitignore").write_text("/.cache\n/site\n", encoding="utf-8")
    for name, text in PAGES.items():
        (root / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "docs" / name).write_text(text, encoding="utf-8")
    return november


def _fill(month, outcome, said):
    period = month.folder.name
    month.added("indicators", id="kanarieake", order="5", name="Kanariezata", chapter="ekonomi", area="kund",
                frequency="month", unit="tkr", decimals="0", accumulation="flow", reported_as="year_to_date",
                direction="none", target_term="budget", year_target_term="budget", compares="none",
                definition="Kanarieares.", source="Kassan")  # fmt: skip
    month.added("observations", indicator="kanarieake", period=period, outcome=outcome, comment=f"{said}.")
    month.added("activities", id="kanariexerxes", order="3", area="kund", name="Kanariewilhelm", status="ongoing",
                comment="Kanarieyngve.")  # fmt: skip
    month.edited("activities", 2, owner="Kanarieviktor").edited("activities", 3, comment="Rekrytering pågår.")
    month.added("projects", id="hemligt", order="3", name="Kanariebeata", status="yellow")
    month.added("project_statuses", project="hemligt", dimension="time", status="yellow", cause="Kanariececilia",
                action="Möte hålls.")  # fmt: skip
    month.added("notes", resource="observations", row=f"kanarieake/{period}", field="outcome", text="Kanariedora.")
    month.rewritten("corrections", lambda text: text.partition("\n")[0] + "\n")
    month.added("corrections", resource="observations", row=f"kanarieake/{period}", field="outcome", old="1",
                new=outcome, reason="Kanarieelin.", kind="error", edition="2", date="2023-12-20")  # fmt: skip
    month.added("glossary", id="hemligt", order="2", term="Kanariefelicia", explanation="Ett ord.")
    month.edited("assignments", 2, text="Kanariegerda.")
    month.with_table("kanariemartin", [*OWN, {"name": "lon", "title": "Kanariepetter", **NUMBER}],
                     "id,namn,lon\na,Kanariequintus,8462051\n", primaryKey=["id"])  # fmt: skip
    month.schema_of("kanariemartin", lambda entry: entry.update(
        audience="staff", title="Kanarieniklas", description="Kanarieolof."))  # fmt: skip
    hidden = {"title": "Kanariesigurd", "type": "string", "description": "Kanarieurban.", "audience": "staff"}
    month.with_table("enheter", [*OWN, {"name": "kanarierudolf", **hidden},
                     {"name": "belopp", "title": "Belopp", "audience": "staff", **NUMBER},
                     {"name": "antal", "title": "Antal", **NUMBER}],
                     "id,namn,kanarierudolf,belopp,antal\na,Norr,Kanarietore,9573162,17\n",
                     primaryKey=["id"])  # fmt: skip
    month.schema_of("assignments", lambda entry: entry.update(audience="staff"))
    month.schema_of("activities", lambda entry: next(
        one for one in entry["schema"]["fields"] if one["name"] == "owner").update(audience="staff"))  # fmt: skip
    for table, key in (("indicators", "kanarieake"), ("activities", "kanariexerxes"), ("projects", "hemligt"),
                       ("glossary", "hemligt")):  # fmt: skip
        _mark_row(month, table, key)


def _mark_row(month, table, key):
    """Add the column that says who may see each row, and say it of one."""

    def marked(text):
        rows = list(csv.reader(io.StringIO(text, newline="")))
        written = io.StringIO()
        ends = ["audience", *("staff" if row[0] == key else "" for row in rows[1:])]
        csv.writer(written, lineterminator="\n").writerows([*row, end] for row, end in zip(rows, ends, strict=True))
        return written.getvalue()

    month.rewritten(table, marked)
    field = {"name": "audience", "title": "Läsare", "type": "string", "role": "audience"}
    month.schema_of(table, lambda entry: entry["schema"]["fields"].append(field))


def write_clone(folder):
    """Write the project under git, with a bare remote."""
    root, remote = folder / "arbete", folder / "fjarr.git"
    write_project(root)
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", remote], check=True)
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", root], check=True)
    clone = Clone(root, remote)
    clone.commit("November")
    clone.git("remote", "add", "origin", str(remote))
    clone.git("push", "--quiet", "origin", "main")
    return clone


# What published pages, scripts and lists of tables hold packed: in 91 signs, and in base64.
SIGNS = [chr(code) for code in range(32, 127) if chr(code) not in '"&<>']
PAGE = re.compile(rb'data-page="([^"]+)"')
SCRIPT = re.compile(rb'self\.utfallInflated\(("[^"]+")')
DICTIONARIES = re.compile(rb"self\.utfallDictionaries=(\[.*\])")
PACKED = re.compile(rb'"packed_(?:rows|cells)":"([^"]+)"')


def found_in_folder(folder):
    """Return the canaries that a folder's files hold, each with the first file that it was found in."""
    files = ((file.relative_to(folder).as_posix(), file.read_bytes()) for file in sorted(folder.rglob("*"))
             if file.is_file())  # fmt: skip
    return found_in(files)


def found_in_branch(repository, ref):
    """Return the canaries that anything a ref leads to holds: files, names of files, messages of commits."""
    listed = _git(repository, "rev-list", "--objects", ref).decode().splitlines()
    objects = [line.split(" ", 1) for line in listed]
    answered = ((one[1] if len(one) > 1 else one[0], _git(repository, "cat-file", "-p", one[0])) for one in objects)
    return found_in(answered)


def found_in(files):
    found, files = {}, list(files)
    for name, content in [*files, *whole_pages(files)]:
        for place, text in opened(name, content):
            plain = flat(text)
            for one in CANARIES:
                if one in plain:
                    found.setdefault(one, place)
    return found


def opened(name, content):
    """Yield every text that can be read out of a file."""
    yield name, name
    yield name, content.decode("utf-8", "ignore")
    yield from packed_in(name, content)
    if content[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for member in package.namelist():
                yield from opened(f"{name}/{member}", package.read(member))
    elif content[:5] == b"%PDF-":
        document = pypdfium2.PdfDocument(content)
        for page in document:
            yield name, page.get_textpage().get_text_range()
        yield name, json.dumps(document.get_metadata_dict(), ensure_ascii=False)
        for at in range(document.count_attachments()):
            attached = document.get_attachment(at)
            yield from opened(f"{name}/{attached.get_name()}", bytes(attached.get_data()))
    elif content[:2] == b"\x1f\x8b":
        yield name, zlib.decompress(content, 31).decode("utf-8", "ignore")
    elif content[:4] == b"\x89PNG":
        for kind in (b"tEXt", b"iTXt", b"zTXt"):
            for at in re.finditer(kind, content):
                yield name, content[at.start() : at.start() + 400].decode("utf-8", "ignore")


def whole_pages(files):
    """Yield every page that a published one holds, with whichever dictionary it can be read."""
    scripts = filter(None, (DICTIONARIES.search(content) for _, content in files))
    dictionaries = [[inflated(one) for one in json.loads(script[1])] for script in scripts]
    for name, content in files:
        packed = PAGE.search(content)
        pages = [page for one in dictionaries if (page := whole_page(packed[1].decode(), one))] if packed else []
        assert pages or not packed, f"{name} holds what cannot be read"
        yield from ((name, page) for page in pages)


def whole_page(packed, dictionaries):
    page = b""
    for piece in packed.split("\n"):
        dictionary = dictionaries[bool(page)]
        try:
            page += inflated(piece, page[max(0, len(page) + len(dictionary) - 32768) :] + dictionary)
        except zlib.error:
            return b""
    return page


def inflated(signs, dictionary=b""):
    numbers = [SIGNS.index(one) * 91 + SIGNS.index(other) for one, other in zip(signs[::2], signs[1::2], strict=True)]
    value = sum(number << 13 * at for at, number in enumerate(numbers))
    content = value.to_bytes(len(numbers) * 13 // 8 + 1, "little")
    return zlib.decompressobj(-15, zdict=dictionary).decompress(content)


def packed_in(name, content):
    for packed in PACKED.finditer(content):
        yield name, zlib.decompress(base64.b64decode(packed[1]), -15).decode()
    for script in SCRIPT.finditer(content):
        yield name, inflated(json.loads(script[1])).decode("utf-8", "ignore")


def flat(text):
    """Return a text in small letters, without accents of numbers: no spaces in figures, no signs that are not seen."""
    read = html.unescape(re.sub(r"\\u([0-9a-f]{4})", lambda one: chr(int(one[1], 16)), text)).lower()
    read = read.replace("\u00ad", "").replace("\u200b", "")
    return read + re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d)", "", read)


def _git(repository, *arguments):
    return subprocess.run(["git", *arguments], cwd=repository, check=True, capture_output=True).stdout


def copied(root, to):
    """Return a copy of the project in another folder."""
    shutil.copytree(root, to, symlinks=True)
    return to
