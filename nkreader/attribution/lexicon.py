"""The words the rules hang on: verbs with all their forms, read from the lists beside this file.

Forms are made by rule from the base form; what is irregular stands in the list. What a verb does to
the words around it is the families' business.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from nkreader.text.word_set import word_set

LISTS = Path(__file__).parent / "lists"
SAY, THINK, SPEAK, WANT, SHOW = 1, 2, 4, 8, 16
_VERBS = {"say": SAY, "think": THINK, "speak": SPEAK, "want": WANT, "show": SHOW}
"""The lists of verbs."""
BASE, THIRD, PAST, PARTICIPLE, ING = 1, 2, 4, 8, 16
"""Which form a word is; several where they look alike."""
NOUNS = BASE | THIRD
"""Forms that a noun has too."""
VOWELS = "aeiou"
DOUBLED = frozenset(
    {"admit", "bar", "ban", "beg", "begin", "brag", "chat", "cut", "dub", "forget", "hit", "infer"}
    | {"let", "nod", "pan", "permit", "plan", "prefer", "put", "quip", "rap", "rebut", "refer"}
    | {"rip", "set", "slam", "submit"}
)
"""Verbs that double their last letter before -ed and -ing."""


DASHES = frozenset({"\u2014", "\u2013", "--", "\u2015", "-"})
ADVERBS = word_set("reportedly allegedly supposedly purportedly")
"""The only cue of what nobody is named for."""
_KINDS = VERB, NOUN, ADJECTIVE, HEDGING, DASH, HEARSAY, ACCORDING, COLON, STOP = (
    1, 2, 4, 8, 16, 32, 64, 128, 256,
)  # fmt: skip
"""What a word is looked for as; several for some."""
SOUGHT = VERB | NOUN | ADJECTIVE | DASH | HEARSAY | ACCORDING | COLON
"""What families look for."""
NOT_ADVERBS = word_set(
    "family july italy ally rally assembly apply supply comply bully belly daily fly jelly "
    "monopoly anomaly elderly"
)
"""Words in -ly that are none."""
IRREGULAR = word_set(
    "ate became began bent bought broke brought built came caught chose cut dealt did drew "
    "drove fed fell flew fought found froze gave got grew had heard held hid kept knew led left "
    "lent lost made meant met paid ran rang rode rose sank sat saw sent shook shot shut slept "
    "sold sought spent spoke spread stole stood stuck struck swam swept taught threw told took "
    "went woke won wore wrote"
)
"""Past forms that no ending gives away."""
REMEMBERED = 40_000
"""Words of texts that are kept with what is true of them."""


class Verb(NamedTuple):
    """One form of a verb."""

    base: str
    forms: int
    """`BASE`, `THIRD`, `PAST`, `PARTICIPLE`, `ING` or several of them."""
    lists: int
    """`SAY`, `THINK` … for each list it stands in."""
    noun: bool
    """Whether the form is a noun too."""
    clause: bool
    """Whether it reports only with a clause or a quotation behind it."""
    particles: frozenset[str] = frozenset()
    """What makes another verb of it: "point" with "out"."""


class Phrase(NamedTuple):
    """Words that hedge."""

    words: list[str]
    place: int
    """Which of them is the longest: the word it is looked for by, as few others have that."""
    kind: str


class Lexicon(NamedTuple):
    """Everything the lists say."""

    verbs: dict[str, Verb]
    """By form, in small letters."""
    nouns: frozenset[str]
    adjectives: frozenset[str]
    adverbs: frozenset[str]
    catenatives: frozenset[str]
    prepositions: frozenset[str]
    kinds: dict[str, int]
    """Every word that is looked for, with what as (`VERB`, `NOUN` …)."""
    people: frozenset[str]
    """Nouns for a person who speaks."""
    bodies: frozenset[str]
    """Nouns for what speaks and is no person."""
    inverted: frozenset[str]
    """Base forms of verbs that stand before their subject too."""
    hedges: dict[str, tuple[Phrase, ...]]
    """By the longest word of each: phrases."""


def lines(name: str) -> list[str]:
    """The lines of one list, without remarks."""
    read = (LISTS / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    return [line.strip() for line in read if line.strip() and not line.startswith("#")]


def _read() -> Lexicon:
    """What the lists say."""
    verbs: dict[str, Verb] = {}
    particles: dict[str, set[str]] = {}
    for which, bit in _VERBS.items():
        for line in lines(which):
            words, _, marks = line.partition(":")
            base, *past = words.split()
            if past and len(past[0]) < 4 and past[0] in ("out", "up", "off"):
                particles.setdefault(base, set()).add(past[0])
                past = []
            noun, clause = "n" in marks.split(), "c" in marks.split()
            for form, bits in _forms(base, past).items():
                _put(verbs, form, Verb(base, bits, bit, noun and bits & NOUNS > 0, clause))
    for form, verb in verbs.items():
        if verb.base in particles:
            verbs[form] = verb._replace(particles=frozenset(particles[verb.base]))
    nouns = frozenset(form for noun in lines("nouns") for form in (noun, plural(noun)))
    adjectives, hedges = frozenset(lines("adjectives")), _hedges()
    return Lexicon(
        verbs,
        nouns,
        adjectives,
        frozenset(lines("adverbs")),
        frozenset(lines("catenatives")),
        frozenset(lines("prepositions")),
        _kinds(verbs, nouns, adjectives, hedges),
        frozenset(lines("people")),
        frozenset(lines("bodies")),
        frozenset(lines("inverted")),
        hedges,
    )


def _kinds(*listed: Iterable[str]) -> dict[str, int]:
    """What each word is looked for as: verbs, nouns, adjectives and words that hedges have."""
    out: dict[str, int] = {}
    closed = (DASHES, ADVERBS, ("according", "words"), (":",), (".",))
    for words, bit in zip((*listed, *closed), _KINDS, strict=True):
        for word in words:
            out[word] = out.get(word, 0) | bit
    return out


def _put(verbs: dict[str, Verb], form: str, verb: Verb) -> None:
    """Keep a form; where two verbs share it ("saw", "found") or two lists a verb, both count."""
    known = verbs.get(form)
    if known is None:
        verbs[form] = verb
    else:
        verbs[form] = Verb(
            known.base, known.forms | verb.forms, known.lists | verb.lists, known.noun or verb.noun,
            known.clause and verb.clause,
        )  # fmt: skip


def _forms(base: str, past: list[str]) -> dict[str, int]:
    """Every form of a verb with what it is."""
    stem = base
    if base in DOUBLED:
        stem = base + base[-1]
    elif base.endswith("y") and base[-2] not in VOWELS:
        stem = base[:-1] + "i"
    elif base.endswith("e"):
        stem = base[:-1]
    made = [*past, *past[-1:]][:2] or [stem + "ed"] * 2
    ing = base if stem.endswith("i") else stem
    ing = base if base in ("see", "decree") else ing
    out: dict[str, int] = {}
    for form, bit in ((base, BASE), (plural(base), THIRD), (made[0], PAST),
                      (made[1], PARTICIPLE), (ing + "ing", ING)):  # fmt: skip
        out[form] = out.get(form, 0) | bit
    return out


def plural(word: str) -> str:
    """The form in -s, of a noun or a verb."""
    if word.endswith("y") and word[-2] not in VOWELS:
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return word + "s"


def _hedges() -> dict[str, tuple[Phrase, ...]]:
    """The phrases of `hedges.txt`, a line each: `phrase = kind`."""
    found: dict[str, list[Phrase]] = {}
    for line in lines("hedges"):
        phrase, _, kind = line.partition("=")
        words = phrase.split()
        longest = max(words, key=len)
        found.setdefault(longest, []).append(Phrase(words, words.index(longest), kind.strip()))
    return {word: tuple(phrases) for word, phrases in found.items()}


class Verdicts(dict[str, bool]):
    """What is true of some words, worked out when first asked for."""

    def __init__(self, tell: Callable[[str], bool]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, word: str) -> bool:
        if len(self) > REMEMBERED:
            self.clear()
        self[word] = told = self._tell(word)
        return told


def _is_adverb(word: str) -> bool:
    return word in KNOWN.adverbs or (
        word.endswith("ly") and word not in NOT_ADVERBS and word not in VERBS
    )


KNOWN = _read()
"""The lists, read when the first text is looked at."""
VERBS = KNOWN.verbs
IS_ADVERB = Verdicts(_is_adverb)
"""Whether a word may stand between a subject and its verb."""
LOOKS_PAST = Verdicts(
    lambda word: (
        word in IRREGULAR or (word.endswith("ed") and word not in ("united", "red", "need"))
    )
)
"""Whether a word looks like a verb in the past."""
