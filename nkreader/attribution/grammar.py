"""Closed classes of English, and what they say of a word that may be a verb."""

from nkreader.attribution.lexicon import (
    BASE,
    DASHES,
    ING,
    IS_ADVERB,
    KNOWN,
    LOOKS_PAST,
    PARTICIPLE,
    PAST,
    THIRD,
    VERBS,
    Verb,
    Verdicts,
)
from nkreader.attribution.page import QUOTE, Page
from nkreader.text.word_set import word_set

BE = word_set(
    "is are was were be been being am isn't wasn't aren't weren't 's 're 'm "
    "isn\u2019t wasn\u2019t aren\u2019t weren\u2019t \u2019s \u2019re \u2019m"
)
HAVE = word_set(
    "has have had having hasn't haven't hadn't 've 'd "
    "hasn\u2019t haven\u2019t hadn\u2019t \u2019ve \u2019d"
)
MODAL = word_set(
    "will would can could may might must shall should ought do does did cannot 'll won't wouldn't "
    "can't couldn't shouldn't don't doesn't didn't mustn't \u2019ll won\u2019t wouldn\u2019t "
    "can\u2019t couldn\u2019t shouldn\u2019t don\u2019t doesn\u2019t didn\u2019t mustn\u2019t"
)
AUX = BE | HAVE | MODAL
SUBJECT = word_set(
    "he she they it i we you who which that this these those one many some others both most "
    "several all nobody everyone someone what"
)
PRONOUN = word_set("he she they it i we you")
RELATIVE = word_set("who which")
DETERMINER = word_set("the a an this these those any each every no another some such")
POSSESSIVE = word_set("his her their its my our your whose 's \u2019s")
PREPOSITION = word_set(
    "of in on at for from by with to about against under over between among during after before "
    "since through into as like within without across near upon toward towards despite amid "
    "behind beyond inside outside until via per than"
)
JOINS_NOUN = word_set(
    "of in for from at with on under inside near against between behind outside about within "
    "across by to"
)
"""Prepositions that may stand inside the subject of a verb."""
CONJUNCTION = word_set(
    "that but because while when if as after before since although though whether where what how "
    "why until unless whereas so than yet or nor and once whenever"
)
TIME = word_set(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight "
    "january february march april june july august september october november december mon tue "
    "wed thu fri sat sun jan. feb. mar. apr. aug. sept. sep. oct. nov. dec. afterward afterwards"
)
PARTS = word_set("morning afternoon evening night week weekend month year noon midday")
OPENS_CLAUSE = word_set("that how what whether why where if")
ENDS = frozenset({".", "?", "!", ";", "..", "...", "\u2026"})
PAUSES = ENDS | DASHES | {",", ":", "(", ")", "[", "]", QUOTE}


PLACES = frozenset({"there", "here"})
"""These stand between a subject and its verb: "residents there fear that"."""
OWNERS = frozenset({"'s", "\u2019s"})
BEFORE_VERB = AUX | PRONOUN | RELATIVE | {"to"}
AFTER_DEED = OPENS_CLAUSE | DETERMINER | POSSESSIVE | PRONOUN | PREPOSITION | {",", ":"}
"""What stands behind a verb rather than behind an adjective."""
BEFORE_NOUN = DETERMINER | POSSESSIVE
_IN_GROUP = Verdicts(lambda word: word in AUX or word == "to" or IS_ADVERB[word])
"""Whether a word may stand in a group of verbs before the last."""


def verb_at(page: Page, i: int, first: int, end: int) -> Verb | None:
    """The verb that word `i` of the sentence `first:end` is, None where it is something else."""
    words = page.words
    verb = VERBS.get(words[i])
    if verb is None:
        return None
    k = i - 1
    if (
        k >= first
        and page.text[page.starts[i]].isupper()
        and words[k] != QUOTE
        and not _is_headline(page, first, end)
    ):
        return None
    while k >= first and (IS_ADVERB[words[k]] or words[k] in PLACES):
        k -= 1
    before = words[k] if k >= first else ""
    forms = verb.forms
    if before in BEFORE_VERB:
        if before in OWNERS and not _is_contracted(page, i, k, first, verb):
            return None
        if forms == THIRD and (before in AUX or before == "to"):
            return None
        return None if words[i] == "like" and before in BE else verb
    after = words[i + 1] if i + 1 < end else ""
    if before in BEFORE_NOUN or after in OWNERS:
        return None
    if forms & (PAST | ING | PARTICIPLE) and not forms & (BASE | THIRD):
        return None if before in ("of", "in", "very", "more", "most", "so") else verb
    return verb if _finite(page, k, first, before, after, verb) else None


def _is_contracted(page: Page, i: int, k: int, first: int, verb: Verb) -> bool:
    """Whether the "'s" at `k` is "is" or "has" before the verb at `i`, not a possessive."""
    if k > first and page.words[k - 1] in SUBJECT | RELATIVE | {"there", "here"}:
        return True
    if verb.forms != ING or verb.noun or i + 1 >= len(page.words):
        return False
    # "The paper's reporting partners" are its own.
    after = page.words[i + 1]
    return after == QUOTE or after in AFTER_DEED or page.capital(i + 1)


def _finite(page: Page, k: int, first: int, before: str, after: str, verb: Verb) -> bool:
    """Whether a word that looks like a present form is one, by its neighbours."""
    if k < first:
        return False
    if before in PREPOSITION or before in (QUOTE, ":", "(", "\u2014"):
        return before == QUOTE and not verb.noun
    if before in SUBJECT or verb.base == "say":
        return True
    if verb.forms & BASE and not verb.forms & THIRD:
        if verb.forms & PAST:
            return True
        if before in ("and", "or", "nor", ","):
            return not verb.noun
        many = before.endswith("s") and not before.endswith("ss")
        return (many or before in ("people", "police", "media", "men", "women")) and not (
            verb.noun and (after in PREPOSITION or after in PAUSES or after == "")
        )
    if verb.noun:
        if before in ("and", "or", ",") or page.words[k - 1] in BE:
            return False
        if after in AUX or LOOKS_PAST[after]:
            return False  # "health worries have grown"
        return after not in PAUSES and after not in ("of", "in", "from", "by", "") and (
            page.capital(k) or after in OPENS_CLAUSE or after in DETERMINER or after in PRONOUN
        )  # fmt: skip
    return True


def group_start(page: Page, i: int, first: int) -> int:
    """Where the group of verb `i` begins: its auxiliaries and adverbs."""
    words = page.words
    k = i
    while k > first and _IN_GROUP[words[k - 1]]:
        k -= 1
        if words[k] == "to" and k > first + 1 and words[k - 1] == "on":
            k -= 1
        if words[k] in ("to", "on") and k > first and words[k - 1] in KNOWN.catenatives:
            k -= 1
    while k < i and IS_ADVERB[words[k]] and page.capital(k):
        k += 1
    return k


def _is_headline(page: Page, first: int, end: int) -> bool:
    """Whether most words of a sentence begin with capitals."""
    if end - first > 30:
        return False
    words = [i for i in range(first, end) if page.words[i].isalpha() and len(page.words[i]) > 3]
    return len(words) > 2 and sum(page.capital(i) for i in words) * 4 > len(words) * 3
