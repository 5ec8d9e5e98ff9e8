"""What a column of a table of one's own says of itself: where its values come from, what it is for, what it sums."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.checks.material import described
from utfall.errors import suggestion
from utfall.model.contract import CONTRACTS
from utfall.model.finding import Finding, Severity
from utfall.model.resource import KIND, ORDER, PARENT, SUBTOTAL, TOTAL, UNIT
from utfall.model.title import PATTERNS, typed_years, unknown_patterns
from utfall.model.unit import PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.material import DescribedColumn, Material
    from utfall.source.raw import RawTable

SLUG = "own-column"
SUMS = {SUBTOTAL, TOTAL}
OURS = (
    "formula",
    "from",
    "column",
    "period",
    "role",
    "total",
    "dimension",
)  # what a known table's own columns are not to say


def check(material: Material) -> Iterator[Finding]:
    """Find columns that cannot be what the descriptor says that they are."""
    for one in described(material):
        contract = CONTRACTS.get(one.table.name)
        if contract and one.field.name in contract.columns:
            yield from _known(one)
        else:
            yield from (*_origin(one), *_total(one), *_role(one), *_kinds(one))
        yield from _title(one)
    for table in material.raw.tables:
        yield from _table(material, table)


def _entry(one: DescribedColumn) -> dict[str, object]:
    """Return a column's description as it is written."""
    resources = (one.material.raw.descriptor or {})["resources"]
    found = next(entry for entry in resources if entry["name"] == one.table.name)
    return next(entry for entry in found["schema"]["fields"] if entry["name"] == one.field.name)


def _known(one: DescribedColumn) -> Iterator[Finding]:
    """Find what is said of a column that the report itself knows the meaning of."""
    said = [name for name in OURS if name in _entry(one) and _entry(one)[name] is not False]
    for name in said:
        yield one.finding(SLUG, "known", name, name)


def _origin(one: DescribedColumn) -> Iterator[Finding]:
    field, table = one.field, one.table
    if field.origin_column and not field.origin:
        yield one.finding(SLUG, "column-alone", "column", field.origin_column)
    if not field.origin:
        return
    names = [other.name for other in table.fields]
    there = table.field(field.origin_column or field.name)
    if there is None:
        told: dict[str, object] = {"suggestion": suggestion(field.origin_column, names), "known": ", ".join(names)}
        yield one.finding(SLUG, "from-unknown", "column", field.origin_column, told)
    elif there.is_number != field.is_number:
        yield one.finding(SLUG, "from-type", "column", there.name, {"title": there.title})
    if not table.primary_key and table.name not in CONTRACTS:
        yield one.finding(SLUG, "no-key", "from", field.origin)


def _total(one: DescribedColumn) -> Iterator[Finding]:
    field = one.field
    if field.total and not field.is_number:
        yield one.finding(SLUG, "total-text", "total", field.type)
    elif field.total_by_formula and not field.formula:
        yield one.finding(SLUG, "total-no-formula", "total", "formula")
    elif field.total and not field.unit and len(units := _units(one.table)) > 1:
        yield one.finding(SLUG, "total-units", "total", ", ".join(units))
    elif not field.total and _is_unsaid(one):
        yield replace(one.finding(SLUG, "total-unsaid", "name", field.name), severity=Severity.WARNING)


def _units(table: RawTable) -> list[str]:
    """Return the units of the rows' figures, where a column tells them."""
    units = [field.name for field in table.fields if field.role == UNIT]
    return list(dict.fromkeys(text for text in table.texts(*units[:1]) if text))


def _is_unsaid(one: DescribedColumn) -> bool:
    """Tell whether a table has a row for its total, and nobody says whether this column is summed there."""
    field = one.field
    if not field.is_figure or field.is_derived or field.unit == PERCENT or "total" in _entry(one):
        return False
    kinds = [other.name for other in one.table.fields if other.role == KIND]
    return not SUMS.isdisjoint(one.table.texts(*kinds)) and len(_units(one.table)) < 2  # noqa: PLR2004 - of several units there is no sum


def _role(one: DescribedColumn) -> Iterator[Finding]:
    field = one.field
    if not field.role:
        return
    first = next(other for other in one.table.fields if field.role in {other.role, other.name * (other.name == ORDER)})
    if first is not field:
        yield one.finding(SLUG, "role-twice", "role", field.role, {"first": first.name})
    wanted = {"number", "integer"} if field.role == ORDER else {"string"}
    if field.type not in wanted:
        yield one.finding(SLUG, "role-type", "role", field.role, {"type": field.type})
    if field.role == PARENT and not any(other.role == KIND for other in one.table.fields):
        yield one.finding(SLUG, "parent-alone", "role", field.role)
    if field.is_derived:
        yield one.finding(SLUG, "role-derived", "role", field.role)


def _kinds(one: DescribedColumn) -> Iterator[Finding]:
    field = one.field
    if field.scale and field.is_number:
        yield one.finding(SLUG, "scale-type", "scale", field.scale)
    if field.is_derived and field.name in one.table.primary_key:
        yield one.finding(SLUG, "derived-key", "formula" if field.formula else "from", field.name)
    if field.of_period and field.is_derived:
        yield one.finding(SLUG, "derived-period", "period", "true")


def _title(one: DescribedColumn) -> Iterator[Finding]:
    title = one.field.written_title
    for name in unknown_patterns(title):
        told: dict[str, object] = {"suggestion": suggestion(name, PATTERNS), "known": ", ".join(PATTERNS)}
        yield one.finding(SLUG, "pattern", "title", name, told)
    period = str((one.material.raw.descriptor or {}).get("period", ""))[:4]
    for year in typed_years(title):
        if period.isdigit() and str(year) != period:
            typed = {"year": str(year), "own": period}
            yield replace(one.finding(SLUG, "typed-year", "title", title, typed), severity=Severity.WARNING)


def _table(material: Material, table: RawTable) -> Iterator[Finding]:
    """Find keys of columns that are not there, and two rows that are both said to be the total."""
    raw = material.raw
    yield from _table_title(material, table)
    names = [field.name for field in table.fields]
    for name in table.primary_key:
        if name not in names:
            at = next(number for number, one in enumerate(raw.tables) if one is table)
            line = raw.line(f"resources[{at}].schema.primaryKey")
            details = {"resource": table.name, "suggestion": suggestion(name, names), "known": ", ".join(names)}
            yield Finding("own-column", "key-unknown", raw.descriptor_file, line, "primaryKey", name, details=details)
    kinds = [field.name for field in table.fields if field.role == KIND]
    if kinds and not any(field.role == PARENT for field in table.fields):
        columns = [column for name, column in table.columns() if name == kinds[0]]
        totals = [row for column in columns for row, _ in column.rows_where(TOTAL.__eq__)]
        for number in totals[1:]:
            yield Finding("own-column", "two-totals", table.file, number, kinds[0], TOTAL, details={"first": totals[0]})


def _table_title(material: Material, table: RawTable) -> Iterator[Finding]:
    """Find a pattern that there is not, and a typed year that is not the report's, in the title of a table."""
    raw, own = material.raw, str((material.raw.descriptor or {}).get("period", ""))[:4]
    unknown = unknown_patterns(table.title)
    others = [year for year in typed_years(table.title) if own.isdigit() and str(year) != own]
    at = next(number for number, one in enumerate(raw.tables) if one is table)
    line = raw.line(f"resources[{at}].title") if unknown or others else None
    for name in unknown:
        told: dict[str, object] = {"suggestion": suggestion(name, PATTERNS), "known": ", ".join(PATTERNS)}
        details = {"resource": table.name, **told}
        yield Finding("own-column", "table-pattern", raw.descriptor_file, line, "title", name, details=details)
    for year in others:
        details = {"resource": table.name, "year": str(year), "own": own}
        yield Finding("own-column", "table-year", raw.descriptor_file, line, "title", table.title,
                      details=details, severity=Severity.WARNING)  # fmt: skip
