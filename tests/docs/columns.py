"""The handbook's table of the tables and columns that the program knows, made from the contract.

``make columns`` writes it anew between its two marks in the reference.
"""

from pathlib import Path

from utfall.model.contract import CONTRACTS, text_of

REFERENCE = Path(__file__).parents[2] / ".github" / "handbok" / "referens.md"
FIRST, LAST = "<!-- kolumner -->\n", "<!-- /kolumner -->\n"
TYPES = {"string": "text", "integer": "heltal", "number": "tal", "date": "datum"}


def columns():
    """Return the section: a table for each resource, in the order of the contract."""
    return "\n".join(_resource(contract) for contract in CONTRACTS.values())


def _resource(contract):
    said = contract.schema
    table = said["name"]
    title, text = (text_of(f"contract.{table}.{part}", "sv") for part in ("title", "description"))
    head = f"\n### `{table}.csv` – {title}\n\n{text}"
    key = ", ".join(f"`{name}`" for name in contract.key)
    rows = ["| kolumn | rubrik | innehåll | beskrivning |", "|---|---|---|---|"]
    rows += [_row(table, one, contract.columns[one["name"]]) for one in said["fields"]]
    return f"{head} Nyckel: {key}.\n\n" + "\n".join(rows) + "\n"


def _row(table, said, column):
    holds = [column.kind if column.kind == "period" else TYPES[said["type"]]]
    holds += ["måste fyllas i"] * column.required + ["kolumnen kan utelämnas"] * column.optional
    if column.words:
        holds.append("ett av " + ", ".join(column.words))
    if column.references:
        holds.append(f"id i `{column.references}`")
    if column.scale:
        holds.append(f"status på skalan {column.scale}")
    title, text = (text_of(f"column.{table}.{column.name}.{part}", "sv") for part in ("title", "description"))
    text = text.replace("|", "\\|")
    return f"| `{column.name}` | {title} | {'; '.join(holds)} | {text} |"


def with_columns(text):
    """Return the reference with the section as it is now."""
    before, _, rest = text.partition(FIRST)
    return f"{before}{FIRST}{columns()}{LAST}{rest.partition(LAST)[2]}"


if __name__ == "__main__":
    REFERENCE.write_text(with_columns(REFERENCE.read_text(encoding="utf-8")), encoding="utf-8")
