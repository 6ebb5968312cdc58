"""From what was typed to a tree, or an error that points at the place.

Words stand for "all must occur"; `OR` binds less than they do, `-` and `field:` only the next part.
"""

import re
from difflib import get_close_matches
from typing import NamedTuple, get_args

from nkreader.library.query.values import All, Any, Field, FieldTerm, Not, Phrase, Query, Word
from nkreader.model import WrongUseError
from nkreader.text.dates import is_iso
from nkreader.text.hidden import one_line
from nkreader.text.search_words import Wanted

FIELDS: tuple[str, ...] = get_args(Field)
IS = ("unread", "reading", "done", "untagged", "undated", "hedged")
HAS = ("note", "review", "link", "memo", "publisher")
DATED = ("day", "month", "year")
WORDS = ("title", "publisher", "author", "note", "entity", "speaker", "claim")
DATES = ("before", "after", "on", "spoken")
RANGES = ("on", "spoken")
"""Those that take two dates with `..` between them."""
WHOLE = ("publisher", "author")
"""Fields that can be asked for as a whole, with `=`."""
DEEPEST = 50
LONGEST = 2_000
"""Code points of a query, and levels of its parentheses."""

_QUOTES = {'"': '"', "“": "”", "„": "”", "«": "»"}
_FIELD = re.compile(r"([a-z]+):(?=\S)")
_WORD = re.compile(r"[^\s()\"“”„«»]+")


class QueryError(WrongUseError):
    """A query that can't be read; `place` is where, in code points of what was typed, `words` what
    is wrong there."""

    def __init__(self, typed: str, place: int, words: str) -> None:
        self.place, self.words = place, words
        before, after = typed[max(0, place - 30) : place], typed[place : place + 30]
        super().__init__(one_line(f"{words}, at character {place + 1}: {before}▸{after}"))


def parse(typed: str, unfinished: bool = False) -> Query:
    """The tree of a query; nothing typed is a query that everything answers. `unfinished`: it is
    being typed, and a word at its very end may go on.

    Raises QueryError for an unknown field or value, an open quotation mark or parenthesis, an
    empty part, and a query of more than 2,000 code points.
    """
    if len(typed) > LONGEST:
        raise QueryError(typed, LONGEST, f"a query of more than {LONGEST} characters")
    reader = _Reader(typed, unfinished)
    found = reader.either(0)
    if reader.place < len(typed):
        raise QueryError(typed, reader.place, "a closing parenthesis without an opening one")
    return found


class _Part(NamedTuple):
    query: Query
    is_or: bool = False


class _Reader:
    """Goes through what was typed once, from left to right."""

    def __init__(self, typed: str, unfinished: bool = False) -> None:
        self.typed = typed
        self.unfinished = unfinished
        self.place = 0

    def either(self, depth: int) -> Query:
        """Parts with OR between them, up to a closing parenthesis or the end."""
        if depth > DEEPEST:
            raise self._error("parentheses too deep")
        choices: list[list[Query]] = [[]]
        while (part := self._part(depth)) is not None:
            if not part.is_or:
                choices[-1].append(part.query)
            elif not choices[-1]:
                raise self._error("OR stands between two parts", self.place - 2)
            else:
                choices.append([])
        if len(choices) > 1 and not choices[-1]:
            raise self._error("OR stands between two parts")
        groups = [group[0] if len(group) == 1 else All(tuple(group)) for group in choices]
        return groups[0] if len(groups) == 1 else Any(tuple(groups))

    def _part(self, depth: int) -> _Part | None:
        """The next part; None at the end of this level."""
        self._skip()
        start, sign = self.place, self._sign()
        if not sign or sign == ")":
            return None
        if sign == "(":
            return _Part(self._group(depth))
        if sign == "-" and self.typed[start + 1 : start + 2].strip():
            self.place += 1
            inner = self._part(depth)
            if inner is None or inner.is_or:
                raise self._error("what is not wanted stands right behind the -", start)
            return _Part(Not(inner.query))
        if field := _FIELD.match(self.typed, start):
            return _Part(self._field(field))
        value = self._value()
        if isinstance(value, Word) and value.text == "OR":
            return _Part(value, is_or=True)
        return _Part(self._with_letters(value, start))

    def _group(self, depth: int) -> Query:
        start = self.place
        self.place += 1
        inner = self.either(depth + 1)
        if self._sign() != ")":
            raise self._error("this parenthesis is not closed", start)
        if inner == All():
            raise self._error("nothing stands in these parentheses", start)
        self.place += 1
        return inner

    def _field(self, match: "re.Match[str]") -> Query:
        name, start = match[1], match.start()
        if name not in FIELDS:
            if self.typed[match.end() : match.end() + 2] == "//":
                return self._value()
            near = get_close_matches(name, FIELDS, 1)
            hint = f"did you mean {near[0]}:?" if near else f"there are {' '.join(FIELDS)}"
            raise self._error(f"{name}: is no field; {hint}", start)
        self.place = match.end()
        whole = name in WHOLE and self._sign() == "="
        self.place += whole
        at = self.place
        if self._sign() in ("", *"() \t\n"):
            raise self._error(f"a value stands right behind {name}:", at)
        value = self._value()
        if not whole:
            self._check(name, value, at)
        return FieldTerm(name, value, start, whole)  # type: ignore[arg-type]

    def _with_letters(self, value: Word | Phrase, at: int) -> Word | Phrase:
        if Wanted(value.text).is_empty:
            raise self._error("there is no letter or digit in this to look for", at)
        return value

    def _check(self, name: str, value: Word | Phrase, at: int) -> None:
        """A value that its field can't have is told now, not silently without an answer."""
        if name in WORDS:
            self._with_letters(value, at)
        known = {"is": IS, "has": HAS, "dated": DATED}.get(name)
        if known and value.text not in known:
            raise self._error(f"{name}: one of {' '.join(known)}", at)
        dates = value.text.split("..", 1) if name in RANGES else [value.text]
        if name in DATES and not all(map(is_iso, dates)):
            raise self._error(f"{name}: a date like 2020, 2020-03 or 2020-03-27", at)

    def _value(self) -> Word | Phrase:
        start, sign = self.place, self._sign()
        if sign in _QUOTES:
            ends = {_QUOTES[sign], '"'}
            end = next((n for n in range(start + 1, len(self.typed)) if self.typed[n] in ends), -1)
            if end < 0:
                raise self._error("this quotation mark is not closed", start)
            text = " ".join(self.typed[start + 1 : end].split())
            if not text:
                raise self._error("nothing stands in these quotation marks", start)
            self.place = end + 1
            return Phrase(text, start)
        match = _WORD.match(self.typed, start)
        if match is None:
            raise self._error("a quotation mark that closes nothing", start)
        self.place = match.end()
        bare = match[0].rstrip("*")
        if not bare:
            raise self._error("a star stands behind the beginning of a word", start)
        goes_on = self.unfinished and self.place == len(self.typed)
        return Word(bare, start, starred=goes_on or bare != match[0])

    def _sign(self) -> str:
        return self.typed[self.place : self.place + 1]

    def _skip(self) -> None:
        while self._sign().isspace():
            self.place += 1

    def _error(self, words: str, place: int | None = None) -> QueryError:
        return QueryError(self.typed, self.place if place is None else place, words)
