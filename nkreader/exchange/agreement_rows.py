"""How far two sets agree, as the rows of a table in any report, and what its figures must be read
with."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nkreader.agreement import Diagnosis, Figure, Interval, Page
from nkreader.exchange.wording import counted

HEADS = ("Tag", "n", "a", "b", "both", "%", "κ", "α", "α_U")
METHOD = (
    "A unit is a sentence of the body, with the tag or without; α_U is about passages, with a"
    " character of the body as the measure. a, b, both: units with the tag for the one, for the"
    " other, for both. All tags puts all pairs of a sentence and a tag together. Undefined:"
    " nothing varied, which is no agreement. κ: Cohen 1960. α: Krippendorff 2011. α_U:"
    " Krippendorff et al. 2016. Intervals: 95 % of 1,000 samples of articles."
)
ALL = "All tags"


class Row(NamedTuple):
    """The figures of one tag, or of all together."""

    name: str
    is_all: bool
    cells: tuple[str, ...]
    """What stands under HEADS behind the name."""
    diagnoses: tuple[Diagnosis, ...]


def between(page: Page) -> str:
    """Which sets these are, and in how many articles: names are other people's words."""
    which = "with a mark of either" if page.every else "done in both"
    return f"Between {page.a} (a) and {page.b} (b) · {counted(page.articles, 'article')} {which}"


def agreement_rows(page: Page) -> Iterator[Row]:
    """The rows in order."""
    pairs = zip(page.figures[::2], page.figures[1::2], strict=True)
    for sentence, character in pairs:
        name = page.names.get(sentence.tag, sentence.tag) if sentence.tag else ALL
        found = {one.kind: one for one in (*character.diagnoses, *sentence.diagnoses)}
        cells = tuple(_cells(sentence, character))
        yield Row(name, sentence.tag is None, cells, tuple(found.values()))


def _cells(sentence: Figure, character: Figure) -> Sequence[str]:
    within, of_passages = sentence.intervals, character.intervals
    return [
        *(f"{number:,}" for number in sentence.counts),
        "undefined" if sentence.percent is None else f"{sentence.percent:.1f}",
        _number(sentence.kappa, within and within.kappa),
        _number(sentence.alpha, within and within.alpha),
        _number(character.alpha_u, of_passages and of_passages.alpha_u),
    ]


def _number(value: float | None, within: Interval | None) -> str:
    if value is None:
        return "undefined"
    return f"{value:.3f}" + (f" ({within[0]:.3f} to {within[1]:.3f})" if within else "")
