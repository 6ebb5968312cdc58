"""Who says it, in one Korean sentence: the words before a particle of the subject.

What is said is the business of `claims`; who of two is the same, that of `register`.
"""

import re

from nkreader.attribution.korean.verbs import word_list
from nkreader.attribution.values import Pair

SAID = "\x01"
"""What a quotation is made of while the words around it are read."""
TOPIC = re.compile(r"(?<=[가-힣A-Za-z0-9)'’”\]])(?:께서는|께서|은|는|도)(?=[\s,“\"])")
SUBJECT = re.compile(r"(?<=[가-힣A-Za-z0-9)'’”\]])(?:께서는|께서|은|는|이|가|도)(?=[\s,“\"])")
DAY = re.compile(r"(?:지난|오는)?\s?\d{1,2}(?:일|월)$|^\d{4}년$|^지난$")
NEAR = 200
"""Code points in which a sentence brings in who speaks."""
LONGEST = 70
"""Code points of a source."""
AFTER_CONSONANT = frozenset({"은", "이"})
AFTER_VOWEL = frozenset({"는", "가"})
VERB_ENDS = ("하는", "되는", "쓰는", "시키는")
PLACE_ENDS = (
    "에는", "까지는", "부터는", "으로는", "보다는", "에게는", "에도", "까지도", "에서도", "부터도",
    "으로도", "북도", "남도", "강도", "원도", "기도",
)  # fmt: skip
"""Words with these ends say where or when, though their last syllable looks like a topic's."""


def between(blank: str, start: int, end: int) -> Pair | None:
    """A source between 고 and the verb: "…고 소식통은 16일 전했다"."""
    found = last(SUBJECT, blank, start, end)
    return source_before(blank, start, found.start()) if found else None


def leading(blank: str, start: int, end: int) -> tuple[Pair | None, int]:
    """The source at the head of a sentence and where what follows it begins."""
    quote = blank.find(SAID, start, end)
    limit = min(quote if quote >= 0 else end, start + NEAR)
    found = _first(TOPIC, blank, start, limit)
    if found is None:
        found = _first(SUBJECT, blank, start, limit)
        if found is not None and quote < 0 and not _first(SUBJECT, blank, found.end(), limit):
            found = None  # "물이 없다고 말했다": the only subject is that of what is said.
    if found is None:
        return None, after_openers(blank, start, limit, with_days=False)
    source = source_before(blank, start, found.start())
    return source, found.end() if source else start


def source_before(blank: str, start: int, end: int) -> Pair | None:
    """The words that name somebody before `end`: behind the last comma, without openers."""
    comma = blank.rfind(",", start, end)
    start = max(start, comma + 1, blank.rfind(SAID, start, end) + 1)
    start = after_openers(blank, start, end)
    if start >= end or end - start > LONGEST:
        return None
    return start, end


def after_openers(blank: str, start: int, end: int, *, with_days: bool = True) -> int:
    """The first word that is no "그러나", no "이와 관련" and, if so asked, no day."""
    before = ""
    names = word_list("openers" if with_days else "conjunctions")
    while start < end:
        while start < end and blank[start] in " ,·":
            start += 1
        stop = start
        while stop < end and blank[stop] not in " ,":
            stop += 1
        word = blank[start:stop]
        is_other = word == "또" and blank.startswith("다른", stop + 1)
        is_opener = word in names or before == "이와" or (with_days and DAY.search(word))
        if stop >= end or is_other or not is_opener:
            return start
        before = word
        start = stop
    return start


def last(pattern: "re.Pattern[str]", blank: str, start: int, end: int) -> "re.Match[str] | None":
    """The last match of a pattern."""
    return next(reversed(list(pattern.finditer(blank, start, end))), None)


def _first(pattern: "re.Pattern[str]", blank: str, start: int, end: int) -> "re.Match[str] | None":
    """The first particle that marks a subject."""
    return next(
        (one for one in pattern.finditer(blank, start, end) if _is_subject(blank, one)), None
    )


def _is_subject(blank: str, found: "re.Match[str]") -> bool:
    """Whether a syllable is a particle: 는 behind a consonant ends a verb, 은 behind a vowel a
    name; "하는", "젊은", "평안북도" and "최근에는" are none either."""
    before = blank[found.start() - 1]
    if "\uac00" <= before <= "\ud7a3":
        closed = (ord(before) - 0xAC00) % 28 > 0
        if found[0] in (AFTER_VOWEL if closed else AFTER_CONSONANT):
            return False
    word = blank[blank.rfind(" ", 0, found.start()) + 1 : found.end()]
    return word not in word_list("not_topics") and not word.endswith(VERB_ENDS + PLACE_ENDS)
