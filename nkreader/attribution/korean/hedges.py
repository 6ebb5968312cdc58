"""Korean words that say how sure a claim is: "것으로 전해졌다", "확인되지 않았다"."""

from functools import cache

from nkreader.attribution.korean.verbs import words_of
from nkreader.attribution.values import Hedge


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    pairs = (line.partition("=") for line in words_of("hedges"))
    found = [(phrase.strip(), kind.strip()) for phrase, _, kind in pairs]
    return tuple(sorted(found, key=lambda one: -len(one[0])))


def hedges(plain: str) -> list[Hedge]:
    """Every phrase of the list in a paragraph, in order; of two, the longer."""
    out: list[Hedge] = []
    taken = bytearray(len(plain))
    for phrase, kind in _phrases():
        start = plain.find(phrase)
        while start >= 0:
            end = start + len(phrase)
            if not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                out.append(Hedge(start, end, kind))
            start = plain.find(phrase, end)
    return sorted(out)
