"""A text into its time expressions: the runs, the families over each, and what the words mean
there.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from operator import itemgetter
from typing import NamedTuple

from nkreader.temporal import calendar
from nkreader.temporal.context import Context
from nkreader.temporal.expression import Meaning, TimeExpression
from nkreader.temporal.families import korean, named_days, vague
from nkreader.temporal.family import COUNTS, FIGURES, Read, Rule
from nkreader.temporal.lists import lines
from nkreader.temporal.runs import Run, Vocabulary, flat, runs
from nkreader.temporal.table import FAMILIES
from nkreader.text.legible import legible
from nkreader.text.tokens import Tokens, tokens

BEHIND = 24
"""Code points behind a run that patterns may look at, to tell "1998" from "1998 troops"."""


_Found = tuple[int, int, "re.Match[str]", Read]
"""First code point, code point after the last, what was matched there, and what reads it."""
_START = itemgetter(0)
_RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES for rule in family.rules)
_ALSO = sum(2 << 2 * place for place in range(len(_RULES)))
"""The second bits of all rules."""


class _Tried(NamedTuple):
    """A rule that is tried on a run."""

    match: "Callable[[str, int, int], re.Match[str] | None]"
    read: Read
    bit: int
    """What stands for it among the rules that may begin at a word."""


@cache
def _vocabulary() -> Vocabulary:
    """The words of runs, with the rules that they wake: two bits a rule."""
    heads: dict[str, int] = {}
    words = dict.fromkeys((word for line in lines("beside") for word in line.split()), 0)
    words.update(dict.fromkeys([*named_days.words(), *vague.words(), COUNTS], 0))
    first: dict[str, int] = {}
    anywhere, bit = 0, 1
    for family in FAMILIES:
        waking = [*family.heads, *([FIGURES] if family.figures else ())]
        for rule in family.rules:
            for word in rule.needs.split() or waking:
                words[word] = words.get(word, 0) | bit
            for word in rule.also.split():
                words[word] = words.get(word, 0) | bit << 1
            for word in rule.begins.split():
                first[word] = first.get(word, 0) | bit
            anywhere |= 0 if rule.begins else bit
            bit <<= 2
        heads.update(dict.fromkeys(waking, 0))
    return Vocabulary({word: words.get(word, 0) for word in heads}, words, first, anywhere)


@lru_cache(maxsize=4096)
def _rules(bits: int) -> tuple[_Tried, ...]:
    """The rules that some bits stand for, in their order."""
    return tuple(
        _tried(place)
        for place, rule in enumerate(_RULES)
        if bits >> 2 * place & 1 and (not rule.also or bits >> 2 * place & 2)
    )


@cache
def _tried(place: int) -> _Tried:
    """A rule when it is first tried: to compile all of them takes long, and a text needs few."""
    rule = _RULES[place]
    return _Tried(re.compile(rule.pattern).match, rule.read, 1 << 2 * place)


def find(text: str, published: date | None) -> list[TimeExpression]:
    """The time expressions of `text`, flat and sorted; offsets are code points."""
    read, offsets = legible(text)
    cut, plain = tokens(read), flat(read)
    line = plain.replace("\n", " ")
    there = _all(plain, line, cut)
    if not there:
        return []
    context = Context(read, plain, line, cut, published)
    out = []
    for start, end, match, reading in there:
        context.at(start, end)
        meaning = reading(match, context)
        if meaning is None:
            continue
        if offsets is not None:
            start, end = offsets[start], offsets[end - 1] + 1
        first, last, reason = _meant(meaning)
        inside = context.quotation is not None
        out.append(
            TimeExpression(start, end, meaning.type, meaning.value, first, last, reason, inside)
        )
        context.remember(meaning)
    return out


def _all(plain: str, line: str, cut: Tokens) -> list[_Found]:
    """What the families find, in the order of the text; `line` is `plain` without line breaks."""
    claimed: list[_Found] = []
    for run in runs(plain, cut, _vocabulary()):
        claimed += _claimed(line, run)
    there: list[_Found] = [(*match.span(), match, korean.read) for match in korean.matches(line)]
    if not there:
        return claimed
    starts = {found[0] for found in there}
    return sorted([*(found for found in claimed if found[0] not in starts), *there], key=_START)


def _claimed(line: str, run: Run) -> list[_Found]:
    """What the families find in a run, apart from each other, in the order of the text."""
    out: list[_Found] = []
    words, until, first, base = run.words, run.end + BEHIND, _ALSO, run.start
    for _, begins in words:
        first |= begins
    taken = bytearray()
    for begin, read, bit in _rules(run.rules & first):
        done, before = 0, len(out)
        for at, begins in words:
            match = begin(line, at, until) if begins & bit and at >= done else None
            if match is None:
                continue
            start, done = match.span()
            end = done
            if end > run.end + (line[end - 1] == ")"):
                continue
            while start < end and line[start] == " ":
                start += 1
            if line.endswith("'s", start, end):
                end -= 2
            if start >= end or taken.find(1, start - base, end - base) >= 0:
                continue
            taken = taken or bytearray(run.end + 1 - base)
            taken[start - base : end - base] = b"\x01" * (end - start)
            out.append((start, end, match, read))
        if len(out) > before:
            words = [word for word in words if not taken[word[0] - base]]
            if not words:
                break
    if len(out) > 1:
        out.sort(key=_START)
    return out


_THIRDS = {"early": "first third", "mid": "middle third", "late": "last third"}


def _meant(meaning: Meaning) -> tuple[date | None, date | None, str]:
    """The first day and the last that are meant, and why these."""
    days = meaning.days
    if days is None and meaning.value is not None:
        days = calendar.interval(meaning.value)
    if days is None:
        return None, None, meaning.reason
    if not meaning.part or (part := calendar.part(days, meaning.part)) == days:
        return *days, meaning.reason
    return *part, f"{meaning.reason}; of it the {_THIRDS.get(meaning.part, meaning.part)}"
