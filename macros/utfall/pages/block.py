"""A Markdown extension that lets our fragments stand as blocks anywhere: in lists, admonitions and tabs too.

A table's name that only repeats the heading above it is left to listeners, and a heading that would get the address of
a table on its page gets another.

Python-Markdown takes raw HTML for a block only at the left margin; indented in a list item or an admonition it
ends up inside a paragraph, where a table may not stand. This sets it aside whole, wherever it is found.
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.toc import TocTreeprocessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, STX

if TYPE_CHECKING:
    from markdown import Markdown

FRAGMENT = re.compile(r'^[ ]{0,3}<div class="u-(?:block|tables|findings)[" ].*</div>[ ]*$', re.MULTILINE)
NAMED_CLASS, HEARD_CLASS = 'class="u-named"', 'class="u-named u-heard"'
NAMED = re.compile(rf"<caption[^<>]*><span {NAMED_CLASS}>([^<]*)<")
HEADINGS = {f"h{level}" for level in range(1, 7)}
ADDRESS = re.compile(r'<[^<>]* id="([^"]+)"')
OPENING = '<div class="u-'
LEFT = re.compile(rf'^({HTML_PLACEHOLDER_RE.pattern})(?:<i id="[^"]*">)*$')
FIGURE = re.compile(r'(<data class="u-figure" id=")([a-z0-9-]+)"')


class FragmentProcessor(BlockProcessor):
    """Set aside each line that is one of our fragments; give the rest of the block back to Markdown."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the signature is Python-Markdown's
        """Tell whether a block holds a fragment."""
        return FRAGMENT.search(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Put the fragment into the document, and its surroundings back on the list of blocks."""
        block = blocks.pop(0)
        found = FRAGMENT.search(block)
        if found is None:
            return
        if before := block[: found.start()].strip("\n"):
            self.parser.parseBlocks(parent, [before])
        paragraph = SubElement(parent, "p")
        paragraph.text = self.parser.md.htmlStash.store(found[0].strip())
        if after := block[found.end() :].strip("\n"):
            blocks.insert(0, after)


class SetAside(Preprocessor):
    """Set aside the fragments that are blocks as they stand, before their HTML is read twice, letter by letter.

    Once for the addresses that links may lead to, by MkDocs, and once for where the block ends, by Python-Markdown.
    The addresses are left for MkDocs, in tags that ``TakeAddresses`` takes away again.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.numbers: set[int] = set()  # of the blocks that are set aside

    def run(self, lines: list[str]) -> list[str]:
        """Return the page, each such fragment as a mark."""
        self.numbers.clear()
        return [self._mark(line) if self._is_alone(lines, at) else line for at, line in enumerate(lines)]

    def _is_alone(self, lines: list[str], at: int) -> bool:
        around = lines[at - 1 : at] + lines[at + 1 : at + 2]
        return lines[at].startswith(OPENING) and not any(map(str.strip, around)) and bool(FRAGMENT.fullmatch(lines[at]))

    def _mark(self, fragment: str) -> str:
        addresses = "".join(f'<i id="{address}">' for address in ADDRESS.findall(fragment))
        self.numbers.add(self.md.htmlStash.html_counter)
        return self.md.htmlStash.store(fragment.rstrip()) + addresses


class TakeAddresses(Preprocessor):
    """Take away the addresses that ``SetAside`` has left."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the page with nothing but the marks of its fragments."""
        return [LEFT.sub(r"\1", line) if line.startswith(STX) else line for line in lines]


class EndLines(Treeprocessor):
    """End the line of each fragment that was set aside early and is a block of its own, as Python-Markdown does."""

    def __init__(self, md: Markdown, aside: SetAside) -> None:
        super().__init__(md)
        self.aside = aside

    def run(self, root: Element) -> None:
        """Go through the paragraphs that hold nothing but a mark."""
        blocks = self.md.htmlStash.rawHtmlBlocks
        for element in root.iter("p"):
            found = HTML_PLACEHOLDER_RE.fullmatch((element.text or "").strip())
            if found and int(found[1]) in self.aside.numbers:
                blocks[int(found[1])] = f"{blocks[int(found[1])]}\n"


class RepeatedNames(Treeprocessor):
    """Leave the names of tables to listeners where the heading above says the same."""

    def run(self, root: Element) -> None:
        """Go through the page in reading order."""
        heading = ""
        blocks = self.md.htmlStash.rawHtmlBlocks
        for element in root.iter():
            if element.tag in HEADINGS:
                heading = _even("".join(element.itertext()))
            found = HTML_PLACEHOLDER_RE.fullmatch((element.text or "").strip()) if element.tag == "p" else None
            if found:
                blocks[int(found[1])] = _heard(blocks[int(found[1])], heading)


def _heard(block: Element | str, heading: str) -> Element | str:
    """Return a block, the name of its first table left to listeners where it is the heading's."""
    named = NAMED.search(block) if isinstance(block, str) else None
    is_repeated = named is not None and _even(unescape(named[1])) == heading
    return block.replace(NAMED_CLASS, HEARD_CLASS, 1) if isinstance(block, str) and is_repeated else block


def _even(text: str) -> str:
    return " ".join(text.split()).casefold()


class HeadingAddresses(Treeprocessor):
    """Give headings addresses of their own where they are called as a table on the page: Goals above ``goals()``.

    The extension toc makes addresses of headings and does not see into fragments. It leaves alone those that have one.
    """

    def run(self, root: Element) -> None:
        """Go through the headings, once attr_list has given them the addresses that are written."""
        toc = self.md.treeprocessors["toc"] if "toc" in self.md.treeprocessors else None  # noqa: SIM401 - its registry has no get
        if not isinstance(toc, TocTreeprocessor):
            return
        taken = {found for one in self.md.htmlStash.rawHtmlBlocks for found in ADDRESS.findall(str(one))}
        for element in root.iter():
            slug = toc.slugify("".join(element.itertext()), toc.sep) if element.tag in HEADINGS else ""
            if slug in taken and not element.get("id"):
                element.set("id", f"{slug}-section")


class FigurePostprocessor(Postprocessor):
    """Number the addresses of figures that a page writes more than once: macros are pure and cannot count."""

    def run(self, text: str) -> str:
        """Return the page, each figure with an address of its own."""
        met: Counter[str] = Counter()

        def numbered(found: re.Match[str]) -> str:
            met[found[2]] += 1
            return found[0] if met[found[2]] == 1 else f'{found[1]}{found[2]}-{met[found[2]]}"'

        return FIGURE.sub(numbered, text)


class FragmentExtension(Extension):
    """Add the processor before those for lists and paragraphs, and number figures when all is in its place."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Register the processors."""
        aside = SetAside(md)
        md.preprocessors.register(aside, "utfall-aside", 22)  # before MkDocs looks for addresses, at 21
        md.preprocessors.register(TakeAddresses(md), "utfall-addresses", 20.5)  # before html_block, at 20
        md.parser.blockprocessors.register(FragmentProcessor(md.parser), "utfall-fragment", 175)
        md.treeprocessors.register(EndLines(md, aside), "utfall-lines", 16)
        md.treeprocessors.register(RepeatedNames(md), "utfall-repeated", 15)
        md.treeprocessors.register(HeadingAddresses(md), "utfall-headings", 6)  # after attr_list, before toc
        md.postprocessors.register(FigurePostprocessor(md), "utfall-figure", 5)


def makeExtension(**settings: object) -> FragmentExtension:  # noqa: N802 - the name is Python-Markdown's
    """Return the extension, as Python-Markdown asks for it by module."""
    return FragmentExtension(**settings)
