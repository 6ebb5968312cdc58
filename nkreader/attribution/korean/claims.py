"""Source, cue and content in one Korean paragraph.

A sentence is read from its verbs: before a verb of saying stands 고, before that what is said; who
says it has a particle of the subject and stands first, or between 고 and the verb.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nkreader.attribution.korean.verbs import Verb, forms, pattern, word_list
from nkreader.attribution.values import Hedge, Kind, Pair

SAID = "\x01"
"""What a quotation is made of while the words around it are read."""
QUOTED = re.compile(r"“[^“”]*+”|\"[^\"]*+\"|《[^《》]*+》(?=\s?(?:이?라|고|며))")
WHOLE = re.compile(r"“[^“”]*+”|\"[^\"]*+\"|《[^《》]*+》")
DATELINE = re.compile(r"\([^()\n]{1,30}=[^()\n]{1,30}\)\s|[가-힣 ]{1,40}기자\s?=\s?")
FULL = re.compile(r"[.!?…](?=[\s)]|$)")
JOINED = re.compile(
    rf"(?:(?<={SAID})\s?(?:이?라)?(?:고|며|면서)|(?<=[다라냐자까])(?:고|며|면서)|것으로|(?<=는)\s말을)"
    r"(?=[\s,])"
)
"""What stands between what is said and the verb."""
AFTER_QUOTE = re.compile(rf"(?<={SAID})\s?(?:이?라)?(?:고|며|면서|라며)(?=[\s,])")
TOPIC = re.compile(r"(?<=[가-힣A-Za-z0-9)’”\]])(?:께서는|께서|은|는)(?=[\s,“\"])")
SUBJECT = re.compile(r"(?<=[가-힣A-Za-z0-9)’”\]])(?:께서는|께서|은|는|이|가|도)(?=[\s,“\"])")
BY = re.compile(r"에 ?(?:따르면|의하면)(?=[\s,])")
DAY = re.compile(r"(?:지난|오는)?\s?\d{1,2}(?:일|월)$|^\d{4}년$|^지난$")
OUTER = re.compile("(?<=다)(?:고|며|면서|는)$")
BETWEEN = 45
"""Code points that may stand between 고 and the verb."""
REACH = 1500
"""Code points of a sentence that are read before a verb."""
NEAR = 200
"""Code points in which a sentence brings in who speaks."""
LONGEST = 70
"""Code points of a source."""


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
    source = _trimmed_source(blank, start, by.start())
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
    joined = _last(JOINED, blank, max(start, cue[0] - BETWEEN - 6), cue[0])
    if joined is None or (verb.is_bare and blank[joined.end() : cue[0]].strip()):
        return None
    between = blank[joined.end() : cue[0]]
    source = _between(blank, joined.end(), cue[0])
    if between.strip() and source is None and not _is_occasion(between):
        return None
    end = joined.start() - (blank[joined.start() - 1 : joined.start()] == " ")
    if verb.is_hearsay:
        first = _after_openers(blank, start, end)
        return Claim(None, cue, ((first, end),), verb.base) if first < end else None
    if source is not None:
        content: tuple[Pair, ...] = _pieces(blank, start, end, is_whole=True)
    else:
        source, first = _leading(blank, start, end)
        content = _pieces(blank, first, end)
    return Claim(source, cue, content, verb.base) if content else None


def _last(pattern: "re.Pattern[str]", blank: str, start: int, end: int) -> "re.Match[str] | None":
    """The last match of a pattern."""
    return next(reversed(list(pattern.finditer(blank, start, end))), None)


def _between(blank: str, start: int, end: int) -> Pair | None:
    """A source between 고 and the verb: "…고 소식통은 16일 전했다"."""
    last = _last(SUBJECT, blank, start, end)
    return _trimmed_source(blank, start, last.start()) if last else None


def _leading(blank: str, start: int, end: int) -> tuple[Pair | None, int]:
    """The source at the head of a sentence and where what follows it begins."""
    quote = blank.find(SAID, start, end)
    limit = min(quote if quote >= 0 else end, start + NEAR)
    found = _topic(TOPIC, blank, start, limit)
    if found is None and quote >= 0:
        found = _topic(SUBJECT, blank, start, limit)
    if found is None:
        return None, _after_openers(blank, start, limit)
    source = _trimmed_source(blank, start, found.start())
    return source, found.end() if source else start


def _topic(pattern: "re.Pattern[str]", blank: str, start: int, end: int) -> "re.Match[str] | None":
    """The first particle that makes a topic: 는 behind a final consonant ends a verb, 은 behind a
    vowel a name."""
    for found in pattern.finditer(blank, start, end):
        before = blank[found.start() - 1]
        closed = "\uac00" <= before <= "\ud7a3" and (ord(before) - 0xAC00) % 28 > 0
        word = blank[blank.rfind(" ", 0, found.start()) + 1 : found.end()]
        wrong = {"은": not closed and before.isalpha() and not before.isascii(), "는": closed}
        if not wrong.get(found[0], False) and not _is_verb(word):
            return found
    return None


def _is_verb(word: str) -> bool:
    """Whether a word with 은 or 는 is one that stands before a noun: "하는", "젊은"."""
    return word in word_list("not_topics") or word.endswith(("하는", "되는", "쓰는", "시키는"))


def _trimmed_source(blank: str, start: int, end: int) -> Pair | None:
    """The words that name somebody before `end`: behind the last comma, without openers."""
    comma = blank.rfind(",", start, end)
    start = max(start, comma + 1, blank.rfind(SAID, start, end) + 1)
    start = _after_openers(blank, start, end)
    if start >= end or end - start > LONGEST:
        return None
    return start, end


def _after_openers(blank: str, start: int, end: int) -> int:
    """The first word that is no "그러나", no "이와 관련" and no day."""
    last = ""
    while start < end:
        while start < end and blank[start] in " ,·":
            start += 1
        stop = start
        while stop < end and blank[stop] not in " ,":
            stop += 1
        word = blank[start:stop]
        is_other = word == "또" and blank.startswith("다른", stop + 1)
        is_opener = word in word_list("openers") or DAY.search(word) or last == "이와"
        if stop >= end or is_other or not is_opener:
            return start
        last = word
        start = stop
    return start


def _is_occasion(words: str) -> bool:
    """Whether words only say when, where or to whom: "16일 압록통신과의 통화에서"."""
    last = words.strip(" ,").rpartition(" ")[2]
    return any(last.endswith(end) for end in word_list("occasions")) or bool(DAY.search(last))


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
