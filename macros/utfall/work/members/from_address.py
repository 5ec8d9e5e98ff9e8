"""A member's package from where its report is published: the list of versions, an edition's manifest, its data files.

Every file is held against the manifest, and the package against the checksum that the manifest has of it.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from utfall.forms.descriptor_form import ADDRESS, package_descriptor
from utfall.forms.manifest import entries_in, read, sums_in
from utfall.model.edition_name import EditionName
from utfall.names import every
from utfall.source.descriptor_shape import is_safe
from utfall.source.descriptor_text import DescriptorError, read_descriptor
from utfall.source.package_hash import content_hash
from utfall.source.raw import DESCRIPTOR
from utfall.view.addresses import DATA, MANIFEST
from utfall.words import LANGUAGES
from utfall.work.members.member import FoundFiles, MemberError, require_contract, without_secrets
from utfall.work.members.transfer import MAY_LEAD_TO, Transfer
from utfall.work.thinned_edition import THINNED, read_thinned

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.period import Period
    from utfall.work.members.member import MemberSetting

LIST = "versions.json"
MOST_EDITIONS = 100  # of one month that are looked for


def from_address(setting: MemberSetting, month: Period, transfer: Transfer | None = None) -> FoundFiles:
    """Return a month's package of a member. Raise ``MemberError`` for what is in the way."""
    fetch = transfer or Transfer()
    if setting.address.endswith(f"/{MANIFEST}"):
        return edition_at(fetch, setting.address.removesuffix(MANIFEST))
    base = base_of(setting)
    editions = editions_at(fetch, base)
    of_month = [one for one in editions if one.month == month]
    if not of_month:
        newest = max((one for one in editions if one.month < month), default=None)
        raise MemberError("late" if newest else "missing", month=str(month), newest=str(newest or "–"))
    withdrawn = withdrawn_at(fetch, base)
    for edition in reversed(of_month[-MOST_EDITIONS:]):
        if str(edition) not in withdrawn:
            return edition_at(fetch, f"{base}{edition}/")
    raise MemberError("withdrawn", month=str(month), edition=str(of_month[-1]))


def base_of(setting: MemberSetting) -> str:
    """Return the address that the editions lie below, with a slash."""
    return setting.address.rstrip("/") + "/" + (f"{quote(setting.place)}/" if setting.place else "")


def editions_at(fetch: Transfer, base: str) -> list[EditionName]:
    """Return what is published below an address, oldest first. Raise ``MemberError`` where no list tells."""
    listed = fetch.get(f"{base}{LIST}")
    if listed is None:
        raise MemberError("no-list", where=without_secrets(f"{base}{LIST}"))
    try:
        found = json.loads(listed)
        names = [str(one["version"]) for one in found]
    except (ValueError, TypeError, KeyError, RecursionError) as fault:
        raise MemberError("not-json", where=LIST) from fault
    return sorted(one for name in names if (one := EditionName.parse(name)))


def withdrawn_at(fetch: Transfer, base: str) -> set[str]:
    """Return the editions that are withdrawn: their addresses lead to a note and to no data."""
    for names in every(LANGUAGES[0]):
        listed = fetch.get(f"{base}{names.withdrawn}")
        if listed is not None:
            try:
                return {str(one["edition"]) for one in json.loads(listed)}
            except (ValueError, TypeError, KeyError, RecursionError) as fault:
                raise MemberError("not-json", where=names.withdrawn) from fault
    return set()


def edition_at(fetch: Transfer, base: str) -> FoundFiles:
    """Return the package of the edition at an address. Raise ``MemberError`` for what is in the way."""
    said = read(_needed(fetch, base, MANIFEST))
    sums = sums_in(said)
    if not sums:
        raise MemberError("not-json", where=MANIFEST)
    package, shown = said.get("package"), without_secrets(base)
    if isinstance(package, dict):
        require_contract(package, shown)
    place, descriptor = _descriptor(fetch, base, sums)
    told: Mapping[str, object] = next((one for one in entries_in(said) if one.get("path") == ADDRESS), {})
    files = {DESCRIPTOR: package_descriptor(descriptor, told)}
    for name in _resources(descriptor):
        files[name] = _listed(fetch, place, name, sums)
    if not isinstance(package, dict) or package.get("sha256") != content_hash(files):
        raise MemberError("sum", where=f"{DATA}/")
    edition = said.get("edition")
    return FoundFiles(files, str(edition or ""), shown, f"{shown}{DATA}")


def _descriptor(fetch: Transfer, base: str, sums: dict[str, str]) -> tuple[str, bytes]:
    """Return where an edition's files lie and its descriptor: at its address, or where it leads to if it is thinned.

    The manifest at its address holds for them wherever they lie.
    """
    try:
        return base, _listed(fetch, base, DESCRIPTOR, sums)
    except MemberError as fault:
        moved = read_thinned(fetch.get(f"{base}{THINNED}") or b"") if fault.case == "half" else None
        if moved is None:
            raise
    scheme = urlsplit(moved.address).scheme
    if scheme not in {urlsplit(base).scheme, *MAY_LEAD_TO.get(urlsplit(base).scheme, set())}:
        raise MemberError("leads-on", where=without_secrets(base), scheme=scheme)
    return moved.address, _listed(fetch, moved.address, DESCRIPTOR, sums)


def _resources(descriptor: bytes) -> list[str]:
    """Return the names of the files that a descriptor names, in its own folder."""
    try:
        found = read_descriptor(descriptor).get("resources")
    except DescriptorError as fault:
        raise MemberError("not-json", where=DESCRIPTOR) from fault
    paths = [one.get("path") if isinstance(one, dict) else None for one in found] if isinstance(found, list) else [None]
    for path in paths:
        if not isinstance(path, str) or not is_safe(path):
            raise MemberError("outside", where=str(path))
    return [str(path) for path in paths]


def _listed(fetch: Transfer, base: str, name: str, sums: dict[str, str]) -> bytes:
    """Return a file of the package that is what the manifest says."""
    path = f"{DATA}/{name}"
    if path not in sums:
        raise MemberError("not-listed", where=path)
    content = _needed(fetch, base, path)
    if hashlib.sha256(content).hexdigest() != sums[path]:
        raise MemberError("sum", where=path)
    return content


def _needed(fetch: Transfer, base: str, path: str) -> bytes:
    content = fetch.get(base + quote(path))
    if content is None:
        raise MemberError("half", where=without_secrets(base + path))
    return content
