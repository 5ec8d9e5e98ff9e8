"""Write the files beside the pages once the pages are built, whichever command built them."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from utfall.errors import UsageError
from utfall.forms import write, write_index
from utfall.forms.pdf.faults import DocumentError
from utfall.forms.proved import prove
from utfall.forms.request import ExportRequest
from utfall.model.finding import Finding
from utfall.pages.edition import prepare
from utfall.pages.serving import is_serving
from utfall.plugin.register import PROGRESS, FindingsError, at_the_rim, project_of
from utfall.words import Sentence, message_language, words

if TYPE_CHECKING:
    from collections.abc import Mapping

OURS = "macros"  # the plugin that calls us
log = logging.getLogger(PROGRESS)


def write_beside(conf: Any) -> None:
    """Write the forms into the folder of the site, and stop the build if any says something else than the others.

    None are written while a writer sees the last good month.
    """
    with at_the_rim():
        _require_last(conf.get("plugins") or {})
        project = project_of(conf)
        speech = words(message_language(project.language))

        def tell(what: Sentence) -> None:
            log.info("%s", speech.say(what))

        edition, found = prepare(project), tuple[Finding, ...]()
        if edition.is_publishable and edition.report:
            request = ExportRequest(edition, edition.report, project, Path(conf["site_dir"]), tell, **_made_of(conf))
            write_index(request)
            found = _written(request)
    if found:
        raise FindingsError(found, project)


def _written(request: ExportRequest) -> tuple[Finding, ...]:
    """Write the forms; return what of them cannot be made, or says something else than the others."""
    try:
        write(request, is_serving=is_serving())
    except DocumentError as refusal:
        return refusal.findings
    return () if is_serving() or not request.project.forms else prove(request)


def _made_of(conf: Any) -> dict[str, Any]:
    """Return the commit, and its day, that the verb which builds has asked git for; without one nobody has asked."""
    ours = conf["extra"].get("utfall") or {}
    return {"commit": str(ours.get("commit", "")), "day": ours.get("day")}


def _require_last(plugins: Mapping[str, Any]) -> None:
    """Raise ``UsageError`` where another plugin writes after us: its files would be in no manifest."""
    names = list(plugins)
    later = names[names.index(OURS) + 1 :] if OURS in names else []
    writing = [one for one in later if hasattr(plugins[one], "on_post_build")]
    if writing:
        raise UsageError(Sentence("error.plugin-order", {"plugins": ", ".join(writing)}))
