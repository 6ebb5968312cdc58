"""Entities of the library: who and what its articles name, as lists and cards show it."""

from typing import Literal, NamedTuple

Sort = Literal["articles", "mentions", "name", "first", "last"]
DecisionKind = Literal["merge", "split", "rename", "forget", "add"]


class EntityDecision(NamedTuple):
    """What a person has decided of entities.

    `merge`: `subject` is `object` (ids). `split`: of `subject` the spelling `alias` is `object`.
    `rename`: `subject` is called `object`. `forget`: `subject` is none. `add`: the words `subject`
    name something with the label `object`, in every text. What is not needed is empty.
    """

    id: str
    kind: DecisionKind
    subject: str
    alias: str
    object: str
    created: str


class Entity(NamedTuple):
    """One person, place, body … that articles name."""

    id: str
    label: str
    """One of `nkreader.model.LABELS`."""
    name: str
    articles: int
    mentions: int
    first: str | None
    last: str | None
    """Dates of the first and the last dated article that names it; None where none is dated."""


class Spelled(NamedTuple):
    """A spelling under which articles name an entity."""

    words: str
    mentions: int


class Month(NamedTuple):
    """How many articles of a month name an entity."""

    month: str
    """`2020-03`; `2020` where articles are dated by year alone."""
    articles: int


class Beside(NamedTuple):
    """An entity that stands beside another one."""

    entity: Entity
    together: int
    """Sentences that name both."""


class Where(NamedTuple):
    """An article that names an entity."""

    article: str
    title: str
    published: str | None
    mentions: int


class Card(NamedTuple):
    """What there is to know about one entity."""

    entity: Entity
    spellings: tuple[Spelled, ...]
    """The most frequent first."""
    months: tuple[Month, ...]
    """In the order of time, those without an article left out."""
    beside: tuple[Beside, ...]
    looked_at: int
    """Articles, the latest that name it, in which it was counted who stands beside it."""
    latest: tuple[Where, ...]
