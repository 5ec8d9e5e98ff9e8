"""The example's files read without the package: what a sentence may say, worked out anew."""

import csv
import re
from decimal import ROUND_HALF_UP, Decimal

NUMBER = re.compile(r"−?\d{1,3}(?: \d{3})+(?:,\d+)?(?!\d)|−?\d+(?:,\d+)?")
DEVIATING, ASSESSED = {"close", "missed"}, {"reached", "close", "missed"}
AMOUNTS = ("outcome", "target", "year_target", "forecast", "previous_outcome")
LEAST = 50  # what would be 0,0 in the unit of the pages stands in its own
LENGTH = {"month": 1, "quarter": 3, "tertial": 4, "year": 12}


def numbers(said):
    """Return the figures of a Swedish sentence, without their signs."""
    return {Decimal(one.replace(" ", "").replace(",", ".").lstrip("−")) for one in NUMBER.findall(said)}


def half_up(value, places):
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def figure(text):
    return Decimal(text) if re.fullmatch(r"-?\d+(\.\d+)?", text or "") else None


class Tables:
    """Hold the indicators and their values, by month and indicator."""

    def __init__(self, root):
        self.rows, self.defined = {}, {}
        for folder in sorted((root / "data").iterdir()):
            self.defined[folder.name] = {row["id"]: row for row in read(folder / "indicators.csv")}
            for row in read(folder / "observations.csv"):
                self.rows[folder.name, row["indicator"]] = row
        self.months = sorted(self.defined)
        self.units = {name: row["unit"] for row in self.defined[self.months[-1]].values() for name in (row["id"],)}

    def row(self, month, name):
        """Return an indicator's row with figures in it, if the month has an outcome."""
        found = self.rows.get((month, name))
        if found is None or figure(found["outcome"]) is None:
            return None
        whole = {**found, **{one: figure(found[one]) for one in AMOUNTS}}
        whole["outcome"] = half_up(whole["outcome"], int(self.defined[month][name]["decimals"]))
        return whole

    def side(self, value, base):
        """Return on which side of a base a value is, as the sentences say it."""
        return "över" if value > base else "under" if value < base else "precis på"

    def known(self, month, name):
        """Return every figure that a sentence on an indicator may hold."""
        year, number = int(month[:4]), int(month[5:])
        length = LENGTH[self.defined[month][name]["frequency"]]
        of_period = {Decimal(one) for one in (year, year - 1, number // length, (number - 1) // length, 12 // length)}
        row = self.row(month, name)
        if row is None:  # the latest that there was
            before = next((one for one in self.earlier(month) if self.row(one, name)), None)
            return of_period | ({self.shown(month, name, self.row(before, name)["outcome"])} if before else set())
        previous = self.row(self.months[self.months.index(month) - 1], name) if month > self.months[0] else None
        last_year = self.row(f"{year - 1}{month[4:]}", name)
        others = (found for one in self.earlier(month) if (found := self.row(one, name)))
        step = next((found for found in others if found["period"] != row["period"]), None)
        then = last_year["outcome"] if last_year else row["previous_outcome"]
        pairs = [
            (row["outcome"], row["target"]),
            (row["outcome"], row["year_target"]),
            (row["forecast"], row["year_target"]),
            (row["outcome"], then),
            (row["outcome"], step["outcome"] if step else None),
        ]
        plain = [row["outcome"], row["target"], row["year_target"], row["forecast"]]
        plain += [found["forecast"] for found in (previous, step) if found]
        plain += [one - other for one, other in pairs if one is not None and other is not None]
        return of_period | {self.shown(month, name, one) for one in plain if one is not None}

    def shown(self, month, name, value):
        """Return an amount as a sentence has it: thousands of kronor in millions with one decimal."""
        told = [figure(text) for column, text in self.rows.get((month, name), {}).items() if column in AMOUNTS]
        is_small = max(map(abs, filter(None, told)), default=0) < LEAST
        if self.defined[month][name]["unit"] != "tkr" or is_small:
            return abs(value)
        found = half_up(abs(value) / 1000, 1)
        return found or half_up(abs(value) / 1000, 2) or abs(value) / 1000  # not shown as nothing

    def earlier(self, month):
        return [one for one in reversed(self.months) if one < month]

    def streak(self, month, name):
        """Return how many months in a row, up to this one, the sentence may say that an indicator has been off.

        ``None`` where it does not deviate, or where not all of them are told by the rule and of one side.
        """
        found = []
        for one in (month, *self.earlier(month)):
            state, computed, side, compares = self.status(one, name)
            if one == month and (state not in DEVIATING or compares == "year"):
                return None
            if state not in ASSESSED:
                continue
            if found and compares != found[0][1]:
                break
            if state not in DEVIATING:
                found.append(("end", compares, state == computed))
                break
            found.append((side, compares, state == computed))
        ended = found[-1] if found[-1][0] == "end" else None
        off = found[:-1] if ended else found
        if not off[0][2]:
            return None  # judged otherwise than the rule: the figure's side is not what is told of it
        if self.defined[month][name]["direction"] == "near":
            return len(off)
        is_plain = all(one[2] for one in found) and len({one[0] for one in off}) == 1
        return len(off) if is_plain else None

    def status(self, month, name):
        """Return an indicator's status, the one that the rule gives, on which side it is, and what is compared."""
        definition, row = self.defined[month][name], self.row(month, name)
        written = self.rows.get((month, name), {}).get("status", "")
        compares = definition["compares"]
        if compares == "forecast" and month.endswith("-12"):
            compares = "year"
        computed, side = "", ""
        if row and definition["direction"] != "none" and compares != "none":
            value = row["forecast"] if compares == "forecast" else row["outcome"]
            base = row["target"] if compares == "outcome" else row["year_target"]
            if value is not None and base is not None:
                computed, side = rated(definition, value, base), self.side(value, base)
        return written or computed, computed, side, compares


def rated(definition, value, base):
    """Return the state that the published rule gives."""
    step = Decimal(definition["tolerance"] or 0)
    step = step if definition["tolerance_kind"] == "absolute" else step * abs(base)
    off = {"higher": base - value, "lower": value - base, "near": abs(value - base) - step}[definition["direction"]]
    return "reached" if off <= 0 else "close" if off <= step else "missed"


def read(file):
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
