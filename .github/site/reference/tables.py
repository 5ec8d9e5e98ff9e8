"""The tables of a month and their columns, from the contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reference.writing import LANGUAGE, code, page, plain, table
from utfall.model.contract import CONTRACTS

if TYPE_CHECKING:
    from utfall.model.contract import Contract, ContractColumn

LEAD = """\
A month is a folder with CSV files and a `datapackage.json` that describes them. These are the tables that the program
knows. A package may hold others, described in the same way. `utfall describe` writes the descriptor from the files,
so nobody writes this by hand."""
LIMITS = {"minimum": "at least", "maximum": "at most", "minLength": "at least so many characters:"}


def tables_page() -> str:
    """Return the page: each table with what it is, its key and its columns."""
    listed = [[f"[`{name}.csv`](#{name})", plain(_said(one)["title"])] for name, one in CONTRACTS.items()]
    overview = table(["File", "What it holds"], listed)
    return page("Tables and columns", LEAD, overview, *(_table(name, one) for name, one in CONTRACTS.items()))


def _said(contract: Contract) -> dict[str, Any]:
    return contract.described(LANGUAGE)


def _table(name: str, contract: Contract) -> str:
    said = _said(contract)
    key = ", ".join(code(one) for one in contract.key)
    rows = [_column(one, contract.columns[one["name"]]) for one in said["schema"]["fields"]]
    return (
        f"## {plain(said['title'])} {{: #{name} }}\n\n"
        f"The file `{name}.csv`. {plain(said['description'])} Key: {key}.\n\n"
        f"{table(['Column', 'Title', 'Holds', 'Description'], rows)}"
    )


def _column(said: dict[str, Any], column: ContractColumn) -> list[str]:
    constraints = said.get("constraints", {})
    holds = ["text" if column.kind == "word" else column.kind]
    holds += ["required"] * column.required + ["the column may be left out"] * column.optional
    if column.words:
        holds.append("one of " + ", ".join(code(one) for one in column.words))
    if column.references:
        holds.append(f"a row of [`{column.references}`](#{column.references})")
    if column.scale:
        holds.append(f"a status of the scale {code(column.scale)}")
    holds += [f"{words} {constraints[name]}" for name, words in LIMITS.items() if name in constraints]
    if "pattern" in constraints and column.kind == "text":
        holds.append(f"pattern {code(constraints['pattern'])}")
    return [code(column.name), plain(said["title"]), "; ".join(holds), plain(said["description"])]
