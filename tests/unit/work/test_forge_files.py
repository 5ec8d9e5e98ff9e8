"""What a new project's forge runs: little of its own, nothing of a proposal where it may write, and no key in sight."""

import re
from pathlib import Path

import pytest
import yaml

from utfall.cli import utfall
from utfall.period import Period
from utfall.work.forges.gitlab import REVIEW_FILE, REVIEW_JOB, WITNESS_JOBS
from utfall.work.forges.protocol import WITNESS, WITNESS_FILE
from utfall.work.starting.project_files import FORGES, StartingProject, forge_files, project_files

FILES = {
    "github": {".github/workflows/check.yml", ".github/workflows/review.yml", ".github/workflows/comment.yml",
               ".github/workflows/publish.yml", ".github/workflows/monthly.yml"},
    "gitlab": {".gitlab-ci.yml"},
    "forgejo": {".forgejo/workflows/check.yml", ".forgejo/workflows/review.yml", ".forgejo/workflows/publish.yml",
                ".forgejo/workflows/monthly.yml"},
}  # fmt: skip
WRITES = {  # what a job on GitHub may write; everything else reads at most
    "comment.yml": {"comment": {"pull-requests"}},
    "publish.yml": {"publish": {"contents", "pages"}},
    "monthly.yml": {"tell": {"issues"}},
}
KEYS = {  # where a key is taken from
    "${{ github.token }}", "${{ secrets.PREVIEW_TOKEN }}", "$UTFALL_COMMENT_TOKEN", "$UTFALL_PUBLISH_TOKEN",
}  # fmt: skip
THIN = (  # what a workflow does besides: it fetches, checks out and says
    r"make [a-z ]+( \|\| true)?",
    r"\.venv/bin/utfall [a-z]+( .*)?",
    r'gh run download "\$RUN" --name \w+ --dir \S+( \|\| echo "[^"]+")?',
    r"apt-get update -qq && apt-get install -y -qq python3-venv",
    r"cat \.cache/review/comment\.md",
    r'git remote set-url origin "\$CI_PROJECT_URL\.git"',
    r'git checkout -B "\$CI_COMMIT_BRANCH" "\$CI_COMMIT_SHA"',
    r'git fetch (origin gh-pages|--tags origin "\+refs/heads/\*:refs/remotes/origin/\*")',
    r"mkdir public && git archive FETCH_HEAD \| tar -x -C public",
    r'echo "The preview is closed\."',
)


def read(forge):
    return {path: yaml.safe_load(text) for path, text in forge_files(forge).items()}


def jobs(forge):
    """Return every job by file and name."""
    found = {}
    for path, content in read(forge).items():
        named = content["jobs"] if "jobs" in content else {k: v for k, v in content.items() if isinstance(v, dict)}
        found |= {(Path(path).name, name): job for name, job in named.items()}
    return found


def commands(forge, job):
    if forge == "gitlab":
        return job["script"]
    return [line for step in job["steps"] if "run" in step for line in step["run"].splitlines()]


@pytest.mark.parametrize("forge", FORGES)
def test_a_project_gets_the_files_of_its_forge_and_who_reviews(forge):
    starting = StartingProject("X", "sv", Period.parse("2026-01"), (), (), {}, "CC BY 4.0", forge=forge, team="@x/lag")
    written = {name: text.decode() for name, text in project_files(starting) if name.startswith((".git", ".forgejo"))}
    owners = {"github": "* @x/lag\n", "gitlab": "* @x/lag\n", "forgejo": ".* @x/lag\n"}
    assert written.pop(f".{forge}/CODEOWNERS") == owners[forge]
    assert written.keys() - {".gitignore", ".gitattributes"} == FILES[forge]


@pytest.mark.parametrize("forge", FORGES)
def test_what_a_workflow_does_is_a_target_of_make_or_a_command_of_ours(forge):
    run = {line.partition(" # ")[0] for job in jobs(forge).values() for line in commands(forge, job)}
    assert sorted(line for line in run if not any(re.fullmatch(one, line) for one in THIN)) == []
    assert max(len(commands(forge, job)) for job in jobs(forge).values()) <= 7


@pytest.mark.parametrize("forge", FORGES)
def test_the_targets_and_the_commands_with_their_options_exist(forge):
    makefile = dict(project_files(StartingProject("X", "sv", Period.parse("2026-01"), (), (), {}, "CC0")))["Makefile"]
    targets = set(re.findall(r"^([a-z]+):", makefile.decode(), re.MULTILINE))
    for job in jobs(forge).values():
        for line in commands(forge, job):
            for made in re.findall(r"^make ([a-z ]+?)(?: \|\||$)", line):
                assert set(made.split()) <= targets
            for verb, rest in re.findall(r"\.venv/bin/utfall ([a-z]+)([^|]*?)(?= -- |$)", line):
                known = {option for param in utfall.all_commands()[verb].params for option in param.opts}
                assert set(re.findall(r"(?<!\S)--[a-z-]+", rest)) <= known, line
                assert set(re.findall(r"--forge (\w+)", rest)) <= {forge}


@pytest.mark.parametrize("forge", FORGES)
def test_no_key_stands_in_a_command_or_an_address(forge):
    for text in forge_files(forge).values():
        for line in text.decode().splitlines():
            if "TOKEN" in line.upper() and not line.lstrip().startswith("#"):
                name, _, value = line.strip().partition(": ")
                assert name in {"UTFALL_TOKEN", "UTFALL_PREVIEW_TOKEN", "GH_TOKEN"}, line
                assert value in KEYS, line
            assert "@${" not in line


@pytest.mark.parametrize("forge", ["github", "forgejo"])
def test_nothing_that_somebody_else_wrote_is_pasted_into_a_shell(forge):
    assert [line for job in jobs(forge).values() for line in commands(forge, job) if "${{" in line] == []


@pytest.mark.parametrize("forge", ["github", "forgejo"])
def test_where_a_proposal_is_written_to_the_main_branchs_program_runs_and_nothing_is_kept_to_sign_in_with(forge):
    main = {"github": "${{ github.event.repository.default_branch }}", "forgejo": "${{ github.base_ref }}"}[forge]
    writing = {
        key: job for key, job in jobs(forge).items() if any("utfall comment" in line or "utfall preview" in line
                                                            for line in commands(forge, job))
    }  # fmt: skip
    assert {name for _, name in writing} == ({"comment", "preview"} | ({"clear"} if forge == "forgejo" else set()))
    for job in writing.values():
        (checkout,) = [step for step in job["steps"] if "actions/checkout@" in step.get("uses", "")]
        assert checkout["with"]["ref"] == main
        installs, downloads = (
            [at for at, step in enumerate(job["steps"]) if word in str(step)] for word in ("make utfall", "download")
        )
        assert all(installs[0] < at for at in downloads)  # what is fetched cannot be what is run
    for job in jobs(forge).values():
        assert all(
            step["with"]["persist-credentials"] is False
            for step in job["steps"]
            if "actions/checkout@" in step.get("uses", "")
        )


def test_what_runs_the_proposals_own_code_is_given_no_key():
    for forge in FORGES:
        for (_, name), job in jobs(forge).items():
            if name in {"review", "report", "check"} and forge != "gitlab":
                assert "UTFALL_" not in str(job), (forge, name)
    gitlab = jobs("gitlab")
    asked = {name for (_, name), job in gitlab.items() if "--forge" in str(job)}
    assert asked == {"comment", "publish", "monthly", "tell"}
    assert asked == {name for (_, name), job in gitlab.items() if "UTFALL_TOKEN" in str(job)}
    for name in asked:  # on the default branch alone, where alone a protected variable is seen
        rules = [rule["if"] for rule in gitlab[".gitlab-ci.yml", name]["rules"]]
        assert all('"schedule"' in rule or "$CI_DEFAULT_BRANCH" in rule for rule in rules)


def test_github_begins_without_rights_and_only_the_named_jobs_may_write():
    for path, content in read("github").items():
        assert content["permissions"] == {}
        assert "concurrency" in content
        writing = {
            name: {right for right, level in job["permissions"].items() if level == "write"}
            for name, job in content["jobs"].items()
        }
        assert {name: rights for name, rights in writing.items() if rights} == WRITES.get(Path(path).name, {})
        assert all(0 < job["timeout-minutes"] <= 30 for job in content["jobs"].values())


def test_an_action_on_github_is_pinned_to_one_commit_that_says_its_version():
    pins = {}
    for text in forge_files("github").values():
        for name, commit, version in re.findall(r"uses: (\S+?)@(\S+)(?: # (\S+))?", text.decode()):
            assert re.fullmatch(r"[0-9a-f]{40}", commit)
            assert re.fullmatch(r"v\d+\.\d+\.\d+", version)
            pins.setdefault(name, set()).add(commit)
    ours = "".join(file.read_text("utf-8") for file in (Path(__file__).parents[3] / ".github/workflows").glob("*.yml"))
    assert pins
    assert all(len(commits) == 1 and f"{name}@{next(iter(commits))}" in ours for name, commits in pins.items())


def test_an_action_on_forgejo_is_named_by_its_whole_address():
    used = [step["uses"] for job in jobs("forgejo").values() for step in job["steps"] if "uses" in step]
    assert {one.partition("@")[0] for one in used} == {
        "https://data.forgejo.org/actions/checkout", "https://data.forgejo.org/forgejo/upload-artifact",
        "https://data.forgejo.org/forgejo/download-artifact",
    }  # fmt: skip


def test_the_program_asks_gitlab_and_github_for_what_the_workflows_keep():
    gitlab = jobs("gitlab")
    assert REVIEW_FILE.partition("/")[0] in gitlab[".gitlab-ci.yml", REVIEW_JOB]["artifacts"]["paths"]
    for name in WITNESS_JOBS:
        assert gitlab[".gitlab-ci.yml", name]["artifacts"]["paths"] == [WITNESS_FILE]
    kept = {
        (step["with"]["name"], step["with"]["path"])
        for job in jobs("github").values()
        for step in job["steps"]
        if "upload-artifact" in step.get("uses", "")
    }
    assert kept == {("site", "site/"), ("review", ".cache/review/"), (WITNESS, WITNESS_FILE)}
