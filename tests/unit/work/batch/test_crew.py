"""One that fails stops no other, a lost worker's tasks are done again, and no more is held than is worked on."""

from concurrent.futures import CancelledError

import pytest

from tests.unit.work.batch.crews import SOURCE, Scripted, lost, ordered
from utfall.work.batch.crew import worked
from utfall.work.batch.order import DONE, FOUND, LOST, TaskOutcome

MEMBERS = ("kultur", "miljo", "skola")


def ended(crew, members=MEMBERS):
    jobs = ((SOURCE, ordered(one)) for one in members)
    return {order.member: outcome for order, outcome in worked(lambda: crew, jobs)}


def test_every_task_is_done_and_the_crew_let_go():
    crew = Scripted({})
    assert {name: one.state for name, one in ended(crew).items()} == dict.fromkeys(MEMBERS, DONE)
    assert crew.closed


def test_one_with_errors_stops_no_other():
    crew = Scripted({"miljo": [TaskOutcome(FOUND, 1)]})
    assert [(name, one.state) for name, one in sorted(ended(crew).items())] == [
        ("kultur", DONE), ("miljo", FOUND), ("skola", DONE),
    ]  # fmt: skip
    assert sorted(crew.started) == list(MEMBERS)  # what fails by its data is not tried again


@pytest.mark.parametrize("fault", [lost(), CancelledError()], ids=["process", "cluster"])
def test_the_task_of_a_lost_worker_is_done_again(fault):
    crew = Scripted({"miljo": [fault, fault, TaskOutcome(DONE, said="till slut")]})
    found = ended(crew)
    assert (found["miljo"].said, len(found)) == ("till slut", 3)
    assert crew.started.count("miljo") == 3
    assert crew.recovered == 2


def test_a_task_that_ends_its_worker_every_time_is_told_of():
    crew = Scripted({"miljo": [lost()]}, width=1)
    assert {name: one.state for name, one in ended(crew).items()} == {"kultur": DONE, "miljo": LOST, "skola": DONE}
    assert crew.started.count("miljo") == 3


def test_our_own_fault_is_told_with_its_kind_and_stops_no_other():
    found = ended(Scripted({"skola": [ZeroDivisionError("noll")]}))
    assert (found["skola"].state, found["skola"].said) == (LOST, "ZeroDivisionError: noll")
    assert found["miljo"].state == DONE


def test_tasks_are_taken_up_as_they_are_worked_on():
    taken, crew = [], Scripted({}, width=2)

    def jobs():
        for number in range(20):
            taken.append(number)
            yield SOURCE, ordered(f"m{number}")

    results = worked(lambda: crew, jobs())
    next(results)
    assert len(taken) <= 5
    results.close()
    assert crew.closed


def test_without_work_nobody_is_called():
    def never():
        raise AssertionError

    assert list(worked(never, ())) == []
