"""What clauses and quotations look like, and where one begins behind a verb."""

from nkreader.attribution.grammar import (
    AUX,
    CONJUNCTION,
    DETERMINER,
    ENDS,
    OPENS_CLAUSE,
    PARTS,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    TIME,
)
from nkreader.attribution.lexicon import (
    IS_ADVERB,
    LOOKS_PAST,
    PAST,
    THIRD,
    VERBS,
    Verb,
    Verdicts,
)
from nkreader.attribution.page import QUOTE, Page

CLOSES = ",.?!\u2026"
"""Signs inside a quotation's last mark that close it as speech."""
FAR = 25
"""Words between a verb and its clause, at most."""
REACH = 400
"""Words of one piece of what is said, at most: longer sentences are none."""
OPENERS = OPENS_CLAUSE | PRONOUN | {QUOTE}
FINITE = (AUX - {"'s", "\u2019s"}) | {QUOTE}
"""These make a clause of the words before them."""
NO_CLAUSE = frozenset({",", "that", "who", "which", "to"})
"""Before these there was none."""
_TELLS = Verdicts(
    lambda word: (
        word in FINITE
        or word in NO_CLAUSE
        or word in PREPOSITION
        or word in VERBS
        or LOOKS_PAST[word]
    )
)
"""Whether a word says anything of that."""
_DAYS = TIME | PARTS
_BEFORE_DAYS = frozenset({"on", "in", "late", "early", "last", "this", "that", "next", "earlier"})
_WHICH = frozenset({"same", "next", "following", "previous"})
_SKIPPED = Verdicts(
    lambda word: (
        word in _DAYS or word in _BEFORE_DAYS or word == "the" or word.isdigit() or IS_ADVERB[word]
    )
)


def is_speech(page: Page, i: int) -> bool:
    """Whether word `i` is a quotation that ends as speech does, not words quoted in passing."""
    if page.words[i] != QUOTE:
        return False
    inside = page.text[page.starts[i] : page.ends[i]].rstrip("\u201d\u2019\"'`\u00bb ")
    return inside[-1:] in CLOSES or inside.endswith(("\u2014", "--"))


_PAUSES = ENDS | {",", ":", "-", "\u2014", "--"}


def trimmed(page: Page, i: int, j: int) -> tuple[int, int] | None:
    """Words `i` to `j` without pauses at their ends."""
    words = page.words
    while i < j and words[i] in _PAUSES:
        i += 1
    while i < j and words[j - 1] in _PAUSES:
        j -= 1
    return (i, j) if i < j else None


def skip_time(page: Page, i: int, end: int) -> int:
    """The word after "on Tuesday", "earlier this week", "Monday" and the like."""
    words = page.words
    k = i
    while k < end and _SKIPPED[words[k]]:
        word = words[k]
        if (
            (word.isdigit() and k > i and len(word) <= 4)
            or word in _DAYS
            or (IS_ADVERB[word] and word not in ("not", "never"))
        ):
            k += 1
        elif word in _BEFORE_DAYS and k + 1 < end and words[k + 1] in _DAYS:
            k += 2
        elif word == "the" and k + 2 < end and words[k + 1] in _WHICH and words[k + 2] == "day":
            k += 3
        else:
            break
    return k


def particle_end(page: Page, i: int, verb: Verb) -> int:
    """The word behind verb `i` with its particle: "pointed out"."""
    has = verb.particles and i + 1 < len(page.words) and page.words[i + 1] in verb.particles
    return i + 2 if has else i + 1


def is_clause(page: Page, start: int, end: int) -> bool:
    """Whether what begins at `start` looks like a clause or a quotation, not like a mere thing."""
    words = page.words
    if words[start] in OPENERS:
        return True
    if words[start] in PREPOSITION and words[start] not in CONJUNCTION:
        return False
    for k in range(start + 1, min(end, start + 12)):
        word = words[k]
        if not _TELLS[word]:
            continue
        if word in FINITE:
            return True
        if word in NO_CLAUSE or (word in PREPOSITION and k > start + 4):
            return False
        if LOOKS_PAST[word] and words[k - 1] not in DETERMINER:
            return True
        verb = VERBS.get(word)
        if verb is not None and verb.forms & (PAST | THIRD) and not verb.noun and k > start + 1:
            return True
    return False


def clause_after(page: Page, i: int, end: int) -> int | None:
    """Where a clause or quotation begins behind the adverbials at `i`; None where none does."""
    words = page.words
    for k in range(i, min(end, i + FAR)):
        word = words[k]
        if word == "that" or word == QUOTE:
            return k
        if word == ":":
            return k + 1 if k + 1 < end else None
        if word in ("whether", "how", "why") and k > i:
            return k
        if word in PRONOUN and k > i and k + 1 < end and words[k - 1] not in CONJUNCTION:
            return k
        if word in ENDS or (word == "," and words[k + 1 : k + 2] not in ([QUOTE], ["that"])):
            return None
    return None


def opens(page: Page, i: int) -> bool:
    """Whether word `i` may begin a clause of its own."""
    word = page.words[i]
    return word in OPENS_CLAUSE or word in PRONOUN or word in DETERMINER or word in RELATIVE
