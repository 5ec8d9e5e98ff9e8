"""Every text of a built report, in whichever form it stands: where it stands, and what it says."""

import io
import json
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pypdfium2

SPOKEN = {"alt", "aria-label", "title", "content", "placeholder", "label", "summary", "aria-description", "value"}
UNSPOKEN = {"viewport", "color-scheme", "referrer", "generator"}  # what a meta element tells machines
CODE = re.compile(r"https?://\S+|[\w.+-]+@[\w.-]+")


class _Page(HTMLParser):
    """Gather what a page says: its text, what attributes say aloud or hold for scripts, and where its links lead."""

    def __init__(self):
        super().__init__()
        self.found, self.language, self._depth = [], "", []

    def handle_starttag(self, tag, attrs):
        told = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = told.get("lang", "")
        if tag in {"script", "style"}:
            self._depth.append((tag, told.get("type", "")))
        if told.get("name") in UNSPOKEN or "http-equiv" in told:
            return
        for name, value in told.items():
            if name in SPOKEN or name.startswith("data-") or name in {"href", "src", "id", "name"}:
                self.found.append((f"{tag}@{name}", value))

    def handle_endtag(self, tag):
        if tag in {"script", "style"} and self._depth:
            self._depth.pop()

    def handle_data(self, data):
        if data.strip() and (not self._depth or "json" in self._depth[-1][1]):
            self.found.append(("text", data))


def of_page(text):
    """Return what a page says, and its language."""
    page = _Page()
    page.feed(text)
    return page.found, page.language


def of_json(value):
    """Yield the names and the texts of a JSON value."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield name
            yield from of_json(one)
    elif isinstance(value, list):
        for one in value:
            yield from of_json(one)
    elif isinstance(value, str):
        yield value


def of_xml(content):
    """Yield the texts and the attributes of an XML file."""
    for element in ET.fromstring(content).iter():  # noqa: S314 - our own
        yield from (one for one in (element.text, element.tail, *element.attrib.values()) if one)


def of_pdf(content):
    """Yield what a document says: the text of its pages, its bookmarks and what it says of itself."""
    document = pypdfium2.PdfDocument(content)
    yield from document.get_metadata_dict().values()
    yield from (one.get_title() for one in document.get_toc())
    for page in document:
        yield page.get_textpage().get_text_bounded()


def of_file(name, content):
    """Yield what a file of a site says, each with the kind of place where it stands; its own name first."""
    yield "name", name
    end = name.rpartition(".")[2]
    if end == "html":
        yield from of_page(content.decode())[0]
    elif end == "json":
        yield from (("json", one) for one in of_json(json.loads(content)))
    elif end == "js" and name.startswith(("search/", "compare/")):
        yield "script", content.decode()
    elif end in {"xml", "rdf"}:
        yield from (("xml", one) for one in of_xml(content))
    elif end == "pdf":
        yield from (("pdf", one) for one in of_pdf(content))
    elif end in {"zip", "xlsx"}:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for one in packed.namelist():
                yield from ((f"{name}/{kind}", text) for kind, text in of_file(one, packed.read(one)))
    elif end in {"csv", "txt", "md", "ttl"}:
        yield end, content.decode("utf-8-sig")


def of_site(root):
    """Yield the files of a built site that somebody may read, each with what it says; the theme's code is none."""
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_file() and not name.startswith("assets/"):
            yield name, [(kind, CODE.sub(" ", text)) for kind, text in of_file(name, path.read_bytes())]
