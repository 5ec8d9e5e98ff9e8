"""A member as the hub names it, a month's package as it was read, and why one was not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from utfall.errors import UsageError
from utfall.model.contract import VERSION
from utfall.model.finding import Finding
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.model.report import Report

PROJECT, REPOSITORY, MANIFEST, PACKAGE = KINDS = ("project", "repository", "manifest", "package")
SLUG = "member"
CONTRACT = "contract"  # what a descriptor and a manifest call the version of the data contract


class MemberError(UsageError):
    """Why a member's package is not read: ``case`` is a finding's."""

    def __init__(self, case: str, **details: object) -> None:
        self.case, self.details = case, details
        super().__init__(Sentence(f"finding.{SLUG}.{case}.message", details))


@dataclass(frozen=True, slots=True)
class MemberSetting:
    """One member as ``hub.yml`` has it: ``row`` is its line there. ``sha256`` is what its package has to be."""

    id: str
    kind: str
    address: str
    row: int
    name: str = ""
    place: str = ""
    sha256: str = ""

    @property
    def shown_address(self) -> str:
        """The address without a name and a password that it may hold."""
        return without_secrets(self.address)

    def finding(self, file: str, case: str, **details: object) -> Finding:
        """Return a finding of the member, at its line in ``hub.yml``."""
        said = {"member": self.name or self.id, "address": self.shown_address, "draft": "", **details}
        return Finding(SLUG, case, file, self.row, self.id, self.shown_address, details=said)


@dataclass(frozen=True, slots=True)
class MemberPackage:
    """A month's data package of a member, as anybody may see it.

    ``sha256`` is the checksum of all its files together, ``address`` tells where it was read from, ``folder`` what a
    message calls its folder. One from working files is preliminary, and has no edition where it was not published.
    """

    member: str
    edition: str
    version: str
    sha256: str
    address: str
    folder: str
    files: Mapping[str, bytes] = field(repr=False)
    report: Report = field(repr=False)
    descriptor: Mapping[str, object] = field(repr=False, default_factory=dict)
    is_preliminary: bool = False

    @property
    def currency(self) -> str:
        """The currency that its money is in, where the package says so."""
        return str(self.descriptor.get("currency") or "")


@dataclass(frozen=True, slots=True)
class MemberReading:
    """What came of reading a member: its package, or the findings that tell why there is none."""

    setting: MemberSetting
    package: MemberPackage | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """The files of a package as they were found, before they are believed."""

    files: Mapping[str, bytes]
    edition: str = ""
    address: str = ""
    folder: str = ""
    is_preliminary: bool = False


def require_contract(said: Mapping[str, object], where: str) -> None:
    """Raise ``MemberError`` for a package of another version of the data contract. One of before says no version."""
    theirs = said.get(CONTRACT, VERSION)
    if theirs == VERSION and not isinstance(theirs, bool):
        return
    if isinstance(theirs, int) and theirs > VERSION:
        raise MemberError("newer-contract", where=where, theirs=str(theirs), known=VERSION)
    raise MemberError("other-contract", where=where, theirs=str(theirs), known=VERSION)


def without_secrets(text: str) -> str:
    """Return an address without a user's name and password; what has none stays as it is."""
    parts = urlsplit(text) if "://" in text else None
    if parts is None or "@" not in parts.netloc:
        return text
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
