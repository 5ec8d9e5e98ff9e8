"""Where a project's files lie, and what its settings say: the one place that knows paths.

A project is a folder with ``mkdocs.yml``, ``docs/`` and ``data/``. Ours in ``mkdocs.yml`` stands under
``extra.utfall``; the rest of the file belongs to the site generator.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from utfall.errors import PeriodError, UsageError, suggestion
from utfall.names import SiteNames, names
from utfall.period import Frequency, Period
from utfall.program_version import FIRST, read_written_for
from utfall.publisher import (
    Accessibility,
    CatalogueSettings,
    Contact,
    address_at,
    read_accessibility,
    read_catalogue,
    read_contact,
    read_place,
    read_publication_dates,
    read_report_address,
    read_sign_off,
)
from utfall.site_settings import extensions_of, nav_pages, require_settings, theme_folder, used_files
from utfall.words import DEFAULT_LANGUAGE, LANGUAGES, Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

CONFIG = "mkdocs.yml"
AUDIENCES = PUBLIC, STAFF = ("public", "staff")  # who a site is built for; the first where nobody says
AUDIENCE = "UTFALL_AUDIENCE"  # the variable that says for whom
APPROVED_BY = "UTFALL_APPROVED_BY"  # the variable that tells who has approved the proposal
KNOWN_SETTINGS = (
    "language", "month", "key_figures", "forms", "contact", "report_error", "accessibility", "catalogue", "sign_off",
    "public_details", "publication_dates", "own_macros", "written_for", "names", "audience", "source_remote", "place",
    "publish_to", "lake",
)  # fmt: skip
# The files beside the pages; what makes each stands in the registry of ``forms``.
FORMS = ("csv", "xlsx", "json", "zip", "pdf", "pictures", "manifest")
MORE_FORMS = ("parquet",)  # made only where they are asked for by name


@dataclass(frozen=True, slots=True)
class Project:
    """Know where a project's parts lie and what it has set. All paths are absolute."""

    root: Path
    docs: Path
    language: str = DEFAULT_LANGUAGE
    names: str = ""  # the language of the names of files and addresses, where it is not the site's
    place: str | None = None  # what it is called among several of a repository; empty at the top, nothing if not said
    audience: str = PUBLIC
    month: str | None = None
    extensions: tuple[str, ...] = ()
    extension_configs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    nav: tuple[str, ...] = ()
    nav_titles: Mapping[str, str] = field(default_factory=dict)  # what the menu calls its pages
    not_in_nav: str = ""
    exclude_docs: str = ""
    key_figures: tuple[str, ...] = ()
    forms: tuple[str, ...] = FORMS
    contact: Contact = field(default_factory=Contact)
    report_error: str = ""
    accessibility: Accessibility = field(default_factory=Accessibility)
    catalogue: CatalogueSettings | None = None
    sign_off: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # sections to be signed, and by whom
    own_macros: Path | None = None  # the module of macros of the project's own
    publication_dates: Mapping[Period, date] = field(default_factory=dict)  # of each report, by its month
    written_for: str = FIRST  # the version of the program that its files follow
    public_details: tuple[str, ...] = ()  # numbers and addresses that are no private person's
    approved_by: tuple[str, ...] = ()  # who has approved the proposal where it was made, as told from outside
    remote: str = "origin"
    publish_to: str = ""  # the address of the storage that editions are published to, if not to the branch
    lake: str = ""  # the folder or the address of the lake that what is published is added to
    source_remote: str = ""  # where the tags of the source go, if not where the site goes
    branch: str = "gh-pages"
    name: str = ""
    site_url: str = ""
    theme: Path | None = None  # the folder of the project's own parts of the theme
    used: tuple[str, ...] = ()  # files of ``docs`` that the settings name: style sheets, scripts, pictures
    origin: Path | None = None  # where the project lies in git, if this one was written out of a commit
    has_folders: bool = False  # a page's address is a folder, ekonomi/, and not a file, ekonomi.html: a finding

    @property
    def named(self) -> SiteNames:
        """What files and addresses are called."""
        return names(self.names or self.language)

    @property
    def address(self) -> str:
        """The site's own address; ``site_url`` is where the top of the publishing branch is served."""
        return address_at(self.site_url, self.place or "")

    @property
    def top_address(self) -> str:
        """Where the top of the publishing branch is served."""
        whole = self.address.rstrip("/").removesuffix(f"/{self.place}") if self.place else self.site_url
        return f"{whole.rstrip('/')}/" if whole else ""

    @property
    def config(self) -> Path:
        """The file of settings."""
        return self.root / CONFIG

    @property
    def data(self) -> Path:
        """The folder of the months."""
        return self.root / "data"

    @property
    def sources(self) -> str:
        """The remote that the source is kept at, with its tags and the branches of corrections."""
        return self.source_remote or self.remote

    @property
    def site(self) -> Path:
        """The folder of the built site."""
        return self.root / "site"

    @property
    def cache(self) -> Path:
        """The folder for what may be thrown away at any time."""
        return self.root / ".cache" / "utfall"

    @property
    def accessibility_run(self) -> Path:
        """The file that keeps the last run of the accessibility tests."""
        return self.root / "accessibility.json"

    @property
    def has_pictures(self) -> bool:
        """Whether shared pages have pictures: no page can name its picture without the site's own address."""
        return "pictures" in self.forms and bool(self.site_url)

    @property
    def months(self) -> tuple[Period, ...]:
        """The months that have a folder, oldest first."""
        names = (entry.name for entry in self.data.iterdir() if entry.is_dir()) if self.data.is_dir() else ()
        return tuple(sorted(month for name in names if (month := _month(name))))

    def folder(self, month: Period) -> Path:
        """Return the folder of a month."""
        return self.data / str(month)

    def chosen_month(self, wanted: str | None = None) -> Period:
        """Return the month asked for: by name, by the setting, else the newest. Raise ``UsageError`` if not there."""
        months = self.months
        if not months:
            raise UsageError(Sentence("error.no-months"))
        name = wanted or self.month
        if name is None:
            return months[-1]
        known = [str(month) for month in months]
        if name not in known:
            params = {"month": name, "suggestion": suggestion(name, known), "known": ", ".join(known)}
            raise UsageError(Sentence("error.no-month", params))
        return Period.parse(name)


def find_project(start: Path) -> Project:
    """Return the project whose folder is ``start`` or one above it. Raise ``UsageError`` where there is none."""
    for folder in (start, *start.parents):
        if (folder / CONFIG).is_file():
            return read_project(folder)
    raise UsageError(Sentence("error.no-project"))


def read_project(root: Path, config_name: str = CONFIG) -> Project:
    """Read a project's settings from its ``mkdocs.yml``.

    From the file and not from a running generator's configuration, since each generator adds to the list of
    Markdown extensions what only it understands.
    """
    try:
        config = yaml.load((root / config_name).read_text(encoding="utf-8"), _Loader)  # noqa: S506 - a safe loader
    except yaml.MarkedYAMLError as fault:
        row = fault.problem_mark.line + 1 if fault.problem_mark else 1
        raise UsageError(Sentence("error.no-config", {"row": row, "reason": fault.problem or ""})) from fault
    except (UnicodeDecodeError, yaml.YAMLError) as fault:
        raise UsageError(Sentence("error.no-config", {"row": 1, "reason": "UTF-8"})) from fault
    except (RecursionError, TypeError, ValueError) as fault:  # too deep; a key that is a list; no such day
        raise UsageError(Sentence("error.no-config", {"row": 1, "reason": type(fault).__name__})) from fault
    if not isinstance(config, dict):
        raise UsageError(Sentence("error.no-config", {"row": 1, "reason": "site_name: ..."}))
    try:
        require_settings(config)
    except RecursionError as fault:  # a list that holds itself
        raise UsageError(Sentence("error.no-config", {"row": 1, "reason": type(fault).__name__})) from fault
    ours = (config.get("extra") or {}).get("utfall") or {}
    _require_known(ours)
    extensions, configs = extensions_of(config.get("markdown_extensions") or [])
    language = os.environ.get("UTFALL_LANG") or ours.get("language", DEFAULT_LANGUAGE)
    return Project(
        root=root,
        docs=(root / (config.get("docs_dir") or "docs")).resolve(),
        language=_chosen("language", language, LANGUAGES),
        names=_chosen("names", ours["names"], LANGUAGES) if ours.get("names") else "",
        place=read_place(ours["place"]) if "place" in ours else None,
        audience=_chosen("audience", os.environ.get(AUDIENCE) or ours.get("audience", PUBLIC), AUDIENCES),
        month=os.environ.get("UTFALL_MONTH") or (str(ours["month"]) if ours.get("month") else None),
        extensions=extensions,
        extension_configs=configs,
        nav=tuple(page for page, _ in nav_pages(config.get("nav") or [])),
        nav_titles={page: title for page, title in nav_pages(config.get("nav") or []) if title},
        not_in_nav=config.get("not_in_nav") or "",
        exclude_docs=str(config.get("exclude_docs") or ""),
        key_figures=_names("key_figures", ours.get("key_figures") or []),
        forms=_forms(ours),
        contact=read_contact(ours.get("contact")),
        report_error=read_report_address(ours.get("report_error")),
        accessibility=read_accessibility(ours.get("accessibility"), language),
        catalogue=read_catalogue(ours.get("catalogue")),
        sign_off=read_sign_off(ours.get("sign_off")),
        own_macros=_own_macros(root, ours.get("own_macros")),
        publication_dates=read_publication_dates(ours.get("publication_dates")),
        public_details=_names("public_details", ours.get("public_details") or []),
        written_for=read_written_for(ours.get("written_for")),
        approved_by=tuple((os.environ.get(APPROVED_BY) or "").replace(",", " ").split()),
        remote=str(config.get("remote_name") or "origin"),  # MkDocs's own settings and defaults, which mike follows too
        lake=_text("lake", ours.get("lake", "")),
        source_remote=_text("source_remote", ours.get("source_remote", "")),
        publish_to=_text("publish_to", ours.get("publish_to", ""), "s3://bucket/folder"),
        name=str(config.get("site_name") or ""),
        site_url=os.environ.get("SITE_URL") or str(config.get("site_url") or ""),
        branch=str(config.get("remote_branch") or "gh-pages"),
        theme=theme_folder(root, config.get("theme")),
        used=used_files(config),
        has_folders=config.get("use_directory_urls", True) is not False,
    )


def _require_known(ours: Mapping[str, Any]) -> None:
    for name in ours:
        if name not in KNOWN_SETTINGS:
            params = {"kind": Sentence("kind.setting"), "name": name, "known": ", ".join(KNOWN_SETTINGS)}
            raise UsageError(Sentence("error.unknown-name", {**params, "suggestion": suggestion(name, KNOWN_SETTINGS)}))


def _chosen(name: str, value: object, known: tuple[str, ...]) -> str:
    if value not in known:
        params = {"name": name, "value": value, "expected": ", ".join(known)}
        raise UsageError(Sentence("error.bad-setting", params))
    return str(value)


def _text(name: str, value: object, expected: str = "origin") -> str:
    if not isinstance(value, str):
        raise UsageError(Sentence("error.bad-setting", {"name": name, "value": value, "expected": expected}))
    return value


def _names(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise UsageError(Sentence("error.bad-setting", {"name": name, "value": value, "expected": "[id, id]"}))
    return tuple(value)


def _own_macros(root: Path, value: object) -> Path | None:
    """Return the file of the project's own macros. Raise ``UsageError`` for what cannot be one."""
    if value is None:
        return None
    path = root / str(value)
    if not isinstance(value, str) or path.suffix != ".py" or ".." in path.parts or not path.stem.isidentifier():
        params = {"name": "own_macros", "value": value, "expected": "macros/egna.py"}
        raise UsageError(Sentence("error.bad-setting", params))
    return path


def _forms(ours: Mapping[str, Any]) -> tuple[str, ...]:
    """Return which files are made beside the pages. The environment goes before the setting; empty is none."""
    said = os.environ.get("UTFALL_FORMS")
    listed = _names("forms", ours.get("forms", list(FORMS)))
    wanted = listed if said is None else said.replace(" ", "").split(",")
    return tuple(_chosen("forms", name, (*FORMS, *MORE_FORMS)) for name in wanted if name)


def _month(name: str) -> Period | None:
    try:
        period = Period.parse(name)
    except PeriodError:
        return None
    return period if period.frequency is Frequency.MONTH else None


class _Loader(yaml.SafeLoader):
    """Read ``mkdocs.yml`` with its tags (``!ENV``, ``!!python/name``) as plain values that we do not need."""


_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)
