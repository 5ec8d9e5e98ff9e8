"""A storage in memory that can be told to fail: at one moment after another, before a write or after it."""

import threading
from itertools import count

from utfall.model.edition_name import EditionName
from utfall.names import names
from utfall.work.storage.driver import AnswerError, PreconditionError, StoredObject
from utfall.work.storage.edition_files import stored_edition
from utfall.work.storage.moving import follow
from utfall.work.storage.site import StoredSite, WrittenEdition
from utfall.work.storage.store import Patience, Store


class Killed(BaseException):
    """The process is no more."""


class Shelf:
    """Objects in memory. ``fails`` is told of each write, and returns what goes wrong with it."""

    def __init__(self, fails=lambda _moment, _path: None):
        self.objects, self.types, self.fails = {}, {}, fails
        self.tokens, self.moments, self.guard = count(1), count(1), threading.Lock()

    def copied(self):
        """Return another storage with the same objects."""
        other = Shelf()
        other.objects, other.types = dict(self.objects), dict(self.types)
        return other

    def read(self, path):
        content = self.content(path)
        return None if content is None else StoredObject(content, str(self.objects[path][1]))

    def content(self, path):
        with self.guard:
            return self.objects[path][0] if path in self.objects else None

    def create(self, path, content, headers):
        self._write(path, content, headers, None)

    def replace(self, path, content, headers, token):
        self._write(path, content, headers, token)

    def listed(self, prefix):
        with self.guard:
            return {path: len(content) for path, (content, _) in self.objects.items() if path.startswith(prefix)}

    def remove(self, path):
        with self.guard:
            self._fault(path, "before")
            self.objects.pop(path, None)

    def _write(self, path, content, headers, token):
        with self.guard:
            wrong = self._fault(path, "before")
            there = self.objects.get(path)
            if (str(there[1]) if there else None) != token:
                raise PreconditionError(path)
            self.objects[path] = (content[: len(content) // 2] if wrong == "half" else content, next(self.tokens))
            self.types[path] = headers
            if wrong == "after":
                raise AnswerError("timeout", passes=True)
            if wrong == "killed after":
                raise Killed

    def _fault(self, path, _when):
        wrong = self.fails(next(self.moments), path)
        if wrong == "killed":
            raise Killed
        if wrong in {"500", "503 SlowDown", "429"}:
            raise AnswerError(wrong, passes=True)
        if wrong == "403":
            raise AnswerError("403 AccessDenied", passes=False)
        return wrong


def store(driver, attempts=4):
    return Store(driver, "mem://hylla", Patience(attempts, 0.0))


def site(driver):
    return StoredSite(store(driver), names("sv"), "sv")


def edition(name, **files):
    """Return an edition of some files, ``index_html="x"``."""
    found = {path.replace("_", "."): text.encode() for path, text in files.items()}
    told, listed = stored_edition(EditionName.parse(name), f"Månad {name}", found, "delat")
    return WrittenEdition(told, listed, found)


def published(there, name, top="", **files):
    """Publish an edition as the commands do, and return the index."""
    new, called, base = edition(name, **files), EditionName.parse(name), there.index()
    there.claim(called, new, base)
    there.write(called, new)
    kept = there.keep({"index.html": (top or name).encode(), "utgavor.html": f"{name} bland alla".encode()})
    made = there.switch(base, {called: new.told}, kept, base.withdrawn)
    follow(there, {str(called.month), "senaste"})
    return made
