"""The Korean lists in memory, and what they say about one word.

Owns how `lists/hangul/` is read: a file a label (`LABEL.txt` or `LABEL-more.txt`), a line
`한글 = canonical name`; `words/` holds the words that rules hang on. All of it is NFC.
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple, cast

from nkreader.entities.lexicon import LISTS
from nkreader.model import Label

FOLDER = LISTS / "hangul"
REMEMBERED = 20_000
"""Words whose readings are kept."""
LONGEST_PARTICLE = 5
LONGEST_TAIL = 8
LONGEST_NAME = 20
RUN = re.compile("[\uac00-\ud7a3]+|[\u4e00-\u9fff]+")
"""A word: a run of one script."""
FAR_EAST = re.compile("[\uac00-\ud7a3\u1100-\u1112\u4e00-\u9fff]")
"""What a name of these lists has in it."""
READ_UP_TO = 40
"""Syllables of a word that are read; none of Korean is longer."""

Named = tuple[Label, str]
"""Label, canonical name."""

NAME = 1 << 0
TITLE = 1 << 1
TITLE_BEFORE = 1 << 2
FACILITY = 1 << 3
FACILITY_BESIDE = 1 << 4
BODY = 1 << 5
BODY_BESIDE = 1 << 6
DISTRICT = 1 << 7
LAW = 1 << 8
BYLINE = 1 << 9
SOURCE = 1 << 10
ROLE = 1 << 11
PHRASE = 1 << 12
DATE = 1 << 13
TIME = 1 << 14
COUNT = 1 << 15

_WHOLE = {"titles": TITLE, "titles_before": TITLE_BEFORE, "byline_words": BYLINE}
_ENDING = {
    "facility_tails": FACILITY,
    "facility_tails_beside": FACILITY_BESIDE,
    "body_tails": BODY,
    "body_tails_beside": BODY_BESIDE,
    "districts": DISTRICT,
    "laws": LAW,
    "titles": 0,
}
_STARTING = {"date_starts": DATE, "time_starts": TIME, "count_starts": COUNT}
LONGEST_START = 5
_TAILS = {
    "GPE": "place_tails", "LOC": "place_tails", "ORG": "place_tails",
    "COMMODITY": "goods_tails", "DISEASE": "goods_tails", "PERSON": "titles",
}  # fmt: skip
"""What may be glued to a name of a label, before particles."""


class Reading(NamedTuple):
    """What the lists say about one word."""

    kinds: int
    """The bits above."""
    stems: tuple[str, ...]
    """The word as it stands, then without each particle it may end in, the shortest first."""
    ends: dict[str, tuple[str, str]]
    """For each file of words that end a name: the stem that has such an end, and the end."""
    size: int
    """Syllables of the name it begins with, 0 where it begins with none."""
    named: Named | None


class Readings(dict[str, Reading]):
    """What the lists say about a word, worked out when first asked for."""

    def __init__(self, lists: "KoreanLists") -> None:
        super().__init__()
        self.lists = lists

    def __missing__(self, word: str) -> Reading:
        if len(self) > REMEMBERED:
            self.clear()
        found = self[word] = self.lists.read(word[:READ_UP_TO])
        return found


class KoreanLists:
    """Names by their Hangul, sets of words by the file they stand in, readings of words."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.names: dict[str, Named] = {}
        self.phrases: dict[str, list[str]] = {}
        """Names of several words, or with figures, by their first word, the longest first."""
        self.odd: list[str] = []
        """Names that begin with a Latin letter."""
        self.dated: dict[str, list[str]] = {}
        """Names that begin with a figure, by its first digit."""
        for path in sorted(folder.glob("*.txt")):
            self._read_names(path)
        self.words: dict[str, frozenset[str]] = {
            path.stem: frozenset(word for line in _lines(path) for word in line.split())
            for path in folder.glob("words/*.txt")
        }
        self.openers = self.all("modifiers") | self.all("linked")
        """What is glued to a source: "내부소식통"."""
        self.readings = Readings(self)

    def _read_names(self, path: Path) -> None:
        label = cast(Label, path.stem.partition("-")[0])
        for line in _lines(path):
            name, _, canonical = (part.strip() for part in line.partition("="))
            self.names.setdefault(name, (label, canonical or name))
            first = RUN.match(name)
            if first is None and name[0].isdigit():
                self.dated.setdefault(name[0], []).append(name)
            elif first is None:
                self.odd.append(name)
            elif first[0] != name:
                self.phrases.setdefault(first[0], []).append(name)
        for found in self.phrases.values():
            found.sort(key=len, reverse=True)

    def all(self, file: str) -> frozenset[str]:
        """The words of one file of `words/`."""
        return self.words.get(file, frozenset())

    def read(self, word: str) -> Reading:
        """What the lists say about a word."""
        particles = self.all("particles")
        stems = (word, *(
            word[:-size]
            for size in range(1, min(LONGEST_PARTICLE + 1, len(word)))
            if word[-size:] in particles
        ))  # fmt: skip
        size, named = self._name(word)
        kinds = NAME if named else 0
        for file, bit in _WHOLE.items():
            if any(stem in self.all(file) for stem in stems):
                kinds |= bit
        ends = {}
        for file, bit in _ENDING.items():
            found = self.ending(stems, file)
            if found is not None:
                kinds |= bit
                ends[file] = found
        for file, bit in _STARTING.items():
            words = self.all(file)
            if any(word[:size] in words for size in range(1, LONGEST_START + 1)):
                kinds |= bit
        if word in self.phrases:
            kinds |= PHRASE
        if _is_long(*ends.get("titles", ("", ""))):
            kinds |= TITLE
        if self.head(stems, "source_heads"):
            kinds |= SOURCE
        elif self.head(stems, "role_heads"):
            kinds |= ROLE
        return Reading(kinds, stems, ends, size, named)

    def head(self, stems: tuple[str, ...], file: str) -> str | None:
        """The stem that is a word of `file`, alone or behind a modifier, or the plural of one."""
        words, before = self.all(file), self.openers
        for stem in stems:
            one = stem.removesuffix("들")
            for size in range(len(one)):
                if one[size:] in words and (
                    not size or one[:size] in before or one[:size] in self.names
                ):
                    return stem
        return None

    def ending(self, stems: tuple[str, ...], file: str) -> tuple[str, str] | None:
        """The longest stem that ends in a word of `file`, and that word."""
        tails = self.all(file)
        for stem in stems:
            for size in range(min(LONGEST_TAIL, len(stem)), 0, -1):
                if stem[-size:] in tails:
                    return stem, stem[-size:]
        return None

    def _name(self, word: str) -> tuple[int, Named | None]:
        """The longest name `word` begins with, where what follows leaves it a name."""
        for size in range(min(LONGEST_NAME, len(word)), 0, -1):
            named = self.names.get(word[:size])
            if named is None:
                continue
            more = self.tail(word[:size], word[size:], named[0])
            if more is not None and (size > 1 or not more):
                return size + more, named
        return 0, None

    def tail(self, name: str, rest: str, label: Label) -> int | None:
        """Whether `name`, of `label`, may go on with `rest`; how many syllables belong to it."""
        particles = self.all("particles")
        if not rest or rest in particles:
            return 0
        if label == "GPE" and name not in self.all("countries"):
            for size in range(min(3, len(rest)), 0, -1):
                after = rest[size:]
                if rest[:size] in self.all("place_kinds") and (
                    not after or after in particles or self._tailed(after, label)
                ):
                    return size
        return 0 if self._tailed(rest, label) else None

    def _tailed(self, rest: str, label: Label) -> bool:
        tails = self.all(_TAILS.get(label, ""))
        if label == "ORG":
            tails |= self.all("titles")
        particles = self.all("particles")
        for size in range(min(LONGEST_TAIL, len(rest)), 0, -1):
            if rest[:size] in tails and (size == len(rest) or rest[size:] in particles):
                return True
        return False

    def place_before(self, words: str) -> int:
        """Syllables of the place that `words` begin with, 0 where they begin with none."""
        for size in range(min(LONGEST_NAME, len(words)), 1, -1):
            named = self.names.get(words[:size])
            if named is not None and named[0] == "GPE":
                more = self.tail(words[:size], words[size:], "GPE")
                return size + more if more and size + more == len(words) else size
        return 0


def _is_long(stem: str, title: str) -> bool:
    """Whether a word that ends in a title is one: "중앙검찰소장", "오춘식동지"."""
    return len(title) > 1 and len(stem) > 3


@cache
def korean_lists() -> KoreanLists:
    """The lists that come with nkreader, read once."""
    return KoreanLists()


def _lines(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
