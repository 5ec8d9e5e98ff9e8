"""The data package inside the report: in one file, and its files by themselves, which need no unpacking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.forms.package_zip import package_zip
from utfall.forms.pdf.calls import call, literal
from utfall.view.addresses import package_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.forms.request import ExportRequest
    from utfall.words import Words

FOLDER = "attached"  # beside the source


@dataclass(frozen=True, slots=True)
class Attached:
    """A file to put into a document, as the source or the data of what it shows."""

    name: str
    kind: str
    content: bytes
    description: str
    relation: str

    @property
    def path(self) -> str:
        """Where it lies beside the source."""
        return f"{FOLDER}/{self.name}"

    def call(self) -> str:
        """Return what attaches it."""
        named = {"relationship": self.relation, "mime_type": self.kind, "description": self.description}
        content = call("read", literal(self.path), encoding="none")
        return call("pdf.attach", literal(self.name), content, **{key: literal(text) for key, text in named.items()})


def attached_files(request: ExportRequest, speech: Words) -> Iterator[Attached]:
    """Return the package, and each of its files."""
    for file in package_zip(request):
        name = file.address.rpartition("/")[2]
        yield Attached(name, "application/zip", file.content, speech.say("paper.package"), "source")
    folder = request.project.root / request.report.package.folder
    for name in package_files(request.report):
        kind = "application/json" if name.endswith(".json") else "text/csv"
        said = speech.say("paper.package-file", file=name)
        yield Attached(name, kind, (folder / name).read_bytes(), said, "data")
