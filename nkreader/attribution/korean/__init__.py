"""Who says what in Korean text, where the verb comes last: "소식통은 “…”고 말했다".

Korean has no words of its own for the page that English is read from: particles are glued to the
speaker, and verbs end in what is said. So its paragraphs are read here, as code points.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from nkreader.attribution.korean.claims import claims, moved
from nkreader.attribution.korean.hedges import hedges
from nkreader.attribution.korean.register import Register
from nkreader.attribution.korean.verbs import manner_of
from nkreader.attribution.values import Attribution, Pair, Said, Speaker
from nkreader.text.syllables import composed, has_korean, is_korean


def with_korean(said: Said, text: str, sentences: Sequence[Pair]) -> Said:
    """What `text` attributes, given what it does where it is read as English: of its Korean
    paragraphs only what is found here counts."""
    register = Register()
    found: list[Attribution] = []
    paragraphs: list[Pair] = []
    for block, (start, end) in enumerate(_paragraphs(text, sentences)):
        if not has_korean(text[start:end]):
            continue
        plain, places = composed(text[start:end])
        if not is_korean(plain):
            continue
        paragraphs.append((start, end))
        there = list(claims(plain))
        known = hedges(plain) if there else []
        for claim in there:
            speaker, doubtful = register.speaker_of(plain, claim, block, start, places)
            one = Attribution(
                claim.source, claim.cue, claim.content, claim.kind(plain), manner_of(claim.base),
                speaker, doubtful, claim.hedged(known),
            )  # fmt: skip
            found.append(_moved(one, start, places))
    if not paragraphs:
        return said
    return _merged(said, found, register.speakers(), paragraphs)


def _moved(one: Attribution, start: int, places: list[int] | None) -> Attribution:
    """An attribution of a paragraph as one of the text."""
    hedged = []
    for hedge in one.hedges:
        first, last = moved((hedge.start, hedge.end), start, places)
        hedged.append(hedge._replace(start=first, end=last))
    return one._replace(
        source=moved(one.source, start, places) if one.source else None,
        cue=moved(one.cue, start, places),
        content=tuple(moved(place, start, places) for place in one.content),
        hedges=tuple(hedged),
    )


def _paragraphs(text: str, sentences: Sequence[Pair]) -> Iterator[Pair]:
    """Where the paragraphs that the sentences belong to begin and end."""
    first = 0
    for last in range(1, len(sentences) + 1):
        if last == len(sentences) or "\n" in text[sentences[last - 1][1] : sentences[last][0]]:
            yield sentences[first][0], sentences[last - 1][1]
            first = last


def _merged(
    said: Said, korean: list[Attribution], speakers: tuple[Speaker, ...], paragraphs: list[Pair]
) -> Said:
    """Both languages in the order of the text; speakers of Korean paragraphs come last."""
    starts = [start for start, _ in paragraphs]

    def is_korean_place(place: int) -> bool:
        at = bisect_left(starts, place + 1) - 1
        return at >= 0 and place < paragraphs[at][1]

    kept = [one for one in said.attributions if not is_korean_place(one.cue[0])]
    used = sorted({one.speaker for one in kept if one.speaker is not None})
    number = {old: new for new, old in enumerate(used)}
    english = [said.speakers[old] for old in used]
    every = [
        *(one._replace(speaker=None if one.speaker is None else number[one.speaker])
          for one in kept),
        *(one._replace(speaker=None if one.speaker is None else one.speaker + len(english))
          for one in korean),
    ]  # fmt: skip
    every.sort(key=lambda one: min(*one.content, one.cue, *([one.source] if one.source else [])))
    return Said(tuple(every), (*english, *speakers))
