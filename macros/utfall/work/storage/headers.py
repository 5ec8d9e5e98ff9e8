"""What kind of file an object is, and how long a browser may keep it, by its address."""

from __future__ import annotations

import posixpath

from utfall.work.storage.driver import ObjectHeaders

_TEXT = "; charset=utf-8"
TYPES = {
    "html": f"text/html{_TEXT}", "css": f"text/css{_TEXT}", "js": f"text/javascript{_TEXT}",
    "json": "application/json", "map": "application/json", "webmanifest": "application/manifest+json",
    "csv": f"text/csv{_TEXT}", "txt": f"text/plain{_TEXT}", "md": f"text/markdown{_TEXT}",
    "sha256": f"text/plain{_TEXT}", "ttl": f"text/turtle{_TEXT}", "xml": "application/xml",
    "atom": "application/atom+xml", "rdf": "application/rdf+xml", "svg": "image/svg+xml", "png": "image/png",
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "avif": "image/avif",
    "ico": "image/x-icon", "pdf": "application/pdf", "zip": "application/zip", "gz": "application/gzip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet", "woff": "font/woff", "woff2": "font/woff2", "ttf": "font/ttf",
    "otf": "font/otf",
}  # fmt: skip
UNKNOWN = "application/octet-stream"
FOREVER = "public, max-age=31536000, immutable"  # the address is made of the content
A_WHILE = "public, max-age=600"  # an edition never changes, but may be withdrawn
ASK = "no-cache"  # kept by browsers, and asked for again each time


def headers_of(path: str, cache: str) -> ObjectHeaders:
    """Return the headers of an object at this address."""
    ending = posixpath.splitext(path)[1].removeprefix(".").lower()
    return ObjectHeaders(TYPES.get(ending, UNKNOWN), cache)
