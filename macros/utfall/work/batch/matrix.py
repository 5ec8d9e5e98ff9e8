"""Slices of the work for the jobs of a CI service, and the jobs themselves as the service reads them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, TypeVar

from utfall.errors import UsageError
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")
SERVICES = ("github", "gitlab")
JOBS = 12
_SLICE = re.compile(r"([1-9]\d{0,3})/([1-9]\d{0,3})")


def sliced(things: Sequence[T], part: str | None) -> tuple[T, ...]:
    """Return the part of the work that a slice has, as ``3/12``. Raise ``UsageError`` for no slice."""
    if part is None:
        return tuple(things)
    told = _SLICE.fullmatch(part)
    number, count = map(int, told.groups()) if told else (1, 0)
    if number > count:
        raise UsageError(Sentence("error.batch-slice", {"slice": part}))
    return tuple(things[number - 1 :: count])


def matrix_text(service: str, command: str, tasks: int, jobs: int) -> str:
    """Return the jobs: for GitHub the JSON of a matrix, for GitLab the YAML of a child pipeline."""
    count = max(1, min(jobs, tasks))
    slices = [f"{number}/{count}" for number in range(1, count + 1)]
    if service == "github":
        return json.dumps({"slice": slices})
    listed = "\n".join(f'          - "{one}"' for one in slices)
    return (
        f"{command}:\n  parallel:\n    matrix:\n      - SLICE:\n{listed}\n"
        f'  script:\n    - utfall {command} --slice "$SLICE"\n  artifacts:\n    paths: [site/]'
    )
