"""The real commands without their start: run in a process forked from one that has imported everything already.

Most of what a short command takes is imports. What it does, prints and exits with is the same; only the order of sets
and dicts is the parent's, so whatever is about identical bytes starts commands of its own.
"""

import contextlib
import importlib
import multiprocessing
import os
import runpy
import sys
from pathlib import Path

HEAVY = (
    "babel.numbers", "frictionless", "material.plugins.search.plugin", "mkdocs.commands.build", "mkdocs_macros.plugin",
    "utfall.checks", "utfall.cli", "utfall.plugin.engine",
)  # fmt: skip
_FORK = multiprocessing.get_context("forkserver")
_FORK.set_forkserver_preload(["tests.site.warm"])


def run(command, folder, environment, seconds):
    """Run a script, or ``python -m module``, in a folder; return the exit code. Output goes to ``out`` and ``err``."""
    process = _FORK.Process(target=_child, args=([str(part) for part in command], str(folder), environment))
    process.start()
    process.join(seconds)
    if process.is_alive():
        process.kill()
        process.join()
        raise TimeoutError(command)
    return process.exitcode


def _child(command, folder, environment):
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    for number, name in ((1, "UTFALL_TEST_OUT"), (2, "UTFALL_TEST_ERR")):
        os.dup2(os.open(os.environ.pop(name), os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    sys.stdout, sys.stderr = (os.fdopen(number, "w", encoding="utf-8") for number in (1, 2))
    code = 0
    try:
        _run(command)
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else int(left.code is not None)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _run(command):
    if command[1:2] == ["-m"]:
        sys.path.insert(0, str(Path.cwd()))
        sys.argv = [command[2], *command[3:]]
        runpy.run_module(command[2], run_name="__main__", alter_sys=True)
    else:
        sys.argv = command
        runpy.run_path(command[0], run_name="__main__")


if multiprocessing.current_process().name == "MainProcess" and "pytest" not in sys.modules:  # the one that is forked
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    for heavy in HEAVY:
        with contextlib.suppress(ImportError):
            importlib.import_module(heavy)
