"""Typed access to the fields of one JSON object, with words for what is wrong with them.

Knows JSON and nothing of nkreader's nouns.
"""

import re
from typing import Any

from nkreader.exchange.wording import closest, quoted
from nkreader.text.cleaning import scrub

_HALF = re.compile("[\ud800-\udfff]")
"""A surrogate: in a string of Python's it stands alone."""


class FieldError(ValueError):
    """A record that cannot be used; its text says why, without the line."""


class Fields:
    """The fields of one JSON object; a method raises FieldError where one is not as asked."""

    __slots__ = ("_values",)

    def __init__(self, values: object) -> None:
        if not isinstance(values, dict):
            raise FieldError(f"expected an object in braces, not {quoted(values)}")
        self._values: dict[str, Any] = values

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def _get(self, key: str) -> Any:
        try:
            return self._values[key]
        except KeyError:
            raise FieldError(
                f"{quoted(key)} is missing{closest(key, list(self._values))}"
            ) from None

    def text(self, key: str) -> str:
        """A string that UTF-8 can hold."""
        value = self._get(key)
        if not isinstance(value, str):
            raise FieldError(f"{quoted(key)} is not text but {quoted(value)}")
        if not value.isascii() and _HALF.search(value):
            raise FieldError(f"{quoted(key)} holds half a character (a lone surrogate)")
        return value

    def several(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Several strings that UTF-8 can hold, looked at together."""
        try:
            found = tuple(map(self._values.__getitem__, keys))
            "".join(found).encode()  # Refuses what is no text, and what UTF-8 can't hold.
        except (KeyError, TypeError, UnicodeEncodeError):
            return tuple(map(self.text, keys))
        return found

    def words(self, key: str) -> str:
        """People's words, cleaned as the text of an article is."""
        return scrub(self.text(key)).text

    def maybe_words(self, key: str) -> str | None:
        """The same, or None where the field is null or not there."""
        return None if self._values.get(key) is None else self.words(key)

    def name(self, key: str) -> str:
        """People's words that must say something."""
        value = self.words(key)
        if not value.strip():
            raise FieldError(f"{quoted(key)} is empty")
        return value

    def maybe_text(self, key: str) -> str | None:
        """A string, or None where the field is null or not there."""
        return None if self._values.get(key) is None else self.text(key)

    def number(self, key: str) -> int:
        """A whole number from 0, small enough for any program to hold (below 2**53)."""
        value = self._get(key)
        if type(value) is not int or not 0 <= value < 2**53:
            raise FieldError(f"{quoted(key)} is not a whole number from 0 but {quoted(value)}")
        return value

    def maybe_number(self, key: str, default: int | None = None) -> int | None:
        """A whole number, or `default` where the field is null or not there."""
        return default if self._values.get(key) is None else self.number(key)

    def flag(self, key: str, default: bool) -> bool:
        """True or false; `default` where the field is not there."""
        value = self._values.get(key, default)
        if not isinstance(value, bool):
            raise FieldError(f"{quoted(key)} is not true or false but {quoted(value)}")
        return value

    def choice(self, key: str, options: tuple[str, ...]) -> str:
        """One of a few words."""
        value = self.text(key)
        if value not in options:
            raise FieldError(f"{quoted(key)} is {quoted(value)}, not one of {', '.join(options)}")
        return value

    def maybe_fields(self, key: str) -> "Fields | None":
        """The fields of an object within this one, or None where it is null or not there."""
        value = self._values.get(key)
        return None if value is None else Fields(value)

    def items(self, key: str) -> list[Any]:
        """A list of anything; empty where the field is not there."""
        value = self._values.get(key, [])
        if not isinstance(value, list):
            raise FieldError(f"{quoted(key)} is not a list but {quoted(value)}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; empty where the field is not there."""
        return tuple(Fields({key: each}).text(key) for each in self.items(key))

    def pairs(self, key: str) -> tuple[tuple[int, int], ...]:
        """A list of `[start, end]`; empty where the field is not there."""
        return tuple(pair(each, key) for each in self.items(key))


def pair(value: object, key: str) -> tuple[int, int]:
    """`[start, end]` with 0 <= start <= end."""
    if (
        not isinstance(value, list)
        or len(value) != 2
        or any(type(each) is not int for each in value)
        or not 0 <= value[0] <= value[1]
    ):
        raise FieldError(f"{quoted(key)} holds {quoted(value)}, which is no [start, end]")
    return value[0], value[1]
