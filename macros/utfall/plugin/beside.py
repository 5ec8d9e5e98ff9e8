"""Write the files beside the pages once the pages are built, whichever command built them."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from utfall.forms import write
from utfall.forms.order import Order
from utfall.pages.edition import prepare
from utfall.pages.serving import is_serving
from utfall.plugin.register import at_the_rim, project_of
from utfall.words import words

if TYPE_CHECKING:
    from utfall.words import Sentence

log = logging.getLogger("mkdocs.plugins.utfall")


def write_beside(conf: Any) -> None:
    """Write the forms into the folder of the site; none while a writer sees the last good month."""
    with at_the_rim():
        project = project_of(conf)
        speech = words(project.language)

        def tell(what: Sentence) -> None:
            log.info("%s", speech.say(what))

        edition = prepare(project)
        if edition.is_publishable and edition.report:
            order = Order(edition, edition.report, project, Path(conf["site_dir"]), tell)
            write(order, is_serving=is_serving())
