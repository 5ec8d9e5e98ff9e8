"""An attacker who knows every relation of a small report and tries all of them together, by code of its own.

Nothing here imports the package. The files are read as anybody reads what is published, the relations are those that a
test writes down, and a hidden figure is taken where its unit vector lies in the span of the relations.
"""

import csv
from fractions import Fraction
from itertools import combinations


def published(file, key, columns):
    """Return the figures of a CSV file by row and column; ``None`` for those that are hidden."""
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return {
        (file.stem, "/".join(row[name] for name in key), column): None if row[column] == "x" else Fraction(row[column])
        for row in rows for column in columns if row[column] not in {"", ".."}
    }  # fmt: skip


def rank(rows):
    """Return the rank of a matrix by Gauss's elimination."""
    rows, found = [list(row) for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((at for at in range(found, len(rows)) if rows[at][column]), None)
        if pivot is None:
            continue
        rows[found], rows[pivot] = rows[pivot], rows[found]
        for at in range(len(rows)):
            if at != found and rows[at][column]:
                factor = rows[at][column] / rows[found][column]
                rows[at] = [one - factor * other for one, other in zip(rows[at], rows[found], strict=True)]
        found += 1
    return found


def taken(figures, relations):
    """Return the hidden figures that can be taken: those whose unit vector adds nothing to the relations' rank.

    A relation is a mapping of figures to factors that add up to a constant, or a function that makes one of the figures
    that are known, and ``None`` where it needs one that is not.
    """
    made = [one(figures) if callable(one) else one for one in relations]
    hidden = sorted(name for name, value in figures.items() if value is None)
    rows = [[Fraction(one.get(name, 0)) for name in hidden] for one in made if one is not None]
    rows = [row for row in rows if any(row)]
    whole = rank(rows)
    units = {name: [Fraction(int(name == other)) for other in hidden] for name in hidden}
    return {name for name, unit in units.items() if rank([*rows, unit]) == whole}


def fewest(figures, relations, choices, most):
    """Return how few of the choices have to be hidden too, tried in every combination, so that nothing can be taken."""
    for count in range(most + 1):
        for some in combinations(choices, count):
            if not taken({**figures, **dict.fromkeys(some)}, relations):
                return count
    return None
