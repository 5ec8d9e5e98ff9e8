"""How a forge is asked: with the key to its own host alone, again where that helps, and told in plain words if not."""

import socket

import pytest

from tests.stand_ins.github import GitHubStandIn
from tests.stand_ins.server import TOKEN, served
from tests.unit.work.forges.conftest import patient
from utfall.words import words
from utfall.work.forges.chosen import credentials, forge_of
from utfall.work.forges.client import Client, ForgeError

HEAD = "a" * 40
LIMIT = (429, {"Retry-After": "7"}, {"message": "Too many"})


@pytest.fixture
def github():
    with served(GitHubStandIn()) as found:
        found.propose(1, HEAD)
        yield found


@pytest.fixture
def client(github, waited):
    return patient(forge_of("github", github.environment()), waited).client


PULL = "/repos/organisationen/manadsrapport/pulls/1"
COMMENTS = "/repos/organisationen/manadsrapport/issues/1/comments"


def said(fault):
    return words("sv").say(fault.value.sentence)


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (401, "känner inte igen nyckeln i UTFALL_TOKEN (GET /repos/"),
        (403, "Nyckeln i UTFALL_TOKEN får inte göra detta på http://127.0.0.1"),
        (404, "Antingen finns det inte, eller så får nyckeln inte se det."),
        (422, "sa nej (422) till GET /repos/"),
        (410, "sa nej (410) till GET /repos/"),
    ],
)
def test_a_no_is_told_once_in_plain_words(github, client, waited, status, sentence):
    github.faults.append((status, {}, {"message": "Därför"}))
    with pytest.raises(ForgeError) as fault:
        client.json("GET", PULL)
    assert sentence in said(fault)
    assert (len(github.asked), waited, fault.value.status) == (1, [], status)


def test_a_wrong_key_is_a_no(github, waited):
    environment = {**github.environment(), "UTFALL_TOKEN": "gammal"}
    forge = patient(forge_of("github", environment), waited)
    with pytest.raises(ForgeError) as fault:
        forge.proposal(1)
    assert (fault.value.status, waited) == (401, [])


@pytest.mark.parametrize(
    ("answer", "pauses"),
    [
        (LIMIT, [7]),
        ((429, {}, {}), [1]),
        ((403, {"Retry-After": "3"}, {"message": "secondary rate limit"}), [3]),
        ((403, {"X-RateLimit-Remaining": "0"}, {}), [1]),
        ((500, {}, b"<html>"), [1]),
        ((502, {}, b""), [1]),
        ((503, {}, b""), [1]),
        ((504, {}, b""), [1]),
    ],
)
def test_what_passes_by_itself_is_asked_again(github, client, waited, answer, pauses):
    github.faults.append(answer)
    assert client.json("GET", PULL)["number"] == 1
    assert (len(github.asked), waited) == (2, pauses)


@pytest.mark.parametrize(("status", "sentence"), [(429, "tar inte emot fler frågor just nu"), (502, "ett eget fel")])
def test_it_is_asked_four_times_and_no_more(github, client, waited, status, sentence):
    github.faults += [(status, {}, b"")] * 9
    with pytest.raises(ForgeError) as fault:
        client.json("GET", PULL)
    assert sentence in said(fault)
    assert (len(github.asked), waited) == (4, [1, 2, 4])


def test_nobody_waits_for_an_hour(github, client, waited):
    github.faults.append((429, {"Retry-After": "3600"}, {}))
    with pytest.raises(ForgeError):
        client.json("GET", PULL)
    assert (len(github.asked), waited) == (1, [])


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_comment_that_may_have_been_written_is_not_written_again(github, client, status):
    github.faults.append((status, {}, b""))
    with pytest.raises(ForgeError):
        client.ask("POST", COMMENTS, {"body": "en"})
    assert github.lines() == [f"POST {COMMENTS}"]


def test_a_comment_that_was_refused_for_the_number_of_requests_is_written_later(github, client):
    github.faults.append(LIMIT)
    client.ask("POST", COMMENTS, {"body": "en"})
    assert [one["body"] for one in github.comments[1]] == ["en"]


def test_a_list_is_read_to_its_last_page_by_number(github, client):
    github.comments[1] = [{"id": number, "user": None, "body": ""} for number in range(250)]
    assert [one["id"] for one in client.pages(COMMENTS, per_page=100)] == list(range(250))
    assert [one.query["page"] for one in github.asked] == ["1", "2", "3"]


@pytest.mark.parametrize("answer", [b"<html>Logga in</html>", b""])
def test_a_page_in_the_place_of_an_answer_is_none(github, client, answer):
    github.faults.append((200, {}, answer))
    with pytest.raises(ForgeError) as fault:
        client.json("GET", PULL)
    assert "mellanled" in said(fault)


def test_a_server_that_is_not_there_is_told_of(waited):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}"
    with pytest.raises(ForgeError) as fault:
        Client(address, {}, TOKEN, waited.append).json("GET", "/x")
    assert said(fault).startswith(f"{address} går inte att nå: ")
    assert waited == [1, 2, 4]


def test_the_key_is_left_behind_where_an_answer_lies_on_another_host(github, client):
    with served(GitHubStandIn()) as other:
        other.faults.append((200, {}, b"innehall"))
        github.faults.append((302, {"Location": f"{other.address}/fil?signatur=1"}, b""))
        assert client.ask("GET", PULL).body == b"innehall"
        (asked,) = other.asked
    assert asked.path == "/fil"
    assert {"authorization", "private-token"} & set(asked.headers) == set()
    assert TOKEN not in str(asked)


def test_the_key_goes_along_on_the_same_host(github, client):
    github.faults.append((301, {"Location": f"{github.address}{PULL}"}, b""))
    assert client.json("GET", PULL)["number"] == 1
    assert [one.headers["authorization"] for one in github.asked] == [f"Bearer {TOKEN}"] * 2


@pytest.mark.parametrize("address", ["http://example.org/x", "file:///etc/passwd", "ftp://example.org/x"])
def test_nothing_is_followed_to_an_address_that_anybody_can_listen_to(github, client, address):
    github.faults += [(302, {"Location": address}, b"")] * 9
    with pytest.raises((ForgeError, OSError)):
        client.ask("GET", PULL)


@pytest.mark.parametrize("method", ["POST", "PATCH", "PUT"])
def test_what_is_written_is_not_sent_on_to_another_address(github, client, method):
    with served(GitHubStandIn()) as other:
        github.faults.append((307, {"Location": f"{other.address}/x"}, b""))
        with pytest.raises(ForgeError) as fault:
            client.ask(method, COMMENTS, {"body": "en"})
        assert other.asked == []
    assert "Inget skickas dit." in said(fault)


@pytest.mark.parametrize(
    "address",
    [
        "http://forge.example/api",
        "https://nyckel@forge.example",
        "forge.example",
        "file:///x",
        "https://",
        "http://[::",
    ],
)
def test_a_key_is_sent_to_no_address_that_is_not_safe(address):
    with pytest.raises(ForgeError) as fault:
        Client(address, {}, TOKEN)
    assert "ingen adress som en nyckel kan skickas till" in said(fault)
    assert "nyckel@" not in said(fault)


def test_a_forge_that_repeats_the_key_does_not_get_it_printed(github, client):
    github.faults.append((422, {}, {"message": f"Bad {TOKEN}\x1b[2J"}))
    with pytest.raises(ForgeError) as fault:
        client.json("GET", PULL)
    assert TOKEN not in said(fault)
    assert "\x1b" not in said(fault)
    assert TOKEN not in repr(client)


@pytest.mark.parametrize(
    ("name", "variable"),
    [
        ("github", "UTFALL_TOKEN"), ("github", "GITHUB_REPOSITORY"), ("github", "GITHUB_API_URL"),
        ("github", "GITHUB_SERVER_URL"), ("gitlab", "CI_API_V4_URL"), ("gitlab", "CI_SERVER_URL"),
    ],
)  # fmt: skip
def test_a_variable_that_is_missing_is_named(name, variable, github):
    environment = {
        **github.environment(), "CI_API_V4_URL": "https://gitlab.example/api/v4", "CI_SERVER_URL": "https://x.example",
        "CI_PROJECT_PATH": "a/b",
    }  # fmt: skip
    del environment[variable]
    with pytest.raises(Exception, match=f"Miljövariabeln {variable} saknas"):
        forge_of(name, environment)


def test_a_project_of_gitlab_without_a_number_is_named_by_its_path_in_one_piece():
    environment = {
        "UTFALL_TOKEN": "x", "CI_API_V4_URL": "https://gitlab.example/api/v4", "CI_SERVER_URL": "https://gitlab.example",
        "CI_PROJECT_PATH": "kommunen/rapport",
    }  # fmt: skip
    assert forge_of("gitlab", environment).project == "kommunen%2Frapport"


def test_git_is_given_the_key_for_one_server_by_the_name_of_its_variable():
    told = credentials("https://forge.example", "UTFALL_TOKEN", {"UTFALL_TOKEN": TOKEN, "GIT_CONFIG_COUNT": "1"})
    assert TOKEN not in str(told)
    assert told == {
        "GIT_CONFIG_COUNT": "3",
        "GIT_CONFIG_KEY_1": "credential.https://forge.example.helper",
        "GIT_CONFIG_VALUE_1": "",
        "GIT_CONFIG_KEY_2": "credential.https://forge.example.helper",
        "GIT_CONFIG_VALUE_2": (
            '!f() { test "$1" = get && echo username=x-access-token && echo "password=$UTFALL_TOKEN"; }; f'
        ),
    }
