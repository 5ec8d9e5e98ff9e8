"""Run MkDocs from our own commands: build into a folder, or serve, in this process."""

from __future__ import annotations

import logging
import os
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from utfall.pages.edition import prepare
from utfall.pages.kept_templates import keeping
from utfall.pages.outline import read_outline
from utfall.plugin.late_import import import_when_used
from utfall.plugin.register import PROGRESS, FindingsError, SettingsError
from utfall.project import CONFIG
from utfall.publisher import address_at
from utfall.view.edition_facts import edition_facts
from utfall.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from utfall.model.edition_name import EditionName
    from utfall.model.finding import Finding
    from utfall.project import Project

UNUSED = "requests"  # by the macros plugin, which only fetches what a page includes from an address: 0.1 s


@dataclass(frozen=True, slots=True)
class BuildOutcome:
    """Tell how a build went: what was found, and what the generator itself complained of."""

    is_built: bool
    findings: tuple[Finding, ...] = ()
    complaints: tuple[str, ...] = ()


class _Complaints(logging.Handler):
    """Gather warnings and errors of the generator."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        self.lines.append(record.getMessage())


def build_site(
    project: Project, target: Path, edition: EditionName | None = None, commit: str = "", day: date | None = None,
    *, tells: bool = True,
) -> BuildOutcome:  # fmt: skip
    """Build the project's site into a folder. Strict: whatever MkDocs warns of stops it.

    A site that is to stand among other editions knows which it is, what ``commit`` of which ``day`` it is made of, and
    that its month's address is the lasting one. ``tells`` lets long work say what it does.
    """
    complaints = _Complaints()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(complaints)
    import_when_used(UNUSED)
    try:
        config = load_config(str(project.root / CONFIG), site_dir=str(target), strict=True)
        if not project.origin:
            made = keeping(config.theme.get_env, project.cache / "templates")
            config.theme.get_env = made  # type: ignore[method-assign]  # there is no event before it is asked for
        if edition:
            _tell_edition(config, project, edition)
            named = {"names": project.named.language, "place": project.place or ""}
            config.extra["utfall"] |= {"commit": commit, "day": day, **named}
        with telling() if tells else nullcontext():
            build(config)
    except (Abort, ConfigurationError) as stop:
        cause = stop.__context__
        if isinstance(cause, FindingsError):
            return BuildOutcome(is_built=False, findings=cause.findings)
        if isinstance(cause, SettingsError):
            return BuildOutcome(is_built=False, complaints=(str(cause),))
        return BuildOutcome(is_built=False, complaints=(*complaints.lines, str(stop)))
    finally:
        logger.removeHandler(complaints)
    return BuildOutcome(is_built=True)


@contextmanager
def telling() -> Iterator[None]:
    """Show what long work says of itself, where the generator, asked from here, would say nothing."""
    progress, shown = logging.getLogger(PROGRESS), logging.StreamHandler()
    before = progress.level
    progress.addHandler(shown)
    progress.setLevel(logging.INFO)
    try:
        yield
    finally:
        progress.removeHandler(shown)
        progress.setLevel(before)


def _tell_edition(config: MkDocsConfig, project: Project, edition: EditionName) -> None:
    """Tell the theme which edition this is, and the pages that their lasting address is the month's."""
    report = prepare(project).report
    if report is None:
        return  # the build will say why
    address = address_at(config.site_url or "", project.place or "").rstrip("/")
    config.site_url = f"{address}/{edition.month}/" if address else ""
    page = read_outline(project).page_of("corrections")
    facts = edition_facts(edition, report, words(project.language), project.named, page)
    config.extra["utfall"] = {**(config.extra.get("utfall") or {}), "edition": facts}


def serve_site(project: Project) -> bool:
    """Serve the project's site and rebuild it at every change, until interrupted; tell whether it could be built."""
    from mkdocs.commands.serve import serve

    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        serve(str(project.root / CONFIG))
    except Abort:  # what is wrong with the report has been told
        return False
    return True
