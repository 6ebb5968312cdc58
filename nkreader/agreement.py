"""Agreement of two codings, as values: what is counted, the figures over it, their diagnoses."""

from typing import Literal, NamedTuple, get_args

Unit = Literal["sentence", "character"]
By = Literal["revision", "month"]
Version = Literal["2016", "1995"]
"""Of which year the alpha for unitizing is."""
VERSIONS: tuple[Version, ...] = get_args(Version)
BY: tuple[By, ...] = get_args(By)
Kind = Literal[
    "no-units", "undefined", "one-without-marks", "few-units", "few-articles", "skewed", "borders",
    "read-by-one", "not-certain", "split",
]  # fmt: skip
SIGNS: dict[Kind, str] = {
    "no-units": "0", "undefined": "u", "one-without-marks": "1", "few-units": "n",
    "few-articles": "a", "skewed": "s", "borders": "b", "read-by-one": "r", "not-certain": "?",
    "split": "t",
}  # fmt: skip
"""What stands for each beside a figure, where there is no room for words."""
Interval = tuple[float, float]


class Counts(NamedTuple):
    """How two coders judged units, each yes or no: does it carry the tag?"""

    n: int
    """Units."""
    a: int
    """Those to which the first says yes."""
    b: int
    """Those to which the second says yes."""
    both: int
    """Those to which both do."""

    def table(self) -> dict[tuple[bool, bool], int]:
        """How often the first said the one thing and the second the other."""
        only_a, only_b = self.a - self.both, self.b - self.both
        neither = self.n - self.both - only_a - only_b
        return {
            (True, True): self.both, (True, False): only_a, (False, True): only_b,
            (False, False): neither,
        }  # fmt: skip


class Marked(NamedTuple):
    """A passage as it is counted: what of it lies in the body."""

    tag: str
    place: tuple[int, int]
    """`[start, end)` in code points of the body put together."""
    sentences: tuple[int, int]
    """The body sentences that it codes, `[first, stop)`."""
    created: str
    """When, in ISO 8601."""


class Twice(NamedTuple):
    """One article that two coders have coded."""

    sentences: int
    """Of its body."""
    length: int
    """Code points of its body."""
    first: tuple[Marked, ...]
    second: tuple[Marked, ...]


class Aside(NamedTuple):
    """What is not counted, or should perhaps not be, by tag; None for all together."""

    read_by_one: dict[str | None, int]
    """Passages in articles that are not done in both sets, though in one; where all count, in any
    that are not done in both. Of None, such articles."""
    not_certain: dict[str | None, int]
    """Passages whose place in the current text is not certain."""
    split: dict[str | None, int]
    """Passages of the same articles that belong to another revision or month."""


class Study(NamedTuple):
    """What two coders made of the same articles."""

    articles: tuple[Twice, ...]
    aside: Aside
    every: bool = False
    """Whether articles count that are not done in both, where either has marked anything."""
    revision: int | None = None
    """The number of the codebook's revision, from 1, where it is told apart by that."""
    start: str | None = None
    """Where it is a stretch of time: its first moment, in ISO 8601; None where it has none."""
    end: str | None = None
    """The first moment behind it; None where it goes on."""


class Diagnosis(NamedTuple):
    """What a figure must be read with."""

    kind: Kind
    means: str
    """What it means for this figure, a sentence."""
    do: str
    """What to do about it, a sentence."""


class Intervals(NamedTuple):
    """In which interval each coefficient lies; None where that can't be told."""

    kappa: Interval | None = None
    alpha: Interval | None = None
    alpha_u: Interval | None = None


class Figure(NamedTuple):
    """How far two coders agree on one tag, or on all together. Coefficients are None where they are
    undefined."""

    tag: str | None
    """None: all pairs of a unit and a tag, put together."""
    unit: Unit
    counts: Counts
    percent: float | None
    kappa: float | None
    alpha: float | None
    alpha_u: float | None
    """Of characters alone: passages as units, borders and tag together."""
    borders: float | None
    """Of all tags and characters alone: the borders, whatever the tag."""
    values: float | None
    """Of characters alone: the tag, where both have marked something."""
    intervals: Intervals | None
    """None where they were not asked for."""
    diagnoses: tuple[Diagnosis, ...]


class Agreed(NamedTuple):
    """The figures of one study; for each tag, then for all, by sentence and by character."""

    study: Study
    figures: tuple[Figure, ...]


class Page(NamedTuple):
    """The agreement of two sets as a report has it, for readers who have no library."""

    a: str
    """What the sets are called, and whose they are."""
    b: str
    articles: int
    every: bool
    """Whether articles count that are not done in both, where either has marked anything."""
    figures: tuple[Figure, ...]
    names: dict[str, str]
    """Of tags, by slug."""
