"""Where the phrase that names a source begins and ends, left and right of a cue."""

from nkreader.attribution.grammar import (
    AUX,
    CONJUNCTION,
    DETERMINER,
    ENDS,
    JOINS_NOUN,
    MODAL,
    PARTS,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    TIME,
)
from nkreader.attribution.lexicon import DASHES, ING, IS_ADVERB, LOOKS_PAST, VERBS, Verdicts
from nkreader.attribution.page import QUOTE, Page

LONGEST = 40
"""Words of a phrase, at most."""
STOPS = ENDS | DASHES | {":", QUOTE, "\u201d", '"'}
APPOSITION = frozenset({"a", "an", "the", "who", "whose", "which", "one", "another", "his", "her"})
ASIDES = frozenset(
    {"however", "meanwhile", "though", "moreover", "too", "likewise", "nevertheless", "in turn"}
    | {"for example", "for instance", "on the other hand", "of course", "in fact", "by contrast"}
)
"""What the writer puts between a name and its verb, between commas."""
FINITE = (AUX - {"'s", "\u2019s"}) | {"seem", "seems", "seemed", "appear", "appears", "appeared"}


_BREAKS = Verdicts(
    lambda word: (
        word in STOPS
        or word in PRONOUN
        or word in FINITE
        or word in VERBS
        or word in RELATIVE
        or word in CONJUNCTION
        or word in PREPOSITION
        or word in TIME
        or word in (",", "that", "to", "(", "[")
    )
)
"""Whether a word may end a phrase."""


_DAYS = TIME | PARTS
_TURNS = Verdicts(
    lambda word: (
        word in STOPS
        or word in PRONOUN
        or word in FINITE
        or word in RELATIVE
        or word in CONJUNCTION
        or word in (",", "to")
        or (word in VERBS and not VERBS[word].noun and not VERBS[word].forms & ING)
    )
)
"""Whether a phrase that is read from its end may not go over a word."""
_MARKS = frozenset({")", "]", "'", "\u2019", "'s", "\u2019s"})


def left_of(page: Page, end: int, first: int) -> tuple[int, int] | None:
    """The phrase that ends before word `end`, not before `first`; None where there is none."""
    words = page.words
    last = end - 1
    if last < first:
        return None
    least = max(first, end - LONGEST)
    if words[last] == ",":
        end = _before_asides(words, end, least)
        last = end - 1
    if words[last] in PRONOUN or words[last] in RELATIVE:
        return last, end
    stripped = _before_time(page, end, least)
    if stripped < end:
        end, last = stripped, stripped - 1
    if words[last] in (",", ")") or words[last] in DASHES:
        start = _before_apposition(page, last, least)
        return (start, end) if start is not None else None
    start = _run_left(page, end, least)
    start = _trimmed(page, start, end)
    return (start, end) if start < end else None


def _before_asides(words: list[str], end: int, least: int) -> int:
    """The end of a phrase without ", however," and its like at its end."""
    last = end - 1
    for k in range(last - 2, least, -1):
        if words[k] == ",":
            if " ".join(words[k + 1 : last]) not in ASIDES:
                break
            end = last = k
    return end


def _before_time(page: Page, end: int, least: int) -> int:
    """The end of a phrase without "on Friday" and "last week" at its end."""
    words = page.words
    k = end
    while k - 1 > least and words[k - 1] in _DAYS:
        k -= 1
    if k < end and k - 1 > least and words[k - 1] in ("on", "last", "this", "in", "late", "early"):
        k -= 1
    return k


def _before_apposition(page: Page, last: int, least: int) -> int | None:
    """The start of "X, the head of the office, 59," when word `last` is its last comma."""
    words = page.words
    start: int | None = None
    for _ in range(5):
        opener = "(" if words[last] == ")" else words[last]
        k = last - 1
        while k >= least and words[k] != opener and words[k] != QUOTE and words[k] != ";":
            k -= 1
        if k <= least or words[k] != opener:
            break
        found = _trimmed(page, _run_left(page, k, least), k)
        if found >= k and words[k - 1] != ")":
            break
        start = found
        if found >= k or (found > least and words[found - 1] == "," and not page.capital(found)):
            last = k - 1 if found >= k else found - 1
            continue
        if found > least and words[found - 1] == "," and k - found <= 2:
            last = found - 1
            continue
        break
    return start


def _run_left(page: Page, end: int, least: int) -> int:
    """Words to the left of `end` that can belong to one phrase."""
    words = page.words
    k = end
    while k > least:
        word = words[k - 1]
        if not _TURNS[word]:
            k -= 1
            continue
        if word in STOPS or word == "," or word in PRONOUN:
            break
        if word in FINITE or (k < end and _is_deed(page, k - 1)):
            relative = _relative(page, k - 1, least)
            if relative < 0:
                break
            k = relative
            continue
        if word in RELATIVE and k - 1 > least and words[k - 2] != ",":
            k -= 1
            continue
        if word == "that" and k < end and LOOKS_PAST[words[k]] and k - 1 > least:
            k -= 1
            continue
        if word in CONJUNCTION:
            once = word == "once" and k - 1 > least and words[k - 2] in RELATIVE
            if not once and (word not in ("and", "or") or not _joins(page, k - 1, least, end)):
                break
        elif word == "to" and k < end and words[k] in VERBS:
            break
        k -= 1
    return k


def _relative(page: Page, i: int, least: int) -> int:
    """The "who" whose verb word `i` is: "the official who had seen it"; -1 where there is none."""
    words = page.words
    k = i - 1
    while k > least and i - k < 5 and (words[k] in AUX or IS_ADVERB[words[k]]):
        k -= 1
    return k if k > least and words[k] in RELATIVE and words[k - 1] != "," else -1


def _is_deed(page: Page, i: int) -> bool:
    """Whether word `i` is a verb that no phrase goes over: not "the proposed plan"."""
    verb = VERBS.get(page.words[i])
    if verb is None or verb.noun or verb.forms & ING or page.capital(i):
        return False
    return page.words[i - 1 if i else 0] not in ("the", "a", "an")


def _joins(page: Page, i: int, least: int, end: int) -> bool:
    """Whether the "and" at `i` joins two parts of one phrase."""
    if i <= least or i + 1 >= end:
        return False
    before = page.words[i - 1]
    return before not in (",", QUOTE) and (
        page.capital(i - 1) or before.endswith("s") or page.words[i + 1] not in ("the", "a")
    )


_BEGINS_DAY = TIME | {"last"}


def _trimmed(page: Page, start: int, end: int) -> int:
    """Past what cannot begin a phrase: prepositions with what they bring, days, conjunctions."""
    words = page.words
    k = start
    while k < end - 1 and IS_ADVERB[words[k]]:
        k += 1
    while k < end and (words[k] in CONJUNCTION or words[k] in _MARKS):
        k += 1
    if k >= end:
        return k
    if words[k] in ("which", "whom") and 1 < end - k < 6 and "," not in words[k:end]:
        return k + 1  # "clinics, which experts fear would be overwhelmed"
    if words[k] in PREPOSITION:
        for i in range(end - 1, k, -1):
            if words[i - 1] in TIME or words[i - 1] in PARTS or words[i - 1].isdigit():
                return i
        return k + 1 if words[k] not in ("among",) else k
    if k < end - 1 and words[k] in _BEGINS_DAY and words[k + 1] not in POSSESSIVE:
        k += 2 if words[k] == "last" else 1
    return k


def right_of(page: Page, start: int, end: int) -> tuple[int, int] | None:
    """The phrase that begins at word `start`, not behind `end`: up to a pause or a verb."""
    words, verbs = page.words, VERBS
    if start < end and words[start] in PRONOUN:
        return start, start + 1
    k = start
    most = min(end, start + LONGEST)
    while k < most:
        word = words[k]
        if not _BREAKS[word]:
            k += 1
            continue
        if word in STOPS or word in (",", "(", "[") or word in FINITE or word in RELATIVE:
            break
        if k > start and ((word in CONJUNCTION and word != "and") or word in PRONOUN):
            break
        if k > start and word in PREPOSITION and word not in JOINS_NOUN:
            break
        if k > start and word in PREPOSITION and k + 1 < end and (
            words[k + 1] in TIME or words[k + 1] in PARTS or words[k + 1].isdigit()
        ):  # fmt: skip
            break
        if k > start and word in TIME:
            break
        verb = verbs.get(word)
        if k > start and verb is not None and not verb.noun and not page.capital(k) and not (
            verb.forms & ING and words[k - 1] in DETERMINER
        ):  # fmt: skip
            break
        k += 1
    return (start, k) if k > start else None


def with_apposition(page: Page, phrase: tuple[int, int], end: int) -> tuple[int, int]:
    """`phrase` with what explains it behind a comma: ", a professor at Yale"."""
    words, verbs = page.words, VERBS
    start, k = phrase
    if k < end and words[k] == "(":
        while k < end and words[k] != ")":
            k += 1
        k = min(k + 1, end)
    if k + 1 >= end or words[k] != ",":
        return start, k
    after = words[k + 1]
    verb = verbs.get(after)
    if after not in APPOSITION and (verb is not None or after in MODAL or after in PREPOSITION
                                    or after in CONJUNCTION or after in PRONOUN
                                    or after.endswith("ing") or is_quote(after)):  # fmt: skip
        return start, k
    j = k + 1
    end = min(end, k + LONGEST)
    while j < end and words[j] not in STOPS:
        if words[j] == "," and j + 1 < end:
            following = words[j + 1]
            if following in CONJUNCTION or following.endswith("ing") or is_quote(following):
                break
        j += 1
    return start, j


def explained(page: Page, phrase: tuple[int, int], end: int) -> tuple[int, int]:
    """`phrase` with an apposition that is closed by a comma and has no verb of its own."""
    words = page.words
    start, k = phrase
    if k + 1 >= end or words[k] != "," or words[k + 1] not in APPOSITION:
        return phrase
    relative = words[k + 1] in RELATIVE or words[k + 1] == "whose"
    for j in range(k + 2, min(end, k + 25)):
        if words[j] == ",":
            return start, j
        if words[j] in STOPS or (not relative and (words[j] in FINITE or LOOKS_PAST[words[j]])):
            break
    return phrase


def is_quote(word: str) -> bool:
    """Whether a word of a page is a whole quotation."""
    return word == QUOTE
