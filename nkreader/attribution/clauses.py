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
from nkreader.attribution.lexicon import IS_ADVERB, LOOKS_PAST, PAST, THIRD, VERBS
from nkreader.attribution.page import QUOTE, Page

CLOSES = ",.?!\u2026"
"""Signs inside a quotation's last mark that close it as speech."""
FAR = 25
"""Words between a verb and its clause, at most."""
REACH = 400
"""Words of one piece of what is said, at most: longer sentences are none."""


def is_speech(page: Page, i: int) -> bool:
    """Whether word `i` is a quotation that ends as speech does, not words quoted in passing."""
    if page.words[i] != QUOTE:
        return False
    inside = page.text[page.starts[i] : page.ends[i]].rstrip("\u201d\u2019\"'`\u00bb ")
    return inside[-1:] in CLOSES or inside.endswith(("\u2014", "--"))


def trimmed(page: Page, i: int, j: int) -> tuple[int, int] | None:
    """Words `i` to `j` without pauses at their ends."""
    words = page.words
    while i < j and (words[i] in (",", ":", ";", "-", "\u2014", "--") or words[i] in ENDS):
        i += 1
    while i < j and (words[j - 1] in (",", ":", "-", "\u2014", "--") or words[j - 1] in ENDS):
        j -= 1
    return (i, j) if i < j else None


def skip_time(page: Page, i: int, end: int) -> int:
    """The word after "on Tuesday", "earlier this week", "Monday" and the like."""
    words = page.words
    k = i
    while k < end:
        word = words[k]
        if (
            (word.isdigit() and k > i and len(word) <= 4)
            or word in TIME
            or word in PARTS
            or (IS_ADVERB[word] and word not in ("not", "never"))
        ):
            k += 1
        elif word in ("on", "in", "late", "early", "last", "this", "that", "next", "earlier") and (
            k + 1 < end and (words[k + 1] in TIME or words[k + 1] in PARTS)
        ):
            k += 2
        else:
            break
    return k


def is_clause(page: Page, start: int, end: int) -> bool:
    """Whether what begins at `start` looks like a clause or a quotation, not like a mere thing."""
    words, verbs = page.words, VERBS
    if words[start] in OPENS_CLAUSE or words[start] in PRONOUN or words[start] == QUOTE:
        return True
    if words[start] in PREPOSITION and words[start] not in CONJUNCTION:
        return False
    for k in range(start + 1, min(end, start + 12)):
        word = words[k]
        if (word in AUX and word not in ("'s", "\u2019s")) or word == QUOTE:
            return True
        if (word in PREPOSITION and k > start + 4) or word in (",", "that", "who", "which", "to"):
            return False
        if LOOKS_PAST[word] and words[k - 1] not in DETERMINER:
            return True
        verb = verbs.get(word)
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
