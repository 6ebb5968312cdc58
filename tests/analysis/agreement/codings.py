"""Two coders who marked the same 24 articles, made up: the second moves borders, overlooks some and
takes another tag at times. Numbers alone; what other programs make of them is in the tests."""

from random import Random
from typing import NamedTuple

from nkreader.analysis.agreement.spans import merged

Spans = list[tuple[int, int]]
TAGS = ("border", "prices", "ration")


class Coded(NamedTuple):
    length: int
    first: dict[str, Spans]
    second: dict[str, Spans]


def coded_articles(count: int = 24) -> list[Coded]:
    chance = Random(24)

    def up_to(most: int) -> int:
        # Only `random()` gives the same numbers in every version of Python.
        return int(chance.random() * (most + 1))

    found = []
    for _ in range(count):
        length = 1_500 + up_to(3_000)
        one: dict[str, Spans] = {}
        other: dict[str, Spans] = {}
        place = up_to(200)
        while place < length - 160:
            tag, end = TAGS[up_to(2)], place + 20 + up_to(120)
            one.setdefault(tag, []).append((place, end))
            kind = up_to(9)
            if kind < 8:
                seen = TAGS[up_to(2)] if kind == 0 else tag
                moved = kind in (1, 2, 3)
                span = place + moved * up_to(12), end - moved * up_to(7)
                other.setdefault(seen, []).append(span)
            place = end + up_to(400)
        found.append(
            Coded(
                length,
                {tag: merged(spans) for tag, spans in one.items()},
                {tag: merged(spans) for tag, spans in other.items()},
            )
        )
    return found
