"""Words as searches know them: how a text is spelled for an index, and where words lie in a text.

A word is a run of letters and digits, whatever its case, accents, quotation marks and invisible
signs. A sign inside a word or at its end counts (`AT&T`, `C++`, `COVID-19`). Chinese, Japanese and
Korean runs have no borders that a search could keep to: any part of one is found. An index gets
*tokens*, parted by single spaces and made of nothing that an index would part again; SQL is the
business of `store`.
"""

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import filterfalse
from typing import NamedTuple

from nkreader.text.ascii_words import beyond_ascii, cut, table
from nkreader.text.spelling import spelled, spelled_map

_CJK = (
    "\u1100-\u11ff\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3131-\u318e"
    "\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7fb\uf900-\ufaff\uff66-\uff9d"
    "\U00020000-\U0003fffd"
)
_LETTER = f"[^\\W{_CJK}]"
"""A letter or digit of a script that parts its words."""
_WORD = re.compile(r"\w+")
_INSIDE = "&+\\-'./@#%$€£¥°§·:=~^*"
_AT_END = "&+#%$€£¥°~^*"
SIGNS = _INSIDE.replace("\\", "")
_SIGNED = re.compile(f"\\w+(?:[{_INSIDE}]+\\w+)*[{_AT_END}]*")
_SIGN = re.compile(f"[{_INSIDE}]")
_WITH_SIGNS = re.compile(f"\\b\\w++(?:(?:[{_INSIDE}]+\\w++)+[{_AT_END}]*|[{_AT_END}]+)")
"""What `_SIGNED` finds, where a sign is in it."""
_OF_WORDS = re.compile(f"[\\w{_INSIDE}]")
_BREAK = "\0"
"""Between two blocks: no text has it."""
_LONG = 40
"""Code points of a signed word that does not come again."""
_WORDS_ALONE, _WORDS_AND_SIGNS = table(_BREAK), table(SIGNS)


# Compiling these takes ten milliseconds, which the start of the reader does without.
@cache
def _cjk() -> "re.Pattern[str]":
    return re.compile(f"[{_CJK}]")


@cache
def _runs() -> "re.Pattern[str]":
    return re.compile(f"[{_CJK}]+|{_LETTER}+")


@cache
def _parts() -> "re.Pattern[str]":
    return re.compile(f"[{_CJK}]+|{_LETTER}+|[{_INSIDE}]|[^\\w{_INSIDE}]+")


JOINT, BORDER = "\ue0fe", "\ue0ff"
"""Tokens of our own: between two scripts in one word; between two blocks, or two signed words."""
_SIGN_TOKENS = {sign: chr(0xE000 + n) for n, sign in enumerate(SIGNS)}


class Tokens(NamedTuple):
    """What an index is given of a text."""

    words: str
    """All words; no phrase goes over the border of a block."""
    signed: str
    """The words that have signs, with their signs."""


def tokens(blocks: Iterable[str]) -> Tokens:
    """The words of a text, given block by block, as tokens."""
    plain = spelled(f" {_BREAK} ".join(blocks))
    if _OF_WORDS.search(beyond_ascii(plain)):
        words = f" {BORDER} ".join(map(_words_of, plain.split(_BREAK)))
        pieces = plain.split()
    else:
        words = " ".join(cut(plain, _WORDS_ALONE)).replace(_BREAK, BORDER)
        pieces = cut(plain, _WORDS_AND_SIGNS)
    maybe = " ".join(filterfalse(str.isalnum, pieces))
    signed = _WITH_SIGNS.findall(maybe)
    return Tokens(words, " ".join(map(_signed_word, signed)))


def _signed_word(word: str) -> str:
    return _known(word) if len(word) < _LONG else " ".join((*_whole(word), BORDER))


@lru_cache(4096)
def _known(word: str) -> str:
    """The same; most come again."""
    return " ".join((*_whole(word), BORDER))


def _words_of(plain: str) -> str:
    if plain.isascii():
        return " ".join(cut(plain, _WORDS_ALONE))
    if not _cjk().search(plain):
        return " ".join(_WORD.findall(plain))
    out: list[str] = []
    end = -1
    for found in _runs().finditer(plain):
        if found.start() == end:
            out.append(JOINT)
        out += _run_tokens(found[0])
        end = found.end()
    return " ".join(out)


def _run_tokens(run: str) -> list[str]:
    """A run as a whole: pairs of neighbours and the last one, or the run itself."""
    if not _is_cjk(run[0]):
        return [run]
    return [*(run[n : n + 2] for n in range(len(run) - 1)), run[-1]]


def _is_cjk(sign: str) -> bool:
    return not sign.isascii() and _cjk().match(sign) is not None


def _whole(word: str) -> list[str]:
    """The tokens of a signed word, from its first letter to its last sign."""
    out: list[str] = []
    joined = False
    for part in _parts().findall(word):
        if part in _SIGN_TOKENS:
            out.append(_SIGN_TOKENS[part])
            joined = False
            continue
        if joined:
            out.append(JOINT)
        out += _run_tokens(part)
        joined = True
    return out


class Looked(NamedTuple):
    """What an index is asked for: tokens one behind the other; `unfinished`: the last may go on."""

    tokens: tuple[str, ...]
    unfinished: bool


class Wanted:
    """A word, or words one behind the other, that is looked for."""

    def __init__(self, words: str, starred: bool = False) -> None:
        """`starred`: the last word may go on."""
        self._words = [word for word in map(_trimmed, spelled(words).split()) if word]
        self._starred = starred
        self._runs = re.findall(r"\w+", " ".join(self._words))

    @property
    def is_empty(self) -> bool:
        """Whether there is no letter or digit in it."""
        return not self._words

    def words(self) -> Looked | None:
        """What to ask the index of words for; None where that of signs knows it all."""
        if len(self._words) == 1 and _signed(self._words[0]):
            return None
        parts: list[str] = []
        for word in self._words:
            runs = list(_runs().finditer(word))
            for n, run in enumerate(runs):
                if n and runs[n - 1].end() == run.start():
                    parts.append(JOINT)
                parts.append(run[0])
        return _looked(parts, self._starred)

    def signs(self) -> list[Looked]:
        """What to ask the index of signed words for."""
        out = []
        for n, word in enumerate(self._words):
            if _signed(word):
                parts, last = _with_joints(word), n == len(self._words) - 1
                out.append(_looked(parts, self._starred and last))
        return out

    @property
    def is_certain(self) -> bool:
        """Whether an index tells it all: not where signs stand in one of several words."""
        return len(self._words) == 1 or not any(map(_signed, self._words))

    def may_be_in(self, plain: str) -> bool:
        """Whether its letters stand in a spelled text at all: told in no time, and mostly no."""
        return all(run in plain for run in self._runs)

    def pattern(self) -> "re.Pattern[str]":
        """What finds it in a spelled text, within one block."""
        return _pattern(tuple(self._words), self._starred)


def _trimmed(word: str) -> str:
    """A typed word from its first letter on, without the marks of a sentence behind it."""
    begins = re.search(r"\w", word)
    if begins is None:
        return ""
    word = word[begins.start() :]
    while not (word[-1].isalnum() or word[-1] == "_" or word[-1] in _AT_END):
        word = word[:-1]
    return word


def _signed(word: str) -> bool:
    return _SIGN.search(word) is not None and _SIGNED.fullmatch(word) is not None


def _with_joints(word: str) -> list[str]:
    out: list[str] = []
    for part in _parts().findall(word):
        if out and part not in _SIGN_TOKENS and out[-1] not in _SIGN_TOKENS.values():
            out.append(JOINT)
        out.append(_SIGN_TOKENS.get(part, part))
    return out


def _looked(parts: Sequence[str], starred: bool) -> Looked:
    """Whole runs, but of the last, if it has no borders, only what must be there."""
    *before, last = parts
    tokens = [token for part in before for token in _run_tokens_or_own(part)]
    if not _is_cjk(last[0]):
        return Looked((*tokens, last), starred and last not in _SIGN_TOKENS.values())
    if len(last) == 1:
        return Looked((*tokens, last), True)
    return Looked((*tokens, *_run_tokens(last)[:-1]), False)


def _run_tokens_or_own(part: str) -> list[str]:
    return [part] if "\ue000" <= part <= BORDER else _run_tokens(part)


@lru_cache(256)
def _pattern(words: tuple[str, ...], starred: bool) -> "re.Pattern[str]":
    pieces = [_literal(word) for word in words]
    first, last = words[0][0], words[-1][-1]
    begins = "" if _is_cjk(first) else f"(?<!{_LETTER})"
    ends = "" if starred or _is_cjk(last) or last in _SIGN_TOKENS else f"(?!{_LETTER})"
    return re.compile(begins + r"\W+".join(pieces) + ends)


def _literal(word: str) -> str:
    """A word's letters and signs as they stand; any other mark in it is as good as another."""
    if _signed(word):
        return re.escape(word)
    return r"\W+".join(map(re.escape, re.findall(r"\w+", word)))


def places(
    text: str, blocks: Iterable[tuple[int, int]], wanted: Sequence[Wanted]
) -> Iterator[tuple[int, int]]:
    """Where any of these lie in a text, in order of their start: `[start, end)` in code points.

    A phrase lies within one of the `blocks`.
    """
    for start, end in blocks:
        block = text[start:end]
        whole = spelled(block)
        if not (there := [one for one in wanted if one.may_be_in(whole)]):
            continue
        plain, offsets = spelled_map(block)
        found = {
            (start + offsets[hit.start()], start + _end(block, offsets, hit.end()))
            for one in there
            for hit in one.pattern().finditer(plain)
        }
        yield from sorted(found)


def _end(text: str, offsets: "array[int]", end: int) -> int:
    """The offset behind the last letter of a hit, whole: its accents and all its jamo are in it;
    invisible signs behind it are not."""
    last = offsets[end - 1] + 1
    stop = max(last, offsets[end])
    while stop > last and unicodedata.category(text[stop - 1]) == "Cf":
        stop -= 1
    return stop


@lru_cache(64)
def _wanted(words: str, starred: bool) -> Wanted:
    """One is asked for again with every text."""
    return Wanted(words, starred)


def holds(text: str | None, words: str, starred: bool = False) -> bool:
    """Whether a text holds words as whole words, one behind the other.

    Starred: the last word may go on. What is no text holds nothing.
    """
    if text is None:
        return False
    wanted = _wanted(words, starred)
    return not wanted.is_empty and wanted.pattern().search(spelled(text)) is not None
