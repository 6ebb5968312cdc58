"""What is said behind its cue: "X said that …", "X said: …", "X plans to …", "is expected to …"."""

from bisect import bisect_right

from nkreader.attribution.before import ADDRESSED, SUBORDINATE
from nkreader.attribution.board import Words
from nkreader.attribution.clauses import REACH, clause_after, is_clause, skip_time, trimmed
from nkreader.attribution.ends import end_of
from nkreader.attribution.grammar import AUX, DETERMINER, ENDS, OPENS_CLAUSE, PREPOSITION
from nkreader.attribution.lexicon import BASE, KNOWN, PAST, SAY, SPEAK, THINK, WANT, Verb
from nkreader.attribution.nouns import left_of, right_of
from nkreader.attribution.page import QUOTE
from nkreader.attribution.sight import Sight
from nkreader.text.word_set import word_set

FINITE = frozenset({"say", "argue", "call", "question", "cite"})
"""Verbs whose present plural reports a mere thing too."""
WITNESSED = frozenset({"see", "find", "know", "feel", "read", "hear"})
"""Verbs whose "by" says who was there, not who says so: "an email seen by the paper"."""
DIRECTIVE = word_set(
    "ask urge warn encourage persuade convince press pressure call invite advise order tell remind "
    "beg implore instruct exhort lobby challenge"
)
"""Verbs that tell somebody to do something."""
NOTHING = ENDS | {")", "and", "or", "nor", "by"}
"""Behind a cue these begin nothing that is said."""
UNNAMED = word_set("condition anonymity anonymous unnamed named identified quoted")
"""What sources ask for who do not want to be known."""
ASKED = frozenset({"question", "questions"})
"""What is answered, and no answer."""
BEING = frozenset({"be", "remain", "stay"})
TAKING = SPEAK | THINK | WANT
"""Lists of verbs that take a preposition with them."""
SECOND = frozenset({"of", "at", "to", "for", "about", "against"})
"""Second prepositions of a cue: "spoke out against"."""


def complement(sight: Sight, i: int, start: int, verb: Verb, source: Words | None) -> None:
    """Add what stands behind verb `i`, whose group begins at `start`."""
    page, words, end = sight.page, sight.page.words, sight.end
    base = verb.base
    cue_end = _cue_end(sight, i, verb)
    k = skip_time(page, cue_end, end) if verb.lists & SAY else cue_end
    if k < end and words[k] == ",":
        k += 1
        if k >= end or (words[k] != QUOTE and not _is_remark(sight, source, verb)):
            return
    if k + 1 >= end and words[end - 1] == ":" and source is not None:
        below = _below(sight)
        if below:
            sight.keep(source, (start, cue_end), [below], verb)
        return
    if k >= end or words[k] in NOTHING:
        return
    if (start > sight.first and words[start - 1] == "worth") or (
        words[k] == "that" and words[k + 1 : k + 2] == [","]
    ):
        return  # "worth noting", "having said that, …"
    if base in ADDRESSED or (cue_end == i + 1 and _is_aside(words[k], verb)):
        jump = clause_after(page, k, end)
        k = jump if jump is not None else k
    if words[k] == ":":
        k += 1
    if base in DIRECTIVE and words[cue_end - 1] != "for":
        k = _order(sight, k)
    if k >= end:
        return
    thing = not is_clause(page, k, end)
    until = end if words[k - 1] == "," else _main_clause(sight, i)
    part = trimmed(page, k, end_of(page, k, max(until, k + 1), thing=thing))
    if part is None or (part[1] - part[0] < 2 and words[part[0]] in ("which", "that")):
        return
    if not _is_unnamed(words, part) and _is_worth(sight, verb, start == i, part):
        sight.keep(source, (start, cue_end), [part], verb)


def _is_unnamed(words: list[str], part: Words) -> bool:
    """Whether somebody only wants not to be named: "asked for anonymity"."""
    i, j = part
    if words[i] in UNNAMED:
        return True
    k = i + (words[i] == "not")
    return j - k > 2 and words[k] == "to" and words[k + 1] in BEING and words[k + 2] in UNNAMED


def _is_remark(sight: Sight, source: Words | None, verb: Verb) -> bool:
    """Whether the sentence begins with "As the source said,"."""
    words, first = sight.page.words, sight.first
    return verb.lists & SAY > 0 and source == (first + 1, source[1] if source else 0) and (
        words[first] == "as"
    )  # fmt: skip


def passive(sight: Sight, i: int, start: int, verb: Verb) -> None:
    """Add "was confirmed by X", "is expected to …"."""
    page, words = sight.page, sight.page.words
    subject = left_of(page, start, sight.first) if start < i else None
    k = i + 1
    after = words[k] if k < sight.end else ""
    if after == "by":
        if verb.base in WITNESSED:
            return
        source = right_of(page, k + 1, sight.end)
        what = subject or left_of(page, i, sight.first)
        if source and what:
            sight.keep(source, (start, k + 1), [what], verb)
        return
    if subject is not None and _is_remarked(sight, subject, k, verb):
        said = trimmed(page, max(sight.said_until, subject[0] - REACH), subject[0])
        if said:
            sight.keep(None, (start, k), [said], verb)
        return
    if subject is None or after not in ("to", "that") or not verb.lists & (SAY | THINK):
        return
    part = trimmed(page, k, end_of(page, k, sight.end))
    if part:
        whole = [part] if words[subject[0]] == "it" else [subject, part]
        sight.keep(None, (start, k), whole, verb)


def _is_remarked(sight: Sight, subject: Words, k: int, verb: Verb) -> bool:
    """Whether "it has been learned" stands behind what is, up to a pause before word `k`."""
    words, first = sight.page.words, subject[0]
    is_it = words[first] == "it" and first > sight.first and words[first - 1] == ","
    return is_it and verb.lists & (SAY | THINK) > 0 and (k >= sight.end or words[k] == ",")


def _main_clause(sight: Sight, i: int) -> int:
    """The comma before the main clause where verb `i` is in "Though he said …, …", else the end."""
    words = sight.page.words
    opener = words[sight.first]
    if opener not in SUBORDINATE and not opener.endswith("ing"):
        return sight.end
    if "," in words[sight.first : min(i, sight.first + REACH)]:
        return sight.end
    most = min(sight.end, i + REACH)
    return next((k for k in range(i, most) if words[k] == ","), sight.end)


def _order(sight: Sight, i: int) -> int:
    """Where what somebody is told to do begins: "urged the governors to …"; else `i`."""
    words = sight.page.words
    if i < sight.end and words[i] in ("that", QUOTE):
        return i
    for k in range(i + 1, min(sight.end - 1, i + 12)):
        if words[k] in (",", "that", QUOTE) or words[k] in AUX:
            break
        if words[k] == "to" and words[k + 1] not in DETERMINER and not sight.page.capital(k + 1):
            return k - (words[k - 1] == "not")
    return i


def _is_aside(word: str, verb: Verb) -> bool:
    """Whether a word begins "in an interview", "to reporters" and the like before a clause."""
    return word == "as" or (
        word in PREPOSITION and verb.lists & SAY > 0 and word not in ("for", "of")
    )


def _below(sight: Sight) -> Words | None:
    """The paragraph under this one, when this ends with a colon."""
    page = sight.page
    at = bisect_right(page.sentences, (sight.end, 0, 0))
    if at >= len(page.sentences) or page.sentences[at][2] != sight.block + 1:
        return None
    first, end, block = page.sentences[at]
    while at + 1 < len(page.sentences) and page.sentences[at + 1][2] == block:
        at += 1
        end = page.sentences[at][1]
    return trimmed(page, first, first + 1 if page.words[first] == QUOTE else end)


def _is_worth(sight: Sight, verb: Verb, bare: bool, part: Words) -> bool:
    """Whether the verb reports what stands behind it, by what that is."""
    opener = sight.page.words[part[0]]
    if opener == "to":
        return verb.lists & WANT > 0 or verb.base in DIRECTIVE
    if verb.base == "answer" and (opener in ASKED or opener in OPENS_CLAUSE - {"that"}):
        return False
    if verb.lists == WANT:
        return opener == "that"
    if verb.clause:
        return is_clause(sight.page, *part)
    if verb.forms & BASE and not verb.forms & PAST and bare:
        return verb.base in FINITE or is_clause(sight.page, *part)
    return True


def _cue_end(sight: Sight, i: int, verb: Verb) -> int:
    """The end of the cue: the verb, with "out", "for" or "about" behind it."""
    words = sight.page.words
    k = i + 1
    if k >= sight.end:
        return k
    if verb.particles and words[k] in verb.particles:
        return k + 1
    if not verb.lists & TAKING or words[k] not in KNOWN.prepositions:
        return k
    if skip_time(sight.page, k, sight.end) > k:
        return k
    k += 1
    return k + 1 if k < sight.end and words[k] in SECOND else k
