"""What of a page cannot be set, as findings: found in its body before it is set, or said by the typesetter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from utfall.errors import UtfallError
from utfall.forms.pdf.tree import text_of
from utfall.model.finding import Finding
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from xml.etree.ElementTree import Element

    from utfall.forms.pdf.typesetter import Complaint
    from utfall.source.page import Page

_HEADING = re.compile(r"h([1-6])")
_SIGN = re.compile(r'the text `"(.+?)"` could not be displayed|contains the codepoint `"(.+?)"`')
_CODE = re.compile(r"\\u\{([0-9a-f]+)\}")


class DocumentError(UtfallError):
    """Raised where a document cannot be made; ``findings`` say why and where."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(Sentence("error.document", {}))
        self.findings = tuple(findings)


def heading_faults(body: Element, page: Page, depth: int) -> Iterator[Finding]:
    """Find headings that skip a level: a reader who hears them loses the way, and the standard forbids it."""
    before = depth
    for one in body.iter():
        if found := _HEADING.fullmatch(one.tag):
            level = int(found[1])
            if level > before + 1:
                row, column = page.place(text_of(one))
                details = {"level": str(level - depth), "before": str(before - depth)}
                yield Finding(
                    "page-document", "heading", page.file, row, value=text_of(one), column=column, details=details
                )
            before = level


def complaint_findings(complaints: Sequence[Complaint], files: Mapping[str, str], document: str) -> Iterator[Finding]:
    """Return what the typesetter complains of as findings; ``files`` are the pages of its sources."""
    said: list[Finding] = []
    for one in complaints:
        found = _finding(one, files.get(one.source, document))
        if found not in said:
            said.append(found)
            yield found


def _finding(one: Complaint, file: str) -> Finding:
    if sign := _SIGN.search(one.message):
        return Finding("page-document", "sign", file, value=_shown(sign[1] or sign[2]))
    if "missing alt text" in one.message:
        return Finding("page-document", "alternative", file)
    if "image" in one.message:
        return Finding("page-document", "picture", file)
    if "maximum" in one.message:
        return Finding("page-document", "deep", file)
    return Finding("page-document", "unset", file, details={"reason": one.message})


def _shown(sign: str) -> str:
    """Return a sign with its number, as the typesetter writes what it cannot show."""
    sign = _CODE.sub(lambda found: chr(int(found[1], 16)), sign)
    return " ".join(f"{one} (U+{ord(one):04X})" if one.isprintable() else f"U+{ord(one):04X}" for one in sign)
