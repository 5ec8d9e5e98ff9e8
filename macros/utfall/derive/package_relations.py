"""How the figures of one package hang together: statements, equal figures, own tables, breakdowns.

The product's own rules, as linear relations: a subtotal is its lines, a line is the indicator that it names, a column
is its formula, a whole is its parts.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from utfall.derive.cell_relations import ONE, CellAddress, relation
from utfall.derive.gathered_parts import in_whole
from utfall.derive.linear_formula import formula_relation
from utfall.derive.row_sums import SUMS, terms_of
from utfall.model.breakdown import RESOURCE as BREAKDOWNS
from utfall.model.contract import CONTRACTS
from utfall.model.indicator import Measure
from utfall.model.statement import SUMS as STATEMENT_SUMS
from utfall.model.statement import LineMeasure
from utfall.model.unit import converted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.derive.cell_relations import CellRelation
    from utfall.model.breakdown import Breakdown, Part
    from utfall.model.report import Report
    from utfall.model.resource import Field, Resource

LINES, OBSERVATIONS = "statement_lines", "observations"
SAME_FIGURE = {
    LineMeasure.OUTCOME: Measure.OUTCOME,
    LineMeasure.BUDGET: Measure.TARGET,
    LineMeasure.FORECAST: Measure.FORECAST,
    LineMeasure.YEAR_BUDGET: Measure.YEAR_TARGET,
    LineMeasure.PREVIOUS_OUTCOME: Measure.PREVIOUS_OUTCOME,
}


def package_relations(report: Report) -> Iterator[CellRelation]:
    """Yield every linear relation between the cells of a package."""
    yield from _statement_sums(report)
    yield from _equal_figures(report)
    for resource in report.resources.values():
        if resource.name not in CONTRACTS:
            yield from _own_sums(report, resource)
        yield from _formulas(report, resource)
    yield from _parts(report)


def _statement_sums(report: Report) -> Iterator[CellRelation]:
    month = str(report.period)
    for statement in report.statements:
        for total in statement.lines:
            terms = list(statement.terms(total)) if total.kind in STATEMENT_SUMS else []
            for measure in LineMeasure if terms else ():
                cells = [(CellAddress(month, LINES, f"{statement.id}/{total.id}", measure.value), -1)]
                cells += [
                    (CellAddress(month, LINES, f"{statement.id}/{one.id}", measure.value), statement.sign(one, total))
                    for one in terms
                ]
                yield relation(cells)


def _equal_figures(report: Report) -> Iterator[CellRelation]:
    month, indicators = str(report.period), {one.id: one for one in report.indicators}
    for statement in report.statements:
        for line in statement.lines:
            indicator = indicators.get(line.indicator)
            seen = report.observation(indicator.id) if indicator else None
            factor = converted(Decimal(1), indicator.unit, statement.unit) if indicator else None
            if seen is None or factor is None:
                continue
            key = f"{seen.indicator}/{seen.period}"
            for here, there in SAME_FIGURE.items():
                yield relation([
                    (CellAddress(month, LINES, f"{statement.id}/{line.id}", here.value), -1),
                    (CellAddress(month, OBSERVATIONS, key, there.value), Fraction(factor)),
                ])  # fmt: skip


def _own_sums(report: Report, resource: Resource) -> Iterator[CellRelation]:
    month = str(report.period)
    summed = [field for field in resource.fields if field.total and not field.total_by_formula]
    for total in resource.rows if summed else ():
        terms = terms_of(resource, total) if resource.kind(total) in SUMS else []
        for field in summed if terms else ():
            cells = [(CellAddress(month, resource.name, total.key, field.name), -1)]
            cells += [(CellAddress(month, resource.name, row.key, field.name), 1) for row in terms]
            if not any(field.name in row.derived for row in (total, *terms)):
                yield relation(cells)


def _formulas(report: Report, resource: Resource) -> Iterator[CellRelation]:
    fields = [field for field in resource.fields if field.formula]
    for row in resource.rows if fields else ():
        for field in fields:
            found = None if field.name in row.derived else _formula(report, resource, field, row.key)
            if found:
                yield found


def _formula(report: Report, resource: Resource, field: Field, key: str) -> CellRelation | None:
    row = report.row(resource.name, key)
    found = formula_relation(field.formula, field.name, row.values) if row else None
    if found is None:
        return None
    month, (factors, through) = str(report.period), found
    cells = {name: CellAddress(month, resource.name, key, name) if name else ONE for name in (*factors, *through)}
    return relation([(cells[name], factor) for name, factor in factors.items()], [cells[name] for name in through])


def _parts(report: Report) -> Iterator[CellRelation]:
    """Yield what every whole of the breakdowns is made of: members of members, by each dimension."""
    known = report.breakdowns
    for indicator in known.indicators:
        definition = report.definition(indicator)
        for by in known.by(indicator) if definition else ():
            yield from _wholes(
                report, known.of(indicator, *by), is_rate=bool(definition and definition.accumulation == "rate")
            )


def _wholes(report: Report, breakdown: Breakdown, *, is_rate: bool) -> Iterator[CellRelation]:
    for period, cells in breakdown.cells.items():
        for at, dimension in enumerate(breakdown.dimensions):
            others = [{"", *(one.id for one in other.members)} for other in breakdown.dimensions[:at]]
            after = [{"", *(one.id for one in other.members)} for other in breakdown.dimensions[at + 1 :]]
            for whole in ("", *(one.id for one in dimension.members)):
                children = [one.id for one in dimension.children(whole)]
                for left, right in product(product(*others), product(*after)):
                    parts = [cells.get((*left, child, *right)) for child in children]
                    above = _above(
                        report, breakdown, str(period), cells.get((*left, whole, *right)), (*left, whole, *right)
                    )
                    found = [one for one in parts if one is not None]
                    if above and found and len(found) == len(parts):
                        inside = found if whole else in_whole(report, dimension.id, found)
                        yield from _whole(str(report.period), above, inside, is_rate=is_rate)


def _above(
    report: Report, breakdown: Breakdown, period: str, part: Part | None, members: tuple[str, ...]
) -> tuple[CellAddress, Part | None] | None:
    """Return the cell of a whole: a row of its own, or, where nothing divides it, the indicator's observation."""
    month = str(report.period)
    if part:
        return CellAddress(month, BREAKDOWNS, part.row, "outcome"), part
    key = f"{breakdown.indicator}/{period}"
    if not any(members) and report.row(OBSERVATIONS, key):
        return CellAddress(month, OBSERVATIONS, key, "outcome"), None
    return None


def _whole(
    month: str, above: tuple[CellAddress, Part | None], parts: list[Part], *, is_rate: bool
) -> Iterator[CellRelation]:
    cell, whole = above
    addresses = [CellAddress(month, BREAKDOWNS, one.row, "outcome") for one in parts]
    weights = [one.weight for one in parts]
    known = [Fraction(one) for one in weights if isinstance(one, Decimal)]
    of_weights = [CellAddress(month, BREAKDOWNS, one.row, "weight") for one in parts]
    if is_rate and len(known) == len(parts) and sum(known) > 0:
        yield relation([(cell, -sum(known)), *zip(addresses, known, strict=True)], of_weights)
    elif not is_rate:
        yield relation([(cell, -1), *((one, 1) for one in addresses)])
    if whole:
        yield relation([(CellAddress(month, BREAKDOWNS, whole.row, "weight"), -1), *((one, 1) for one in of_weights)])
