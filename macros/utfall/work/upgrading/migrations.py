"""The ordered list of what versions ask of a project. A version that asks for nothing has no entry.

What all versions ask, the pin, the note and the files that are written for all, stands in ``upgrade``. A migration is
a pure function over the project's files: it yields steps, and writes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.words import Sentence
from utfall.work.upgrading.comparison_page import comparison_steps
from utfall.work.upgrading.step import Kind, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from utfall.work.upgrading.step import ProjectFiles

    Asked = Callable[[ProjectFiles], Iterable[Step]]


@dataclass(frozen=True, slots=True)
class Migration:
    """Hold what one version asks. ``news`` are what is otherwise than before without anything being done, by key."""

    version: str
    asked: tuple[Asked, ...] = ()
    news: tuple[str, ...] = ()

    def steps(self, files: ProjectFiles) -> Iterator[Step]:
        """Yield its steps, each over the files as those before it leave them; news last."""
        for one in self.asked:
            for step in one(files):
                yield step
                files = files.after(step)
        yield from (Step(Kind.NEWS, Sentence(f"upgrade.news.{key}")) for key in self.news)


MIGRATIONS = (Migration("0.2.0", (comparison_steps,), ("money", "cards", "documents", "pictures", "style-sheets")),)
