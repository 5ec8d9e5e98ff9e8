"""Make a month ready and hand its macros to the site generator; while serving, keep the last good month.

From ``env`` only ``macro`` and ``conf`` are used, which MkDocs and Zensical both have, and of Zensical's ``page``.
"""

from __future__ import annotations

import logging
import os
from calendar import timegm
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.utils import CountHandler

from utfall.errors import DiskError, UsageError, UtfallError
from utfall.model.finding import blocking
from utfall.pages.edition import desk_of, prepare, require_pages
from utfall.pages.macros import NAMES, macros
from utfall.pages.serving import is_serving
from utfall.pages.share import share_pictures
from utfall.project import CONFIG, STAFF, read_project
from utfall.render.english import LANGUAGE
from utfall.render.menu import menu_counts
from utfall.render.message import findings_box
from utfall.render.report import fault_text, findings_in_short, findings_text
from utfall.shown.outline import ENGLISH, address_of
from utfall.source.marked import is_marked
from utfall.view.addresses import share_picture
from utfall.view.colophon import Making, colophon
from utfall.view.downloads import edition_files
from utfall.view.draft import ADDRESS, draft_facts
from utfall.view.menu import menu_entries
from utfall.view.theme_words import theme_words
from utfall.words import DEFAULT_LANGUAGE, Sentence, message_language, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from utfall.model.finding import Finding
    from utfall.model.history import History
    from utfall.pages.edition import Edition
    from utfall.pages.macro import Macro
    from utfall.period import Period
    from utfall.project import Project
    from utfall.words import Words

PROGRESS = "mkdocs.plugins.utfall.progress"  # what long work says; the generator shows it, and so do our own commands
log = logging.getLogger("mkdocs.plugins.utfall")
_last_good: dict[Path, History] = {}  # what a writer goes on seeing while a file is broken


class FindingsError(PluginError):
    """Stop the build and say why; ``findings`` are at hand for whoever started it."""

    def __init__(self, findings: tuple[Finding, ...], project: Project) -> None:
        speech = words(message_language(project.language))
        super().__init__(f"{findings_text(findings, speech)}\n{speech.say('finding.stopped')}")
        self.findings = findings


class SettingsError(PluginError):
    """Stop the build because the project itself cannot be understood."""


class OwnFaultError(PluginError):
    """Stop the build because of a mistake in this program."""


def register(env: Any) -> None:
    """Read the project of this configuration and register its macros with ``env``."""
    with at_the_rim():
        project = project_of(env.conf)
        edition = prepare(project)
        require_pages(edition)
        staff = _staff(project)
    _stop_the_clock(edition.month)
    _watch(env, project)
    _tell(env, words=theme_words(words(project.language)))
    if edition.is_publishable and edition.history:
        _last_good[project.root] = edition.history
        _tell_warnings(edition.findings, project)
        facts = {**_colophon(env, edition, project), **_draft(edition, project), **_pages(edition), **staff}
        _tell(env, **facts, menu=_menu(edition), pictures=_pictures(env, edition, project))
        _add(env, edition.macros)
    elif is_serving() and project.root in _last_good:
        _add(env, _forgiving(_last_good[project.root], project))
        _show_on_pages(env, edition.findings, project)
    else:
        raise FindingsError(edition.findings, project)


@contextmanager
def at_the_rim() -> Iterator[None]:
    """Turn whatever is raised into what ends a build with one clear message: the generator would show a traceback."""
    try:
        yield
    except UtfallError as fault:
        raise SettingsError(_spoken().say(fault.sentence)) from fault
    except OSError as fault:
        raise SettingsError(_spoken().say(DiskError(fault).sentence)) from fault
    except Exception as fault:
        raise OwnFaultError(fault_text(fault, _spoken())) from fault


def _spoken() -> Words:
    """Return the words for whoever builds, where no project says in which language."""
    return words(message_language(os.environ.get("UTFALL_LANG") or DEFAULT_LANGUAGE))


def _stop_the_clock(month: Period) -> None:
    """Make the month's last day the time of the build, whatever the clock and the user's environment say.

    MkDocs dates the site map and its compressed copy by it, so that the same input gives the same bytes any day.
    """
    os.environ["SOURCE_DATE_EPOCH"] = str(timegm(month.end.timetuple()))


def _watch(env: Any, project: Project) -> None:
    """Let a writer's server build anew when the project's own macros are changed, which lie among no pages."""
    watched, file = env.conf.get("watch"), project.own_macros
    if isinstance(watched, list) and file and file.is_file() and str(file) not in watched:
        watched.append(str(file))


def project_of(conf: Any) -> Project:
    """Return the project of a configuration: MkDocs names its file, Zensical the folder."""
    file, folder = conf.get("config_file_path"), conf.get("root_dir")
    if file:
        project = read_project(Path(file).resolve().parent, Path(file).name)
    else:
        project = read_project(Path(folder or ".").resolve(), CONFIG)
    told = (conf.get("extra") or {}).get("utfall") or {}  # a publication tells which names are published already
    project = replace(project, names=str(told.get("names") or ""), place=told.get("place", project.place))
    return replace(project, has_folders=True) if conf.get("use_directory_urls") is True else project  # by an option


def _add(env: Any, ready: Iterable[Macro]) -> None:
    for macro in ready:
        env.macro(macro, macro.name)


def _tell(env: Any, **facts: object) -> None:
    """Tell the theme facts, by their names.

    MkDocs hands the settings to the theme as they are then. Zensical has read them long before, and hands over the
    front matter of the page that it is about to make.
    """
    conf = env.conf
    conf["extra"]["utfall"] = {**(conf["extra"].get("utfall") or {}), **facts}
    if "root_dir" in conf and env.page:
        ours = env.page.meta.get("utfall")
        told = ours.get("told", {}) if isinstance(ours, dict) else {}
        env.page.meta["utfall"] = {**(ours if isinstance(ours, dict) else {}), "told": {**told, **facts}}


def _colophon(env: Any, edition: Edition, project: Project) -> dict[str, object]:
    """Return what stands at the foot of every page: of a published edition also what it was made of."""
    ours = env.conf["extra"].get("utfall") or {}
    checks = _checks_of_release() if ours.get("edition") else edition.checks
    titles = {one.page: one.title for one in edition.shown}
    signed = tuple((titles.get(one.section, one.section), one.name, one.day) for one in edition.signed)
    making = Making(
        checks, len(edition.findings), ours.get("commit", ""), ours.get("day"), signed, project.approved_by,
        project.publication_dates,
    )  # fmt: skip
    if not edition.report:
        return {}
    speech = words(project.language)
    files = edition_files(edition.report, speech, project.named, project.forms)
    return {"colophon": colophon(edition.report, speech, making, project.contact, project.report_error, files)}


def _checks_of_release() -> int:
    from utfall.pages.examined import CHECKS_OF_RELEASE

    return CHECKS_OF_RELEASE


def _pictures(env: Any, edition: Edition, project: Project) -> dict[str, dict[str, str]]:
    """Return for each page the address of its picture, and what it says, where the site's own address is known.

    Who shares a page fetches the picture from outside the site, and follows no address within it.
    """
    site = str(env.conf.get("site_url") or "").rstrip("/")
    if not site or not project.has_pictures:
        return {}
    return {
        address_of(one.page): {"address": f"{site}/{share_picture(one.page)}", "said": one.alternative}
        for one in share_pictures(edition)
    }


def _draft(edition: Edition, project: Project) -> dict[str, object]:
    """Return what is missing of a month that is being written, and which page lists it."""
    context = edition.macros[0].context
    listing = (one.page for one in edition.shown if any(table.id == ADDRESS for table in one.tables))
    page = next((address_of(name) for name in listing), "")
    facts = draft_facts(words(project.language), context.report.package.due, len(context.old_texts), page)
    return {"draft": facts} if facts else {}


def _pages(edition: Edition) -> dict[str, object]:
    """Return where the page in English of a report in another language is, the statement, and what leads to pages."""
    context, outline = edition.macros[0].context, edition.macros[0].context.outline
    english = outline.address(ENGLISH) if context.words.language != LANGUAGE else ""
    named = {"english": english, "statement": outline.page_of("accessibility")}
    return {"lists": dict(outline.lists), **{key: one for key, one in named.items() if one}}


def _staff(project: Project) -> dict[str, object]:
    """Return what every page says of a site that only staff may see. Raise ``UsageError`` for one for all that is.

    Commands of ours build the public's from a copy in which nothing is marked any more; a generator that is started by
    hand would build all there is.
    """
    is_whole = is_marked(project)
    if is_whole and project.audience != STAFF and not is_serving():
        raise UsageError(Sentence("error.audience-whole"))
    is_for_staff = is_whole or project.audience == STAFF
    return {"staff": words(project.language).say("audience.page")} if is_for_staff else {}


def _menu(edition: Edition) -> dict[str, str]:
    """Return what stands after the names of the pages in the menu, by their addresses."""
    context = edition.macros[0].context
    counts = menu_counts(menu_entries(context.report, context.outline, context.words))
    return {address: str(count) for address, count in counts.items()}


def _forgiving(history: History, project: Project) -> tuple[Macro, ...]:
    """Return macros that leave an empty place where they would refuse: the findings stand above the page."""
    from utfall.pages.own_macros import own_macros

    desk = desk_of(project, history)
    return (
        *macros(desk, lambda _refusal: ""),
        *own_macros(project, desk, NAMES, lambda _refusal: "").macros,
    )


def _tell_warnings(findings: tuple[Finding, ...], project: Project) -> None:
    if findings:
        # At INFO: strict mode would turn a logged warning into a stop, and these are for people to weigh.
        log.info("%s", findings_in_short(findings, words(message_language(project.language))))


def _let_warnings_pass() -> None:
    """Keep MkDocs's strict mode from ending this build; what is wrong stands on the pages.

    After an aborted rebuild ``mkdocs serve`` answers no request until the next one succeeds.
    """
    for handler in logging.getLogger("mkdocs").handlers:
        if isinstance(handler, CountHandler):
            handler.setLevel(logging.CRITICAL + 1)


def _show_on_pages(env: Any, findings: tuple[Finding, ...], project: Project) -> None:
    """Put the findings where the theme shows them on every page, and in the terminal."""
    speech = words(project.language)
    log.info("%s", findings_text(findings, words(message_language(project.language))))
    _let_warnings_pass()
    lead = speech.say("text.serving-broken")
    _tell(env, message=findings_box(blocking(findings), speech, lead))
