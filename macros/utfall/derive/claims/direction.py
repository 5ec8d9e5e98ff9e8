"""Words of direction: whether a measure has risen or fallen, is over or under, better or worse, reached or not."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.claims.choice import Sought, chosen
from utfall.derive.claims.costs import favour_of, turn_of
from utfall.derive.claims.narrowing import is_narrowed, names_another
from utfall.derive.claims.pairing import BEFORE, YEAR_BEFORE, is_meant, pairs
from utfall.derive.claims.reading import DIRECTIONS, FAVOURS, MEASURES, SPANS, Region, kind_of, kinds_in
from utfall.derive.claims.sentence import Claim, Outcome
from utfall.derive.claims.speaker import telling
from utfall.derive.claims.subject import Mention
from utfall.derive.claims.times import LAST_YEAR, PREVIOUS, names_part
from utfall.derive.claims.unchanged import SAME, freedom, is_softened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.derive.claims.grammar import Hit
    from utfall.derive.claims.ledger import Ledger
    from utfall.derive.claims.pairing import Pair
    from utfall.derive.claims.reading import Reading
    from utfall.derive.claims.times import TimeRef
    from utfall.period import Period

NEAR = 28  # signs before a word within which ``inte`` is about it
OVER_TIME = {BEFORE, YEAR_BEFORE}
TRENDS = ((), ("rolling",), ("to-date",))
TARGET, FORECAST = "target", "forecast"
RATIOS = {"rate.half": ("0.4", "0.6"), "rate.double": ("1.75", "2.3"), "rate.triple": ("2.6", "3.4")}


@dataclass(frozen=True, slots=True)
class Saying:
    """Hold what a word of direction says: of which measures, against what, and which way."""

    hit: Hit
    mention: Mention
    measure: str
    bases: tuple[str, ...]
    times: tuple[TimeRef, ...]
    is_denied: bool

    @property
    def is_based(self) -> bool:
        """Whether the sentence says what it compares with."""
        return bool(self.bases or self.times)


def direction_claims(ledger: Ledger, reading: Reading) -> Iterator[Claim]:
    """Yield what becomes of each word of direction in a sentence."""
    whole = reading.whole
    mentions = telling(reading.mentions) or _implied(ledger, reading)
    if (
        not mentions
        or reading.hits(whole, "mood.define", "mood.general")
        or reading.is_supposed
        or _is_of_part(reading)
    ):
        return
    for hit in (*reading.moves(whole), *reading.hits(whole, "move.reach", *SAME, *RATIOS)):
        if hit.key == "move.off" or _is_idle(reading, hit) or is_softened(reading, hit):
            continue
        saying = _saying(reading, hit, mentions)
        claim = _judged(ledger, reading, saying) if saying else None
        if claim:
            yield claim
    yield from _signs(ledger, reading, mentions)


def _is_of_part(reading: Reading) -> bool:
    """Tell whether a sentence is of a part of the year, and does not say that it compares it with the same one."""
    is_based = any(one.kind in {LAST_YEAR, PREVIOUS} for one in reading.times)
    return not is_based and names_part(reading.text, reading.grammar)


def _implied(ledger: Ledger, reading: Reading) -> tuple[Mention, ...]:
    """Return the result for a sentence that names no measure, but says that an outcome or a forecast is better."""
    whole = reading.whole
    hits = reading.hits(whole, "move.good", "move.bad")
    told = reading.hits(whole, *MEASURES[:3])
    if not hits or not told or told[0].start > hits[0].start or is_narrowed(reading, None):
        return ()
    subjects = tuple(sorted(ledger.names.results))
    return (Mention(subjects, told[0].start, told[0].start, 0),) if len(subjects) == 1 else ()


def _is_idle(reading: Reading, hit: Hit) -> bool:
    """Tell whether a word claims nothing: it says how exact a figure is, what may be, or what kind is meant."""
    before = Region(0, hit.start)
    if reading.hits(before, "mood.may") or reading.hits(
        Region(hit.start, min(len(reading.text), hit.end + 12)), "mood.may"
    ):
        return True
    if any(one.start >= hit.end and not reading.text[hit.end : one.start].strip() for one in reading.quantities):
        return hit.key in {"move.higher", "move.lower"}
    word = reading.text[hit.start : hit.end].lower()
    following = next((token for token in reading.tokens if token.start >= hit.end), None)
    if word not in reading.grammar.sets["move.fixed"] or following is None:
        return False
    mention = next((one for one in reading.mentions if one.start == following.start), None)
    is_definite = any(following.word.endswith(ending) for ending in reading.grammar.sets["scope.definite"])
    if mention is None:
        others = reading.mentions and all(one.start > following.start for one in reading.mentions)
        return bool(others)
    return not is_definite


def _saying(reading: Reading, hit: Hit, mentions: tuple[Mention, ...]) -> Saying | None:
    before = [one for one in mentions if one.end <= hit.start]
    mention = before[-1] if before else next((one for one in mentions if one.start >= hit.end), None)
    if mention is None or mention.is_sign or is_narrowed(reading, mention):
        return None
    if mention.end <= hit.start and names_another(reading, mention, reading.whole, hit.start):
        return None
    others = [one.start for one in reading.moves(Region(hit.end, len(reading.text))) if one.key != "move.off"]
    after = Region(hit.end, min(others, default=len(reading.text)))
    left = Region(max([one.end for one in before[:-1]], default=0), hit.start)
    bases, times = _bases(reading, after, hit)
    if not bases and not times:
        compared = next((one for one in reversed(reading.comparisons) if left.has(one.start, one.end)), None)
        compared = compared or _since(reading, left)
        bases, times = _bases(reading, Region(compared.start, hit.start), hit) if compared else ((), ())
    measures = reading.hits(Region(left.start, hit.start), "measure.forecast")
    measure = FORECAST if measures and FORECAST not in bases else "outcome"
    near = Region(max(0, hit.start - NEAR), min(len(reading.text), hit.end + NEAR))
    return Saying(hit, mention, measure, bases, times, bool(reading.hits(near, "mood.not")))


def _since(reading: Reading, left: Region) -> Hit | None:
    """Return the word that tells since when, where a time stands right after it: ``sedan april``."""
    starts = {one.start for one in reading.times_of(left)}
    return next((hit for hit in reading.hits(left, "compare.since") if hit.end + 1 in starts), None)


def _bases(reading: Reading, region: Region, hit: Hit) -> tuple[tuple[str, ...], tuple[TimeRef, ...]]:
    """Return what a stretch compares with: a word such as ``över`` compares with what follows it."""
    openings = (*reading.comparisons, *reading.hits(region, "compare.since"))
    starts = [one.end for one in openings if region.has(one.start, one.end)]
    starts += [hit.end] if hit.key in {"move.higher", "move.lower", *SAME} else []
    times = tuple(one for one in reading.times_of(region) if any(start <= one.start for start in starts))
    return kinds_in(reading, MEASURES[:2], region), times


def _judged(ledger: Ledger, reading: Reading, saying: Saying) -> Claim | None:
    key = saying.hit.key
    if key == "move.reach":
        return _reached(ledger, reading, saying)
    found = _pairs(ledger, reading, saying)
    if key in RATIOS:
        return _of_ratio(ledger, reading, saying, found)
    if key in SAME:
        return _unchanged(ledger, reading, saying, found)
    kind = key.split(".")[1]
    if kind in {"higher", "lower"} and not saying.is_based:
        return None
    if kind in FAVOURS:
        found = [pair for pair in found if favour_of(ledger, reading, pair.level.subject)]
    if not saying.is_based:  # what rises or falls without more said does so over time
        found = [pair for pair in found if pair.kind in OVER_TIME]
    true = [pair for pair in found if _is_so(ledger, reading, pair, kind)]
    return _verdict(
        ledger, reading, saying, found, [pair for pair in found if pair not in true] if saying.is_denied else true
    )


def _pairs(ledger: Ledger, reading: Reading, saying: Saying) -> list[Pair]:
    """Return the pairs that a word of direction may be about; none where the sentence is of another time."""
    spans = kinds_in(reading, SPANS, reading.whole)
    measures = (saying.measure,) if saying.measure == FORECAST or "year" not in spans else ("outcome", FORECAST)
    if any(_is_elsewhen(one, ledger.now) for one in reading.times if one not in saying.times):
        return []
    found: list[Pair] = []
    for subject in saying.mention.subjects:
        if reading.hits(reading.whole, "mood.trend"):
            every = (pairs(ledger, subject, Sought(measures, span)) for span in TRENDS)
            found += [one for part in every for one in part if one.kind == YEAR_BEFORE]
        else:
            every_pair = pairs(ledger, subject, Sought(measures, spans))
            found += [one for one in every_pair if is_meant(one, saying.bases, saying.times, reading.times, ledger.now)]
    return found


def _is_elsewhen(one: TimeRef, now: Period) -> bool:
    """Tell whether a time is another than the report's month and the periods that it lies in."""
    return bool(one.periods) and not any(period.contains(now) for period in one.periods)


def _is_so(ledger: Ledger, reading: Reading, pair: Pair, kind: str) -> bool:
    raw, subject = pair.value, pair.level.subject
    if kind in DIRECTIONS:
        return raw * turn_of(ledger, reading, subject) * DIRECTIONS[kind] > 0
    good = favour_of(ledger, reading, subject)
    return raw * good * FAVOURS[kind] > 0


def _verdict(ledger: Ledger, reading: Reading, saying: Saying, found: list[Pair], true: list[Pair]) -> Claim | None:
    """Return what becomes of a word: contradicted only where the sentence says what it compares with.

    What is so of the month alone, or of the year so far and the last twelve months alone, is told as uncertain.
    """
    if not found:
        return None
    pair = (true or found)[0]
    if true:
        return _claim(reading, saying.hit, Outcome.BACKED, "backed", pair)
    if reading.hits(reading.whole, "mood.trend"):
        return None
    is_sure = saying.mention.length > 0 and saying.is_based and not _is_so_at_length(ledger, reading, saying)
    outcome = Outcome.CONTRADICTED if is_sure else Outcome.UNRESOLVED
    return _claim(reading, saying.hit, outcome, "direction" if is_sure else "direction-unsure", pair)


def _is_so_at_length(ledger: Ledger, reading: Reading, saying: Saying) -> bool:
    """Tell whether what is not so of the newest period is so of the year to date or of twelve months."""
    kind = kind_of(saying.hit)
    if reading.times or saying.is_denied or TARGET not in saying.bases or kind not in {*DIRECTIONS, *FAVOURS}:
        return False
    spans = (("to-date",), ("rolling",))
    every = (pairs(ledger, name, Sought((saying.measure,), span)) for name in saying.mention.subjects for span in spans)
    return any(_is_so(ledger, reading, one, kind) for part in every for one in part if one.kind == TARGET)


def _claim(reading: Reading, hit: Hit, outcome: Outcome, case: str, pair: Pair) -> Claim:
    details: dict[str, object] = {"base": pair.base, "value": pair.value}
    return Claim(reading.utterance, hit.start, hit.end, outcome, case, pair.level, details)


def _reached(ledger: Ledger, reading: Reading, saying: Saying) -> Claim | None:
    """Judge ``målet nås``: a measure reaches what it is held against where it deviates to no bad side."""
    if not reading.hits(reading.whole, "measure.target"):
        return None
    found = [
        one
        for subject in saying.mention.subjects
        for one in pairs(ledger, subject, Sought((saying.measure,)))
        if one.kind == TARGET
    ]
    directed = [one for one in found if favour_of(ledger, reading, one.level.subject)]
    reached = [one for one in directed if one.value * favour_of(ledger, reading, one.level.subject) >= 0]
    if not directed:
        return None
    is_true = bool(len(reached) < len(directed)) if saying.is_denied else bool(reached)
    pair = directed[0]
    return _claim(
        reading,
        saying.hit,
        Outcome.BACKED if is_true else Outcome.CONTRADICTED,
        "backed" if is_true else "target",
        pair,
    )


def _of_ratio(ledger: Ledger, reading: Reading, saying: Saying, found: list[Pair]) -> Claim | None:
    low, high = (Decimal(one) for one in RATIOS[saying.hit.key])
    held = [one for one in found if one.base.value]
    true = [one for one in held if low <= one.level.value / one.base.value <= high]
    return None if saying.is_denied else _verdict(ledger, reading, saying, held, true)


def _unchanged(ledger: Ledger, reading: Reading, saying: Saying, found: list[Pair]) -> Claim | None:
    """Judge ``oförändrad``, which is the same value as it is shown, and ``i nivå med``, which may lie near it."""
    is_near = saying.hit.key == "move.near"
    if saying.is_denied or (not saying.is_based and (is_near or saying.mention.end > saying.hit.start)):
        return None
    held = [one for one in found if one.base.value and (saying.is_based or one.kind in OVER_TIME)]
    true = [one for one in held if abs(one.value) <= freedom(one, is_near=is_near)]
    return _verdict(ledger, reading, saying, held, true)


def _signs(ledger: Ledger, reading: Reading, mentions: tuple[Mention, ...]) -> Iterator[Claim]:
    """Judge ``resultatet blev ett underskott``, where no figure stands."""
    whole = reading.whole
    hits = reading.hits(whole, "sign.plus", "sign.minus")
    if not hits or reading.quantities or reading.comparisons or (reading.utterance.bound and not hits):
        return
    if reading.hits(whole, "mood.may", "mood.not", "measure.target") or reading.moves(whole):
        return
    mention = mentions[0]
    if len({one.subjects for one in mentions}) > 1 or is_narrowed(reading, mention) or not ledger.is_result(mention):
        return
    spans = kinds_in(reading, SPANS, reading.whole)
    forecasts = reading.hits(whole, "measure.forecast")
    wanted = Sought((FORECAST if forecasts else "outcome",), spans, reading.times)
    found = [level for subject in mention.subjects for level in chosen(ledger, subject, wanted) if level.value]
    sign = 1 if hits[0].key == "sign.plus" else -1
    if found and all(level.value * sign < 0 for level in found):
        yield Claim(reading.utterance, hits[0].start, hits[0].end, Outcome.CONTRADICTED, "sign", found[0])
