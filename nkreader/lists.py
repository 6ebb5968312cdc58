"""Values of the list of articles: its rows, how it is arranged, its headings, its views, what is
seen of an article beside it."""

from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

if TYPE_CHECKING:
    from nkreader.hits import Hit
    from nkreader.model import State

Order = Literal["date", "title", "publisher", "opened", "tags", "words"]
ORDERS: tuple[Order, ...] = get_args(Order)
Grouping = Literal["day", "week", "publisher"]
GROUPINGS: tuple[Grouping, ...] = get_args(Grouping)


class Arrangement(NamedTuple):
    """In which order articles are listed, and under which headings.

    What is asked about most comes first: the newest, the last opened, those with most tags or
    words; titles and publishers by their letters. What is not known stands last, also backwards.
    """

    order: Order = "date"
    backwards: bool = False
    grouping: Grouping | None = None


NEWEST = Arrangement()


class ArticleRow(NamedTuple):
    """What one line of the list of articles shows."""

    id: str
    title: str | None
    opening: str
    publisher: str | None
    published: str | None
    words: int
    state: "State"
    tags: tuple[tuple[str, int], ...]
    """(slug, count) in codebook order, of the current set."""
    unsettled: int
    """Annotations of the current set that wait for review."""
    strip: tuple[str | None, ...] = ()
    """The slug of the tag that each tenth of the text has most of; empty where it has none."""
    coded: tuple[int, int] | None = None
    """Body sentences that carry a tag of the current set, and all of them, where that is known."""
    opened: str | None = None
    """When the reader opened it last."""
    whole: tuple[str, ...] = ()
    """The slugs of the current set's tags on the article as a whole."""
    memo: bool = False
    """Whether the current set has a memo on it."""


class Work(NamedTuple):
    """What people, of all sets, have made of some articles: it goes where the articles go."""

    articles: int
    """How many of the articles have any of it."""
    annotations: int
    links: int
    memos: int
    whole: int
    """Tags on articles as a whole."""

    @property
    def words(self) -> str:
        """All of it, counted in words; "" where there is none."""
        nouns = ("annotation", "link", "memo", "tag")
        parts = [
            f"{number:,} {noun}{'' if number == 1 else 's'}"
            for number, noun in zip(self[1:], nouns, strict=True)
            if number
        ]
        if self.whole:
            parts[-1] += " on the whole"
        return " and ".join([", ".join(parts[:-1]), parts[-1]] if parts[1:] else parts)


class Heading(NamedTuple):
    """The row above the articles of one day, week or publisher."""

    words: str
    articles: int
    """How many stand below it."""


class Known(NamedTuple):
    """What a library has anything of, which a list has columns for."""

    dates: bool = True
    publishers: bool = True
    tags: bool = True
    coded: bool = False
    """Whether it is known how many sentences of an article carry a tag."""


class Preview(NamedTuple):
    """What is seen of an article beside the list."""

    paragraphs: tuple[str, ...]
    """The first of its body; none where there are hits."""
    hits: tuple["Hit", ...]
    """The first places of what was looked for."""
