"""The one function that is sent to workers: files and an order in, an outcome out, and nothing left behind.

It knows no scheduler. The generator's settings are the process's own, so a process works on one task at a time.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from utfall.errors import UtfallError
from utfall.forms.published_form import published_form
from utfall.model.edition_name import EditionName
from utfall.model.finding import Severity, blocking
from utfall.pages.edition import prepare
from utfall.project import AUDIENCE, PUBLIC, read_project
from utfall.render.report import findings_json, findings_text
from utfall.view.addresses import MANIFEST
from utfall.words import MESSAGES, words
from utfall.work.batch.order import BUILD, BUILT, CHECK, DONE, FOUND, OTHER, PUBLISHED, REFUSED, TaskOutcome
from utfall.work.batch.parcel import files_in, packed, unpacked
from utfall.work.batch.program_mark import program_mark
from utfall.work.build import build
from utfall.work.check import check
from utfall.work.public_copy import knows_marks, public_copy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from utfall.model.finding import Finding
    from utfall.project import Project
    from utfall.work.batch.order import Order
    from utfall.work.build import EngineOutcome

    Engine = Callable[..., EngineOutcome]

# What decides how a report is made, and is told with the order; the rest of a worker's environment is its own.
SETTINGS = ("UTFALL_FORMS", "UTFALL_LANG", AUDIENCE, "SITE_URL")
_OWN = (*SETTINGS, "UTFALL_MONTH", MESSAGES, "UTFALL_APPROVED_BY", "UTFALL_ON_ERROR_FAIL", "NO_MKDOCS_2_WARNING")
_ONE_AT_A_TIME = Lock()


def run(engine: Engine, source: bytes | Path, order: Order) -> TaskOutcome:
    """Return what comes of an order. ``source`` is a member's parcel, or the file that it lies in."""
    if order.program != program_mark():
        return TaskOutcome(OTHER, said=program_mark())
    parcel = source.read_bytes() if isinstance(source, Path) else source
    with _ONE_AT_A_TIME, tempfile.TemporaryDirectory(prefix="utfall-") as name:
        root = Path(name).resolve() / "project"
        unpacked(parcel, root)
        with _environment(order), contextlib.chdir(root):
            try:
                return _outcome(engine, root, order)
            except UtfallError as fault:
                return TaskOutcome(REFUSED, said=words(order.language).say(fault.sentence))


def _outcome(engine: Engine, root: Path, order: Order) -> TaskOutcome:
    project = replace(read_project(root), month=order.month)
    os.environ.setdefault("UTFALL_LANG", project.language)
    if order.kind == CHECK:
        return _told(check(project, order.month).findings, order)
    if order.kind == BUILD:
        built = build(project, partial(engine, tells=False))
        if built.front is None:
            return _told(built.findings, order, built.complaints, is_stopped=True)
        return replace(_told(built.findings, order), state=DONE, parcel=packed(files_in(project.site)))
    return _made_anew(engine, project, order)


def _made_anew(engine: Engine, project: Project, order: Order) -> TaskOutcome:
    """Make an edition as it was published: for the public, of its commit, with the names that it has."""
    project = replace(project, names=order.names, place=order.place)
    edition = prepare(project)
    if blocking(edition.findings) or not knows_marks(edition):
        return _told(edition.findings, order, is_stopped=True)
    site = project.root.parent / "site"
    site.mkdir()
    with public_copy(project) as copy, contextlib.chdir(copy.project.root):
        name, day = EditionName.parse(order.edition), date.fromisoformat(order.day)
        outcome = engine(copy.project, site, name, order.commit, day, tells=False)
    if not outcome.is_built:
        return _told(outcome.findings, order, outcome.complaints, is_stopped=True)
    built = files_in(site)
    laid_out = published_form(built, project.named.shared, project.named.history_csv)
    return TaskOutcome(DONE, parcel=packed({BUILT: built[MANIFEST], PUBLISHED: laid_out.own[MANIFEST]}))


def _told(
    findings: Sequence[Finding], order: Order, complaints: Sequence[str] = (), *, is_stopped: bool = False
) -> TaskOutcome:
    speak, errors = words(order.language), len(blocking(findings))
    said = [findings_text(findings, speak)] if findings else []
    return TaskOutcome(
        FOUND if errors or is_stopped else DONE,
        errors,
        sum(one.severity is Severity.WARNING for one in findings),
        "\n".join([*said, *complaints]),
        findings_json(findings, speak),
    )


@contextmanager
def _environment(order: Order) -> Iterator[None]:
    """Let the process's variables be those of the order."""
    before = {name: os.environ[name] for name in _OWN if name in os.environ}
    for name in before:
        del os.environ[name]
    os.environ |= {
        AUDIENCE: PUBLIC, **dict(order.settings), "UTFALL_MONTH": order.month, MESSAGES: order.language,
        "NO_MKDOCS_2_WARNING": "1",
    }  # fmt: skip
    try:
        yield
    finally:
        for name in _OWN:
            os.environ.pop(name, None)
        os.environ |= before
