"""Source, cue and content in one Korean paragraph.

A sentence is read from its verbs: before a verb of saying stands 고, before that what is said; who
says it has a particle of the subject and stands first, or between 고 and the verb.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nkreader.attribution.korean.subjects import (
    DAY,
    SAID,
    after_openers,
    between,
    last,
    leading,
    source_before,
)
from nkreader.attribution.korean.verbs import Verb, forms, pattern, word_list
from nkreader.attribution.values import Hedge, Kind, Pair

QUOTED = re.compile(r"“[^“”]*+”|\"[^\"]*+\"|《[^《》]*+》(?=\s?(?:이?라|고|며))")
WHOLE = re.compile(r"“[^“”]*+”|\"[^\"]*+\"|《[^《》]*+》")
DATELINE = re.compile(r"\([^()\n]{1,30}=[^()\n]{1,30}\)\s(?:=\s)?|[가-힣 ]{1,40}기자\s?=\s?")
FULL = re.compile(r"(?<=다)\.|[.!?…](?=[\s)]|$)")
JOINED = re.compile(
    rf"(?:(?<={SAID})\s?(?:이?라)?(?:고|며|면서)|(?<=[다라냐자까])(?:고|며|면서)|것으로|(?<=는)\s말을)"
    r"(?=[\s,])"
)
"""What stands between what is said and the verb."""
AFTER_QUOTE = re.compile(rf"(?<={SAID})\s?(?:이?라)?(?:고|며|면서도|면서|라며)(?=[\s,])")
BY = re.compile(r"에 ?(?:따르면|의하면)(?=[\s,])")
OUTER = re.compile("(?<=다)(?:고|며|면서|는)$")
BETWEEN = 45
"""Code points that may stand between 고 and the verb."""
REACH = 1500
"""Code points of a sentence that are read before a verb."""


class Claim(NamedTuple):
    """One attribution, in code points of its paragraph."""

    source: Pair | None
    cue: Pair
    content: tuple[Pair, ...]
    base: str

    def kind(self, plain: str) -> Kind:
        """Direct where all of it is in quotation marks, mixed where some is."""
        pieces = [plain[start:end] for start, end in self.content]
        quoted = [WHOLE.fullmatch(piece) for piece in pieces]
        if all(quoted):
            return "direct"
        return "mixed" if any(QUOTED.search(piece) for piece in pieces) else "indirect"

    def hedged(self, known: Sequence[Hedge]) -> tuple[Hedge, ...]:
        """The hedges in what is said, in its cue and its source."""
        places = [*self.content, self.cue, *([self.source] if self.source else [])]
        first = min(start for start, _ in places)
        last = max(end for _, end in places)
        return tuple(one for one in known if first <= one.start < last)


def moved(place: Pair, start: int, places: list[int] | None) -> Pair:
    """A place of a paragraph, as one of the text: where the paragraph starts, where its code
    points stood."""
    if places is None:
        return place[0] + start, place[1] + start
    return places[place[0]] + start, places[place[1]] + start


def claims(plain: str) -> Iterator[Claim]:
    """What a paragraph attributes, in order."""
    blank = QUOTED.sub(lambda found: SAID * (found.end() - found.start()), plain)
    start = 0
    for stop in [*(match.end() for match in FULL.finditer(blank)), len(blank)]:
        if stop > start:
            yield from _of_sentence(blank, start, stop)
        start = stop


def _of_sentence(blank: str, start: int, stop: int) -> Iterator[Claim]:
    """The claims of one sentence; one whose source is told by 에 따르면 covers hearsay."""
    start += len(blank[start:stop]) - len(blank[start:stop].lstrip())
    while (dateline := DATELINE.match(blank, start, stop)) is not None:
        start = dateline.end()
    by = BY.search(blank, start, stop)
    told = _told(blank, start, stop, by) if by else None
    if told is not None:
        yield told
    for match in pattern().finditer(blank, start, stop):
        verb = forms().get(match[1] or "") or _going(match[2] or "")
        if verb is not None and not (verb.is_hearsay and told is not None):
            claim = _said(blank, start, _cue(match), verb)
            if claim is not None:
                yield claim


def _cue(match: "re.Match[str]") -> Pair:
    """A verb without the 고 or 며 that belongs to the next one."""
    start, end = match.span()
    more = OUTER.search(match[0])
    return start, end - (len(more[0]) if more else 0)


def _going(base: str) -> Verb:
    return Verb(base, False, False)


def _told(blank: str, start: int, stop: int, by: "re.Match[str]") -> Claim | None:
    """ "소식통에 따르면 …": all that follows."""
    source = source_before(blank, start, by.start())
    first = by.end()
    while first < stop and blank[first] in " ,":
        first += 1
    end = _without_end(blank, first, stop)
    if source is None or end - first < 2:
        return None
    return Claim(source, by.span(), ((first, end),), "따르")


ENDING = re.compile(
    r"(?:(?<=다)고\s(?:한다|했다|전했다|말했다)|\s?것으로\s[가-힣]{2,4}다|)[.!?…\s]*$"
)


def _without_end(blank: str, first: int, stop: int) -> int:
    """Where content ends: before the full stop, "고 한다", "것으로 전해졌다"."""
    found = ENDING.search(blank, max(first, stop - 30), stop)
    return found.start() if found else stop


def _said(blank: str, start: int, cue: Pair, verb: Verb) -> Claim | None:
    """What a verb reports; None where nothing stands before it that it could report."""
    start = max(start, cue[0] - REACH)
    joined = last(JOINED, blank, max(start, cue[0] - BETWEEN - 6), cue[0])
    if joined is None or (verb.is_bare and blank[joined.end() : cue[0]].strip()):
        return None
    words = blank[joined.end() : cue[0]]
    source = between(blank, joined.end(), cue[0])
    if words.strip() and source is None and not (_is_occasion(words) or words.endswith("에 ")):
        return None
    end = joined.start() - (blank[joined.start() - 1 : joined.start()] == " ")
    if verb.is_hearsay:
        first = after_openers(blank, start, end, with_days=False)
        return Claim(None, cue, ((first, end),), verb.base) if first < end else None
    if source is not None:
        content: tuple[Pair, ...] = _pieces(blank, start, end, is_whole=True)
    else:
        source, first = leading(blank, start, end)
        content = _pieces(blank, first, end)
    return Claim(source, cue, content, verb.base) if content else None


def _is_occasion(words: str) -> bool:
    """Whether words only say when, where or to whom: "16일 압록통신과의 통화에서"."""
    before, _, final = words.strip(" ,").rpartition(" ")
    if not before and final.endswith("에"):
        return True
    return any(final.endswith(end) for end in word_list("occasions")) or bool(DAY.search(final))


def _pieces(blank: str, start: int, end: int, is_whole: bool = False) -> tuple[Pair, ...]:
    """What is said: quotations with what belongs to them, or the words up to `end`; `is_whole`: all
    words before the verb, none of them an occasion."""
    borders = []
    if blank[end - 1] == SAID:
        borders = [match.span() for match in AFTER_QUOTE.finditer(blank, start, end)]
    elif is_whole:
        return ((start, end),) if end - start > 1 else ()
    out: list[Pair] = []
    first = start
    for stop, after in [*borders, (end, end)]:
        place = _piece(blank, first, stop)
        if place is not None:
            out.append(place)
        first = after
    return tuple(out)


def _piece(blank: str, start: int, end: int) -> Pair | None:
    """One stretch without the occasion before it."""
    while start < end and blank[start] in " ,":
        start += 1
    while end > start and blank[end - 1] in " ,":
        end -= 1
    quote = blank.find(SAID, start, end)
    if quote > start and _is_occasion(blank[start:quote]):
        start = quote
    elif quote != start:
        start = _after_occasion(blank, start, quote if quote > start else end)
    return (start, end) if end - start > 1 else None


OCCASION = re.compile(
    r"[^,]{0,60}?(?:통화에서|인터뷰에서|브리핑에서|자리에서|담화에서|사설에서|보고서에서|보고에서|회의에서|성명에서"
    r"|기자회견에서|회견에서|글에서|보도에서|정론에서|연설에서|만나|통해)[\s,]+"
)


SPOKEN_ON = re.compile(r"(?:지난\s)?\d{1,2}일\s|이날\s")


def _after_occasion(blank: str, start: int, end: int) -> int:
    """Behind "16일 정례브리핑에서" at the head of indirect speech."""
    found = OCCASION.match(blank, start, end) or SPOKEN_ON.match(blank, start, end)
    return found.end() if found else start
