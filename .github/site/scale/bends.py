"""Where growth bends: how much there is when something that bears it gives way, worked out from the figures."""

from __future__ import annotations

from scale.figures import DEPARTMENTS, MONTHS, amount, of, written

ROOM = 1e9  # bytes of a published site, by GitHub's limits
SMALL, LONG = MONTHS[0], MONTHS[-1]
MANY = DEPARTMENTS[-1]
NIGHT = 8 * 3600  # seconds


def bends() -> str:
    """Return a list of them."""
    told = (_laid_out(), _thinned(), _packed(), _storage(), _archive(), _publishing(), _machine(), _question())
    return "\n".join(f"- **{what}.** {why}" for what, why in told)


def _laid_out() -> tuple[str, str]:
    one = of("edition-laid-out", 1, LONG)
    editions = int(ROOM // one)
    documents = written(of("edition-documents", 1, LONG), "bytes")
    return "The branch laid out", (
        f"An edition adds {written(one, 'bytes')} that is its own, so a published site of 1 GB has room for "
        f"{amount(editions)} editions: those of {amount(editions / 12)} departments for a year, or of "
        f"{amount(editions / 120)} for ten. Its documents are {documents} of it. "
        "That is the limit of GitHub Pages, and what gives way first. From there on, publish to storage, or let old "
        "months lie there alone."
    )


def _thinned() -> tuple[str, str]:
    one, whole, thinned = of("edition-thinned", 1, LONG), of("laid-out", 1, LONG), of("thinned", 1, LONG)
    link = "[thinned edition](../how-to/storage.md#let-old-months-lie-there-alone)"
    return "The branch with old months thinned", (
        f"What is left of a {link} is {written(one, 'bytes')}: its manifest, a list and a page for each page. With all "
        f"but the newest {SMALL} months thinned, {LONG} months of one department are {written(thinned, 'bytes')} laid "
        f"out in the place of {written(whole, 'bytes')}, and 1 GB has room for {amount(int(ROOM // thinned))} "
        "departments for ten years. Git keeps as much as before: the history has the files."
    )


def _packed() -> tuple[str, str]:
    return "The branch as git keeps it", (
        f"With {MANY} departments and {LONG} months it is {written(of('branch', MANY, LONG), 'bytes')}, and whoever "
        "clones it fetches that. What is published to storage is not in it."
    )


def _storage() -> tuple[str, str]:
    there, laid_out = (of(f"edition-{what}", 1, LONG) for what in ("storage", "laid-out"))
    return "Storage", (
        f"It bears whatever is put there, at {written(there, 'bytes')} and {amount(of('edition-objects', 1, LONG))} "
        f"objects an edition, {amount(there / laid_out)} times what the branch takes: storage has no links, so the "
        "address of a month holds small pages that lead on and copies of the data. What bends is the number of "
        "requests: each object is written by one, and read back by another."
    )


def _archive() -> tuple[str, str]:
    short, middle, long = (written(of("check", 1, months), "seconds") for months in MONTHS)
    return "The length of the archive", (
        f"Checking the newest month takes {short} with {MONTHS[0]} months, {middle} with {MONTHS[1]} and {long} with "
        f"{MONTHS[2]}: the months before it are read each time."
    )


def _publishing() -> tuple[str, str]:
    times = of("publish", MANY, LONG) / of("publish", 1, LONG)
    return "Publishing among others", (
        f"With {MANY} departments on the branch one edition more takes {amount(times)} times what it takes with "
        f"one, at {LONG} months. Departments publish to one branch one at a time: whoever comes second begins the last "
        "step anew."
    )


def _machine() -> tuple[str, str]:
    work = of("check", 1, LONG) + of("build", 1, LONG)
    return "One machine", (
        f"A department with {LONG} months is checked and built in {written(work, 'seconds')} of one core, so a core "
        f"gets through {amount(int(NIGHT // work))} departments in a night of eight hours. Tasks share nothing, so "
        "twice as many cores take half the time."
    )


def _question() -> tuple[str, str]:
    seconds = written(of("query", MANY, LONG), "seconds")
    return "A question to the lake", (
        f"Asking {amount(MANY * LONG)} editions takes {seconds}, asking {amount(SMALL)} takes "
        f"{written(of('query', 1, SMALL), 'seconds')}. Each edition is a file of its own for each table, and opening "
        "files is what takes the time."
    )
