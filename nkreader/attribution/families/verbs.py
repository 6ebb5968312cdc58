"""Verbs that report: "X said that …", "…, X said", "said X", "X, adding that …", "X wants to …"."""

from bisect import bisect_right

from nkreader.attribution.board import Board, Find, Words
from nkreader.attribution.clauses import (
    FAR,
    clause_after,
    end_of,
    is_clause,
    is_speech,
    skip_time,
    trimmed,
)
from nkreader.attribution.grammar import (
    AUX,
    BE,
    CONJUNCTION,
    DASHES,
    DETERMINER,
    ENDS,
    PREPOSITION,
    PRONOUN,
    group_start,
    verb_at,
)
from nkreader.attribution.lexicon import BASE, ING, PARTICIPLE, PAST, THIRD, Verb, lexicon
from nkreader.attribution.nouns import left_of, right_of, with_apposition
from nkreader.attribution.page import QUOTE, Page, Sentence

ADDRESSED = frozenset(
    {"tell", "inform", "assure", "remind", "notify", "convince", "persuade", "brief"}
)
"""Verbs that name the hearer before what is said."""
BEFORE = frozenset({",", QUOTE, *DASHES, "\u201d"})
INVERTED = frozenset(
    [
        "say",
        "write",
        "add",
        "ask",
        "explain",
        "note",
        "argue",
        "warn",
        "report",
        "recall",
        "continue",
        "conclude",
        "declare",
        "observe",
        "reply",
        "respond",
        "insist",
        "tweet",
        "reveal",
        "quip",
        "joke",
        "announce",
        "lament",
        "complain",
        "remark",
        "agree",
        "exclaim",
        "shout",
        "yell",
        "state",
        "claim",
        "speculate",
        "suggest",
        "think",
        "believe",
        "read",
        "caution",
        "predict",
    ]
)
"""Verbs that stand before their subject too."""


def find(board: Board) -> None:
    """Every verb of every sentence, from the left."""
    for sentence in board.page.sentences:
        Sight(board, sentence).look()


class Sight:
    """One sentence as it is read: what has been found in it already bears on what follows."""

    def __init__(self, board: Board, sentence: Sentence) -> None:
        self.board, self.page = board, board.page
        self.first, self.end, self.block = sentence
        words = self.page.words
        while self.end > self.first and words[self.end - 1] in ENDS:
            self.end -= 1
        self.headline = _is_headline(self.page, self.first, self.end)
        self.subject: Words | None = None
        """Of the last finite verb."""
        self.said_until = self.first
        """Words before this belong to what was attributed with a verb behind it."""

    def look(self) -> None:
        verbs, words, taken = lexicon().verbs, self.page.words, self.board.taken
        for i in range(self.first, self.end):
            if words[i] in verbs and not taken[i]:
                verb = verb_at(self.page, i, self.first, self.end, self.headline)
                if verb is not None:
                    self.verb(i, verb)

    def verb(self, i: int, verb: Verb) -> None:
        """Add the attribution whose cue is verb `i`, if it is one."""
        words, page = self.page.words, self.page
        start = group_start(page, i, self.first)
        group = words[start:i]
        if "to" in group and words[start] not in AUX | lexicon().catenatives and not (
            "say" in verb.lists and i + 1 < self.end and words[i + 1] in ("that", QUOTE)
        ):  # fmt: skip
            return
        if "to" in group and (start == self.first or words[start - 1] in lexicon().verbs):
            return
        by = (
            i + 1 < self.end
            and words[i + 1] == "by"
            and not group
            and bool(verb.forms & PARTICIPLE)
        )
        if by and not verb.lists & {"say", "think"}:
            return
        if by or _is_passive(group, verb):
            self.passive(i, start, verb)
            return
        bare = bool(verb.forms & ING) and not group_has(group, AUX)
        if bare or ("to" in group and words[start] == "to"):
            source: Words | None = self.subject or self.first_phrase(start)
            self.complement(i, start, verb, source)
            return
        if self.is_inverted(i, start, verb):
            return
        source = self.finite_subject(start)
        if source is None:
            return
        self.subject = source
        if not self.parenthetical(i, start, verb, source):
            self.complement(i, start, verb, source)

    def finite_subject(self, start: int) -> Words | None:
        """Who does what the group of verbs at `start` says."""
        words = self.page.words
        if start > self.first and words[start - 1] in ("and", "but", "or", "then"):
            return self.subject or self.first_phrase(start)
        return left_of(self.page, start, self.first) or self.subject

    def first_phrase(self, before: int) -> Words | None:
        """The phrase the sentence begins with, up to word `before`: its subject, as a rule."""
        words = self.page.words
        start = self.first
        while start < before and words[start] in ("but", "and", "yet", "so"):
            start += 1
        if start < before and words[start] in PREPOSITION | CONJUNCTION:
            comma = next((k for k in range(start, before) if words[k] == ","), before)
            start = comma + 1
        if start >= before or words[start] == QUOTE:
            return left_of(self.page, before, self.first)
        found = right_of(self.page, start, before)
        if found is None:
            return left_of(self.page, before, self.first)
        end = next((k for k in range(found[0] + 1, found[1]) if words[k].endswith("ed")), found[1])
        return found[0], end

    def is_inverted(self, i: int, start: int, verb: Verb) -> bool:
        """ "…," said the man: add it where that is the case."""
        page, words = self.page, self.page.words
        if verb.base not in INVERTED or start != i or i == self.first or i + 1 >= self.end:
            return False
        if words[i - 1] not in BEFORE or not verb.forms & (PAST | THIRD):
            return False
        after = words[i + 1]
        if not (page.capital(i + 1) or after in DETERMINER or after in PRONOUN or after.isalpha()):
            return False
        if words[i - 1] == "," and (
            after in ("that", "he", "she", "it", "they") or after in PREPOSITION
        ):
            return False
        source = right_of(page, i + 1, self.end)
        if source is None or after in PREPOSITION or after == "there":
            return False
        if words[i - 1] == "," and source[1] < self.end and self.goes_on(source[1]):
            return False
        before = trimmed(page, self.opening(i), i)
        if before is None:
            return False
        k = with_apposition(page, source, self.end)
        self.subject = source
        content = [before, *self.other_part(k[1], before)]
        self.keep(k, (i, i + 1), content, verb)
        self.said_until = k[1]
        return True

    def goes_on(self, i: int) -> bool:
        """Whether a verb stands at word `i`: then what stands before it was its subject."""
        word = self.page.words[i]
        verb = lexicon().verbs.get(word)
        return word in AUX or word.endswith("ed") or (verb is not None and not verb.noun)

    def opening(self, until: int) -> int:
        """Where what stands before the verb at `until` begins."""
        words = self.page.words
        start = self.said_until
        if is_speech(self.page, until - 1):
            return _mixed_start(self.page, start, until - 1)
        while start < until and (
            words[start] == "," or (words[start] == "and" and start > self.first)
        ):
            start += 1
        return start

    def parenthetical(self, i: int, start: int, verb: Verb, source: Words) -> bool:
        """ "…, X said" and "…, X said, …": add it where that is the case."""
        page, words = self.page, self.page.words
        left = source[0] - 1
        if (
            left < self.first
            or words[left] not in BEFORE
            or not verb.lists & {"say", "think", "show"}
        ):
            return False
        speech = is_speech(page, left)
        after = skip_time(page, i + 1, self.end)
        if not speech:
            if (
                after < self.end
                and words[after] not in (",", *DASHES)
                and not self.only_where(after)
            ):
                return False
            if words[left] == QUOTE and words[i + 1 : i + 2] != []:
                speech = True
        before = trimmed(page, self.opening(left + (words[left] == QUOTE)), left + 1)
        if before is None or (before[1] - before[0] < 2 and not page.words[before[0]] == QUOTE):
            return False
        content = [before, *self.other_part(i + 1, before)]
        self.keep(source, (start, i + 1), content, verb)
        self.said_until = content[-1][1] if len(content) > 1 else i + 1
        return True

    def only_where(self, i: int) -> bool:
        """Whether nothing but "in an interview", "to reporters" and the like stands from `i` on."""
        words = self.page.words
        if words[i] not in PREPOSITION:
            return False
        return clause_after(self.page, i, self.end) is None

    def other_part(self, i: int, before: Words) -> list[Words]:
        """What goes on behind "…, X said, …"."""
        page, words = self.page, self.page.words
        quoted = words[before[1] - 1] == QUOTE
        k = i
        while k < self.end and words[k] not in (",", ":", QUOTE, *DASHES):
            k += 1
        if quoted:
            while k < min(self.end, i + FAR) and words[k] != QUOTE:
                if words[k] in ("and", "but") or words[k].endswith("ing"):
                    return []
                k += 1
            if k < self.end and words[k] == QUOTE and words[k - 1] in BEFORE | {":"}:
                return [(k, end_of(page, k, self.end))]
            return []
        if k != skip_time(page, i, self.end) or k + 1 >= self.end or words[k] != ",":
            return []
        after = words[k + 1]
        verb = lexicon().verbs.get(after)
        if after in ("but", "and", "as", "while", "who", "which", "according", "although", "when",
                     "after", "before", "though", "with", "a", "an") or (
                         verb is not None and verb.forms & ING) or after.endswith("ing"):  # fmt: skip
            return []
        part = trimmed(page, k + 1, end_of(page, k + 1, self.end))
        return [part] if part else []

    def passive(self, i: int, start: int, verb: Verb) -> None:
        """ "was confirmed by X", "is expected to …"."""
        page, words = self.page, self.page.words
        subject = left_of(page, start, self.first) if start < i else None
        k = i + 1
        if k < self.end and words[k] == "by":
            source = right_of(page, k + 1, self.end)
            what = subject or left_of(page, i, self.first)
            if source and what:
                self.keep(source, (start, k + 1), [what], verb)
        elif (
            subject
            and k < self.end
            and words[k] in ("to", "that")
            and verb.lists & {"say", "think"}
        ):
            part = trimmed(page, k, end_of(page, k, self.end))
            if part and words[subject[0]] == "it":
                self.keep(None, (start, k), [part], verb)
            elif part:
                self.keep(None, (start, k), [subject, part], verb)

    def complement(self, i: int, start: int, verb: Verb, source: Words | None) -> None:
        """What stands behind the verb."""
        page, words = self.page, self.page.words
        cue_end = self.cue_end(i, verb)
        k = skip_time(page, cue_end, self.end) if "say" in verb.lists else cue_end
        if k < self.end and words[k] == ",":
            k += 1
            if k >= self.end or words[k] != QUOTE:
                return
        if k + 1 >= self.end and words[self.end - 1] == ":" and source is not None:
            below = self.below()
            if below:
                self.keep(source, (start, cue_end), below, verb)
            return
        if k >= self.end or words[k] in ENDS or words[k] in (")", "and", "or"):
            return
        if verb.base in ADDRESSED or ((
            (words[k] in PREPOSITION and "say" in verb.lists and words[k] not in ("for", "of"))
            or words[k] == "as"
        ) and cue_end == i + 1 and verb.base not in ("look",)):  # fmt: skip
            jump = clause_after(page, k, self.end)
            k = jump if jump is not None else k
        if words[k] == ":":
            k += 1
        part = trimmed(page, k, end_of(page, k, self.end)) if k < self.end else None
        if part is None:
            return
        content = [part]
        if not self.is_worth(verb, words[i], start, i, part):
            return
        if words[part[0]] in ("which", "that") and part[1] - part[0] < 2:
            return
        if words[part[0]] == "condition":
            return
        self.keep(source, (start, cue_end), content, verb)

    def below(self) -> list[Words]:
        """The paragraph under this one, when this ends with a colon."""
        page = self.page
        at = bisect_right(page.sentences, (self.end, 0, 0))
        if at >= len(page.sentences) or page.sentences[at].block != self.block + 1:
            return []
        first, end, block = page.sentences[at]
        while at + 1 < len(page.sentences) and page.sentences[at + 1].block == block:
            at += 1
            end = page.sentences[at].end
        part = trimmed(page, first, first + 1 if page.words[first] == QUOTE else end)
        return [part] if part else []

    def is_worth(self, verb: Verb, form: str, start: int, i: int, part: Words) -> bool:
        """Whether the verb reports what stands behind it, by what that is."""
        page, words = self.page, self.page.words
        opener = words[part[0]]
        if opener == "to":
            return bool(verb.lists & {"want"})
        if verb.lists == {"want"}:
            return opener == "that"
        clause = is_clause(page, part[0], part[1])
        if verb.clause:
            return clause
        if verb.forms & BASE and not verb.forms & PAST and start == i:
            return clause or verb.base in ("say", "argue", "call", "question", "cite")
        return True

    def cue_end(self, i: int, verb: Verb) -> int:
        """The end of the cue: the verb, with "out", "for" or "about" behind it."""
        words, known = self.page.words, lexicon()
        k = i + 1
        if k >= self.end:
            return k
        if words[k] in known.particles.get(verb.base, ()):
            return k + 1
        if verb.lists & {"speak", "think", "want"} and words[k] in known.prepositions:
            after = skip_time(self.page, k, self.end)
            if after == k:
                k += 1
                if k < self.end and words[k] in ("of", "at", "to", "for", "about", "against"):
                    k += 1
        return k

    def keep(self, source: Words | None, cue: Words, content: list[Words], verb: Verb) -> None:
        self.board.add(Find(source, cue, tuple(content), verb.base, self.block))


def group_has(group: list[str], words: frozenset[str]) -> bool:
    """Whether one of `words` is in a group of verbs."""
    return any(word in words for word in group)


def _is_passive(group: list[str], verb: Verb) -> bool:
    return bool(verb.forms & (PARTICIPLE | PAST)) and not verb.forms & ING and any(
        word in BE for word in group
    )  # fmt: skip


def _mixed_start(page: Page, first: int, quote: int) -> int:
    """Where what ends with a quotation begins: "He is “old” and “tired,” she said"."""
    words = page.words
    k = quote
    while k > first and words[k - 1] not in ENDS and words[k - 1] not in (":", ";"):
        if words[k - 1] == "," and k - 1 > first and words[k - 2] == QUOTE:
            break
        k -= 1
    return k


def _is_headline(page: Page, first: int, end: int) -> bool:
    """Whether most words of a sentence begin with capitals."""
    if end - first > 30:
        return False
    words = [i for i in range(first, end) if page.words[i].isalpha() and len(page.words[i]) > 3]
    return len(words) > 2 and sum(page.capital(i) for i in words) * 4 > len(words) * 3
