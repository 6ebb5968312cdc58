"""Verbs that report: "X said that …", "…, X said", "said X", "X, adding that …", "X wants to …"."""

from nkreader.attribution.before import BEFORE, PAUSED, is_inverted, is_parenthetical
from nkreader.attribution.behind import WITNESSED, complement, passive
from nkreader.attribution.board import Board
from nkreader.attribution.grammar import (
    AUX,
    BE,
    DETERMINER,
    PAUSES,
    POSSESSIVE,
    group_start,
    verb_at,
)
from nkreader.attribution.lexicon import ING, KNOWN, PARTICIPLE, PAST, SAY, THINK, VERB, VERBS, Verb
from nkreader.attribution.page import QUOTE, Sentence
from nkreader.attribution.sight import Sight

CHECKED = frozenset({"confirm", "verify", "corroborate", "establish", "determine"})
"""What papers say that they were not able to do."""
NOT_ABLE = frozenset({"not", "never"}) | {
    word for word in AUX if word.endswith(("n't", "n\u2019t"))
}


def find(board: Board) -> None:
    """Every verb of every sentence, from the left."""
    page, taken = board.page, board.taken
    last: Sentence | None = None
    for i, sentence in page.where(VERB):
        if taken[i]:
            continue
        if sentence is not last:
            sight, last = Sight(board, sentence), sentence
        if i < sight.end:
            verb = verb_at(page, i, sight.first, sight.end)
            if verb is not None:
                _look(sight, i, verb)


def _look(sight: Sight, i: int, verb: Verb) -> None:
    """Add the attribution whose cue is verb `i`, if it is one."""
    words = sight.page.words
    start = group_start(sight.page, i, sight.first)
    group = words[start:i]
    after = words[i + 1] if i + 1 < sight.end else ""
    if after == "to" and words[i] in KNOWN.catenatives and (
        i + 2 < sight.end and words[i + 2] in VERBS
    ):  # fmt: skip
        return  # "continues to insist": the cue is what comes
    if group and "to" in group and not _is_chain(sight, start, after, verb):
        return
    if verb.base in CHECKED and ("unable" in group or "able" in group) and (
        "unable" in group or not NOT_ABLE.isdisjoint(group)
    ):  # fmt: skip
        return  # who cannot confirm a thing says nothing of it
    if after == "by" and not group and verb.forms & (PARTICIPLE | ING):
        if (
            verb.forms & PARTICIPLE
            and verb.lists & (SAY | THINK)
            and verb.base not in WITNESSED
            and not _is_means(sight, i + 2)
        ):
            passive(sight, i, start, verb)
            return
        if not _is_means(sight, i + 2):
            return
    if group and verb.forms & (PARTICIPLE | PAST) and not BE.isdisjoint(group):
        passive(sight, i, start, verb)
        return
    if (verb.forms & ING and AUX.isdisjoint(group)) or _is_open(group):
        complement(sight, i, start, verb, sight.participle_subject(start))
        return
    if words[i - 1] in PAUSED and is_inverted(sight, i, start, verb):
        return
    source = sight.finite_subject(start)
    if source is not None:
        sight.subject = source
        sight.main = sight.main or source
        if words[source[0] - 1] in BEFORE and is_parenthetical(sight, i, start, verb, source):
            return
        complement(sight, i, start, verb, source)


def _is_open(group: list[str]) -> bool:
    """Whether a group of verbs is no finite one: "to say", "going on to say"."""
    return bool(group) and (
        group[0] == "to" or (group[0].endswith("ing") and group[0] in KNOWN.catenatives)
    )


def _is_means(sight: Sight, i: int) -> bool:
    """Whether word `i`, behind "by", is a means and nobody: "said by telephone"."""
    words = sight.page.words
    if i >= sight.end or sight.page.capital(i) or words[i] in DETERMINER or words[i] in POSSESSIVE:
        return False
    return not words[i].endswith("s") and (i + 1 >= sight.end or words[i + 1] in PAUSES)


def _is_chain(sight: Sight, start: int, after: str, verb: Verb) -> bool:
    """Whether "to" in a group of verbs is worth a look: "appears to have said", "to say that"."""
    words, known = sight.page.words, KNOWN
    if start == sight.first or words[start - 1] in known.verbs:
        return False
    if words[start] in AUX or words[start] in known.catenatives:
        return True
    return verb.lists & SAY > 0 and after in ("that", QUOTE)
