"""Where what is said behind its cue ends: at the sentence's end, as a rule, but often before."""

from itertools import compress

from nkreader.attribution.clauses import REACH, is_speech, skip_time
from nkreader.attribution.grammar import AUX, CONJUNCTION, DETERMINER, PAUSES, PREPOSITION, PRONOUN
from nkreader.attribution.lexicon import DASHES, ING, IS_ADVERB, PAST, SAY, THIRD, VERBS
from nkreader.attribution.page import QUOTE, Page
from nkreader.text.word_set import word_set

NEW_CLAUSE = word_set("according although though while whereas but")
"""Behind a comma these begin what the writer adds."""
ADVERBIAL = word_set("during when after since while before because amid")
"""Behind a thing that somebody speaks of, these say when he spoke."""
MARKS = ADVERBIAL | DASHES | {"(", ")", ";", ",", "and", "but", QUOTE}
"""Where a complement may end: no other word is looked at."""
NO_PARTICIPLE = word_set(
    "including during nothing something anything everything king beijing morning evening building "
    "being"
)


def end_of(page: Page, start: int, end: int, *, thing: bool = False) -> int:
    """The word after the complement that begins at word `start`, at most `end`.

    `thing` says that it is no clause: then it ends before "during", "and has called", a dash too.
    """
    words = page.words
    if words[start] == QUOTE and is_speech(page, start):
        return start + 1
    depth = 0
    end = min(end, start + REACH)
    there = map(MARKS.__contains__, words[start + 1 : end])
    for k in compress(range(start + 1, end), there):
        word = words[k]
        if word == "(":
            depth += 1
        elif word == ")":
            if not depth:
                return k
            depth -= 1
        elif not depth and _ends_at(page, k, end, thing):
            return k
        elif word == QUOTE and is_speech(page, k):
            return k + 1
    return end


def _ends_at(page: Page, k: int, end: int, thing: bool) -> bool:
    """Whether a complement ends before word `k`."""
    word = page.words[k]
    if word == ";" or (thing and (word in ADVERBIAL or word in DASHES)):
        return True
    if k + 1 >= end:
        return False
    if word == ",":
        return _ends_after_comma(page, k, end, thing)
    if word in ("and", "but"):
        return _is_deed(page, k + 1, end, thing)
    return False


def _is_deed(page: Page, i: int, end: int, thing: bool) -> bool:
    """Whether the source does something else at word `i`: "and called", "and has said"."""
    words = page.words
    j = i
    while j < end and (IS_ADVERB[words[j]] or (thing and words[j] in AUX)):
        j += 1
    verb = VERBS.get(words[j]) if j < end else None
    if verb is None or not verb.forms & (PAST | THIRD):
        return False
    return verb.lists & SAY > 0 or (thing and not verb.noun)


def _ends_after_comma(page: Page, k: int, end: int, thing: bool) -> bool:
    """Whether the comma at `k` ends a complement, by what comes behind it."""
    words, verbs = page.words, VERBS
    j = k + 1
    if words[j] in NEW_CLAUSE or (thing and words[j] == "which"):
        return True
    if words[j] == "and":
        j += 1
    while j < end and IS_ADVERB[words[j]]:
        j += 1
    if j >= end:
        return False
    after = words[j]
    verb = verbs.get(after)
    if (
        after not in NO_PARTICIPLE
        and not page.capital(j)
        and ((verb is not None and verb.forms & ING) or (after.endswith("ing") and len(after) > 5))
    ):
        return True
    if _is_deed(page, j, end, thing):
        return True
    if after in PRONOUN:
        return _says(page, j + 1, end)
    if page.capital(j) or after in DETERMINER:
        return _says_soon(page, j + 1, end)
    return after not in PREPOSITION and after not in CONJUNCTION and _says_last(page, j + 1, end)


def _says(page: Page, i: int, end: int) -> bool:
    """Whether a verb of saying stands at `i`, behind auxiliaries."""
    words = page.words
    while i < end and (words[i] in AUX or IS_ADVERB[words[i]]):
        i += 1
    verb = VERBS.get(words[i]) if i < end else None
    return verb is not None and verb.forms & (PAST | THIRD) > 0 and verb.lists & SAY > 0


def _says_last(page: Page, i: int, end: int) -> bool:
    """Whether a few words from `i` on are the subject of a verb of saying that ends all."""
    words = page.words
    for k in range(i, min(end, i + 7)):
        if words[k] in PAUSES or words[k] in PRONOUN or words[k] in AUX:
            return False
        verb = VERBS.get(words[k])
        if verb is not None and verb.forms & (PAST | THIRD) and not verb.noun:
            return verb.lists & SAY > 0 and skip_time(page, k + 1, end) >= end
    return False


def _says_soon(page: Page, i: int, end: int) -> bool:
    """Whether a phrase that began before `i` is the subject of a verb of saying."""
    words = page.words
    for k in range(i, min(end, i + 7)):
        if words[k] in (",", QUOTE, "that", "to") or words[k] in PRONOUN:
            return False
        verb = VERBS.get(words[k])
        if verb is not None and verb.forms & (PAST | THIRD) and not verb.noun:
            return verb.lists & SAY > 0
    return False
