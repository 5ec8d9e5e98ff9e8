"""What is said of members that are compared: the median, who is highest and lowest, the whole, who is missing."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.model.missing import Missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from utfall.view.members import ComparedMember, MembersComparison
    from utfall.words import Words

NAMED = 3  # members that a sentence names; of more it tells how many
FEWEST = 2
FEWEST_IN_ORDER = 3  # of two, one is always best


def members_sentence(shown: MembersComparison, own: str = "") -> str:
    """Return what is seen in one paragraph, or nothing where no member has a figure. ``own`` is one's own member."""
    return " ".join(members_sentences(shown, own))


def members_sentences(shown: MembersComparison, own: str = "") -> tuple[str, ...]:
    """Return the sentences of the paragraph, what matters most first."""
    return tuple(_said(shown, own)) if shown.known else ()


def _said(shown: MembersComparison, own: str) -> Iterator[str]:
    words, known = shown.words, shown.known
    if shown.median is None:
        yield words.say("members.said.single", name=known[0].name, value=_text(shown, known[0]))
    else:
        yield words.say("members.said.median", median=shown.text(shown.median, shown.median_places))
        yield from _ends(shown)
    yield from _whole(shown)
    yield from _own(shown, own)
    yield from _statuses(shown)
    for key, named in (("absent", _absent(shown, is_hidden=False)), ("hidden", _absent(shown, is_hidden=True))):
        if named:
            yield words.say(f"members.said.{key}", names=names(words, named))


def _absent(shown: MembersComparison, *, is_hidden: bool) -> list[str]:
    """Return who has no figure: those whose is kept secret, or all others."""
    return [one.name for one in shown.absent if (one.value is Missing.SUPPRESSED) == is_hidden]


def _ends(shown: MembersComparison) -> Iterator[str]:
    """Say who is highest and who is lowest; whether that is good is told by the column of places."""
    words = shown.words
    figures = [one.known for one in shown.known if one.known is not None]
    if len(set(figures)) == 1:
        yield words.say("members.said.equal", count=len(figures), value=shown.text(figures[0]))
        return
    for key, value in (("high", max(figures)), ("low", min(figures))):
        named = [one.name for one in shown.known if one.known == value]
        yield words.say(f"members.said.{key}", names=names(words, named), value=shown.text(value))


def _whole(shown: MembersComparison) -> Iterator[str]:
    """Say what the whole is, and on which side of the median where it can be held against it."""
    words = shown.words
    if not isinstance(shown.whole, Decimal):
        return
    about = {"name": shown.whole_name, "value": shown.text(shown.whole)}
    if shown.median is None or not shown.is_alike:
        yield words.say("members.said.whole", **about)
        return
    side = "above" if shown.whole > shown.median else "below" if shown.whole < shown.median else "equal"
    yield words.say(f"members.said.whole-{side}", **about)


def _own(shown: MembersComparison, own: str) -> Iterator[str]:
    found = shown.of(own) if own else None
    if found and found.place is not None:
        yield shown.words.say(f"members.said.{place_key(found, shown.known)}", name=found.name,
                              place=found.place, of=len(shown.known))  # fmt: skip


def place_key(one: ComparedMember, known: Sequence[ComparedMember]) -> str:
    """Return the key of how a place is said: a member's own, or one that it shares."""
    return "shared" if sum(other.place == one.place for other in known) > 1 else "own"


def _statuses(shown: MembersComparison) -> Iterator[str]:
    """Say how many of those that are assessed deviate."""
    found = [one.status.shown for one in shown.members if one.status and one.status.shown]
    states = [one for one in found if one.is_assessed and one.is_counted]
    if len(states) < FEWEST:
        return
    count = sum(one.deviates for one in states)
    key = "some" if count else "none"
    yield shown.words.say(f"members.said.deviating-{key}", count=count, all=len(states))


def names(words: Words, found: Iterable[str]) -> str:
    """Return names in a sentence: a few, and how many there are beside them."""
    there = list(found)
    if len(there) > NAMED + 1:
        return words.say("members.said.and-more", names=", ".join(there[:NAMED]), count=len(there) - NAMED)
    *first, last = there
    return f"{', '.join(first)} {words.say('sentence.and')} {last}" if first else last


def _text(shown: MembersComparison, one: ComparedMember) -> str:
    return shown.text(one.known) if one.known is not None else ""


def member_sentence(compared: Sequence[MembersComparison], member: str) -> str:
    """Return what is seen of one member over all indicators: how many deviate, where it is best, worst or missing."""
    return " ".join(_member(compared, member))


def _member(compared: Sequence[MembersComparison], member: str) -> Iterator[str]:
    words, found = compared[0].words, [(one, one.of(member)) for one in compared]
    if not any(one and one.known is not None for _, one in found):
        yield words.say("members.member.none", name=compared[0].asked.dimensions[0].member(member).name)
        return
    states = [one.status.shown for _, one in found if one and one.status and one.status.shown]
    states = [one for one in states if one.is_assessed and one.is_counted]
    if states:
        count = sum(one.deviates for one in states)
        key = "none" if not count else "all" if count == len(states) else "some"
        yield words.say(f"members.member.deviating-{key}", count=count, all=len(states))
    for key, is_there in (("best", _is_best), ("worst", _is_worst)):
        named = [shown.asked.indicator.name for shown, one in found if one and is_there(shown, one)]
        if named:
            yield words.say(f"members.member.{key}", names=names(words, named))
    absent = [shown.asked.indicator.name for shown, one in found if one is None or one.known is None]
    if absent:
        yield words.say("members.member.absent", names=names(words, absent))


def _is_best(shown: MembersComparison, one: ComparedMember) -> bool:
    return one.place == 1 and _last_place(shown) > 1


def _is_worst(shown: MembersComparison, one: ComparedMember) -> bool:
    return one.place == _last_place(shown) > 1


def _last_place(shown: MembersComparison) -> int:
    """Return the last place of an order that has a better end: zero of one that has none, one where all are alike."""
    if not shown.is_directed or len(shown.known) < FEWEST_IN_ORDER:
        return 0
    return max(one.place or 0 for one in shown.known)
