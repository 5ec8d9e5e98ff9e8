"""``hub.yml``: the members of a hub, read with the line of each, so that every fault has its place.

Read as nodes and never as values: a name that stands twice is seen, and neither anchors nor tags do anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from utfall.errors import UsageError, suggestion
from utfall.model.contract import CONTRACTS
from utfall.model.finding import Finding
from utfall.words import Sentence
from utfall.work.members.member import KINDS, MANIFEST, PACKAGE, REPOSITORY, SLUG, MemberSetting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from utfall.project import Project

HUB = "hub.yml"
MOST_BYTES = 256_000
MOST_MEMBERS = 1_000
MOST_NESTED = 10
TOP = ("organisation", "licence", "members")
BESIDE = ("name", "place", "sha256")
_ID = re.compile(CONTRACTS["members"].schema["fields"][1]["constraints"]["pattern"])
_SHA256 = re.compile(r"[0-9a-f]{64}")
_WITH_PLACE = {REPOSITORY, MANIFEST}


@dataclass(frozen=True, slots=True)
class Hub:
    """Hold what ``hub.yml`` says. ``findings`` tell what of it is not used."""

    file: str
    members: tuple[MemberSetting, ...]
    findings: tuple[Finding, ...] = ()
    organisation: str = ""
    licence: str = ""


def read_hub(project: Project, path: Path | None = None) -> Hub:
    """Read the hub's members. Raise ``UsageError`` where there is no file, or nothing of it can be understood."""
    file = path or project.root / HUB
    shown = file.relative_to(project.root).as_posix() if file.is_relative_to(project.root) else file.name
    try:
        content = file.read_bytes() if file.stat().st_size <= MOST_BYTES else None
    except OSError as fault:
        raise UsageError(Sentence("error.hub-missing", {"file": shown, "reason": fault.strerror or ""})) from fault
    if content is None:
        raise _broken(shown, 1, Sentence("hub.too-large", {"most": MOST_BYTES // 1000}))
    return _Reader(shown).read(_composed(shown, content))


def _broken(file: str, row: int, reason: object) -> UsageError:
    return UsageError(Sentence("error.hub-broken", {"file": file, "row": row, "reason": reason}))


def _row(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _composed(file: str, content: bytes) -> yaml.Node:
    try:
        text = content.decode("utf-8-sig")
        depth = 0
        for event in yaml.parse(text, yaml.SafeLoader):  # one by one: what is nested without end is not read to its end
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MOST_NESTED:
                raise _broken(file, _row(event), Sentence("hub.too-deep"))
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise _broken(file, _row(event), Sentence("hub.alias"))
        found = yaml.compose(text, yaml.SafeLoader)
    except yaml.MarkedYAMLError as fault:
        row = fault.problem_mark.line + 1 if fault.problem_mark else 1
        raise _broken(file, row, fault.problem or "YAML") from fault
    except (UnicodeDecodeError, yaml.YAMLError) as fault:
        raise _broken(file, 1, "UTF-8") from fault
    if not isinstance(found, yaml.MappingNode):
        raise _broken(file, 1, "members:")
    return found


class _Reader:
    """Read the nodes, and gather what is wrong."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []

    def read(self, top: Any) -> Hub:  # noqa: ANN401 - a node of YAML's
        said = self._known(top, TOP, "")
        members = said.get("members")
        if not isinstance(members, yaml.MappingNode) or not members.value:
            raise _broken(self.file, (members or top).start_mark.line + 1, "members:")
        if len(members.value) > MOST_MEMBERS:
            raise _broken(self.file, 1, Sentence("hub.too-many", {"most": MOST_MEMBERS}))
        found = tuple(self._members(members))
        texts = {name: self._text(said.get(name), name) for name in ("organisation", "licence")}
        return Hub(self.file, found, tuple(self.findings), **texts)

    def _members(self, node: yaml.MappingNode) -> Iterator[MemberSetting]:
        ids = [str(key.value) if isinstance(key, yaml.ScalarNode) else "" for key, _ in node.value]
        for (key, value), name in zip(node.value, ids, strict=True):
            row = key.start_mark.line + 1
            if ids.count(name) > 1:
                self._tell("twice", row, name, count=ids.count(name))
            elif not _ID.fullmatch(name):
                self._tell("id", row, name or "?")
            elif not isinstance(value, yaml.MappingNode):
                self._tell("kind", row, name, known=", ".join(KINDS))
            elif setting := self._member(name, row, value):
                yield setting

    def _member(self, name: str, row: int, node: yaml.MappingNode) -> MemberSetting | None:
        before = len(self.findings)
        said = {key: self._text(value, name) for key, value in self._known(node, (*KINDS, *BESIDE), name).items()}
        kinds = [kind for kind in KINDS if said.get(kind)]
        if len(self.findings) > before:
            return None
        if len(kinds) != 1:
            self._tell("kind", row, name, known=", ".join(KINDS))
            return None
        kind = kinds[0]
        for key, may in (("place", kind in _WITH_PLACE), ("sha256", kind == PACKAGE)):
            if said.get(key) and not may:
                self._tell("key", row, name, key=key, known=kind, suggestion=suggestion(key, ()))
                return None
        if said.get("sha256") and not _SHA256.fullmatch(said["sha256"]):
            self._tell("sum-shape", row, name)
            return None
        return MemberSetting(name, kind, said[kind], row, *(said.get(key, "") for key in BESIDE))

    def _known(self, node: yaml.MappingNode, known: tuple[str, ...], member: str) -> dict[str, yaml.Node]:
        """Return what a mapping says by its names; those that nobody knows, or that stand twice, are told."""
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else "?"
            row = key.start_mark.line + 1
            if name in known and name not in found:
                found[name] = value
            else:
                case = "key-twice" if name in found else "key"
                near = suggestion(name, known)
                self._tell(case, row, member or self.file, key=name, known=", ".join(known), suggestion=near)
        return found

    def _text(self, node: yaml.Node | None, member: str) -> str:
        if node is None:
            return ""
        if isinstance(node, yaml.ScalarNode) and node.value.strip() and node.tag == "tag:yaml.org,2002:str":
            return str(node.value).strip()
        self._tell("text", node.start_mark.line + 1, member)
        return ""

    def _tell(self, case: str, row: int, member: str, **details: object) -> None:
        said = {"member": member, **details}
        self.findings.append(Finding(SLUG, case, self.file, row, member, details=said))
