"""A lake in a bucket: written and asked over S3, by two at once, and while answers are late, lost, half or refused."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest

from tests.unit.work.lake.lake_packages import found, package
from utfall.errors import UsageError
from utfall.work.lake.place import reader_of, store_of
from utfall.work.lake.query import query
from utfall.work.lake.write import add_to_lake
from utfall.work.storage.store import Patience, Store

pytestmark = pytest.mark.storage
COSTS = "select organisation, edition, outcome from observations where indicator = 'kostnader' order by all"
KNOWN = [
    ("hamnen", "2023-11.1", Decimal(1265135)), ("hamnen", "2023-11.2", Decimal("0.1")),
    ("skolan", "2023-11.1", Decimal(1265135)),
]  # fmt: skip


@pytest.fixture(scope="module")
def packages(tmp_path_factory):
    root = tmp_path_factory.mktemp("packages")
    return package(root), package(root, number=2, outcome="0.1"), package(root, "skolan")


@pytest.fixture
def place(bucket):
    return f"{bucket.address}/lake"


def quick(place):
    """Return the place, asked again at once where a fault may pass."""
    store = store_of(place)
    return Store(store.driver, store.name, Patience(first=0.01, longest=0.05))


def test_a_lake_in_a_bucket_is_written_once_and_asked(packages, place):
    assert len(add_to_lake(store_of(place), [found(*packages)]).added) == 3
    assert add_to_lake(store_of(place), [found(*packages)]).present == 3
    assert query(reader_of(place), COSTS).rows == KNOWN


def test_two_who_write_at_once_lose_nothing(packages, place):
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(lambda some: add_to_lake(quick(place), [found(*some)]), (packages[:2], packages[1:])))
    assert [one.faults for one in done] == [[], []]
    assert query(reader_of(place), COSTS).rows == KNOWN


@pytest.mark.parametrize("how", [503, 500, "lost", "half", 412])
def test_a_fault_at_every_seventh_request_changes_nothing_but_the_time(packages, place, road, how):
    asked = iter(range(10**6))

    def goes(method, _path, _count):
        is_meant = method == {"half": "GET", 412: "PUT", "lost": "PUT"}.get(how, method)
        return how if is_meant and next(asked) % 7 == 6 else None

    road.begin(goes)
    assert add_to_lake(quick(place), [found(*packages)]).faults == []
    assert len(road.said) > 4
    road.begin()
    assert query(reader_of(place), COSTS).rows == KNOWN


def test_a_storage_that_never_answers_is_told_and_the_lake_is_as_it_was(packages, place, road):
    add_to_lake(quick(place), [found(packages[0])])
    road.begin(lambda method, path, _count: 503 if method == "PUT" and path.endswith("catalogue.json") else None)
    with pytest.raises(UsageError):
        add_to_lake(quick(place), [found(*packages)])
    road.begin(lambda *_: 503)
    with pytest.raises(UsageError):
        query(quick(place), COSTS)
    road.begin()
    assert query(reader_of(place), COSTS).rows == KNOWN[:1]
