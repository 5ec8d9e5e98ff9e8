"""One table's entry in a descriptor, written or mended from its file: what was declared stays, the rest is told.

In this order: what is declared now, what the descriptor says, what the last month's said, what the contract says, what
the cells show. Knows nothing of the package that the table is in but its scales and the names of its tables.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from utfall.model.column_rows import ABSENT, FIRST_ROW
from utfall.model.contract import BREAKDOWNS, CONTRACTS, FILE
from utfall.model.missing import SYMBOLS
from utfall.model.resource import AUDIENCE
from utfall.project import AUDIENCES
from utfall.source.guess import Guess, decimals_of, guess_column
from utfall.source.raw_rows import RawColumn
from utfall.words import Sentence
from utfall.work.described_column import guessed_constraints, spelt_out, with_declared

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from utfall.source.raw import RawTable
    from utfall.words import Words
    from utfall.work.declaration import Declared, Value

    Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of a column, or of the table where there is none. An open one is left to a person."""

    resource: str
    column: str
    what: Sentence
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """Hold what a table has to know of its package: language, the states of its scales, the names of its tables.

    ``dimensions`` has the names of those that indicators are broken down by, by their ids.
    """

    speech: Words
    scales: Mapping[str, frozenset[str]]
    tables: frozenset[str]
    dimensions: Mapping[str, str] = field(default_factory=dict)


@dataclass
class TableDraft:
    """Put one table's entry together. ``had`` is its entry, ``before`` the last month's, where there are any."""

    table: RawTable
    had: Json | None
    before: Json | None
    declared: Declared
    around: Around
    decisions: list[Decision] = field(default_factory=list)

    def entry(self) -> Json:
        """Return the entry, and gather what was decided in ``decisions``."""
        if self.before and not self.had:
            self._tell("", "as-before", count=len(self.before["schema"]["fields"]))
        found = copy.deepcopy(self.had or self.before or self._fresh())
        schema = found.setdefault("schema", {})
        known = {one["name"]: one for one in schema.get("fields", ())}
        header = self._header()
        worked_out = [name for name in (*known, *self._declared()) if name not in header and self._follows(known, name)]
        schema["fields"] = [self._column(name, known.get(name)) for name in dict.fromkeys((*header, *worked_out))]
        self._tell_removed(known, worked_out)
        if worked_out:
            schema["fieldsMatch"] = "superset"  # Data Package 2: a column that is worked out need not be in the file
        schema.setdefault("missingValues", list(SYMBOLS))
        self._key(schema)
        self._references(schema)
        return found

    def _fresh(self) -> Json:
        name, language = self.table.name, self.around.speech.language
        if name in CONTRACTS:
            contract = CONTRACTS[name]
            found = contract.described(language, frozenset(self.table.header))
            by_contract = sum(column in contract.columns for column in self.table.header)
            self._tell("", "by-contract", count=by_contract)
            lacking = [one for one, of in contract.columns.items() if one not in self.table.header and not of.optional]
            if lacking:
                self._tell("", "lacking", is_open=True, columns=", ".join(lacking))
            return found
        file = self.table.file.rpartition("/")[2]
        return {"name": name, "path": file, "title": "", **copy.deepcopy(FILE), "schema": {"fields": []}}

    def _header(self) -> list[str]:
        names = [name for name in self.table.header if name.strip()]
        once = list(dict.fromkeys(names))
        if len(once) != len(self.table.header):
            self._tell("", "headings", is_open=True)
        return once

    def _tell(self, column: str, key: str, *, is_open: bool = False, **params: object) -> None:
        self.decisions.append(Decision(self.table.name, column, Sentence(f"describe.{key}", params), is_open))

    def _declared(self) -> Mapping[str, Mapping[str, Value]]:
        return self.declared.columns.get(self.table.name, {})

    def _follows(self, known: Mapping[str, Json], name: str) -> bool:
        """Tell whether the values of a column follow from others, so that it need not be in the file."""
        said = {**known.get(name, {}), **self._declared().get(name, {})}
        return bool(said.get("formula") or said.get("from"))

    def _tell_removed(self, known: Mapping[str, Json], worked_out: Sequence[str]) -> None:
        for name in known:
            if name not in self.table.header and name not in worked_out:
                self._tell(name, "removed")

    def _column(self, name: str, known: Json | None) -> Json:
        contract = CONTRACTS.get(self.table.name)
        if known is None and contract and name in contract.columns:
            described = contract.described(self.around.speech.language, frozenset({name}))["schema"]["fields"]
            known = described[0]
            self._tell(name, "added")
        cells = list(self._cells(name))
        found = dict(known) if known else self._guessed(name, cells)
        self._mend(name, found)
        self._widen(name, found, cells)
        self._divide(name, found)
        said = self.declared.of(self.table.name, name)
        if said:
            fresh = with_declared(found, said)
            if fresh != found:
                self._tell(name, "declared", properties=", ".join(said))
            return fresh
        return found

    def _cells(self, name: str) -> Iterator[tuple[int, str]]:
        column = next((column for heading, column in self.table.columns() if heading == name), RawColumn())
        rows = enumerate(column.codes, FIRST_ROW)
        return ((row, column.texts[code]) for row, code in rows if code != ABSENT)

    def _guessed(self, name: str, cells: Sequence[tuple[int, str]]) -> Json:
        """Return what the cells of a column show, that nobody has told of."""
        guess, speech = guess_column(name, cells), self.around.speech
        if self._follows({}, name) and name not in self.table.header:
            guess = Guess("number", 0)
        is_titled = speech.has(f"describe.name.{name}")
        title = speech.say(f"describe.name.{name}") if is_titled else spelt_out(name)
        found: Json = {"name": name, "title": title, "type": guess.type or "string"}
        said = self.declared.of(self.table.name, name)
        if guess.type == "integer" and (said.get("unit") or said.get("decimals") is not None):
            guess = Guess("number", 0)
        if guess.type == "number" and "type" not in said:
            found |= {"type": "number", "decimals": guess.decimals or 0}
        constraints = guessed_constraints(name, guess, cells)
        if constraints:
            found["constraints"] = constraints
        scale = self._scale(guess, cells)
        if scale:
            found["scale"] = scale
        said_of_rows = {text.strip() for _, text in cells} - {""}
        if name == AUDIENCE and said_of_rows and said_of_rows <= {*AUDIENCES}:
            found["role"] = AUDIENCE
        self._tell_guess(name, found, guess, is_titled=is_titled or "title" in said)
        return found

    def _tell_guess(self, name: str, found: Json, guess: Guess, *, is_titled: bool) -> None:
        kind = "empty" if not guess.type else "period" if guess.is_period else found["type"]
        params = {"type": kind, "decimals": found.get("decimals", 0)}
        what = Sentence(f"describe.type.{kind if kind in _TOLD else 'other'}", params)
        self._tell(name, "guessed" if is_titled else "guessed-title", type=what, title=found["title"])
        if found.get("scale"):
            self._tell(name, "scale", scale=found["scale"])
        if guess.odd:
            self._tell(name, "odd", is_open=True, row=guess.odd[0], value=guess.odd[1])
        if not guess.type:
            self._tell(name, "no-values", is_open=True)

    def _scale(self, guess: Guess, cells: Sequence[tuple[int, str]]) -> str:
        """Return the scale that all of a column's words are states of, if there is just one."""
        said = {text for _, text in cells if text.strip() not in SYMBOLS}
        fits = [name for name, states in self.around.scales.items() if said <= states]
        return fits[0] if guess.type == "string" and said and len(fits) == 1 else ""

    def _mend(self, name: str, found: Json) -> None:
        """Let a known column have the type that the report reads it as."""
        contract = CONTRACTS.get(self.table.name)
        wanted = [one["type"] for one in contract.schema["fields"] if one["name"] == name] if contract else []
        if wanted and found.get("type") != wanted[0]:
            found["type"] = wanted[0]
            self._tell(name, "mended", what=wanted[0])

    def _divide(self, name: str, found: Json) -> None:
        """Let a column of the breakdowns hold the members of the dimension that is called so."""
        if self.table.name != BREAKDOWNS or name in CONTRACTS[BREAKDOWNS].columns or "dimension" in found:
            return
        if name in self.around.dimensions:
            found["dimension"] = name
            if found["title"] == spelt_out(name):
                found["title"] = self.around.dimensions[name] or found["title"]
            self._tell(name, "dimension", dimension=name)

    def _widen(self, name: str, found: Json, cells: Sequence[tuple[int, str]]) -> None:
        """Let a column of whole numbers, of a table of one's own, have the decimals that its cells now have."""
        guess = guess_column(name, cells) if found.get("type") == "integer" else Guess("")
        if guess.type == "number" and not guess.odd and self.table.name not in CONTRACTS:
            decimals = max(decimals_of(text) for _, text in cells if text.strip() not in SYMBOLS)
            found |= {"type": "number", "decimals": found.get("decimals") or decimals}
            self._tell(name, "widened", decimals=decimals)

    def _key(self, schema: Json) -> None:
        key = schema.get("primaryKey")
        if self.table.name in CONTRACTS:
            wanted = list(CONTRACTS[self.table.name].key)
            wanted += [
                one["name"] for one in schema["fields"] if self.table.name == BREAKDOWNS and one.get("dimension")
            ]
            if key is not None and ([key] if isinstance(key, str) else key) != wanted:
                self._tell("", "mended", what=", ".join(wanted))
            schema["primaryKey"] = key if key == wanted[0] and len(wanted) == 1 else wanted
        elif not key or not set([key] if isinstance(key, str) else key) <= set(self.table.header):
            found = self._guessed_key(schema)
            schema.pop("primaryKey", None)
            if found:
                schema["primaryKey"] = found
                self._tell("", "key", columns=", ".join(found))
            else:
                self._tell("", "no-key", is_open=True)

    def _guessed_key(self, schema: Json) -> list[str]:
        """Return ``id``, else the texts (first one, then two) that tell every row from every other."""
        texts = [one["name"] for one in schema["fields"] if one["type"] == "string"]
        for names in (["id"], texts[:1], texts[:2]):
            if names and set(names) <= set(self.table.header):
                columns = [[text for _, text in self._cells(name)] for name in names]
                rows = list(zip(*columns, strict=False))
                if all(all(cell.strip() for cell in row) for row in rows) and len(set(rows)) == len(rows):
                    return names
        return []

    def _references(self, schema: Json) -> None:
        """Keep the references of columns that are there to tables that are there; those of the contract are added."""
        contract = CONTRACTS.get(self.table.name)
        known = [*schema.get("foreignKeys", ()), *(contract.schema.get("foreignKeys", ()) if contract else ())]
        declared = [
            {"fields": [name], "reference": {"resource": str(said["references"]), "fields": ["id"]}}
            for name, said in self._declared().items()
            if said.get("references")
        ]
        dropped = {
            name for name, said in self._declared().items()
            if "references" in said
        }  # fmt: skip
        kept: dict[tuple[str, ...], Json] = {}
        for one in (*declared, *(one for one in known if dropped.isdisjoint(one["fields"]))):
            there = one["reference"]["resource"]
            names = tuple([one["fields"]] if isinstance(one["fields"], str) else one["fields"])
            if set(names) <= set(self.table.header) and (there in self.around.tables or there in {"", self.table.name}):
                kept.setdefault(names, copy.deepcopy(one))
        schema.pop("foreignKeys", None)
        if kept:
            schema["foreignKeys"] = list(kept.values())


_TOLD = frozenset({"empty", "period", "integer", "number", "date", "string", "year"})
