"""Two codings over one text, as the reading pane shows them: a layer that holds the marks of both.

Whose a mark is is told by its sign in the gutter, `a`, `b`, or `=` where both say the same; its tag
by the colour. The pane knows tags alone, so each tag stands here three times, once for each sign.
"""

from dataclasses import replace

from nkreader.comparison import Coding, ComparedArticle
from nkreader.model import Codebook, Reading, Tag
from nkreader.text.columns import SpanColumns

SIDES = ("a", "b", "=")


def signed(codebook: Codebook) -> Codebook:
    """The tags once for each side, a's before b's; the sign stands in the place of the key."""
    return Codebook(tuple(_signed(tag, side) for side in SIDES for tag in codebook.tags))


def _signed(tag: Tag, side: str) -> Tag:
    return tag._replace(slug=f"{tag.slug} {side}", key=side, parent=None)


def with_both(reading: Reading, article: ComparedArticle, codebook: Codebook) -> Reading:
    """An open article with the marks of both sets in the place of one's own; their codes are those
    of the `signed` codebook."""
    numbers = {tag.slug: n for n, tag in enumerate(codebook.tags)}

    def row(one: Coding, side: str) -> tuple[int, int, int, str]:
        code = SIDES.index(side) * len(codebook.tags) + numbers.get(one.tag, 0)
        return one.start, one.end, code, one.id

    rows = []
    for pair in article.differences:
        if pair.kind == "same" and pair.a is not None:
            rows.append(row(pair.a, "="))
        else:
            rows += [row(one, side) for one, side in zip(pair, "ab", strict=True) if one]
    return replace(reading, annotations=SpanColumns(rows), unsettled=[])
