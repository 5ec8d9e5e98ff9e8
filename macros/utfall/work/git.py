"""Git, asked by lists of arguments and never through a shell: the only place of ours that starts it.

Answers are values; what git refuses is a ``GitError`` that carries git's own reason. Nothing here knows of months
or editions.
"""

from __future__ import annotations

import contextlib
import io
import os
import posixpath
import shutil
import signal
import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# Where a hook or another repository has been at work before us; who commits, and how to connect, is the user's.
_OF_ANOTHER = (
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_DIR", "GIT_INDEX_FILE", "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_QUARANTINE_PATH", "GIT_SHALLOW_FILE", "GIT_WORK_TREE",
)  # fmt: skip
_OF_A_RACE = ("[rejected]", "cannot lock ref", "failed to update ref", "incorrect old value", "already exists")
# Asked for is what git's objects hold: no pattern in a path, nothing that the user has put in an object's place.
_AS_IT_IS = {"GIT_LITERAL_PATHSPECS": "1", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_OPTIONAL_LOCKS": "0"}
SITE_TREE = "Site-tree"  # the line of a tag that names the tree of the edition's files
NOTHING = "0" * 40  # git's name for a ref that is not there


class GitError(UsageError):
    """Tell what git would not do, in its own words."""

    def __init__(self, command: str, reason: str) -> None:
        self.command, self.reason = command, reason
        super().__init__(Sentence("error.git", {"command": f"git {command}", "reason": reason or "–"}))


class PushRefusedError(GitError):
    """Tell that the remote has moved on since it was fetched."""


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """One file, link or submodule of a revision, by its path from the root, as git's tree has it."""

    mode: str
    object: str
    path: str

    @property
    def is_file(self) -> bool:
        """Whether it is a file, and no link or submodule."""
        return self.mode.startswith("100")

    @property
    def is_link(self) -> bool:
        """Whether it is a symbolic link."""
        return self.mode == "120000"


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository with files checked out. ``root`` is its topmost folder."""

    root: Path

    def ask(self, *arguments: str, given: bytes = b"", more: Mapping[str, str] | None = None) -> str:
        """Return what git answers, without the last line's end. Raise ``GitError`` where it refuses."""
        return self.ask_bytes(*arguments, given=given, more=more).decode("utf-8", "surrogateescape").rstrip("\n")

    def ask_bytes(self, *arguments: str, given: bytes = b"", more: Mapping[str, str] | None = None) -> bytes:
        """Return what git answers, as bytes. ``more`` are variables for this question alone."""
        done = started(self.root, arguments, given, more)
        if done.returncode:
            raise GitError(arguments[0], _reason(done.stderr))
        return done.stdout

    def is_so(self, *arguments: str) -> bool:
        """Tell whether git exits 0."""
        return started(self.root, arguments).returncode == 0

    def commit(self, revision: str) -> str | None:
        """Return the commit that a revision names, if there is one."""
        done = started(self.root, ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"))
        return done.stdout.decode().strip() or None

    def day(self, commit: str) -> date:
        """Return the day of a commit, as whoever made it reckoned."""
        return date.fromisoformat(self.ask("show", "--no-patch", "--format=%cs", commit))

    def object_of(self, name: str) -> str | None:
        """Return the object that a ref or a path of a revision names, if there is one."""
        return self.objects_of([name])[0]

    def objects_of(self, names: Sequence[str]) -> list[str | None]:
        """Return the objects that refs or paths of revisions name, in the same order, all asked for at once."""
        asked = "".join(f"{name}\n" for name in names).encode()
        lines = self.ask("cat-file", "--batch-check=%(objectname)", given=asked).splitlines()
        return [None if line.endswith((" missing", " ambiguous")) else line for line in lines]

    def branch(self) -> str | None:
        """Return the branch that is checked out; nothing where it is a bare commit."""
        return started(self.root, ("symbolic-ref", "--quiet", "--short", "HEAD")).stdout.decode().strip() or None

    def remotes(self) -> tuple[str, ...]:
        """Return the names of the remotes."""
        return tuple(self.ask("remote").split())

    def uncommitted(self) -> tuple[str, ...]:
        """Return the files that are changed, new or deleted since the last commit, by their path from the root."""
        listed = self.ask("status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all")
        return tuple(entry[3:] for entry in listed.split("\0") if entry)

    def descends(self, newer: str, older: str) -> bool:
        """Tell whether ``newer`` is ``older`` or comes after it."""
        return self.is_so("merge-base", "--is-ancestor", older, newer)

    def read(self, revision: str, path: str) -> bytes | None:
        """Return a file's bytes as of a revision, if it is there. ``path`` is from the root, with slashes."""
        done = started(self.root, ("cat-file", "blob", f"{revision}:{path}"))
        return None if done.returncode else done.stdout

    def entries(self, revision: str, *paths: str) -> tuple[TreeEntry, ...]:
        """Return what a revision holds, all of it or what lies under ``paths``."""
        listed = self.ask_bytes("ls-tree", "-r", "-z", "--full-tree", revision, "--", *paths)
        lines = listed.decode("utf-8", "surrogateescape").split("\0")
        found = (line.partition("\t") for line in lines if line)
        return tuple(TreeEntry(facts.split()[0], facts.split()[2], path) for facts, _, path in found)

    def changed(self, before: str, after: str, *paths: str) -> list[str]:
        """Return the files that differ between two revisions, all or those under ``paths``, by their own names."""
        listed = self.ask("diff-tree", "-r", "-z", "--name-only", "--no-renames", before, after, "--", *paths)
        return [name for name in listed.split("\0") if name]

    def files_of(self, revision: str, folder: str) -> dict[str, bytes]:
        """Return a folder's files by their path from it, byte for byte; links are followed inside the revision."""
        found = {one.path: one for one in self.entries(f"{revision}:{folder}")}
        names = {path: one.object for path, one in found.items()}
        links = [path for path, one in found.items() if one.is_link]
        for path, target in zip(links, self._blobs([names[path] for path in links]), strict=True):
            there = posixpath.normpath(posixpath.join(folder, posixpath.dirname(path), os.fsdecode(target)))
            names[path] = f"{revision}:{there}"
        return dict(zip(names, self._blobs(list(names.values())), strict=True))

    def _blobs(self, names: Sequence[str]) -> list[bytes]:
        """Return the contents of files, all asked for at once and as they are stored: nothing of them is converted."""
        asked = "".join(f"{name}\n" for name in names).encode("utf-8", "surrogateescape")
        answer = io.BytesIO(self.ask_bytes("cat-file", "--batch", given=asked) if names else b"")
        found = []
        for name in names:
            kind = answer.readline().decode("utf-8", "surrogateescape").split()
            if len(kind) != 3 or kind[1] != "blob":  # noqa: PLR2004 - object, type, size; else git says it is missing
                raise GitError("cat-file", name)
            found.append(answer.read(int(kind[2])))
            answer.read(1)
        return found

    def write_out(self, revision: str, folder: Path, *paths: str) -> tuple[TreeEntry, ...]:
        """Write the files of a revision into a folder, all or those under ``paths``, with the bytes that git stores.

        No attribute, filter or setting has a say, as it would in a checkout or ``git archive``. Returns what is no
        file and is not written: symbolic links and submodules.
        """
        found = self.entries(revision, *paths)
        files = [one for one in found if one.is_file]
        for one, content in zip(files, self._blobs([one.object for one in files]), strict=True):
            path = folder / one.path
            is_below = not Path(one.path).anchor and not {"..", ".git"} & set(Path(one.path.lower()).parts)
            if not is_below:  # as this system reads it: a drive or a backslash is a way out on Windows alone
                raise UsageError(Sentence("error.outside-folder", {"path": one.path}))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return tuple(one for one in found if not one.is_file)

    def main_branch(self, remote: str) -> str:
        """Return the branch that a fresh clone of a remote has checked out, as far as is known here."""
        done = started(self.root, ("symbolic-ref", "--quiet", "--short", f"refs/remotes/{remote}/HEAD"))
        return done.stdout.decode().strip().removeprefix(f"{remote}/") or "main"

    def switch(self, branch: str, start: str | None = None) -> None:
        """Check out a branch; with ``start``, a new one from there."""
        self.ask("switch", "--quiet", "--no-track", "--create", branch, start) if start else self.ask(
            "switch", "--quiet", branch
        )

    def fetch(self, remote: str, *refs: str) -> None:
        """Bring refs of a remote here, each written as git's refspec."""
        self.ask("fetch", "--no-tags", remote, *refs)

    def remote_refs(self, remote: str, *refs: str) -> dict[str, str]:
        """Return what the remote's refs are now; those that it has not are left out."""
        lines = self.ask("ls-remote", remote, *refs).splitlines()
        return {name: one for one, name in (line.split("\t") for line in lines) if name in refs}

    def push(self, remote: str, refs: Mapping[str, str]) -> None:
        """Set the remote's refs, all or none, and never backwards. Raise ``PushRefusedError`` if it has moved on."""
        specs = [f"{one}:{name}" for name, one in refs.items()]
        done = started(self.root, ("push", "--atomic", "--porcelain", "--no-verify", remote, *specs))
        if done.returncode == 0:
            return
        refused = [line for line in done.stdout.decode().splitlines() if line.startswith("!")]
        if any(mark in line for line in (*refused, done.stderr.decode()) for mark in _OF_A_RACE):
            raise PushRefusedError("push", _reason(done.stderr))
        raise GitError("push", _reason(done.stderr) or " ".join(refused))

    def replace(self, remote: str, refs: Mapping[str, str], before: Mapping[str, str]) -> None:
        """Set the remote's refs, all or none, backwards too, where they are what they were; empty takes one away."""
        specs = [f"{one}:{name}" for name, one in refs.items()]  # a plus would go before the leases
        leases = [f"--force-with-lease={name}:{before.get(name, '')}" for name in refs]
        done = started(self.root, ("push", "--atomic", "--porcelain", "--no-verify", *leases, remote, *specs))
        if done.returncode:
            refused = done.stdout.decode() + done.stderr.decode()
            kind = PushRefusedError if "stale info" in refused else GitError
            raise kind("push", _reason(done.stderr))

    def texts_of(self, objects: Sequence[str]) -> list[str]:
        """Return the contents of small files, such as where links lead, by the objects that hold them."""
        return [os.fsdecode(content) for content in self._blobs(objects)]

    def set_refs(self, refs: Mapping[str, tuple[str, str | None]]) -> None:
        """Set refs here, all or none: each to its new commit, if it still is what it was (nothing: is not there)."""
        orders = [f"update {name}\0{new}\0{old or NOTHING}\0" for name, (new, old) in refs.items()]
        self.ask("update-ref", "--stdin", "-z", given="".join(orders).encode())


def find_repository(folder: Path) -> Repository:
    """Return the repository that a folder lies in. Raise ``UsageError`` where there is none, or no git."""
    if shutil.which("git") is None:
        raise UsageError(Sentence("error.git-missing"))
    done = started(folder, ("rev-parse", "--show-toplevel"))
    if done.returncode:
        raise UsageError(Sentence("error.git-none", {"folder": folder.name, "reason": _reason(done.stderr)}))
    return Repository(Path(done.stdout.decode().strip()).resolve())


def started(
    folder: Path,
    arguments: Iterable[str],
    given: bytes = b"",
    more: Mapping[str, str] | None = None,
    seconds: float | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder and return how it went. Messages in English, whatever the user's locale.

    Where it takes longer than ``seconds`` it is ended, with all that it has started, and has failed.
    """
    kept = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER}
    orders = ["git", *arguments]
    with subprocess.Popen(  # noqa: S603 - a list of arguments, no shell
        orders,
        cwd=folder,
        env={**kept, "LC_ALL": "C", "LANGUAGE": "C", **_AS_IT_IS, **(more or {})},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=seconds is not None,  # what git has started beside it can then be ended with it
    ) as process:
        try:
            out, said = process.communicate(given, timeout=seconds)
        except subprocess.TimeoutExpired:
            _end(process)
            out, said = process.communicate()
            return subprocess.CompletedProcess(orders, 1, out, b"timed out after %d s" % (seconds or 0))
        finally:
            process.kill()  # of one that has ended nothing is asked
    return subprocess.CompletedProcess(orders, process.returncode, out, said)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End git and what it has started; where there are no groups of processes, git alone."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _reason(said: bytes) -> str:
    """Return git's complaint in one line, without its hints."""
    lines = [line.strip() for line in said.decode("utf-8", "replace").splitlines()]
    return " ".join(line for line in lines if line and not line.startswith("hint:"))
