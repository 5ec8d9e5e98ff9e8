"""Hold the workflows of new projects against the linters and schemas of their forges. ``make check`` runs it.

Forgejo's dialect is GitHub's with differences that actionlint does not know; those are taken away before it looks.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from utfall.work.starting.project_files import FORGES, forge_files

BIN = Path(sys.executable).parent
NOT_GITHUBS = ("https://data.forgejo.org/", "enable-email-notifications: true\n")
LABELS = "self-hosted-runner:\n  labels: [docker]\n"


def laid_out(forge, folder):
    """Write a forge's files where the linters look for GitHub's; return the folder of workflows."""
    workflows = folder / ".github" / "workflows"
    workflows.mkdir(parents=True)
    (folder / ".github" / "actionlint.yaml").write_text(LABELS, encoding="utf-8")
    for path, content in forge_files(forge).items():
        text = content.decode()
        for other in NOT_GITHUBS if forge == "forgejo" else ():
            text = text.replace(other, "")
        (workflows / Path(path).name).write_text(text, encoding="utf-8")
    return workflows


def commands(forge, workflows):
    """Return what looks at the files of a forge; nothing of it opens a connection."""
    files = sorted(workflows.glob("*.yml"))
    if forge == "gitlab":
        hidden = workflows / ".gitlab-ci.yml"
        return [[BIN / "check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", hidden]]
    config = workflows.parent / "actionlint.yaml"
    lint = [BIN / "actionlint", "-config-file", config, "-shellcheck", BIN / "shellcheck", "-pyflakes", "", *files]
    strict = ("--offline", "--no-progress", "--strict-collection", "--persona", "pedantic", workflows)
    return [lint, *([[BIN / "zizmor", *strict]] if forge == "github" else [])]


def main():
    """Look at every forge's files; return how many looks found something."""
    failed = 0
    for forge in FORGES:
        with tempfile.TemporaryDirectory() as folder:
            workflows = laid_out(forge, Path(folder))
            failed += sum(subprocess.run(one, check=False).returncode != 0 for one in commands(forge, workflows))
    return failed


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
