"""Which forge, which repository and which key: from the variables that each forge gives its runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from utfall.errors import UsageError
from utfall.words import Sentence
from utfall.work.forges.client import Client, require_safe
from utfall.work.forges.forgejo import Forgejo
from utfall.work.forges.github import GitHub
from utfall.work.forges.gitlab import GitLab
from utfall.work.forges.protocol import TOKEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.work.forges.protocol import Forge

NAMES = ("github", "gitlab", "forgejo")
REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
VERSION = "2022-11-28"  # of GitHub's interface
COUNT = "GIT_CONFIG_COUNT"


def forge_of(name: str, environment: Mapping[str, str]) -> Forge:
    """Return the forge of this name with the repository that a run there is of. Raise ``UsageError`` if not told."""
    token = _told(environment, TOKEN)
    if name == "gitlab":
        api, server = _told(environment, "CI_API_V4_URL"), _told(environment, "CI_SERVER_URL")
        return GitLab(Client(_bare(api), {"PRIVATE-TOKEN": token}, token), _server(server), _project(environment))
    server = _server(_told(environment, "GITHUB_SERVER_URL"))
    repository = _told(environment, "GITHUB_REPOSITORY")
    if not REPOSITORY.fullmatch(repository):
        raise UsageError(Sentence("error.forge-variable", {"name": "GITHUB_REPOSITORY"}))
    if name == "github":
        headers = {
            "Authorization": f"Bearer {token}", "Accept": "application/vnd.github+json", "X-GitHub-Api-Version": VERSION
        }  # fmt: skip
        return GitHub(Client(_bare(_told(environment, "GITHUB_API_URL")), headers, token), server, repository)
    api = environment.get("GITHUB_API_URL") or f"{server}/api/v1"
    return Forgejo(Client(_bare(api), {"Authorization": f"token {token}"}, token), server, repository)


def credentials(server: str, variable: str, environment: Mapping[str, str]) -> dict[str, str]:
    """Return variables by which git answers one server, and no other, with the key that a variable holds.

    The key stands in no argument, no file and no address: the helper reads the variable when git asks.
    """
    count = int(environment.get(COUNT) or 0)
    helper = f'!f() {{ test "$1" = get && echo username=x-access-token && echo "password=${variable}"; }}; f'
    settings = [(f"credential.{server}.helper", ""), (f"credential.{server}.helper", helper)]  # empty: no others
    found = {COUNT: str(count + len(settings))}
    for at, (key, value) in enumerate(settings, count):
        found |= {f"GIT_CONFIG_KEY_{at}": key, f"GIT_CONFIG_VALUE_{at}": value}
    return found


def _project(environment: Mapping[str, str]) -> str:
    """Return the project as GitLab's addresses name it: by its number, or by its path in one piece."""
    return environment.get("CI_PROJECT_ID") or quote(_told(environment, "CI_PROJECT_PATH"), safe="")


def _server(address: str) -> str:
    require_safe(address)
    return _bare(address)


def _bare(address: str) -> str:
    return address.rstrip("/")


def _told(environment: Mapping[str, str], name: str) -> str:
    value = (environment.get(name) or "").strip()
    if not value or not value.isprintable() or " " in value:
        raise UsageError(Sentence("error.forge-variable", {"name": name}))
    return value
