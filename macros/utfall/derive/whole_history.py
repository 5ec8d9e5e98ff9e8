"""A month among those before it, with all that follows from them: what every check and every page works with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.due_cells import with_due
from utfall.derive.own_values import with_own_values
from utfall.derive.rule_bases import with_rule_bases
from utfall.derive.year_end import with_year_outcomes
from utfall.model.history import History

if TYPE_CHECKING:
    from collections.abc import Iterable

    from utfall.model.report import Report


def whole_history(earlier: Iterable[Report], report: Report) -> History:
    """Return a report as it was read, and those before it, with what is worked out from them."""
    return with_rule_bases(with_year_outcomes(with_own_values(History((*earlier, with_due(report))))))
