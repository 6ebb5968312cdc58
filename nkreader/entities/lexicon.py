"""The lists in memory: names by label, and words by what they are good for.

Owns how `lists/` is read. A folder of `lists/` is a label, a line a name; `Name = alias; alias`
gives a name its other forms. `lists/words/` holds words, a file a flag. Nothing is compiled: a line
added to a list counts at the next start.
"""

import re
from functools import cache
from pathlib import Path
from typing import get_args

from nkreader.entities import flags as f
from nkreader.model import Label
from nkreader.text.word_set import word_set

LISTS = Path(__file__).parent / "lists"
MADE = "world.txt"
"""The list a script makes; where it and one kept by hand disagree, the hand is right."""
ANY_CASE = ("COMMODITY", "DISEASE")
"""Labels whose names are found in any case; their plurals are made here."""
LETTERS = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0300-\u036f\u0370-\u052f\u1e00-\u1fff"
    "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
)
FRACTIONS = "¼½¾⅓⅔⅛⅜⅝⅞"
WORD = re.compile(
    rf"([A-Z]{{1,4}}+&[A-Z]{{1,4}}(?![{LETTERS}])|[{LETTERS}]++(?:\.(?:[A-Za-z]\.)++)?+"
    rf"|[0-9]++(?:[.,][0-9]++)*+[{FRACTIONS}]?|[{FRACTIONS}]|'s\b|[%&$€£¥₩])"
)
"""One word: capitals joined by a sign as in AT&T, initials with dots, letters, a figure, a
fraction, a possessive, a sign."""
REMEMBERED = 40_000
"""Words whose flags are kept."""

_LISTED = re.compile(WORD.pattern[:-1] + r"|\n)")
_SMALL = word_set("of the and for in on de to s")
_GLUED = re.compile(r"(?<![A-Z])[A-Z]{4,}+[a-z]++$|(?<![a-z])[a-z]{3,}+[A-Z][a-z]{2}")
"""Tried once for each run of letters of one case: a word may be 100 KB long."""

Value = Label | tuple[Label, str]


class Kinds(dict[str, int]):
    """Flags of a word, worked out when first asked for."""

    def __init__(self, lexicon: "Lexicon") -> None:
        super().__init__()
        self.lexicon = lexicon

    def __missing__(self, word: str) -> int:
        kind = self.lexicon.kind(word)
        if len(self) > REMEMBERED:
            self.clear()
        self[word] = kind
        return kind


class Lexicon:
    """Every name and word of the lists."""

    def __init__(self, folder: Path = LISTS) -> None:
        self.names: dict[str, Value] = {}
        self.goods: dict[str, Value] = {}
        self.words: dict[str, int] = {}
        for path in sorted(folder.glob("*/*.txt")):
            if path.parent.name == "words":
                self._read_words(path)
        paths = [
            (path, label) for label in get_args(Label) for path in folder.glob(f"{label}/*.txt")
        ]
        for path, label in sorted(paths, key=lambda item: (item[0].name != MADE, item)):
            self._read_names(path, label)
        self.first, self.pairs = _first_words(self.names)
        self.first_goods, self.pairs_of_goods = _first_words(self.goods)
        ills = [name for name, value in self.goods.items() if "DISEASE" in (value, value[0])]
        self.ills = {name.partition(" ")[0] for name in ills}
        self.kinds = Kinds(self)

    def kind(self, word: str) -> int:
        """The flags of one word: what its letters show and what the word lists say."""
        letter = word[0]
        words = self.words
        low = word.lower()
        kind = words.get(word, 0)
        if letter.islower():
            kind &= ~f.PLAIN
        if letter.isupper() and (letter < "\u0250" or "\u1e00" <= letter < "\u1f00"):
            kind |= f.CAP | words.get(low, 0)
            if len(word) > 1 and word.isupper():
                kind |= f.UPPER
                titled = word.capitalize()
                kind |= words.get(titled, 0)
                if titled in self.first:
                    kind |= f.START
        elif letter.isdigit() or letter in FRACTIONS:
            kind |= f.DIGITS
        if word in self.first:
            kind |= f.START
        if low in self.first_goods:
            kind |= f.GOODS | (f.ILL if low in self.ills else 0)
        if _GLUED.search(word):
            kind |= f.GLUED
        return kind

    def shouted(
        self, words: list[str], gaps: list[str], i: int, joints: frozenset[str]
    ) -> tuple[Value | None, int]:
        """The longest name that begins at word `i` in a line of capitals, and the word after it."""
        longest = self.first.get(words[i].capitalize(), 0)
        j = i + 1
        while (
            j < len(words) and j - i < longest and gaps[j] in joints and not words[j][0].islower()
        ):
            j += 1
        for k in range(j, i, -1):
            if k == i + 1 and len(words[i]) < 4:
                break
            low = [word.lower() for word in words[i:k]]
            key = " ".join(word if word in _SMALL else word.capitalize() for word in low)
            value = self.names.get(key.replace("'S", "'s"))
            if value is not None:
                return value, k
        return None, i

    def is_place(self, word: str) -> bool:
        """Whether a word alone names a country, a city or the like."""
        value = self.names.get(word) or self.names.get(word.capitalize())
        return value is not None and (value if isinstance(value, str) else value[0]) == "GPE"

    def name_of_good(self, words: str) -> str | None:
        """The canonical name of a good in small letters, if the lists know it by another."""
        value = self.goods.get(words)
        return value[1] if isinstance(value, tuple) else None

    def _read_words(self, path: Path) -> None:
        flag = f.WORD_LISTS[path.stem.partition("-")[0]]
        words = self.words
        for line in _lines(path):
            for word in line.split():
                words[word] = words.get(word, 0) | flag

    def _read_names(self, path: Path, label: Label) -> None:
        plain: list[str] = []
        any_case = label in ANY_CASE
        into = self.goods if any_case else self.names
        for line in _lines(path):
            name, equals, rest = line.partition("=")
            if not equals:
                plain.append(line)
                continue
            name = name.strip()
            for alias in (name, *rest.split(";")):
                for form in _forms(alias.strip(), label):
                    into[form] = (label, name)
        into.update(dict.fromkeys(_keys("\n".join(plain), any_case), label))
        if label == "PERSON":
            for name in plain:
                for form in _forms(name, label):
                    into[form] = (label, name)
        if label == "COMMODITY":
            proper = [name for name in plain if " " in name and name[0].isupper()]
            self.names.update((key(name), label) for name in proper)
            for name in list(into):
                value = into[name]
                if (value if isinstance(value, str) else value[0]) == label:
                    into.setdefault(plural(name), value)


@cache
def lexicon() -> Lexicon:
    """The lists that come with nkreader, read once."""
    return Lexicon()


def key(name: str) -> str:
    """How a name is kept and looked up: its words with one space between."""
    return " ".join(WORD.findall(name.replace("\u2019", "'")))


def _lines(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line.strip() and not line.startswith("#")]


def _keys(text: str, any_case: bool) -> list[str]:
    if any_case:
        text = text.lower()
    return " ".join(_LISTED.findall(text.replace("\u2019", "'"))).split(" \n ")


def _forms(name: str, label: Label) -> tuple[str, ...]:
    """The keys of one name: Korean given names are written with and without a hyphen."""
    words = WORD.findall(name.replace("\u2019", "'"))
    if label in ANY_CASE:
        return (" ".join(words).lower(),)
    if label == "PERSON" and len(words) == 3:
        last = words[2]
        return (
            " ".join(words),
            " ".join((*words[:2], last.lower() if last[0].isupper() else last.capitalize())),
        )
    return (" ".join(words),)


def plural(name: str) -> str:
    """The plural of a good."""
    if name.endswith("s"):
        return name
    if name.endswith(("sh", "ch", "x", "o")):
        return name + "es"
    return name[:-1] + "ies" if name.endswith("y") and name[-2] not in "aeiou" else name + "s"


def _first_words(names: dict[str, Value]) -> tuple[dict[str, int], set[str]]:
    """First words with the size in words of the longest name that begins so; first two words."""
    first: dict[str, int] = {}
    pairs: set[str] = set()
    for name in names:
        word, space, rest = name.partition(" ")
        size = 1
        if space:
            size += 1 + rest.count(" ")
            pairs.add(name if size == 2 else f"{word} {rest[: rest.index(' ')]}")
        if first.get(word, 0) < size:
            first[word] = size
    return first, pairs
