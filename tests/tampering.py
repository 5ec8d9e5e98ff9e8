"""Ways to tamper with what is published, by somebody who may write to the repository: on the remote, with git alone."""

import hashlib
import json
import os
import subprocess

WHO = {
    f"GIT_{role}_{part}": value
    for role in ("AUTHOR", "COMMITTER")
    for part, value in (("NAME", "Någon"), ("EMAIL", "nagon@example.org"))
}
ALONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


def git(place, *arguments, given=None):
    done = subprocess.run(
        ["git", *arguments], cwd=place, env={**os.environ, **ALONE, **WHO}, capture_output=True, check=True,
        input=given.encode() if given is not None else None,
    )  # fmt: skip
    return done.stdout.decode().strip()


class Intruder:
    """Somebody with a clone of the remote and the right to write to it, branch and tags."""

    def __init__(self, remote, folder):
        self.remote, self.root = remote, folder
        git(remote, "clone", "--quiet", str(remote), str(folder))
        git(folder, "switch", "--quiet", "gh-pages")
        versions = json.loads((folder / "versions.json").read_text("utf-8"))
        self.editions = sorted(one["version"] for one in versions)
        self.first, self.newest = self.editions[0], self.editions[-1]

    def path(self, name):
        return self.root / name

    def write(self, name, text):
        self.path(name).write_text(text, encoding="utf-8")

    def link(self, name, target):
        self.path(name).unlink()
        self.path(name).symlink_to(target)

    def push(self, *refs):
        git(self.root, "add", "--all")
        git(self.root, "commit", "--quiet", "--allow-empty", "--message", "Snygga till")
        git(self.root, "push", "--quiet", "--force", "origin", "HEAD:refs/heads/gh-pages", *refs)

    def retag(self, edition, commit=None):
        """Make an edition's tag anew, with the tree that the edition has now."""
        tag = f"utgava/{edition}"
        tree = git(self.root, "rev-parse", f"HEAD:{edition}")
        git(self.root, "tag", "--force", "--annotate", tag, commit or f"{tag}^{{commit}}",
            "--message", edition, "--message", f"Site-tree: {tree}")  # fmt: skip
        git(self.root, "push", "--quiet", "--force", "origin", f"refs/tags/{tag}")

    def rewrite_edition(self, edition):
        """Change a page, and the manifest with it."""
        page = self.path(f"{edition}/index.html")
        page.write_text(page.read_text("utf-8") + "<p>Ändrat.</p>\n", encoding="utf-8")
        manifest = self.path(f"{edition}/manifest.json")
        if manifest.exists():
            said = json.loads(manifest.read_text("utf-8"))
            content = page.read_bytes()
            for one in said["files"]:
                if one["path"] == "index.html":
                    one.update(size=len(content), sha256=hashlib.sha256(content).hexdigest())
            manifest.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")

    def forge_witnesses(self):
        """Make every witness anew, as if the branch had always been what it is now."""
        listed = git(self.root, "ls-tree", "-z", "HEAD").split("\0")
        top = {
            name: " ".join(facts.split()[::2]) for facts, _, name in (line.partition("\t") for line in listed if line)
        }
        for tag in git(self.root, "tag", "--list", "vittne/*").splitlines():
            said = json.loads(git(self.root, "cat-file", "blob", f"{tag}^{{}}"))
            said["editions"] = {name: top[name].split()[1] for name in said["editions"] if name in top}
            said["top"] = top
            blob = git(self.root, "hash-object", "-w", "--stdin", given=json.dumps(said))
            git(self.root, "tag", "--force", "--annotate", tag, blob, "--message", tag)
            git(self.root, "push", "--quiet", "--force", "origin", f"refs/tags/{tag}")


def changed_file(own):
    own.write(f"{own.first}/index.html", "Snyggare.\n")
    own.push()


def changed_list(own):
    own.write("utgavor.html", own.path("utgavor.html").read_text("utf-8").replace("</main>", "<p>!</p></main>"))
    own.push()


def changed_front(own):
    own.write("index.html", '<meta http-equiv="refresh" content="0; url=https://annan.example/">')
    own.push()


def changed_month(own):
    month = own.first.partition(".")[0]
    own.link(month, own.newest if month != own.newest.partition(".")[0] else own.first)
    own.push()


def forged_newest(own):
    own.link("senaste", own.first)
    own.push()


def newest_as_folder(own):
    own.path("senaste").unlink()
    own.path("senaste").mkdir()
    own.write("senaste/index.html", "<p>Annat.</p>")
    own.push()


def deleted_branch(own):
    git(own.root, "push", "--quiet", "origin", ":refs/heads/gh-pages")


def moved_tag(own):
    other = git(own.root, "commit-tree", f"utgava/{own.first}^{{tree}}", "-m", "En annan incheckning")
    own.retag(own.first, other)


def deleted_tag(own):
    git(own.root, "push", "--quiet", "origin", f":refs/tags/utgava/{own.first}")


def deleted_edition(own):
    git(own.root, "rm", "-r", "--quiet", own.first)
    own.push(f":refs/tags/utgava/{own.first}")


def rewritten_edition(own):
    own.rewrite_edition(own.first)
    own.push()
    own.retag(own.first)


def rewritten_with_witnesses(own):
    own.rewrite_edition(own.first)
    own.push()
    own.retag(own.first)
    own.forge_witnesses()


def changed_versions(own):
    listed = [one for one in json.loads(own.path("versions.json").read_text("utf-8")) if one["version"] != own.first]
    own.write("versions.json", json.dumps(listed))
    own.push()


def changed_log(own):
    own.write("rattelser.json", "[]\n")
    own.push()


def changed_feed(own):
    own.write("rattelser.xml", own.path("rattelser.xml").read_text("utf-8").replace("</feed>", "<!-- x --></feed>"))
    own.push()


def extra_file(own):
    own.write("erbjudande.html", "<p>Köp.</p>")
    own.push()


def extra_edition(own):
    own.path("2001-01.1").mkdir()
    own.write("2001-01.1/index.html", "<p>Påhittat.</p>")
    own.push()


def forged_withdrawal(own):
    own.write("tillbakadragna.json", json.dumps([{"edition": own.first, "reason": "Nej.", "date": "2024-01-01"}]))
    own.write(f"{own.first}/index.html", "<p>Borta.</p>")
    own.push(f":refs/tags/utgava/{own.first}")


def rewound(own):
    """Take the branch back to before the newest edition, with all that tells of it."""
    git(own.root, "push", "--quiet", "--force", "origin", "HEAD~1:refs/heads/gh-pages",
        f":refs/tags/utgava/{own.newest}", f":refs/tags/vittne/{own.newest}")  # fmt: skip


WAYS = (
    changed_file, changed_list, changed_front, changed_month, forged_newest, newest_as_folder, deleted_branch,
    moved_tag, deleted_tag, deleted_edition, rewritten_edition, changed_versions, changed_log, changed_feed,
    extra_file, extra_edition, forged_withdrawal,
)  # fmt: skip
ONLY_BY_WHAT_IS_KEPT_ELSEWHERE = (rewritten_with_witnesses, rewound)
