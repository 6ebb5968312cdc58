"""Which speakers are the same: what people have said of that, put before what the rules say.

A decision is about two descriptions, each in an article: it holds when texts are read again. Within
an article, two that the rules take for one are told apart by "different"; "same" makes speakers one
person, within an article and across them. The acts are in `speaker_acts`.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from nkreader.attributions import Said, Speaker
from nkreader.claim import SpeakerDecision
from nkreader.store import speakers as stored
from nkreader.store.connection import Store
from nkreader.store.spellings import spelled

Named = tuple[str, str]
"""A speaker: the id of its article, and one of its descriptions, folded."""


class Persons(NamedTuple):
    """Which speakers are one by all decisions."""

    of: dict[Named, int]
    """A number for each that is one with others; the same for those that are one."""
    refused: tuple[tuple[Named, Named], ...]
    """Pairs that were called the same, but are kept apart by others that were called different."""


def any_decided(store: Store) -> bool:
    """Whether anything was ever decided."""
    return stored.any_there(store)


def ends(one: SpeakerDecision) -> tuple[Named, Named]:
    """The two that a decision is about."""
    return (one.article, one.speaker), (one.other_article, one.other_speaker)


def persons(decisions: Sequence[SpeakerDecision]) -> Persons:
    """Which speakers are one. "Same" counts in the order of decisions: a later one does not join
    what a "different" keeps apart."""
    apart = {ends(one) for one in decisions if one.kind == "different"}
    groups: dict[Named, set[Named]] = {}
    refused = []
    for one in decisions:
        if one.kind == "same":
            a, b = ends(one)
            left, right = groups.get(a, {a}), groups.get(b, {b})
            if left is not right and _kept_apart(left, right, apart):
                refused.append((a, b))
                continue
            joined = left | right
            groups |= dict.fromkeys(joined, joined)
    numbers: dict[int, int] = {}
    for n, one in enumerate(decisions):
        numbers.setdefault(id(groups.get(ends(one)[0])), n)
    of = {named: numbers[id(group)] for named, group in groups.items()}
    return Persons(of, tuple(refused))


def _kept_apart(left: set[Named], right: set[Named], apart: Iterable[tuple[Named, Named]]) -> bool:
    return any((a in left and b in right) or (a in right and b in left) for a, b in apart)


def decided(store: Store, article: str, text: str, said: Said) -> tuple[Said, list[int | None]]:
    """What was found in an article as people have decided of its speakers: with speakers told
    apart, and for each which person it is."""
    decisions = stored.every(store)
    own = [one for one in decisions if article in (one.article, one.other_article)]
    if not own:
        return said, [None] * len(said.speakers)
    for one in own:
        if one.kind == "different" and one.article == one.other_article:
            said = told_apart(said, text, one.speaker, one.other_speaker)
    names = [[spelled(one.name), *_called(text, one)] for one in said.speakers]
    return said, _numbers(article, names, persons(decisions).of)


def _numbers(
    article: str, names: Sequence[Sequence[str]], of: dict[Named, int]
) -> list[int | None]:
    """Which person each speaker of an article is, by its first description that is decided of;
    a description that several have is the one's that is called so."""
    first = {one[0] for one in names}
    return [
        next(
            (
                of[article, name]
                for n, name in enumerate(own)
                if (n == 0 or name not in first) and (article, name) in of
            ),
            None,
        )
        for own in names
    ]


def told_apart(said: Said, text: str, one: str, other: str) -> Said:
    """What was said, with two descriptions (folded) as two speakers: where the rules took them for
    one, what stands under the description that is not its name is another speaker; where they had
    doubts, these are gone."""
    names = [spelled(speaker.name) for speaker in said.speakers]
    for n, speaker in enumerate(said.speakers):
        for here, there in ((one, other), (other, one)):
            if names[n] == here and there not in names and there in _called(text, speaker):
                return _split(said, text, n, there)
    left, right = _who(said, text, one), _who(said, text, other)
    if left is None or right is None or left == right:
        return said
    later = max(left, right)
    return said._replace(
        speakers=_with(said.speakers, later, said.speakers[later]._replace(doubtful=False))
    )


def _split(said: Said, text: str, number: int, folded: str) -> Said:
    """What was said, with all that stands under one description of a speaker given to another."""
    speaker = said.speakers[number]
    theirs = tuple(place for place in speaker.mentions if _words(text, place) == folded)
    kept = tuple(place for place in speaker.mentions if place not in theirs)
    start, end = theirs[0]
    new = Speaker(" ".join(text[start:end].split()), theirs, False)
    given = tuple(
        one._replace(speaker=len(said.speakers), doubtful=False)
        if one.speaker == number and one.source in theirs
        else one
        for one in said.attributions
    )
    known = _with(said.speakers, number, speaker._replace(mentions=kept))
    return Said(given, (*known, new))


def _with(some: Sequence[Speaker], number: int, one: Speaker) -> tuple[Speaker, ...]:
    return (*some[:number], one, *some[number + 1 :])


def _who(said: Said, text: str, folded: str) -> int | None:
    """The speaker that a description means: the one that is called so, else the first that is
    mentioned so."""
    for n, one in enumerate(said.speakers):
        if spelled(one.name) == folded:
            return n
    for n, one in enumerate(said.speakers):
        if folded in _called(text, one):
            return n
    return None


def _called(text: str, speaker: Speaker) -> list[str]:
    return list(dict.fromkeys(_words(text, place) for place in speaker.mentions))


def _words(text: str, place: tuple[int, int]) -> str:
    return spelled(text[place[0] : place[1]])


def renew(store: Store) -> None:
    """After decisions came or went: which persons the speakers of all articles are. Only inside
    `store.write()`."""
    of = persons(stored.every(store)).of
    for article in stored.decided_articles(store):
        there = stored.in_article(store, article)
        numbers = _numbers(article, [one.called for one in there], of)
        stored.set_persons(
            store,
            [
                one._replace(person=number)
                for one, number in zip(there, numbers, strict=True)
                if one.person != number
            ],
        )
