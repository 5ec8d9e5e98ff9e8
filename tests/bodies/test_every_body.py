"""What holds of every body: nobody writes a descriptor, few lines are written, and nothing is wrong with the report."""

import pytest

from tests.bodies import test_bjorkvik, test_fiscal, test_lundbo, test_northmarsh
from tests.bodies.body import described, descriptors, placed, written_lines

MOST_LINES = 60
OPTIONS = {
    "bjorkvik": test_bjorkvik.OPTIONS,
    "fiscal": test_fiscal.OPTIONS,
    "lundbo": test_lundbo.OPTIONS,
    "northmarsh": test_northmarsh.OPTIONS,
}
SWEDISH, ENGLISH = "Inga fel och inga varningar.", "No errors and no warnings."


@pytest.mark.parametrize("name", OPTIONS)
def test_an_adopter_writes_no_descriptor_and_few_lines(tmp_path, name):
    made = descriptors(described(name, tmp_path / "report", *OPTIONS[name]))
    assert made == descriptors(placed(name, tmp_path / "committed"))
    assert written_lines(name) < MOST_LINES


@pytest.mark.parametrize(
    ("name", "said"), [("bjorkvik", SWEDISH), ("fiscal", ENGLISH), ("lundbo", SWEDISH), ("northmarsh", ENGLISH)]
)
def test_the_report_has_no_fault(tmp_path, name, said):
    ran = placed(name, tmp_path / "report").utfall("check")
    assert (ran.code, ran.out.splitlines()[0]) == (0, said)
