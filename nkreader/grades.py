"""Grades of a passage in the Admiralty system: how far its source is to be trusted, how far what it
says. The two are given independently, and each may be left open."""

from typing import NamedTuple

SOURCE_GRADES: dict[str, str] = {
    "A": "beyond doubt: right every time so far",
    "B": "seldom in doubt: right most of the time",
    "C": "now and then in doubt: right often enough",
    "D": "often in doubt: right some of the time",
    "E": "not to be relied on: wrong as a rule",
    "F": "can't be judged: not known from before",
}
"""What each letter says of the source."""
INFORMATION_GRADES: dict[int, str] = {
    1: "confirmed by others who did not hear it here",
    2: "probable: fits what is known, not confirmed",
    3: "possible: makes sense, fits in part",
    4: "doubtful: possible, but nothing speaks for it",
    5: "improbable: goes against what is known",
    6: "can't be judged: nothing to hold it against",
}
"""What each digit says of the information."""


class Grade(NamedTuple):
    """A letter for the source, a digit for the information; None where it is not given."""

    source: str | None = None
    information: int | None = None

    @property
    def code(self) -> str:
        """As it is written: `F6`, `F`, `6`, or nothing."""
        return f"{self.source or ''}{self.information or ''}"

    @property
    def in_words(self) -> str:
        """What it says, in one line; nothing where nothing is given."""
        source = f"source {SOURCE_GRADES[self.source]}" if self.source else ""
        said = f"information {INFORMATION_GRADES[self.information]}" if self.information else ""
        return "; ".join(part for part in (source, said) if part)


UNGRADED = Grade()


def parsed_grade(typed: str) -> Grade | None:
    """The grade that is written so, in any case; None where it is none.

    >>> parsed_grade("f6"), parsed_grade("2"), parsed_grade("6F")
    (Grade(source='F', information=6), Grade(source=None, information=2), None)
    """
    letter, digit = typed[:1].upper(), typed[-1:]
    source = letter if letter in SOURCE_GRADES else None
    information = int(digit) if digit in map(str, INFORMATION_GRADES) else None
    grade = Grade(source, information)
    return grade if typed and grade.code == typed.upper() else None
