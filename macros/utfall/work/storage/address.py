"""The address of a storage, as it is written in a setting or after ``--to``, and the storage that it leads to.

Keys are never part of an address: they are where the supplier's own tools look for them. What an address may not hold
is refused without being shown.
"""

from __future__ import annotations

import importlib.util
import logging
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from utfall.errors import UsageError
from utfall.words import Sentence
from utfall.work.storage.bucket import BucketDriver
from utfall.work.storage.dialects import AzureDialect, GoogleDialect, S3Dialect
from utfall.work.storage.folder import FolderDriver
from utfall.work.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from utfall.work.storage.bucket import Dialect
    from utfall.work.storage.driver import Driver

TIMEOUT = "UTFALL_STORAGE_TIMEOUT"  # the variable that says how many seconds an answer may take
SECONDS = 60.0
FOLDER = "file"
_TALKATIVE = ("adlfs", "aiobotocore", "asyncio", "azure", "botocore", "fsspec", "gcsfs", "google", "s3fs", "urllib3")


@dataclass(frozen=True, slots=True)
class Supplier:
    """What a kind of address needs: the extra, the module that it brings, and what differs between suppliers."""

    extra: str
    module: str
    dialect: Callable[[Any], Dialect]
    options: Callable[[float], dict[str, Any]]


def _s3_options(seconds: float) -> dict[str, Any]:
    return {
        "config_kwargs": {
            "connect_timeout": min(seconds, 10.0),
            "read_timeout": seconds,
            "retries": {"mode": "standard", "total_max_attempts": 1},
            # What is read is compared by whoever reads: half an object has to be seen before it can be mended.
            "response_checksum_validation": "when_required",
        }
    }


SUPPLIERS = {
    "s3": Supplier("s3", "s3fs", S3Dialect, _s3_options),
    "az": Supplier("azure", "adlfs", AzureDialect, lambda seconds: {"timeout": seconds, "read_timeout": seconds}),
    "gs": Supplier("gcs", "gcsfs", GoogleDialect, lambda seconds: {"requests_timeout": seconds}),
}
SAME = {"abfs": "az", "abfss": "az", "gcs": "gs"}
KNOWN = (f"{FOLDER}:///srv/www", "s3://bucket/folder", "az://container/folder", "gs://bucket/folder")


@dataclass(frozen=True, slots=True)
class StorageAddress:
    """Where a storage is: its kind, and the folder or the bucket with the path in it. Holds no keys."""

    kind: str
    place: str

    def __str__(self) -> str:
        return f"{self.kind}://{self.place}"

    def below(self, home: str) -> StorageAddress:
        """Return the address of a folder in it."""
        return StorageAddress(self.kind, f"{self.place}/{home}") if home else self


def is_address(text: str) -> bool:
    """Tell whether this is meant as an address, and no path."""
    return "://" in text


def read_address(text: str) -> StorageAddress:
    """Return what an address says. Raise ``UsageError`` for one that holds a key, or that leads to no storage."""
    parts = urlsplit(text)
    kind = SAME.get(parts.scheme, parts.scheme)
    host = parts.netloc
    if kind == "az" and "." in host.partition("@")[2] and ":" not in host:
        host = host.partition("@")[0]  # container@account.dfs.core.windows.net, as Azure's own tools write it
    if "@" in host or parts.query or parts.fragment:
        raise UsageError(Sentence("storage.key", {"kind": kind}))
    if kind == FOLDER:
        path = Path(unquote(parts.path))
        if host not in {"", "localhost"} or not path.is_absolute() or path == Path(path.anchor):
            raise _unknown(text)
        return StorageAddress(kind, str(path))
    place = f"{host}{parts.path}".strip("/")
    if kind not in SUPPLIERS or not host or "//" in place or {".", ".."} & set(place.split("/")):
        raise _unknown(text)
    return StorageAddress(kind, place)


def _unknown(text: str) -> UsageError:
    return UsageError(Sentence("storage.address", {"address": text, "known": ", ".join(KNOWN)}))


def open_store(address: StorageAddress) -> Store:
    """Return the storage at an address. Raise ``UsageError`` where its driver is not installed, or has no account."""
    return Store(_driver(address), str(address))


def _driver(address: StorageAddress) -> Driver:
    if address.kind == FOLDER:
        return FolderDriver(Path(address.place))
    supplier = SUPPLIERS[address.kind]
    if any(importlib.util.find_spec(name) is None for name in ("fsspec", supplier.module)):
        params = {"address": str(address), "extra": supplier.extra}
        raise UsageError(Sentence("storage.extra", params))
    options = {"use_listings_cache": False, "skip_instance_cache": True, **supplier.options(_seconds())}
    import fsspec

    for name in _TALKATIVE:  # their own lines may hold signed addresses
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        system = fsspec.filesystem(address.kind, **options)
        dialect = supplier.dialect(system)
    except (ImportError, OSError, ValueError) as fault:  # no account, or a setting of the supplier's that it cannot use
        params = {"address": str(address), "reason": type(fault).__name__}
        raise UsageError(Sentence("storage.account", params)) from fault
    return BucketDriver(system, address.place, dialect)


def _seconds() -> float:
    said = os.environ.get(TIMEOUT, "")
    try:
        seconds = float(said) if said else SECONDS
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise UsageError(Sentence("error.bad-setting", {"name": TIMEOUT, "value": said, "expected": "60"}))
    return seconds
