"""What people have written, held against the data: every claim of every sentence, and a finding where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.checks.commentary.passages import cells_of, passages_of
from utfall.derive.claims.grammar import grammar_of
from utfall.derive.claims.judge import judge
from utfall.derive.claims.ledger import Ledger
from utfall.derive.claims.quantity import quantities
from utfall.derive.claims.sentence import Outcome
from utfall.derive.claims.telling import known
from utfall.model.finding import Finding, Severity
from utfall.shown.typed_claim import ProvedText, TypedClaim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from utfall.checks.commentary.passages import Passage
    from utfall.derive.claims.sentence import Claim
    from utfall.model.history import History
    from utfall.source.page import Page

SLUG = "commentary"
SEVERITIES = {Outcome.CONTRADICTED: Severity.ERROR, Outcome.UNRESOLVED: Severity.WARNING}


def proved_text(pages: Iterable[Page], history: History) -> ProvedText:
    """Return what became of every claim on the pages and in the cells of the newest month."""
    ledger = Ledger(history)
    claims: list[TypedClaim] = []
    unused: list[tuple[str, str]] = []
    for page in pages:
        told = [(passage, judge(ledger, passage.utterance)) for passage in passages_of(page)]
        claims += [_typed(passage, claim) for passage, found in told for claim in found]
        unused += [(page.file, text) for text in _unused(page, ledger)]
    claims += [
        _typed(passage, claim) for passage in cells_of(history.current) for claim in judge(ledger, passage.utterance)
    ]
    return ProvedText(tuple(claims), tuple(unused))


def findings_of(proved: ProvedText) -> Iterator[Finding]:
    """Yield what is told of the claims that the data contradict or that could not be resolved."""
    for one in proved.claims:
        if one.finding:
            yield one.finding


def _typed(passage: Passage, claim: Claim) -> TypedClaim:
    row, column = passage.place(claim.start)
    said = claim.utterance.text
    held = known(claim)
    severity = SEVERITIES.get(claim.outcome)
    finding = None
    if severity:
        details = {**_plain(claim), "sentence": said, "known": held or "", "written": claim.written}
        finding = Finding(SLUG, claim.case, passage.file, row, passage.field, claim.written, column, details, severity)
    return TypedClaim(passage.file, row, column, claim.written, said, claim.outcome.value, held, finding)


def _plain(claim: Claim) -> dict[str, object]:
    return {key: value for key, value in claim.details.items() if key not in {"base", "value", "is_difference"}}


def _unused(page: Page, ledger: Ledger) -> Iterator[str]:
    """Yield the figures that a page lists as its own and that do not stand in its text."""
    if not page.own_figures:
        return
    grammar = grammar_of(ledger.report.package.language)
    found = {
        (one.value, one.unit)
        for passage in passages_of(page)
        for one in quantities(passage.utterance.text, grammar, ledger.units)
    }
    for text in page.own_figures:
        if not any((one.value, one.unit) in found for one in quantities(text, grammar, ledger.units)):
            yield text
