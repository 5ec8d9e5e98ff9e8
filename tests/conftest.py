"""What every test shares: the settings of Hypothesis, the environment of the commands that tests start, and a guard.

Fixtures belong to the folder that uses them; nothing here may import the package.
"""

import os
import sys

import pytest
from hypothesis import settings

from tests.seeded import ReportReadError, is_of_the_report

# One and the same set of examples on every machine, and no deadline: the CI's cores are shared.
settings.register_profile("utfall", derandomize=True, deadline=None)
settings.load_profile("utfall")

# Material's notice about MkDocs 2 would stand in the output that tests compare.
os.environ["NO_MKDOCS_2_WARNING"] = "1"

# What commands say in no project follows the locale; the tests know Swedish.
os.environ["LC_ALL"] = "C.UTF-8"

# No test pays for the files beside the pages but those that ask for them.
os.environ["UTFALL_FORMS"] = ""

# What commands tell the rest of their process by, which ends with them; a test goes on to the next.
SPOKEN = ("UTFALL_", "SOURCE_DATE_EPOCH")


@pytest.fixture(autouse=True)
def _environment():
    """Take back what a command that was run within the test's own process has set."""
    before = {name: value for name, value in os.environ.items() if name.startswith(SPOKEN)}
    yield
    for name in [name for name in os.environ if name.startswith(SPOKEN)]:
        del os.environ[name]
    os.environ.update(before)


# The files beside this one test the report; the folders test the program, whoever's report lies in data/ and docs/.
OF_THE_REPORT = "tests/test_"


def _guard(event, arguments):
    if (
        event == "open"
        and arguments[1] is not None  # os.open, whose path may be below an open folder
        and is_of_the_report(arguments[0])
        and not os.environ.get("PYTEST_CURRENT_TEST", "").startswith(OF_THE_REPORT)
    ):
        raise ReportReadError(arguments[0])


sys.addaudithook(_guard)

# Where GitHub runs the tests, commands would write their faults as annotations; the tests of that ask for it.
os.environ.pop("GITHUB_ACTIONS", None)
