"""Requests are tried again while the fault may pass, and what a write has come to is read and never guessed."""

import pytest

from tests.unit.work.storage.shelf import Shelf, store
from utfall.work.storage.store import OtherContentError, StorageError

ONCE = [
    (1, "500"), (1, "503 SlowDown"), (1, "429"),  # nothing is written
    (1, "after"),  # written, and the answer is lost
    (1, "half"),  # half is written, and the answer is that all is well
]  # fmt: skip


@pytest.mark.parametrize(("moment", "wrong"), ONCE)
def test_what_is_written_once_is_there_whole_after_a_fault_that_passes(moment, wrong):
    shelf = Shelf(lambda at, _path: wrong if at == moment else None)
    store(shelf).put_once("a/sida.html", b"hela sidan", "no-cache")
    assert shelf.content("a/sida.html") == b"hela sidan"
    assert shelf.types["a/sida.html"].content_type == "text/html; charset=utf-8"


@pytest.mark.parametrize(("moment", "wrong"), ONCE)
@pytest.mark.parametrize("is_new", [True, False])
def test_a_switch_happens_once_after_a_fault_that_passes(moment, wrong, is_new):
    shelf = Shelf()
    token = None
    if not is_new:
        store(shelf).put_once("index.json", b"gammal", "no-cache")
        token = shelf.read("index.json").token
    start = next(shelf.moments)
    shelf.fails = lambda at, _path: wrong if at == moment + start else None
    assert store(shelf).switch("index.json", b"nytt index", "no-cache", token)
    assert shelf.content("index.json") == b"nytt index"


def test_a_switch_of_what_another_has_changed_does_not_happen():
    shelf = Shelf()
    store(shelf).put_once("index.json", b"gammal", "no-cache")
    seen = shelf.read("index.json").token
    assert store(shelf).switch("index.json", b"den andras", "no-cache", seen)
    assert not store(shelf).switch("index.json", b"min", "no-cache", seen)
    assert not store(shelf).switch("index.json", b"min", "no-cache", None)
    assert shelf.content("index.json") == b"den andras"


def test_a_storage_that_never_answers_is_told_with_what_it_said_and_how_often_it_was_asked():
    with pytest.raises(StorageError, match="mem://hylla svarar inte som den ska, efter 4 försök: 503 SlowDown"):
        store(Shelf(lambda _at, _path: "503 SlowDown")).put_once("a", b"1", "no-cache")


def test_a_refusal_is_told_at_once():
    shelf = Shelf(lambda _at, _path: "403")
    with pytest.raises(StorageError, match="nekar: 403 AccessDenied"):
        store(shelf).put_once("a", b"1", "no-cache")
    assert next(shelf.moments) == 2


def test_something_else_at_an_address_is_written_over_by_whoever_may_and_nobody_else():
    shelf = Shelf()
    store(shelf).put_once("a", b"en annans", "no-cache")
    with pytest.raises(OtherContentError, match="mem://hylla ligger något annat än det som ska finnas på a"):
        store(shelf).put_once("a", b"min", "no-cache", lambda: False)
    assert shelf.content("a") == b"en annans"
    store(shelf).put_once("a", b"min", "no-cache")
    assert shelf.content("a") == b"min"


def test_half_of_an_object_is_asked_for_again():
    shelf = Shelf()
    store(shelf).put_once("a", b"1234", "no-cache")
    with pytest.raises(StorageError, match="4 försök: half"):
        store(shelf).read("a", lambda content: content == b"12345678")
