"""A function worked out in a process of its own, whose memory goes back to the system with it.

What is loaded and allocated for sums over a large table would else stay to the end of a build. Function, arguments and
result go through pickle: the function stands at the top of a module.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple

if TYPE_CHECKING:
    from collections.abc import Callable

A = TypeVarTuple("A")
R = TypeVar("R")
# Isolated, so that no module of the folder it is started in is taken for one of ours; modules are found as here.
_PROGRAM = """\
import pickle, sys
sys.path[:] = pickle.load(sys.stdin.buffer)
function, arguments = pickle.load(sys.stdin.buffer)
pickle.dump(function(*arguments), sys.stdout.buffer)
"""


def in_own_process(function: Callable[[*A], R], *arguments: *A) -> R:
    """Return what a function returns. Where Python cannot be started anew it is worked out here."""
    if not sys.executable:
        return function(*arguments)
    told = pickle.dumps(sys.path) + pickle.dumps((function, arguments))
    command = [sys.executable, "-I", "-c", _PROGRAM]
    ran = subprocess.run(command, input=told, stdout=subprocess.PIPE, check=True)  # noqa: S603 - nothing of a project's
    found: R = pickle.loads(ran.stdout)  # noqa: S301 - written by the line above
    return found
