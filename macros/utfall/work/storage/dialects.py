"""How each supplier's driver says "only if it is still what I read", and how its errors tell what went wrong.

S3 and those who speak it take ``If-Match``, Azure an ETag with a condition, Google a generation. A supplier whose
driver has no such condition is not here, and is refused.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.work.storage.driver import ObjectHeaders


class S3Dialect:
    """Amazon S3, and what speaks its protocol with conditional writes (MinIO, Ceph, R2, and others)."""

    def __init__(self, system: Any) -> None:  # noqa: ANN401 - fsspec has no types
        from aiohttp import ClientError as HalfAnswerError
        from botocore.exceptions import BotoCoreError, ClientError

        self.system = system
        system.retries = 1  # whoever asks tries again, and tells of it
        self.faults: tuple[type[Exception], ...] = (OSError, BotoCoreError, ClientError, HalfAnswerError)

    def token(self, told: Mapping[str, Any]) -> str:
        """Return the ETag."""
        return str(told["ETag"])

    def write(self, path: str, content: bytes, headers: ObjectHeaders, token: str | None) -> None:
        """Write with ``If-None-Match: *``, or ``If-Match``."""
        told = {"ContentType": headers.content_type, "CacheControl": headers.cache_control}
        if token is None:
            self.system.pipe_file(path, content, mode="create", **told)
        else:
            self.system.pipe_file(path, content, IfMatch=token, **told)

    def answer(self, fault: Exception) -> tuple[int, str]:
        """Return what the answer said, which the driver keeps as the cause of its own error."""
        for one in (fault, fault.__cause__):
            told = getattr(one, "response", None)
            if isinstance(told, dict):
                status = told.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
                return int(status), str(told.get("Error", {}).get("Code", ""))
        return 0, ""


class AzureDialect:
    """Azure Blob Storage."""

    def __init__(self, system: Any) -> None:  # noqa: ANN401 - fsspec has no types
        from azure.core import MatchConditions
        from azure.core.exceptions import AzureError

        self.system, self.unchanged = system, MatchConditions.IfNotModified
        self.faults: tuple[type[Exception], ...] = (OSError, AzureError)

    def token(self, told: Mapping[str, Any]) -> str:
        """Return the ETag."""
        return str(told["etag"])

    def write(self, path: str, content: bytes, headers: ObjectHeaders, token: str | None) -> None:
        """Write a new blob, or one whose ETag is still the same."""
        told = {"content_type": headers.content_type, "cache_control": headers.cache_control}
        if token is None:
            self.system.pipe_file(path, content, mode="create", content_settings=told)
        else:
            condition = {"etag": token, "match_condition": self.unchanged}
            self.system.pipe_file(path, content, overwrite=True, content_settings=told, **condition)

    def answer(self, fault: Exception) -> tuple[int, str]:
        """Return the status and Azure's code."""
        for one in (fault, fault.__cause__):
            if getattr(one, "status_code", None):
                return int(one.status_code), str(getattr(one, "error_code", "") or "")  # type: ignore[union-attr]
        return 0, ""


class GoogleDialect:
    """Google Cloud Storage. Its driver creates conditionally, and replacing is asked for in the same interface."""

    def __init__(self, system: Any) -> None:  # noqa: ANN401 - fsspec has no types
        from aiohttp import ClientError
        from gcsfs.retry import HttpError
        from google.auth.exceptions import GoogleAuthError
        from requests.exceptions import RequestException

        self.system = system
        self.faults: tuple[type[Exception], ...] = (
            OSError, HttpError, GoogleAuthError, ClientError, RequestException, ValueError,
        )  # fmt: skip

    def token(self, told: Mapping[str, Any]) -> str:
        """Return the generation."""
        return str(told["generation"])

    def write(self, path: str, content: bytes, headers: ObjectHeaders, token: str | None) -> None:
        """Write one upload of metadata and content, where the generation is what it was; 0 is none."""
        bucket, _, name = path.partition("/")
        told = {"name": name, "cacheControl": headers.cache_control, "contentType": headers.content_type}
        mark = f"utfall-{hashlib.sha256(content).hexdigest()}"  # which no content can hold of itself
        parts = (
            f"--{mark}", "Content-Type: application/json; charset=UTF-8", "", json.dumps(told),
            f"--{mark}", f"Content-Type: {headers.content_type}", "", "",
        )  # fmt: skip
        self.system.call(
            "POST",
            f"{self.system._location}/upload/storage/v1/b/{quote(bucket)}/o",  # noqa: SLF001 - where the driver posts
            uploadType="multipart",
            ifGenerationMatch=token or "0",
            headers={"Content-Type": f'multipart/related; boundary="{mark}"'},
            data="\r\n".join(parts).encode() + content + f"\r\n--{mark}--\r\n".encode(),
            json_out=True,
        )

    def answer(self, fault: Exception) -> tuple[int, str]:
        """Return the status, which the driver keeps as a number or a text."""
        code = str(getattr(fault, "code", "") or "")
        return (int(code), "") if code.isdecimal() else (0, "")
