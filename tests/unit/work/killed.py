"""A process that is killed at one moment after another: before a file is written, moved or removed, or git is asked."""

import os
import sys
import warnings
from itertools import count

WRITES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "shutil.copyfile", "subprocess.Popen"}


def killed(begin, work, every=1):
    """Begin and do the work again and again, killed ever later, until it is left alone; yield the moments of it."""
    for moment in count(1, every):
        begin()
        if not _is_killed(work, moment):
            return
        yield moment


def _is_killed(work, moment):
    code = ended(work, moment)
    assert code in {0, 9}, code
    return code == 9


def is_write(event, arguments):
    """Tell whether something is about to be written, moved or removed, or git to be asked."""
    return event in WRITES or (event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wxa+"))


def is_of_the_disk(event, _arguments):
    """Tell whether the disk is about to be touched at all, or git to be asked."""
    return event in {*WRITES, "open", "os.listdir", "os.scandir"}


def ended(work, moment, counts=is_write):
    """Do the work in a process of its own that ends before it does what it would do as the ``moment``th; return how."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # other tests may have left threads; the child starts none
        child = os.fork()
    if child == 0:
        code = 1
        try:
            sys.addaudithook(_Hand(moment, counts))
            work()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


class _Hand:
    def __init__(self, moment, counts):
        self.left, self.counts = moment, counts

    def __call__(self, event, arguments):
        if self.counts(event, arguments):
            self.left -= 1
            if self.left == 0:
                os._exit(9)
