"""What stands in .github holds together: rights, pins and waits of the workflows, the forms, who reviews what.

actionlint and zizmor (``make check``) know GitHub; what is asked for here is ours.
"""

import re
from pathlib import Path

import pytest
import yaml

from utfall.names import names

ROOT = Path(__file__).parents[2]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(file for file in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if file.name != "config.yml")
WRITES = {  # what may be written, and by whom; everything else reads at most
    "publicering.yml": {"publicera": {"contents", "pages"}},
    "granskning.yml": {"kommentar": {"pull-requests"}},
    "manadskontroll.yml": {"beratta": {"issues"}},
    "release.yml": {"ge-ut": {"contents", "id-token", "attestations"}},
}


def read(file):
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def steps():
    for file in WORKFLOWS:
        for job in read(file)["jobs"].values():
            yield from ((file.name, step) for step in job["steps"])


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_begins_without_rights_and_each_job_ends_in_time(file):
    workflow = read(file)
    assert workflow["permissions"] == {}
    assert all(0 < job["timeout-minutes"] <= 30 for job in workflow["jobs"].values())
    assert "concurrency" in workflow


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_only_the_named_jobs_may_write(file):
    writing = {
        name: {right for right, level in job["permissions"].items() if level == "write"}
        for name, job in read(file)["jobs"].items()
    }
    assert {name: rights for name, rights in writing.items() if rights} == WRITES.get(file.name, {})


def test_an_action_is_pinned_to_one_commit_everywhere_and_says_its_version():
    pins = {}
    for file in WORKFLOWS:
        for name, commit, version in re.findall(r"uses: (\S+?)@(\S+)(?: # (\S+))?", file.read_text(encoding="utf-8")):
            assert re.fullmatch(r"[0-9a-f]{40}", commit), f"{file.name}: {name}"
            assert re.fullmatch(r"v\d+\.\d+\.\d+", version), f"{file.name}: {name}"
            pins.setdefault(name, set()).add(commit)
    assert pins
    assert all(len(commits) == 1 for commits in pins.values()), pins


def test_nothing_that_somebody_else_wrote_is_pasted_into_a_shell():
    assert [name for name, step in steps() if "${{" in step.get("run", "")] == []


def test_what_may_write_comments_checks_out_main_alone_and_installs_before_it_fetches_what_it_is_handed():
    for job in read(GITHUB / "workflows" / "granskning.yml")["jobs"].values():
        checkout, *others = [step for step in job["steps"] if "uses" in step]
        assert checkout["with"] == {
            "ref": "${{ github.event.repository.default_branch }}", "persist-credentials": False,
        }  # fmt: skip
        assert [step["uses"].partition("@")[0] for step in others] == ["actions/setup-python"]
        run = [step["run"] for step in job["steps"] if "run" in step]
        assert run[0] == "make utfall"
        assert all(line.startswith(("gh run download", ".venv/bin/utfall ")) for line in run[1:])


LONGEST = 14  # lines of shell in a step: the one that looks at what a proposal changes


def test_what_is_published_and_said_of_a_proposal_is_done_by_commands_of_ours():
    for name, step in steps():
        if name != "check.yml":
            assert len(step.get("run", "").splitlines()) <= 2, (name, step)
        assert len(step.get("run", "").splitlines()) <= LONGEST


def test_two_publications_wait_for_one_another():
    assert read(GITHUB / "workflows" / "publicering.yml")["concurrency"] == {
        "group": "publicering",
        "cancel-in-progress": False,
    }


def test_a_correction_is_published_from_its_branch_on_request_and_from_no_other_branch_than_main():
    workflow = read(GITHUB / "workflows" / "publicering.yml")
    assert workflow[True]["push"]["branches"] == ["main"]
    assert "workflow_dispatch" in workflow[True]
    job = workflow["jobs"]["publicera"]
    assert (
        job["if"] == f"github.ref == 'refs/heads/main' || startsWith(github.ref, 'refs/heads/{names('sv').branches}/')"
    )
    assert job["steps"][0]["with"]["ref"] == "${{ github.ref_name }}"


def test_the_one_check_of_the_branch_rule_waits_for_every_other():
    jobs = read(GITHUB / "workflows" / "check.yml")["jobs"]
    assert set(jobs["alla-kontroller"]["needs"]) == set(jobs) - {"alla-kontroller"}
    assert jobs["alla-kontroller"]["if"] == "always()"


def test_the_review_is_passed_on_from_the_workflow_that_writes_it():
    before = read(GITHUB / "workflows" / "forhandsvisning.yml")
    after = read(GITHUB / "workflows" / "granskning.yml")
    assert after[True]["workflow_run"]["workflows"] == [before["name"]]  # YAML 1.1 reads the key "on" as true


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.name)
def test_a_form_asks_in_whole_questions_each_with_its_own_id(file):
    form = read(file)
    assert {"name", "description", "title", "labels", "body"} == set(form)
    asked = [part for part in form["body"] if part["type"] != "markdown"]
    ids = [part["id"] for part in asked]
    assert len(set(ids)) == len(ids)
    assert all(part["attributes"]["label"].strip() for part in asked)
    assert any(part.get("validations", {}).get("required") for part in asked)
    assert {part["type"] for part in form["body"]} <= {"markdown", "input", "textarea", "dropdown", "checkboxes"}


def test_there_is_a_form_for_each_thing_that_a_reader_may_want_to_say():
    assert [read(file)["name"] for file in FORMS] == [
        "Fel i en siffra", "Fel i texten, eller svårt att förstå", "Tillgänglighetsproblem", "Önskemål",
    ]  # fmt: skip


def test_every_folder_with_a_lock_file_is_kept_up_to_date():
    updates = read(GITHUB / "dependabot.yml")["updates"]
    kept = {
        (one["package-ecosystem"], folder)
        for one in updates
        for folder in one.get("directories", [one.get("directory")])
    }
    npm = {
        f"/{file.parent.relative_to(ROOT).as_posix()}"
        for folder in ("bench", "browser")
        for file in (ROOT / "tests" / folder).glob("package-lock.json")
    }
    assert kept == {("pip", "/"), ("pip", "/requirements"), ("github-actions", "/"), *(("npm", one) for one in npm)}
