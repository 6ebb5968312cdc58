"""From what is found in a text to claims and voices, with their words, article, tags and people's
decisions."""

from collections.abc import Iterable, Sequence

from nkreader.attributions import Attribution, Pair, Said, Speaker
from nkreader.claim import Claim, HedgeWords, SpeakerRef, Voice, Words
from nkreader.store import speakers
from nkreader.store.claims import Tagged, Told
from nkreader.store.connection import Store
from nkreader.store.derived import Derived, KnownSpeaker


def claims(
    told: Told, some: Sequence[KnownSpeaker], numbered: Iterable[tuple[int, Attribution]],
    tagged: Sequence[Tagged],
) -> list[Claim]:  # fmt: skip
    """Claims of an article, of whose attributions these are, each with its number; `some` are all
    its speakers."""
    firsts = _firsts(some)
    return [_claim(told, some, firsts, n, one, tagged) for n, one in numbered]


def _firsts(some: Sequence[KnownSpeaker]) -> list[int]:
    """For each speaker the first one that is the same person."""
    known: dict[int, int] = {}
    return [
        n if one.person is None else known.setdefault(one.person, n) for n, one in enumerate(some)
    ]


def _claim(
    told: Told, some: Sequence[KnownSpeaker], firsts: Sequence[int], number: int,
    one: Attribution, tagged: Sequence[Tagged],
) -> Claim:  # fmt: skip
    text = told.text
    places = [one.cue, *one.content, *([one.source] if one.source else [])]
    speaker = None if one.speaker is None else firsts[one.speaker]
    hedges = tuple(HedgeWords(start, end, text[start:end], kind) for start, end, kind in one.hedges)
    slugs = dict.fromkeys(
        slug
        for start, end, slug in tagged
        if any(start < last and first < end for first, last in one.content)
    )
    return Claim(
        told.id, told.title, told.published, told.publisher, number,
        min(start for start, _ in places), max(end for _, end in places),
        _words(text, one.source) if one.source else None, _words(text, one.cue),
        tuple(_words(text, piece) for piece in one.content), one.kind, one.manner, speaker,
        None if speaker is None else some[speaker].name, one.doubtful, hedges, tuple(slugs),
    )  # fmt: skip


def _words(text: str, place: Pair) -> Words:
    return Words(*place, text[place[0] : place[1]])


def voices(store: Store, told: Told, found: Derived, made: Sequence[Claim]) -> list[Voice]:
    """The speakers of an article with their claims; what nobody is named for comes last."""
    theirs: dict[int | None, list[Claim]] = {}
    for one in made:
        theirs.setdefault(one.speaker, []).append(one)
    called: dict[int, list[str]] = {}
    for n, first in enumerate(_firsts(found.speakers)):
        called.setdefault(first, []).append(found.speakers[n].name)
    out = []
    for first, names in called.items():
        known, own = found.speakers[first], tuple(theirs.get(first, ()))
        sources = [one.source.exact for one in own if one.source is not None]
        elsewhere = (
            () if known.person is None else speakers.elsewhere(store, known.person, told.version)
        )
        ref, words = SpeakerRef(told.id, known.name), _once([*names, *sources])
        out.append(Voice(ref, known.name, known.doubtful, words, tuple(elsewhere), own))
    if None in theirs:
        out.append(Voice(None, "", False, (), (), tuple(theirs[None])))
    return out


def said(found: Derived) -> Said:
    """The same as values of one text alone: speakers who are one person are one."""
    firsts = _firsts(found.speakers)
    order = {first: n for n, first in enumerate(dict.fromkeys(firsts))}
    given = [
        one if one.speaker is None else one._replace(speaker=order[firsts[one.speaker]])
        for one in found.attributions
    ]
    places: list[list[Pair]] = [[] for _ in order]
    for one in given:
        if one.speaker is not None and one.source is not None:
            places[one.speaker].append(one.source)
    heard = [
        Speaker(found.speakers[first].name, tuple(places[n]), found.speakers[first].doubtful)
        for first, n in order.items()
    ]
    return Said(tuple(given), tuple(heard))


def _once(called: Sequence[str]) -> tuple[str, ...]:
    """Descriptions, each once, whatever its case and the space in it."""
    known: dict[str, str] = {}
    for one in called:
        words = " ".join(one.split())
        known.setdefault(words.casefold(), words)
    return tuple(known.values())
