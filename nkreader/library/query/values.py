"""The tree that a query is read into. `start` is the place of a part in what was typed."""

from dataclasses import dataclass
from typing import Literal

Field = Literal[
    "title", "publisher", "author", "lang", "tag", "set", "annotator", "note", "before", "after",
    "on", "dated", "is", "has", "entity", "speaker", "claim", "spoken",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or with a star the beginning of one."""

    text: str
    start: int
    starred: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in quotation marks: they stand one behind the other."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class FieldTerm:
    """`field:value`."""

    field: Field
    value: Word | Phrase
    start: int
    whole: bool = False
    """`field:=value`: the field is this and nothing else."""


@dataclass(frozen=True, slots=True)
class Not:
    """`-part`."""

    part: "Query"


@dataclass(frozen=True, slots=True)
class All:
    """Parts that must all hold; of none, everything does."""

    parts: tuple["Query", ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """Parts of which one must hold."""

    parts: tuple["Query", ...]


Query = Word | Phrase | FieldTerm | Not | All | Any


def terms(query: Query) -> "list[FieldTerm]":
    """Every `field:value` in a query."""
    match query:
        case FieldTerm():
            return [query]
        case Not(part):
            return terms(part)
        case All(parts) | Any(parts):
            return [term for part in parts for term in terms(part)]
    return []


def looked_for(query: Query) -> list[str]:
    """The words and phrases of a query that are wanted in texts."""
    match query:
        case Word(text) | Phrase(text):
            return [text]
        case All(parts) | Any(parts):
            return [text for part in parts for text in looked_for(part)]
    return []
