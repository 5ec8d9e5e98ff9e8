"""Run a function of a project's own so that whatever goes wrong in it is told, and it reaches nothing but the figures.

It may read and calculate. What it does to files, network, programs or surroundings is refused when it tries, by
Python's own audit events; what takes too long is broken off.
"""

from __future__ import annotations

import contextlib
import ctypes
import io
import os
import signal
import sys
import threading
import traceback
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Any

from utfall.errors import OwnMacroError, UtfallError
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from utfall.words import Words

LONGEST_SECONDS = 20  # that one call may take
AGAIN_SECONDS = 0.2  # after which a call that went on is broken off once more
MOST_TIMES = 25  # that one may swallow being broken off, before the program ends
_OURS = str(Path(__file__).parents[1]) + os.sep  # what the package itself does on a macro's behalf is our affair
_IMPORTS = "<frozen importlib"  # a library that is imported may set itself up, as numpy does in the environment
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
_EVENTS = {
    "os.remove": "write", "os.rename": "write", "os.mkdir": "write", "os.rmdir": "write", "os.link": "write",
    "os.symlink": "write", "os.truncate": "write", "os.chmod": "write", "os.chown": "write", "shutil.rmtree": "write",
    "socket.connect": "network", "socket.getaddrinfo": "network", "socket.bind": "network",
    "socket.sendto": "network", "urllib.Request": "network", "subprocess.Popen": "program", "os.system": "program",
    "os.exec": "program", "os.fork": "program", "os.posix_spawn": "program", "os.startfile": "program",
    "os.chdir": "surroundings", "os.putenv": "surroundings", "os.unsetenv": "surroundings",
}  # fmt: skip


class _TooSlowError(BaseException):
    """Break off a call, whatever it catches itself."""


class _ReachError(BaseException):
    """Break off a call that reaches for what no macro may reach."""

    def __init__(self, what: str, which: str) -> None:
        super().__init__(what)
        self.what, self.which = what, which


class _Written(io.StringIO):
    """Remember on which line of a file something was first written, or on line 1 if by what it calls."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self.file, self.row = file, 0

    def write(self, text: str, /) -> int:
        """Take a text, and see who writes it."""
        frame: FrameType | None = sys._getframe(1)  # noqa: SLF001 - the documented way to who asks
        while frame is not None and frame.f_code.co_filename != self.file:
            frame = frame.f_back
        self.row = self.row or (frame.f_lineno if frame else 1)
        return len(text)


_watched: ContextVar[bool] = ContextVar("watched", default=False)
_hooked: list[bool] = []


def guarded(run: Callable[[], object], file: Path, name: str, words: Words) -> object:
    """Return what a function of the project's own returns. Raise ``OwnMacroError`` for all that goes wrong in it."""
    written = _Written(str(file))
    try:
        with contextlib.redirect_stdout(written), _limited(name, words), _watching():
            result = run()
    except _TooSlowError as fault:
        params = {"name": name, "seconds": LONGEST_SECONDS}
        raise OwnMacroError(Sentence("error.own-macro-slow", params), _place(fault, file)) from fault
    except _ReachError as fault:
        what = Sentence(f"error.own-macro-reach.{fault.what}", {"which": fault.which})
        raise OwnMacroError(
            Sentence("error.own-macro-reaches", {"name": name, "what": what}), _place(fault, file)
        ) from fault
    except UtfallError as fault:
        if written.row:
            raise _prints(name, file, written) from fault
        raise OwnMacroError(fault.sentence, _place(fault, file)) from fault
    except SyntaxError as fault:
        place = (file.name, fault.lineno or 1) if fault.filename == str(file) else _place(fault, file)
        params = {"name": name, "reason": f"{type(fault).__name__}: {fault.msg}"}
        raise OwnMacroError(Sentence("error.own-macro-raised", params), place) from fault
    except (Exception, SystemExit, GeneratorExit) as fault:
        params = {"name": name, "reason": f"{type(fault).__name__}: {fault}".rstrip(".")}
        raise OwnMacroError(Sentence("error.own-macro-raised", params), _place(fault, file)) from fault
    if written.row:
        raise _prints(name, file, written)
    return result


def _prints(name: str, file: Path, written: _Written) -> OwnMacroError:
    return OwnMacroError(Sentence("error.own-macro-prints", {"name": name}), (file.name, written.row))


def _place(fault: BaseException, file: Path) -> tuple[str, int] | None:
    """Return the last line of the project's own file that was being run."""
    rows = [one.lineno for one in traceback.extract_tb(fault.__traceback__) if one.filename == str(file) and one.lineno]
    return (file.name, rows[-1]) if rows else None


@contextlib.contextmanager
def _watching() -> Iterator[None]:
    """Refuse what no macro may do, while one runs; what it imports is kept in memory alone."""
    if not _hooked:
        sys.addaudithook(_refuse)  # for good: Python takes none away
        _hooked.append(True)
    token, writes = _watched.set(True), sys.dont_write_bytecode
    sys.dont_write_bytecode = True
    try:
        yield
    finally:
        _watched.reset(token)
        sys.dont_write_bytecode = writes


def _refuse(event: str, given: tuple[Any, ...]) -> None:
    what = _EVENTS.get(event) or ("write" if event == "open" and _is_writing(*given[:3]) else "")
    if what and _watched.get() and not _is_of_ours():
        raise _ReachError(what, Path(str(given[0])).name if what == "write" and given else "")


def _is_writing(path: object, mode: object, flags: object) -> bool:
    """Tell whether a file that is opened is to be written."""
    if isinstance(path, int) or str(path) == os.devnull:
        return False
    return any(sign in mode for sign in "wax+") if isinstance(mode, str) else bool(int(str(flags or 0)) & _WRITES)


def _is_of_ours() -> bool:
    """Tell whether the package itself does it, asked by the macro, or a library that is being imported."""
    frame: FrameType | None = sys._getframe(2)  # noqa: SLF001 - the documented way to who asks
    while frame is not None and "utfall_own_" not in frame.f_globals.get("__name__", ""):
        file = frame.f_code.co_filename
        if (file.startswith(_OURS) and file != __file__) or file.startswith(_IMPORTS):
            return True
        frame = frame.f_back
    return False


@contextlib.contextmanager
def _limited(name: str, words: Words) -> Iterator[None]:
    """Break off what takes too long: by a signal where the system can, else by an exception in this thread."""
    if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        with _by_signal(name, words):
            yield
        return
    here = ctypes.c_ulong(threading.get_ident())
    timer = threading.Timer(
        LONGEST_SECONDS, ctypes.pythonapi.PyThreadState_SetAsyncExc, (here, ctypes.py_object(_TooSlowError))
    )
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


@contextlib.contextmanager
def _by_signal(name: str, words: Words) -> Iterator[None]:
    times = 0

    def stop(_number: int, _frame: FrameType | None) -> None:
        nonlocal times
        times += 1
        if times > MOST_TIMES:  # it catches everything, in a loop: nothing is published, and nobody waits for ever
            said = words.say("error.own-macro-slow", name=name, seconds=LONGEST_SECONDS)
            os.write(2, f"{said}\n".encode())
            os._exit(1)
        raise _TooSlowError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, LONGEST_SECONDS, AGAIN_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
