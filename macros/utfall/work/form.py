"""``utfall form``: a workbook of what is due, for whoever delivers figures to fill in and send back."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from utfall.derive.own_values import with_own_values
from utfall.errors import UsageError
from utfall.forms.fill_xlsx import form_workbook
from utfall.model.history import History
from utfall.source.archive import read_archive
from utfall.source.raw import read_package
from utfall.view.fill_form import fill_form
from utfall.words import Sentence, words

if TYPE_CHECKING:
    from pathlib import Path

    from utfall.period import Period
    from utfall.project import Project
    from utfall.shown.fill_form import FillForm
    from utfall.source.raw import RawPackage
    from utfall.view.fill_fields import Limits

FILE = "formular-{name}.xlsx"
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class FormMade:
    """Hold a form that was written: the file, and the form."""

    file: Path
    form: FillForm


def form(project: Project, month: str | None, owner: str, here: Path, file: Path | None = None) -> FormMade:
    """Write the form of a month, of one owner or of all, in the folder ``here`` unless a ``file`` is named.

    Raise ``UsageError`` where nothing is due, or another file stands there.
    """
    chosen = project.chosen_month(month)
    history = open_history(project, chosen)
    raw = read_package(project.folder(chosen), project.root)
    made = fill_form(history, words(history.current.package.language), limits_of(raw), owner)
    if not made.sheets:
        raise UsageError(Sentence("error.form-nothing", {"month": str(chosen)}))
    target = file or here / FILE.format(name="-".join(part for part in (str(chosen), _plain(made.owner)) if part))
    _write(target, form_workbook(made, words(made.language)))
    return FormMade(target, made)


def open_history(project: Project, month: Period) -> History:
    """Return the archive up to a month. Raise ``UsageError`` where the month itself cannot be read."""
    folders = [project.folder(one) for one in project.months if one <= month]
    history = History(read_archive(folders, project.root))
    if not history.reports or history.current.period != month:
        raise UsageError(Sentence("error.unreadable-month", {"month": str(month)}))
    return with_own_values(history)


def limits_of(raw: RawPackage) -> Limits:
    """Return the limits that a package sets for its columns of figures, by table and column."""
    resources = (raw.descriptor or {}).get("resources", ())
    return {
        (one["name"], field["name"]): (_limit(field, "minimum"), _limit(field, "maximum"))
        for one in resources
        for field in one["schema"]["fields"]
        if {"minimum", "maximum"} & set(field.get("constraints", {}))
    }


def _limit(field: dict[str, object], name: str) -> Decimal | None:
    constraints = field.get("constraints", {})
    found = constraints.get(name) if isinstance(constraints, dict) else None
    try:
        return Decimal(str(found)) if found is not None else None
    except InvalidOperation:  # of a date
        return None


def _plain(name: str) -> str:
    """Return a name as part of a file's name."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return _NOT_IN_NAMES.sub("-", "".join(one for one in letters if not unicodedata.combining(one))).strip("-")


def _write(file: Path, content: bytes) -> None:
    """Write a form, unless another file stands there: it may be filled in."""
    if file.is_dir() or (file.exists() and file.read_bytes() != content):
        raise UsageError(Sentence("error.form-there", {"file": file.name}))
    fresh = file.with_name(f".{file.name}.part")
    try:
        fresh.write_bytes(content)
        fresh.replace(file)
    except OSError as fault:
        params = {"file": file.name, "reason": fault.strerror or str(fault)}
        raise UsageError(Sentence("error.form-not-written", params)) from fault
