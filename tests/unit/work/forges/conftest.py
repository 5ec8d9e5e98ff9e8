"""The three forges, each served on this machine, and the program's own way to each."""

from dataclasses import replace

import pytest

from tests.stand_ins.forgejo import ForgejoStandIn
from tests.stand_ins.github import GitHubStandIn
from tests.stand_ins.gitlab import GitLabStandIn
from tests.stand_ins.server import served
from utfall.work.forges.chosen import forge_of

KINDS = {"github": GitHubStandIn, "gitlab": GitLabStandIn, "forgejo": ForgejoStandIn}


@pytest.fixture
def waited():
    """For how long the program would have waited, each time."""
    return []


@pytest.fixture(params=KINDS)
def stand_in(request):
    """One forge after the other."""
    with served(KINDS[request.param]()) as found:
        found.name = request.param
        yield found


@pytest.fixture
def forge(stand_in, waited):
    """The program's way to it, which does not really wait."""
    return patient(forge_of(stand_in.name, stand_in.environment()), waited)


def patient(forge, waited):
    """Return the forge asked by somebody for whom no time passes."""
    return replace(forge, client=replace(forge.client, wait=waited.append))
