"""The theme's templates as Python has compiled them, kept from the last build: half of what a page of the theme costs.

What is kept is code, and so is taken from nothing but files with this user's own seal (``kept_file``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import BytecodeCache

from utfall.kept_file import read_kept, write_kept
from utfall.program_files import program_state

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jinja2 import Environment
    from jinja2.bccache import Bucket


class KeptTemplates(BytecodeCache):
    """Keep compiled templates in a folder, for the program that compiled them. Jinja compares their sources."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.program = folder, program_state().encode()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja what is kept of a template, if anything is."""
        content = read_kept(self.folder / bucket.key)
        if content and content.startswith(self.program):
            bucket.bytecode_from_string(content.removeprefix(self.program))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template in the place of what was kept of it."""
        write_kept(self.folder / bucket.key, self.program + bucket.bytecode_to_string())


def keeping(environment: Callable[[], Environment], folder: Path) -> Callable[[], Environment]:
    """Return what makes the same environment, which keeps its templates in a folder."""

    def made() -> Environment:
        fresh = environment()
        fresh.bytecode_cache = KeptTemplates(folder)
        return fresh

    return made
