"""The page of a Markdown report on how far two sets agree: a table, and what its figures must be
read with."""

from collections.abc import Iterator, Sequence

from nkreader.agreement import Figure, Interval, Page
from nkreader.exchange.markdown_escape import inline
from nkreader.exchange.wording import counted

_METHOD = (
    "A unit is a sentence of the body, with the tag or without; α\\_U is about passages, with a"
    " character of the body as the measure. *a*, *b*, *both*: units with the tag for the one, for"
    " the other, for both. *All tags* puts all pairs of a sentence and a tag together. Undefined:"
    " nothing varied, which is no agreement. κ: Cohen 1960. α: Krippendorff 2011. α\\_U:"
    " Krippendorff et al. 2016. Intervals: 95 % of 1,000 samples of articles."
)


def agreement_section(page: Page) -> str:
    """The section in Markdown."""
    which = "with a mark of either" if page.every else "done in both"
    between = f"{inline(page.a)} (a) and {inline(page.b)} (b)"
    pairs = list(zip(page.figures[::2], page.figures[1::2], strict=True))
    lines = [
        "", "## Agreement", "",
        f"Between {between} · {counted(page.articles, 'article')} {which}", "",
        "| Tag | n | a | b | both | % | κ | α | α\\_U |",
        "| :-- | --: | --: | --: | --: | --: | --: | --: | --: |",
        *(_row(page, *pair) for pair in pairs), "", _METHOD,
        *_notes(page, pairs),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _row(page: Page, sentence: Figure, character: Figure) -> str:
    name = _name(page, sentence)
    within, of_passages = sentence.intervals, character.intervals
    cells = [
        name if sentence.tag else f"*{name}*", *(f"{number:,}" for number in sentence.counts),
        "undefined" if sentence.percent is None else f"{sentence.percent:.1f}",
        _number(sentence.kappa, within and within.kappa),
        _number(sentence.alpha, within and within.alpha),
        _number(character.alpha_u, of_passages and of_passages.alpha_u),
    ]  # fmt: skip
    return f"| {' | '.join(cells)} |"


def _name(page: Page, figure: Figure) -> str:
    return inline(page.names.get(figure.tag, figure.tag)) if figure.tag else "All tags"


def _number(value: float | None, within: Interval | None) -> str:
    if value is None:
        return "undefined"
    return f"{value:.3f}" + (f" ({within[0]:.3f} to {within[1]:.3f})" if within else "")


def _notes(page: Page, pairs: Sequence[tuple[Figure, Figure]]) -> Iterator[str]:
    """What figures must be read with, tag by tag; of both units once."""
    for pair in pairs:
        found = {one.kind: one for figure in reversed(pair) for one in figure.diagnoses}
        if found:
            yield f"\n**{_name(page, pair[0])}**\n"
        for one in found.values():
            yield f"- {inline(one.means)} {inline(one.do)}"
