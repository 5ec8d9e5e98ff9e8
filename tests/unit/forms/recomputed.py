"""The derived figures of an archive, worked out with pandas from the handbook's rules and the CSV files alone.

Written from "Så räknas det" in the handbook's reference. It shares no code with the program, and must not: it is what
the program's figures are held against. What is missing is ``Decimal("NaN")`` here, which every sum hands on.
"""

from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

import pandas as pd

NAN = Decimal("NaN")
PER_YEAR = {"month": 12, "quarter": 4, "tertial": 3, "half": 2, "year": 1}
LETTERS = {"Q": "quarter", "T": "tertial", "H": "half"}
FIGURES = ["outcome", "target", "forecast", "year_target", "previous_outcome", "rolling_12"]


def read(root, table):
    """Return a table of every month below each other, each row with the month that it was told in."""
    frames = []
    for file in sorted(root.glob(f"data/*/{table}.csv")):
        frame = pd.read_csv(file, dtype=str, keep_default_na=False)
        frames.append(frame.assign(told=number_of(file.parent.name)[1]))
    return pd.concat(frames, ignore_index=True)


def number_of(period):
    """Return a period's frequency and its number, counted from the year 0."""
    year, _, rest = period.partition("-")
    if not rest:
        return "year", int(year)
    frequency = LETTERS.get(rest[0], "month")
    return frequency, int(year) * PER_YEAR[frequency] + int(rest.lstrip("QTH")) - 1


def half_up(value, decimals):
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def figure(text):
    return NAN if text in {"", "..", ".", "x"} else Decimal(text)


class Archive:
    """Hold the archive as it stood in a month: what was told until then."""

    def __init__(self, tables, month):
        self.month = month
        self.definitions = tables["indicators"].query("told <= @month")
        notes = tables["notes"].query("told <= @month and resource == 'indicators' and field == 'definition'")
        self.noted = set(zip(notes["row"], notes["told"], strict=True))
        self.observations = tables["observations"].query("told <= @month")
        self._measured = {}

    def ids(self):
        return list(self.definitions.query("told == @self.month")["id"])

    def of(self, name):
        if name not in self._measured:
            self._measured[name] = Measured(self, name)
        return self._measured[name]


class Measured:
    """Work out everything of one indicator."""

    def __init__(self, archive, name):
        self.archive = archive
        self.definitions = archive.definitions[archive.definitions["id"] == name].set_index("told", drop=False)
        now = self.definitions.iloc[-1]
        self.frequency, self.weight = now["frequency"], now["weight"]
        self.per_year = PER_YEAR[self.frequency]
        parts, self.breaks = [], []
        for told, row in self.definitions.iterrows():
            before = self.definitions.loc[parts[-1][0]] if parts else None
            is_new = before is not None and (
                any(before[field] != row[field] for field in ("unit", "accumulation", "reported_as"))
                or (before["definition"] != row["definition"] and (name, told) in archive.noted)
            )
            self.breaks += [told] if is_new else []
            parts.append((told, len(self.breaks)))
        self.part_of = dict(parts)
        seen = archive.observations[archive.observations["indicator"] == name].copy()
        for field in FIGURES:
            seen[field] = [figure(text) for text in seen[field]]
        seen["number"] = [number_of(period)[1] for period in seen["period"]]
        seen["part"] = [self.part_of[told] for told in seen["told"]]
        self.seen = seen.sort_values(["told", "number"], kind="stable")

    @cached_property
    def known(self):
        """The newest word on each period, in a row without holes."""
        told = self.seen[[not value.is_nan() for value in self.seen["outcome"]]]
        told = told.drop_duplicates("number", keep="last").set_index("number").sort_index()
        if told.empty:
            return pd.DataFrame({"outcome": [], "part": []})
        first, last = told.index.min(), told.index.max()
        whole = told.reindex(range(first - 2 * self.per_year, last + 1))
        outcome = [NAN if isinstance(value, float) else value for value in whole["outcome"]]
        return pd.DataFrame({"outcome": outcome, "part": whole["part"].fillna(-1).astype(int)}, index=whole.index)

    def at(self, number, column="outcome"):
        missing = NAN if column == "outcome" else -1
        return self.known[column].get(number, missing)

    def in_part(self, numbers, part):
        """Tell whether all that is known of these periods was told under one and the same definition."""
        return all(self.at(one, "part") in {-1, part} for one in numbers)

    def beside(self, number, part):
        return self.at(number) if self.at(number, "part") == part else NAN

    def own(self, number, definition):
        value, part = self.at(number), self.at(number, "part")
        if value.is_nan() or definition["reported_as"] == "period" or number % 12 == 0:
            return value
        return value - self.beside(number - 1, part) if definition["accumulation"] == "flow" else NAN

    def together(self, numbers, definition):
        """Put periods together: summed for a flow, a mean for a rate, weighted where every period has a weight."""
        part = self.at(numbers[-1], "part")
        values = [self.at(one) for one in numbers]
        if part == -1 or not self.in_part(numbers, part) or any(value.is_nan() for value in values):
            return NAN
        if definition["accumulation"] == "flow":
            return sum(values)
        if definition["accumulation"] == "stock":
            return NAN
        weights = self.weights(numbers)
        if weights:
            return sum(value * weight for value, weight in zip(values, weights, strict=True)) / sum(weights)
        return sum(values) / len(values)

    def weights(self, numbers):
        if not self.weight:
            return []
        other = self.archive.of(self.weight)
        found = [other.own(one, other.definitions.iloc[-1]) for one in numbers]
        is_one = other.in_part(numbers, other.at(numbers[-1], "part"))
        return found if is_one and not any(one.is_nan() for one in found) and sum(found) > 0 else []

    def so_far(self, number):
        return range(number - number % self.per_year, number + 1)

    def r12(self, number, definition):
        part = self.at(number, "part")
        window = range(number - 11, number + 1)
        if part == -1 or not self.in_part(window, part):
            return NAN
        if definition["accumulation"] == "flow" and definition["reported_as"] == "year_to_date":
            if number % 12 == 11:
                return self.at(number)
            december = number - number % 12 - 1
            return self.at(number) + self.beside(december, part) - self.beside(number - 12, part)
        return self.together(window, definition)

    def year_outcome(self, number, definition):
        """Return the outcome of the year that a period ends."""
        if definition["accumulation"] == "stock" or self.frequency == "year":
            return self.at(number)
        if definition["reported_as"] == "year_to_date":
            return self.at(number)
        return self.together(self.so_far(number), definition)

    def derived(self):
        """Return what is worked out of each month's outcome, but what is only repeated."""
        found = {}
        for number, row in self.known.iterrows() if self.frequency == "month" else ():
            if row["outcome"].is_nan():
                continue
            definition = self.definition_of(row["part"])
            is_sum = definition["reported_as"] == "year_to_date"
            values = {"own": self.own(number, definition)} if is_sum and number % 12 else {}
            values |= {} if is_sum else {"year_to_date": self.together(self.so_far(number), definition)}
            is_reported = is_sum and definition["accumulation"] == "flow" and number % 12 == 11
            values |= {} if is_reported else {"rolling_12": self.r12(number, definition)}
            found[number] = {name: value for name, value in values.items() if not value.is_nan()}
        return {number: values for number, values in found.items() if values}

    def definition_of(self, part):
        return self.definitions.loc[max(told for told, one in self.part_of.items() if one == part)]

    def is_over(self, row):
        """Tell whether the year that a forecast is for has ended with the period, when the row was told."""
        last_month = (row["number"] + 1) * (12 // self.per_year) - 1
        return last_month % 12 == 11 and last_month <= row["told"]

    def year_value(self, row, definition):
        """Return what is compared with the year's target: the forecast, or the outcome of the year that has ended."""
        if not self.is_over(row):
            return row["forecast"]
        is_whole = definition["accumulation"] == "stock" or definition["reported_as"] == "year_to_date"
        value = row["outcome"] if is_whole or self.frequency == "year" else self.year_outcome(row["number"], definition)
        value = row["rolling_12"] if value.is_nan() and not is_whole and self.frequency != "year" else value
        return half_up(value, int(definition["decimals"]))

    def comparisons(self, row):
        definition = self.definitions.loc[row["told"]]
        places, is_rate = int(definition["decimals"]), definition["unit"] == "procent"
        found = {}
        outcome = half_up(row["outcome"], places)
        self._against(found, "deviation", outcome, row["target"], definition)
        self._against(found, "year_deviation", self.year_value(row, definition), row["year_target"], definition)
        if self.frequency == "month":
            self._left(found, row, definition)
            self._since_last_month(found, row["number"], definition)
        base = half_up(self._last_year(row, definition), places)
        found["since_last_year"] = outcome - base
        if not is_rate:
            found["since_last_year_share"] = share(outcome - base, outcome, base)
        return {name: value for name, value in found.items() if not value.is_nan()}

    @staticmethod
    def _against(found, name, value, target, definition):
        amount = target - value if definition["direction"] == "lower" else value - target
        found[name] = amount
        if definition["unit"] != "procent":
            found[f"{name}_share"] = share(amount, value, target)

    @staticmethod
    def _left(found, row, definition):
        months = row["number"] % 12 + 1
        is_sum = definition["accumulation"] == "flow" and definition["reported_as"] == "year_to_date"
        if not is_sum or months == 12:
            return
        left, normal = row["forecast"] - row["outcome"], row["outcome"] / months
        found["left_per_month"] = left / (12 - months)
        if not left.is_nan() and left >= 0 and normal > 0:
            found["left_times"] = left / (12 - months) / normal

    def _since_last_month(self, found, number, definition):
        part = self.at(number, "part")
        if part == -1 or self.beside(number - 1, part).is_nan():
            return
        places = int(definition["decimals"])
        now, before = self.own(number, definition), self.own(number - 1, definition)
        found["since_last_month"] = half_up(now, places) - half_up(before, places)

    def _last_year(self, row, definition):
        number = row["number"]
        then, part = number - self.per_year, self.at(number, "part")
        is_sum = definition["reported_as"] == "year_to_date"
        if part != -1 and not self.beside(then, part).is_nan():
            windows = (self.so_far(number), self.so_far(then)) if is_sum else ()
            if all(self.in_part(window, part) for window in windows):
                return self.at(then)
        last_month = (number + 1) * (12 // self.per_year) - 1
        is_broken = any(last_month - 11 <= one <= last_month for one in self.breaks)
        return NAN if is_broken or not self.at(then).is_nan() else row["previous_outcome"]

    def status(self, row):
        """Return the status that rule 2 gives."""
        definition = self.definitions.loc[row["told"]]
        if definition["compares"] in {"", "none"}:
            return None
        if definition["direction"] == "none":
            return "not-applicable"
        if definition["compares"] == "outcome":
            value, target = half_up(row["outcome"], int(definition["decimals"])), row["target"]
        else:
            value, target = self.year_value(row, definition), row["year_target"]
        if value.is_nan() or target.is_nan():
            return "not-assessed"
        tolerance = Decimal(definition["tolerance"] or 0)
        if definition["tolerance_kind"] == "relative":
            tolerance *= 100 if definition["unit"] == "procent" else abs(target)
        if definition["direction"] == "near":
            distance = abs(value - target)
            return "reached" if distance <= tolerance else "close" if distance <= 2 * tolerance else "missed"
        good = value - target if definition["direction"] == "higher" else target - value
        return "reached" if good >= 0 else "close" if good >= -tolerance else "missed"

    def forecasts(self):
        """Return each month's forecast of its year: how it moved, and how far off it was when the year was closed."""
        newest = self.seen.drop_duplicates("told", keep="last")
        found, before = {}, None
        for _, row in newest.iterrows():
            year = row["told"] // 12
            if row["forecast"].is_nan():
                continue
            one = {"value": row["forecast"]}
            if before is not None and (before["told"] // 12, before["part"]) == (year, row["part"]):
                one["moved"] = row["forecast"] - before["forecast"]
            last = (year + 1) * self.per_year - 1
            definition = self.definitions.loc[row["told"]]
            outcome = self.year_outcome(last, self.definition_of(row["part"]))
            if self.at(last, "part") == row["part"] and not outcome.is_nan():
                outcome = half_up(outcome, int(definition["decimals"]))
                one["error"] = outcome - row["forecast"]
                one["error_share"] = share(one["error"], row["forecast"], outcome)
            made = number_of(row["forecast_made"])[1] if row["forecast_made"] else row["told"]
            one["months_left"] = Decimal(year * 12 + 11 - made)
            found[row["told"]] = {name: value for name, value in one.items() if not value.is_nan()}
            before = row
        return found


def share(change, value, base):
    """Return a change as a share of its base: not of zero, across a sign, or of more than tenfold."""
    if change.is_nan() or not base or value * base < 0 or abs(change) > 10 * abs(base):
        return NAN
    return change / abs(base)
