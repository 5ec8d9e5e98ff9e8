"""The sign-offs of the public copy of a month: what holds for the whole of a section holds for what is left of it.

A sign-off binds a page and its figures by their hashes, and those are others where something is taken out. One that
does not hold any more is left as it is, to be found.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.checks.examine import examine
from utfall.pages.signing import content_of
from utfall.source.page import read_pages
from utfall.source.sign_off_file import SignOffError, read_sign_offs, written_sign_offs

if TYPE_CHECKING:
    from collections.abc import Collection

    from utfall.pages.edition import Edition
    from utfall.project import Project


def public_sign_offs(whole: Project, edition: Edition, public: Project, gone: Collection[str]) -> str | None:
    """Return the file of sign-offs for the public copy; nothing where the month has none. ``gone`` are pages."""
    try:
        signed = read_sign_offs(whole.folder(edition.month))
    except SignOffError:
        return None
    kept = [one for one in signed if one.section not in gone]
    if not kept:
        return None
    earlier = [public.folder(one) for one in public.months if one < edition.month]
    history = examine(public.folder(edition.month), public.root, earlier).history
    pages = {page.name: page for page in read_pages(public)}
    valid = {one.section for one in edition.signed}
    fresh = [
        replace(one, content=content_of(pages[one.section], history))
        if history and one.section in valid and one.section in pages
        else one
        for one in kept
    ]
    return written_sign_offs(str(edition.month), fresh)
