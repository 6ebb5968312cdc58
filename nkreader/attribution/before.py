"""What is said before its cue: "…, X said", "…," said X, and what goes on behind that."""

from nkreader.attribution.board import Words
from nkreader.attribution.clauses import (
    FAR,
    REACH,
    clause_after,
    is_clause,
    is_speech,
    particle_end,
    skip_time,
    trimmed,
)
from nkreader.attribution.ends import end_of
from nkreader.attribution.grammar import AUX, CONJUNCTION, ENDS, PREPOSITION, PRONOUN, RELATIVE
from nkreader.attribution.lexicon import (
    DASHES,
    ING,
    KNOWN,
    LOOKS_PAST,
    PAST,
    SAY,
    SHOW,
    THINK,
    THIRD,
    VERBS,
    WANT,
    Verb,
    Verdicts,
)
from nkreader.attribution.nouns import right_of, with_apposition
from nkreader.attribution.page import QUOTE, Page
from nkreader.attribution.sight import Sight
from nkreader.text.word_set import word_set

BEFORE = frozenset({",", QUOTE, *DASHES, "\u201d"})
"""What stands between something said and the cue behind it."""
PAUSED = frozenset({",", QUOTE})
"""What stands before a verb that comes before its subject."""
PASSING = SAY | THINK | SHOW
"""Lists of verbs that may stand behind what is said."""
ADDRESSED = word_set("tell inform assure remind notify convince persuade brief")
"""Verbs that name the hearer before what is said."""
_IS_PAST = Verdicts(lambda word: word in AUX or LOOKS_PAST[word]).__getitem__
"""Whether a word makes a clause of what it stands in."""
SOUNDS = word_set("cry grumble laugh moan sigh whine")
"""What is no word by itself: "he came in, and she sighed"."""
SUBORDINATE = word_set(
    "though although when while after before as if because since once whereas until"
)
"""What begins a clause that is not the main one."""
LED_IN = word_set("asked speaking talking writing responding replying commenting turning")
"""What says when or where somebody speaks: "Asked about the gap, he said, “…”"."""
NOT_SAID = word_set(
    "but and as while who which according although when after before though with a an"
)
"""Behind "…, X said," these begin something else than more of what is said."""


def is_inverted(sight: Sight, i: int, start: int, verb: Verb) -> bool:
    """ "…," said the man: added where that is the case."""
    page, words = sight.page, sight.page.words
    if start != i or i == sight.first or i + 1 >= sight.end or words[i - 1] not in PAUSED:
        return False
    if not verb.forms & (PAST | THIRD):
        return False
    if verb.base not in KNOWN.inverted and not (verb.lists & SAY and is_speech(page, i - 1)):
        return False
    behind = particle_end(page, i, verb)
    if behind >= sight.end:
        return False
    after = words[behind]
    if (
        after in PREPOSITION
        or after in CONJUNCTION
        or after == "there"
        or not (page.capital(behind) or after.isalpha() or after.endswith("-old"))
    ):
        return False
    if words[i - 1] == "," and (after == "that" or after in PRONOUN):
        return False
    source = right_of(page, behind, sight.end)
    if source is None:
        return False
    said = trimmed(page, _opening(sight, i), i)
    if said is None:
        return False
    if words[i - 1] == "," and (
        (source[1] < sight.end and _is_verb(page, source[1])) or _is_explained(page, said)
    ):
        return False
    source = with_apposition(page, source, sight.end)
    sight.subject = sight.main = source
    sight.keep(source, (i, behind), [said, *_other_part(sight, source[1], said)], verb)
    sight.said_until = source[1]
    return True


def is_parenthetical(sight: Sight, i: int, start: int, verb: Verb, source: Words) -> bool:
    """ "…, X said" and "…, X said, …": added where that is the case."""
    page, words = sight.page, sight.page.words
    left = source[0] - 1
    if left < sight.first or words[left] not in BEFORE or not verb.lists & PASSING:
        return False
    if verb.lists & WANT and words[i + 1 : i + 2] == ["to"]:
        return False
    if verb.base in SOUNDS and not is_speech(page, left):
        return False
    if words[source[0]] in RELATIVE:
        return False
    opening = _opening(sight, left + (words[left] == QUOTE))
    led_in = words[opening] in PREPOSITION or words[opening] in LED_IN
    if led_in and words[left] != QUOTE and not any(map(_IS_PAST, words[opening + 1 : left])):
        return False
    behind = cue_end = particle_end(page, i, verb)
    if not is_speech(page, left) or led_in:
        after = skip_time(page, behind, sight.end)
        if verb.base in ADDRESSED and after < sight.end:
            hearer = right_of(page, after, sight.end)
            behind = hearer[1] if hearer else behind
            after = skip_time(page, behind, sight.end)
        if after < sight.end and words[after] not in (",", *DASHES) and not (
            words[after] in PREPOSITION and clause_after(page, after, sight.end) is None
        ):  # fmt: skip
            return False
        if words[after : after + 2] == [",", QUOTE] and _is_occasion(words[opening:left]):
            return False
    said = trimmed(page, opening, left + 1)
    if said is None or (said[1] - said[0] < 2 and words[said[0]] != QUOTE):
        return False
    content = [said, *_other_part(sight, behind, said)]
    sight.keep(source, (start, cue_end), content, verb)
    sight.said_until = content[-1][1] if len(content) > 1 else cue_end
    return True


def _is_occasion(words: list[str]) -> bool:
    """Whether words before "he said, “…”" only say when: "When asked, after a pause,"."""
    begun = True
    for word in words:
        if begun and word not in PREPOSITION and word not in SUBORDINATE and word not in LED_IN:
            return False
        begun = word == ","
    return True


def _is_verb(page: Page, i: int) -> bool:
    """Whether a verb stands at word `i`: then what stands before it was its subject."""
    word = page.words[i]
    verb = VERBS.get(word)
    return (
        word in AUX
        or LOOKS_PAST[word]
        or word.endswith("ing")
        or (verb is not None and not verb.noun)
    )


def _is_explained(page: Page, said: Words) -> bool:
    """Whether "X, head of the office," stands before a comma, not something that is said."""
    for k in range(said[0], min(said[1], said[0] + 8)):
        if page.words[k] == ",":
            return True
        if k > said[0] and _is_verb(page, k):
            return False
    return False


def _opening(sight: Sight, until: int) -> int:
    """Where what stands before the verb at `until` begins."""
    words = sight.page.words
    start = min(until, max(sight.said_until, until - REACH))
    if is_speech(sight.page, until - 1):
        return _speech_start(sight.page, start, until - 1)
    while start < until and (
        words[start] == "," or (words[start] == "and" and start > sight.first)
    ):
        start += 1
    return start


def _speech_start(page: Page, first: int, quote: int) -> int:
    """Where what ends with a quotation begins: "He is “old” and “tired,” she said"."""
    words = page.words
    k = quote
    while k > first and words[k - 1] not in ENDS and words[k - 1] not in (":", ";"):
        if words[k - 1] == "," and k - 1 > first and words[k - 2] == QUOTE:
            break
        k -= 1
    return k


def _other_part(sight: Sight, i: int, said: Words) -> list[Words]:
    """What goes on behind "…, X said, …"; `said` is what stands before."""
    page, words = sight.page, sight.page.words
    if words[said[1] - 1] == QUOTE:
        return _other_quotation(sight, i)
    k = skip_time(page, i, sight.end)
    if k + 1 >= sight.end or words[k] != ",":
        return []
    after = words[k + 1]
    verb = VERBS.get(after)
    if after in ("a", "an") and is_clause(page, k + 1, sight.end):
        pass
    elif after in NOT_SAID or after.endswith("ing") or (verb is not None and verb.forms & ING):
        return []
    part = trimmed(page, k + 1, end_of(page, k + 1, sight.end))
    return [part] if part else []


def _other_quotation(sight: Sight, i: int) -> list[Words]:
    """The quotation that goes on behind the cue, if it does."""
    page, words = sight.page, sight.page.words
    seen = False
    for k in range(i, min(sight.end, i + FAR)):
        if words[k] == QUOTE:
            near = words[k - 1] in BEFORE or words[k - 1] in (":", "but")
            return [(k, end_of(page, k, sight.end))] if near else []
        seen = seen or words[k] in (",", ":") or words[k] in DASHES
        if words[k] == "but" and words[k + 1 : k + 2] == [QUOTE]:
            continue
        if seen and (words[k] in ("and", "but") or words[k].endswith("ing")):
            return []
    return []
