"""Crews and engines of the tests: they work at once, here, and do what the test has told them."""

from concurrent.futures import BrokenExecutor, Future
from dataclasses import dataclass, field

from utfall.forms.manifest import FORMAT, listed, tools, written
from utfall.plugin.engine import BuildOutcome
from utfall.view.addresses import MANIFEST
from utfall.work.batch.order import DONE, Order, TaskOutcome
from utfall.work.batch.source import SourceFiles

SOURCE = SourceFiles({"mkdocs.yml": b"site_name: Prov\n"})


def ordered(member="skola", month="2023-01", **more):
    return Order("build", member, month, "summa", "0.1.0+prov", **more)


@dataclass
class Scripted:
    """A crew that answers each order from a list: an outcome, or what went wrong."""

    answers: dict[str, list]
    width: int = 1
    started: list = field(default_factory=list)
    most: int = 0
    recovered: int = 0
    closed: bool = False

    def start(self, _source, order):
        self.started.append(order.member)
        future, answer = Future(), self.answers.get(order.member, [TaskOutcome(DONE)])
        said = answer.pop(0) if len(answer) > 1 else answer[0]
        if isinstance(said, BaseException):
            future.set_exception(said)
        else:
            future.set_result(said)
        return future

    def recover(self):
        self.recovered += 1

    def close(self):
        self.closed = True


def lost():
    return BrokenExecutor("a process ended")


def engine(project, target, edition=None, commit="", day=None, **_tells):
    """Write a site that tells what it is made of, with a manifest of its files."""
    month = project.chosen_month()
    rows = (project.folder(month) / "observations.csv").read_bytes()
    files = {"index.html": f"{edition or month} {commit} {day}\n".encode(), "data/observations.csv": rows}
    for name, content in files.items():
        (target / name).parent.mkdir(exist_ok=True)
        (target / name).write_bytes(content)
    (target / MANIFEST).write_bytes(written({"format": FORMAT, "tools": tools(), "files": listed(files)}))
    return BuildOutcome(is_built=True)
